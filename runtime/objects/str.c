/* Making, joining, comparing and hashing strings; the str type and its operators. */
#include "runtime/objects/str.h"

#include "runtime/error.h"
#include "runtime/objects/str_internal.h"

Str static_empty_str __attribute__((aligned(16))) = STATIC_STR("");

bool is_str(Thread *t, Value v) {
    return is_exact(v, T_STR) || (is_object(v) && type_of(t, v)->def == &str_typedef);
}

/* ---- making ---------------------------------------------------------------------------------- */

static Str *str_too_long(Thread *t) {
    raise_memory_error(t);
    return NULL;
}

Str *str_new_uninitialised(Thread *t, size_t length, unsigned width, bool ascii, void **data) {
    if (length == 0) {
        *data = static_empty_str.inline_data;
        return &static_empty_str;
    }
    if (UNLIKELY(length > STR_LENGTH_MAX)) return str_too_long(t);
    Str *s = heap_allocate(t, sizeof(Str) + (length + 1) * width, T_STR);
    if (UNLIKELY(!s)) return NULL;
    s->length = length;
    s->width = width;
    s->ascii = ascii;
    s->data = s->inline_data;
    *data = s->inline_data;
    return s;
}

Str *str_from_points(Thread *t, const void *from, unsigned width, size_t length) {
    if (length == 0) return &static_empty_str;
    if (length == 1) return str_from_char(t, points_at(from, width, 0));
    uint32_t highest = points_highest(from, width, length);
    unsigned narrow = points_width(highest);
    void *data;
    Str *s = str_new_uninitialised(t, length, narrow, highest < 0x80, &data);
    if (s) points_copy(data, narrow, from, width, length);
    return s;
}

Str *str_from_latin1(Thread *t, const void *bytes, size_t length) {
    return str_from_points(t, bytes, 1, length);
}

Str *str_from_ucs4(Thread *t, const uint32_t *points, size_t length) {
    return str_from_points(t, points, 4, length);
}

Str *str_from_char(Thread *t, uint32_t point) {
    if (LIKELY(point < 256)) return &static_latin1_chars[point];
    unsigned width = points_width(point);
    void *data;
    Str *s = str_new_uninitialised(t, 1, width, false, &data);
    if (s) points_set(data, width, 0, point);
    return s;
}

Str *str_from_c(Thread *t, const char *utf8) { return str_from_utf8(t, utf8, strlen(utf8)); }

Str *str_exact(Thread *t, Str *s) {
    if (LIKELY(is_str_exact(to_value(s)))) return s;
    void *data;
    Str *copy = str_new_uninitialised(t, s->length, s->width, s->ascii, &data);
    if (copy) memcpy(data, s->data, s->length * s->width);
    return copy;
}

Str *str_slice(Thread *t, Str *s, size_t from, size_t to) {
    if (from == 0 && to == s->length && is_str_exact(to_value(s))) return s;
    size_t length = to - from;
    const void *data = (const char *)s->data + from * s->width;
    if (!s->ascii) return str_from_points(t, data, s->width, length);
    if (length <= 1)
        return length ? &static_latin1_chars[*(const uint8_t *)data] : &static_empty_str;
    void *copy;
    Str *slice = str_new_uninitialised(t, length, 1, true, &copy);
    if (slice) memcpy(copy, data, length);
    return slice;
}

/* ---- concatenation --------------------------------------------------------------------------- */

/* From this many bytes on, a concatenation goes into a block with room for more behind it. */
#define STR_GROW_MIN 256

/* The block that s shares, or NULL. */
static BytesBlock *str_block(const Str *s) {
    if (s->data == s->inline_data || s->length == 0 || object_flags(&s->header) & OBJECT_STATIC)
        return NULL;
    return bytes_block_of(s->data);
}

/* A string whose data is at the start of the block. Takes `used` into account, so that room stays
 * for a terminator. */
static Str *str_in_block(Thread *t, BytesBlock *block, size_t length, unsigned width, bool ascii) {
    Str *s = heap_allocate(t, sizeof(Str), T_STR);
    if (UNLIKELY(!s)) return NULL;
    s->length = length;
    s->width = width;
    s->ascii = ascii;
    s->data = block->data;
    return s;
}

/* True if b fits behind a in the block that a ends, and this thread may write there. */
static bool str_can_extend(Thread *t, const Str *a, const Str *b, const BytesBlock *block) {
    if (!block || a->width < b->width || a->length * a->width != block->used) return false;
    if (!HAVE_GIL) {
        uint16_t owner = load_relaxed(&block->header.owner);
        if (owner != t->owner_id || owner == OWNER_SHARED) return false;
    }
    return (b->length + 1) * a->width <= block->capacity - block->used;
}

