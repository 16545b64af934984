/* Sums of doubles with more than their precision: math.fsum(), hypot(), dist() and sumprod(). */
#pragma once

#include "runtime/value.h"

/* NativeFn of fsum(iterable) and sumprod(p, q). */
Value math_fsum(Thread *t, Value *args, size_t nargs);
Value math_sumprod(Thread *t, Value *args, size_t nargs);
/* The square root of the sum of squares of numbers that are not negative. */
double math_norm(double *numbers, size_t count);
