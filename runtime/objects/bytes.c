/* bytes: making, comparing, the type. Its methods are in bytes_methods.c and text_*.c. */
#include "runtime/objects/bytes.h"

#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/threads/safepoint.h"

Bytes static_empty_bytes __attribute__((aligned(16))) = {
    {T_BYTES, OWNER_SHARED, 0, OBJECT_STATIC}, 0, 0, (const uint8_t *)"", {}};

bool is_bytes(Thread *t, Value v) {
    return is_exact(v, T_BYTES) || (is_object(v) && type_of(t, v)->def == &bytes_typedef);
}

BytesBlock *bytes_block_new(Thread *t, size_t capacity) {
    if (UNLIKELY(capacity > STR_LENGTH_MAX * 4)) {
        raise_memory_error(t);
        return NULL;
    }
    BytesBlock *block = heap_allocate(t, sizeof(BytesBlock) + capacity, CELL_BYTES_BLOCK);
    if (block) block->capacity = capacity;
    return block;
}

Bytes *bytes_new_uninitialised(Thread *t, size_t length, uint8_t **data) {
    if (length == 0) {
        *data = static_empty_bytes.inline_data;
        return &static_empty_bytes;
    }
    if (UNLIKELY(length > STR_LENGTH_MAX)) {
        raise_memory_error(t);
        return NULL;
    }
    Bytes *bytes = heap_allocate(t, sizeof(Bytes) + length + 1, T_BYTES);
    if (!bytes) return NULL;
    bytes->length = length;
    bytes->data = *data = bytes->inline_data;
    return bytes;
}

Bytes *bytes_new(Thread *t, const void *data, size_t length) {
    uint8_t *to;
    Bytes *bytes = bytes_new_uninitialised(t, length, &to);
    if (bytes && data) memcpy(to, data, length);
    return bytes;
}

/* The instance of a subclass, with its data in a block. */
static Value bytes_new_of_class(Thread *t, Type *cls, Bytes *bytes) {
    BytesBlock *block = bytes_block_new(t, bytes->length + 1);
    if (!block) return NULL;
    memcpy(block->data, bytes->data, bytes->length);
    Bytes *instance = (Bytes *)type_allocate_instance(t, cls, 0);
    if (!instance) return NULL;
    instance->length = bytes->length;
    store_cell(instance, &instance->data, (const uint8_t *)block->data);
    return to_value(instance);
}

static void bytes_trace(Marker *m, Object *cell) {
    Bytes *bytes = (Bytes *)cell;
    if (bytes->data && bytes->data != bytes->inline_data)
        gc_mark_cell(m, bytes_block_of(bytes->data));
}

/* ---- from other objects ---------------------------------------------------------------------- */

/* A byte from an int. False: ValueError or TypeError. */
bool byte_from_value(Thread *t, Value v, const char *what, uint8_t *byte) {
    int64_t n;
    if (is_int_small(v)) {
        n = small_int_of(v);
    } else {
        if (!type_of(t, v)->slots->index)
            return FAIL_WITH(
                raise_type_error(t, "'%T' object cannot be interpreted as an integer", v));
        if (!value_as_int64(t, v, &n, 0)) return false;
    }
    if (n < 0 || n > 255)
        return FAIL_WITH(raise_value_error(t, "%s must be in range(0, 256)", what));
    *byte = (uint8_t)n;
    return true;
}

/* Adds the bytes that an iterator of ints gives to the builder. */
static bool bytes_collect(StrBuilder *b, Value iterable, const char *what) {
    Thread *t = b->t;
    if (is_list_exact(iterable) || is_exact(iterable, T_TUPLE)) {
        Value v;
        for (size_t i = 0;
             (v = is_list_exact(iterable)          ? list_get(list_of(iterable), i)
                  : i < tuple_of(iterable)->length ? load(&tuple_of(iterable)->items[i])
                                                   : NULL);
             i++) {
            uint8_t byte;
            if (!byte_from_value(t, v, what, &byte) || !str_builder_add_char(b, byte)) return false;
        }
        return true;
    }
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    for (;;) {
        Value v = value_next(t, iterator);
        if (!v) return !error_is_set(t);
        uint8_t byte;
        if (!byte_from_value(t, v, what, &byte) || !str_builder_add_char(b, byte)) return false;
    }
}

