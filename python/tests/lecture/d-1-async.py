import asyncio
from fastapi import FastAPI

app = FastAPI()

# 비동기 함수 (이벤트 루프에서 직접 실행됨)
@app.get("/async")
async def async_task():
    await asyncio.sleep(3)  # 3초간 논블로킹
    return {"result": "async task complete"}
