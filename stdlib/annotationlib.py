"""Annotations: reading them as values, as forward references or as text."""

import builtins
import enum
import keyword
import sys
import types

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
           "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string",
           "type_repr"]


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_Template = type(t"")
_missing = object()

# A _Stringifier becomes a ForwardRef by getting another class, so both have the same slots. In a
# _Stringifier, __ast_node__ is the text so far with its precedence.
_SLOTS = ("__forward_is_argument__", "__forward_is_class__", "__forward_module__", "__weakref__",
          "__arg__", "__globals__", "__extra_names__", "__code__", "__ast_node__", "__cell__",
          "__owner__", "__stringifier_dict__", "__resolved_str_cache__")


class ForwardRef:
    """Something that annotations name and that may not exist yet."""

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        # Only references that were stringifiers have these: a cell, or a dict of cells by name;
        # and what names stand for that were invented.
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None
        self.__code__ = None
        self.__ast_node__ = None
        self.__stringifier_dict__ = None
        self.__resolved_str_cache__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None,
                 format=Format.VALUE):
        """Return what is referred to; with FORWARDREF this reference, where there is nothing."""
        if format == Format.STRING:
            return self.__resolved_str__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        tolerant = format == Format.FORWARDREF
        if isinstance(self.__cell__, types.CellType):
            try:
                return self.__cell__.cell_contents
            except ValueError:
                pass
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self.__find_globals(owner)
        locals = self.__find_locals(owner, locals, type_params)
        arg = self.__forward_arg__
        if arg.isidentifier() and not keyword.iskeyword(arg):
            for namespace in locals, globals, builtins.__dict__:
                if arg in namespace:
                    return namespace[arg]
            if tolerant:
                return self
            raise NameError(f"name '{arg:.200}' is not defined", name=arg)
        code = self.__forward_code__
        try:
            return eval(code, globals, locals)
        except Exception:
            if not tolerant:
                raise
        # What is known is found in `names`; the rest becomes references.
        names = _StringifierDict({**builtins.__dict__, **globals, **locals}, globals=globals,
                                 owner=owner, is_class=self.__forward_is_class__, format=format)
        try:
            result = eval(code, globals, names)
        except Exception:
            return self
        names.transmogrify(self.__cell__)
        return result

    def __find_globals(self, owner):
        found = None
        if self.__forward_module__ is not None:
            found = getattr(sys.modules.get(self.__forward_module__), "__dict__", None)
        if found is None:
            found = self.__globals__
        if found is None:
            if isinstance(owner, type):
                found = _module_globals(owner)
            elif isinstance(owner, types.ModuleType):
                found = owner.__dict__
            elif callable(owner):
                found = getattr(owner, "__globals__", None)
        return {} if found is None else found

    def __find_locals(self, owner, given, type_params):
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        if given is None:
            found = dict(vars(owner)) if isinstance(owner, type) else {}
        elif type_params is None and not isinstance(self.__cell__, dict) and not self.__extra_names__:
            return given
        else:
            found = dict(given)
        for parameter in type_params or ():
            found.setdefault(parameter.__name__, parameter)
        if isinstance(self.__cell__, dict):
            for name, cell in self.__cell__.items():
                try:
                    found.setdefault(name, cell.cell_contents)
                except ValueError:
                    pass
        if self.__extra_names__:
            found.update(self.__extra_names__)
        return found

    def _evaluate(self, globalns, localns, type_params=_missing, *, recursive_guard):
        import typing
        import warnings
        if type_params is _missing:
            typing._deprecation_warning_for_no_type_params_passed("typing.ForwardRef._evaluate")
            type_params = ()
        warnings._deprecated(
            "ForwardRef._evaluate",
            "{name} is a private API and is retained for compatibility, but will be removed"
            " in Python 3.16. Use ForwardRef.evaluate() or typing.evaluate_forward_ref() instead.",
            remove=(3, 16))
        return typing.evaluate_forward_ref(self, globals=globalns, locals=localns,
                                           type_params=type_params,
                                           _recursive_guard=recursive_guard)

    @property
    def __forward_arg__(self):
        if self.__arg__ is None:
            if self.__ast_node__ is None:
                raise AssertionError(
                    "Attempted to access '__forward_arg__' on an uninitialized ForwardRef")
            self.__arg__ = self.__ast_node__[0]
        return self.__arg__

    @property
    def __resolved_str__(self):
        if self.__resolved_str_cache__ is None:
            text = self.__forward_arg__
            for name, value in (self.__extra_names__ or {}).items():
                text = text.replace(name, type_repr(value))
            self.__resolved_str_cache__ = text
        return self.__resolved_str_cache__

    @property
    def __forward_code__(self):
        if self.__code__ is None:
            arg = self.__forward_arg__
            try:
                self.__code__ = compile(_rewrite_star(arg), "<string>", "eval")
            except SyntaxError:
                raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        return self.__code__

    def __identity(self):
        """What makes two references equal. Cells and dicts count by identity."""
        cell = self.__cell__
        if isinstance(cell, dict):
            cell = tuple(sorted((name, id(each)) for name, each in cell.items()))
        else:
            cell = id(cell)
        extra = self.__extra_names__
        return (self.__forward_arg__, self.__forward_module__, id(self.__globals__),
                self.__forward_is_class__, cell, self.__owner__,
                tuple(sorted(extra.items())) if extra else None)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__identity() == other.__identity()

    def __hash__(self):
        return hash(self.__identity())

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        text = repr(self.__resolved_str__)
        if self.__forward_module__ is not None:
            text += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            text += ", is_class=True"
        if self.__owner__ is not None:
            text += f", owner={self.__owner__!r}"
        return f"ForwardRef({text})"


