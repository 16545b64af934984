# -, +, abs() and truth, zero's sign included.
import math

zero = 0.0
print(-zero, +zero, -(-zero), abs(-0.0), abs(-1.5), -float("nan"), bool(0.0), bool(-0.0), bool(float("nan")), (1.5).__neg__(), (1.5).__pos__(), (-1.5).__abs__(), (0.0).__bool__(), math.copysign(1, -zero), 0.0 == -0.0)
