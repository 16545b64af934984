"""A document as a series of events, each with a node, of which whole elements are made where that is wanted."""

import xml.sax
import xml.sax.handler

START_ELEMENT = 'START_ELEMENT'
END_ELEMENT = 'END_ELEMENT'
COMMENT = 'COMMENT'
START_DOCUMENT = 'START_DOCUMENT'
END_DOCUMENT = 'END_DOCUMENT'
PROCESSING_INSTRUCTION = 'PROCESSING_INSTRUCTION'
IGNORABLE_WHITESPACE = 'IGNORABLE_WHITESPACE'
CHARACTERS = 'CHARACTERS'

default_bufsize = 2 ** 14 - 20

_XMLNS = 'http://www.w3.org/2000/xmlns/'


class PullDOM(xml.sax.ContentHandler):
    """A handler that makes nodes and puts (event, node) into a list of pairs, [pair, rest]."""

    _locator = None
    document = None

    def __init__(self, documentFactory=None):
        from xml.dom import XML_NAMESPACE
        self.documentFactory = documentFactory
        self.firstEvent = [None, None]
        self.lastEvent = self.firstEvent
        self.elementStack = []
        self.push = self.elementStack.append
        self._xmlns_attrs = []
        self._ns_contexts = [{XML_NAMESPACE: 'xml'}]     # {namespace: prefix}
        self._current_context = self._ns_contexts[-1]
        self.pending_events = []

    def _tell(self, event, node):
        self.lastEvent[1] = [(event, node), None]
        self.lastEvent = self.lastEvent[1]

    def pop(self):
        """Return the element that is open and close it."""
        result = self.elementStack[-1]
        del self.elementStack[-1]
        return result

    def setDocumentLocator(self, locator):
        self._locator = locator

    def startPrefixMapping(self, prefix, uri):
        self._xmlns_attrs.append((prefix or 'xmlns', uri))
        self._ns_contexts.append(self._current_context.copy())
        self._current_context[uri] = prefix or None

    def endPrefixMapping(self, prefix):
        self._current_context = self._ns_contexts.pop()

    def _name(self, name, qname):
        """Return namespace, local name and the name with its prefix."""
        uri, local = name
        if not uri:
            return None, local, qname or local
        prefix = self._current_context[uri]
        if qname:
            return uri, local, qname
        return uri, local, f'{prefix}:{local}' if prefix else local

    def startElementNS(self, name, tagName, attrs):
        declared, self._xmlns_attrs = self._xmlns_attrs, []
        attributes = [((_XMLNS, prefix), 'xmlns' if prefix == 'xmlns' else f'xmlns:{prefix}', value)
                      for prefix, value in declared]
        for key, value in attrs.items():
            uri, local, qname = self._name(key, None)
            attributes.append(((uri, local), qname, value))
        uri, local, tag = self._name(name, tagName)
        if self.document:
            node = self.document.createElementNS(uri, tag) if uri else self.document.createElement(local)
        else:
            node = self.buildDocument(uri, tag)
        for (uri, local), qname, value in attributes:
            if uri:
                attr = self.document.createAttributeNS(uri, qname)
            else:
                attr = self.document.createAttribute(local)
            attr.value = value
            node.setAttributeNode(attr)
        self._tell(START_ELEMENT, node)
        self.push(node)

    def endElementNS(self, name, tagName):
        self._tell(END_ELEMENT, self.pop())

    def startElement(self, name, attrs):
        if self.document:
            node = self.document.createElement(name)
        else:
            node = self.buildDocument(None, name)
        for key, value in attrs.items():
            attr = self.document.createAttribute(key)
            attr.value = value
            node.setAttributeNode(attr)
        self._tell(START_ELEMENT, node)
        self.push(node)

    def endElement(self, name):
        self._tell(END_ELEMENT, self.pop())

    def comment(self, s):
        if self.document:
            self._tell(COMMENT, self.document.createComment(s))
        else:
            self.pending_events.append([(COMMENT, s), None])

    def processingInstruction(self, target, data):
        if self.document:
            self._tell(PROCESSING_INSTRUCTION, self.document.createProcessingInstruction(target, data))
        else:
            self.pending_events.append([(PROCESSING_INSTRUCTION, target, data), None])

    def ignorableWhitespace(self, chars):
        self._tell(IGNORABLE_WHITESPACE, self.document.createTextNode(chars))

    def characters(self, chars):
        self._tell(CHARACTERS, self.document.createTextNode(chars))

    def startDocument(self):
        if self.documentFactory is None:
            import xml.dom.minidom
            self.documentFactory = xml.dom.minidom.Document.implementation

    def buildDocument(self, uri, tagname):
        """Make the document and its root; hand over what came before. Return the root."""
        node = self.documentFactory.createDocument(uri, tagname, None)
        self.document = node
        self._tell(START_DOCUMENT, node)
        self.push(node)
        for event in self.pending_events:
            kind = event[0][0]
            if kind == PROCESSING_INSTRUCTION:
                _, target, data = event[0]
                self._tell(kind, node.createProcessingInstruction(target, data))
            else:
                self._tell(kind, node.createComment(event[0][1]))
        self.pending_events = None
        return node.firstChild

    def endDocument(self):
        self._tell(END_DOCUMENT, self.document)
        self.pop()

    def clear(self):
        """Forget the document."""
        self.document = None


