
# loopscope: title "D-1 FastAPI's async def in Python"
# Ten requests wait on the event loop at the
# same time, so all are answered after 3
# seconds, as the lecture says. With
# time.sleep(3) instead of await
# asyncio.sleep(3), and import time above, each
# would hold the loop: 30 seconds.
# loopscope: 10 x GET /async
