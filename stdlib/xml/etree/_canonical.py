"""The canonical form of XML, C14N 2.0: equal documents have equal texts."""

import re

_looks_like_prefix_name = re.compile(r'^\w+:\w+$', re.UNICODE).match

_ATTRIBUTE_ESCAPES = (('&', '&amp;'), ('<', '&lt;'), ('"', '&quot;'), ('\t', '&#x9;'), ('\n', '&#xA;'),
                      ('\r', '&#xD;'))
_TEXT_ESCAPES = (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), ('\r', '&#xD;'))


def _escape(text, escapes):
    for char, escape in escapes:
        if char in text:
            text = text.replace(char, escape)
    return text


def _escape_cdata_c14n(text):
    return _escape(text, _TEXT_ESCAPES)


def _escape_attrib_c14n(text):
    return _escape(text, _ATTRIBUTE_ESCAPES)


class C14NWriterTarget:
    """A target of a parser that writes the document in canonical form.

    write is called with pieces of text. with_comments: comments are written. strip_text: white space around
    texts is not. rewrite_prefixes: prefixes become n0, n1, ... qname_aware_tags, qname_aware_attrs: names of
    elements and attributes whose texts are names with prefixes. exclude_attrs, exclude_tags: what is left out.
    """

    __module__ = 'xml.etree.ElementTree'

    def __init__(self, write, *, with_comments=False, strip_text=False, rewrite_prefixes=False,
                 qname_aware_tags=None, qname_aware_attrs=None, exclude_attrs=None, exclude_tags=None):
        self._write = write
        self._data = []
        self._with_comments = with_comments
        self._strip_text = strip_text
        self._exclude_attrs = set(exclude_attrs) if exclude_attrs else None
        self._exclude_tags = set(exclude_tags) if exclude_tags else None
        self._rewrite_prefixes = rewrite_prefixes
        self._qname_aware_tags = set(qname_aware_tags) if qname_aware_tags else None
        self._qname_aware_attrs = set(qname_aware_attrs).intersection if qname_aware_attrs else None
        # For each open element: what its start has declared in the output; and what the input has declared.
        self._declared = [[('http://www.w3.org/XML/1998/namespace', 'xml')], []]
        self._sources = [list(_known_namespaces())]
        self._sources.append([])
        self._prefixes = {}              # those that were given out, when they are rewritten
        self._preserve_space = [False]
        self._pending_start = None
        self._ignored_depth = 0
        self._at_root = True             # no element has begun
        self._root_done = False

    # ---- namespaces

    def _open_namespaces(self, stack):
        for layer in reversed(stack):
            yield from layer

    def _resolve(self, prefixed):
        prefix, local = prefixed.split(':', 1)
        for uri, its_prefix in self._open_namespaces(self._sources):
            if its_prefix == prefix:
                return f'{{{uri}}}{local}'
        raise ValueError(f'Prefix {prefix} of QName "{prefixed}" is not declared in scope')

    def _qname(self, name, uri=None):
        """Return the name as it is written, its local part and its namespace; declare what it needs."""
        if uri is None:
            uri, local = name[1:].rsplit('}', 1) if name[:1] == '{' else ('', name)
        else:
            local = name
        hidden = set()
        for its_uri, prefix in self._open_namespaces(self._declared):
            if its_uri == uri and prefix not in hidden:
                return (f'{prefix}:{local}' if prefix else local), local, uri
            hidden.add(prefix)
        if self._rewrite_prefixes:
            if uri in self._prefixes:
                prefix = self._prefixes[uri]
            else:
                prefix = self._prefixes[uri] = f'n{len(self._prefixes)}'
            self._declared[-1].append((uri, prefix))
            return f'{prefix}:{local}', local, uri
        if not uri and '' not in hidden:
            return local, local, uri
        for its_uri, prefix in self._open_namespaces(self._sources):
            if its_uri == uri:
                self._declared[-1].append((uri, prefix))
                return (f'{prefix}:{local}' if prefix else local), local, uri
        if not uri:
            return local, local, uri
        raise ValueError(f'Namespace "{uri}" is not declared in scope')

    def start_ns(self, prefix, uri):
        """Take the declaration of a namespace."""
        if self._ignored_depth:
            return
        if self._data:
            self._flush()
        self._sources[-1].append((uri, prefix or ''))

    # ---- elements and text

    def data(self, data):
        """Take text."""
        if not self._ignored_depth:
            self._data.append(data)

    def _flush(self):
        data = ''.join(self._data)
        del self._data[:]
        if self._strip_text and not self._preserve_space[-1]:
            data = data.strip(' \t\r\n')
        if self._pending_start is not None:
            start, self._pending_start = self._pending_start, None
            qname_text = data if data and _looks_like_prefix_name(data) else None
            self._start(*start, qname_text)
            if qname_text is not None:
                return
        if data and not self._at_root:
            self._write(_escape_cdata_c14n(data))

    def start(self, tag, attrs):
        """Begin an element."""
        if self._exclude_tags is not None and (self._ignored_depth or tag in self._exclude_tags):
            self._ignored_depth += 1
            return
        if self._data:
            self._flush()
        declared = []
        self._declared.append(declared)
        if self._qname_aware_tags is not None and tag in self._qname_aware_tags:
            self._pending_start = tag, attrs, declared     # its text must be known first
            return
        self._start(tag, attrs, declared)

    def _start(self, tag, attrs, declared, qname_text=None):
        if self._exclude_attrs is not None and attrs:
            attrs = {key: value for key, value in attrs.items() if key not in self._exclude_attrs}
        names = {tag, *attrs}
        resolved = {}
        if qname_text is not None:
            qname = resolved[qname_text] = self._resolve(qname_text)
            names.add(qname)
        aware = ()
        if self._qname_aware_attrs is not None and attrs:
            aware = self._qname_aware_attrs(attrs)
            for key in aware:
                value = attrs[key]
                if _looks_like_prefix_name(value):
                    qname = resolved[value] = self._resolve(value)
                    names.add(qname)
        # Namespaces are declared in the order of the names that need them.
        parsed = {name: self._qname(name)
                  for name in sorted(names, key=lambda name: name.split('}', 1))}
        attributes = []
        for key, value in attrs.items():
            name, local, uri = parsed[key]
            if key in aware and value in resolved:
                value = parsed[resolved[value]][0]
            attributes.append((uri, local, name if uri else local, value))
        attributes.sort()
        write = self._write
        write('<' + parsed[tag][0])
        for prefix, uri in sorted((prefix, uri) for uri, prefix in declared):
            write(f' xmlns{":" if prefix else ""}{prefix}="{_escape_attrib_c14n(uri)}"')
        for _, _, name, value in attributes:
            write(f' {name}="{_escape_attrib_c14n(value)}"')
        write('>')
        if qname_text is not None:
            write(_escape_cdata_c14n(parsed[resolved[qname_text]][0]))
        space = attrs.get('{http://www.w3.org/XML/1998/namespace}space')
        self._preserve_space.append(space == 'preserve' if space else self._preserve_space[-1])
        self._at_root = False
        self._sources.append([])

    def end(self, tag):
        """End an element."""
        if self._ignored_depth:
            self._ignored_depth -= 1
            return
        if self._data or self._pending_start is not None:
            self._flush()
        self._write(f'</{self._qname(tag)[0]}>')
        self._preserve_space.pop()
        self._root_done = len(self._preserve_space) == 1
        self._at_root = self._root_done
        self._declared.pop()
        self._sources.pop()

    # ---- what is not an element

    def comment(self, text):
        """Take a comment."""
        if self._with_comments and not self._ignored_depth:
            self._write_aside(f'<!--{_escape_cdata_c14n(text)}-->')

    def pi(self, target, data):
        """Take a processing instruction."""
        if not self._ignored_depth:
            self._write_aside(f'<?{target} {_escape_cdata_c14n(data)}?>' if data else f'<?{target}?>')

    def _write_aside(self, text):
        # Outside of the root, each has a line of its own.
        if self._root_done:
            self._write('\n')
        elif self._at_root:
            self._write(text + '\n')
            return
        elif self._data or self._pending_start is not None:
            self._flush()
        self._write(text)


def _known_namespaces():
    from ._serialize import _namespace_map
    return _namespace_map.items()