class ErrorHandler:
    """Prints warnings and raises errors."""

    def warning(self, exception):
        print(exception)

    def error(self, exception):
        raise exception

    def fatalError(self, exception):
        raise exception


class DOMEventStream:
    """An iterator over (event, node)."""

    def __init__(self, stream, parser, bufsize):
        self.stream = stream
        self.parser = parser
        self.bufsize = bufsize
        if not hasattr(self.parser, 'feed'):
            self.getEvent = self._slurp
        self.reset()

    def reset(self):
        """Begin anew."""
        self.pulldom = PullDOM()
        self.parser.setFeature(xml.sax.handler.feature_namespaces, 1)
        self.parser.setContentHandler(self.pulldom)

    def __next__(self):
        event = self.getEvent()
        if event:
            return event
        raise StopIteration

    def __iter__(self):
        return self

    def expandNode(self, node):
        """Read what is below a node into it."""
        parents = [node]
        while event := self.getEvent():
            token, current = event
            if current is node:
                return
            if token != END_ELEMENT:
                parents[-1].appendChild(current)
            if token == START_ELEMENT:
                parents.append(current)
            elif token == END_ELEMENT:
                del parents[-1]

    def _emit(self):
        event = self.pulldom.firstEvent[1][0]
        self.pulldom.firstEvent[1] = self.pulldom.firstEvent[1][1]
        return event

    def getEvent(self):
        """Return the next (event, node), or None."""
        if not self.pulldom.firstEvent[1]:
            self.pulldom.lastEvent = self.pulldom.firstEvent
        while not self.pulldom.firstEvent[1]:
            data = self.stream.read(self.bufsize)
            if not data:
                self.parser.close()
                return None
            self.parser.feed(data)
        return self._emit()

    def _slurp(self):
        """The same for a parser that cannot be fed: parse it all first."""
        self.parser.parse(self.stream)
        self.getEvent = self._emit
        return self._emit()

    def clear(self):
        """Let the parser and the file go."""
        self.pulldom.clear()
        del self.pulldom
        self.parser = None
        self.stream = None


class SAX2DOM(PullDOM):
    """A handler that makes a whole document."""

    def _into_parent(self):
        # The base class has put the node on the stack; its parent is below it.
        node = self.elementStack[-1]
        self.elementStack[-2].appendChild(node)

    def startElementNS(self, name, tagName, attrs):
        PullDOM.startElementNS(self, name, tagName, attrs)
        self._into_parent()

    def startElement(self, name, attrs):
        PullDOM.startElement(self, name, attrs)
        self._into_parent()

    def processingInstruction(self, target, data):
        PullDOM.processingInstruction(self, target, data)
        self._append_last()

    def ignorableWhitespace(self, chars):
        PullDOM.ignorableWhitespace(self, chars)
        self._append_last()

    def characters(self, chars):
        PullDOM.characters(self, chars)
        self._append_last()

    def _append_last(self):
        self.elementStack[-1].appendChild(self.lastEvent[0][1])


def parse(stream_or_string, parser=None, bufsize=None):
    """Return the events of a file, or of a file of that name."""
    if bufsize is None:
        bufsize = default_bufsize
    stream = open(stream_or_string, 'rb') if isinstance(stream_or_string, str) else stream_or_string
    return DOMEventStream(stream, parser or xml.sax.make_parser(), bufsize)


def parseString(string, parser=None):
    """Return the events of a str."""
    from io import StringIO
    return DOMEventStream(StringIO(string), parser or xml.sax.make_parser(), len(string))
