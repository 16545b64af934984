"""From callables of all kinds to signatures, for the module inspect."""

import functools
import sys
import types
from annotationlib import Format, get_annotations
from collections import OrderedDict, namedtuple
from _inspect_kinds import (
    CO_VARARGS, CO_VARKEYWORDS, getattr_static, is_functionlike, isbuiltin, isclass, iscode,
    isfunction, ismethod, ismethoddescriptor, ismodule, missing, unwrap)
from _inspect_signature import (
    KEYWORD_ONLY, POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_KEYWORD, VAR_POSITIONAL,
    Parameter, Signature, _empty)

_IN_C = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
         types.BuiltinFunctionType)


def _is_builtin(obj):
    return (isbuiltin(obj) or ismethoddescriptor(obj) or isinstance(obj, _IN_C)
            or obj is type or obj is object)


# ---- builtins: the text of __text_signature__ -----------------------------------------------

def _clean(text):
    """Return the text without the dollar, and which parameter had it, or None."""
    if '$' not in text:
        return text, None
    before, _, after = text.partition('$')
    return before + after, before.count(',')


class _Defaults:
    """Evaluates the defaults in the text of a builtin's signature."""

    def __init__(self, obj):
        name = getattr(obj, '__module__', None)
        if not name:
            name = getattr(getattr(obj, '__objclass__', None), '__module__', None)
        module = sys.modules.get(name) if name else None
        self.namespaces = (vars(module) if module else {}, sys.modules)

    def _named(self, text):
        for namespace in self.namespaces:
            try:
                value = eval(text, dict(namespace))
            except NameError:
                continue
            if value is None or isinstance(value, (str, int, float, bytes)):
                return value
            break
        raise ValueError

    def evaluate(self, node):
        """Return the value of a constant, a name, or a simple expression of such."""
        import ast
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self._named(ast.unparse(node))
        if isinstance(node, ast.BinOp):
            left, right = self.evaluate(node.left), self.evaluate(node.right)
            if isinstance(node.op, ast.Add):
                return left + right
            if isinstance(node.op, ast.Sub):
                return left - right
            if isinstance(node.op, ast.BitOr):
                return left | right
            raise ValueError
        return ast.literal_eval(node)


def _from_text(cls, obj, text, skip_bound_arg=True):
    import ast
    invalid = ValueError(f'{obj!r} builtin has invalid signature')
    clean, self_place = _clean(text)
    try:
        arguments = ast.parse(f'def f{clean}: pass').body[0].args
    except SyntaxError:
        raise invalid from None
    defaults = _Defaults(obj)
    parameters = []

    def add(argument, kind, default=None):
        value = _empty
        if argument.annotation is not None:
            raise ValueError('Annotations are not currently supported')
        if default is not None:
            try:
                value = defaults.evaluate(default)
            except ValueError:
                raise invalid from None
        parameters.append(cls._parameter_cls(argument.arg, kind, default=value))

    positional = arguments.posonlyargs + arguments.args
    without = len(positional) - len(arguments.defaults)
    for n, argument in enumerate(positional):
        add(argument, POSITIONAL_ONLY if n < len(arguments.posonlyargs) else POSITIONAL_OR_KEYWORD,
            arguments.defaults[n - without] if n >= without else None)
    if arguments.vararg:
        add(arguments.vararg, VAR_POSITIONAL)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        add(argument, KEYWORD_ONLY, default)
    if arguments.kwarg:
        add(arguments.kwarg, VAR_KEYWORD)
    if self_place is not None:
        bound_to = getattr(obj, '__self__', None)
        if bound_to is not None and (ismodule(bound_to) or skip_bound_arg):
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=POSITIONAL_ONLY)
    return cls(parameters)


def _from_builtin(cls, func, skip_bound_arg):
    text = getattr(func, '__text_signature__', None)
    if not text:
        raise ValueError(f'no signature found for builtin {func!r}')
    return _from_text(cls, func, text, skip_bound_arg)


# ---- functions ------------------------------------------------------------------------------

def _from_function(cls, func, skip_bound_arg, annotation_options):
    is_duck = not isfunction(func)
    text = getattr(func, '__text_signature__', None)
    if text:
        return _from_text(cls, func, text, skip_bound_arg)
    code = func.__code__
    names = code.co_varnames
    annotations = get_annotations(func, **annotation_options)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(cls._parameter_cls(name, kind, default=default,
                                             annotation=annotations.get(name, _empty)))

    count = code.co_argcount
    without = count - len(defaults)
    for n, name in enumerate(names[:count]):
        add(name, POSITIONAL_ONLY if n < code.co_posonlyargcount else POSITIONAL_OR_KEYWORD,
            defaults[n - without] if n >= without else _empty)
    rest = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[rest], VAR_POSITIONAL)
    for name in names[count:rest]:
        add(name, KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[rest + bool(code.co_flags & CO_VARARGS)], VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=is_duck)