# ---- Stringifiers --------------------------------------------------------------------------------

# Precedences of operators, weakest first.
_COMPARE, _OR, _XOR, _AND, _SHIFT, _ARITHMETIC, _TERM, _FACTOR, _POWER, _ATOM = range(10)
_BINARY = {'add': ('+', _ARITHMETIC), 'sub': ('-', _ARITHMETIC), 'mul': ('*', _TERM),
           'matmul': ('@', _TERM), 'truediv': ('/', _TERM), 'mod': ('%', _TERM),
           'floordiv': ('//', _TERM), 'lshift': ('<<', _SHIFT), 'rshift': ('>>', _SHIFT),
           'or': ('|', _OR), 'xor': ('^', _XOR), 'and': ('&', _AND), 'pow': ('**', _POWER)}
_COMPARISONS = {'lt': '<', 'le': '<=', 'eq': '==', 'ne': '!=', 'gt': '>', 'ge': '>='}
_UNARY = {'invert': '~', 'pos': '+', 'neg': '-'}


def _enclose(part, precedence):
    text, own = part
    return text if own >= precedence else f"({text})"


def _join_binary(left, symbol, precedence, right):
    """Return the text of a binary operation with what parentheses are needed."""
    if precedence == _COMPARE:
        sides = 1, 1
    else:
        sides = (1, 0) if symbol == '**' else (0, 1)
    return (f"{_enclose(left, precedence + sides[0])} {symbol} "
            f"{_enclose(right, precedence + sides[1])}", precedence)


