# type statements: what they define, where they can stand, and what they are not.
from _show import show

type A = int
type B[T, *Ts, **P] = dict[T, tuple[*Ts]] | P
type C[T: int = bool] = list[T]
class K:
    type Inner = list[K]
print(A, A.__value__, B.__type_params__, C.__type_params__[0].__bound__, C.__type_params__[0].__default__, K.Inner.__value__, type(A))
for source in "type A", "type A =", "type A.b = int", "type A[] = int", "type A[T] int", "type A[1] = int", "type (A) = int", "type A = B = C", "type A: int = B", "type A = (yield)", "type A = (x := 1)", "type A = await x", "type A[T: (yield)] = T", "type A[T, T] = T", "type A[T=int, U] = T", "type A[*T: int] = T", "type A[**P: int] = P", "type A[T: *int] = T", "type A[*Ts = *int] = T", "type None = int", "type A[None] = int", "def f(type): type A = int", "lambda: type A = int":
    show(lambda: compile(source, "f", "exec").co_name)
