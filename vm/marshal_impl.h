/* What reading and writing share. */
#pragma once

#include "vm/marshal.h"

enum {
    MARSHAL_NULL = '0', MARSHAL_NONE = 'N', MARSHAL_FALSE = 'F', MARSHAL_TRUE = 'T', MARSHAL_STOP_ITERATION = 'S', MARSHAL_ELLIPSIS = '.',
    MARSHAL_INT = 'i', MARSHAL_INT64 = 'I', MARSHAL_LONG = 'l', MARSHAL_FLOAT = 'f', MARSHAL_BINARY_FLOAT = 'g', MARSHAL_COMPLEX = 'x',
    MARSHAL_BINARY_COMPLEX = 'y', MARSHAL_BYTES = 's', MARSHAL_STR = 'u', MARSHAL_INTERNED = 't', MARSHAL_ASCII = 'a',
    MARSHAL_ASCII_INTERNED = 'A', MARSHAL_SHORT_ASCII = 'z', MARSHAL_SHORT_ASCII_INTERNED = 'Z', MARSHAL_TUPLE = '(',
    MARSHAL_SMALL_TUPLE = ')', MARSHAL_LIST = '[', MARSHAL_DICT = '{', MARSHAL_SET = '<', MARSHAL_FROZENSET = '>', MARSHAL_SLICE = ':',
    MARSHAL_CODE = 'c', MARSHAL_REF = 'r',
    MARSHAL_FLAG_REF = 0x80, /* the object gets the next number, by which MARSHAL_REF may mean it */
};

#define MARSHAL_DEPTH_MAX 2000
#define MARSHAL_DIGIT_BITS 15 /* of MARSHAL_LONG */

/* A code object or slice that is being written. */
typedef struct MarshalOpen {
    Value object;
    struct MarshalOpen *outer;
} MarshalOpen;

typedef struct MarshalWriter {
    Thread *t;
    uint8_t *data;           /* malloc'ed */
    size_t length, capacity;
    int version;
    bool allow_code;
    unsigned depth;
    Value seen;              /* a list of the objects that have numbers; NULL: the version has none */
    uint32_t *places;        /* an open hash table of their numbers + 1 by address; malloc'ed */
    size_t place_count;
    MarshalOpen *open;       /* or NULL */
} MarshalWriter;

MUST_CHECK bool marshal_put(MarshalWriter *w, const void *data, size_t length);
MUST_CHECK bool marshal_put_byte(MarshalWriter *w, unsigned byte);
MUST_CHECK bool marshal_put_number(MarshalWriter *w, uint64_t n, unsigned bytes);
MUST_CHECK bool marshal_put_object(MarshalWriter *w, Value v);
MUST_CHECK bool marshal_put_code(MarshalWriter *w, const Code *code);

typedef struct MarshalReader {
    Thread *t;
    const uint8_t *at, *end; /* of what is in memory */
    Value file;              /* or NULL: all is in memory */
    Value refs;              /* a list: objects by their numbers; ABSENT: not made yet */
    unsigned depth;
    bool allow_code;
} MarshalReader;

/* The next bytes, which stay as long as the caller refers to them. NULL: EOFError. */
MUST_CHECK const uint8_t *marshal_take(MarshalReader *r, size_t length);
MUST_CHECK bool marshal_take_number(MarshalReader *r, unsigned bytes, uint64_t *n);
/* NULL without exception: it is MARSHAL_NULL. */
Value marshal_take_object(MarshalReader *r);
MUST_CHECK Value marshal_take_code(MarshalReader *r);
/* NULL: ValueError "bad marshal data (...)". */
Value marshal_bad(MarshalReader *r, const char *problem);