class _Stringifier:
    """What a name is while annotations are evaluated that shall become text: its operations give
    the text of the operation."""

    __slots__ = _SLOTS

    def __init__(self, node, globals=None, owner=None, is_class=False, cell=None, *,
                 stringifier_dict, extra_names=None):
        self.__arg__ = None
        self.__forward_is_argument__ = False
        self.__forward_is_class__ = is_class
        self.__forward_module__ = None
        self.__code__ = None
        self.__ast_node__ = node
        self.__globals__ = globals
        self.__extra_names__ = extra_names
        self.__cell__ = cell
        self.__owner__ = owner
        self.__stringifier_dict__ = stringifier_dict
        self.__resolved_str_cache__ = None

    def __text_of(self, value, names):
        """Return a value's text and precedence; names that had to be invented go into `names`."""
        if isinstance(value, _Stringifier):
            names.update(value.__extra_names__ or {})
            return value.__ast_node__
        kind = type(value)
        if kind is _Template:
            return _template_text(value), _ATOM
        if value is None or kind in (str, int, float, bool, complex):
            return _constant_text(value), _ATOM
        if self.__stringifier_dict__.format == Format.STRING:
            return "..." if value is ... else repr(value), _ATOM
        if kind is dict:
            items = [f"{self.__text_of(key, names)[0]}: {self.__text_of(item, names)[0]}"
                     for key, item in value.items()]
            return "{" + ", ".join(items) + "}", _ATOM
        if kind in (list, tuple, set):
            items = ", ".join(self.__text_of(item, names)[0] for item in value)
            if kind is list:
                return f"[{items}]", _ATOM
            if kind is tuple:
                return f"({items},)" if len(value) == 1 else f"({items})", _ATOM
            return "{" + (items or "*()") + "}", _ATOM
        name = self.__stringifier_dict__.create_unique_name()
        names[name] = value
        return name, _ATOM

    def __make(self, text, precedence=_ATOM, names=None):
        names = {**(self.__extra_names__ or {}), **(names or {})}
        made = _Stringifier((text, precedence), self.__globals__, self.__owner__,
                            self.__forward_is_class__,
                            stringifier_dict=self.__stringifier_dict__, extra_names=names or None)
        self.__stringifier_dict__.stringifiers.append(made)
        return made

    def __item_text(self, item, names):
        if not isinstance(item, slice):
            return self.__text_of(item, names)[0]
        lower, upper, step = ("" if part is None else self.__text_of(part, names)[0]
                              for part in (item.start, item.stop, item.step))
        return f"{lower}:{upper}" + (f":{step}" if step else "")

    # __eq__() makes text, so dicts tell stringifiers apart by this.
    def __hash__(self):
        return id(self)

    def __getitem__(self, item):
        # Class bodies look names up in here first: there is nothing.
        if self.__ast_node__[0] == "__classdict__":
            raise KeyError
        names = {}
        if isinstance(item, tuple) and item:
            text = ", ".join(self.__item_text(each, names) for each in item)
            if len(item) == 1:
                text += ","
        else:
            text = self.__item_text(item, names)
        return self.__make(f"{_enclose(self.__ast_node__, _ATOM)}[{text}]", names=names)

    def __getattr__(self, name):
        return self.__make(f"{_enclose(self.__ast_node__, _ATOM)}.{name}")

    def __call__(self, *args, **kwargs):
        names = {}
        given = [self.__text_of(arg, names)[0] for arg in args]
        given += [f"{key}={self.__text_of(arg, names)[0]}" for key, arg in kwargs.items()]
        return self.__make(f"{_enclose(self.__ast_node__, _ATOM)}({', '.join(given)})",
                           names=names)

    def __iter__(self):
        yield self.__make(f"*{_enclose(self.__ast_node__, _OR)}")

    def __repr__(self):
        return self.__ast_node__[0]

    def __format__(self, format_spec):
        raise TypeError("Cannot stringify annotation containing string formatting")

    def _binary(symbol, precedence, reflected=False):
        def operate(self, other):
            names = {}
            sides = self.__ast_node__, self.__text_of(other, names)
            if reflected:
                sides = sides[::-1]
            return self.__make(*_join_binary(sides[0], symbol, precedence, sides[1]), names)
        return operate

    def _unary(symbol):
        def operate(self):
            return self.__make(symbol + _enclose(self.__ast_node__, _FACTOR), _FACTOR)
        return operate

    for _name, (_symbol, _precedence) in _BINARY.items():
        locals()[f'__{_name}__'] = _binary(_symbol, _precedence)
        locals()[f'__r{_name}__'] = _binary(_symbol, _precedence, True)
    for _name, _symbol in _COMPARISONS.items():
        locals()[f'__{_name}__'] = _binary(_symbol, _COMPARE)
    for _name, _symbol in _UNARY.items():
        locals()[f'__{_name}__'] = _unary(_symbol)
    del _binary, _unary, _name, _symbol, _precedence


def _constant_text(value):
    text = repr(value)
    if isinstance(value, (float, complex)):
        text = text.replace("inf", "1e309").replace("nan", "(1e309-1e309)")
    return text