static Str *str_concat_long(Thread *t, Str *a, Str *b, size_t length, unsigned width, bool ascii) {
    BytesBlock *block = str_block(a);
    if (!block || a->width < b->width || (b->length + 1) * a->width > block->capacity) {
        block = NULL;
    } else {
        Str *s = str_in_block(t, block, length, a->width, ascii);
        if (UNLIKELY(!s)) return NULL;
        if (str_can_extend(t, a, b, block)) {
            points_copy(block->data + block->used, a->width, b->data, b->width, b->length);
            block->used += b->length * a->width;
            return s;
        }
    }
    size_t bytes = length * width;
    block = bytes_block_new(t, bytes + bytes / 2 + width);
    if (UNLIKELY(!block)) return NULL;
    points_copy(block->data, width, a->data, a->width, a->length);
    points_copy(block->data + a->length * width, width, b->data, b->width, b->length);
    block->used = bytes;
    return str_in_block(t, block, length, width, ascii);
}

Str *str_concat(Thread *t, Str *a, Str *b) {
    if (b->length == 0) return str_exact(t, a);
    if (a->length == 0) return str_exact(t, b);
    size_t length = (size_t)a->length + b->length;
    if (UNLIKELY(length > STR_LENGTH_MAX)) {
        raise_overflow_error(t, "strings are too large to concat");
        return NULL;
    }
    unsigned width = a->width > b->width ? a->width : b->width;
    bool ascii = a->ascii && b->ascii;
    if (length * width >= STR_GROW_MIN && a->length >= b->length)
        return str_concat_long(t, a, b, length, width, ascii);
    void *data;
    Str *s = str_new_uninitialised(t, length, width, ascii, &data);
    if (UNLIKELY(!s)) return NULL;
    points_copy(data, width, a->data, a->width, a->length);
    points_copy((char *)data + a->length * width, width, b->data, b->width, b->length);
    return s;
}

Str *str_repeat(Thread *t, Str *s, int64_t count) {
    if (count <= 0 || s->length == 0) return &static_empty_str;
    if (count == 1) return str_exact(t, s);
    if ((uint64_t)count > STR_LENGTH_MAX / s->length)
        return (void)raise_overflow_error(t, "repeated string is too long"), NULL;
    size_t unit = s->length * s->width, size = unit * (size_t)count;
    void *data;
    Str *repeated = str_new_uninitialised(t, s->length * (size_t)count, s->width, s->ascii, &data);
    if (UNLIKELY(!repeated)) return NULL;
    bytes_fill_repeated(data, s->data, unit, size);
    return repeated;
}

/* Fills size bytes with copies of the unit: doubles what is there. */
void bytes_fill_repeated(void *to, const void *unit, size_t unit_size, size_t size) {
    if (unit_size == 1) {
        memset(to, *(const uint8_t *)unit, size);
        return;
    }
    memcpy(to, unit, unit_size);
    for (size_t done = unit_size; done < size;) {
        size_t more = done < size - done ? done : size - done;
        memcpy((char *)to + done, to, more);
        done += more;
    }
}

/* ---- comparing and hashing ------------------------------------------------------------------- */

bool str_same(const Str *a, const Str *b) {
    if (a == b) return true;
    if (a->length != b->length || a->width != b->width) return false;
    uint64_t hash_a = load_relaxed(&a->hash), hash_b = load_relaxed(&b->hash);
    if (hash_a && hash_b && hash_a != hash_b) return false;
    return memcmp(a->data, b->data, a->length * a->width) == 0;
}

int str_equal(Thread *t, Str *a, Str *b) {
    (void)t;
    return str_same(a, b);
}

int str_compare(const Str *a, const Str *b) {
    size_t length = a->length < b->length ? a->length : b->length;
    if (a->width == 1 && b->width == 1) {
        int order = memcmp(a->data, b->data, length);
        if (order) return order;
    } else {
        for (size_t i = 0; i < length; i++) {
            uint32_t x = points_at(a->data, a->width, i), y = points_at(b->data, b->width, i);
            if (x != y) return x < y ? -1 : 1;
        }
    }
    return a->length < b->length ? -1 : a->length > b->length;
}

bool str_less(const Str *a, const Str *b) { return str_compare(a, b) < 0; }

int str_order(Thread *t, Str *a, Str *b, int *order) {
    (void)t;
    *order = str_compare(a, b);
    return 0;
}

