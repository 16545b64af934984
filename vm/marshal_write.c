/* Objects to bytes. */
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "vm/marshal_impl.h"

/* ---- bytes ------------------------------------------------------------------------------------- */

bool marshal_put(MarshalWriter *w, const void *data, size_t length) {
    if (w->capacity - w->length < length) {
        size_t capacity = w->capacity * 2 + length + 64;
        uint8_t *larger = realloc(w->data, capacity);
        if (!larger) return FAIL_WITH(raise_memory_error(w->t));
        w->data = larger;
        w->capacity = capacity;
    }
    memcpy(w->data + w->length, data, length);
    w->length += length;
    return true;
}

bool marshal_put_byte(MarshalWriter *w, unsigned byte) { return marshal_put_number(w, byte, 1); }

/* The low end first. */
bool marshal_put_number(MarshalWriter *w, uint64_t n, unsigned bytes) {
    uint8_t text[8];
    for (unsigned i = 0; i < bytes; i++) text[i] = (uint8_t)(n >> 8 * i);
    return marshal_put(w, text, bytes);
}

static bool marshal_refuse(MarshalWriter *w) { return FAIL_WITH(raise_value_error(w->t, "unmarshallable object")); }

static bool marshal_put_length(MarshalWriter *w, size_t length) {
    return length <= INT32_MAX ? marshal_put_number(w, length, 4) : marshal_refuse(w);
}

static bool marshal_put_text(MarshalWriter *w, unsigned type, const void *data, size_t length) {
    return marshal_put_byte(w, type) && marshal_put_length(w, length) && marshal_put(w, data, length);
}

/* ---- objects that come again ------------------------------------------------------------------- */

