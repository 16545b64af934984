"""Messages with headers and a body, as mail and HTTP have them."""

__all__ = ['errors', 'message', 'message_from_binary_file', 'message_from_bytes', 'message_from_file',
           'message_from_string', 'parser', 'utils']


def message_from_string(s, *args, **kws):
    """Return the message in a str."""
    from email.parser import Parser
    return Parser(*args, **kws).parsestr(s)


def message_from_bytes(s, *args, **kws):
    """Return the message in bytes."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parsebytes(s)


def message_from_file(fp, *args, **kws):
    """Return the message in a file of text."""
    from email.parser import Parser
    return Parser(*args, **kws).parse(fp)


def message_from_binary_file(fp, *args, **kws):
    """Return the message in a file of bytes."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parse(fp)
