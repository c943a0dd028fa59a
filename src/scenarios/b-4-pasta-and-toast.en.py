
# loopscope: title "B-4 Pasta and toast in Python"
# CPython runs the lecture's own program: pasta
# waits for 3 and 5 seconds and toast for 2,
# both at once. It prints 8.00 seconds, and not
# the lecture's 8.01, since on a clock that
# jumps only the sleeps take time.
