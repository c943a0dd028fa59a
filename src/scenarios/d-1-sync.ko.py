
# loopscope: title "D-1 Python으로 쓴 FastAPI의 def"
# 요청 10개가 한꺼번에 오고, FastAPI는 def를
# 스레드 40개에서 실행한다. 그래서 강의의 30초가
# 아니라 3초 만에 모두 응답한다. 마지막 줄의
# 10을 100으로 바꾸면 스레드가 모자라 9초가
# 걸린다.
# loopscope: 10 x GET /sync
