"""Syntax trees: made of source text, looked through, changed, and turned back into text."""

from _ast import *
from _ast import __all__ as _names

__all__ = [*_names, 'NodeTransformer', 'NodeVisitor', 'compare', 'copy_location', 'dump',
           'fix_missing_locations', 'get_docstring', 'get_source_segment', 'increment_lineno',
           'iter_child_nodes', 'iter_fields', 'literal_eval', 'parse', 'unparse', 'walk']
_missing = object()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False,
          feature_version=None, optimize=-1):
    """Return the tree of a source text.

    type_comments also looks at comments that tell types, feature_version=(3, N) refuses what
    Python 3.N did not have.
    """
    if isinstance(feature_version, tuple):
        major, feature_version = feature_version
        if major != 3:
            raise ValueError(f'Unsupported major version: {major}')
    elif feature_version is None:
        feature_version = -1
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    return compile(source, filename, mode, flags | (PyCF_TYPE_COMMENTS if type_comments else 0),
                   optimize=optimize, _feature_version=feature_version)


# ---- literals -------------------------------------------------------------------------------

def _malformed(node):
    line = getattr(node, 'lineno', None)
    place = f' on line {line}' if line else ''
    raise ValueError(f'malformed node or string{place}: {node!r}')


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' \
            and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def literal_eval(node_or_string):
    """Return the value of an expression of literals: numbers, text, and displays of such."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


# ---- showing --------------------------------------------------------------------------------

class _Dumper:

    def __init__(self, annotate_fields, include_attributes, indent, show_empty):
        self.annotate_fields = annotate_fields
        self.include_attributes = include_attributes
        self.indent = indent
        self.show_empty = show_empty

    def _value(self, node, name):
        """Return the field's value; _missing if there is none worth showing."""
        value = getattr(node, name, _missing)
        if value is None and getattr(type(node), name, _missing) is None:
            return _missing
        return value

    def _is_empty(self, node, name, value):
        kind = type(node)._field_types.get(name, object)
        return value == [] and getattr(kind, '__origin__', None) is list

    def _parts(self, node, level):
        """Return the parts of the node's text, and whether all of them are simple."""
        parts, skipped = [], []
        simple = True
        keywords = self.annotate_fields
        for name in node._fields:
            value = self._value(node, name)
            if value is _missing:
                keywords = True
                continue
            if not self.show_empty:
                if self._is_empty(node, name, value):
                    if not keywords:
                        skipped.append(repr(value))
                    continue
                if not keywords:
                    parts += skipped
                    skipped = []
            text, is_simple = self.format(value, level)
            simple = simple and is_simple
            parts.append(f'{name}={text}' if keywords else text)
        for name in node._attributes if self.include_attributes else ():
            value = self._value(node, name)
            if value is not _missing:
                text, is_simple = self.format(value, level)
                simple = simple and is_simple
                parts.append(f'{name}={text}')
        return parts, simple

    def format(self, node, level=0):
        """Return the text of a value, and whether it may stand on the line of others."""
        start, between = '', ', '
        if self.indent is not None:
            level += 1
            start = '\n' + self.indent * level
            between = ',' + start
        if isinstance(node, AST):
            parts, simple = self._parts(node, level)
            if simple and len(parts) <= 3:
                return f'{type(node).__name__}({", ".join(parts)})', not parts
            return f'{type(node).__name__}({start}{between.join(parts)})', False
        if isinstance(node, list):
            if not node:
                return '[]', True
            return f'[{start}{between.join([self.format(x, level)[0] for x in node])}]', False
        return repr(node), True


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return a tree as text that shows its nodes."""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {type(node).__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _Dumper(annotate_fields, include_attributes, indent, show_empty).format(node)[0]


def unparse(ast_obj):
    """Return source text that gives this tree."""
    from _ast_unparse import unparse
    return unparse(ast_obj)


# ---- places ---------------------------------------------------------------------------------

def copy_location(new_node, old_node):
    """Give a node the place of another."""
    for name in 'lineno', 'col_offset', 'end_lineno', 'end_col_offset':
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, _missing)
            if value is not _missing and (value is not None or name.startswith('end_')):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes that have no place that of the node around them."""
    def fix(node, place):
        place = dict(place)
        for name, value in place.items():
            if name not in node._attributes:
                continue
            own = getattr(node, name, None)
            if own is None and (name.startswith('end_') or not hasattr(node, name)):
                setattr(node, name, value)
            else:
                place[name] = own
        for child in iter_child_nodes(node):
            fix(child, place)
    fix(node, {'lineno': 1, 'end_lineno': 1, 'col_offset': 0, 'end_col_offset': 0})
    return node