def _without_first(signature):
    """Return the signature of the function when it is bound."""
    parameters = tuple(signature.parameters.values())
    if not parameters or parameters[0].kind in (VAR_KEYWORD, KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind != VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _from_partial(wrapped, partial, extra=()):
    """Return what is left of a signature when functools.partial has given arguments."""
    try:
        bound = wrapped.bind_partial(*extra, *(partial.args or ()), **(partial.keywords or {}))
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    left = OrderedDict(wrapped.parameters)
    only_by_name = False
    for name, parameter in wrapped.parameters.items():
        kind = parameter.kind
        if name in bound.arguments:
            value = bound.arguments[name]
            if kind is POSITIONAL_ONLY or kind is POSITIONAL_OR_KEYWORD \
                    and name not in (partial.keywords or {}):
                if value is functools.Placeholder:
                    left[name] = parameter.replace(kind=POSITIONAL_ONLY, default=_empty)
                else:
                    del left[name]
                continue
            if kind is POSITIONAL_OR_KEYWORD:
                # It got a value by name: it and what follows can be given by name only.
                only_by_name = True
                left[name] = parameter.replace(default=value)
            elif kind is KEYWORD_ONLY:
                left[name] = parameter.replace(default=value)
        if only_by_name:
            if kind is VAR_POSITIONAL:
                del left[name]
            else:
                if kind is POSITIONAL_OR_KEYWORD:
                    left[name] = left[name].replace(kind=KEYWORD_ONLY)
                left.move_to_end(name)
    return wrapped.replace(parameters=left.values())


def _from_partialmethod(partialmethod, wrapped):
    signature = _from_partial(wrapped, partialmethod, (None,))
    first = next(iter(wrapped.parameters.values()))
    if first.kind is VAR_POSITIONAL:
        return signature
    if partialmethod.args.count(functools.Placeholder):
        first = first.replace(kind=POSITIONAL_ONLY)
    return signature.replace(parameters=(first, *signature.parameters.values()))


# ---- classes --------------------------------------------------------------------------------

def _bound_to(descriptor, obj):
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), '__get__', missing)
    return descriptor if get is missing else get(descriptor, obj, type(obj))


def _python_method(cls, name, follow_wrapped):
    """Return the class's method of that name, unless it is one in C."""
    if name == '__new__':
        method = getattr(cls, name, None)
    else:
        method = getattr_static(cls, name, None)
    if method is None:
        return None
    inside = None
    if follow_wrapped:
        inside = unwrap(method, stop=lambda m: hasattr(m, '__signature__') or _is_builtin(m))
    if isinstance(method, _IN_C) or isinstance(inside, _IN_C):
        return None
    return method if name == '__new__' else _bound_to(method, cls)


def _from_class(cls, obj, recurse, follow_wrapped, skip_bound_arg):
    call = _python_method(type(obj), '__call__', follow_wrapped)
    if call is not None:
        return recurse(call)
    new = _python_method(obj, '__new__', follow_wrapped)
    init = _python_method(obj, '__init__', follow_wrapped)
    for base in obj.__mro__:
        if new is not None and '__new__' in base.__dict__:
            signature = recurse(new)
            return _without_first(signature) if skip_bound_arg else signature
        if init is not None and '__init__' in base.__dict__:
            return recurse(init)
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _from_text(cls, base, text)
    if type in obj.__mro__[1:]:
        raise ValueError(f'callable {obj!r} is not supported by signature')
    if obj is not type:
        init, new = obj.__init__, obj.__new__
        if follow_wrapped:
            init, new = unwrap(init), unwrap(new)
        if init is object.__init__ and new is object.__new__:
            return cls.from_callable(object)
    raise ValueError(f'no signature found for builtin type {obj!r}')


def signature_of(obj, *, sigcls, follow_wrapped=True, skip_bound_arg=True, globals=None,
                 locals=None, eval_str=False, annotation_format=Format.VALUE):
    """Return the signature of any callable; raise ValueError if it is not known."""
    annotation_options = {'globals': globals, 'locals': locals, 'eval_str': eval_str,
                          'format': annotation_format}

    def recurse(other):
        return signature_of(other, sigcls=sigcls, follow_wrapped=follow_wrapped,
                            skip_bound_arg=skip_bound_arg, globals=globals, locals=locals,
                            eval_str=eval_str, annotation_format=annotation_format)

    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        signature = recurse(obj.__func__)
        return _without_first(signature) if skip_bound_arg else signature
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: (hasattr(f, '__signature__')
                                          or isinstance(f, types.MethodType)))
        if isinstance(obj, types.MethodType):
            return recurse(obj)
    signature = getattr(obj, '__signature__', None)
    if signature is not None:
        if not isinstance(signature, Signature):
            raise TypeError(f'unexpected object {signature!r} in __signature__ attribute')
        return signature
    partialmethod = getattr(obj, '__partialmethod__', None)
    if isinstance(partialmethod, functools.partialmethod):
        return _from_partialmethod(partialmethod, recurse(partialmethod.func))
    if isinstance(obj, functools.partial):
        return _from_partial(recurse(obj.func), obj)
    if isfunction(obj) or is_functionlike(obj):
        return _from_function(sigcls, obj, skip_bound_arg, annotation_options)
    if _is_builtin(obj):
        return _from_builtin(sigcls, obj, skip_bound_arg)
    if isinstance(obj, type):
        return _from_class(sigcls, obj, recurse, follow_wrapped, skip_bound_arg)
    call = getattr_static(type(obj), '__call__', None)
    if call is None:
        raise ValueError(f'callable {obj!r} is not supported by signature')
    text = getattr(obj, '__text_signature__', None)
    if text:
        return _from_text(sigcls, obj, text)
    return recurse(_bound_to(call, obj))


