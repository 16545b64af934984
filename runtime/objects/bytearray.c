/* bytearray. All changes go through bytearray_splice() or are stores of single bytes; both in write
 * sections. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"

#define BYTEARRAY_EXPORTED "Existing exports of data: object cannot be re-sized"

bool is_bytearray(Thread *t, Value v) {
    return is_exact(v, T_BYTEARRAY) || (is_object(v) && type_of(t, v)->def == &bytearray_typedef);
}

static ByteArray *bytearray_of(Value v) { return (ByteArray *)v; }
static size_t bytearray_length(const ByteArray *array) { return load_acquire(&array->length); }
static BytesBlock *bytearray_block(const ByteArray *array) {
    return (BytesBlock *)load_acquire(&array->block);
}

/* The bytes while nobody else can change them: in a write section, or by the only thread. */
static uint8_t *bytearray_data(const ByteArray *array) {
    BytesBlock *block = bytearray_block(array);
    return block ? block->data + array->start : static_empty_bytes.inline_data;
}

ByteArray *bytearray_new(Thread *t, const void *data, size_t length) {
    BytesBlock *block = bytes_block_new(t, length + 1);
    ByteArray *array = block ? heap_allocate(t, sizeof(ByteArray), T_BYTEARRAY) : NULL;
    if (!array) return NULL;
    if (data) memcpy(block->data, data, length);
    store_cell(array, &array->block, &block->header);
    array->length = length;
    return array;
}

const uint8_t *bytearray_bytes(Thread *t, ByteArray *array, size_t *length) {
    if (HAVE_GIL || load_relaxed(&array->header.owner) == t->owner_id) {
        *length = array->length;
        return bytearray_data(array);
    }
    for (;;) {
        BytesBlock *copy = bytes_block_new(t, bytearray_length(array) + 1);
        if (!copy) return NULL;
        write_begin(t, &array->header);
        bool fits = array->length < copy->capacity;
        if (fits) memcpy(copy->data, bytearray_data(array), *length = array->length);
        write_end(t, &array->header);
        if (fits) return copy->data;
    }
}

/* ---- changing -------------------------------------------------------------------------------- */

/* Others may be reading single bytes of a shared array without its lock. */
static bool bytearray_is_watched(Thread *t, const ByteArray *array) {
    return !HAVE_GIL && load_relaxed(&array->header.owner) != t->owner_id;
}

static void bytearray_move(uint8_t *to, const uint8_t *from, size_t n, bool watched) {
    if (LIKELY(!watched)) memmove(to, from, n);
    else if (to < from)
        for (size_t i = 0; i < n; i++) store_relaxed(&to[i], load_relaxed(&from[i]));
    else
        for (size_t i = n; i-- > 0;) store_relaxed(&to[i], load_relaxed(&from[i]));
}

/* In the write section: puts n bytes (NULL: zeroes) in place of [from, to). False: it needs a block
 * of *needed bytes. `spare` is one. Never needs one to remove bytes. */
static bool bytearray_splice_now(Thread *t, ByteArray *array, size_t from, size_t to,
                                 const uint8_t *data, size_t n, BytesBlock *spare, size_t *needed) {
    size_t length = array->length, changed = length - (to - from) + n;
    bool watched = bytearray_is_watched(t, array);
    BytesBlock *block = bytearray_block(array);
    uint8_t *old = bytearray_data(array);
    *needed = changed + 1;
    if (from == 0 && n < to && block) {
        store_relaxed(&array->start, array->start + to - n);
        old += to - n;
    } else if (block && array->start + changed < block->capacity) {
        bytearray_move(old + from + n, old + to, length - to, watched);
    } else if (spare && changed < spare->capacity) {
        memcpy(spare->data, old, from);
        memcpy(spare->data + from + n, old + to, length - to);
        if (data) memcpy(spare->data + from, data, n);
        store_cell(array, &array->block, &spare->header);
        store_relaxed(&array->start, 0);
        store_release(&array->length, changed);
        return true;
    } else {
        return false;
    }
    if (data) bytearray_move(old + from, data, n, watched);
    else
        for (size_t i = 0; i < n; i++) store_relaxed(&old[from + i], 0);
    store_relaxed(&old[changed], 0);
    store_release(&array->length, changed);
    return true;
}

/* Replaces [from, to) by n bytes, which are not the array's own (NULL: zeroes). Indexes that a
 * change by another thread has left outside are clipped. False: BufferError or MemoryError. */
