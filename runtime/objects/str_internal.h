/* What the files of strings and bytes share among themselves. */
#pragma once

#include "runtime/objects/iterator.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"

extern const TypeDef str_typedef, bytes_typedef, bytearray_typedef, memoryview_typedef;
extern const NativeDef str_methods[], bytes_methods[], bytearray_methods[];

/* ---- operators (str.c) */
int str_compare(const Str *a, const Str *b);
bool order_satisfies(int order, CompareOperator op);
bool operand_may_take_over(Thread *t, Value right, BinaryOperator op);
int repeat_operands(Thread *t, Value *sequence, Value *count_value, bool left_is_sequence, int64_t *count);
void bytes_fill_repeated(void *to, const void *unit, size_t unit_size, size_t size);
MUST_CHECK Value str_new_of_class(Thread *t, Type *cls, Str *s);

/* ---- codecs (str_codec.c) */
MUST_CHECK Str *str_decode_object(Thread *t, Value object, const char *encoding, const char *errors);

/* ---- formatting */
MUST_CHECK Str *str_percent(Thread *t, Str *format, Value arguments);
