"""What is done once a request is answered."""

from loopscope.web.background import BackgroundTask, BackgroundTasks

__all__ = ["BackgroundTask", "BackgroundTasks"]
