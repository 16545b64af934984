/* Bytes to objects. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"
#include "vm/marshal_impl.h"

/* More than this is made room for only as it arrives. */
#define MARSHAL_ROOM_MAX 256
#define MARSHAL_PIECE_MAX 65536

/* ---- bytes ------------------------------------------------------------------------------------- */

Value marshal_bad(MarshalReader *r, const char *problem) { return raise_value_error(r->t, "bad marshal data (%s)", problem); }

static bool marshal_read_piece(MarshalReader *r, uint8_t *to, size_t length) {
    ByteArray *array = bytearray_new(r->t, NULL, length);
    Value args[2] = {r->file, array ? memoryview_new(r->t, to_value(array)) : NULL};
    Value result = args[1] ? value_call_method(r->t, NAME(readinto), args, 2, NULL) : NULL;
    int64_t got;
    if (!result || !value_as_int64(r->t, result, &got, T_OVERFLOW_ERROR)) return false;
    if (got > (int64_t)length)
        return FAIL_WITH(raise_value_error(r->t, "read() returned too much data: %zu bytes requested, %zd returned", length, got));
    if (got != (int64_t)length) return FAIL_WITH(raise_error(r->t, T_EOF_ERROR, "EOF read where not expected"));
    BufferView view;
    if (!buffer_get(r->t, to_value(array), &view, BUFFER_READ)) return false;
    bool same = view.length == length;
    if (same) bytes_copy_shared(to, view.data, length);
    buffer_release(r->t, &view);
    return same || FAIL_WITH(raise_error(r->t, T_EOF_ERROR, "EOF read where not expected"));
}

static const uint8_t *marshal_take_from_file(MarshalReader *r, size_t length) {
    BytesBlock *block = bytes_block_new(r->t, length < MARSHAL_PIECE_MAX ? length : MARSHAL_PIECE_MAX);
    for (size_t done = 0; block && done < length;) {
        size_t piece = length - done < MARSHAL_PIECE_MAX ? length - done : MARSHAL_PIECE_MAX;
        if (block->capacity - done < piece) {
            BytesBlock *larger = bytes_block_new(r->t, done * 2 < length ? done * 2 : length);
            if (larger) memcpy(larger->data, block->data, done);
            block = larger;
        }
        if (!block || !marshal_read_piece(r, block->data + done, piece)) return NULL;
        done += piece;
    }
    return block ? block->data : NULL;
}

const uint8_t *marshal_take(MarshalReader *r, size_t length) {
    if (r->file) return marshal_take_from_file(r, length);
    if ((size_t)(r->end - r->at) < length) return (const uint8_t *)raise_error(r->t, T_EOF_ERROR, "marshal data too short");
    const uint8_t *data = r->at;
    r->at += length;
    return data;
}

bool marshal_take_number(MarshalReader *r, unsigned bytes, uint64_t *n) {
    const uint8_t *data = marshal_take(r, bytes);
    *n = 0;
    for (unsigned i = 0; data && i < bytes; i++) *n |= (uint64_t)data[i] << 8 * i;
    return data != NULL;
}

static bool marshal_take_length(MarshalReader *r, const char *problem, size_t *length) {
    uint64_t n;
    if (!marshal_take_number(r, 4, &n)) return false;
    *length = (size_t)n;
    return n <= INT32_MAX || FAIL_WITH(marshal_bad(r, problem));
}

/* One byte at least, as each object begins with one. */
static bool marshal_take_type(MarshalReader *r, unsigned *type) {
    if (!r->file && r->at == r->end) return FAIL_WITH(raise_error(r->t, T_EOF_ERROR, "EOF read where object expected"));
    uint64_t n;
    if (!marshal_take_number(r, 1, &n)) {
        if (!r->file || !error_matches(r->t, T_EOF_ERROR)) return false;
        error_clear(r->t);
        return FAIL_WITH(raise_error(r->t, T_EOF_ERROR, "EOF read where object expected"));
    }
    *type = (unsigned)n;
    return true;
}

/* ---- references -------------------------------------------------------------------------------- */

/* The object gets the next number, if the flag says so. */
static Value marshal_keep(MarshalReader *r, unsigned flag, Value v) { return !v || !flag || list_append(r->t, r->refs, v) ? v : NULL; }

