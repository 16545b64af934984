# Names are found among the keys of namespaces that are of a subclass of str.
import types


class Name(str):
    pass


class Plain:
    pass


plain = Plain()
plain.__dict__[Name("first")] = 1
print(plain.first, getattr(plain, Name("first")), hasattr(plain, "first"))
plain.first = 2
print(plain.__dict__, [type(key).__name__ for key in plain.__dict__])
del plain.first
print(plain.__dict__, hasattr(plain, "first"))

made = type("Made", (), {Name("attribute"): 5, Name("method"): lambda self: "called"})
print(made.attribute, made().attribute, made().method())
globals()[Name("variable")] = "global"
print(variable)
print(eval("inner", {Name("inner"): 7}))
module = types.ModuleType("module")
module.__dict__.update({Name("member"): 8})
print(module.member)
print(types.SimpleNamespace(**{Name("field"): 9}).field)
