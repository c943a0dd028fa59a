
# loopscope: title "F-2 Producer and consumer in Python"
# After 2 seconds Task-1 is run before Task-2 is
# ready, unlike in the lecture's output: the
# consumer's timer is the older one. Then the
# consumer waits for a fourth task that nobody
# puts there, so this program never ends.