/* The number of one that is to be made; it cannot be referred to until marshal_fill(). */
static bool marshal_reserve(MarshalReader *r, unsigned flag, size_t *number) {
    *number = list_length(list_of(r->refs));
    return !flag || list_append(r->t, r->refs, ABSENT);
}

static Value marshal_fill(MarshalReader *r, unsigned flag, size_t number, Value v) {
    if (v && flag) list_set(r->t, list_of(r->refs), number, v);
    return v;
}

static Value marshal_take_ref(MarshalReader *r) {
    uint64_t number;
    if (!marshal_take_number(r, 4, &number)) return NULL;
    Value v = list_get(list_of(r->refs), (size_t)number);
    return v && v != ABSENT ? v : marshal_bad(r, "invalid reference");
}

/* ---- numbers ----------------------------------------------------------------------------------- */

static Value marshal_take_long(MarshalReader *r) {
    uint64_t size;
    if (!marshal_take_number(r, 4, &size)) return NULL;
    int32_t signed_size = (int32_t)(uint32_t)size;
    if (signed_size == INT32_MIN) return marshal_bad(r, "long size out of range");
    size_t digits = (size_t)(signed_size < 0 ? -signed_size : signed_size);
    const uint8_t *data = digits ? marshal_take(r, digits * 2) : NULL;
    if (!data) return digits ? NULL : small_int(0);
    Int *n = int_allocate(r->t, (digits * MARSHAL_DIGIT_BITS + 63) / 64);
    for (size_t i = 0; n && i < digits; i++) {
        uint64_t digit = data[2 * i] | (uint64_t)data[2 * i + 1] << 8;
        size_t limb = i * MARSHAL_DIGIT_BITS / 64, shift = i * MARSHAL_DIGIT_BITS % 64;
        if (digit >> MARSHAL_DIGIT_BITS) return marshal_bad(r, "digit out of range in long");
        if (i == digits - 1 && !digit) return marshal_bad(r, "unnormalized long data");
        n->limbs[limb] |= digit << shift;
        if (shift > 64 - MARSHAL_DIGIT_BITS && digit >> (64 - shift)) n->limbs[limb + 1] |= digit >> (64 - shift);
    }
    return n ? int_finish(n, (size_t)n->size, signed_size < 0) : NULL;
}

static bool marshal_take_double(MarshalReader *r, bool is_binary, double *d) {
    uint64_t length = sizeof *d;
    if (!is_binary && !marshal_take_number(r, 1, &length)) return false;
    const uint8_t *data = marshal_take(r, (size_t)length);
    if (!data) return false;
    if (is_binary) memcpy(d, data, sizeof *d);
    if (is_binary || float_parse((const char *)data, (size_t)length, d)) return true;
    Str *text = str_from_latin1(r->t, data, (size_t)length);
    return FAIL_WITH(text ? raise_value_error(r->t, "could not convert string to float: %R", to_value(text)) : NULL);
}

static Value marshal_take_float(MarshalReader *r, bool is_binary) {
    double d;
    return marshal_take_double(r, is_binary, &d) ? float_new(r->t, d) : NULL;
}

static Value marshal_take_complex(MarshalReader *r, bool is_binary) {
    double real, imaginary;
    return marshal_take_double(r, is_binary, &real) && marshal_take_double(r, is_binary, &imaginary) ? complex_new(r->t, real, imaginary) : NULL;
}

/* ---- text -------------------------------------------------------------------------------------- */

static Value marshal_take_ascii(MarshalReader *r, bool is_short, bool interned) {
    size_t length;
    uint64_t n;
    if (is_short ? !marshal_take_number(r, 1, &n) : !marshal_take_length(r, "string size out of range", &length)) return NULL;
    if (is_short) length = (size_t)n;
    const uint8_t *data = marshal_take(r, length);
    if (!data) return NULL;
    if (interned && bytes_are_ascii(data, length)) return to_value(intern_utf8(r->t, (const char *)data, length));
    Str *s = str_from_latin1(r->t, data, length);
    return to_value(s && interned ? intern(r->t, s) : s);
}

static Value marshal_take_str(MarshalReader *r, bool interned) {
    size_t length;
    if (!marshal_take_length(r, "string size out of range", &length)) return NULL;
    const uint8_t *data = marshal_take(r, length);
    Str *s = data ? encoding_decode(r->t, ENCODING_UTF8, data, length, "surrogatepass", NULL, NULL) : NULL;
    return to_value(s && interned ? intern(r->t, s) : s);
}

