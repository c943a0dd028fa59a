"""Stands in for FastAPI: apps and routers, dependencies, plain answers. The server is `loopscope.web.server`."""

from loopscope.web.app import APIRouter, FastAPI
from loopscope.web.background import BackgroundTasks
from loopscope.web.errors import HTTPException
from loopscope.web.parameters import (
    Body,
    Cookie,
    Depends,
    File,
    Form,
    Header,
    Path,
    Query,
)
from loopscope.web.requests import Request, UploadFile
from loopscope.web.responses import Response

from . import status

__version__ = "0.0 (a stand-in)"
__all__ = [
    "APIRouter", "BackgroundTasks", "Body", "Cookie", "Depends", "FastAPI", "File", "Form", "HTTPException", "Header",
    "Path", "Query", "Request", "Response", "UploadFile", "status",
]  # fmt: skip
