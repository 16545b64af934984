"""Signatures and their parameters, for the module inspect."""

import types
from annotationlib import Format, ForwardRef
from collections import OrderedDict
from enum import IntEnum
from keyword import iskeyword


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for a default or an annotation that is not there."""

    __module__ = 'inspect'


class _ParameterKind(IntEnum):
    __module__ = 'inspect'

    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        number = len(cls.__members__)
        member = int.__new__(cls, number)
        member._value_ = number
        member.description = description
        return member

    def __str__(self):
        return self.name


POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


def _without_typing(text):
    """Return the text without the "typing." that names of it begin with."""
    parts = text.split('typing.')
    kept = parts[0]
    for part in parts[1:]:
        before = kept[-1:]
        inside = before.isalnum() or before in ('_', '.') and before != ''
        kept += ('typing.' if inside else '') + part
    return kept


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """Return an annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


def formatannotationrelativeto(object):
    """Return a function that formats annotations as they read in the object's module."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """A parameter: its name, kind, default and annotation."""

    __module__ = 'inspect'
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = VAR_POSITIONAL
    KEYWORD_ONLY = KEYWORD_ONLY
    VAR_KEYWORD = VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and kind in (VAR_POSITIONAL, VAR_KEYWORD):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[:1] == '.' and name[1:].isdigit():
            # The iterator that is handed to a comprehension.
            if kind != POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword '
                                 f'arguments, not {kind.description}')
            kind = POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        elif name == '.format':
            name = 'format'
        if iskeyword(name) and kind is not POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind = name, kind
        self._default, self._annotation = default, annotation

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        """The name."""
        return self._name

    @property
    def default(self):
        """The default, or Parameter.empty."""
        return self._default

    @property
    def annotation(self):
        """The annotation, or Parameter.empty."""
        return self._annotation

    @property
    def kind(self):
        """How arguments reach it."""
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return a parameter that differs in what is given."""
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        equals = '='
        if self._annotation is not _empty:
            annotation = formatannotation(self._annotation,
                                          quote_annotation_strings=quote_annotation_strings)
            text += f': {annotation}'
            equals = ' = '
        if self._default is not _empty:
            text += equals + repr(self._default)
        return {VAR_POSITIONAL: '*', VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """Arguments of a call, by the names of the parameters they are for."""

    __module__ = 'inspect'
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        """The signature that bound them."""
        return self._signature

    def _split(self):
        """Return those to be given by position, and those by name."""
        args, kwargs = [], {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            kind = parameter.kind
            by_name = by_name or kind in (VAR_KEYWORD, KEYWORD_ONLY) or name not in self.arguments
            if name not in self.arguments:
                continue
            value = self.arguments[name]
            if not by_name:
                args.extend(value) if kind == VAR_POSITIONAL else args.append(value)
            elif kind == VAR_KEYWORD:
                kwargs.update(value)
            else:
                kwargs[name] = value
        return tuple(args), kwargs

    @property
    def args(self):
        """The positional arguments of the call."""
        return self._split()[0]

    @property
    def kwargs(self):
        """The keyword arguments of the call."""
        return self._split()[1]

    def apply_defaults(self):
        """Add the defaults of what was not given."""
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        arguments = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{type(self).__name__} ({arguments})>'


def _checked(parameters):
    """Return the parameters by name, in an order that a function could have them."""
    known = OrderedDict()
    highest = POSITIONAL_ONLY
    seen_default = False
    seen_kinds = set()
    for parameter in parameters:
        kind, name = parameter.kind, parameter.name
        if kind in (VAR_POSITIONAL, VAR_KEYWORD):
            if kind in seen_kinds:
                raise ValueError(f'more than one {kind.description} parameter')
            seen_kinds.add(kind)
        if kind < highest:
            raise ValueError(f'wrong parameter order: {highest.description} parameter before '
                             f'{kind.description} parameter')
        highest = kind
        if kind in (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD):
            if parameter.default is not _empty:
                seen_default = True
            elif seen_default:
                raise ValueError('non-default argument follows default argument')
        if name in known:
            raise ValueError(f'duplicate parameter name: {name!r}')
        known[name] = parameter
    return known


class Signature:
    """The parameters of a callable, and the annotation of what it returns."""

    __module__ = 'inspect'
    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        if parameters is None:
            known = OrderedDict()
        elif __validate_parameters__:
            known = _checked(parameters)
        else:
            known = OrderedDict((parameter.name, parameter) for parameter in parameters)
        self._parameters = types.MappingProxyType(known)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False, annotation_format=Format.VALUE):
        """Return the signature of a callable."""
        from _inspect_callable import signature_of
        return signature_of(obj, sigcls=cls, follow_wrapped=follow_wrapped, globals=globals,
                            locals=locals, eval_str=eval_str, annotation_format=annotation_format)

    @property
    def parameters(self):
        """The parameters by name."""
        return self._parameters

    @property
    def return_annotation(self):
        """The annotation of the result, or Signature.empty."""
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return a signature that differs in what is given."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _essence(self):
        """Return what makes signatures equal: of keyword-only parameters the order is free."""
        keyword_only = {p.name: p for p in self.parameters.values() if p.kind == KEYWORD_ONLY}
        others = tuple(p for p in self.parameters.values() if p.kind != KEYWORD_ONLY)
        return others, keyword_only, self.return_annotation

    def __hash__(self):
        others, keyword_only, annotation = self._essence()
        return hash((others, frozenset(keyword_only.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._essence() == other._essence()

    def _bind_positional(self, args, kwargs, partial, bound, refused):
        """Bind the positional arguments; return the parameters that are left for keywords."""
        parameters = list(self.parameters.values())
        place = 0
        for number, value in enumerate(args):
            if place == len(parameters) or parameters[place].kind in (VAR_KEYWORD, KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            parameter = parameters[place]
            place += 1
            if parameter.kind == VAR_POSITIONAL:
                bound[parameter.name] = tuple(args[number:])
                return parameters[place:]
            if parameter.name in kwargs and parameter.kind != POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            bound[parameter.name] = value
        while place < len(parameters):
            parameter = parameters[place]
            if parameter.kind == VAR_POSITIONAL:
                return parameters[place + 1:]
            if parameter.kind == POSITIONAL_ONLY and parameter.name in kwargs:
                if parameter.default is _empty:
                    raise TypeError('missing a required positional-only argument: '
                                    f'{parameter.name!r}')
                refused.append(parameter.name)
                place += 1
                continue
            if (parameter.name in kwargs or parameter.kind == VAR_KEYWORD
                    or parameter.default is not _empty or partial):
                break
            kind = ' keyword-only' if parameter.kind == KEYWORD_ONLY else ''
            raise TypeError(f'missing a required{kind} argument: {parameter.name!r}')
        return parameters[place:]

    def _bind(self, args, kwargs, *, partial=False):
        bound, refused = {}, []
        rest = self._bind_positional(args, kwargs, partial, bound, refused)
        var_keyword = None
        for parameter in rest:
            if parameter.kind == VAR_KEYWORD:
                var_keyword = parameter.name
            elif parameter.kind == VAR_POSITIONAL:
                pass
            elif parameter.name in kwargs:
                bound[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError(f'missing a required argument: {parameter.name!r}')
        if kwargs:
            if var_keyword is not None:
                bound[var_keyword] = kwargs
            elif refused:
                raise TypeError('got some positional-only arguments passed as keyword '
                                f'arguments: {", ".join(refused)!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return self._bound_arguments_cls(self, bound)

    def bind(self, /, *args, **kwargs):
        """Return which parameter gets which argument; raise TypeError if a call would."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Do the same when arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Return the signature as in a def statement, one parameter a line if it is wide."""
        parts = []
        before = None
        for parameter in self.parameters.values():
            kind = parameter.kind
            if before == POSITIONAL_ONLY and kind != POSITIONAL_ONLY:
                parts.append('/')
            if kind == KEYWORD_ONLY and before not in (KEYWORD_ONLY, VAR_POSITIONAL):
                parts.append('*')
            parts.append(parameter._format(quote_annotation_strings=quote_annotation_strings))
            before = kind
        if before == POSITIONAL_ONLY:
            parts.append('/')
        text = f'({", ".join(parts)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation,
                                              quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
              annotation_format=Format.VALUE):
    """Return the signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)
