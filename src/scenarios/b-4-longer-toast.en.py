
# loopscope: title "B-4 Toast of 6 seconds in Python"
# The lecture's second make_toast stands in its
# first program: now the toast is done after the
# noodles went in, and the total is still 8
# seconds. Its lines come without their signs 🍞
# and ✅, since the second block prints none.
