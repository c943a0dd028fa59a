"""`HTTP_404_NOT_FOUND` and the others."""

import http

globals().update({f"HTTP_{status.value}_{status.name}": status.value for status in http.HTTPStatus})
HTTP_422_UNPROCESSABLE_ENTITY = HTTP_422_UNPROCESSABLE_CONTENT = 422
HTTP_413_REQUEST_ENTITY_TOO_LARGE = HTTP_413_CONTENT_TOO_LARGE = 413
__all__ = [name for name in globals() if name.startswith("HTTP_")]
