"""What goes wrong."""

import json as _json

__all__ = [
    "ChunkedEncodingError", "ConnectTimeout", "ConnectionError", "HTTPError", "InvalidJSONError", "InvalidURL",
    "JSONDecodeError", "MissingSchema", "ReadTimeout", "RequestException", "Timeout", "TooManyRedirects",
]  # fmt: skip


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        super().__init__(*args)
        self.response, self.request = response, getattr(response, "request", None) if request is None else request


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class ChunkedEncodingError(RequestException):
    pass


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    def __init__(self, message, document, position):
        _json.JSONDecodeError.__init__(self, message, document, position)
        InvalidJSONError.__init__(self, *self.args)


class InvalidURL(RequestException, ValueError):
    pass


class MissingSchema(RequestException, ValueError):
    pass
