
# loopscope: title "E-3 Files in Python"
# Three uploads open a file and write it, 0.1
# seconds each, and wait for that at the same
# time. The three reads ask for files that
# nobody has written, so they answer "File not
# found".
