import asyncio
import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient()

async def fetch_url(url: str):
    """지정된 URL에서 데이터를 가져오는 코루틴"""
    print(f"Fetching {url}...")
    response = await client.get(url)
    print(f"Finished fetching {url}")
    return response.json()

@app.get("/gather-tasks")
async def gather_tasks():
    # 동시에 호출할 URL 목록
    urls = [
        "https://jsonplaceholder.typicode.com/todos/1",
        "https://jsonplaceholder.typicode.com/todos/2",
        "https://jsonplaceholder.typicode.com/todos/3",
    ]

    # 각 URL에 대해 fetch_url 코루틴을 생성
    tasks = [fetch_url(url) for url in urls]
    
    # asyncio.gather를 사용하여 모든 작업을 동시에 실행하고 결과를 기다림
    results = await asyncio.gather(*tasks)
    
    return {"results": results}

@app.on_event("shutdown")
async def shutdown_event():
    await client.aclose()