static Bytes *bytes_from_builder(StrBuilder *b) { return bytes_new(b->t, b->data, b->length); }

Bytes *bytes_from_object_for(Thread *t, Value v, const char *what) {
    if (is_bytes_exact(v)) return bytes_of(v);
    if (buffer_is_supported(t, v)) {
        BufferView view;
        if (!buffer_get(t, v, &view, BUFFER_READ | BUFFER_STRIDED)) return NULL;
        uint8_t *data;
        Bytes *bytes = bytes_new_uninitialised(t, view.length, &data);
        if (bytes) buffer_copy_out(&view, data);
        buffer_release(t, &view);
        return bytes;
    }
    if (!is_str(t, v) && (type_of(t, v)->slots->iter || type_of(t, v)->slots->getitem)) {
        StrBuilder b;
        str_builder_init(&b, t);
        return bytes_collect(&b, v, what) ? bytes_from_builder(&b) : NULL;
    }
    raise_type_error(t, "cannot convert '%T' object to bytes", v);
    return NULL;
}

Bytes *bytes_from_object(Thread *t, Value v) { return bytes_from_object_for(t, v, "bytes"); }

/* bytes(count), if v is an int: 1 made, 0 not an int, -1 error. */
int bytes_count_argument(Thread *t, Value v, const char *message, int64_t *count) {
    if (!is_int_small(v) && (!type_of(t, v)->slots->index || is_float_immediate(v))) return 0;
    if (!value_as_int64(t, v, count, T_OVERFLOW_ERROR)) {
        if (!error_matches(t, T_TYPE_ERROR)) return -1;
        error_clear(t);
        return 0;
    }
    if (*count < 0) {
        raise_value_error(t, message);
        return -1;
    }
    return 1;
}

/* encoding and errors of bytes(text, encoding, errors). */
Bytes *bytes_encode_arguments(Thread *t, const char *function, Value source, Value encoding,
                              Value errors) {
    const char *names[2] = {"utf-8", NULL};
    Value given[2] = {encoding, errors};
    for (int i = 0; i < 2; i++) {
        if (!given[i]) continue;
        if (!is_str(t, given[i])) {
            raise_type_error(t, "%s() argument '%s' must be str, not %T", function,
                             i ? "errors" : "encoding", given[i]);
            return NULL;
        }
        if (!(names[i] = str_utf8(t, str_of(given[i]), NULL, false))) return NULL;
    }
    if (source && is_str(t, source)) {
        if (encoding) return str_encode(t, str_of(source), names[0], names[1]);
        if (errors) {
            raise_type_error(t, "string argument without an encoding");
            return NULL;
        }
    }
    raise_type_error(t, encoding ? "encoding without a string argument"
                                 : "errors without a string argument");
    return NULL;
}

int bytes_from_special(Thread *t, Value source, Bytes **out) {
    Value made = is_bytes_exact(source) ? source : value_call_special(t, NAME(__bytes__), &source, 1);
    if (!made || made == ABSENT) return made ? 0 : -1;
    if (!is_bytes(t, made)) return raise_type_error(t, "__bytes__ returned non-bytes (type %T)", made), -1;
    *out = bytes_of(made);
    return 1;
}

static Bytes *bytes_construct(Thread *t, Value *arguments) {
    Value source = arguments[0];
    if (arguments[1] || arguments[2])
        return bytes_encode_arguments(t, "bytes", source, arguments[1], arguments[2]);
    if (!source) return &static_empty_bytes;
    Bytes *made;
    int known = bytes_from_special(t, source, &made);
    if (known) return known < 0 ? NULL : made;
    if (is_str(t, source)) {
        raise_type_error(t, "string argument without an encoding");
        return NULL;
    }
    int64_t count;
    int is_count = bytes_count_argument(t, source, "negative count", &count);
    if (is_count < 0) return NULL;
    return is_count ? bytes_new(t, NULL, (size_t)count) : bytes_from_object(t, source);
}

