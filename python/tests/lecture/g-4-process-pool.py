import asyncio
from concurrent.futures import ProcessPoolExecutor

def heavy_cpu_task(x):
    # CPU 집약적인 계산 예시
    return sum(i * i for i in range(x))

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        result = await loop.run_in_executor(pool, heavy_cpu_task, 10**7)
        print(f"✅ CPU 연산 결과: {result}")

asyncio.run(main())
