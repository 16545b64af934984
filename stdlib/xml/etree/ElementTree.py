"""Trees of elements: read from XML, searched, changed, written.

The elements are in _element, how they are written in _serialize and _canonical; what is here reads documents and
holds it all together.
"""

import collections
import collections.abc
import contextlib
import io
import re
import sys
import warnings
import weakref

import pyexpat

from . import ElementPath
from ._canonical import (C14NWriterTarget, _escape_attrib_c14n, _escape_cdata_c14n,
                         _looks_like_prefix_name)
from ._element import Comment, Element, ProcessingInstruction, QName, SubElement, TreeBuilder
from ._serialize import (HTML_EMPTY, _CDATA_CONTENT_ELEMENTS, _escape_attrib, _escape_attrib_html,
                         _escape_cdata, _get_writer, _namespace_map, _namespaces,
                         _raise_serialization_error, _serialize, _serialize_html, _serialize_text,
                         _serialize_xml, register_namespace)

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent', 'iselement',
           'iterparse', 'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement', 'tostring',
           'tostringlist', 'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser',
           'register_namespace', 'canonicalize', 'C14NWriterTarget']

VERSION = '1.3.0'
PI = ProcessingInstruction
for _function in Comment, ProcessingInstruction, SubElement, register_namespace:
    _function.__module__ = __name__

_CHUNK = 64 * 1024
_BUFFER = 64 * 1024
_UNDEFINED_ENTITY = pyexpat.errors.codes[pyexpat.errors.XML_ERROR_UNDEFINED_ENTITY]


class ParseError(SyntaxError):
    """A document is not well-formed: code is the number of Expat's error, position its line and column."""


def iselement(element):
    """Return whether something is an element, or looks like one."""
    return hasattr(element, 'tag')


# ---- reading -----------------------------------------------------------------------------------------

def _parse_error(error):
    e = ParseError(str(error))
    e.code = error.code
    e.position = error.lineno, error.offset
    return e


class XMLParser:
    """A parser that hands what it reads to a target: to a TreeBuilder, unless another one is given."""

    def __init__(self, *args, target=None, encoding=None):
        if args:
            raise TypeError('XMLParser() takes no positional arguments')
        parser = pyexpat._create(encoding, '}', {}, True)
        if target is None:
            target = TreeBuilder()
        self._parser = parser
        self._target = target
        self._entity = {}
        parser.DefaultHandlerExpand = self._default
        self._connect(target)
        if type(target) is TreeBuilder:
            # Nobody sees how the text came; so it may come in large pieces.
            parser.buffer_size = _BUFFER
            parser.buffer_text = True

    def _connect(self, target):
        parser = self._parser
        for name, handler in (('start', 'StartElementHandler'), ('end', 'EndElementHandler'),
                              ('data', 'CharacterDataHandler'), ('comment', 'CommentHandler'),
                              ('pi', 'ProcessingInstructionHandler')):
            if hasattr(target, name):
                setattr(parser, handler, getattr(target, name))
        if hasattr(target, 'start_ns'):
            parser.StartNamespaceDeclHandler = lambda prefix, uri: target.start_ns(prefix or '', uri or '')
        if hasattr(target, 'end_ns'):
            parser.EndNamespaceDeclHandler = lambda prefix: target.end_ns(prefix or '')
        parser.StartDoctypeDeclHandler = self._doctype

    @property
    def entity(self):
        """What entities that the document does not define stand for."""
        return self._entity

    @property
    def target(self):
        """What the parts of the document are handed to."""
        return self._target

    @property
    def version(self):
        """The version of Expat."""
        return 'Expat {}.{}.{}'.format(*pyexpat.version_info)

    def _doctype(self, name, system, public, internal):
        if hasattr(self._target, 'doctype'):
            self._target.doctype(name, public, system)
        elif hasattr(self, 'doctype'):
            warnings.warn('The doctype() method of XMLParser is ignored.  '
                          'Define doctype() method on the TreeBuilder target.', RuntimeWarning)

    def _default(self, text):
        """Look at what no other function is for: entities that the document does not define."""
        if len(text) < 2 or text[0] != '&':
            return
        try:
            value = self._entity[text[1:-1]]
        except KeyError:
            line, column = self._parser.ErrorLineNumber, self._parser.ErrorColumnNumber
            e = ParseError(f'undefined entity {text}: line {line}, column {column}')
            e.code = _UNDEFINED_ENTITY
            e.position = line, column
            raise e from None
        if hasattr(self._target, 'data'):
            self._target.data(value)

    def _setevents(self, events_queue, events_to_report, /):
        """Append pairs of an event and what the target has made of it to a queue."""
        parser, target = self._parser, self._target
        append = getattr(events_queue, 'append', events_queue)
        if not isinstance(events_to_report, (list, tuple, set, frozenset)):
            try:
                events_to_report = list(events_to_report)
            except TypeError:
                raise TypeError('events must be a sequence') from None
        for event in events_to_report:
            if event == 'start':
                def start(tag, attrib, event=event, start=target.start):
                    append((event, start(tag, attrib)))
                parser.StartElementHandler = start
            elif event == 'end':
                def end(tag, event=event, end=target.end):
                    append((event, end(tag)))
                parser.EndElementHandler = end
            elif event == 'start-ns':
                start_ns = getattr(target, 'start_ns', None)
                def declare(prefix, uri, event=event, start_ns=start_ns):
                    pair = prefix or '', uri or ''
                    append((event, start_ns(*pair) if start_ns else pair))
                parser.StartNamespaceDeclHandler = declare
            elif event == 'end-ns':
                end_ns = getattr(target, 'end_ns', None)
                def undeclare(prefix, event=event, end_ns=end_ns):
                    append((event, end_ns(prefix or '') if end_ns else None))
                parser.EndNamespaceDeclHandler = undeclare
            elif event == 'comment':
                def comment(text, event=event, comment=target.comment):
                    append((event, comment(text)))
                parser.CommentHandler = comment
            elif event == 'pi':
                def pi(name, text, event=event, pi=target.pi):
                    append((event, pi(name, text or None)))
                parser.ProcessingInstructionHandler = pi
            else:
                raise ValueError(f'unknown event {event!r}')

    def feed(self, data, /):
        """Parse more of the document."""
        try:
            self._parser.Parse(data, False)
        except pyexpat.ExpatError as e:
            raise _parse_error(e) from None

    def close(self):
        """End the document and return what the target's close() returns, if it has one."""
        try:
            self._parser.Parse(b'', True)
        except pyexpat.ExpatError as e:
            raise _parse_error(e) from None
        if hasattr(self._target, 'close'):
            return self._target.close()

    def flush(self):
        """Parse what has been waiting for more input."""
        before = self._parser.GetReparseDeferralEnabled()
        try:
            self._parser.SetReparseDeferralEnabled(False)
            self._parser.Parse(b'', False)
        except pyexpat.ExpatError as e:
            raise _parse_error(e) from None
        finally:
            self._parser.SetReparseDeferralEnabled(before)

    def _parse_whole(self, file, /):
        while data := file.read(_CHUNK):
            self.feed(data)
        return self.close()


