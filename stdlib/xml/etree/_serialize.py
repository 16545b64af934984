"""How elements are written: as XML, as HTML, as text."""

import contextlib
import io

from ._element import Comment, ProcessingInstruction, QName

HTML_EMPTY = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex',
              'link', 'meta', 'param', 'source', 'track', 'wbr', 'plaintext'}

_CDATA_CONTENT_ELEMENTS = {'script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'}

# The prefixes of namespaces that are known everywhere.
_namespace_map = {
    'http://www.w3.org/XML/1998/namespace': 'xml',
    'http://www.w3.org/1999/xhtml': 'html',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
    'http://www.w3.org/2001/XMLSchema': 'xs',
    'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
    'http://purl.org/dc/elements/1.1/': 'dc',
}


def register_namespace(prefix, uri):
    """Let a namespace have this prefix wherever it is written."""
    if prefix[:2] == 'ns' and prefix[2:].isdecimal():
        raise ValueError('Prefix format reserved for internal use')
    for known, its_prefix in list(_namespace_map.items()):
        if known == uri or its_prefix == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map      # where programs look for it


# ---- text --------------------------------------------------------------------------------------------

def _raise_serialization_error(text):
    raise TypeError(f'cannot serialize {text!r} (type {type(text).__name__})')


def _escape_cdata(text):
    try:
        if '&' in text:
            text = text.replace('&', '&amp;')
        if '<' in text:
            text = text.replace('<', '&lt;')
        if '>' in text:
            text = text.replace('>', '&gt;')
        return text
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


_ATTRIBUTE_ESCAPES = (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), ('"', '&quot;'), ('\r', '&#13;'),
                      ('\n', '&#10;'), ('\t', '&#09;'))


def _escape_attrib(text):
    try:
        for char, escape in _ATTRIBUTE_ESCAPES:
            if char in text:
                text = text.replace(char, escape)
        return text
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


def _escape_attrib_html(text):
    try:
        for char, escape in ('&', '&amp;'), ('>', '&gt;'), ('"', '&quot;'):
            if char in text:
                text = text.replace(char, escape)
        return text
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


# ---- namespaces --------------------------------------------------------------------------------------

class _Names:
    """The names in a tree as they are written, and the prefixes that they need."""

    def __init__(self, default_namespace):
        self.written = {None: None}
        self.prefixes = {}
        self.default = default_namespace
        if default_namespace:
            self.prefixes[default_namespace] = ''

    def add(self, name):
        try:
            if name[:1] == '{':
                uri, local = name[1:].rsplit('}', 1)
                prefix = self._prefix(uri)
                self.written[name] = f'{prefix}:{local}' if prefix else local
            elif self.default:
                raise ValueError('cannot use non-qualified names with default_namespace option')
            else:
                self.written[name] = name
        except TypeError:
            _raise_serialization_error(name)

    def _prefix(self, uri):
        prefix = self.prefixes.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri)
            if prefix is None:
                prefix = f'ns{len(self.prefixes)}'
            if prefix != 'xml':
                self.prefixes[uri] = prefix
        return prefix


def _namespaces(elem, default_namespace=None):
    """Return {name: name as written} of all names in a tree, and {namespace: prefix}."""
    names = _Names(default_namespace)
    written = names.written
    for element in elem.iter():
        tag = element.tag
        if isinstance(tag, QName):
            tag = tag.text
            if tag not in written:
                names.add(tag)
        elif isinstance(tag, str):
            if tag not in written:
                names.add(tag)
        elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
            _raise_serialization_error(tag)
        for key, value in element.attrib.items():
            if isinstance(key, QName):
                key = key.text
            if key not in written:
                names.add(key)
            if isinstance(value, QName) and value.text not in written:
                names.add(value.text)
        text = element.text
        if isinstance(text, QName) and text.text not in written:
            names.add(text.text)
    return written, names.prefixes


def _declarations(namespaces):
    for uri, prefix in sorted(namespaces.items(), key=lambda item: item[1]):
        yield f':{prefix}' if prefix else '', uri


# ---- elements ----------------------------------------------------------------------------------------

