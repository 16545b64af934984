/* Strings: immutable sequences of code points, 1, 2 or 4 bytes each (the narrowest that fits), hash
 * memoised.
 *
 * The code points lie in the string itself, in static data, or at the start of a BytesBlock's data:
 * those of instances of subclasses, of what StrBuilder made, and of long concatenations. The latter
 * leave room behind their end: `s + x` whose left side ends where its block's used part ends is
 * written behind it, by the thread that owns the block, and both strings share the block. So `s +=
 * x` in a loop is linear, every string is flat at all times, and readers need no test: a string's
 * own code points never change. Lone surrogates are allowed, as in Python. Strings in blocks need
 * not be zero-terminated; str_utf8() gives text that is. */
#pragma once

#include <stdarg.h>

#include "runtime/vm.h"

struct Str {
    Object header;
    uint64_t length : 48;    /* code points */
    uint64_t width : 8;      /* bytes a code point: 1, 2, 4 */
    uint64_t ascii : 8;      /* all below 128 (then the data is UTF-8 too) */
    uint64_t hash;           /* 0: not computed yet */
    const void *data;        /* see above; never NULL, never changes */
    char inline_data[];      /* the code points, zero-terminated */
} __attribute__((aligned(16)));

#define STR_LENGTH_MAX (((uint64_t)1 << 47) - 1)
/* Only for names.c and str.c: the flag says that the intern table knows it. */
#define STATIC_STR(text) \
    {{T_STR, OWNER_SHARED, 0, OBJECT_STATIC | OBJECT_INTERNED}, sizeof(text) - 1, 1, 1, 0, text}

ALWAYS_INLINE bool is_str_exact(Value v) { return is_exact(v, T_STR); }
bool is_str(Thread *t, Value v);                        /* or a subclass */
ALWAYS_INLINE Str *str_of(Value v) { return (Str *)v; }

/* The code points of s. Never NULL. */
ALWAYS_INLINE const void *str_flat(Thread *t, Str *s) {
    (void)t;
    return s->data;
}
ALWAYS_INLINE uint32_t points_at(const void *data, unsigned width, size_t i) {
    if (LIKELY(width == 1)) return ((const uint8_t *)data)[i];
    return width == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}
ALWAYS_INLINE void points_set(void *data, unsigned width, size_t i, uint32_t point) {
    if (LIKELY(width == 1)) ((uint8_t *)data)[i] = (uint8_t)point;
    else if (width == 2) ((uint16_t *)data)[i] = (uint16_t)point;
    else ((uint32_t *)data)[i] = point;
}
ALWAYS_INLINE uint32_t str_at(const Str *s, const void *data, size_t i) {
    return points_at(data, s->width, i);
}
/* Bytes a code point that a string needs whose points' bits are all in `highest`. */
ALWAYS_INLINE unsigned points_width(uint32_t highest) {
    return highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
}
/* The bitwise or of n points: tells width and whether all are ASCII. */
uint32_t points_highest(const void *data, unsigned width, size_t n);
/* Converts between widths; the caller knows that the points fit. */
void points_copy(void *to, unsigned to_width, const void *from, unsigned from_width, size_t n);
bool bytes_are_ascii(const void *data, size_t length);

/* Making. Input in UTF-8 must be valid (or WTF-8). NULL: error set. */
MUST_CHECK Str *str_from_utf8(Thread *t, const char *utf8, size_t length);
MUST_CHECK Str *str_from_c(Thread *t, const char *utf8);
MUST_CHECK Str *str_from_latin1(Thread *t, const void *bytes, size_t length);
MUST_CHECK Str *str_from_ucs4(Thread *t, const uint32_t *points, size_t length); /* narrows */
MUST_CHECK Str *str_from_points(Thread *t, const void *data, unsigned width,
                                size_t length); /* narrows */
MUST_CHECK Str *str_from_char(Thread *t, uint32_t point);
/* Uninitialised data to be filled before anybody else sees it; width and max code point are the
 * caller's duty. */
MUST_CHECK Str *str_new_uninitialised(Thread *t, size_t length, unsigned width, bool ascii,
                                      void **data);
/* A str of exactly that type with the same text: s itself when it is one. */
MUST_CHECK Str *str_exact(Thread *t, Str *s);
extern Str static_empty_str;
extern Str static_latin1_chars[256];

