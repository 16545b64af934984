"""From syntax trees back to source text.

An expression is asked for its text together with how tightly its surroundings bind; it puts itself
in parentheses if it binds less. Statements add lines.
"""

import sys
from _ast import *

# How tightly expressions bind, from the loosest on.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BITOR = range(1, 10)
_BITXOR, _BITAND, _SHIFT, _SUM, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(10, 19)

_BINARY = {
    'Add': ('+', _SUM), 'Sub': ('-', _SUM), 'Mult': ('*', _TERM), 'MatMult': ('@', _TERM),
    'Div': ('/', _TERM), 'Mod': ('%', _TERM), 'FloorDiv': ('//', _TERM),
    'LShift': ('<<', _SHIFT), 'RShift': ('>>', _SHIFT), 'BitOr': ('|', _BITOR),
    'BitXor': ('^', _BITXOR), 'BitAnd': ('&', _BITAND), 'Pow': ('**', _POWER)}
_UNARY = {'Invert': ('~', _FACTOR), 'Not': ('not ', _NOT), 'UAdd': ('+', _FACTOR),
          'USub': ('-', _FACTOR)}
_BOOLEAN = {'And': (' and ', _AND), 'Or': (' or ', _OR)}
_COMPARISONS = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=',
                'Is': 'is', 'IsNot': 'is not', 'In': 'in', 'NotIn': 'not in'}

_TRIPLE = ('"""', "'''")
_QUOTES = ("'", '"', *_TRIPLE)
# A literal that is read as infinity, which has none of its own.
_INFINITY = f'1e{sys.float_info.max_10_exp + 1}'


def _name_of(operator):
    return type(operator).__name__


# ---- strings --------------------------------------------------------------------------------

def _escaped(text, keep):
    parts = []
    for c in text:
        if c not in keep and (c == '\\' or not c.isprintable()):
            c = c.encode('unicode_escape').decode('ascii')
        parts.append(c)
    return ''.join(parts)


def _quotable(text, quotes, keep):
    """Return the text as it reads within quotes, and the quotes that it can have."""
    escaped = _escaped(text, keep)
    possible = [q for q in quotes if q not in escaped and ('\n' not in escaped or q in _TRIPLE)]
    if not possible:
        literal = repr(text)
        quote = next((q for q in quotes if literal[0] in q), literal[0])
        return literal[1:-1], [quote]
    if escaped:
        last = escaped[-1]
        possible.sort(key=lambda q: q[0] == last)
        if possible[0][0] == last:
            escaped = escaped[:-1] + '\\' + last
    return escaped, possible


def _quoted(text, quotes):
    text, quotes = _quotable(text, quotes, '\n\t')
    return quotes[0] + text + quotes[0]


def _constant(value):
    if isinstance(value, (float, complex)):
        return repr(value).replace('inf', _INFINITY).replace('nan', f'({_INFINITY}-{_INFINITY})')
    return repr(value)


def _join_formatted(parts):
    """Return the literal of (text, is it to be quoted) in a row."""
    quotes = list(_QUOTES)
    texts = []
    for text, is_constant in parts:
        if is_constant:
            text, possible = _quotable(text, quotes, '')
            if not set(possible) & set(quotes):
                break
            quotes = possible
        else:
            if '\n' in text:
                quotes = [q for q in quotes if q in _TRIPLE]
            quotes = [q for q in quotes if q not in text] or quotes
        texts.append(text)
    else:
        return quotes[0] + ''.join(texts) + quotes[0]
    # No quotes suit all of it: escape what is in the way of one kind.
    texts = [repr('"' + text)[2:-1] if is_constant else text for text, is_constant in parts]
    return "'''" + ''.join(texts) + "'''"


def _doubled(text):
    return text.replace('{', '{{').replace('}', '}}')


