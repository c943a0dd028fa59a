from sqlalchemy.ext.asyncio import create_async_engine, AsyncSession
from sqlalchemy.orm import sessionmaker
from fastapi import FastAPI, Depends
# from . import models # 실제 사용 시 SQLAlchemy 모델 import 필요

DATABASE_URL = "postgresql+asyncpg://user:password@host:port/db"

# 비동기 엔진 및 세션 생성
engine = create_async_engine(DATABASE_URL)
AsyncSessionLocal = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)

app = FastAPI()

# 의존성 주입으로 비동기 세션 관리
async def get_db():
    async with AsyncSessionLocal() as session:
        yield session

@app.get("/users/{user_id}")
async def read_user(user_id: int, db: AsyncSession = Depends(get_db)):
    # DB 쿼리 (논블로킹)
    # 실제 사용 예: user = await db.get(models.User, user_id)
    # return user
    return {"message": f"User {user_id} data from async DB"}