static Value marshal_take_bytes(MarshalReader *r) {
    size_t length;
    if (!marshal_take_length(r, "bytes object size out of range", &length)) return NULL;
    const uint8_t *data = marshal_take(r, length);
    return data ? to_value(bytes_new(r->t, data, length)) : NULL;
}

/* ---- containers -------------------------------------------------------------------------------- */

/* An item that must be there. */
static Value marshal_take_item(MarshalReader *r, const char *container) {
    Value v = marshal_take_object(r);
    return v || error_is_set(r->t) ? v : raise_type_error(r->t, "NULL object in marshal data for %s", container);
}

static bool marshal_take_items(MarshalReader *r, Value list, size_t count, const char *container) {
    for (size_t n = 0; n < count; n++) {
        Value v = marshal_take_item(r, container);
        if (!v || !list_append(r->t, list, v)) return false;
    }
    return true;
}

/* A tuple may contain itself, by way of a list: it is known from the start, and its items are None until they arrive. */
static Value marshal_take_few(MarshalReader *r, size_t length, unsigned flag) {
    Value tuple = tuple_new(r->t, NULL, length);
    for (size_t n = 0; tuple && n < length; n++) tuple_of(tuple)->items[n] = NONE;
    if (!marshal_keep(r, flag, tuple)) return NULL;
    for (size_t n = 0; n < length; n++) {
        Value v = marshal_take_item(r, "tuple");
        if (!v) return NULL;
        store(tuple_of(tuple), &tuple_of(tuple)->items[n], v);
    }
    return tuple;
}

static Value marshal_take_tuple(MarshalReader *r, bool is_small, unsigned flag) {
    size_t length, number;
    uint64_t n;
    if (is_small ? !marshal_take_number(r, 1, &n) : !marshal_take_length(r, "tuple size out of range", &length)) return NULL;
    if (is_small) length = (size_t)n;
    if (length <= MARSHAL_ROOM_MAX) return marshal_take_few(r, length, flag);
    Value list = marshal_reserve(r, flag, &number) ? list_new(r->t, MARSHAL_ROOM_MAX) : NULL;
    if (!list || !marshal_take_items(r, list, length, "tuple")) return NULL;
    return marshal_fill(r, flag, number, list_to_tuple(r->t, list));
}

static Value marshal_take_list(MarshalReader *r, unsigned flag) {
    size_t length;
    if (!marshal_take_length(r, "list size out of range", &length)) return NULL;
    Value list = marshal_keep(r, flag, list_new(r->t, length < MARSHAL_ROOM_MAX ? length : MARSHAL_ROOM_MAX));
    return list && marshal_take_items(r, list, length, "list") ? list : NULL;
}

static Value marshal_take_dict(MarshalReader *r, unsigned flag) {
    Dict *d = dict_new(r->t);
    if (!d || !marshal_keep(r, flag, to_value(d))) return NULL;
    for (;;) {
        Value key = marshal_take_object(r), v = key ? marshal_take_object(r) : NULL;
        if (!v) return error_is_set(r->t) ? NULL : to_value(d);
        if (!dict_set(r->t, d, key, v)) return NULL;
    }
}

static Value marshal_take_set(MarshalReader *r, bool is_frozen, unsigned flag) {
    size_t length, number = 0;
    if (!marshal_take_length(r, "set size out of range", &length)) return NULL;
    Value set = is_frozen ? frozenset_new(r->t) : set_new(r->t);
    if (!set || (is_frozen ? !marshal_reserve(r, flag, &number) : !marshal_keep(r, flag, set))) return NULL;
    for (size_t n = 0; n < length; n++) {
        Value v = marshal_take_item(r, "set");
        uint64_t hash;
        if (!v || !set_hash_key(r->t, v, &hash) || !set_insert(r->t, set_of(set), v, hash)) return NULL;
    }
    return is_frozen ? marshal_fill(r, flag, number, set) : set;
}

static Value marshal_take_slice(MarshalReader *r, unsigned flag) {
    size_t number;
    if (!marshal_reserve(r, flag, &number)) return NULL;
    Value start = marshal_take_object(r), stop = start ? marshal_take_object(r) : NULL, step = stop ? marshal_take_object(r) : NULL;
    return step ? marshal_fill(r, flag, number, slice_new(r->t, start, stop, step)) : NULL;
}

