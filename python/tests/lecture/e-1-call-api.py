import httpx
from fastapi import FastAPI

app = FastAPI()

# 애플리케이션 레벨에서 클라이언트를 재사용하는 것이 효율적
client = httpx.AsyncClient()

@app.get("/call-api")
async def call_api():
    # 외부 API 호출 (논블로킹)
    response = await client.get("https://jsonplaceholder.typicode.com/todos/1")
    
    # 응답이 올 때까지 다른 요청 처리 가능
    if response.status_code == 200:
        return response.json()
    else:
        return {"error": "API request failed"}

# 서버 종료 시 클라이언트 세션 정리
@app.on_event("shutdown")
async def shutdown_event():
    await client.aclose()
