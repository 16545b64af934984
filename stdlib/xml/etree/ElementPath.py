"""Paths through a tree of elements: a small part of XPath.

A path is compiled once into a list of steps, generators from elements to elements; what is compiled is kept.
"""

import re

_TOKEN = re.compile(r'''('[^']*'|"[^"]*"|::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+''')
_NUMBER = re.compile(r'-?\d+$')
_ENOUGH = 100

_cache = {}


def xpath_tokenizer(pattern, namespaces=None):
    """Yield the tokens of a path: pairs of an operator or a string, and a name with its namespace in braces."""
    default = namespaces.get('') if namespaces else None
    in_attribute = False
    for operator, name in _TOKEN.findall(pattern):
        if name and name[0] != '{':
            if ':' in name:
                prefix, local = name.split(':', 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield operator, f'{{{namespaces[prefix]}}}{local}'
                except KeyError:
                    raise SyntaxError(f'prefix {prefix!r} not found in prefix map') from None
            elif default and not in_attribute:
                yield operator, f'{{{default}}}{name}'
            else:
                yield operator, name
            in_attribute = False
        else:
            yield operator, name
            in_attribute = operator == '@'


class _Search:
    """One walk along a path: the element that it begins at, and who is whose parent."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    @property
    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


# ---- tags --------------------------------------------------------------------------------------------

def _tag_test(tag):
    """Return a function that says whether an element has the tag; {*} and * stand for any."""
    if tag == '{*}*':
        return lambda element: isinstance(element.tag, str)
    if tag == '{}*':
        return lambda element: isinstance(element.tag, str) and element.tag[:1] != '{'
    if tag[:3] == '{*}':
        local = tag[2:]                  # "}name"
        return lambda element: (element.tag == local[1:]
                                or isinstance(element.tag, str) and element.tag.endswith(local)
                                and element.tag[:1] == '{')
    if tag[-2:] == '}*':
        namespace = tag[:-1]
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(namespace)
    if tag[:2] == '{}':
        tag = tag[2:]
    return lambda element: element.tag == tag


def _is_pattern(tag):
    return tag[:3] == '{*}' or tag[-2:] == '}*' or tag[:2] == '{}'


# ---- steps -------------------------------------------------------------------------------------------

def _step_child(next_token, token):
    tag = token[1]
    if _is_pattern(tag):
        test = _tag_test(tag)

        def select(search, elements):
            return (child for element in elements for child in element if test(child))
    else:
        def select(search, elements):
            return (child for element in elements for child in element if child.tag == tag)
    return select


def _step_star(next_token, token):
    def select(search, elements):
        return (child for element in elements for child in element)
    return select


def _step_self(next_token, token):
    def select(search, elements):
        return elements
    return select


def _step_descendant(next_token, token):
    try:
        token = next_token()
    except StopIteration:
        return None
    if token[0] == '*':
        tag = '*'
    elif not token[0]:
        tag = token[1]
    else:
        raise SyntaxError('invalid descendant')
    wanted, test = (None, _tag_test(tag)) if _is_pattern(tag) else (tag, None)

    def select(search, elements):
        for element in elements:
            for found in element.iter(wanted):
                if found is not element and (test is None or test(found)):
                    yield found
    return select


def _step_parent(next_token, token):
    def select(search, elements):
        parents, seen = search.parents, set()
        for element in elements:
            parent = parents.get(element)
            if parent is not None and parent not in seen:
                seen.add(parent)
                yield parent
    return select


def _full_text(element):
    return ''.join(element.itertext())


def _where(test):
    def select(search, elements):
        return (element for element in elements if test(element))
    return select


def _compare_attribute(key, value, equal):
    if equal:
        return _where(lambda element: element.get(key) == value)
    return _where(lambda element: (found := element.get(key)) is not None and found != value)


def _compare_text(tag, value, equal):
    if tag == '.':
        return _where(lambda element: (_full_text(element) == value) == equal)
    return _where(lambda element: any((_full_text(found) == value) == equal for found in element.iterfind(tag)))


def _at_position(index):
    """The index-th of those of its parent's children that have its tag."""
    def select(search, elements):
        parents = search.parents
        for element in elements:
            parent = parents.get(element)
            if parent is None:
                continue
            alike = list(parent.findall(element.tag))
            if -len(alike) <= index < len(alike) and alike[index] is element:
                yield element
    return select


def _predicate(next_token, token):
    # What stands between the brackets as a signature, in which "-" is a name and "'" a string.
    signature, parts = [], []
    while True:
        try:
            token = next_token()
        except StopIteration:
            return None
        if token[0] == ']':
            break
        if token == ('', ''):
            continue
        if token[0] and token[0][:1] in '\'"':
            token = "'", token[0][1:-1]
        signature.append(token[0] or '-')
        parts.append(token[1])
    kind = ''.join(signature)
    if kind == '@-':
        key = parts[1]
        return _where(lambda element: element.get(key) is not None)
    if kind in ("@-='", "@-!='"):
        return _compare_attribute(parts[1], parts[-1], kind == "@-='")
    if kind == '-' and not _NUMBER.match(parts[0]):
        tag = parts[0]
        return _where(lambda element: element.find(tag) is not None)
    if kind in (".='", ".!='") or kind in ("-='", "-!='") and not _NUMBER.match(parts[0]):
        return _compare_text(parts[0] or '.', parts[-1], '!' not in kind)
    if kind == '-' or kind in ('-()', '-()-'):
        return _at_position(_position(kind, parts))
    raise SyntaxError('invalid predicate')


def _position(kind, parts):
    if kind == '-':
        index = int(parts[0]) - 1
        if index < 0:
            raise SyntaxError('XPath position >= 1 expected')
        return index
    if parts[0] != 'last':
        raise SyntaxError('unsupported function')
    if kind == '-()':
        return -1
    try:
        index = int(parts[2]) - 1
    except ValueError:
        raise SyntaxError('unsupported expression') from None
    if index > -2:
        raise SyntaxError('XPath offset from last() must be negative')
    return index


_STEPS = {
    '': _step_child,
    '*': _step_star,
    '.': _step_self,
    '..': _step_parent,
    '//': _step_descendant,
    '[': _predicate,
}


# ---- the functions -----------------------------------------------------------------------------------

def _compile(path, namespaces):
    next_token = iter(xpath_tokenizer(path, namespaces)).__next__
    try:
        token = next_token()
    except StopIteration:
        return None
    steps = []
    while True:
        try:
            steps.append(_STEPS[token[0]](next_token, token))
        except StopIteration:
            raise SyntaxError('invalid path') from None
        try:
            token = next_token()
            if token[0] == '/':
                token = next_token()
        except StopIteration:
            return steps


def iterfind(elem, path, namespaces=None):
    """Return an iterator over the elements that a path leads to from elem."""
    if path[-1:] == '/':
        path += '*'
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > _ENOUGH:
            _cache.clear()
        if path[:1] == '/':
            raise SyntaxError('cannot use absolute path on element')
        steps = _compile(path, namespaces)
        if steps is None:
            return iter(())
        _cache[key] = steps
    elements = [elem]
    search = _Search(elem)
    for step in steps:
        elements = step(search, elements)
    return iter(elements)


def find(elem, path, namespaces=None):
    """Return the first element that a path leads to, or None."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    """Return a list of the elements that a path leads to."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """Return the text of the first element that a path leads to: '' if it has none."""
    try:
        found = next(iterfind(elem, path, namespaces))
    except StopIteration:
        return default
    return '' if found.text is None else found.text