static Value marshal_take_code_object(MarshalReader *r, unsigned flag) {
    if (!r->allow_code) return raise_value_error(r->t, "unmarshalling code objects is disallowed");
    size_t number;
    return marshal_reserve(r, flag, &number) ? marshal_fill(r, flag, number, marshal_take_code(r)) : NULL;
}

/* ---- any object -------------------------------------------------------------------------------- */

static Value marshal_take_simple(MarshalReader *r, unsigned type) {
    uint64_t n;
    switch (type) {
    case MARSHAL_NONE: return NONE;
    case MARSHAL_TRUE: return TRUE_VALUE;
    case MARSHAL_FALSE: return FALSE_VALUE;
    case MARSHAL_ELLIPSIS: return ELLIPSIS;
    case MARSHAL_STOP_ITERATION: return to_value(r->t->vm->types[T_STOP_ITERATION]);
    case MARSHAL_INT: return marshal_take_number(r, 4, &n) ? small_int((int32_t)(uint32_t)n) : NULL;
    case MARSHAL_INT64: return marshal_take_number(r, 8, &n) ? int_from_int64(r->t, (int64_t)n) : NULL;
    case MARSHAL_LONG: return marshal_take_long(r);
    case MARSHAL_FLOAT:
    case MARSHAL_BINARY_FLOAT: return marshal_take_float(r, type == MARSHAL_BINARY_FLOAT);
    case MARSHAL_COMPLEX:
    case MARSHAL_BINARY_COMPLEX: return marshal_take_complex(r, type == MARSHAL_BINARY_COMPLEX);
    case MARSHAL_BYTES: return marshal_take_bytes(r);
    case MARSHAL_STR:
    case MARSHAL_INTERNED: return marshal_take_str(r, type == MARSHAL_INTERNED);
    case MARSHAL_ASCII:
    case MARSHAL_ASCII_INTERNED: return marshal_take_ascii(r, false, type == MARSHAL_ASCII_INTERNED);
    case MARSHAL_SHORT_ASCII:
    case MARSHAL_SHORT_ASCII_INTERNED: return marshal_take_ascii(r, true, type == MARSHAL_SHORT_ASCII_INTERNED);
    default: return marshal_bad(r, "unknown type code");
    }
}

static Value marshal_take_contents(MarshalReader *r, unsigned type, unsigned flag) {
    switch (type) {
    case MARSHAL_NULL: return NULL;
    case MARSHAL_REF: return marshal_take_ref(r);
    case MARSHAL_TUPLE:
    case MARSHAL_SMALL_TUPLE: return marshal_take_tuple(r, type == MARSHAL_SMALL_TUPLE, flag);
    case MARSHAL_LIST: return marshal_take_list(r, flag);
    case MARSHAL_DICT: return marshal_take_dict(r, flag);
    case MARSHAL_SET:
    case MARSHAL_FROZENSET: return marshal_take_set(r, type == MARSHAL_FROZENSET, flag);
    case MARSHAL_SLICE: return marshal_take_slice(r, flag);
    case MARSHAL_CODE: return marshal_take_code_object(r, flag);
    default: return marshal_keep(r, flag, marshal_take_simple(r, type));
    }
}

Value marshal_take_object(MarshalReader *r) {
    unsigned type;
    if (!marshal_take_type(r, &type)) return NULL;
    if (r->depth >= MARSHAL_DEPTH_MAX || C_STACK_IS_LOW(r->t)) return raise_value_error(r->t, "recursion limit exceeded");
    r->depth++;
    Value v = marshal_take_contents(r, type & ~(unsigned)MARSHAL_FLAG_REF, type & MARSHAL_FLAG_REF);
    r->depth--;
    return v;
}

static Value marshal_take_all(MarshalReader *r) {
    r->refs = list_new(r->t, 0);
    return r->refs ? marshal_take_item(r, "object") : NULL;
}

Value marshal_load(Thread *t, const uint8_t *data, size_t length, bool allow_code) {
    MarshalReader r = {.t = t, .at = data, .end = data + length, .allow_code = allow_code};
    return marshal_take_all(&r);
}

Value marshal_load_file(Thread *t, Value file, bool allow_code) {
    MarshalReader r = {.t = t, .file = file, .allow_code = allow_code};
    return marshal_take_all(&r);
}