def _template_text(template):
    """Return source for a template: a literal, where its expressions can be told again."""
    import ast
    expressions = []
    try:
        for part in template.interpolations:
            if not part.expression.strip():
                raise SyntaxError
            expressions.append(ast.parse(f"({part.expression})", mode="eval").body)
    except SyntaxError:
        parts = []
        for part in template:
            if not isinstance(part, str):
                part = ast.Call(ast.Name("Interpolation"), [
                    ast.Constant(value) for value in (part.value, part.expression,
                                                      part.conversion, part.format_spec)], [])
            else:
                part = ast.Constant(part)
            parts.append(part)
        return ast.unparse(ast.Call(ast.Name("Template"), parts, []))
    values = []
    remaining = iter(expressions)
    for part in template:
        if isinstance(part, str):
            values.append(ast.Constant(part))
        else:
            values.append(ast.Interpolation(
                value=next(remaining), str=part.expression,
                conversion=ord(part.conversion) if part.conversion else -1,
                format_spec=ast.Constant(part.format_spec) if part.format_spec else None))
    return ast.unparse(ast.TemplateStr(values))


class _StringifierDict(dict):
    """Globals in which every name exists."""

    def __init__(self, namespace, *, globals=None, owner=None, is_class=False, format):
        super().__init__(namespace)
        self.namespace = namespace
        self.globals = globals
        self.owner = owner
        self.is_class = is_class
        self.format = format
        self.stringifiers = []
        self.next_id = 1

    def __missing__(self, key):
        return self.make(key)

    def make(self, name, cell=None):
        made = _Stringifier((name, _ATOM), self.globals, self.owner, self.is_class, cell,
                            stringifier_dict=self)
        self.stringifiers.append(made)
        return made

    def transmogrify(self, cells):
        """Make references of all stringifiers that were made."""
        for each in self.stringifiers:
            each.__class__ = ForwardRef
            each.__stringifier_dict__ = None
            each.__arg__ = each.__ast_node__[0]
            each.__ast_node__ = None
            if cells is not None and each.__cell__ is None:
                each.__cell__ = cells

    def create_unique_name(self):
        name = f"__annotationlib_name_{self.next_id}__"
        self.next_id += 1
        return name


def _fake_call(annotate, namespace, evaluate):
    """Call a function's code with `namespace` for globals. With `evaluate`, cells that have a
    value are used. Return the result and the cells by name."""
    closure = cells = None
    if annotate.__closure__:
        cells = dict(zip(annotate.__code__.co_freevars, annotate.__closure__, strict=True))
        closure = []
        for name, cell in cells.items():
            if not (evaluate and _is_bound(cell)):
                cell = types.CellType(namespace.make(name, cell))
            closure.append(cell)
        closure = tuple(closure)
    function = types.FunctionType(annotate.__code__, namespace, closure=closure,
                                  argdefs=annotate.__defaults__,
                                  kwdefaults=annotate.__kwdefaults__)
    return function(Format.VALUE_WITH_FAKE_GLOBALS), cells


def _is_bound(cell):
    try:
        cell.cell_contents
    except ValueError:
        return False
    return True


# ---- Calling annotate functions ------------------------------------------------------------------

def call_evaluate_function(evaluate, format, *, owner=None):
    """Call what gives the value of a type alias, or a bound, constraints or default."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an __annotate__ function, which need not know any format but VALUE."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.STRING:
        return _annotate_string(annotate, owner, _is_evaluate)
    if format == Format.FORWARDREF:
        return _annotate_forward(annotate, owner, _is_evaluate)
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _annotate_string(annotate, owner, is_evaluate):
    try:
        annotate(Format.VALUE_WITH_FAKE_GLOBALS)
    except NotImplementedError:
        return annotations_to_string(annotate(Format.VALUE))
    except Exception:
        pass
    namespace = _StringifierDict({}, is_class=False, format=Format.STRING)
    result, _ = _fake_call(annotate, namespace, False)
    if is_evaluate:
        return _stringify(result)
    return {name: _stringify(value) for name, value in result.items()}


def _annotate_forward(annotate, owner, is_evaluate):
    known = {**annotate.__builtins__, **annotate.__globals__}
    is_class = isinstance(owner, type)
    namespace = _StringifierDict(known, globals=annotate.__globals__, owner=owner,
                                 is_class=is_class, format=Format.FORWARDREF)
    try:
        result, cells = _fake_call(annotate, namespace, True)
    except NotImplementedError:
        return annotate(Format.VALUE)
    except Exception:
        pass
    else:
        namespace.transmogrify(cells)
        return result
    # A known value did not allow what is done with it: now nothing is known, and each annotation
    # is evaluated for itself.
    namespace = _StringifierDict({}, globals=annotate.__globals__, owner=owner,
                                 is_class=is_class, format=Format.FORWARDREF)
    result, cells = _fake_call(annotate, namespace, False)
    namespace.transmogrify(cells)

    def evaluate(value):
        return value.evaluate(format=Format.FORWARDREF) if isinstance(value, ForwardRef) else value

    if is_evaluate:
        return evaluate(result)
    return {name: evaluate(value) for name, value in result.items()}


def _stringify(value):
    if value is ...:
        return "..."
    if isinstance(value, str):
        return value
    if isinstance(value, _Template):
        return _template_text(value)
    return repr(value)


def get_annotate_from_class_namespace(obj):
    """Return the annotate function in the namespace of a class that is being made, or None."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


