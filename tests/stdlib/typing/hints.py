import typing
from typing import (
    Annotated, Any, Callable, ClassVar, Concatenate, ContextManager, Dict, Final, ForwardRef, Generic,
    IO, List, Literal, NamedTuple, NewType, NotRequired, Optional, ParamSpec, Protocol, ReadOnly,
    Required, TextIO, Tuple, Type, TypedDict, TypeVar, TypeVarTuple, Union, Unpack, get_args,
    get_origin, get_overloads, get_type_hints, overload)
class C[T]: pass
print(C[int], C.__orig_bases__, C.__parameters__, C.__mro__)
class D[K, *Ts, **P](Dict[K, int], C[K]): pass
print(D[int, str, float, [int]], D.__parameters__, D.__bases__)
print(List[int], Dict[str, List[int]], Optional[int], Union[int, "x"], Callable[[int], str], Callable[..., int], Tuple[int, ...], Tuple[()])
T = TypeVar('T'); P = ParamSpec('P'); Ts=TypeVarTuple('Ts')
X = Callable[P, T]
print(X[[int,str], float], X.__parameters__, Callable[Concatenate[int,P],T][[str],int])
class Z(Generic[T, *Ts]): pass
print(Z[int], Z[int,str,float], Z[T, Unpack[Ts]], Z[int, *tuple[int, ...]])
print(Literal[1, True, "a", Literal[2]], Annotated[int, 3, "x"], ClassVar[int], Final)
class N(NamedTuple):
    a: int
    b: str = "x"
    def m(self): return self.a
print(N(1), N(1).m(), N.__annotations__, N.__orig_bases__ == (NamedTuple,))
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
    c: ReadOnly[NotRequired[int]]
print(TD.__required_keys__, sorted(TD.__optional_keys__), TD(a=1), TD.__annotations__, get_type_hints(TD))
U = NewType('U', int); print(U, U(3), U | None)
class Impl: pass
def f(a: "int", b: List["Impl"], c: Annotated[str, 2] = "") -> "Optional[Impl]": pass
print(get_type_hints(f)); print(get_type_hints(f, include_extras=True))
for x in (List[int], Union[int,str], int|None, Callable[[int],str], Annotated[int,3], Generic, Literal[3], list[int], X): print(get_origin(x), get_args(x))
@overload
def g(x: int): ...
@overload
def g(x: str): ...
def g(x): pass
print(len(get_overloads(g)))
print(IO[str], TextIO.__mro__, Type[int], ContextManager[int], ForwardRef("x"))
for bad in ("List[int,int]", "Dict[int]", "Union[()]", "Optional[int,int]", "Generic[int]", "Callable[int]", "ClassVar[ClassVar[int]]", "C[int,int]", "isinstance(1, List[int])", "List()", "Any()", "Final()", "Z[()]", "C[int][str]", "class_()", "List[3,]", "Protocol[int]","isinstance(1,Any)", "typing.nope"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
import pickle, copy
for x in (List[int], Any, Union[int,str], Literal[1], Annotated[int,3], Callable[[int],str], Optional[int]):
    try: print(pickle.loads(pickle.dumps(x)) == x, copy.deepcopy(x) == x)
    except Exception as e: print(x, repr(e))
type A[T] = list[T] | None
print(A, A[int], A.__value__, A.__parameters__, A[int].__args__)
c = C[int](); print(c.__orig_class__)
print(T | None, Union[T, int][str], List[T][int], Dict[T, T][int])
class M(C[int], Generic[T]): pass
print(M[str], M.__mro__, M.__orig_bases__)
def dd[T](x: T) -> T: return x
print(dd.__type_params__, get_type_hints(dd))