bool str_equals_c(const Str *s, const char *ascii) {
    size_t length = strlen(ascii);
    return s->length == length && s->width == 1 && memcmp(s->data, ascii, length) == 0;
}

uint64_t str_hash_compute(const Str *s) {
    return bytes_hash_compute(s->data, s->length * s->width);
}

bool str_hash(Thread *t, Str *s, uint64_t *hash) {
    (void)t;
    *hash = str_hash_of(s);
    return true;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value str_slot_repr(Thread *t, Value self) { return to_value(str_repr(t, str_of(self))); }
static Value str_slot_str(Thread *t, Value self) { return to_value(str_exact(t, str_of(self))); }

static bool str_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    *hash = (int64_t)str_hash_of(str_of(self));
    return true;
}

bool order_satisfies(int order, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: return order < 0;
    case COMPARE_LE: return order <= 0;
    case COMPARE_EQ: return order == 0;
    case COMPARE_NE: return order != 0;
    case COMPARE_GT: return order > 0;
    default: return order >= 0;
    }
}

static Value str_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_str(t, self) || !is_str(t, other)) return NOT_IMPLEMENTED;
    Str *a = str_of(self), *b = str_of(other);
    if (op == COMPARE_EQ) return bool_value(str_same(a, b));
    if (op == COMPARE_NE) return bool_value(!str_same(a, b));
    return bool_value(order_satisfies(str_compare(a, b), op));
}

static Value str_slot_add(Thread *t, Value left, Value right) {
    if (LIKELY(is_str(t, left) && is_str(t, right)))
        return to_value(str_concat(t, str_of(left), str_of(right)));
    if (!is_str(t, left) || operand_may_take_over(t, right, BINARY_ADD)) return NOT_IMPLEMENTED;
    return raise_type_error(t, "can only concatenate str (not \"%T\") to str", right);
}

/* A class made in Python may have a reflected method, which comes before our error message. */
bool operand_may_take_over(Thread *t, Value right, BinaryOperator op) {
    Type *type = type_of(t, right);
    return type->flags & TYPE_HEAP && type->slots->binary[op];
}

/* sequence * count and count * sequence: finds which is which. 1 found, 0 not implemented, -1
 * error. */
int repeat_operands(Thread *t, Value *sequence, Value *count_value, bool left_is_sequence,
                    int64_t *count) {
    if (!left_is_sequence) {
        Value swap = *sequence;
        *sequence = *count_value;
        *count_value = swap;
    }
    if (is_int_small(*count_value)) {
        *count = small_int_of(*count_value);
        return 1;
    }
    if (!type_of(t, *count_value)->slots->index) {
        if (operand_may_take_over(t, *count_value, BINARY_MUL)) return 0;
        raise_type_error(t, "can't multiply sequence by non-int of type '%T'", *count_value);
        return -1;
    }
    return value_as_int64(t, *count_value, count, T_OVERFLOW_ERROR) ? 1 : -1;
}

static Value str_slot_mul(Thread *t, Value left, Value right) {
    int64_t count;
    int found = repeat_operands(t, &left, &right, is_str(t, left), &count);
    if (found <= 0) return found ? NULL : NOT_IMPLEMENTED;
    return to_value(str_repeat(t, str_of(left), count));
}

static Value str_slot_mod(Thread *t, Value left, Value right) {
    if (!is_str(t, left)) return NOT_IMPLEMENTED;
    return to_value(str_percent(t, str_of(left), right));
}

static int64_t str_slot_length(Thread *t, Value self) {
    (void)t;
    return (int64_t)str_of(self)->length;
}

static Value str_slice_steps(Thread *t, Str *s, int64_t start, int64_t step, int64_t count) {
    uint32_t highest = 0;
    for (int64_t i = 0, at = start; i < count; i++, at += step)
        highest |= str_at(s, s->data, (size_t)at);
    if (count == 1) return to_value(str_from_char(t, highest));
    unsigned width = points_width(highest);
    void *data;
    Str *slice = str_new_uninitialised(t, (size_t)count, width, highest < 0x80, &data);
    if (!slice) return NULL;
    for (int64_t i = 0, at = start; i < count; i++, at += step)
        points_set(data, width, (size_t)i, str_at(s, s->data, (size_t)at));
    return to_value(slice);
}

