# A union is joined with whatever Union[...] takes; members need no hash to be compared.
import copy
import pickle
from typing import Annotated, NoDefault, ParamSpec, TypeVar, Union


def show(expression):
    try:
        print(expression, '->', repr(eval(expression)))
    except Exception as e:
        print(expression, '->', type(e).__name__, e)


U = int | str
T = TypeVar('T')
P = ParamSpec('P')
for each in ('U | 5', '5 | U', 'U | "float"', '"float" | U', 'U | ...', 'U | (1, 2)', 'U | len', 'b"x" | U',
             'U | None', 'T | 5', '5 | T', 'T | "s"', 'P | "s"', 'int | 5', 'list[int] | 5', 'list(U)'):
    show(each)
odd = Annotated[int, {}]
print((odd | str) == (str | odd), (odd | str) != (str | odd), (odd | str) == (odd | bytes), U == (str | int))
show('hash(odd | str)')
print(copy.copy(Union[b'x', b'y']), copy.deepcopy(U), pickle.loads(pickle.dumps(U)) == U,
      copy.copy(odd | str) == odd | str)
print(ParamSpec('Q', bound=(int, str)).__bound__, NoDefault.__doc__)