class Unparser:
    """Collects the lines of a tree's text."""

    def __init__(self):
        self.lines = []
        self.indent = 0
        self.joins = False       # simple statements may go behind a semicolon
        self.star = ''           # of except clauses
        self.ignored = {}

    # ---- expressions ----

    def text(self, node, level=_TEST):
        """Return the text of an expression, pattern or other part of a statement."""
        method = getattr(self, 'text_' + type(node).__name__, None)
        if method is None:
            raise ValueError(f'Unexpected node {node!r}')
        return method(node, level)

    def _list(self, nodes, level=_TEST):
        return ', '.join([self.text(node, level) for node in nodes])

    def _items(self, nodes):
        """Return the items of a tuple: a single one has a comma behind it."""
        return self.text(nodes[0]) + ',' if len(nodes) == 1 else self._list(nodes)

    @staticmethod
    def _enclosed(text, own, level):
        return f'({text})' if level > own else text

    def text_NamedExpr(self, node, level):
        text = f'{self.text(node.target, _ATOM)} := {self.text(node.value, _ATOM)}'
        return self._enclosed(text, _NAMED, level)

    def text_BoolOp(self, node, level):
        operator, own = _BOOLEAN[_name_of(node.op)]
        parts = [self.text(value, min(own + n, _ATOM)) for n, value in enumerate(node.values, 1)]
        return self._enclosed(operator.join(parts), own, level)

    def text_BinOp(self, node, level):
        operator, own = _BINARY[_name_of(node.op)]
        right_first = operator == '**'
        left = self.text(node.left, own + right_first)
        right = self.text(node.right, own + (not right_first))
        return self._enclosed(f'{left} {operator} {right}', own, level)

    def text_UnaryOp(self, node, level):
        operator, own = _UNARY[_name_of(node.op)]
        return self._enclosed(operator + self.text(node.operand, own), own, level)

    def text_Compare(self, node, level):
        parts = [self.text(node.left, _COMPARE + 1)]
        for operator, value in zip(node.ops, node.comparators):
            parts += [_COMPARISONS[_name_of(operator)], self.text(value, _COMPARE + 1)]
        return self._enclosed(' '.join(parts), _COMPARE, level)

    def text_IfExp(self, node, level):
        text = (f'{self.text(node.body, _TEST + 1)} if {self.text(node.test, _TEST + 1)} else '
                f'{self.text(node.orelse)}')
        return self._enclosed(text, _TEST, level)

    def text_Lambda(self, node, level):
        parameters = self.text(node.args)
        text = f'lambda{" " if parameters else ""}{parameters}: {self.text(node.body)}'
        return self._enclosed(text, _TEST, level)

    def text_Await(self, node, level):
        text = f'await {self.text(node.value, _ATOM)}' if node.value else 'await'
        return self._enclosed(text, _AWAIT, level)

    def text_Yield(self, node, level):
        text = f'yield {self.text(node.value, _ATOM)}' if node.value else 'yield'
        return self._enclosed(text, _YIELD, level)

    def text_YieldFrom(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return self._enclosed(f'yield from {self.text(node.value, _ATOM)}', _YIELD, level)

    def text_Dict(self, node, level):
        parts = [f'**{self.text(value, _BITOR)}' if key is None
                 else f'{self.text(key)}: {self.text(value)}'
                 for key, value in zip(node.keys, node.values)]
        return f'{{{", ".join(parts)}}}'

    def text_Set(self, node, level):
        return f'{{{self._list(node.elts)}}}' if node.elts else '{*()}'

    def text_List(self, node, level):
        return f'[{self._list(node.elts)}]'

    def text_Tuple(self, node, level):
        text = self._items(node.elts) if node.elts else ''
        return text if node.elts and level <= _TUPLE else f'({text})'

    def _generators(self, node):
        return ''.join([self.text(generator) for generator in node.generators])

    def text_ListComp(self, node, level):
        return f'[{self.text(node.elt)}{self._generators(node)}]'

    def text_SetComp(self, node, level):
        return f'{{{self.text(node.elt)}{self._generators(node)}}}'

    def text_GeneratorExp(self, node, level):
        return f'({self.text(node.elt)}{self._generators(node)})'

    def text_DictComp(self, node, level):
        return f'{{{self.text(node.key)}: {self.text(node.value)}{self._generators(node)}}}'

    def text_comprehension(self, node, level):
        text = ' async for ' if node.is_async else ' for '
        text += f'{self.text(node.target, _TUPLE)} in {self.text(node.iter, _TEST + 1)}'
        return text + ''.join([f' if {self.text(test, _TEST + 1)}' for test in node.ifs])

    def text_Call(self, node, level):
        return f'{self.text(node.func, _ATOM)}({self._list([*node.args, *node.keywords])})'

    def text_keyword(self, node, level):
        return f'{"**" if node.arg is None else node.arg + "="}{self.text(node.value)}'

    def text_Attribute(self, node, level):
        text = self.text(node.value, _ATOM)
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            text += ' '       # 3 .real
        return f'{text}.{node.attr}'

    def text_Subscript(self, node, level):
        index = node.slice
        if isinstance(index, Tuple) and index.elts:
            text = self._items(index.elts)
        else:
            text = self.text(index)
        return f'{self.text(node.value, _ATOM)}[{text}]'

    def text_Slice(self, node, level):
        text = (self.text(node.lower) if node.lower else '') + ':'
        text += self.text(node.upper) if node.upper else ''
        return text + (':' + self.text(node.step) if node.step else '')

    def text_Starred(self, node, level):
        return '*' + self.text(node.value, _BITOR)

    def text_Name(self, node, level):
        return node.id

    def text_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            parts = [_constant(item) for item in value]
            return f'({parts[0]},)' if len(parts) == 1 else f'({", ".join(parts)})'
        if value is ...:
            return '...'
        return ('u' if node.kind == 'u' else '') + _constant(value)

    # ---- f-strings and t-strings ----

    def _formatted(self, node, in_spec=False):
        if isinstance(node, (JoinedStr, TemplateStr)):
            return ''.join([self._formatted(value, in_spec) for value in node.values])
        if isinstance(node, Constant) and isinstance(node.value, str):
            text = _doubled(node.value)
            if in_spec:
                for c, escape in ('\\', '\\\\'), ("'", "\\'"), ('"', '\\"'), ('\n', '\\n'):
                    text = text.replace(c, escape)
            return text
        if isinstance(node, (FormattedValue, Interpolation)):
            return self.text(node)
        raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')

    def _literal(self, prefix, node):
        return prefix + _join_formatted([(self._formatted(value), isinstance(value, Constant))
                                         for value in node.values])

    def text_JoinedStr(self, node, level):
        return self._literal('f', node)

    def text_TemplateStr(self, node, level):
        return self._literal('t', node)

    def _field(self, node, text):
        if text.startswith('{'):
            text = ' ' + text
        if node.conversion != -1:
            text += '!' + chr(node.conversion)
        if node.format_spec:
            text += ':' + self._formatted(node.format_spec, in_spec=True)
        return f'{{{text}}}'

    def text_FormattedValue(self, node, level):
        return self._field(node, self.text(node.value, _TEST + 1))

    def text_Interpolation(self, node, level):
        text = self.text(node.value, _TEST + 1) if node.str is None else node.str
        return self._field(node, text)

    # ---- parameters and other parts of statements ----

    def text_arg(self, node, level):
        return node.arg + (f': {self.text(node.annotation)}' if node.annotation else '')

    def text_arguments(self, node, level):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        parts = []
        for n, (argument, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.text(argument) + (f'={self.text(default)}' if default else ''))
            if n == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.text(node.vararg) if node.vararg else ''))
        for argument, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.text(argument) + (f'={self.text(default)}' if default else ''))
        if node.kwarg:
            parts.append('**' + self.text(node.kwarg))
        return ', '.join(parts)

    def text_alias(self, node, level):
        return node.name + (f' as {node.asname}' if node.asname else '')

    def text_withitem(self, node, level):
        text = self.text(node.context_expr)
        return f'{text} as {self.text(node.optional_vars)}' if node.optional_vars else text

    def _type_param(self, prefix, node, bound=None):
        text = prefix + node.name + (f': {self.text(bound)}' if bound else '')
        return text + (f' = {self.text(node.default_value)}' if node.default_value else '')

    def text_TypeVar(self, node, level):
        return self._type_param('', node, node.bound)

    def text_TypeVarTuple(self, node, level):
        return self._type_param('*', node)

    def text_ParamSpec(self, node, level):
        return self._type_param('**', node)

    def _type_params(self, node):
        params = getattr(node, 'type_params', None)
        return f'[{self._list(params)}]' if params else ''

    def text_FunctionType(self, node, level):
        return f'({self._list(node.argtypes)}) -> {self.text(node.returns)}'

    # ---- patterns ----

    def text_MatchValue(self, node, level):
        return self.text(node.value)

    def text_MatchSingleton(self, node, level):
        return _constant(node.value)

    def text_MatchSequence(self, node, level):
        return f'[{self._list(node.patterns)}]'

    def text_MatchStar(self, node, level):
        return '*' + ('_' if node.name is None else node.name)

    def text_MatchMapping(self, node, level):
        parts = [f'{self.text(key)}: {self.text(pattern)}'
                 for key, pattern in zip(node.keys, node.patterns, strict=True)]
        if node.rest is not None:
            parts.append(f'**{node.rest}')
        return f'{{{", ".join(parts)}}}'

    def text_MatchClass(self, node, level):
        parts = [self.text(pattern) for pattern in node.patterns]
        parts += [f'{name}={self.text(pattern)}'
                  for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True)]
        return f'{self.text(node.cls, _ATOM)}({", ".join(parts)})'

    def text_MatchAs(self, node, level):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return self._enclosed(f'{self.text(node.pattern, _BITOR)} as {node.name}', _TEST, level)

    def text_MatchOr(self, node, level):
        parts = [self.text(pattern, _BITOR + 1) for pattern in node.patterns]
        return self._enclosed(' | '.join(parts), _BITOR, level)

    # ---- statements ----

    def line(self, text):
        """Add a line."""
        self.lines.append('    ' * self.indent + text)

    def simple(self, text):
        """Add a statement of one line."""
        if self.joins and not self.indent and self.lines:
            self.lines[-1] += '; ' + text
        else:
            self.line(text)

    def statement(self, node):
        """Add the lines of a statement."""
        method = getattr(self, 'add_' + type(node).__name__, None)
        if method is None:
            raise ValueError(f'Unexpected node {node!r}')
        method(node)

    def body(self, statements):
        """Add the lines of an indented block."""
        self.indent += 1
        for statement in statements:
            self.statement(statement)
        self.indent -= 1

    def documented(self, statements):
        """Add statements the first of which may be a docstring."""
        first = statements[0] if statements else None
        if isinstance(first, Expr) and isinstance(first.value, Constant) \
                and isinstance(first.value.value, str):
            constant = first.value
            self.line(('u' if constant.kind == 'u' else '') + _quoted(constant.value, _TRIPLE))
            statements = statements[1:]
        for statement in statements:
            self.statement(statement)

    def _type_comment(self, node):
        comment = self.ignored.get(getattr(node, 'lineno', None)) or node.type_comment
        return '' if comment is None else f' # type: {comment}'

    def add_Module(self, node):
        self.ignored = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.documented(node.body)

    def add_Interactive(self, node):
        self.joins = True
        for statement in node.body:
            self.statement(statement)

    def add_Expression(self, node):
        self.line(self.text(node.body))

    def add_Expr(self, node):
        self.simple(self.text(node.value, _YIELD))

    def add_Import(self, node):
        self.simple(f'import {self._list(node.names)}')

    def add_ImportFrom(self, node):
        dots = '.' * (node.level or 0)
        self.simple(f'from {dots}{node.module or ""} import {self._list(node.names)}')

    def add_Assign(self, node):
        targets = ''.join([f'{self.text(target, _TUPLE)} = ' for target in node.targets])
        self.simple(targets + self.text(node.value) + self._type_comment(node))

    def add_AugAssign(self, node):
        operator = _BINARY[_name_of(node.op)][0]
        self.simple(f'{self.text(node.target)} {operator}= {self.text(node.value)}')

    def add_AnnAssign(self, node):
        target = self.text(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f'({target})'
        value = f' = {self.text(node.value)}' if node.value else ''
        self.simple(f'{target}: {self.text(node.annotation)}{value}')

    def add_Return(self, node):
        self.simple(f'return {self.text(node.value)}' if node.value else 'return')

    def add_Pass(self, node):
        self.simple('pass')

    def add_Break(self, node):
        self.simple('break')

    def add_Continue(self, node):
        self.simple('continue')

    def add_Delete(self, node):
        self.simple(f'del {self._list(node.targets)}')

    def add_Assert(self, node):
        message = f', {self.text(node.msg)}' if node.msg else ''
        self.simple(f'assert {self.text(node.test)}{message}')

    def add_Global(self, node):
        self.simple(f'global {", ".join(node.names)}')

    def add_Nonlocal(self, node):
        self.simple(f'nonlocal {", ".join(node.names)}')

    def add_Raise(self, node):
        if not node.exc and node.cause:
            raise ValueError("Node can't use cause without an exception.")
        text = f'raise {self.text(node.exc)}' if node.exc else 'raise'
        self.simple(f'{text} from {self.text(node.cause)}' if node.cause else text)

    def add_TypeAlias(self, node):
        self.simple(f'type {self.text(node.name)}{self._type_params(node)} = '
                    f'{self.text(node.value)}')

    # ---- compound statements ----

    def _block(self, head, statements, comment=''):
        self.line(f'{head}:{comment}')
        self.body(statements)

    def _try(self, node, star):
        outer, self.star = self.star, star
        self._block('try', node.body)
        for handler in node.handlers:
            self.statement(handler)
        if node.orelse:
            self._block('else', node.orelse)
        if node.finalbody:
            self._block('finally', node.finalbody)
        self.star = outer

    def add_Try(self, node):
        self._try(node, '')

    def add_TryStar(self, node):
        self._try(node, '*')

    def add_ExceptHandler(self, node):
        head = f'except{self.star}' + (f' {self.text(node.type)}' if node.type else '')
        self._block(head + (f' as {node.name}' if node.name else ''), node.body)

    def _decorated(self, node, head, comment=''):
        if self.lines:
            self.lines.append('')
        for decorator in node.decorator_list:
            self.line('@' + self.text(decorator))
        self.line(f'{head}:{comment}')
        self.indent += 1
        self.documented(node.body)
        self.indent -= 1

    def add_ClassDef(self, node):
        arguments = self._list([*node.bases, *node.keywords])
        self._decorated(node, f'class {node.name}{self._type_params(node)}'
                        + (f'({arguments})' if arguments else ''))

    def _function(self, keyword, node):
        returns = f' -> {self.text(node.returns)}' if node.returns else ''
        self._decorated(node, f'{keyword} {node.name}{self._type_params(node)}'
                        f'({self.text(node.args)}){returns}', self._type_comment(node))

    def add_FunctionDef(self, node):
        self._function('def', node)

    def add_AsyncFunctionDef(self, node):
        self._function('async def', node)

    def _for(self, keyword, node):
        self._block(f'{keyword} {self.text(node.target, _TUPLE)} in {self.text(node.iter)}',
                    node.body, self._type_comment(node))
        if node.orelse:
            self._block('else', node.orelse)

    def add_For(self, node):
        self._for('for', node)

    def add_AsyncFor(self, node):
        self._for('async for', node)

    def add_While(self, node):
        self._block(f'while {self.text(node.test)}', node.body)
        if node.orelse:
            self._block('else', node.orelse)

    def add_If(self, node):
        keyword = 'if'
        while True:
            self._block(f'{keyword} {self.text(node.test)}', node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], If):
                break
            node = node.orelse[0]
            keyword = 'elif'
        if node.orelse:
            self._block('else', node.orelse)

    def add_With(self, node):
        self._block(f'with {self._list(node.items)}', node.body, self._type_comment(node))

    def add_AsyncWith(self, node):
        self._block(f'async with {self._list(node.items)}', node.body, self._type_comment(node))

    def add_Match(self, node):
        self.line(f'match {self.text(node.subject)}:')
        self.body(node.cases)

    def add_match_case(self, node):
        guard = f' if {self.text(node.guard)}' if node.guard else ''
        self._block(f'case {self.text(node.pattern)}{guard}', node.body)


def unparse(node):
    """Return the text of a tree, or of a list of statements."""
    unparser = Unparser()
    if isinstance(node, list):
        for item in node:
            unparser.statement(item)
    elif hasattr(unparser, f'add_{type(node).__name__}'):
        unparser.statement(node)
    else:
        return unparser.text(node)
    return '\n'.join(unparser.lines)
