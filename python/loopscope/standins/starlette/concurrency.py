"""Functions on the forty threads."""

from loopscope.web.responses import each as iterate_in_threadpool
from loopscope.web.threads import in_thread as run_in_threadpool

__all__ = ["iterate_in_threadpool", "run_in_threadpool"]
