# The types of generators and coroutines can be given types in brackets.
import types

print(types.GeneratorType[int, None, str], types.CoroutineType[int, int, int], types.AsyncGeneratorType[int, None])
g = (x for x in "a")
print(type(g).__class_getitem__(int), g.__class__[int].__origin__ is type(g))
