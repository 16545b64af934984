# once
# timeout: 60
# gc-stress: skip
"""Prints every method, attribute and operator of a built-in type, every built-in function and every
exception that no script exercises; so it should print nothing.

The scripts are parsed. A method counts as exercised where a script in its type's folder calls it,
or hands it on to be called; a mention in a string or a comment does not, and neither does the
method of the same name of a value that is evidently of another type. An operator counts where an
operand is evidently of the type: a literal, a call of the type or of its subclass, or a name that
is bound to one in the same script."""
import ast
import builtins
import os
import sys
import types

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.MatMult: "matmul",
}
COMPARE = {
    ast.Eq: ("eq", "eq"), ast.NotEq: ("ne", "ne"), ast.Lt: ("lt", "gt"), ast.LtE: ("le", "ge"), ast.Gt: ("gt", "lt"),
    ast.GtE: ("ge", "le"),
}
UNARY = {ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert", ast.Not: "bool"}
SUBSCRIPT = {ast.Load: "getitem", ast.Store: "setitem", ast.Del: "delitem"}
# What built-in functions and types ask of their first argument.
ASKS = {
    "len": "len", "repr": "repr", "hash": "hash", "iter": "iter", "next": "next", "abs": "abs", "round": "round",
    "divmod": "divmod", "pow": "pow", "int": "int", "float": "float", "complex": "complex", "bool": "bool",
    "str": "str", "format": "format", "bytes": "bytes", "dir": "dir", "reversed": "reversed", "list": "iter",
    "tuple": "iter", "set": "iter", "sorted": "iter", "sum": "iter", "bin": "index", "hex": "index", "oct": "index",
    "range": "index",
}
DISPLAYS = {
    ast.List: "list", ast.ListComp: "list", ast.Tuple: "tuple", ast.Dict: "dict", ast.DictComp: "dict", ast.Set: "set",
    ast.SetComp: "set", ast.GeneratorExp: "generator", ast.JoinedStr: "str", ast.Lambda: "function", ast.Slice: "slice",
    ast.TemplateStr: "Template",
}


class Script(ast.NodeVisitor):
    """Collects from one script the names it calls, with the types that they are evidently called on
    (none if that isn't evident)."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.tree = ast.parse(file.read(), path)
        self.bindings = {}  # name: expressions that it is bound to
        self.bases = {}     # class: its bases
        self.kinds_of = {}
        self.calls = []     # (name, kinds); operators as "__add__"
        self.operators = []
        self.names = set()  # called or handed on by bare name, raised, caught
        for node in ast.walk(self.tree):
            self.bind(node)
        self.visit(self.tree)

    def bind(self, node):
        if isinstance(node, ast.ClassDef):
            self.bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind_target(target, node.value)
        elif isinstance(node, (ast.NamedExpr, ast.AnnAssign)) and node.value:
            self.bind_target(node.target, node.value)
        elif isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.iter, (ast.List, ast.Tuple, ast.Set)):
            for value in node.iter.elts:
                self.bind_target(node.target, value)
        elif isinstance(node, ast.ImportFrom) and node.module in ("types", "typing"):
            for alias in node.names:
                module = ast.Name(node.module, ast.Load())
                self.bindings.setdefault(alias.asname or alias.name, []).append(
                    ast.Attribute(module, alias.name, ast.Load()))
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            self.bind_target(node.optional_vars, node.context_expr)

    def bind_target(self, target, value):
        if isinstance(target, ast.Name):
            self.bindings.setdefault(target.id, []).append(value)
        elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)):
            for one, its_value in zip(target.elts, value.elts):
                self.bind_target(one, its_value)

    def class_kinds(self, name, seen=()):
        """A class, and what it derives from, but for object."""
        if name in seen:
            return set()
        if name not in self.bases and isinstance(kind := getattr(builtins, name, None), type):
            return {name} | {base.__name__ for base in kind.__mro__[:-1]}
        below = [self.class_kinds(base, (*seen, name)) for base in self.bases.get(name, ())]
        return {name}.union(*below)

    def makes_unnamed(self, node):
        """Is it a type that has no name among the built-in ones: type(x), or one from types or typing?"""
        if isinstance(node, ast.Call):
            return isinstance(node.func, ast.Name) and node.func.id == "type"
        if isinstance(node, ast.Name):
            return any(map(self.makes_unnamed, self.bindings.get(node.id, ())))
        return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("types", "typing")

    def kinds(self, node):
        """The names of the types that an expression can evidently have."""
        if isinstance(node, ast.Constant):
            return {type(node.value).__name__}
        if type(node) in DISPLAYS:
            return {DISPLAYS[type(node)]}
        if isinstance(node, ast.UnaryOp) and not isinstance(node.op, ast.Not):
            return self.kinds(node.operand)
        if isinstance(node, ast.Starred):
            return set()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name in ("reversed", "type"):
                return set()  # which depends on the argument
            if name in self.bases or isinstance(getattr(builtins, name, None), type):
                return self.class_kinds(name)
        if isinstance(node, ast.Name):
            if node.id not in self.kinds_of:
                self.kinds_of[node.id] = set()
                self.kinds_of[node.id] = set().union(*map(self.kinds, self.bindings.get(node.id, ())))
            return self.kinds_of[node.id]
        return set()

    def is_class(self, node):
        return isinstance(node, ast.Name) and (
            node.id in self.bases or isinstance(getattr(builtins, node.id, None), type))

    def owner_kinds(self, node):
        """Of an object whose attribute is asked for; a class is of a metaclass as well."""
        return self.class_kinds(node.id) | {"type"} if self.is_class(node) else self.kinds(node)

    def operator(self, name, node):
        self.operators.append((f"__{name}__", self.kinds(node)))

    def hand_on(self, node):
        """An expression that is called, here or by whom it is given to."""
        if isinstance(node, ast.Attribute):
            self.calls.append((node.attr, self.owner_kinds(node.value)))
            if self.makes_unnamed(node):
                self.calls.append(("__new__", set()))
        elif isinstance(node, ast.Name):
            self.names.add(node.id)

    def visit_Call(self, node):
        if any(map(self.makes_unnamed, (node.func, *node.args))):
            self.calls.append(("__new__", set()))
        for each in (node.func, *node.args, *(keyword.value for keyword in node.keywords)):
            self.hand_on(each)
        if isinstance(node.func, ast.Name):
            name, args = node.func.id, node.args
            if args and name in ASKS:
                self.operator(ASKS[name], args[0])
            if self.is_class(node.func):
                kinds = self.class_kinds(name)
                self.operators += [("__new__", kinds), ("__init__", kinds)]
        else:
            self.operator("call", node.func)
        self.generic_visit(node)

    def visit_Attribute(self, node):
        self.calls.append((f".{node.attr}", self.owner_kinds(node.value)))
        self.generic_visit(node)

    def visit_BinOp(self, node):
        name = BINARY[type(node.op)]
        self.operator(name, node.left)
        self.operator("r" + name, node.right)
        self.generic_visit(node)

    def visit_AugAssign(self, node):
        name = BINARY[type(node.op)]
        self.operator("i" + name, node.target)
        self.operator(name, node.target)
        self.generic_visit(node)

    def visit_Compare(self, node):
        left = node.left
        for op, right in zip(node.ops, node.comparators):
            if type(op) in COMPARE:
                there, back = COMPARE[type(op)]
                self.operator(there, left)
                self.operator(back, right)
            elif isinstance(op, (ast.In, ast.NotIn)):
                self.operator("contains", right)
            left = right
        self.generic_visit(node)

    def visit_UnaryOp(self, node):
        self.operator(UNARY[type(node.op)], node.operand)
        self.generic_visit(node)

    def visit_Subscript(self, node):
        self.operator(SUBSCRIPT[type(node.ctx)], node.value)
        if self.is_class(node.value):
            self.operators.append(("__class_getitem__", self.class_kinds(node.value.id)))
        self.generic_visit(node)

    def visit_FormattedValue(self, node):
        self.operator("repr" if node.conversion == ord("r") else "format", node.value)
        self.generic_visit(node)

    def visit_For(self, node):
        self.operator("iter", node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node):
        self.operator("iter", node.iter)
        self.generic_visit(node)

    def visit_Raise(self, node):
        if isinstance(node.exc, ast.Name):
            self.names.add(node.exc.id)
        self.generic_visit(node)


def read_folder(path):
    return [Script(os.path.join(path, name)) for name in sorted(os.listdir(path))
            if name.endswith(".py") and not name.startswith("_")] if os.path.isdir(path) else []


def exercised(kind, name, scripts):
    """Does a script call the method or operator, or use the attribute, of the type?"""
    value = vars(kind)[name]
    wanted = name if callable(value) or isinstance(value, (classmethod, staticmethod)) else f".{name}"
    for script in scripts:
        for called, kinds in script.calls:
            if called == wanted and (not kinds or kind.__name__ in kinds):
                return True
        if any(called == name and kind.__name__ in kinds for called, kinds in script.operators):
            return True
    return False


# What minipy's types have and CPython's have not, so that there is nothing to compare.
OURS = {
    "union.__instancecheck__", "union.__subclasscheck__", "union.__reduce__", "getset_descriptor.__reduce__",
    "getset_descriptor.__text_signature__", "classmethod_descriptor.__reduce__", "slice.__class_getitem__",
    "UnicodeTranslateError.encoding",
}


def is_wanted(name, kind, attribute):
    if attribute.startswith("_") and not attribute.startswith("__") or f"{name}.{attribute}" in OURS:
        return False
    if attribute in ("__dict__", "__weakref__"):
        return False
    return attribute not in ("__doc__", "__hash__", "__module__", "__new__") or callable(vars(kind)[attribute]) and not (
        attribute == "__new__" and issubclass(kind, BaseException))


def sample_types():
    """The types that have no name among the built-in ones, by the names of their folders."""
    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    class Items:
        def __getitem__(self, index):
            raise IndexError

    def generic[T, *Ts, **P]():
        pass

    type Alias = int
    awaited = coroutine()
    awaited.close()
    parameters = generic.__type_params__
    return {
        "generator": types.GeneratorType, "coroutine": type(awaited), "async_generator": types.AsyncGeneratorType,
        "dict_keys": type({}.keys()), "dict_values": type({}.values()), "dict_items": type({}.items()),
        "list_iterator": type(iter([])), "tuple_iterator": type(iter(())), "str_iterator": type(iter("é")),
        "bytes_iterator": type(iter(b"")), "bytearray_iterator": type(iter(bytearray())), "set_iterator": type(iter(set())),
        "range_iterator": type(iter(range(1))), "longrange_iterator": type(iter(range(1 << 70))),
        "dict_keyiterator": type(iter({})), "dict_valueiterator": type(iter({}.values())),
        "dict_itemiterator": type(iter({}.items())), "list_reverseiterator": type(reversed([])),
        "dict_reversekeyiterator": type(reversed({})), "callable_iterator": type(iter(int, 1)),
        "iterator": type(iter(Items())), "memory_iterator": type(iter(memoryview(b""))),
        "function": types.FunctionType, "method": types.MethodType, "builtin": types.BuiltinFunctionType,
        "code": types.CodeType, "frame": types.FrameType, "traceback": types.TracebackType, "cell": types.CellType,
        "module": types.ModuleType, "mappingproxy": types.MappingProxyType, "namespace": types.SimpleNamespace,
        "generic_alias": types.GenericAlias, "union": types.UnionType, "none": type(None), "ellipsis": type(...),
        "notimplemented": type(NotImplemented), "method_descriptor": type(str.join), "wrapper_descriptor": type(int.__add__),
        "method_wrapper": type((1).__add__), "getset_descriptor": type(types.FunctionType.__code__),
        "classmethod_descriptor": type(vars(dict)["fromkeys"]), "type_alias": type(Alias), "typevar": type(parameters[0]),
        "typevartuple": type(parameters[1]), "paramspec": type(parameters[2]),
    }


def main():
    folder = os.path.join(ROOT, "types")
    public = {name: value for name, value in vars(builtins).items() if not name.startswith("_")}
    exceptions = {name for name, value in public.items() if isinstance(value, type) and issubclass(value, BaseException)}
    kinds = {name: value for name, value in public.items() if isinstance(value, type) and name not in exceptions}
    for name, kind in (kinds | sample_types()).items():
        scripts = read_folder(os.path.join(folder, name))
        for attribute in sorted(vars(kind)):
            if is_wanted(name, kind, attribute) and not exercised(kind, attribute, scripts):
                print(f"{name}.{attribute}")
    scripts = read_folder(os.path.join(folder, "exceptions"))
    used = set().union(*(script.names for script in scripts))
    print(*sorted(exceptions - used), sep="\n", end="\n" * bool(exceptions - used))
    for name in ("BaseException", "BaseExceptionGroup", "OSError", "SyntaxError", "UnicodeDecodeError", "UnicodeEncodeError",
                 "UnicodeTranslateError", "StopIteration", "SystemExit", "ImportError", "NameError", "AttributeError"):
        kind = public[name]
        for attribute in sorted(vars(kind)):
            if attribute != "__init__" and is_wanted(name, kind, attribute) and not exercised(kind, attribute, scripts):
                print(f"{name}.{attribute}")
    scripts = read_folder(os.path.join(ROOT, "builtins"))
    used = set().union(*(script.names for script in scripts))
    for name, value in public.items():
        if not isinstance(value, type) and callable(value) and name not in used:
            print(name)


main()
