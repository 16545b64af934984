"""XInclude for trees of elements: an element xi:include gives way to the document, or the text, that it names."""

import copy
from urllib.parse import urljoin

from . import ElementTree

XINCLUDE = '{http://www.w3.org/2001/XInclude}'
XINCLUDE_INCLUDE = XINCLUDE + 'include'
XINCLUDE_FALLBACK = XINCLUDE + 'fallback'

DEFAULT_MAX_INCLUSION_DEPTH = 6


class FatalIncludeError(SyntaxError):
    """Something cannot be included."""


class LimitedRecursiveIncludeError(FatalIncludeError):
    """What is included includes more, and so on, for longer than is allowed."""


def default_loader(href, parse, encoding=None):
    """Read a file: return its root element if parse is "xml", else its text."""
    if parse == 'xml':
        with open(href, 'rb') as file:
            return ElementTree.parse(file).getroot()
    with open(href, encoding=encoding or 'UTF-8') as file:
        return file.read()


def include(elem, loader=None, base_url=None, max_depth=DEFAULT_MAX_INCLUSION_DEPTH):
    """Replace all xi:include below an element; loader(href, parse) returns what is in their place, as default_loader does.

    max_depth: how many documents may include one another; None: any number.
    """
    if max_depth is not None and max_depth < 0:
        raise ValueError(f"expected non-negative depth or None for 'max_depth', got {max_depth!r}")
    if hasattr(elem, 'getroot'):
        elem = elem.getroot()
    _include(elem, loader or default_loader, base_url, max_depth, frozenset())


def _include(elem, load, base_url, depth, outer):
    """outer: the documents that are being included."""
    place = 0
    while place < len(elem):
        child = elem[place]
        if child.tag == XINCLUDE_FALLBACK:
            raise FatalIncludeError(f'xi:fallback tag must be child of xi:include ({child.tag!r})')
        if child.tag != XINCLUDE_INCLUDE:
            _include(child, load, base_url, depth, outer)
            place += 1
            continue
        href = child.get('href')
        if base_url:
            href = urljoin(base_url, href)
        parse = child.get('parse', 'xml')
        if parse == 'xml':
            elem[place] = _document(href, load, base_url, depth, outer, child.tail)
            place += 1
        elif parse == 'text':
            text = load(href, parse, child.get('encoding'))
            if text is None:
                raise FatalIncludeError(f'cannot load {href!r} as {parse!r}')
            text += child.tail or ''
            if place:
                elem[place - 1].tail = (elem[place - 1].tail or '') + text
            else:
                elem.text = (elem.text or '') + text
            del elem[place]
        else:
            raise FatalIncludeError(f'unknown parse type in xi:include tag ({parse!r})')


def _document(href, load, base_url, depth, outer, tail):
    if href in outer:
        raise FatalIncludeError(f'recursive include of {href}')
    if depth == 0:
        raise LimitedRecursiveIncludeError(f'maximum xinclude depth reached when including file {href}')
    root = load(href, 'xml')
    if root is None:
        raise FatalIncludeError(f"cannot load {href!r} as 'xml'")
    root = copy.copy(root)      # what the loader has may be included again
    _include(root, load, href, None if depth is None else depth - 1, outer | {href})
    if tail:
        root.tail = (root.tail or '') + tail
    return root
