"""What is wrong with messages: exceptions, and defects that a message with them keeps."""


class MessageError(Exception):
    """What the other exceptions derive from."""


class MessageParseError(MessageError):
    """A message cannot be parsed."""


class HeaderParseError(MessageParseError):
    """Headers cannot be parsed."""


class BoundaryError(MessageParseError):
    """The boundary between parts was not found."""


class MultipartConversionError(MessageError, TypeError):
    """A message cannot have several parts."""


class CharsetError(MessageError):
    """The character set is not known."""


class HeaderWriteError(MessageError):
    """A header cannot be written."""


class MessageDefect(ValueError):
    """Something that is not as it should be; `line` may be the place."""

    def __init__(self, line=None):
        if line is not None:
            super().__init__(line)
        self.line = line


class NoBoundaryInMultipartDefect(MessageDefect):
    """A message says that it has parts, but not what is between them."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The first boundary is missing."""


class CloseBoundaryNotFoundDefect(MessageDefect):
    """The last boundary is missing."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first line goes on with a header that there is not."""


class MisplacedEnvelopeHeaderDefect(MessageDefect):
    """A Unix-From line stands among the headers."""


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line that is no header stands where the empty line should."""


class MultipartInvariantViolationDefect(MessageDefect):
    """A message says that it has parts, but it has none."""


class InvalidMultipartContentTransferEncodingDefect(MessageDefect):
    """A message with parts is encoded as a whole."""


class UndecodableBytesDefect(MessageDefect):
    """Bytes are no text."""


class InvalidBase64PaddingDefect(MessageDefect):
    """The padding of base 64 is wrong."""


class InvalidBase64CharactersDefect(MessageDefect):
    """There are characters that base 64 has not."""


class InvalidBase64LengthDefect(MessageDefect):
    """The length of base 64 is wrong."""
