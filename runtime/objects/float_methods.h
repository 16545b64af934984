/* What the files of float and complex share. */
#pragma once

#include "runtime/objects/float.h"
#include "runtime/objects/type.h"

/* A real number as a double: 1 yes; 0 it is none (no exception); -1 error. */
int float_from_number(Thread *t, Value v, double *out);
/* float(s). */
MUST_CHECK bool float_from_str(Thread *t, Str *s, double *out);
/* x with a float or an int, exactly; other types: NOT_IMPLEMENTED. */
MUST_CHECK Value float_compare_values(Thread *t, double x, Value other, CompareOperator op);
/* As float_hash(), and NaNs by the identity of the object that holds them. */
int64_t float_hash_value(double d, Value v);
/* q 2^exponent, q < 2^62, as the nearest double, ties to even; `inexact` says that the true value
 * is a bit more than q. Infinite when it is too large. */
double float_from_scaled(uint64_t q, int64_t exponent, bool inexact);
/* n rounded to a multiple of 10^places, ties to even; `inexact`: the true value is a bit more than
 * n. */
MUST_CHECK Value int_round_to(Thread *t, Value n, int64_t places, bool inexact);
/* (a + b i) ** (c + d i). */
MUST_CHECK Value complex_power(Thread *t, double a, double b, double c, double d);

/* float_hex.c */
Value float_method_hex(Thread *t, Value *args, size_t nargs);
Value float_method_fromhex(Thread *t, Value *args, size_t nargs);