static bool bytearray_splice(Thread *t, ByteArray *array, size_t from, size_t to,
                             const uint8_t *data, size_t n) {
    BytesBlock *spare = NULL;
    bool collected = false;
    for (;;) {
        write_begin(t, &array->header);
        size_t length = array->length, needed = 0;
        if (to > length) to = length;
        if (from > to) from = to;
        bool exported = array->exports && n != to - from;
        bool done = !exported && bytearray_splice_now(t, array, from, to, data, n, spare, &needed);
        write_end(t, &array->header);
        if (exported && !collected) {
            /* Perhaps only by memoryviews that nobody refers to any more. */
            collected = true;
            gc_collect_thoroughly(t);
            continue;
        }
        if (exported)
            return FAIL_WITH(raise_error(t, T_BUFFER_ERROR,
                                         BYTEARRAY_EXPORTED));
        if (done) return true;
        if (!(spare = bytes_block_new(t, needed + needed / 8 + (needed < 9 ? 3 : 6)))) return false;
    }
}

static bool bytearray_store(Thread *t, ByteArray *array, size_t i, uint8_t byte) {
    write_begin(t, &array->header);
    bool inside = i < array->length;
    if (inside) store_relaxed(&bytearray_data(array)[i], byte);
    write_end(t, &array->header);
    return inside;
}

/* Adds the bytes of another object: a buffer, or an iterable of ints. */
/* at: where what is in v goes; farther than the end: to the end, wherever that is when it is known. */
static bool bytearray_extend(Thread *t, ByteArray *array, size_t at, Value v) {
    if (is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "expected iterable of integers; got: 'str'"));
    if (!buffer_is_supported(t, v) && !type_of(t, v)->slots->iter && !type_of(t, v)->slots->getitem)
        return FAIL_WITH(raise_type_error(t, "can't extend bytearray with %T", v));
    Bytes *bytes = bytes_from_object_for(t, v, "byte");
    if (!bytes) return false;
    return bytearray_splice(t, array, at, at, bytes->data, bytes->length);
}

static Bytes *bytearray_construct(Thread *t, Value *arguments) {
    Value source = arguments[0];
    if (arguments[1] || arguments[2])
        return bytes_encode_arguments(t, "bytearray", source, arguments[1], arguments[2]);
    if (!source) return &static_empty_bytes;
    if (is_str(t, source)) {
        raise_type_error(t, "string argument without an encoding");
        return NULL;
    }
    int64_t count;
    int is_count = bytes_count_argument(t, source, "negative count", &count);
    if (is_count < 0) return NULL;
    if (is_count) return bytes_new(t, NULL, (size_t)count);
    if (buffer_is_supported(t, source) || type_of(t, source)->slots->iter ||
        type_of(t, source)->slots->getitem)
        return bytes_from_object_for(t, source, "byte");
    raise_type_error(t, "cannot convert '%T' object to bytearray", source);
    return NULL;
}

static Value bytearray_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (cls == to_value(t->vm->types[T_BYTEARRAY])) return to_value(bytearray_new(t, NULL, 0));
    return type_allocate_instance(t, (Type *)cls, 0);
}

static bool bytearray_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value arguments[3];
    if (!bind_arguments(t, "bytearray", "source=b'', encoding='utf-8', errors='strict'", args,
                        nargs, kwnames, arguments))
        return false;
    /* Empty first, and so if there is an error. */
    if (!bytearray_splice(t, bytearray_of(self), 0, SIZE_MAX, NULL, 0)) return false;
    Bytes *bytes = bytearray_construct(t, arguments);
    return bytes &&
           bytearray_splice(t, bytearray_of(self), 0, SIZE_MAX, bytes->data, bytes->length);
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value bytearray_slot_repr(Thread *t, Value self) {
    size_t length;
    const uint8_t *data = bytearray_bytes(t, bytearray_of(self), &length);
    Str *inner = data ? bytes_repr(t, data, length, true) : NULL;
    return inner ? to_value(str_format(t, "%T(%U)", self, inner)) : NULL;
}

static int64_t bytearray_slot_length(Thread *t, Value self) {
    (void)t;
    return (int64_t)bytearray_length(bytearray_of(self));
}

/* Byte i, or -1 when it is not there. Takes no lock; but a thread that does not own the array makes
 * it shared the first time, so that writers know that they are watched. */
