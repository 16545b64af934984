/* The functions of the module math on integers: NativeFn each. */
#pragma once

#include "runtime/value.h"

Value math_gcd(Thread *t, Value *args, size_t nargs);
Value math_lcm(Thread *t, Value *args, size_t nargs);
Value math_isqrt(Thread *t, Value *args, size_t nargs);
Value math_factorial(Thread *t, Value *args, size_t nargs);
Value math_perm(Thread *t, Value *args, size_t nargs);
Value math_comb(Thread *t, Value *args, size_t nargs);
