
# loopscope: title "E-2 A database session in Python"
# Depends opens a session for each of three
# requests and closes it behind the answer. The
# lecture's query is only a comment, so nobody
# waits for the database and the total is 0
# seconds.
