"""What requests and answers of HTTP are called: status codes and methods."""

from enum import IntEnum, StrEnum

__all__ = ['HTTPMethod', 'HTTPStatus']


class HTTPStatus(IntEnum):
    """A status: its number, the words that follow it in an answer, and what it means."""

    def __new__(cls, value, phrase, description=''):
        self = int.__new__(cls, value)
        self._value_ = value
        self.phrase = phrase
        self.description = description
        return self

    @property
    def is_informational(self):
        """Is it no answer yet?"""
        return 100 <= self <= 199

    @property
    def is_success(self):
        """Has it been done?"""
        return 200 <= self <= 299

    @property
    def is_redirection(self):
        """Is there something else to ask for?"""
        return 300 <= self <= 399

    @property
    def is_client_error(self):
        """Was the request wrong?"""
        return 400 <= self <= 499

    @property
    def is_server_error(self):
        """Has the server failed?"""
        return 500 <= self <= 599

    CONTINUE = 100, 'Continue', 'go on and send the rest'
    SWITCHING_PROTOCOLS = 101, 'Switching Protocols', 'the protocol changes as asked for'
    PROCESSING = 102, 'Processing', 'still at work'
    EARLY_HINTS = 103, 'Early Hints', 'headers that will come with the answer'
    OK = 200, 'OK', 'here it is'
    CREATED = 201, 'Created', 'made; its URL follows'
    ACCEPTED = 202, 'Accepted', 'will be done later'
    NON_AUTHORITATIVE_INFORMATION = 203, 'Non-Authoritative Information', 'from somebody who keeps copies'
    NO_CONTENT = 204, 'No Content', 'done, and there is nothing to say'
    RESET_CONTENT = 205, 'Reset Content', 'done; empty the form'
    PARTIAL_CONTENT = 206, 'Partial Content', 'a part of it follows'
    MULTI_STATUS = 207, 'Multi-Status', 'several answers in one'
    ALREADY_REPORTED = 208, 'Already Reported', 'said before'
    IM_USED = 226, 'IM Used', 'what has changed follows'
    MULTIPLE_CHOICES = 300, 'Multiple Choices', 'there are several; choose one'
    MOVED_PERMANENTLY = 301, 'Moved Permanently', 'it has moved for good'
    FOUND = 302, 'Found', 'it is elsewhere for now'
    SEE_OTHER = 303, 'See Other', 'look there, with GET'
    NOT_MODIFIED = 304, 'Not Modified', 'your copy is as good'
    USE_PROXY = 305, 'Use Proxy', 'only through the proxy named'
    TEMPORARY_REDIRECT = 307, 'Temporary Redirect', 'it is elsewhere for now; ask there in the same way'
    PERMANENT_REDIRECT = 308, 'Permanent Redirect', 'it has moved for good; ask there in the same way'
    BAD_REQUEST = 400, 'Bad Request', 'the request is malformed, or of an unknown method'
    UNAUTHORIZED = 401, 'Unauthorized', 'who are you? see the schemes named'
    PAYMENT_REQUIRED = 402, 'Payment Required', 'it costs something'
    FORBIDDEN = 403, 'Forbidden', 'no, whoever you are'
    NOT_FOUND = 404, 'Not Found', 'there is nothing at this URI'
    METHOD_NOT_ALLOWED = 405, 'Method Not Allowed', 'not with this method'
    NOT_ACCEPTABLE = 406, 'Not Acceptable', 'not in any form that was asked for'
    PROXY_AUTHENTICATION_REQUIRED = 407, 'Proxy Authentication Required', 'the proxy wants to know who you are'
    REQUEST_TIMEOUT = 408, 'Request Timeout', 'the request did not come in time'
    CONFLICT = 409, 'Conflict', 'it does not fit what is there'
    GONE = 410, 'Gone', 'it was there, and will not come back'
    LENGTH_REQUIRED = 411, 'Length Required', 'Content-Length is needed'
    PRECONDITION_FAILED = 412, 'Precondition Failed', 'a condition in the headers does not hold'
    CONTENT_TOO_LARGE = 413, 'Content Too Large', 'the body is too large'
    URI_TOO_LONG = 414, 'URI Too Long', 'the URI is too long'
    UNSUPPORTED_MEDIA_TYPE = 415, 'Unsupported Media Type', 'the body is of a kind that is not taken here'
    RANGE_NOT_SATISFIABLE = 416, 'Range Not Satisfiable', 'there is no such range'
    EXPECTATION_FAILED = 417, 'Expectation Failed', 'the Expect header cannot be met'
    IM_A_TEAPOT = 418, "I'm a Teapot", 'this is a teapot, and makes no coffee'
    MISDIRECTED_REQUEST = 421, 'Misdirected Request', 'no answer for this host here'
    UNPROCESSABLE_CONTENT = 422, 'Unprocessable Content', 'well formed, but without sense'
    LOCKED = 423, 'Locked', 'it is locked'
    FAILED_DEPENDENCY = 424, 'Failed Dependency', 'an earlier request failed'
    TOO_EARLY = 425, 'Too Early', 'too early: the request may be a replayed one'
    UPGRADE_REQUIRED = 426, 'Upgrade Required', 'another protocol is needed'
    PRECONDITION_REQUIRED = 428, 'Precondition Required', 'the request has to be conditional'
    TOO_MANY_REQUESTS = 429, 'Too Many Requests', 'too many requests in this time'
    REQUEST_HEADER_FIELDS_TOO_LARGE = 431, 'Request Header Fields Too Large', 'the headers are too large'
    UNAVAILABLE_FOR_LEGAL_REASONS = 451, 'Unavailable For Legal Reasons', 'the law forbids it'
    INTERNAL_SERVER_ERROR = 500, 'Internal Server Error', 'the server has failed'
    NOT_IMPLEMENTED = 501, 'Not Implemented', 'the server cannot do that'
    BAD_GATEWAY = 502, 'Bad Gateway', 'the server behind this one answers nonsense'
    SERVICE_UNAVAILABLE = 503, 'Service Unavailable', 'the server cannot answer now'
    GATEWAY_TIMEOUT = 504, 'Gateway Timeout', 'the server behind this one does not answer'
    HTTP_VERSION_NOT_SUPPORTED = 505, 'HTTP Version Not Supported', 'this version of HTTP is not spoken here'
    VARIANT_ALSO_NEGOTIATES = 506, 'Variant Also Negotiates', 'the server is set up in circles'
    INSUFFICIENT_STORAGE = 507, 'Insufficient Storage', 'there is no room left'
    LOOP_DETECTED = 508, 'Loop Detected', 'it goes round in circles'
    NOT_EXTENDED = 510, 'Not Extended', 'the request needs more extensions'
    NETWORK_AUTHENTICATION_REQUIRED = 511, 'Network Authentication Required', 'log in to the network first'
    REQUEST_ENTITY_TOO_LARGE = CONTENT_TOO_LARGE
    REQUEST_URI_TOO_LONG = URI_TOO_LONG
    REQUESTED_RANGE_NOT_SATISFIABLE = RANGE_NOT_SATISFIABLE
    UNPROCESSABLE_ENTITY = UNPROCESSABLE_CONTENT


class HTTPMethod(StrEnum):
    """A method, and what it asks for."""

    def __new__(cls, value, description):
        self = str.__new__(cls, value)
        self._value_ = value
        self.description = description
        return self

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}>'

    CONNECT = 'CONNECT', 'a connection to another server'
    DELETE = 'DELETE', 'to take it away'
    GET = 'GET', 'for what is there'
    HEAD = 'HEAD', 'for the headers of what is there'
    OPTIONS = 'OPTIONS', 'what can be asked for'
    PATCH = 'PATCH', 'to change a part of it'
    POST = 'POST', 'to do something with what is sent'
    PUT = 'PUT', 'to put what is sent there'
    TRACE = 'TRACE', 'for the request as it arrived'