def _write_attributes(write, attrib, qnames, namespaces, escape):
    if namespaces:
        for suffix, uri in _declarations(namespaces):
            write(f' xmlns{suffix}="{escape(uri)}"')
    for key, value in attrib.items():
        if isinstance(key, QName):
            key = key.text
        value = qnames[value.text] if isinstance(value, QName) else escape(value)
        write(f' {qnames[key]}="{value}"')


def _serialize_xml(write, elem, qnames, namespaces, short_empty_elements, **keywords):
    tag, text = elem.tag, elem.text
    if tag is Comment:
        write(f'<!--{text}-->')
    elif tag is ProcessingInstruction:
        write(f'<?{text}?>')
    else:
        tag = qnames[tag.text if isinstance(tag, QName) else tag]
        if tag is None:
            if text:
                write(_escape_cdata(text))
            for child in elem:
                _serialize_xml(write, child, qnames, None, short_empty_elements)
        else:
            write('<' + tag)
            if elem.attrib or namespaces:
                _write_attributes(write, elem.attrib, qnames, namespaces, _escape_attrib)
            if text or len(elem) or not short_empty_elements:
                write('>')
                if text:
                    write(qnames[text.text] if isinstance(text, QName) else _escape_cdata(text))
                for child in elem:
                    _serialize_xml(write, child, qnames, None, short_empty_elements)
                write(f'</{tag}>')
            else:
                write(' />')
    if elem.tail:
        write(_escape_cdata(elem.tail))


def _serialize_html(write, elem, qnames, namespaces, **keywords):
    tag, text = elem.tag, elem.text
    if tag is Comment:
        write(f'<!--{_escape_cdata(text)}-->')
    elif tag is ProcessingInstruction:
        write(f'<?{_escape_cdata(text)}?>')
    else:
        tag = qnames[tag.text if isinstance(tag, QName) else tag]
        if tag is None:
            if text:
                write(_escape_cdata(text))
            for child in elem:
                _serialize_html(write, child, qnames, None)
        else:
            write('<' + tag)
            if elem.attrib or namespaces:
                _write_attributes(write, elem.attrib, qnames, namespaces, _escape_attrib_html)
            write('>')
            lower = tag.lower()
            if text:
                write(text if lower in _CDATA_CONTENT_ELEMENTS else _escape_cdata(text))
            for child in elem:
                _serialize_html(write, child, qnames, None)
            if lower not in HTML_EMPTY:
                write(f'</{tag}>')
    if elem.tail:
        write(_escape_cdata(elem.tail))


def _serialize_text(write, elem):
    for part in elem.itertext():
        write(part)
    if elem.tail:
        write(elem.tail)


_serialize = {'xml': _serialize_xml, 'html': _serialize_html, 'text': _serialize_text}


# ---- files -------------------------------------------------------------------------------------------

def _binary(file, undo):
    """A file of bytes that a TextIOWrapper can stand on, of whatever has a method write()."""
    if isinstance(file, io.BufferedIOBase):
        return file
    if isinstance(file, io.RawIOBase):
        buffered = io.BufferedWriter(file)
        undo.callback(buffered.detach)   # the raw file stays open
        return buffered
    wrapped = io.BufferedIOBase()
    wrapped.writable = lambda: True
    wrapped.write = file.write
    try:
        wrapped.seekable = file.seekable
        wrapped.tell = file.tell
    except AttributeError:
        pass
    return wrapped


@contextlib.contextmanager
def _get_writer(file_or_filename, encoding):
    """Give a function that writes text, and the encoding to declare."""
    try:
        write = file_or_filename.write
    except AttributeError:
        if encoding.lower() == 'unicode':
            encoding = 'utf-8'
        with open(file_or_filename, 'w', encoding=encoding, errors='xmlcharrefreplace') as file:
            yield file.write, encoding
        return
    if encoding.lower() == 'unicode':
        yield write, getattr(file_or_filename, 'encoding', None) or 'utf-8'
        return
    with contextlib.ExitStack() as undo:
        text = io.TextIOWrapper(_binary(file_or_filename, undo), encoding=encoding,
                                errors='xmlcharrefreplace', newline='\n')
        undo.callback(text.detach)       # what is below stays open
        yield text.write, encoding