# ---- Reading annotations -------------------------------------------------------------------------

def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Return a new dict of the annotations of a function, class, module or callable.

    With eval_str, annotations that are strings are evaluated, in the namespaces that are given
    or else in those of obj.
    """
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        found = _own_annotations(obj)
        if found is None:
            found = _call_own_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _own_annotations(obj)
        except Exception:
            found = _call_own_annotate(obj, format)
            if found is None:
                found = _own_annotations(obj)
        else:
            if found is None:
                found = _call_own_annotate(obj, format)
    elif format == Format.STRING:
        found = _call_own_annotate(obj, format)
        if found is None:
            found = _own_annotations(obj)
            if found is not None:
                found = annotations_to_string(found)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not eval_str or not found:
        return dict(found)
    if globals is None or locals is None:
        own_globals, own_locals = _namespaces_of(obj)
        globals = own_globals if globals is None else globals
        locals = own_locals if locals is None else locals
    type_params = getattr(obj, "__type_params__", ())
    if type_params:
        locals = {p.__name__: p for p in type_params} | (locals or {})
    return {name: eval(_rewrite_star(value), globals, locals) if isinstance(value, str) else value
            for name, value in found.items()}


def _module_globals(cls):
    name = getattr(cls, "__module__", None)
    return getattr(sys.modules.get(name), "__dict__", None) if name else None


def _namespaces_of(obj):
    """Return the globals and locals in which obj's annotations make sense."""
    if isinstance(obj, types.ModuleType):
        return obj.__dict__, None
    if isinstance(obj, type):
        globals, locals = _module_globals(obj), dict(vars(obj))
    elif callable(obj):
        globals, locals = getattr(obj, "__globals__", None), None
    else:
        return None, None
    seen = set()
    while id(obj) not in seen:
        seen.add(id(obj))
        if hasattr(obj, "__wrapped__"):
            following = obj.__wrapped__
        else:
            functools = sys.modules.get("functools")
            if functools is None or not isinstance(obj, functools.partial):
                break
            following = obj.func
        if id(following) in seen:
            break
        obj = following
    return getattr(obj, "__globals__", globals), locals


def type_repr(value):
    """Return a value as it would be written in an annotation."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        module = value.__module__
        if module is None:
            # A method that is bound to an object of ours, or to a class.
            bound = getattr(value, "__self__", None)
            if bound is not None:
                module = (bound if isinstance(bound, type) else type(bound)).__module__
        if module is None or module == "builtins":
            return value.__qualname__
        return f"{module}.{value.__qualname__}"
    if isinstance(value, _Template):
        return _template_text(value)
    return "..." if value is ... else repr(value)


def annotations_to_string(annotations):
    """Return annotations in about the form that they were written in."""
    return {name: value if isinstance(value, str) else type_repr(value)
            for name, value in annotations.items()}


def _rewrite_star(text):
    """Return an expression with the value of *Ts, which isn't one."""
    return f"({text},)[0]" if text.lstrip().startswith("*") else text


def _call_own_annotate(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return found


_type_annotations = type.__dict__["__annotations__"].__get__


def _own_annotations(obj):
    """Return obj.__annotations__, for a class not those of its metaclass."""
    if isinstance(obj, type):
        try:
            found = _type_annotations(obj)
        except AttributeError:
            return None
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            return None
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found
