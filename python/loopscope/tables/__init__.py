"""What the stand-in for SQLAlchemy is made of: columns and conditions, statements, the rows of a run, and sessions.

Tables that the program makes (`create_all`) begin empty; others have the rows 1, 2 and 3, as in `loopscope.database`.
"""
