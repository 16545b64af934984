/* Strings: immutable sequences of code points, 1, 2 or 4 bytes each (the narrowest that fits), hash memoised.
 *
 * `data` says whether the string is flat: NULL means a rope, whose two halves are in inline_data; str_flat() makes
 * it flat and release-stores `data`, after which nobody reads the halves (only the collector clears them). Any
 * number of threads may flatten the same rope: they store equal data. Lone surrogates are allowed, as in Python. */
#pragma once

#include <stdarg.h>

#include "runtime/vm.h"

struct Str {
    Object header;
    uint64_t length : 48;    /* code points */
    uint64_t width : 8;      /* bytes a code point: 1, 2, 4 */
    uint64_t ascii : 8;      /* all below 128 (then the data is UTF-8 too) */
    uint64_t hash;           /* 0: not computed yet */
    const void *data;        /* acquire-load; NULL: a rope */
    char inline_data[];      /* the code points, zero-terminated; or Value left, right of a rope */
};

#define STR_LENGTH_MAX (((uint64_t)1 << 47) - 1)
#define STATIC_STR(text) \
    {{T_STR, OWNER_SHARED, 0, OBJECT_STATIC | OBJECT_INTERNED}, sizeof(text) - 1, 1, 1, 0, text}

ALWAYS_INLINE bool is_str_exact(Value v) { return is_exact(v, T_STR); }
bool is_str(Thread *t, Value v);                        /* or a subclass */
ALWAYS_INLINE Str *str_of(Value v) { return (Str *)v; }

/* The data of a flat string, flattening a rope first. NULL: MemoryError. */
MUST_CHECK const void *str_flat(Thread *t, Str *s);
/* Code point i of a flat string. */
ALWAYS_INLINE uint32_t str_at(const Str *s, const void *data, size_t i) {
    if (LIKELY(s->width == 1)) return ((const uint8_t *)data)[i];
    return s->width == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}

/* Making. All but str_new_empty give zeroed or copied data. Input in UTF-8 must be valid (or WTF-8). NULL: error set. */
MUST_CHECK Str *str_from_utf8(Thread *t, const char *utf8, size_t length);
MUST_CHECK Str *str_from_c(Thread *t, const char *utf8);
MUST_CHECK Str *str_from_latin1(Thread *t, const void *bytes, size_t length);
MUST_CHECK Str *str_from_ucs4(Thread *t, const uint32_t *points, size_t length); /* narrows */
MUST_CHECK Str *str_from_char(Thread *t, uint32_t point);
/* Uninitialised data to be filled before anybody else sees it; width and max code point are the caller's duty. */
MUST_CHECK Str *str_new_uninitialised(Thread *t, size_t length, unsigned width, bool ascii, void **data);
extern Str static_empty_str;
extern Str static_latin1_chars[256];

MUST_CHECK Str *str_concat(Thread *t, Str *a, Str *b);  /* long ones make a rope */
MUST_CHECK Str *str_slice(Thread *t, Str *s, size_t from, size_t to);
int str_equal(Thread *t, Str *a, Str *b);               /* 1, 0, -1 (memory) */
int str_order(Thread *t, Str *a, Str *b, int *order);   /* 0, or -1 */
MUST_CHECK bool str_hash(Thread *t, Str *s, uint64_t *hash);
bool str_equals_c(const Str *s, const char *ascii);      /* s flat */

/* UTF-8 of s: for an ASCII string its own data; otherwise a new BYTES_BLOCK that lives as long as it is referred to from the
 * C stack. Lone surrogates: with `surrogates` they pass as WTF-8, otherwise UnicodeEncodeError. Zero-terminated. */
MUST_CHECK const char *str_utf8(Thread *t, Str *s, size_t *length, bool surrogates);
/* For file names: with surrogateescape. A NUL inside is a ValueError. */
MUST_CHECK const char *str_os_path(Thread *t, Str *s);

/* See error.h for the letters. */
MUST_CHECK Str *str_format(Thread *t, const char *format, ...);
MUST_CHECK Str *str_format_va(Thread *t, const char *format, va_list args);

/* Builds a string piece by piece: a growing block in the collected heap; keep it in a C local. */
typedef struct StrBuilder {
    Thread *t;
    Object *block;           /* CELL_BYTES_BLOCK */
    size_t length, capacity; /* code points */
    unsigned width;
    uint32_t highest;        /* or of all code points */
} StrBuilder;
void str_builder_init(StrBuilder *b, Thread *t);
MUST_CHECK bool str_builder_add_char(StrBuilder *b, uint32_t point);
MUST_CHECK bool str_builder_add_str(StrBuilder *b, Str *s);
MUST_CHECK bool str_builder_add_slice(StrBuilder *b, Str *s, size_t from, size_t to);
MUST_CHECK bool str_builder_add_ascii(StrBuilder *b, const char *text, size_t length);
MUST_CHECK bool str_builder_add_c(StrBuilder *b, const char *utf8);
MUST_CHECK bool str_builder_format(StrBuilder *b, const char *format, ...);
MUST_CHECK Str *str_builder_finish(StrBuilder *b);
