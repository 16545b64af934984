"""What goes wrong while XML is read."""


class SAXException(Exception):
    """An error or a warning: a message, and maybe another exception."""

    def __init__(self, msg, exception=None):
        self._msg = msg
        self._exception = exception
        Exception.__init__(self, msg)

    def getMessage(self):
        """Return the message."""
        return self._msg

    def getException(self):
        """Return the other exception, or None."""
        return self._exception

    def __str__(self):
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError('__getitem__')


class SAXParseException(SAXException):
    """An error in a document, and where it is."""

    def __init__(self, msg, exception, locator):
        SAXException.__init__(self, msg, exception)
        self._locator = locator
        # The place is asked for now: the locator goes on.
        self._systemId = locator.getSystemId()
        self._colnum = locator.getColumnNumber()
        self._linenum = locator.getLineNumber()

    def getColumnNumber(self):
        """Return the column of the error."""
        return self._colnum

    def getLineNumber(self):
        """Return the line of the error."""
        return self._linenum

    def getPublicId(self):
        """Return the public identifier of the entity that the error is in."""
        return self._locator.getPublicId()

    def getSystemId(self):
        """Return the system identifier of the entity that the error is in."""
        return self._systemId

    def __str__(self):
        system, line, column = self.getSystemId(), self.getLineNumber(), self.getColumnNumber()
        return '%s:%s:%s: %s' % ('<unknown>' if system is None else system, '?' if line is None else line,
                                 '?' if column is None else column, self._msg)


class SAXNotRecognizedException(SAXException):
    """The parser does not know a feature or a property."""


class SAXNotSupportedException(SAXException):
    """The parser knows a feature or a property, but cannot set it so."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """What a parser stands on is not there."""
