/* One 64-bit word is every Python value.
 *
 *      63                                             3 2 1 0
 *     +-------------------------------------------------+-----+
 *     |  small integer, 63 bits, two's complement         | 1 |   int in -2^62 .. 2^62-1
 *     +-------------------------------------------------+-----+
 *     |  double: rotl(bits + 2^60, 3)               | s 1 0 |   exponents 2^-255 .. 2^256
 *     +-------------------------------------------------+-----+
 *     |  constant number                            | 1 0 0 |   None, True, False, ...
 *     +-------------------------------------------------+-----+
 *     |  address of an Object, a multiple of 16     | 0 0 0 |
 *     +-------------------------------------------------+-----+
 *
 * A word of zero is "no value": an unbound variable, an empty slot, and what a function returns
 * when it has set an exception. Doubles outside the range above (0.0 among them, infinities, NaNs)
 * are boxed Float objects; 0.0 and -0.0 are static ones. Test the integer first: it is one bit.
 *
 * The float encoding is self-tagging in the sense of Melancon, Serrano and Feeley (2024): adding
 * 2^60 makes exponents that begin with 011 or 100 begin with 10, and the rotation brings those two
 * bits, with the sign above them, to the bottom. */
#pragma once

#include <string.h>

#include "runtime/config.h"

/* An opaque pointer, so that the compiler tells a Value from an integer; never dereferenced as such. */
typedef struct ValueBits *Value;
typedef struct Object Object;
typedef struct Thread Thread;
typedef struct VM VM;

ALWAYS_INLINE uint64_t value_bits(Value v) { return (uint64_t)(uintptr_t)v; }
ALWAYS_INLINE Value value_from_bits(uint64_t bits) { return (Value)(uintptr_t)bits; }

#define CONSTANT_VALUE(n) ((Value)(uintptr_t)(((n) << 3) | 4))
#define NONE CONSTANT_VALUE(0)
#define FALSE_VALUE CONSTANT_VALUE(1)
#define TRUE_VALUE CONSTANT_VALUE(2)
#define NOT_IMPLEMENTED CONSTANT_VALUE(3)
#define ELLIPSIS CONSTANT_VALUE(4)
/* Never seen by Python code; tells "not found" from "failed" where NULL means the latter. */
#define ABSENT CONSTANT_VALUE(5)

ALWAYS_INLINE bool is_int_small(Value v) { return value_bits(v) & 1; }
ALWAYS_INLINE bool is_float_immediate(Value v) { return (value_bits(v) & 3) == 2; }
ALWAYS_INLINE bool is_constant(Value v) { return (value_bits(v) & 7) == 4; }
ALWAYS_INLINE bool is_object(Value v) { return v != NULL && (value_bits(v) & 7) == 0; }
ALWAYS_INLINE bool is_bool(Value v) { return v == TRUE_VALUE || v == FALSE_VALUE; }
ALWAYS_INLINE Value bool_value(bool b) { return b ? TRUE_VALUE : FALSE_VALUE; }

#define SMALL_INT_MAX ((int64_t)0x3fffffffffffffff)
#define SMALL_INT_MIN (-SMALL_INT_MAX - 1)
ALWAYS_INLINE bool fits_small_int(int64_t n) { return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX; }
ALWAYS_INLINE Value small_int(int64_t n) { return value_from_bits(((uint64_t)n << 1) | 1); }
ALWAYS_INLINE int64_t small_int_of(Value v) { return (int64_t)value_bits(v) >> 1; }
ALWAYS_INLINE bool both_small_ints(Value a, Value b) { return value_bits(a) & value_bits(b) & 1; }

ALWAYS_INLINE double float_immediate_of(Value v) {
    uint64_t bits = value_bits(v);
    bits = ((bits >> 3) | (bits << 61)) - ((uint64_t)1 << 60);
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}
/* The immediate word of d, or NULL if d must be boxed: float_new() in objects/float.h does both. */
ALWAYS_INLINE Value float_immediate(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    bits += (uint64_t)1 << 60;
    bits = (bits << 3) | (bits >> 61);
    return (bits & 3) == 2 ? value_from_bits(bits) : NULL;
}

ALWAYS_INLINE Object *object_of(Value v) { return (Object *)v; }
/* From a pointer to any struct that begins with an Object. */
#define to_value(pointer) ((Value)(void *)(pointer))