def increment_lineno(node, n=1):
    """Move a tree down by n lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore) or 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes:
            end = getattr(child, 'end_lineno', 0)
            if end is not None:
                child.end_lineno = end + n
    return node


def _split_lines(source):
    """Return the lines as the parser sees them: form feeds and such do not end one."""
    from io import StringIO
    return [*StringIO(source, newline=''), '']


def get_source_segment(source, node, *, padded=False):
    """Return the text of a node in the source that it was made of, or None if it has no place."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _split_lines(source)
    head = lines[first].encode()
    if first == last:
        return head[start:end].decode()
    padding = ''
    if padded:
        padding = ''.join([c if c in '\f\t' else ' ' for c in head[:start].decode()])
    return ''.join([padding, head[start:].decode(), *lines[first + 1:last],
                    lines[last].encode()[:end].decode()])


# ---- walking --------------------------------------------------------------------------------

def iter_fields(node):
    """Yield (name, value) of each field that the node has."""
    for name in node._fields:
        value = getattr(node, name, _missing)
        if value is not _missing:
            yield name, value


def iter_child_nodes(node):
    """Yield the nodes that are directly in this one."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield all nodes of a tree."""
    from collections import deque
    left = deque([node])
    while left:
        node = left.popleft()
        left.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Return the docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    value = node.body[0].value
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    if clean:
        from inspect import cleandoc
        return cleandoc(value.value)
    return value.value


def compare(a, b, /, *, compare_attributes=False):
    """Return whether two trees are equal; where their nodes are counts on demand only."""
    def equal(x, y):
        if isinstance(x, AST):
            return compare(x, y, compare_attributes=compare_attributes)
        if isinstance(x, list):
            return isinstance(y, list) and len(x) == len(y) and all(map(equal, x, y))
        return type(x) is type(y) and x == y

    if type(a) is not type(b) or a._fields != b._fields:
        return False
    for name in a._fields:
        x, y = getattr(a, name, _missing), getattr(b, name, _missing)
        if (x is _missing) != (y is _missing) or x is not _missing and not equal(x, y):
            return False
    if not compare_attributes:
        return True
    return a._attributes == b._attributes and all(
        getattr(a, name, _missing) == getattr(b, name, _missing) for name in a._attributes)


class NodeVisitor:
    """Calls visit_<class> of each node of a tree, as far as there is such a method."""

    def visit(self, node):
        """Visit a node."""
        visitor = getattr(self, f'visit_{node.__class__.__name__}', self.generic_visit)
        return visitor(node)

    def generic_visit(self, node):
        """Visit the nodes that are directly in this one."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what takes the node's place: None for nothing."""

    def generic_visit(self, node):
        """Visit the nodes that are directly in this one, and replace them."""
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


# ---- classes of earlier versions ------------------------------------------------------------

class slice(AST):
    """No longer used."""


class Index(slice):
    """No longer used: gives its value."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """No longer used: gives a Tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """No longer used."""


class AugLoad(expr_context):
    """No longer used."""


class AugStore(expr_context):
    """No longer used."""


class Param(expr_context):
    """No longer used."""


def _set_dims(self, value):
    self.elts = value


Tuple.dims = property(lambda self: self.elts, _set_dims)


def main(args=None):
    """Print the tree of a file, or of standard input."""
    import argparse
    import sys
    parser = argparse.ArgumentParser()
    parser.add_argument('infile', nargs='?', default='-',
                        help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec',
                        choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false',
                        help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3,
                        help='indentation of nodes (number of spaces)')
    parser.add_argument('--feature-version', type=str, default=None, metavar='VERSION',
                        help='Python version in the format 3.x (for example, 3.10)')
    parser.add_argument('-O', '--optimize', type=int, default=-1, metavar='LEVEL',
                        help='optimization level for parser (default -1)')
    parser.add_argument('--show-empty', default=False, action='store_true',
                        help='show empty lists and fields in dump output')
    options = parser.parse_args(args)
    if options.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = options.infile
        with open(name, 'rb') as file:
            source = file.read()
    feature_version = None
    if options.feature_version:
        try:
            major, minor = map(int, options.feature_version.split('.', 1))
        except ValueError:
            parser.error('Invalid format for --feature-version; expected format 3.x (for '
                         'example, 3.10)')
        feature_version = major, minor
    tree = parse(source, name, options.mode, type_comments=options.no_type_comments,
                 feature_version=feature_version, optimize=options.optimize)
    print(dump(tree, include_attributes=options.include_attributes, indent=options.indent,
               show_empty=options.show_empty))


if __name__ == '__main__':
    main()