class XMLPullParser:
    """A parser that collects events until they are asked for."""

    def __init__(self, events=None, *, _parser=None):
        self._events_queue = collections.deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        self._parser._setevents(self._events_queue, ('end',) if events is None else events)

    def feed(self, data):
        """Parse more of the document."""
        if self._parser is None:
            raise ValueError('feed() called after end of stream')
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as e:
                self._events_queue.append(e)

    def flush(self):
        """Parse what has been waiting for more input."""
        if self._parser is None:
            raise ValueError('flush() called after end of stream')
        self._parser.flush()

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        """End the document."""
        self._close_and_return_root()

    def read_events(self):
        """Iterate over the events that there are; an error in the document is raised when its turn comes."""
        events = self._events_queue
        while events:
            event = events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event


def iterparse(source, events=None, parser=None):
    """Read a document step by step: an iterator over (event, element), whose `root` is there at the end."""
    pull = XMLPullParser(events=events, _parser=parser)
    if hasattr(source, 'read'):
        close_source = False
    else:
        source = open(source, 'rb')
        close_source = True

    def run():
        try:
            while True:
                yield from pull.read_events()
                data = source.read(16 * 1024)
                if not data:
                    break
                pull.feed(data)
            root = pull._close_and_return_root()
            yield from pull.read_events()
            if (it := this()) is not None:
                it.root = root
        finally:
            close()

    def close():
        nonlocal close_source
        if close_source:
            source.close()
            close_source = False

    steps = run()

    class IterParseIterator(collections.abc.Iterator):
        __next__ = steps.__next__

        def close(self):
            """Close the file, if it was opened for this."""
            close()
            steps.close()

        def __del__(self):
            if close_source:
                source.close()
                warnings.warn(f'unclosed iterparse iterator {source.name!r}', ResourceWarning, stacklevel=2)

    it = IterParseIterator()
    it.root = None
    this = weakref.ref(it)
    return it


def parse(source, parser=None):
    """Read a document from a file, or a file of that name, into an ElementTree."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """Read a document from a string, and return its root."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """Read a document from a string, and return its root, and a dictionary of its elements by their `id`."""
    tree = XML(text, parser)
    return tree, {name: element for element in tree.iter() if (name := element.get('id'))}


def fromstringlist(sequence, parser=None):
    """Read a document from strings that belong together, and return its root."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


