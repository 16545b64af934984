"""What all parsers have in common, where they read from, and how they hand over attributes."""

from . import handler
from ._exceptions import SAXNotRecognizedException, SAXNotSupportedException


class XMLReader:
    """A parser."""

    def __init__(self):
        self._cont_handler = handler.ContentHandler()
        self._dtd_handler = handler.DTDHandler()
        self._ent_handler = handler.EntityResolver()
        self._err_handler = handler.ErrorHandler()

    def parse(self, source):
        """Read a document from a system identifier or an InputSource."""
        raise NotImplementedError('This method must be implemented!')

    def getContentHandler(self):
        """Return what is told of the document's parts."""
        return self._cont_handler

    def setContentHandler(self, handler):
        """Set what is told of the document's parts."""
        self._cont_handler = handler

    def getDTDHandler(self):
        """Return what is told of declarations."""
        return self._dtd_handler

    def setDTDHandler(self, handler):
        """Set what is told of declarations."""
        self._dtd_handler = handler

    def getEntityResolver(self):
        """Return what says where entities are."""
        return self._ent_handler

    def setEntityResolver(self, resolver):
        """Set what says where entities are."""
        self._ent_handler = resolver

    def getErrorHandler(self):
        """Return what is told of errors."""
        return self._err_handler

    def setErrorHandler(self, handler):
        """Set what is told of errors."""
        self._err_handler = handler

    def setLocale(self, locale):
        """Set the language of messages."""
        raise SAXNotSupportedException('Locale support not implemented')

    def getFeature(self, name):
        """Return whether a feature is on."""
        raise SAXNotRecognizedException("Feature '%s' not recognized" % name)

    def setFeature(self, name, state):
        """Turn a feature on or off."""
        raise SAXNotRecognizedException("Feature '%s' not recognized" % name)

    def getProperty(self, name):
        """Return the value of a property."""
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def setProperty(self, name, value):
        """Set the value of a property."""
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)


class IncrementalParser(XMLReader):
    """A parser that is fed with pieces."""

    def __init__(self, bufsize=2 ** 16):
        self._bufsize = bufsize
        XMLReader.__init__(self)

    def parse(self, source):
        """Read a document from a system identifier or an InputSource."""
        from . import saxutils
        source = saxutils.prepare_input_source(source)
        self.prepareParser(source)
        file = source.getCharacterStream()
        if file is None:
            file = source.getByteStream()
        while buffer := file.read(self._bufsize):
            self.feed(buffer)
        self.close()

    def feed(self, data):
        """Parse more of the document."""
        raise NotImplementedError('This method must be implemented!')

    def prepareParser(self, source):
        """Make ready for a source."""
        raise NotImplementedError('prepareParser must be overridden!')

    def close(self):
        """End the document."""
        raise NotImplementedError('This method must be implemented!')

    def reset(self):
        """Make ready for another document."""
        raise NotImplementedError('This method must be implemented!')


class Locator:
    """Knows where the parser is."""

    def getColumnNumber(self):
        """Return the column."""
        return -1

    def getLineNumber(self):
        """Return the line."""
        return -1

    def getPublicId(self):
        """Return the public identifier of the entity."""
        return None

    def getSystemId(self):
        """Return the system identifier of the entity."""
        return None


class InputSource:
    """Where a document is read from: an identifier, a stream of bytes, a stream of characters."""

    def __init__(self, system_id=None):
        self.__system_id = system_id
        self.__public_id = None
        self.__encoding = None
        self.__bytefile = None
        self.__charfile = None

    def setPublicId(self, public_id):
        """Set the public identifier."""
        self.__public_id = public_id

    def getPublicId(self):
        """Return the public identifier."""
        return self.__public_id

    def setSystemId(self, system_id):
        """Set the system identifier."""
        self.__system_id = system_id

    def getSystemId(self):
        """Return the system identifier."""
        return self.__system_id

    def setEncoding(self, encoding):
        """Set the encoding of the bytes."""
        self.__encoding = encoding

    def getEncoding(self):
        """Return the encoding of the bytes."""
        return self.__encoding

    def setByteStream(self, bytefile):
        """Set the file of bytes."""
        self.__bytefile = bytefile

    def getByteStream(self):
        """Return the file of bytes."""
        return self.__bytefile

    def setCharacterStream(self, charfile):
        """Set the file of text."""
        self.__charfile = charfile

    def getCharacterStream(self):
        """Return the file of text."""
        return self.__charfile


class AttributesImpl:
    """The attributes of an element: {name: value}."""

    def __init__(self, attrs):
        self._attrs = attrs

    def getLength(self):
        """Return how many there are."""
        return len(self._attrs)

    def getType(self, name):
        """Return the type of an attribute."""
        return 'CDATA'

    def getValue(self, name):
        """Return the value of an attribute."""
        return self._attrs[name]

    def getValueByQName(self, name):
        """Return the value of an attribute, by its name with the prefix."""
        return self._attrs[name]

    def getNameByQName(self, name):
        """Return the name of an attribute, by its name with the prefix."""
        if name not in self._attrs:
            raise KeyError(name)
        return name

    def getQNameByName(self, name):
        """Return the name of an attribute with its prefix."""
        if name not in self._attrs:
            raise KeyError(name)
        return name

    def getNames(self):
        """Return the names."""
        return list(self._attrs.keys())

    def getQNames(self):
        """Return the names with their prefixes."""
        return list(self._attrs.keys())

    def __len__(self):
        return len(self._attrs)

    def __getitem__(self, name):
        return self._attrs[name]

    def keys(self):
        """Return the names."""
        return list(self._attrs.keys())

    def __contains__(self, name):
        return name in self._attrs

    def get(self, name, alternative=None):
        """Return the value of an attribute."""
        return self._attrs.get(name, alternative)

    def copy(self):
        """Return an object of the same kind for the same attributes."""
        return self.__class__(self._attrs)

    def items(self):
        """Return the names and values."""
        return list(self._attrs.items())

    def values(self):
        """Return the values."""
        return list(self._attrs.values())


class AttributesNSImpl(AttributesImpl):
    """The attributes of an element: {(namespace, local name): value}, {(namespace, local name): name}."""

    def __init__(self, attrs, qnames):
        self._attrs = attrs
        self._qnames = qnames

    def getNameByQName(self, name):
        """Return the name of an attribute, by its name with the prefix."""
        for nsname, qname in self._qnames.items():
            if qname == name:
                return nsname
        raise KeyError(name)

    def getValueByQName(self, name):
        """Return the value of an attribute, by its name with the prefix."""
        return self._attrs[self.getNameByQName(name)]

    def getQNameByName(self, name):
        """Return the name of an attribute with its prefix."""
        return self._qnames[name]

    def getQNames(self):
        """Return the names with their prefixes."""
        return list(self._qnames.values())

    def copy(self):
        """Return an object of the same kind for the same attributes."""
        return self.__class__(self._attrs, self._qnames)