static int bytearray_get(Thread *t, ByteArray *array, size_t i) {
    if (!HAVE_GIL) {
        uint16_t owner = load_relaxed(&array->header.owner);
        if (UNLIKELY(owner != t->owner_id && owner != OWNER_SHARED)) owner_share(t, &array->header);
    }
    BytesBlock *block = bytearray_block(array);
    size_t start = load_relaxed(&array->start);
    if (i >= bytearray_length(array) || start + i >= block->capacity) return -1;
    return load_relaxed(&block->data[start + i]);
}

static bool bytearray_index(Thread *t, Value self, Value key, size_t *index) {
    if (!is_int_small(key) && !type_of(t, key)->slots->index)
        return FAIL_WITH(
            raise_type_error(t, "bytearray indices must be integers or slices, not %T", key));
    int64_t i;
    size_t length = bytearray_length(bytearray_of(self));
    if (!value_as_int64(t, key, &i, T_INDEX_ERROR)) return false;
    if (i < 0) i += (int64_t)length;
    if ((uint64_t)i >= length)
        return FAIL_WITH(raise_index_error(t, "bytearray index out of range"));
    *index = (size_t)i;
    return true;
}

static Value bytearray_slot_getitem(Thread *t, Value self, Value key) {
    ByteArray *array = bytearray_of(self);
    if (!is_exact(key, T_SLICE)) {
        size_t i;
        if (!bytearray_index(t, self, key, &i)) return NULL;
        int byte = bytearray_get(t, array, i);
        return byte < 0 ? raise_index_error(t, "bytearray index out of range") : small_int(byte);
    }
    size_t length;
    int64_t start, stop, step, count;
    if (!slice_indices(t, key, (int64_t)bytearray_length(array), &start, &stop, &step, &count))
        return NULL;
    const uint8_t *data = bytearray_bytes(t, array, &length);
    if (!data) return NULL;
    if (count < 0) count = 0;
    if (step == 1) {
        if (start > (int64_t)length) start = (int64_t)length;
        if (count > (int64_t)length - start) count = (int64_t)length - start;
        return to_value(bytearray_new(t, data + start, (size_t)count));
    }
    ByteArray *slice = bytearray_new(t, NULL, (size_t)count);
    for (int64_t i = 0; slice && i < count && (size_t)(start + i * step) < length; i++)
        bytearray_data(slice)[i] = data[start + i * step];
    return to_value(slice);
}

/* array[start:stop:step] = bytes, or del when bytes is NULL; step is not 1. */
static bool bytearray_set_steps(Thread *t, ByteArray *array, int64_t start, int64_t step,
                                int64_t count, Bytes *bytes) {
    if (bytes && (int64_t)bytes->length != count)
        return FAIL_WITH(raise_value_error(
            t, "attempt to assign bytes of size %zd to extended slice of size %zd",
            (int64_t)bytes->length, count));
    if (bytes) {
        for (int64_t i = 0; i < count; i++)
            if (!bytearray_store(t, array, (size_t)(start + i * step), bytes->data[i])) break;
        return true;
    }
    size_t length;
    const uint8_t *data = bytearray_bytes(t, array, &length);
    BytesBlock *kept = data ? bytes_block_new(t, length + 1) : NULL;
    if (!kept) return false;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        bool deleted = count > 0 && (int64_t)i >= start && ((int64_t)i - start) % step == 0 &&
                       ((int64_t)i - start) / step < count;
        if (!deleted) kept->data[n++] = data[i];
    }
    return bytearray_splice(t, array, 0, length, kept->data, n);
}

