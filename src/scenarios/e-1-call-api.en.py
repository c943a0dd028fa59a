
# loopscope: title "E-1 A call of an API in Python"
# Three requests wait for an answer from outside
# at the same time, so all end after 0.1
# seconds. Nothing is sent: a stand-in takes the
# place of httpx and answers after as long as
# that.
