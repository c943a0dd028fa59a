import asyncio

async def producer(q):
    for i in range(3):
        print(f"🍳 Task-{i} 준비 완료")
        await q.put(f"Task-{i}")
        await asyncio.sleep(1)  # 생산 속도 시뮬레이션

async def consumer(q):
    while True:
        task = await q.get()
        print(f"👨🍳 실행: {task}")
        await asyncio.sleep(2)  # 소비 속도 시뮬레이션
        q.task_done()

async def main():
    q = asyncio.Queue()
    await asyncio.gather(producer(q), consumer(q))

asyncio.run(main())
