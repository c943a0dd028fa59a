
# loopscope: title "F-1 A deque in Python"
# Customers leave in the order in which they
# came; there is no event loop, and nothing
# takes time. print shows a customer without the
# quotes that the lecture's comments put there.