static Value str_slot_getitem(Thread *t, Value self, Value key) {
    Str *s = str_of(self);
    if (LIKELY(is_int_small(key))) {
        int64_t i = small_int_of(key);
        if (i < 0) i += (int64_t)s->length;
        if (UNLIKELY((uint64_t)i >= s->length))
            return raise_index_error(t, "string index out of range");
        return to_value(str_from_char(t, str_at(s, s->data, (size_t)i)));
    }
    if (is_exact(key, T_SLICE)) {
        int64_t start, stop, step, count;
        if (!slice_indices(t, key, (int64_t)s->length, &start, &stop, &step, &count)) return NULL;
        if (count <= 0) return to_value(&static_empty_str);
        if (step == 1) return to_value(str_slice(t, s, (size_t)start, (size_t)(start + count)));
        return str_slice_steps(t, s, start, step, count);
    }
    if (!type_of(t, key)->slots->index)
        return raise_type_error(t, "string indices must be integers, not '%T'", key);
    int64_t index;
    if (!value_as_int64(t, key, &index, T_INDEX_ERROR)) return NULL;
    if (index < 0) index += (int64_t)s->length;
    if ((uint64_t)index >= s->length) return raise_index_error(t, "string index out of range");
    return to_value(str_from_char(t, str_at(s, s->data, (size_t)index)));
}

static int str_slot_contains(Thread *t, Value self, Value v) {
    if (!is_str(t, v)) {
        raise_type_error(t, "'in <string>' requires string as left operand, not %T", v);
        return -1;
    }
    return str_find(str_of(self), str_of(v), 0) >= 0;
}

static Value str_slot_iter(Thread *t, Value self) {
    return index_iterator_new(t, T_STR_ITERATOR, self);
}

static Str *str_construct(Thread *t, Value *arguments) {
    Value object = arguments[0], encoding = arguments[1], errors = arguments[2];
    if (!encoding && !errors) return object ? str_of(value_str(t, object)) : &static_empty_str;
    const char *names[2] = {"utf-8", "strict"};
    for (int i = 0; i < 2; i++) {
        Value name = arguments[i + 1];
        if (!name) continue;
        if (!is_str(t, name)) {
            raise_type_error(t, "str() argument '%s' must be str, not %T",
                             i ? "errors" : "encoding", name);
            return NULL;
        }
        names[i] = str_utf8(t, str_of(name), NULL, false);
        if (!names[i]) return NULL;
    }
    if (!object) return &static_empty_str;
    return str_decode_object(t, object, names[0], names[1]);
}

static Value str_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (nargs > 3)
        return raise_type_error(t, "str expected at most 3 arguments, got %zu", (uint64_t)nargs);
    if (LIKELY(cls == to_value(t->vm->types[T_STR]) && nargs == 1 && !kwnames))
        return value_str(t, args[0]);
    Value arguments[3];
    if (!bind_arguments(t, "str", "object='', encoding='utf-8', errors='strict'", args, nargs,
                        kwnames, arguments))
        return NULL;
    Str *s = str_construct(t, arguments);
    if (!s || cls == to_value(t->vm->types[T_STR])) return to_value(s);
    return str_new_of_class(t, (Type *)cls, s);
}

Value str_new_of_class(Thread *t, Type *cls, Str *s) {
    BytesBlock *block = NULL;
    size_t bytes = s->length * s->width;
    if (bytes) {
        block = bytes_block_new(t, bytes + s->width);
        if (!block) return NULL;
        memcpy(block->data, s->data, bytes);
        block->used = bytes;
    }
    Str *instance = (Str *)type_allocate_instance(t, cls, 0);
    if (!instance) return NULL;
    instance->length = s->length;
    instance->width = s->width;
    instance->ascii = s->ascii;
    store_cell(instance, &instance->data,
               block ? (const void *)block->data : static_empty_str.data);
    return to_value(instance);
}

/* What a string in a block refers to is the block. */
static void str_trace(Marker *m, Object *cell) {
    BytesBlock *block = str_block((Str *)cell);
    if (block) gc_mark_cell(m, block);
}

const TypeDef str_typedef = {
    .name = "str",
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "The text of an object, or bytes decoded. encoding defaults to 'utf-8', errors to "
           "'strict'.",
    .id = T_STR,
    .size = sizeof(Str),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH | TYPE_IMMUTABLE,
    .trace = str_trace,
    .slots = {
        .repr = str_slot_repr,
        .str = str_slot_str,
        .hash = str_slot_hash,
        .compare = str_slot_compare,
        .iter = str_slot_iter,
        .new = str_slot_new,
        .binary = {[BINARY_ADD] = str_slot_add,
                   [BINARY_MUL] = str_slot_mul,
                   [BINARY_MOD] = str_slot_mod},
        .length = str_slot_length,
        .getitem = str_slot_getitem,
        .contains = str_slot_contains,
    },
    .methods = str_methods,
};
