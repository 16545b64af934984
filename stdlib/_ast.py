"""The classes of syntax trees. They are made of the grammar below, and told to the compiler."""

import _syntax

_GRAMMAR = '''
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    | Return(expr? value)
    | Delete(expr* targets)
    | Assign(expr* targets, expr value, string? type_comment)
    | TypeAlias(expr name, type_param* type_params, expr value)
    | AugAssign(expr target, operator op, expr value)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | While(expr test, stmt* body, stmt* orelse)
    | If(expr test, stmt* body, stmt* orelse)
    | With(withitem* items, stmt* body, string? type_comment)
    | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases)
    | Raise(expr? exc, expr? cause)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | Assert(expr test, expr? msg)
    | Import(alias* names)
    | ImportFrom(identifier? module, alias* names, int? level)
    | Global(identifier* names)
    | Nonlocal(identifier* names)
    | Expr(expr value)
    | Pass
    | Break
    | Continue
expr = BoolOp(boolop op, expr* values)
    | NamedExpr(expr target, expr value)
    | BinOp(expr left, operator op, expr right)
    | UnaryOp(unaryop op, expr operand)
    | Lambda(arguments args, expr body)
    | IfExp(expr test, expr body, expr orelse)
    | Dict(expr?* keys, expr* values)
    | Set(expr* elts)
    | ListComp(expr elt, comprehension* generators)
    | SetComp(expr elt, comprehension* generators)
    | DictComp(expr key, expr value, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators)
    | Await(expr value)
    | Yield(expr? value)
    | YieldFrom(expr value)
    | Compare(expr left, cmpop* ops, expr* comparators)
    | Call(expr func, expr* args, keyword* keywords)
    | FormattedValue(expr value, int conversion, expr? format_spec)
    | Interpolation(expr value, constant str, int conversion, expr? format_spec)
    | JoinedStr(expr* values)
    | TemplateStr(expr* values)
    | Constant(constant value, string? kind)
    | Attribute(expr value, identifier attr, expr_context ctx)
    | Subscript(expr value, expr slice, expr_context ctx)
    | Starred(expr value, expr_context ctx)
    | Name(identifier id, expr_context ctx)
    | List(expr* elts, expr_context ctx)
    | Tuple(expr* elts, expr_context ctx)
    | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
    | MatchSingleton(constant value)
    | MatchSequence(pattern* patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    | MatchStar(identifier? name)
    | MatchAs(pattern? pattern, identifier? name)
    | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
    | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
'''

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_POSITIONS = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_missing = object()


def _warn(message):
    from warnings import warn
    warn(message, DeprecationWarning, stacklevel=3)


class AST:
    """The base of all nodes."""

    __module__ = 'ast'
    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _field_types = {}

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            plural = '' if len(fields) == 1 else 's'
            raise TypeError(f'{cls.__name__} constructor takes at most {len(fields)} positional '
                            f'argument{plural}')
        given = set()
        for name, value in zip(fields, args):
            setattr(self, name, value)
            given.add(name)
        for name, value in kwargs.items():
            if name in fields:
                if name in given:
                    raise TypeError(f'{cls.__name__} got multiple values for argument {name!r}')
                given.add(name)
            elif name not in cls._attributes:
                _warn(f'{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. '
                      'Support for arbitrary keyword arguments is deprecated and will be removed '
                      'in Python 3.15.')
            setattr(self, name, value)
        for name in fields:
            if name not in given:
                self.__fill(cls, name)

    def __fill(self, cls, name):
        kind = cls._field_types.get(name, _missing)
        if kind is _missing:
            _warn(f"Field {name!r} is missing from {cls.__name__}._field_types. This will become "
                  'an error in Python 3.15.')
        elif kind is expr_context:
            setattr(self, name, _load)
        elif getattr(kind, '__origin__', None) is list:
            setattr(self, name, [])
        elif isinstance(kind, type):
            _warn(f'{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. '
                  'This will become an error in Python 3.15.')

    def __reduce__(self):
        # The fields are in the state: a node may, by way of others, have itself in them.
        state = vars(self)
        count = 0
        for name in type(self)._fields:
            if name not in state:
                break
            count += 1
        return type(self), (None,) * count, dict(state)

    def __replace__(self, /, **changes):
        cls = type(self)
        known = {*cls._fields, *cls._attributes}
        for name in changes:
            if name not in known:
                raise TypeError(f'{cls.__name__}.__replace__ got an unexpected keyword argument '
                                f'{name!r}.')
        values = {name: value for name, value in vars(self).items() if name in known} | changes
        optional = {name for name, kind in cls._field_types.items() if not isinstance(kind, type)}
        lacking = [name for name in cls._fields if name not in values and name not in optional]
        if lacking:
            plural = '' if len(lacking) == 1 else 's'
            raise TypeError(f'{cls.__name__}.__replace__ missing {len(lacking)} keyword '
                            f'argument{plural}: {", ".join(map(repr, lacking))}.')
        return cls(**values)

    def __repr__(self):
        return _shown(self, 3)