# ---- the tree ----------------------------------------------------------------------------------------

class ElementTree:
    """A document: a root, and what reads and writes it."""

    def __init__(self, element=None, file=None):
        if element is not None:
            self._check(element)
        self._root = element
        if file:
            self.parse(file)

    @staticmethod
    def _check(element):
        if not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')

    def getroot(self):
        """Return the root."""
        return self._root

    def _setroot(self, element):
        self._check(element)
        self._root = element

    def parse(self, source, parser=None):
        """Read a document from a file, or a file of that name, and return its root."""
        with contextlib.ExitStack() as closing:
            if not hasattr(source, 'read'):
                source = closing.enter_context(open(source, 'rb'))
            if parser is None:
                parser = XMLParser()
            if hasattr(parser, '_parse_whole'):
                self._root = parser._parse_whole(source)
            else:
                while data := source.read(_CHUNK):
                    parser.feed(data)
                self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        """Iterate over all elements in document order; tag: over those that have it."""
        return self._root.iter(tag)

    @staticmethod
    def _relative(path):
        if path[:1] == '/':
            path = '.' + path
            warnings.warn('This search is broken in 1.3 and earlier, and will be fixed in a future version.  '
                          'If you rely on the current behaviour, change it to %r' % path,
                          FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        """Return the first element that a path leads to from the root, or None."""
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Return the text of the first element that a path leads to from the root."""
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        """Return all elements that a path leads to from the root."""
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """Iterate over the elements that a path leads to from the root."""
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Write the document to a file, or a file of that name.

        method is "xml", "html", "text" or "c14n". With encoding "unicode" text is written, else bytes, in US-ASCII
        unless said otherwise. xml_declaration: True, False, or None for only where it is needed.
        """
        if self._root is None:
            raise TypeError('ElementTree not initialized')
        if not method:
            method = 'xml'
        elif method not in _serialize:
            raise ValueError('unknown method %r' % method)
        if not encoding:
            encoding = 'utf-8' if method == 'c14n' else 'us-ascii'
        with _get_writer(file_or_filename, encoding) as (write, declared):
            if method == 'xml' and (xml_declaration or xml_declaration is None
                                    and encoding.lower() != 'unicode'
                                    and declared.lower() not in ('utf-8', 'us-ascii')):
                write(f"<?xml version='1.0' encoding='{declared}'?>\n")
            if method == 'text':
                _serialize_text(write, self._root)
            else:
                qnames, namespaces = _namespaces(self._root, default_namespace)
                _serialize[method](write, self._root, qnames, namespaces,
                                   short_empty_elements=short_empty_elements)

    def write_c14n(self, file):
        """Write the document in canonical form."""
        return self.write(file, method='c14n')


# ---- writing -----------------------------------------------------------------------------------------

def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """Return an element as bytes, or with encoding "unicode" as a str."""
    stream = io.StringIO() if encoding == 'unicode' else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


class _ListDataStream(io.BufferedIOBase):
    """A stream that is a list of what was written to it."""

    def __init__(self, parts):
        self.parts = parts

    def writable(self):
        return True

    def seekable(self):
        return True

    def write(self, part):
        self.parts.append(part)

    def tell(self):
        return len(self.parts)


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True):
    """Return an element as a list of bytes or strings, which joined are what tostring() returns."""
    parts = []
    ElementTree(element).write(_ListDataStream(parts), encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return parts


def dump(elem):
    """Write an element to sys.stdout."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding='unicode')
    tail = elem.getroot().tail
    if not tail or tail[-1] != '\n':
        sys.stdout.write('\n')


def indent(tree, space='  ', level=0):
    """Put white space between elements, so that each begins a line."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if not len(tree):
        return
    margins = ['\n' + level * space]     # by level

    def blank(text):
        return not text or not text.strip(' \t\r\n')    # other spaces are text

    def indent_children(element, level):
        below = level + 1
        if below == len(margins):
            margins.append(margins[level] + space)
        if blank(element.text):
            element.text = margins[below]
        for child in element:
            if len(child):
                indent_children(child, below)
            if blank(child.tail):
                child.tail = margins[below]
        if blank(child.tail):
            child.tail = margins[level]

    indent_children(tree, 0)


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    """Write a document in canonical form to a file, or return it as a str. The options are C14NWriterTarget's."""
    if xml_data is None and from_file is None:
        raise ValueError("Either 'xml_data' or 'from_file' must be provided as input")
    stream = io.StringIO() if out is None else out
    parser = XMLParser(target=C14NWriterTarget(stream.write, **options))
    if xml_data is not None:
        parser.feed(xml_data)
        parser.close()
    elif from_file is not None:
        parse(from_file, parser=parser)
    return stream.getvalue() if out is None else None