MUST_CHECK Str *str_concat(Thread *t, Str *a, Str *b);
MUST_CHECK Str *str_slice(Thread *t, Str *s, size_t from, size_t to);
MUST_CHECK Str *str_repeat(Thread *t, Str *s, int64_t count);
/* separator.join(items): items are count values that must be str. */
MUST_CHECK Str *str_join(Thread *t, Str *separator, Value iterable);
MUST_CHECK Str *str_join_values(Thread *t, Str *separator, const Value *items, size_t count);
int str_equal(Thread *t, Str *a, Str *b);               /* 1, 0; never fails */
bool str_same(const Str *a, const Str *b);
int str_order(Thread *t, Str *a, Str *b, int *order);   /* 0 */
bool str_less(const Str *a, const Str *b);
/* Never fails. The hash is neither 0 nor -1, and another one in each process (hash_secret.h). */
MUST_CHECK bool str_hash(Thread *t, Str *s, uint64_t *hash);
uint64_t str_hash_compute(const Str *s);
ALWAYS_INLINE uint64_t str_hash_of(Str *s) {
    uint64_t hash = load_relaxed(&s->hash);
    if (LIKELY(hash != 0)) return hash;
    hash = str_hash_compute(s);
    store_relaxed(&s->hash, hash);
    return hash;
}
uint64_t bytes_hash_compute(const void *data, size_t length);
bool str_equals_c(const Str *s, const char *ascii);
/* First place of needle in s at or after from, or -1. */
int64_t str_find(const Str *s, const Str *needle, size_t from);
/* repr() of an exact str's text. */
MUST_CHECK Str *str_repr(Thread *t, Str *s);
MUST_CHECK Str *str_ascii(Thread *t, Str *repr);        /* escapes what is not ASCII */

/* UTF-8 of s: for an ASCII string its own data if terminated; otherwise a new BYTES_BLOCK that
 * lives as long as it is referred to from the C stack. Lone surrogates: with `surrogates` they pass
 * as WTF-8, otherwise UnicodeEncodeError. Zero-terminated. length may be NULL. */
MUST_CHECK const char *str_utf8(Thread *t, Str *s, size_t *length, bool surrogates);
/* For file names: with surrogateescape. A NUL inside is a ValueError. */
MUST_CHECK const char *str_os_path(Thread *t, Str *s);
/* The reverse: bytes that are not UTF-8 become lone surrogates. */
MUST_CHECK Str *str_from_os(Thread *t, const char *bytes, size_t length);

/* See error.h for the letters. */
MUST_CHECK Str *str_format(Thread *t, const char *format, ...);
MUST_CHECK Str *str_format_va(Thread *t, const char *format, va_list args);

/* Builds a string piece by piece: first in the builder itself, then in a growing block of the
 * collected heap. Must be a C local, so that the collector finds the block. */
#define STR_BUILDER_LOCAL 128
typedef struct StrBuilder {
    Thread *t;
    Object *block;           /* CELL_BYTES_BLOCK, or NULL while `local` suffices */
    void *data;              /* local, or the block's */
    size_t length, capacity; /* code points */
    unsigned width;
    uint32_t highest;        /* or of all code points */
    uint8_t local[STR_BUILDER_LOCAL] __attribute__((aligned(4)));
} StrBuilder;
void str_builder_init(StrBuilder *b, Thread *t);
/* Room for `more` points whose bits are all in `highest`, at points_at(b->data, b->width,
 * b->length). */
MUST_CHECK bool str_builder_reserve(StrBuilder *b, size_t more, uint32_t highest);
MUST_CHECK bool str_builder_add_char_slow(StrBuilder *b, uint32_t point);
ALWAYS_INLINE MUST_CHECK bool str_builder_add_char(StrBuilder *b, uint32_t point) {
    if (LIKELY(b->length < b->capacity && b->width == 1 && point < 0x80)) {
        ((uint8_t *)b->data)[b->length++] = (uint8_t)point;
        return true;
    }
    return str_builder_add_char_slow(b, point);
}
MUST_CHECK bool str_builder_add_repeated(StrBuilder *b, uint32_t point, size_t count);
MUST_CHECK bool str_builder_add_str(StrBuilder *b, Str *s);
MUST_CHECK bool str_builder_add_slice(StrBuilder *b, Str *s, size_t from, size_t to);
MUST_CHECK bool str_builder_add_points(StrBuilder *b, const void *data, unsigned width, size_t n);
MUST_CHECK bool str_builder_add_ascii(StrBuilder *b, const char *text, size_t length);
MUST_CHECK bool str_builder_add_int(StrBuilder *b, int64_t n);          /* in decimal; int_text.c */
MUST_CHECK bool str_builder_add_utf8(StrBuilder *b, const char *utf8, size_t length);
MUST_CHECK bool str_builder_add_c(StrBuilder *b, const char *utf8);
MUST_CHECK bool str_builder_format(StrBuilder *b, const char *format, ...);
MUST_CHECK bool str_builder_format_va(StrBuilder *b, const char *format, va_list args);
MUST_CHECK Str *str_builder_finish(StrBuilder *b);
