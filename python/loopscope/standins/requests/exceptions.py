"""What goes wrong."""

__all__ = [
    "ConnectTimeout", "ConnectionError", "HTTPError", "InvalidURL", "MissingSchema", "ReadTimeout", "RequestException", "Timeout"
]  # fmt: skip


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        super().__init__(*args)
        self.response, self.request = response, request


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


class InvalidURL(RequestException, ValueError):
    pass


class MissingSchema(RequestException, ValueError):
    pass