static Value bytes_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value arguments[3];
    if (!bind_arguments(t, "bytes", "source=b'', encoding='utf-8', errors='strict'", args, nargs,
                        kwnames, arguments))
        return NULL;
    Bytes *bytes = bytes_construct(t, arguments);
    if (!bytes || cls == to_value(t->vm->types[T_BYTES])) return to_value(bytes);
    return bytes_new_of_class(t, (Type *)cls, bytes);
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value bytes_slot_repr(Thread *t, Value self) {
    return to_value(bytes_repr(t, bytes_of(self)->data, bytes_of(self)->length, false));
}

static bool bytes_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    Bytes *bytes = bytes_of(self);
    uint64_t known = load_relaxed(&bytes->hash);
    if (!known) {
        known = bytes_hash_compute(bytes->data, bytes->length);
        store_relaxed(&bytes->hash, known);
    }
    *hash = (int64_t)known;
    return true;
}

/* -b: a comparison that can only fail. False: the warning was raised. */
static bool bytes_warn_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!t->vm->bytes_warning || (op != COMPARE_EQ && op != COMPARE_NE)) return true;
    bool with_str = is_str(t, self) || is_str(t, other);
    if (with_str)
        return warn(t, T_BYTES_WARNING, 1, "Comparison between %s and string", is_bytearray(t, self) || is_bytearray(t, other) ? "bytearray" : "bytes");
    return !is_bytes(t, self) || !is_int(t, other) || warn(t, T_BYTES_WARNING, 1, "Comparison between bytes and int");
}

/* str(b), which repr(b) would be meant by. */
Value bytes_like_str(Thread *t, Value self) {
    if (t->vm->bytes_warning && !warn(t, T_BYTES_WARNING, 1, "str() on a %s instance", is_bytearray(t, self) ? "bytearray" : "bytes")) return NULL;
    return value_repr(t, self);
}

Value bytes_like_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (is_bytes_exact(self) && is_bytes_exact(other)) {
        Bytes *a = bytes_of(self), *b = bytes_of(other);
        if ((op == COMPARE_EQ || op == COMPARE_NE) && a->length != b->length)
            return bool_value(op == COMPARE_NE);
        size_t shorter = a->length < b->length ? a->length : b->length;
        int order = memcmp(a->data, b->data, shorter);
        if (!order) order = a->length < b->length ? -1 : a->length > b->length;
        return bool_value(order_satisfies(order, op));
    }
    bool comparable = is_bytes(t, self) ? is_bytes(t, other) : buffer_is_supported(t, other);
    if (!comparable)
        return bytes_warn_compare(t, self, other, op) ? NOT_IMPLEMENTED : NULL;
    BufferView a, b;
    if (!buffer_get(t, self, &a, BUFFER_READ)) return NULL;
    if (!buffer_get(t, other, &b, BUFFER_READ)) {
        buffer_release(t, &a);
        error_clear(t);
        return NOT_IMPLEMENTED;
    }
    int order = memcmp(a.data, b.data, a.length < b.length ? a.length : b.length);
    if (!order) order = a.length < b.length ? -1 : a.length > b.length;
    buffer_release(t, &b);
    buffer_release(t, &a);
    return bool_value(order_satisfies(order, op));
}

static Value bytes_slot_add(Thread *t, Value left, Value right) {
    if (!is_bytes(t, left)) return NOT_IMPLEMENTED;
    if (!buffer_is_supported(t, right)) {
        if (operand_may_take_over(t, right, BINARY_ADD)) return NOT_IMPLEMENTED;
        return raise_type_error(t, "can't concat %T to bytes", right);
    }
    BufferView view;
    if (!buffer_get(t, right, &view, BUFFER_READ)) return NULL;
    Bytes *a = bytes_of(left);
    Value result;
    if (a->length == 0 && is_bytes_exact(right)) {
        result = right;
    } else if (view.length == 0 && is_bytes_exact(left)) {
        result = left;
    } else {
        uint8_t *data;
        Bytes *bytes = bytes_new_uninitialised(t, a->length + view.length, &data);
        if (bytes) {
            memcpy(data, a->data, a->length);
            memcpy(data + a->length, view.data, view.length);
        }
        result = to_value(bytes);
    }
    buffer_release(t, &view);
    return result;
}

