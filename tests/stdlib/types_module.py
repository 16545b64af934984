import types

def f(): ...
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.NoneType, isinstance(types, types.ModuleType))
C = types.new_class("C", (), {}, lambda ns: ns.update(x=1))
print(C.x, C.__name__, types.SimpleNamespace(a=1), types.MappingProxyType({"k": 1})["k"])
print(types.GenericAlias(list, (int,)), types.UnionType, isinstance((x for x in ()), types.GeneratorType))
m = types.MethodType(lambda self, n: (self, n), 5)
print(m(6), m.__self__)
class Meta(type): ...
print(types.prepare_class("X", (), {"metaclass": Meta})[0] is Meta, types.resolve_bases((list[int],)))
