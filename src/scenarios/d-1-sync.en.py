
# loopscope: title "D-1 FastAPI's def in Python"
# Ten requests come at once, and FastAPI runs a
# def in one of 40 threads: all are answered
# after 3 seconds, and not after the lecture's
# 30. With 100 in the last line the threads are
# not enough, and it takes 9.
# loopscope: 10 x GET /sync