static bool bytearray_slot_setitem(Thread *t, Value self, Value key, Value v) {
    ByteArray *array = bytearray_of(self);
    if (!is_exact(key, T_SLICE)) {
        size_t i;
        uint8_t byte;
        if (!bytearray_index(t, self, key, &i)) return false;
        if (!v) return bytearray_splice(t, array, i, i + 1, NULL, 0);
        if (!byte_from_value(t, v, "byte", &byte)) return false;
        if (bytearray_store(t, array, i, byte)) return true;
        return FAIL_WITH(raise_index_error(t, "bytearray index out of range"));
    }
    Bytes *bytes = NULL;
    if (v) {
        if (is_int_small(v) ||
            (is_str(t, v) || !(buffer_is_supported(t, v) || type_of(t, v)->slots->iter)))
            return FAIL_WITH(raise_type_error(
                t, "can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        if (!(bytes = bytes_from_object_for(t, v, "byte"))) return false;
    }
    int64_t start, stop, step, count;
    if (!slice_indices(t, key, (int64_t)bytearray_length(array), &start, &stop, &step, &count))
        return false;
    if (step != 1 && bytes && bytes->length == 0) bytes = NULL; /* deletes */
    if (step != 1) return bytearray_set_steps(t, array, start, step, count, bytes);
    if (stop < start) stop = start;
    return bytearray_splice(t, array, (size_t)start, (size_t)stop, bytes ? bytes->data : NULL,
                            bytes ? bytes->length : 0);
}

static Value bytearray_slot_add(Thread *t, Value left, Value right) {
    if (!is_bytearray(t, left)) return NOT_IMPLEMENTED;
    if (!buffer_is_supported(t, right)) {
        if (operand_may_take_over(t, right, BINARY_ADD)) return NOT_IMPLEMENTED;
        return raise_type_error(t, "can't concat %T to bytearray", right);
    }
    BufferView view;
    if (!buffer_get(t, right, &view, BUFFER_READ)) return NULL;
    size_t length;
    const uint8_t *data = bytearray_bytes(t, bytearray_of(left), &length);
    ByteArray *sum = data ? bytearray_new(t, NULL, length + view.length) : NULL;
    if (sum) {
        memcpy(bytearray_data(sum), data, length);
        memcpy(bytearray_data(sum) + length, view.data, view.length);
    }
    buffer_release(t, &view);
    return to_value(sum);
}

static Value bytearray_slot_inplace_add(Thread *t, Value left, Value right) {
    if (!buffer_is_supported(t, right))
        return raise_type_error(t, "can't concat %T to bytearray", right);
    if (left == right && bytearray_of(left)->length > 0)
        return raise_error(t, T_BUFFER_ERROR, BYTEARRAY_EXPORTED);
    return bytearray_extend(t, bytearray_of(left), SIZE_MAX, right) ? left : NULL;
}

/* count times the bytes of the array, as bytes. */
static Bytes *bytearray_repeated(Thread *t, ByteArray *array, int64_t count) {
    size_t length;
    const uint8_t *data = bytearray_bytes(t, array, &length);
    if (!data) return NULL;
    if (count <= 0 || length == 0) return &static_empty_bytes;
    if ((uint64_t)count > STR_LENGTH_MAX / length) {
        raise_memory_error(t);
        return NULL;
    }
    uint8_t *to;
    Bytes *bytes = bytes_new_uninitialised(t, length * (size_t)count, &to);
    if (bytes) bytes_fill_repeated(to, data, length, length * (size_t)count);
    return bytes;
}

static Value bytearray_slot_mul(Thread *t, Value left, Value right) {
    int64_t count;
    int found = repeat_operands(t, &left, &right, is_bytearray(t, left), &count);
    if (found <= 0) return found ? NULL : NOT_IMPLEMENTED;
    Bytes *bytes = bytearray_repeated(t, bytearray_of(left), count);
    return bytes ? to_value(bytearray_new(t, bytes->data, bytes->length)) : NULL;
}

static Value bytearray_slot_inplace_mul(Thread *t, Value left, Value right) {
    int64_t count;
    Value array = left;
    int found = repeat_operands(t, &left, &right, true, &count);
    if (found <= 0) return found ? NULL : NOT_IMPLEMENTED;
    Bytes *bytes = bytearray_repeated(t, bytearray_of(array), count);
    return bytes &&
                   bytearray_splice(t, bytearray_of(array), 0, SIZE_MAX, bytes->data, bytes->length)
               ? array
               : NULL;
}

static Value bytearray_slot_mod(Thread *t, Value left, Value right) {
    if (!is_bytearray(t, left)) return NOT_IMPLEMENTED;
    BufferView own; /* what the arguments' methods do must not change the size of the format */
    size_t length;
    if (!buffer_get(t, left, &own, BUFFER_READ)) return NULL;
    const uint8_t *data = bytearray_bytes(t, bytearray_of(left), &length);
    Bytes *bytes = data ? bytes_percent(t, data, length, right) : NULL;
    buffer_release(t, &own);
    return bytes ? to_value(bytearray_new(t, bytes->data, bytes->length)) : NULL;
}

static Value bytearray_slot_iter(Thread *t, Value self) {
    return index_iterator_new(t, T_BYTEARRAY_ITERATOR, self);
}

static bool bytearray_slot_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    (void)flags;
    ByteArray *array = bytearray_of(self);
    write_begin(t, &array->header);
    array->exports++;
    buffer_fill(view, self, bytearray_data(array), array->length, false);
    write_end(t, &array->header);
    return true;
}

static void bytearray_slot_release_buffer(Thread *t, BufferView *view) {
    ByteArray *array = bytearray_of(view->object);
    write_begin(t, &array->header);
    array->exports--;
    write_end(t, &array->header);
}

static void bytearray_buffer_died(Object *exporter) { ((ByteArray *)exporter)->exports--; }

/* ---- methods --------------------------------------------------------------------------------- */

Value bytearray_method_append(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint8_t byte;
    ByteArray *array = bytearray_of(args[0]);
    if (!byte_from_value(t, args[1], "byte", &byte)) return NULL;
    write_begin(t, &array->header);
    BytesBlock *block = bytearray_block(array);
    size_t length = array->length;
    bool fits = block && !array->exports && array->start + length + 1 < block->capacity;
    if (LIKELY(fits)) {
        uint8_t *data = block->data + array->start;
        store_relaxed(&data[length + 1], 0);
        store_relaxed(&data[length], byte);
        store_release(&array->length, length + 1);
    }
    write_end(t, &array->header);
    if (fits) return NONE;
    return bytearray_splice(t, array, SIZE_MAX, SIZE_MAX, &byte, 1) ? NONE : NULL;
}

Value bytearray_method_clear(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytearray_splice(t, bytearray_of(args[0]), 0, SIZE_MAX, NULL, 0) ? NONE : NULL;
}

Value bytearray_method_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    size_t length;
    const uint8_t *data = bytearray_bytes(t, bytearray_of(args[0]), &length);
    return data ? to_value(bytearray_new(t, data, length)) : NULL;
}

