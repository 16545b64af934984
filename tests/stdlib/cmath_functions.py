import cmath, math
def show(f):
    try:
        r = f()
        print(tuple(round(x, 12) if isinstance(x, float) else x for x in (r if isinstance(r, tuple) else (r,))) if not isinstance(r, complex) else (round(r.real, 12), round(r.imag, 12)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

show(lambda: (cmath.log(0)))
show(lambda: (cmath.exp(1000)))
show(lambda: (cmath.exp(complex(1,math.inf))))
show(lambda: (cmath.exp(complex(-math.inf,math.inf))))
show(lambda: (cmath.sqrt(-1)))
show(lambda: (cmath.acos(2),cmath.asin(2),cmath.atan(2j),cmath.atanh(2)))
show(lambda: (cmath.atanh(1)))
show(lambda: (cmath.atan(1j)))
show(lambda: (cmath.log('x')))
show(lambda: (cmath.log(100,10)))
show(lambda: (cmath.log10(100j)))
show(lambda: (cmath.polar(1j),cmath.rect(1,math.pi),cmath.phase(-1),cmath.phase(-1-0j)))
show(lambda: (cmath.rect(math.inf,1),cmath.rect(0,math.nan),cmath.rect(1,0.0),cmath.rect(1,-0.0)))
show(lambda: (cmath.rect(1,math.inf)))
show(lambda: (cmath.cosh(1000)))
show(lambda: (cmath.sin(math.inf)))
show(lambda: (cmath.tan(math.inf)))
show(lambda: (cmath.tanh(1e300)))
show(lambda: (cmath.isclose(1,1+1e-12j),cmath.isclose(1j,2)))
show(lambda: (cmath.polar(complex(1e308,1e308))))
show(lambda: (cmath.sqrt(complex(math.nan,math.inf))))
for z in (cmath.cos(1+2j), cmath.sinh(1+2j), cmath.tan(1+2j), cmath.asinh(1+2j), cmath.acosh(-2)):
    show(lambda: z)
show(lambda: (cmath.infj,cmath.nanj))
show(lambda: (cmath.log(1,0)))
show(lambda: (cmath.log(2,1)))
