"""Printing of data structures, spread over lines where they are too long for one."""

import collections as _collections
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    """Print an object, by default to sys.stdout."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """Return what pprint() would print, without the last end of line."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Return a representation, also of what contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Return whether eval() could make the object from its representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Return whether the object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Sorts objects that cannot be compared by their types' names and by their addresses."""

    __slots__ = ('object',)

    def __init__(self, object):
        self.object = object

    def __lt__(self, other):
        mine, others = self.object, other.object
        try:
            return mine < others
        except TypeError:
            return (str(type(mine)), id(mine)) < (str(type(others)), id(others))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """Return a line as a list of words, each with the white space behind it."""
    words, begin, in_space = [], 0, False
    for at, char in enumerate(line):
        is_space = char.isspace()
        if in_space and not is_space:
            words.append(line[begin:at])
            begin = at
        in_space = is_space
    words.append(line[begin:])
    return words


def _wrap_bytes(object, width, allowance):
    """Yield representations of parts whose lengths divide by four and that fit the width."""
    current = b''
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) <= width:
            current += part
            continue
        if current:
            yield repr(current)
        current = part
    if current:
        yield repr(current)


_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    """Prints objects.

    In its methods, indent is the column where the object begins, allowance the number of columns
    that what follows it in its last line needs, context a dict with the ids of the containers
    around it, level their number.
    """

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print an object to the stream."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """Return what pprint() would print, without the last end of line."""
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        """Return whether the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Return whether eval() could make the object from its representation."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # ---- representations in one line

    def format(self, object, context, maxlevels, level):
        """Return an object's representation, whether it is readable, whether it is recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _builtin_scalars:
            return repr(object), True, False
        method = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and method is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if issubclass(cls, dict) and method is dict.__repr__:
            return self._safe_repr_dict(object, context, maxlevels, level)
        if issubclass(cls, list) and method is list.__repr__:
            return self._safe_repr_items(object, '[%s]', context, maxlevels, level)
        if issubclass(cls, tuple) and method is tuple.__repr__:
            around = '(%s,)' if len(object) == 1 else '(%s)'
            return self._safe_repr_items(object, around, context, maxlevels, level)
        text = repr(object)
        return text, text and not text.startswith('<'), False

    def _safe_repr_dict(self, object, context, maxlevels, level):
        def join(formatted):
            return ", ".join([f"{key}: {value}" for key, value in zip(formatted, formatted)])

        def objects():
            for pair in self._dict_items(object):
                yield from pair

        return self._safe_repr_parts(object, objects, '{%s}', join, context, maxlevels, level)

    def _safe_repr_items(self, object, around, context, maxlevels, level):
        return self._safe_repr_parts(object, lambda: object, around, ", ".join, context,
                                     maxlevels, level)

    def _safe_repr_parts(self, object, parts, around, join, context, maxlevels, level):
        if not object:
            return around % '', True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return around % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        texts = []
        for part in parts():
            text, part_readable, part_recursive = self.format(part, context, maxlevels, level + 1)
            texts.append(text)
            if not part_readable:
                readable = False
            if part_recursive:
                recursive = True
        del context[key]
        return around % join(iter(texts)), readable, recursive

    def _dict_items(self, object):
        return sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()

    # ---- in several lines

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._dispatch.get(type(object).__repr__)
            if printer is None and self._is_plain_dataclass(object):
                printer = type(self)._pprint_dataclass
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    @staticmethod
    def _is_plain_dataclass(object):
        """Return whether the object is of a dataclass that has the __repr__ made for it."""
        if isinstance(object, type) or not hasattr(type(object), '__dataclass_fields__'):
            return False
        made = getattr(object.__repr__, '__wrapped__', None)
        return (object.__dataclass_params__.repr and made is not None
                and '__create_fn__' in made.__qualname__)

    def _new_line(self, indent):
        return ',\n' + ' ' * indent

    def _write_first_indent(self, stream):
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')

    def _format_items(self, items, stream, indent, allowance, context, level):
        self._write_first_indent(stream)
        indent += self._indent_per_level
        new_line = self._new_line(indent)
        separator = ''
        whole_width = self._width - indent + 1
        width = whole_width
        iterator = iter(items)
        following = next(iterator, stream)
        while following is not stream:
            item, following = following, next(iterator, stream)
            is_last = following is stream
            if is_last:
                whole_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = whole_width
                    if separator:
                        separator = new_line
                if width >= needed:
                    width -= needed
                    stream.write(separator + text)
                    separator = ', '
                    continue
            stream.write(separator)
            separator = new_line
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level) + ': '
            stream.write(text)
            self._format(value, stream, indent + len(text), allowance if i == last else 1,
                         context, level)
            if i < last:
                stream.write(self._new_line(indent))

    def _format_attributes(self, name, items, stream, indent, allowance, context, level):
        """Write Name(attribute=value, ...); what contains itself is shown as its repr() does."""
        indent += len(name) + 1
        stream.write(name + '(')
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            stream.write(key + '=')
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1,
                             context, level)
            if i < last:
                stream.write(self._new_line(indent))
        stream.write(')')

    # ---- the types; the functions are found by the type's __repr__

    _dispatch = {}

    def _prints(*types, table=_dispatch):
        def register(function):
            for cls in types:
                table[cls.__repr__] = function
            return function
        return register

    def _prints_filled(*types, prints=_prints):
        """For types whose empty objects print as they are, and else as Name(...)."""
        def register(function):
            @prints(*types)
            def printer(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                name = type(object).__name__
                stream.write(name + '(')
                function(self, object, stream, indent + len(name) + 1, allowance, context, level)
                stream.write(')')
            return printer
        return register

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        self._format_attributes(type(object).__name__, items, stream, indent, allowance, context,
                                level)

    @_prints(_types.SimpleNamespace)
    def _pprint_namespace(self, object, stream, indent, allowance, context, level):
        cls = type(object)
        name = 'namespace' if cls is _types.SimpleNamespace else cls.__name__
        self._format_attributes(name, object.__dict__.items(), stream, indent, allowance,
                                context, level)

    @_prints(dict)
    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        self._write_first_indent(stream)
        if len(object):
            self._format_dict_items(self._dict_items(object), stream, indent, allowance + 1,
                                    context, level)
        stream.write('}')

    @_prints(list)
    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    @_prints(tuple)
    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        stream.write('(')
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    @_prints(set, frozenset)
    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        begin, end = '{', '}'
        if type(object) is not set:
            begin, end = type(object).__name__ + '({', '})'
            indent += len(begin) - 1
        stream.write(begin)
        self._format_items(sorted(object, key=_Key), stream, indent, allowance + len(end),
                           context, level)
        stream.write(end)

    @_prints(str)
    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        lines = object.splitlines(True)
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            text = repr(line)
            if len(text) <= self._width - indent - (allowance if is_last else 0):
                chunks.append(text)
            else:
                chunks += self._wrapped(line, self._width - indent, allowance if is_last else 0)
        if len(chunks) == 1:
            stream.write(text)
            return
        text = ('\n' + ' ' * indent).join(chunks)
        stream.write(f'({text})' if level == 1 else text)

    @staticmethod
    def _wrapped(line, width, allowance):
        """Return representations of as many words as fit the width, the last one less allowance."""
        words = _words(line)
        current, chunks = '', []
        for i, word in enumerate(words):
            if i == len(words) - 1:
                width -= allowance
            if len(repr(current + word)) <= width:
                current += word
                continue
            if current:
                chunks.append(repr(current))
            current = word
        if current:
            chunks.append(repr(current))
        return chunks

    @_prints(bytes)
    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = _wrap_bytes(object, self._width - indent, allowance)
        text = ('\n' + ' ' * indent).join(chunks)
        stream.write(f'({text})' if level == 1 else text)

    @_prints(bytearray)
    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    @_prints(_types.MappingProxyType)
    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    @_prints_filled(_collections.OrderedDict)
    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        self._format(list(object.items()), stream, indent, allowance + 1, context, level)

    @_prints_filled(_collections.defaultdict)
    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        factory = self._repr(object.default_factory, context, level)
        stream.write(factory + self._new_line(indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)

    @_prints_filled(_collections.Counter)
    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        self._write_first_indent(stream)
        self._format_dict_items(object.most_common(), stream, indent, allowance + 2, context,
                                level)
        stream.write('}')

    @_prints(_collections.ChainMap)
    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + '(')
        last = len(object.maps) - 1
        for i, mapping in enumerate(object.maps):
            self._format(mapping, stream, indent, allowance + 1 if i == last else 1, context,
                         level)
            stream.write(')' if i == last else self._new_line(indent))

    @_prints_filled(_collections.deque)
    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        bounded = object.maxlen is not None
        self._format_items(object, stream, indent, 2 if bounded else allowance + 2, context,
                           level)
        stream.write(']')
        if bounded:
            limit = self._repr(object.maxlen, context, level)
            stream.write(f'{self._new_line(indent)}maxlen={limit}')

    @_prints(_collections.UserDict, _collections.UserList, _collections.UserString)
    def _pprint_data(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    del _prints, _prints_filled
