"""What the stand-ins for FastAPI, Starlette and uvicorn are made of: an app, its routes and what they depend on, and a server
that sends it requests.

A request is a task. `async def` runs on the loop, `def` on one of forty threads; what an endpoint depends on runs before it,
in the order in which it is named, each the same way.
"""