static Value bytes_slot_mul(Thread *t, Value left, Value right) {
    int64_t count;
    int found = repeat_operands(t, &left, &right, is_bytes(t, left), &count);
    if (found <= 0) return found ? NULL : NOT_IMPLEMENTED;
    Bytes *bytes = bytes_of(left);
    if (count == 1 && is_bytes_exact(left)) return left;
    if (count <= 0 || bytes->length == 0) return to_value(&static_empty_bytes);
    if ((uint64_t)count > INT64_MAX / bytes->length)
        return raise_overflow_error(t, "repeated bytes are too long");
    uint8_t *data;
    size_t size = bytes->length * (size_t)count;
    Bytes *repeated = bytes_new_uninitialised(t, size, &data);
    if (repeated) bytes_fill_repeated(data, bytes->data, bytes->length, size);
    return to_value(repeated);
}

static Value bytes_slot_mod(Thread *t, Value left, Value right) {
    if (!is_bytes(t, left)) return NOT_IMPLEMENTED;
    return to_value(bytes_percent(t, bytes_of(left)->data, bytes_of(left)->length, right));
}

static int64_t bytes_slot_length(Thread *t, Value self) {
    (void)t;
    return (int64_t)bytes_of(self)->length;
}

static Value bytes_slot_getitem(Thread *t, Value self, Value key) {
    Bytes *bytes = bytes_of(self);
    if (is_exact(key, T_SLICE)) {
        int64_t start, stop, step, count;
        if (!slice_indices(t, key, (int64_t)bytes->length, &start, &stop, &step, &count))
            return NULL;
        if (count <= 0) return to_value(&static_empty_bytes);
        if (step == 1) {
            if ((size_t)count == bytes->length && is_bytes_exact(self)) return self;
            return to_value(bytes_new(t, bytes->data + start, (size_t)count));
        }
        uint8_t *data;
        Bytes *slice = bytes_new_uninitialised(t, (size_t)count, &data);
        for (int64_t i = 0; slice && i < count; i++) data[i] = bytes->data[start + i * step];
        return to_value(slice);
    }
    if (!is_int_small(key) && !type_of(t, key)->slots->index)
        return raise_type_error(t, "byte indices must be integers or slices, not %T", key);
    int64_t index;
    if (!value_as_int64(t, key, &index, T_INDEX_ERROR)) return NULL;
    if (index < 0) index += (int64_t)bytes->length;
    if ((uint64_t)index >= bytes->length) return raise_index_error(t, "index out of range");
    return small_int(bytes->data[index]);
}

int bytes_like_contains(Thread *t, Value self, Value v) {
    Text text, needle;
    uint8_t byte;
    if (!text_of(t, self, &text)) return -1;
    if (is_int_small(v) || (type_of(t, v)->slots->index && !buffer_is_supported(t, v))) {
        if (!byte_from_value(t, v, "byte", &byte)) return -1;
        return search_point(text.points, byte) >= 0;
    }
    if (!text_argument_kept(t, &text, v, NULL, &needle)) return -1;
    int found = search_first(text.points, needle.points) >= 0;
    text_release(t, &needle);
    return found;
}

static Value bytes_slot_iter(Thread *t, Value self) {
    return index_iterator_new(t, T_BYTES_ITERATOR, self);
}

static bool bytes_slot_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    if (flags & BUFFER_WRITABLE) {
        *view = (BufferView){0};
        return FAIL_WITH(raise_error(t, T_BUFFER_ERROR, "Object is not writable."));
    }
    buffer_fill(view, self, (void *)bytes_of(self)->data, bytes_of(self)->length, true);
    return true;
}

const TypeDef bytes_typedef = {
    .name = "bytes",
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
           "bytes() -> empty bytes object",
    .id = T_BYTES,
    .size = sizeof(Bytes),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH | TYPE_IMMUTABLE,
    .trace = bytes_trace,
    .slots = {
        .repr = bytes_slot_repr,
        .str = bytes_like_str,
        .hash = bytes_slot_hash,
        .compare = bytes_like_compare,
        .iter = bytes_slot_iter,
        .new = bytes_slot_new,
        .binary = {[BINARY_ADD] = bytes_slot_add,
                   [BINARY_MUL] = bytes_slot_mul,
                   [BINARY_MOD] = bytes_slot_mod},
        .length = bytes_slot_length,
        .getitem = bytes_slot_getitem,
        .contains = bytes_like_contains,
        .get_buffer = bytes_slot_get_buffer,
    },
    .methods = bytes_methods,
};
