import asyncio
import time

async def make_pasta():
    print("🍝 파스타: 물을 끓이기 시작합니다.")
    await asyncio.sleep(3)  # I/O 작업 대기 시뮬레이션
    print("🍝 파스타: 면을 삶기 시작합니다.")
    await asyncio.sleep(5)
    print("✅ 파스타 완성!")
    return "파스타"

async def make_toast():
    print("🍞 토스트: 빵을 굽기 시작합니다.")
    await asyncio.sleep(2)  # I/O 작업 대기 시뮬레이션
    print("✅ 토스트 완성!")
    return "토스트"

async def main():
    start_time = time.time()

    # 두 코루틴 병렬 실행
    results = await asyncio.gather(
        make_pasta(),
        make_toast()
    )

    end_time = time.time()
    print(
        f"🍽️요리 결과: {results}\n",
        f"⏱️ 총 걸린 시간: {end_time - start_time:.2f}초"
        )

asyncio.run(main())