Value bytearray_method_extend(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ByteArray *array = bytearray_of(args[0]);
    size_t at = buffer_is_supported(t, args[1]) ? load_relaxed(&array->length) : SIZE_MAX;
    return bytearray_extend(t, array, at, args[1]) ? NONE : NULL;
}

Value bytearray_method_insert(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ByteArray *array = bytearray_of(args[0]);
    int64_t index, length;
    uint8_t byte;
    if (!sequence_size_argument(t, args[1], &index) ||
        !byte_from_value(t, args[2], "byte", &byte))
        return NULL;
    length = (int64_t)bytearray_length(array);
    if (index < 0 && (index += length) < 0) index = 0;
    return bytearray_splice(t, array, (size_t)index, (size_t)index, &byte, 1) ? NONE : NULL;
}

/* Removes the byte at index (negative: from the end), or the first one equal to `wanted`, if that
 * is not negative. The byte, or -1: not there, -2: empty, -3: exported. */
static int bytearray_take(Thread *t, ByteArray *array, int64_t index, int wanted) {
    int result = -1;
    write_begin(t, &array->header);
    int64_t length = (int64_t)array->length;
    const uint8_t *data = bytearray_data(array);
    if (wanted >= 0) {
        const uint8_t *found = memchr(data, wanted, (size_t)length);
        index = found ? found - data : length;
    } else if (index < 0) {
        index += length;
    }
    if (length == 0) {
        result = -2;
    } else if (index >= 0 && index < length) {
        size_t needed, i = (size_t)index;
        result = array->exports ? -3 : data[i];
        if (result >= 0) (void)bytearray_splice_now(t, array, i, i + 1, NULL, 0, NULL, &needed);
    }
    write_end(t, &array->header);
    return result;
}

/* The same; what is exported only by garbage is tried again. */
static int bytearray_take_or_collect(Thread *t, ByteArray *array, int64_t index, int wanted) {
    int byte = bytearray_take(t, array, index, wanted);
    if (byte == -3) {
        gc_collect_thoroughly(t);
        byte = bytearray_take(t, array, index, wanted);
        if (byte == -3)
            raise_error(t, T_BUFFER_ERROR, BYTEARRAY_EXPORTED);
    }
    return byte;
}

Value bytearray_method_pop(Thread *t, Value *args, size_t nargs) {
    int64_t index = -1;
    if (nargs > 1 && !value_as_int64(t, args[1], &index, T_INDEX_ERROR)) return NULL;
    int byte = bytearray_take_or_collect(t, bytearray_of(args[0]), index, -1);
    if (byte == -1) return raise_index_error(t, "pop index out of range");
    if (byte == -2) return raise_index_error(t, "pop from empty bytearray");
    return byte < 0 ? NULL : small_int(byte);
}

