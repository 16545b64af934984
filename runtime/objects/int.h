/* Integers: small ones are immediate (value.h); others are Int objects: sign and magnitude, 64-bit
 * limbs, least significant first. An exact int that fits 63 bits is always immediate, so equal
 * words mean equal ints there. Instances of subclasses are Int objects of any magnitude. bool is
 * its own type with two constants. */
#pragma once

#include "runtime/vm.h"

typedef struct Int {
    Object header;
    int64_t size;            /* number of limbs, negative for a negative number, 0 for zero */
    uint64_t limbs[];
} Int;

bool is_int(Thread *t, Value v);                 /* int, bool or an instance of a subclass */
ALWAYS_INLINE bool is_int_big(Value v) { return is_exact(v, T_INT); }

MUST_CHECK Value int_from_int64(Thread *t, int64_t n);
MUST_CHECK Value int_from_uint64(Thread *t, uint64_t n);
MUST_CHECK Value int_from_double(Thread *t,
                                 double d); /* truncates; inf/nan: OverflowError/ValueError */
/* Digits may have underscores; base 0: by prefix. NULL: ValueError "invalid literal for int() with
 * base 10: ..." */
MUST_CHECK Value int_from_text(Thread *t, const char *digits, size_t length, int base);
/* int(v): by __int__, by __index__, or from a string or bytes. */
MUST_CHECK Value int_from_value(Thread *t, Value v);
MUST_CHECK Str *int_to_str(Thread *t, Value v, int base); /* 2, 8, 10, 16 without prefix */

/* v is an int (or bool, or instance of a subclass). */
bool int_as_int64(Value v, int64_t *out);        /* false: does not fit (no exception) */
bool int_as_uint64(Value v, uint64_t *out);
MUST_CHECK bool int_as_double(Thread *t, Value v,
                              double *out); /* OverflowError "int too large to convert to float" */
int int_sign(Value v);
size_t int_bit_length(Value v);
int int_compare(Value a, Value b);               /* <0, 0, >0 */
int64_t int_hash(Value v);

/* Slow paths of the operators: both operands are ints of any kind. */
MUST_CHECK Value int_add(Thread *t, Value a, Value b);
MUST_CHECK Value int_sub(Thread *t, Value a, Value b);
MUST_CHECK Value int_mul(Thread *t, Value a, Value b);
MUST_CHECK Value int_floordiv(Thread *t, Value a, Value b);
MUST_CHECK Value int_mod(Thread *t, Value a, Value b);
MUST_CHECK bool int_divmod(Thread *t, Value a, Value b, Value *quotient, Value *remainder);
MUST_CHECK Value int_truediv(Thread *t, Value a, Value b);
MUST_CHECK Value int_power(Thread *t, Value base, Value exponent,
                           Value modulus); /* modulus NULL: none */
MUST_CHECK Value int_lshift(Thread *t, Value a, Value b);
MUST_CHECK Value int_rshift(Thread *t, Value a, Value b);
MUST_CHECK Value int_and(Thread *t, Value a, Value b);
MUST_CHECK Value int_or(Thread *t, Value a, Value b);
MUST_CHECK Value int_xor(Thread *t, Value a, Value b);
MUST_CHECK Value int_negative(Thread *t, Value a);
MUST_CHECK Value int_invert(Thread *t, Value a);
MUST_CHECK Value int_gcd(Thread *t, Value a, Value b);
