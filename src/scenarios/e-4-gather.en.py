
# loopscope: title "E-4 gather in Python"
# Each of three requests fetches three addresses
# with one gather, so nine waits take as long as
# one, 0.1 seconds. The results come in the
# order of the calls, whichever answer is there
# first.
