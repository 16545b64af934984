"""Elements of a tree, and what builds them."""

import re
import warnings

from . import ElementPath

# What is no path, but the tag of a child.
_is_tag = re.compile(r'(?:\{[^*}][^}]*\})?[^/*\[@.{}]*').fullmatch

_MODULE = 'xml.etree.ElementTree'


def _check_dict(function, number, value):
    if not isinstance(value, dict):
        raise TypeError(f'{function}() argument {number} must be dict, not {type(value).__name__}')


def _check_element(function, where, value):
    if not isinstance(value, Element):
        raise TypeError(f'{function}() argument{where} must be xml.etree.ElementTree.Element, '
                        f'not {type(value).__name__}')


def _elements(values, message):
    try:
        values = iter(values)
    except TypeError:
        raise TypeError(message) from None
    values = list(values)
    for value in values:
        if not isinstance(value, Element):
            raise TypeError(f'expected an Element, not "{type(value).__name__}"')
    return values


class Element:
    """An element: a tag, attributes, text inside it and behind it, and its children in order."""

    __module__ = _MODULE
    __slots__ = ('tag', 'attrib', 'text', 'tail', '_children', '__weakref__')

    def __new__(cls, /, *args, **keywords):
        self = object.__new__(cls)
        self.tag = self.text = self.tail = None
        self.attrib = {}
        self._children = []
        return self

    def __init__(self, /, *args, **extra):
        if not args:
            if 'tag' not in extra:
                raise TypeError('Element() takes at least 1 argument (0 given)')
            args = (extra.pop('tag'),)
        if len(args) > 2:
            raise TypeError(f'Element() takes at most 2 positional arguments ({len(args)} given)')
        attrib = args[1] if len(args) == 2 else extra.pop('attrib', None)
        if attrib is not None or len(args) == 2:
            _check_dict('Element', 2, attrib)
            extra = {**attrib, **extra}
        self.tag = args[0]
        self.attrib = extra

    def __delattr__(self, name):
        if name in ('tag', 'attrib', 'text', 'tail'):
            raise AttributeError("can't delete element attribute")
        object.__delattr__(self, name)

    def __repr__(self):
        return f'<Element {self.tag!r} at {id(self):#x}>'

    def makeelement(self, tag, attrib, /):
        """Return a new element of the same kind."""
        _check_dict('makeelement', 2, attrib)
        return Element(tag, attrib)

    def __copy__(self):
        twin = _new(self.tag, dict(self.attrib))
        twin.text = self.text
        twin.tail = self.tail
        twin._children = self._children[:]
        return twin

    def __deepcopy__(self, memo, /):
        from copy import deepcopy
        twin = _new(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        twin.text = deepcopy(self.text, memo)
        twin.tail = deepcopy(self.tail, memo)
        twin._children = [deepcopy(child, memo) for child in self._children]
        memo[id(self)] = twin
        return twin

    def __getstate__(self):
        return {'tag': self.tag, '_children': self._children[:], 'attrib': self.attrib,
                'text': self.text, 'tail': self.tail}

    def __setstate__(self, state):
        children = state.get('_children', [])
        if not isinstance(children, list):
            raise TypeError("'_children' is not a list")
        for child in children:
            if not isinstance(child, Element):
                raise TypeError(f'expected an Element, not "{type(child).__name__}"')
        self.tag = state['tag']
        self._children = children[:]
        self.attrib = state.get('attrib') or {}
        self.text = state.get('text')
        self.tail = state.get('tail')

    # ---- the list of children

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn("Testing an element's truth value will always return True in future versions.  "
                      "Use specific 'len(elem)' or 'elem is not None' test instead.",
                      DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError('child index out of range') from None
        except TypeError:
            if hasattr(index, '__index__') or isinstance(index, slice):
                raise
            raise TypeError('element indices must be integers') from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            self._children[index] = _elements(element, 'assignment expects an iterable')
            return
        if not hasattr(index, '__index__'):
            raise TypeError('element indices must be integers')
        if not isinstance(element, Element):
            raise TypeError(f'expected an Element, not "{type(element).__name__}"')
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def __delitem__(self, index):
        if not isinstance(index, slice) and not hasattr(index, '__index__'):
            raise TypeError('element indices must be integers')
        try:
            del self._children[index]
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def append(self, subelement, /):
        """Add a child behind the others."""
        if not isinstance(subelement, Element):
            _check_element('append', ' 1', subelement)
        self._children.append(subelement)

    def extend(self, elements, /):
        """Add children behind the others."""
        self._children.extend(_elements(elements, "'elements' must be an iterable"))

    def insert(self, index, subelement, /):
        """Add a child before the one that is there."""
        _check_element('insert', ' 2', subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Take a child away; it is compared by identity first, then by equality."""
        _check_element('remove', '', subelement)
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError('Element.remove(x): element not found') from None

    def clear(self):
        """Take everything away but the tag."""
        self.attrib = {}
        self._children = []
        self.text = self.tail = None

    # ---- searches

    def find(self, /, path, namespaces=None):
        """Return the first element that a path leads to, or None."""
        if namespaces is None and isinstance(path, str) and _is_tag(path):
            for child in self._children:
                if child.tag == path:
                    return child
            return None
        return ElementPath.find(self, path, namespaces)

    def findtext(self, /, path, default=None, namespaces=None):
        """Return the text of the first element that a path leads to."""
        if namespaces is None and isinstance(path, str) and _is_tag(path):
            for child in self._children:
                if child.tag == path:
                    return '' if child.text is None else child.text
            return default
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, /, path, namespaces=None):
        """Return all elements that a path leads to."""
        if namespaces is None and isinstance(path, str) and _is_tag(path):
            return [child for child in self._children if child.tag == path]
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, /, path, namespaces=None):
        """Iterate over the elements that a path leads to."""
        return ElementPath.iterfind(self, path, namespaces)

    def iter(self, /, tag=None):
        """Iterate over this element and all below it in document order; tag: over those that have it."""
        if tag == '*':
            tag = None
        return _walk(self, tag)

    def itertext(self, /):
        """Iterate over the texts in this element and below, in document order."""
        return _texts(self)

    # ---- attributes

    def get(self, /, key, default=None):
        """Return the value of an attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Set an attribute."""
        self.attrib[key] = value

    def keys(self):
        """Return the names of the attributes."""
        return list(self.attrib)

    def items(self):
        """Return the names and values of the attributes."""
        return list(self.attrib.items())


def _new(tag, attrib):
    """An element that keeps this very dict."""
    self = Element.__new__(Element)
    self.tag = tag
    self.attrib = attrib
    return self


def _walk(element, tag):
    if tag is None or element.tag == tag:
        yield element
    # The list of children is looked at again each time, because the caller may change it.
    path = []
    children, at = element._children, 0
    while True:
        if at < len(children):
            child = children[at]
            if tag is None or child.tag == tag:
                yield child
            path.append((children, at + 1))
            children, at = child._children, 0
        elif path:
            children, at = path.pop()
        else:
            return


def _texts(element):
    if not isinstance(element.tag, str) and element.tag is not None:
        return
    if element.text:
        yield element.text
    path = []
    children, at = element._children, 0
    while True:
        if at < len(children):
            child = children[at]
            if isinstance(child.tag, str) or child.tag is None:
                if child.text:
                    yield child.text
                path.append((children, at + 1))
                children, at = child._children, 0
            else:
                at += 1
                if child.tail:
                    yield child.tail
        elif path:
            children, at = path.pop()
            if tail := children[at - 1].tail:
                yield tail
        else:
            return


def SubElement(parent, tag, /, *args, **extra):
    """Make an element and add it to the children of another one."""
    _check_element('SubElement', ' 1', parent)
    if len(args) > 1:
        raise TypeError(f'SubElement() takes at most 3 positional arguments ({2 + len(args)} given)')
    attrib = args[0] if args else extra.pop('attrib', {})
    _check_dict('SubElement', 3, attrib)
    element = _new(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """Return an element that is written as a comment."""
    element = _new(Comment, {})
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """Return an element that is written as a processing instruction."""
    element = _new(ProcessingInstruction, {})
    element.text = target if not text else target + ' ' + text
    return element


class QName:
    """A name with its namespace, as a tag, the name of an attribute, or a value."""

    __module__ = _MODULE

    def __init__(self, text_or_uri, tag=None):
        self.text = f'{{{text_or_uri}}}{tag}' if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f'<{type(self).__name__} {self.text!r}>'

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)

    def __ge__(self, other):
        return self.text >= (other.text if isinstance(other, QName) else other)

    def __gt__(self, other):
        return self.text > (other.text if isinstance(other, QName) else other)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)


class TreeBuilder:
    """What makes a tree of the parts that a parser hands to it."""

    __module__ = _MODULE

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None,
                 insert_comments=False, insert_pis=False):
        self._factory = _new if element_factory in (None, Element) else element_factory
        self._comment_factory = Comment if comment_factory is None else comment_factory
        self._pi_factory = ProcessingInstruction if pi_factory is None else pi_factory
        self._insert_comments = insert_comments
        self._insert_pis = insert_pis
        self._data = []                  # text that belongs to the last element
        self._path = []                  # elements that are open
        self._last = self._root = None
        self._closed = False             # the last element has ended: text is behind it

    def close(self):
        """Return the root."""
        return self._root

    def _flush(self):
        if not self._data:
            return
        text = ''.join(self._data)
        self._data = []
        if self._last is None:
            return
        if self._closed:
            before = self._last.tail
            self._last.tail = text if not before else before + text
        else:
            before = self._last.text
            self._last.text = text if not before else before + text

    def data(self, data, /):
        """Take text."""
        if self._last is not None:
            self._data.append(data)

    def start(self, tag, attrs, /):
        """Begin an element and return it."""
        if not isinstance(attrs, dict):
            _check_dict('start', 2, attrs)
        if self._data:
            self._flush()
        self._last = element = self._factory(tag, attrs)
        path = self._path
        if path:
            path[-1].append(element)
        elif self._root is None:
            self._root = element
        path.append(element)
        self._closed = False
        return element

    def end(self, tag, /):
        """End an element and return it."""
        if self._data:
            self._flush()
        if not self._path:
            raise IndexError('pop from empty stack')
        self._last = self._path.pop()
        self._closed = True
        return self._last

    def comment(self, text, /):
        """Take a comment; it becomes part of the tree if that was asked for."""
        return self._aside(self._comment_factory(text), self._insert_comments)

    def pi(self, target, text=None, /):
        """Take a processing instruction; it becomes part of the tree if that was asked for."""
        return self._aside(self._pi_factory(target, text), self._insert_pis)

    def _aside(self, element, insert):
        if insert:
            self._flush()
            self._last = element
            if self._path:
                self._path[-1].append(element)
            self._closed = True
        return element
