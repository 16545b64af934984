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
int repeat_operands(Thread *t, Value *sequence, Value *count_value, bool left_is_sequence,
                    int64_t *count);
void bytes_fill_repeated(void *to, const void *unit, size_t unit_size, size_t size);
MUST_CHECK Value str_new_of_class(Thread *t, Type *cls, Str *s);


/* ---- bytes (bytes.c) */
bool byte_from_value(Thread *t, Value v, const char *what, uint8_t *byte);
/* `what` is the subject of the error about an int that is no byte. */
/* What __bytes__ makes: 1 made, 0 there is none, -1 error. */
int bytes_from_special(Thread *t, Value source, Bytes **out);
MUST_CHECK Bytes *bytes_from_object_for(Thread *t, Value v, const char *what);
int bytes_count_argument(Thread *t, Value v, const char *message, int64_t *count);
MUST_CHECK Bytes *bytes_encode_arguments(Thread *t, const char *function, Value source,
                                         Value encoding, Value errors);
Value bytes_like_compare(Thread *t, Value self, Value other, CompareOperator op);
Value bytes_like_str(Thread *t, Value self);
int bytes_like_contains(Thread *t, Value self, Value v);

/* ---- buffers (memoryview.c): the items in C order, whatever the strides */
void buffer_copy_out(const BufferView *view, uint8_t *to);
/* The view is what the lender's __buffer__ returned: its __release_buffer__ gets it back with each
 * buffer that was taken from it. */
void memoryview_set_lender(Value view, Value lender);
/* ---- codecs (str_codec.c) */
MUST_CHECK Str *str_decode_object(Thread *t, Value object, const char *encoding,
                                  const char *errors);

/* ---- formatting */
MUST_CHECK Str *str_percent(Thread *t, Str *format, Value arguments);
MUST_CHECK Bytes *bytes_percent(Thread *t, const uint8_t *format, size_t length, Value arguments);

/* ---- bytearray (bytearray.c): its bytes as of now. Those of another thread's, or of a shared one,
 * are copied. */
MUST_CHECK const uint8_t *bytearray_bytes(Thread *t, ByteArray *array, size_t *length);

/* ---- methods in other files (str_case.c, str_template.c) */
#define STR_CASE_METHODS(ROW) \
    ROW(upper) \
    ROW(lower) ROW(title) ROW(casefold) ROW(swapcase) ROW(capitalize) ROW(isalpha) ROW(isalnum) \
        ROW(isdecimal) ROW(isdigit) ROW(isnumeric) ROW(isspace) ROW(isprintable) ROW(isascii) \
            ROW(islower) ROW(isupper) ROW(istitle) ROW(isidentifier) ROW(format) ROW(format_map) \
                ROW(format_spec)
#define STR_METHOD_DECLARATION(name) Value str_method_##name(Thread *t, Value *args, size_t nargs);
STR_CASE_METHODS(STR_METHOD_DECLARATION)
#undef STR_METHOD_DECLARATION
bool str_is_identifier(const Str *s);
void ascii_to_upper(uint8_t *out, const uint8_t *data, size_t length);
void ascii_to_lower(uint8_t *out, const uint8_t *data, size_t length);
void ascii_swap_case(uint8_t *out, const uint8_t *data, size_t length);
void ascii_to_title(uint8_t *out, const uint8_t *data, size_t length);
void ascii_capitalize(uint8_t *out, const uint8_t *data, size_t length);
/* The items of an iterable as an array that does not change while *keep is alive. */
MUST_CHECK bool join_items(Thread *t, Value iterable, const Value **items, size_t *count,
                           Value *keep);
#define BYTEARRAY_METHODS(ROW) \
    ROW(append) \
    ROW(clear) ROW(copy) ROW(extend) ROW(insert) ROW(pop) ROW(remove) ROW(resize) ROW(reverse) \
        ROW(alloc) ROW(reduce) ROW(reduce_ex) ROW(sizeof)
#define BYTEARRAY_METHOD_DECLARATION(name) \
    Value bytearray_method_##name(Thread *t, Value *args, size_t nargs);
BYTEARRAY_METHODS(BYTEARRAY_METHOD_DECLARATION)
#undef BYTEARRAY_METHOD_DECLARATION
MUST_CHECK Value bytes_hex(Thread *t, const uint8_t *data, size_t length, Value separator,
                           Value group);
