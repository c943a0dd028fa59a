
# loopscope: title "D-1 Python으로 쓴 FastAPI의 async def"
# 요청 10개가 이벤트 루프에서 함께 기다리므로
# 강의대로 3초 만에 모두 응답한다. await
# asyncio.sleep(3)을 time.sleep(3)으로 바꾸고
# 위에 import time을 쓰면 요청마다 루프를 붙잡아
# 30초가 걸린다.
# loopscope: 10 x GET /async