# ---- older forms ----------------------------------------------------------------------------

Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, '
                                        'kwonlydefaults, annotations')
Arguments.__module__ = ArgInfo.__module__ = FullArgSpec.__module__ = 'inspect'


def getargs(co):
    """Return the names of a code object's parameters."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names = list(co.co_varnames)
    count = co.co_argcount + co.co_kwonlyargcount
    rest = names[count:]
    varargs = rest.pop(0) if co.co_flags & CO_VARARGS else None
    varkw = rest.pop(0) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(names[:count], varargs, varkw)


def getargvalues(frame):
    """Return the names of a frame's parameters, and its local variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str,
                    formatvarargs=lambda name: '*' + name, formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    """Return what getargvalues() returns as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f'({", ".join(parts)})'


def getfullargspec(func):
    """Return the parameters of a callable, its self included, in seven parts."""
    try:
        signature = signature_of(func, sigcls=Signature, follow_wrapped=False,
                                 skip_bound_arg=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, kwonlyargs = [], []
    defaults, kwdefaults, annotations = (), {}, {}
    variadic = {VAR_POSITIONAL: None, VAR_KEYWORD: None}
    if signature.return_annotation is not _empty:
        annotations['return'] = signature.return_annotation
    for name, parameter in signature.parameters.items():
        if parameter.kind in variadic:
            variadic[parameter.kind] = name
        elif parameter.kind is KEYWORD_ONLY:
            kwonlyargs.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, variadic[VAR_POSITIONAL], variadic[VAR_KEYWORD], defaults or None,
                       kwonlyargs, kwdefaults or None, annotations)


def _fail_missing(function, names, kind):
    names = [repr(name) for name in names]
    plural = 's' if len(names) > 1 else ''
    if len(names) == 1:
        listed = names[0]
    else:
        listed = f'{", ".join(names[:-1])} and {names[-1]}'
    raise TypeError(f'{function}() missing {len(names)} required {kind} argument{plural}: '
                    f'{listed}')


def _fail_too_many(function, spec, given, keyword_only):
    least = len(spec.args) - len(spec.defaults or ())
    takes = f'from {least} to {len(spec.args)}' if spec.defaults else f'{len(spec.args)}'
    plural = 's' if spec.defaults or len(spec.args) != 1 else ''
    extra = ''
    if keyword_only:
        extra = (f' positional argument{"s" if given != 1 else ""} (and {keyword_only} '
                 f'keyword-only argument{"s" if keyword_only != 1 else ""})')
    verb = 'was' if given == 1 and not keyword_only else 'were'
    raise TypeError(f'{function}() takes {takes} positional argument{plural} but {given}{extra} '
                    f'{verb} given')


def getcallargs(func, /, *positional, **named):
    """Return the values that the parameters get in a call."""
    spec = getfullargspec(func)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    values = dict(zip(spec.args, positional))
    if spec.varargs:
        values[spec.varargs] = tuple(positional[len(spec.args):])
    if spec.varkw:
        values[spec.varkw] = {}
    for key, value in named.items():
        if key not in spec.args and key not in spec.kwonlyargs:
            if not spec.varkw:
                raise TypeError(f'{name}() got an unexpected keyword argument {key!r}')
            values[spec.varkw][key] = value
        elif key in values:
            raise TypeError(f'{name}() got multiple values for argument {key!r}')
        else:
            values[key] = value
    if len(positional) > len(spec.args) and not spec.varargs:
        _fail_too_many(name, spec, len(positional),
                       sum(key in values for key in spec.kwonlyargs))
    defaults = dict(zip(reversed(spec.args), reversed(spec.defaults or ())))
    lacking = [key for key in spec.args if key not in values and key not in defaults]
    if lacking:
        _fail_missing(name, lacking, 'positional')
    for key in spec.args:
        if key not in values:
            values[key] = defaults[key]
    kwdefaults = spec.kwonlydefaults or {}
    lacking = [key for key in spec.kwonlyargs if key not in values and key not in kwdefaults]
    if lacking:
        _fail_missing(name, lacking, 'keyword-only')
    for key in spec.kwonlyargs:
        if key not in values:
            values[key] = kwdefaults[key]
    return values
