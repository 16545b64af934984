# = in a replacement field keeps the text of the expression, with its spaces.
x, y = 1, "text"
print(f"{x=}", f"{x = }", f"{ x=}", f"{x  =  !r}", f"{y=}", f"{y=!s}", f"{y=:>6}", f"{y = !r:>8}", f"{x + 1=}", f"{x=:03}")
print(f"{(z := 5)=}", f"{x==1}", f"{x!=1}", f"{x<=1}", f"{f'{x}'=}", f"{'a' 'b'=}", f"{x=}{y=}", f"{ {'a': 1}['a'] = }")
print(f"{
x
=
}", f"{x # comment
=}")
