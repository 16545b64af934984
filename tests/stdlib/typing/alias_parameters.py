# What is replaced in list[...] is what has __typing_subst__, on itself or its class.
import types


class Parameter:
    pass


first, late = Parameter(), Parameter()
first.__typing_subst__ = lambda value: value
alias = types.GenericAlias(dict, (first, late))
print(alias.__parameters__ == (first,), alias[int].__args__ == (int, late))
late.__typing_subst__ = lambda value: value
try:
    alias[0]
except TypeError as e:
    print('was not found in __parameters__' in str(e))


class Unpacked:
    __typing_is_unpacked_typevartuple__ = True

    def __typing_prepare_subst__(*_):
        return None

    def __typing_subst__(*_):
        return 42


type several[*_] = 0
try:
    several[Unpacked()][0]
except TypeError as e:
    print(e)
