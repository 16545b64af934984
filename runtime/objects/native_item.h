/* Single numbers in memory, by the letters of the struct module: what memoryview, struct and array
 * share. */
#pragma once

#include "runtime/value.h"

/* Bytes of a native item of that letter; 0: there is none. "bBhHiIlLqQnNefd?cP" */
size_t native_item_size(char letter);
/* little: the byte order of what is in memory. Sizes are given, so that standard ones work too. */
MUST_CHECK Value native_item_get(Thread *t, char letter, const uint8_t *p, size_t size,
                                 bool little);
/* What is wrong with a value is said in terms of its letter; `who` raises: see NATIVE_ITEM_*. */
typedef enum NativeItemResult {
    NATIVE_ITEM_OK, NATIVE_ITEM_RANGE, NATIVE_ITEM_TYPE, NATIVE_ITEM_ERROR /* an exception is set */
} NativeItemResult;
NativeItemResult native_item_set(Thread *t, char letter, uint8_t *p, size_t size, bool little,
                                 Value v);

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define NATIVE_IS_LITTLE true
#else
#define NATIVE_IS_LITTLE false
#endif

/* IEEE 754 binary16. False: too large. */
double half_to_double(uint16_t bits);
bool half_from_double(double d, uint16_t *bits);