def _shown_list(values, depth):
    left, right = '[]' if isinstance(values, list) else '()'
    if len(values) > 2:
        parts = [_shown_item(values[0], depth), '...', _shown_item(values[-1], depth)]
    else:
        parts = [_shown_item(value, depth) for value in values]
    return left + ', '.join(parts) + right


def _shown_item(value, depth):
    return _shown(value, depth - 1) if isinstance(value, AST) else repr(value)


def _shown(node, depth):
    name = type(node).__name__
    fields = type(node)._fields
    if depth <= 0:
        return f'{name}(...)'
    parts = []
    for field in fields:
        value = getattr(node, field)
        if isinstance(value, (list, tuple)):
            text = _shown_list(value, depth)
        else:
            text = _shown_item(value, depth)
        parts.append(f'{field}={text}')
    return f'{name}({", ".join(parts)})'


# ---- from the grammar to classes ------------------------------------------------------------

def _split(text):
    """Return a constructor's name and its fields as (type, name)."""
    name, _, fields = text.strip().rstrip(')').partition('(')
    return name, [tuple(field.split()) for field in fields.split(', ') if field]


def _field_type(text, classes):
    base = text.rstrip('?*')
    base = {'identifier': str, 'string': str, 'int': int, 'constant': object}.get(base) \
        or classes[base]
    if text.endswith('*'):
        return list[base]
    return base | None if text.endswith('?') else base


def _make(name, bases, doc, fields=(), attributes=None):
    namespace = {'__module__': 'ast', '__doc__': doc, '_fields': fields,
                 '__match_args__': fields, '_field_types': {}}
    if attributes is not None:
        namespace['_attributes'] = attributes
        for attribute in attributes[2:]:
            namespace[attribute] = None
    return type(name, bases, namespace)


def _make_classes():
    with_place = {'stmt', 'expr', 'excepthandler', 'arg', 'keyword', 'alias', 'pattern',
                  'type_param'}
    classes = {}
    pending = []
    rest_of = {}
    for line in _GRAMMAR.strip().splitlines():
        if line.startswith('    | '):
            group.append(line[6:])
            continue
        head, equals, rest = line.partition(' = ')
        group = rest.split(' | ') if equals else []
        pending.append((head, group))
        rest_of[head] = rest
    for head, group in pending:
        name, fields = _split(head)
        attributes = _POSITIONS if name in with_place else ()
        if group:
            between = '\n' + ' ' * len(head) + ' | ' if '(' in rest_of[head] else ' | '
            doc = f'{head} = {between.join(group)}'
            base = classes[name] = _make(name, (AST,), doc, attributes=attributes)
            if name in ('type_param', 'pattern'):
                # There the end is not optional.
                for attribute in _POSITIONS[2:]:
                    delattr(base, attribute)
        else:
            classes[name] = _make(name, (AST,), head, tuple(f for _, f in fields), attributes)
            group = [head]
        for constructor in group:
            name, fields = _split(constructor)
            if name not in classes:
                classes[name] = _make(name, (base,), constructor.strip(),
                                      tuple(f for _, f in fields))
    for _, group in pending:
        for constructor in group:
            _add_types(constructor, classes)
    for head, group in pending:
        if not group:
            _add_types(head, classes)
    return classes


def _add_types(constructor, classes):
    name, fields = _split(constructor)
    cls = classes[name]
    cls.__annotations__ = cls._field_types
    for kind, field in fields:
        cls._field_types[field] = _field_type(kind, classes)
        if kind.endswith('?'):
            setattr(cls, field, None)


_classes = _make_classes()
globals().update(_classes)
_load = Load()
_syntax.register(AST, _classes)

# The modules ast and _ast give the same names.
__all__ = ['AST', 'PyCF_ALLOW_TOP_LEVEL_AWAIT', 'PyCF_ONLY_AST', 'PyCF_OPTIMIZED_AST',
           'PyCF_TYPE_COMMENTS', *_classes]