Value bytearray_method_remove(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint8_t wanted;
    if (!byte_from_value(t, args[1], "byte", &wanted)) return NULL;
    int byte = bytearray_take_or_collect(t, bytearray_of(args[0]), 0, wanted);
    if (byte == -1 || byte == -2) return raise_value_error(t, "value not found in bytearray");
    return byte < 0 ? NULL : NONE;
}

Value bytearray_method_resize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ByteArray *array = bytearray_of(args[0]);
    int64_t size;
    if (!sequence_size_argument(t, args[1], &size)) return NULL;
    if (size < 0) return raise_value_error(t, "Can only resize to positive sizes, got %zd", size);
    size_t length = bytearray_length(array);
    bool ok = (size_t)size <= length
                  ? bytearray_splice(t, array, (size_t)size, SIZE_MAX, NULL, 0)
                  : bytearray_splice(t, array, length, length, NULL, (size_t)size - length);
    return ok ? NONE : NULL;
}

Value bytearray_method_reverse(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ByteArray *array = bytearray_of(args[0]);
    write_begin(t, &array->header);
    uint8_t *data = bytearray_data(array);
    for (size_t i = 0, k = array->length; i + 1 < k; i++) {
        uint8_t byte = data[--k];
        store_relaxed(&data[k], data[i]);
        store_relaxed(&data[i], byte);
    }
    write_end(t, &array->header);
    return NONE;
}

Value bytearray_method_alloc(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    BytesBlock *block = bytearray_block(bytearray_of(args[0]));
    return small_int(block ? (int64_t)block->capacity : 0);
}

Value bytearray_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    BytesBlock *block = bytearray_block(bytearray_of(args[0]));
    return small_int((int64_t)(sizeof(ByteArray) + (block ? block->capacity : 0)));
}

/* Protocols before 3 have no bytes: the data goes as Latin-1 text. */
static Value bytearray_reduce(Thread *t, Value self, int64_t protocol) {
    size_t length;
    const uint8_t *data = bytearray_bytes(t, bytearray_of(self), &length);
    if (!data) return NULL;
    Value text = protocol < 3 ? to_value(str_from_latin1(t, data, length))
                              : to_value(bytes_new(t, data, length));
    Value encoding = text && protocol < 3 && length ? to_value(str_from_c(t, "latin-1")) : NULL;
    if (!text || (protocol < 3 && length && !encoding)) return NULL;
    Value arguments = length == 0 ? t->vm->empty_tuple
                      : encoding  ? tuple_from_2(t, text, encoding)
                                  : tuple_from_1(t, text);
    Value state = arguments ? value_call_special(t, NAME(__getstate__), &self, 1) : NULL;
    return state ? tuple_from_3(t, to_value(type_of(t, self)), arguments,
                                state == ABSENT ? NONE : state)
                 : NULL;
}

Value bytearray_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytearray_reduce(t, args[0], 2);
}

Value bytearray_method_reduce_ex(Thread *t, Value *args, size_t nargs) {
    int64_t protocol = 0;
    if (nargs > 1 && !sequence_size_argument(t, args[1], &protocol)) return NULL;
    return bytearray_reduce(t, args[0], protocol);
}

static void bytearray_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, bytearray_block((ByteArray *)cell));
}

const TypeDef bytearray_typedef = {
    .name = "bytearray",
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray\n"
        "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
        "bytearray() -> empty bytes array",
    .id = T_BYTEARRAY,
    .size = sizeof(ByteArray),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH | TYPE_IMMUTABLE,
    .trace = bytearray_trace,
    .slots = {
        .repr = bytearray_slot_repr,
        .str = bytes_like_str,
        .compare = bytes_like_compare,
        .iter = bytearray_slot_iter,
        .new = bytearray_slot_new,
        .init = bytearray_slot_init,
        .binary = {[BINARY_ADD] = bytearray_slot_add,
                   [BINARY_MUL] = bytearray_slot_mul,
                   [BINARY_MOD] = bytearray_slot_mod},
        .inplace = {[BINARY_ADD] = bytearray_slot_inplace_add,
                    [BINARY_MUL] = bytearray_slot_inplace_mul},
        .length = bytearray_slot_length,
        .getitem = bytearray_slot_getitem,
        .setitem = bytearray_slot_setitem,
        .contains = bytes_like_contains,
        .get_buffer = bytearray_slot_get_buffer,
        .release_buffer = bytearray_slot_release_buffer,
        .buffer_died = bytearray_buffer_died,
    },
    .methods = bytearray_methods,
};
