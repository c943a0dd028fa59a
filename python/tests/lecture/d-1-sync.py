import time
from fastapi import FastAPI

app = FastAPI()

# 동기 함수 (별도 스레드에서 실행됨)
@app.get("/sync")
def sync_task():
    time.sleep(3)  # 3초간 블로킹
    return {"result": "sync task complete"}