static uint32_t *marshal_place(const MarshalWriter *w, Value v) {
    size_t mask = w->place_count - 1, n = (size_t)((value_bits(v) >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;
    while (w->places[n] && list_get(list_of(w->seen), w->places[n] - 1) != v) n = (n + 1) & mask;
    return &w->places[n];
}

static bool marshal_grow_places(MarshalWriter *w) {
    size_t count = list_length(list_of(w->seen));
    if (count < w->place_count / 2) return true;
    uint32_t *places = calloc(w->place_count ? w->place_count * 2 : 64, sizeof *places);
    if (!places) return FAIL_WITH(raise_memory_error(w->t));
    free(w->places);
    w->places = places;
    w->place_count = w->place_count ? w->place_count * 2 : 64;
    for (size_t n = 0; n < count; n++) *marshal_place(w, list_get(list_of(w->seen), n)) = (uint32_t)n + 1;
    return true;
}

/* Is v being written now, and cannot be referred to before it is complete? */
static bool marshal_is_open(const MarshalWriter *w, Value v) {
    const MarshalOpen *open = w->open;
    while (open && open->object != v) open = open->outer;
    return open != NULL;
}

/* 1: v has been written before, and is now referred to. 0: it is to be written, with *flag. -1: error. */
static int marshal_put_ref(MarshalWriter *w, Value v, unsigned *flag) {
    *flag = 0;
    if (!w->seen || !is_object(v)) return 0;
    if (!marshal_grow_places(w)) return -1;
    uint32_t *place = marshal_place(w, v);
    if (*place) {
        if (marshal_is_open(w, v)) return marshal_refuse(w) - 1;
        return marshal_put_byte(w, MARSHAL_REF) && marshal_put_number(w, *place - 1, 4) ? 1 : -1;
    }
    size_t number = list_length(list_of(w->seen));
    if (number >= INT32_MAX) return marshal_refuse(w) - 1;
    if (!list_append(w->t, w->seen, v)) return -1;
    *place = (uint32_t)number + 1;
    *flag = MARSHAL_FLAG_REF;
    return 0;
}

/* ---- numbers and text -------------------------------------------------------------------------- */

static bool marshal_put_int(MarshalWriter *w, Value v, unsigned flag) {
    int64_t small;
    if (int_as_int64(v, &small) && small == (int32_t)small) return marshal_put_byte(w, MARSHAL_INT | flag) && marshal_put_number(w, (uint64_t)small, 4);
    IntView view;
    int_view(v, &view);
    size_t bits = int_view_bit_length(&view), digits = (bits + MARSHAL_DIGIT_BITS - 1) / MARSHAL_DIGIT_BITS;
    if (digits > INT32_MAX) return marshal_refuse(w);
    if (!marshal_put_byte(w, MARSHAL_LONG | flag) || !marshal_put_number(w, view.negative ? 0 - (uint64_t)digits : digits, 4)) return false;
    for (size_t n = 0; n < digits; n++) {
        size_t limb = n * MARSHAL_DIGIT_BITS / 64, shift = n * MARSHAL_DIGIT_BITS % 64;
        uint64_t digit = view.limbs[limb] >> shift;
        if (shift > 64 - MARSHAL_DIGIT_BITS && limb + 1 < view.count) digit |= view.limbs[limb + 1] << (64 - shift);
        if (!marshal_put_number(w, digit & ((1 << MARSHAL_DIGIT_BITS) - 1), 2)) return false;
    }
    return true;
}

static bool marshal_put_double(MarshalWriter *w, double d) {
    if (w->version > 1) return marshal_put(w, &d, sizeof d);
    char *text = float_format(d, 'g', 17, false, false);
    if (!text) return FAIL_WITH(raise_memory_error(w->t));
    size_t length = strlen(text);
    bool good = marshal_put_byte(w, (unsigned)length) && marshal_put(w, text, length);
    free(text);
    return good;
}

static bool marshal_put_complex(MarshalWriter *w, const Complex *c, unsigned flag) {
    return marshal_put_byte(w, (w->version > 1 ? MARSHAL_BINARY_COMPLEX : MARSHAL_COMPLEX) | flag) && marshal_put_double(w, c->real)
        && marshal_put_double(w, c->imaginary);
}

static bool marshal_put_str(MarshalWriter *w, Str *s, unsigned flag) {
    bool interned = w->version >= 3 && is_interned(s);
    if (w->version >= 4 && s->ascii) {
        if (s->length < 256)
            return marshal_put_byte(w, (interned ? MARSHAL_SHORT_ASCII_INTERNED : MARSHAL_SHORT_ASCII) | flag)
                && marshal_put_byte(w, (unsigned)s->length) && marshal_put(w, s->data, s->length);
        return marshal_put_text(w, (interned ? MARSHAL_ASCII_INTERNED : MARSHAL_ASCII) | flag, s->data, s->length);
    }
    size_t length;
    const char *text = str_utf8(w->t, s, &length, true);
    return text && marshal_put_text(w, (interned ? MARSHAL_INTERNED : MARSHAL_STR) | flag, text, length);
}

static bool marshal_put_buffer(MarshalWriter *w, Value v, unsigned flag) {
    BufferView view;
    if (!buffer_get_still(w->t, v, &view)) return false;
    bool good = marshal_put_text(w, MARSHAL_BYTES | flag, view.data, view.length);
    buffer_release(w->t, &view);
    return good;
}

/* ---- containers -------------------------------------------------------------------------------- */

static bool marshal_put_items(MarshalWriter *w, const Value *items, size_t count) {
    for (size_t n = 0; n < count; n++)
        if (!marshal_put_object(w, items[n])) return false;
    return true;
}

static bool marshal_put_tuple(MarshalWriter *w, const Tuple *tuple, unsigned flag) {
    bool is_small = w->version >= 4 && tuple->length < 256;
    if (!marshal_put_byte(w, (is_small ? MARSHAL_SMALL_TUPLE : MARSHAL_TUPLE) | flag)) return false;
    if (is_small ? !marshal_put_byte(w, (unsigned)tuple->length) : !marshal_put_length(w, tuple->length)) return false;
    return marshal_put_items(w, tuple->items, tuple->length);
}

static bool marshal_put_list(MarshalWriter *w, Value v, unsigned flag) {
    ValuesBlock *block;
    size_t length;
    return list_snapshot(w->t, list_of(v), 0, SIZE_MAX, &block, &length) && marshal_put_byte(w, MARSHAL_LIST | flag)
        && marshal_put_length(w, length) && marshal_put_items(w, block ? block->items : NULL, length);
}

static bool marshal_put_dict(MarshalWriter *w, Value v, unsigned flag) {
    Dict *copy = dict_copy(w->t, dict_of(v));
    if (!copy || !marshal_put_byte(w, MARSHAL_DICT | flag)) return false;
    DictTable *table = NULL;
    size_t position = 0;
    for (Value key, value; dict_next(copy, &table, &position, &key, &value);)
        if (!marshal_put_object(w, key) || !marshal_put_object(w, value)) return false;
    return marshal_put_byte(w, MARSHAL_NULL);
}

/* In the order of what each is written as by itself, which does not depend on hashes. */
static bool marshal_sort_items(MarshalWriter *w, Value *items, size_t count) {
    Value pairs = list_new(w->t, count);
    for (size_t n = 0; pairs && n < count; n++) {
        Bytes *key = marshal_dump(w->t, items[n], w->version, w->allow_code);
        Value pair = key ? tuple_from_3(w->t, to_value(key), small_int((int64_t)n), items[n]) : NULL;
        if (!pair || !list_append(w->t, pairs, pair)) return false;
    }
    if (!pairs || !list_sort(w->t, pairs, NULL, false)) return false;
    for (size_t n = 0; n < count; n++) items[n] = tuple_of(list_get(list_of(pairs), n))->items[2];
    return true;
}

static bool marshal_put_set(MarshalWriter *w, Value v, unsigned flag) {
    ValuesBlock *block;
    size_t length;
    if (!set_collect(w->t, set_of(v), &block, &length)) return false;
    if (!marshal_put_byte(w, (is_exact(v, T_SET) ? MARSHAL_SET : MARSHAL_FROZENSET) | flag) || !marshal_put_length(w, length)) return false;
    Value *items = block ? block->items : NULL;
    if (length > 1 && !marshal_sort_items(w, items, length)) return false;
    if (set_length(set_of(v)) != length) return FAIL_WITH(raise_runtime_error(w->t, "set changed size during iteration"));
    return marshal_put_items(w, items, length);
}

static bool marshal_put_slice(MarshalWriter *w, Value v, unsigned flag) {
    const Slice *slice = (const Slice *)v;
    const Value parts[] = {slice->start, slice->stop, slice->step};
    MarshalOpen open = {v, w->open};
    w->open = &open;
    bool good = marshal_put_byte(w, MARSHAL_SLICE | flag) && marshal_put_items(w, parts, 3);
    w->open = open.outer;
    return good;
}

static bool marshal_put_code_object(MarshalWriter *w, Value v, unsigned flag) {
    if (!w->allow_code) return FAIL_WITH(raise_value_error(w->t, "marshalling code objects is disallowed"));
    MarshalOpen open = {v, w->open};
    w->open = &open;
    bool good = marshal_put_byte(w, MARSHAL_CODE | flag) && marshal_put_code(w, code_of(v));
    w->open = open.outer;
    return good;
}

/* ---- any object -------------------------------------------------------------------------------- */

static unsigned marshal_type_of_constant(Thread *t, Value v) {
    if (v == NONE) return MARSHAL_NONE;
    if (v == TRUE_VALUE) return MARSHAL_TRUE;
    if (v == FALSE_VALUE) return MARSHAL_FALSE;
    if (v == ELLIPSIS) return MARSHAL_ELLIPSIS;
    return v == to_value(t->vm->types[T_STOP_ITERATION]) ? MARSHAL_STOP_ITERATION : 0;
}

static bool marshal_put_contents(MarshalWriter *w, Value v, unsigned flag) {
    if (is_int_small(v) || is_int_big(v)) return marshal_put_int(w, v, flag);
    if (is_float_exact(v))
        return marshal_put_byte(w, (w->version > 1 ? MARSHAL_BINARY_FLOAT : MARSHAL_FLOAT) | flag) && marshal_put_double(w, float_of(v));
    if (is_exact(v, T_COMPLEX)) return marshal_put_complex(w, (const Complex *)v, flag);
    if (is_str_exact(v)) return marshal_put_str(w, str_of(v), flag);
    if (is_tuple_exact(v)) return marshal_put_tuple(w, tuple_of(v), flag);
    if (is_list_exact(v)) return marshal_put_list(w, v, flag);
    if (is_dict_exact(v)) return marshal_put_dict(w, v, flag);
    if (is_set_exact(v)) return marshal_put_set(w, v, flag);
    if (is_exact(v, T_CODE)) return marshal_put_code_object(w, v, flag);
    if (buffer_is_supported(w->t, v)) return marshal_put_buffer(w, v, flag);
    if (is_exact(v, T_SLICE) && w->version >= 5) return marshal_put_slice(w, v, flag);
    return marshal_refuse(w);
}

bool marshal_put_object(MarshalWriter *w, Value v) {
    if (w->depth >= MARSHAL_DEPTH_MAX || C_STACK_IS_LOW(w->t)) return FAIL_WITH(raise_value_error(w->t, "object too deeply nested to marshal"));
    unsigned constant = marshal_type_of_constant(w->t, v), flag;
    if (constant) return marshal_put_byte(w, constant);
    int known = marshal_put_ref(w, v, &flag);
    if (known) return known > 0;
    w->depth++;
    bool good = marshal_put_contents(w, v, flag);
    w->depth--;
    return good;
}

Bytes *marshal_dump(Thread *t, Value v, int version, bool allow_code) {
    MarshalWriter w = {.t = t, .version = version, .allow_code = allow_code, .seen = version >= 3 ? list_new(t, 0) : NULL};
    bool good = (version < 3 || w.seen) && marshal_put_object(&w, v);
    Bytes *bytes = good ? bytes_new(t, w.data, w.length) : NULL;
    free(w.places);
    free(w.data);
    return bytes;
}
