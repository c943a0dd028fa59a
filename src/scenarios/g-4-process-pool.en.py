
# loopscope: title "G-4 A process pool in Python"
# A process adds up ten million squares, and the
# event loop is free meanwhile. How long that
# takes is measured, so the total is another
# each time (≈).
