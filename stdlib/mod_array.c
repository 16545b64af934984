/* Module array. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/array.h"
#include "vm/import.h"

#define ARRAY_FILE_BLOCK 65536

/* ---- making ---------------------------------------------------------------------------------- */

static bool array_append(Thread *t, Array *a, Value v) {
    uint64_t item = 0;
    return array_item_from(t, a->letter, v, (uint8_t *)&item) &&
           array_splice(t, a, SIZE_MAX, SIZE_MAX, &item, 1);
}

static bool array_extend_array(Thread *t, Array *a, Array *other) {
    size_t length;
    const uint8_t *items = array_items(t, other, &length);
    BytesBlock *copy = items ? bytes_block_new(t, length * a->item_size + 1) : NULL;
    if (!copy || !(items = array_items(t, other, &length))) return false;
    if (length * a->item_size > copy->capacity) length = copy->capacity / a->item_size;
    memcpy(copy->data, items, length * a->item_size);
    return array_splice(t, a, SIZE_MAX, SIZE_MAX, copy->data, length);
}

static bool array_extend_iterable(Thread *t, Array *a, Value v) {
    Value iterator = value_iter(t, v), item;
    if (!iterator) return false;
    while ((item = value_next(t, iterator)) != NULL)
        if (!poll_actions(t) || !array_append(t, a, item)) return false;
    return !error_is_set(t);
}

static bool array_extend(Thread *t, Array *a, Value v) {
    if (!is_array(t, v)) return array_extend_iterable(t, a, v);
    if (array_of(v)->letter != a->letter)
        return FAIL_WITH(raise_type_error(t, "can only extend with array of same kind"));
    return array_extend_array(t, a, array_of(v));
}

static bool array_fill(Thread *t, Array *a, Value v) {
    bool text = array_is_text(a->letter);
    if (is_str(t, v) && text) return array_extend_text(t, a, str_of(v));
    if (is_str(t, v))
        return FAIL_WITH(raise_type_error(
            t, "cannot use a str to initialize an array with typecode '%c'", a->letter));
    if (is_array(t, v) && array_is_text(array_of(v)->letter) && !text)
        return FAIL_WITH(raise_type_error(
            t, "cannot use a unicode array to initialize an array with typecode '%c'", a->letter));
    if (is_array(t, v) && array_of(v)->letter == a->letter)
        return array_extend_array(t, a, array_of(v));
    if (is_bytes(t, v) || is_bytearray(t, v)) return array_extend_bytes(t, a, v);
    return array_extend_iterable(t, a, v);
}

static Value array_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (!sequence_leave_keywords(t, cls, "array.array", &kwnames)) return NULL;
    if (nargs < 1 || nargs > 2)
        return raise_type_error(t, "array() takes %s %d argument%s (%zu given)",
                                nargs < 1 ? "at least" : "at most", nargs < 1 ? 1 : 2,
                                nargs < 1 ? "" : "s", (uint64_t)nargs);
    if (!is_str(t, args[0]))
        return raise_type_error(t, "array() argument 1 must be a unicode character, not %T",
                                args[0]);
    Str *code = str_of(args[0]);
    if (code->length != 1)
        return raise_type_error(
            t, "array() argument 1 must be a unicode character, not a string of length %zu",
            (uint64_t)code->length);
    uint32_t letter = str_at(code, code->data, 0);
    if (letter == 'u' &&
        !warn(t, T_DEPRECATION_WARNING, 1,
              "The 'u' type code is deprecated and will be removed in Python 3.16"))
        return NULL;
    if (!array_item_size(letter))
        return raise_value_error(
            t, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    Array *a = (Array *)type_allocate_instance(t, type_from(cls), 0);
    if (!a) return NULL;
    a->letter = (char)letter;
    a->item_size = (uint8_t)array_item_size(letter);
    return nargs < 2 || array_fill(t, a, args[1]) ? to_value(a) : NULL;
}

/* ---- reading --------------------------------------------------------------------------------- */

static Value array_slot_repr(Thread *t, Value self) {
    Array *a = array_of(self);
    Value name = type_str_name(t, type_of(t, self));
    if (array_length(a) == 0) return to_value(str_format(t, "%V('%c')", name, a->letter));
    Value items = array_is_text(a->letter) ? array_to_text(t, a) : array_to_list(t, a);
    return items ? to_value(str_format(t, "%V('%c', %R)", name, a->letter, items)) : NULL;
}

static int64_t array_slot_length(Thread *t, Value self) {
    (void)t;
    return (int64_t)array_length(array_of(self));
}

static bool array_index(Thread *t, Array *a, Value key, const char *message, size_t *index) {
    int64_t i;
    if (!is_int_small(key) && !type_of(t, key)->slots->index)
        return FAIL_WITH(raise_type_error(t, "array indices must be integers"));
    if (!value_as_int64(t, key, &i, T_INDEX_ERROR)) return false;
    size_t length = array_length(a);
    if (i < 0) i += (int64_t)length;
    if ((uint64_t)i >= length) return FAIL_WITH(raise_index_error(t, "%s", message));
    *index = (size_t)i;
    return true;
}

static Value array_slot_getitem(Thread *t, Value self, Value key) {
    Array *a = array_of(self);
    if (!is_exact(key, T_SLICE)) {
        size_t i;
        if (!array_index(t, a, key, "array index out of range", &i)) return NULL;
        Value v = array_get(t, a, i);
        return v || error_is_set(t) ? v : raise_index_error(t, "array index out of range");
    }
    int64_t start, stop, step, count;
    size_t length, size = a->item_size;
    if (!slice_indices(t, key, (int64_t)array_length(a), &start, &stop, &step, &count)) return NULL;
    Array *slice = array_new(t, a->letter, NULL, count > 0 ? (size_t)count : 0);
    const uint8_t *items = slice ? array_items(t, a, &length) : NULL;
    if (!items) return NULL;
    for (int64_t i = 0; i < count && (size_t)(start + i * step) < length; i++)
        memcpy(slice->block->data + (size_t)i * size, items + (size_t)(start + i * step) * size,
               size);
    return to_value(slice);
}

static Value array_slot_compare(Thread *t, Value left, Value right, CompareOperator op) {
    if (!is_array(t, left) || !is_array(t, right)) return NOT_IMPLEMENTED;
    Array *a = array_of(left), *b = array_of(right);
    size_t a_length = array_length(a), b_length = array_length(b);
    if (a_length != b_length && (op == COMPARE_EQ || op == COMPARE_NE))
        return bool_value(op == COMPARE_NE);
    for (size_t i = 0;; i++) {
        uint64_t p = 0, q = 0;
        bool in_a = array_fetch(t, a, i, &p), in_b = array_fetch(t, b, i, &q);
        if (!in_a || !in_b) {
            int order = in_a - in_b;
            return bool_value(op == COMPARE_LT   ? order < 0
                              : op == COMPARE_LE ? order <= 0
                              : op == COMPARE_EQ ? order == 0
                              : op == COMPARE_NE ? order != 0
                              : op == COMPARE_GT ? order > 0
                                                 : order >= 0);
        }
        if (p == q && a->letter == b->letter && a->letter != 'f' && a->letter != 'd') continue;
        if (!poll_actions(t)) return NULL;
        Value v = array_item_value(t, a->letter, (uint8_t *)&p);
        Value w = v ? array_item_value(t, b->letter, (uint8_t *)&q) : NULL;
        int equal = w ? value_compare_truth(t, v, w, COMPARE_EQ) : -1;
        if (equal < 0) return NULL;
        if (equal) continue;
        if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
        return value_compare(t, v, w, op);
    }
}

/* The index of the first item equal to v from `from` on, before `to`; -1 none, -2 error. */
static int64_t array_find(Thread *t, Array *a, Value v, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        Value item = array_get(t, a, i);
        if (!item) return error_is_set(t) ? -2 : -1;
        if (!poll_actions(t)) return -2;
        int equal = sequence_quick_equal(item, v);
        if (equal < 0) equal = value_compare_truth(t, item, v, COMPARE_EQ);
        if (equal < 0) return -2;
        if (equal) return (int64_t)i;
    }
    return -1;
}

static int array_slot_contains(Thread *t, Value self, Value v) {
    int64_t found = array_find(t, array_of(self), v, 0, SIZE_MAX);
    return found == -2 ? -1 : found >= 0;
}

/* ---- changing -------------------------------------------------------------------------------- */

/* a[start:stop:step] = items, or del when items is NULL; step is not 1. */
static bool array_set_steps(Thread *t, Array *a, int64_t start, int64_t step, int64_t count,
                            const uint8_t *from, size_t n) {
    size_t size = a->item_size, length, kept = 0;
    if (from && (int64_t)n != count)
        return FAIL_WITH(raise_value_error(
            t, "attempt to assign array of size %zu to extended slice of size %zd", (uint64_t)n,
            count));
    if (from) {
        for (int64_t i = 0; i < count; i++)
            if (!array_put(t, a, (size_t)(start + i * step), from + (size_t)i * size)) break;
        return true;
    }
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    const uint8_t *items = array_items(t, a, &length);
    BytesBlock *rest = items ? bytes_block_new(t, length * size + 1) : NULL;
    if (!rest || !(items = array_items(t, a, &length))) return false;
    for (size_t i = 0; i < length && (kept + 1) * size <= rest->capacity; i++) {
        int64_t past = (int64_t)i - start;
        if (count > 0 && past >= 0 && past % step == 0 && past / step < count) continue;
        memcpy(rest->data + kept++ * size, items + i * size, size);
    }
    return array_splice(t, a, 0, SIZE_MAX, rest->data, kept);
}

static bool array_slot_setitem(Thread *t, Value self, Value key, Value v) {
    Array *a = array_of(self);
    if (!is_exact(key, T_SLICE)) {
        size_t i;
        uint64_t item = 0;
        if (!array_index(t, a, key, "array assignment index out of range", &i)) return false;
        if (!v) return array_splice(t, a, i, i + 1, NULL, 0);
        if (!array_item_from(t, a->letter, v, (uint8_t *)&item)) return false;
        if (array_put(t, a, i, &item)) return true;
        return FAIL_WITH(raise_index_error(t, "array assignment index out of range"));
    }
    Array *copy = NULL;
    if (v) {
        if (!is_array(t, v))
            return FAIL_WITH(
                raise_type_error(t, "can only assign array (not \"%T\") to array slice", v));
        if (array_of(v)->letter != a->letter)
            return FAIL_WITH(raise_type_error(t, "bad argument type for built-in operation"));
        if (!(copy = array_new(t, a->letter, NULL, 0)) ||
            !array_extend_array(t, copy, array_of(v)))
            return false;
    }
    int64_t start, stop, step, count;
    if (!slice_indices(t, key, (int64_t)array_length(a), &start, &stop, &step, &count))
        return false;
    const uint8_t *from = copy ? copy->block->data : NULL;
    size_t n = copy ? copy->length : 0;
    if (step != 1) return array_set_steps(t, a, start, step, count, from, n);
    if (stop < start) stop = start;
    return array_splice(t, a, (size_t)start, (size_t)stop, from, n);
}

static Array *array_copy(Thread *t, Array *a) {
    Array *copy = array_new(t, a->letter, NULL, 0);
    return copy && array_extend_array(t, copy, a) ? copy : NULL;
}

static Value array_slot_add(Thread *t, Value left, Value right) {
    if (!is_array(t, left)) return NOT_IMPLEMENTED;
    if (!is_array(t, right)) {
        Value answer = sequence_ask_right(t, NAME(__radd__), left, right);
        if (answer != NOT_IMPLEMENTED) return answer;
        return raise_type_error(t, "can only append array (not \"%T\") to array", right);
    }
    if (array_of(left)->letter != array_of(right)->letter)
        return raise_type_error(t, "bad argument type for built-in operation");
    Array *sum = array_copy(t, array_of(left));
    return sum && array_extend_array(t, sum, array_of(right)) ? to_value(sum) : NULL;
}

static Value array_slot_inplace_add(Thread *t, Value left, Value right) {
    if (!is_array(t, right))
        return raise_type_error(t, "can only extend with array (not \"%T\")", right);
    return array_extend(t, array_of(left), right) ? left : NULL;
}

/* The items `times` over. */
static Array *array_repeated(Thread *t, Array *a, int64_t times) {
    Array *copy = array_copy(t, a);
    size_t total, size = a->item_size;
    if (!copy || !sequence_product(t, copy->length, times, &total)) return NULL;
    Array *product = array_new(t, a->letter, NULL, total);
    for (size_t i = 0; product && i < total; i += copy->length)
        memcpy(product->block->data + i * size, copy->block->data, copy->length * size);
    return product;
}

static Value array_slot_mul(Thread *t, Value left, Value right) {
    Value self = is_array(t, left) ? left : right, answer;
    int64_t times;
    if (!sequence_repeat_count(t, self, left, right, &times, &answer)) return answer;
    return to_value(array_repeated(t, array_of(self), times));
}

static Value array_slot_inplace_mul(Thread *t, Value left, Value right) {
    Value answer;
    int64_t times;
    if (!sequence_repeat_count(t, left, left, right, &times, &answer)) return answer;
    Array *product = array_repeated(t, array_of(left), times);
    return product && array_splice(t, array_of(left), 0, SIZE_MAX, product->block->data,
                                   product->length)
               ? left
               : NULL;
}

static bool array_slot_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    static const char formats[] = "b\0B\0h\0H\0i\0I\0l\0L\0q\0Q\0f\0d\0w";
    (void)flags;
    Array *a = array_of(self);
    const char *format = formats;
    while (*format != (a->letter == 'u' ? 'w' : a->letter)) format += 2;
    write_begin(t, &a->header);
    a->exports++;
    BytesBlock *block = a->block;
    buffer_fill(view, self, block ? block->data : static_empty_bytes.inline_data,
                a->length * a->item_size, false);
    write_end(t, &a->header);
    view->item_size = a->item_size;
    view->format = format;
    view->shape[0] = (int64_t)(view->length / a->item_size);
    view->strides[0] = a->item_size;
    return true;
}

static void array_slot_release_buffer(Thread *t, BufferView *view) {
    Array *a = array_of(view->object);
    write_begin(t, &a->header);
    a->exports--;
    write_end(t, &a->header);
}

static void array_buffer_died(Object *exporter) { ((Array *)exporter)->exports--; }

/* ---- methods --------------------------------------------------------------------------------- */

static Value array_method_append(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_append(t, array_of(args[0]), args[1]) ? NONE : NULL;
}

static Value array_method_buffer_info(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *a = array_of(args[0]);
    BytesBlock *block = load_acquire(&a->block);
    Value address = int_from_uint64(t, (uint64_t)(uintptr_t)(block ? block->data : NULL));
    return address ? tuple_from_2(t, address, small_int((int64_t)array_length(a))) : NULL;
}

static Value array_method_byteswap(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    array_swap_bytes(t, array_of(args[0]));
    return NONE;
}

static Value array_method_clear(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_splice(t, array_of(args[0]), 0, SIZE_MAX, NULL, 0) ? NONE : NULL;
}

static Value array_method_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(array_copy(t, array_of(args[0])));
}

static Value array_method_count(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t count = 0;
    Array *a = array_of(args[0]);
    for (int64_t i = 0; (i = array_find(t, a, args[1], (size_t)i, SIZE_MAX)) >= 0; i++) count++;
    return error_is_set(t) ? NULL : small_int(count);
}

static Value array_method_extend(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_extend(t, array_of(args[0]), args[1]) ? NONE : NULL;
}

static Value array_method_index(Thread *t, Value *args, size_t nargs) {
    int64_t start = 0, stop = INT64_MAX;
    Array *a = array_of(args[0]);
    if ((nargs > 2 && !slice_bound(t, args[2], &start)) ||
        (nargs > 3 && !slice_bound(t, args[3], &stop)))
        return NULL;
    int64_t length = (int64_t)array_length(a);
    if (start < 0 && (start += length) < 0) start = 0;
    if (stop < 0 && (stop += length) < 0) stop = 0;
    int64_t found = array_find(t, a, args[1], (size_t)start, (size_t)stop);
    if (found == -2) return NULL;
    return found < 0 ? raise_value_error(t, "array.index(x): x not in array") : small_int(found);
}

static Value array_method_insert(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *a = array_of(args[0]);
    int64_t i;
    uint64_t item = 0;
    if (!value_as_int64(t, args[1], &i, T_OVERFLOW_ERROR) ||
        !array_item_from(t, a->letter, args[2], (uint8_t *)&item))
        return NULL;
    if (i < 0 && (i += (int64_t)array_length(a)) < 0) i = 0;
    return array_splice(t, a, (size_t)i, (size_t)i, &item, 1) ? NONE : NULL;
}

static Value array_method_pop(Thread *t, Value *args, size_t nargs) {
    Array *a = array_of(args[0]);
    int64_t i = -1, length = (int64_t)array_length(a);
    if (nargs > 1 && !value_as_int64(t, args[1], &i, T_INDEX_ERROR)) return NULL;
    if (length == 0) return raise_index_error(t, "pop from empty array");
    if (i < 0) i += length;
    Value v = i < 0 || i >= length ? NULL : array_get(t, a, (size_t)i);
    if (!v && !error_is_set(t)) return raise_index_error(t, "pop index out of range");
    return v && array_splice(t, a, (size_t)i, (size_t)i + 1, NULL, 0) ? v : NULL;
}

static Value array_method_remove(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *a = array_of(args[0]);
    int64_t i = array_find(t, a, args[1], 0, SIZE_MAX);
    if (i == -1) return raise_value_error(t, "array.remove(x): x not in array");
    return i >= 0 && array_splice(t, a, (size_t)i, (size_t)i + 1, NULL, 0) ? NONE : NULL;
}

static Value array_method_reverse(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    array_reverse(t, array_of(args[0]));
    return NONE;
}

static Value array_method_frombytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_extend_bytes(t, array_of(args[0]), args[1]) ? NONE : NULL;
}

static Value array_method_fromfile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *a = array_of(args[0]);
    int64_t n, bytes;
    if (!value_as_int64(t, args[2], &n, T_OVERFLOW_ERROR)) return NULL;
    if (n < 0) return raise_value_error(t, "negative count");
    if (__builtin_mul_overflow(n, (int64_t)a->item_size, &bytes) || !fits_small_int(bytes))
        return raise_memory_error(t);
    Value window[2] = {args[1], small_int(bytes)};
    Value data = value_call_method(t, NAME(read), window, 2, NULL);
    if (!data) return NULL;
    if (!is_bytes(t, data)) return raise_type_error(t, "read() didn't return bytes");
    bool short_of = (int64_t)bytes_of(data)->length != bytes;
    if (!array_extend_bytes(t, a, data)) return NULL;
    return short_of ? raise_error(t, T_EOF_ERROR, "read() didn't return enough bytes") : NONE;
}

static Value array_method_fromlist(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *a = array_of(args[0]);
    if (!is_list(t, args[1])) return raise_type_error(t, "arg must be list");
    List *list = list_of(args[1]);
    size_t n = list_length(list), size = a->item_size;
    BytesBlock *items = bytes_block_new(t, n * size + 8);
    if (!items) return NULL;
    for (size_t i = 0; i < n; i++) {
        uint64_t item = 0;
        Value v = list_get(list, i);
        if (v && !array_item_from(t, a->letter, v, (uint8_t *)&item)) return NULL;
        if (!v || list_length(list) != n)
            return raise_runtime_error(t, "list changed size during iteration");
        memcpy(items->data + i * size, &item, size);
    }
    return array_splice(t, a, SIZE_MAX, SIZE_MAX, items->data, n) ? NONE : NULL;
}

static Value array_method_fromunicode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1]))
        return raise_type_error(t, "fromunicode() argument must be str, not %T", args[1]);
    return array_extend_text(t, array_of(args[0]), str_of(args[1])) ? NONE : NULL;
}

static Value array_method_tobytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *copy = array_copy(t, array_of(args[0]));
    return copy ? to_value(bytes_new(t, copy->block->data, copy->length * copy->item_size)) : NULL;
}

static Value array_method_tofile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Array *copy = array_copy(t, array_of(args[0]));
    size_t length = copy ? copy->length * copy->item_size : 0;
    for (size_t i = 0; i < length; i += ARRAY_FILE_BLOCK) {
        size_t n = length - i < ARRAY_FILE_BLOCK ? length - i : ARRAY_FILE_BLOCK;
        Value window[2] = {args[1], to_value(bytes_new(t, copy->block->data + i, n))};
        if (!window[1] || !value_call_method(t, NAME(write), window, 2, NULL)) return NULL;
    }
    return copy ? NONE : NULL;
}

static Value array_method_tolist(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_to_list(t, array_of(args[0]));
}

static Value array_method_tounicode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return array_to_text(t, array_of(args[0]));
}

static Value array_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    BytesBlock *block = load_acquire(&array_of(args[0])->block);
    return small_int((int64_t)(sizeof(Array) + (block ? block->capacity : 0)));
}

static Value array_get_typecode(Thread *t, Value self) {
    return to_value(str_from_char(t, (uint8_t)array_of(self)->letter));
}

static Value array_get_itemsize(Thread *t, Value self) {
    (void)t;
    return small_int(array_of(self)->item_size);
}

static const GetSetDef array_getset[] = {
    {"typecode", array_get_typecode, NULL, "The letter of the kind of items."},
    {"itemsize", array_get_itemsize, NULL, "The bytes of an item."},
    {0},
};

static const NativeDef array_methods[] = {
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"__copy__", array_method_copy, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__deepcopy__", array_method_copy, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__reduce_ex__", array_method_reduce_ex, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__sizeof__", array_method_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"append", array_method_append, 1, 1, NATIVE_METHOD, NULL, "Add an item at the end."},
    {"buffer_info", array_method_buffer_info, 0, 0, NATIVE_METHOD, NULL,
     "The address of the items, and how many they are."},
    {"byteswap", array_method_byteswap, 0, 0, NATIVE_METHOD, NULL,
     "Reverse the bytes of each item."},
    {"clear", array_method_clear, 0, 0, NATIVE_METHOD, NULL, "Remove all items."},
    {"count", array_method_count, 1, 1, NATIVE_METHOD, NULL, "How many items are equal to v."},
    {"extend", array_method_extend, 1, 1, NATIVE_METHOD, NULL, "Add all items of an iterable."},
    {"frombytes", array_method_frombytes, 1, 1, NATIVE_METHOD, NULL,
     "Add items from their bytes."},
    {"fromfile", array_method_fromfile, 2, 2, NATIVE_METHOD, NULL, "Add n items from a file."},
    {"fromlist", array_method_fromlist, 1, 1, NATIVE_METHOD, NULL, "Add all items of a list."},
    {"fromunicode", array_method_fromunicode, 1, 1, NATIVE_METHOD, NULL,
     "Add the characters of a string."},
    {"index", array_method_index, 1, 3, NATIVE_METHOD, NULL,
     "The index of the first item equal to v."},
    {"insert", array_method_insert, 2, 2, NATIVE_METHOD, NULL, "Put an item before index i."},
    {"pop", array_method_pop, 0, 1, NATIVE_METHOD, NULL, "Remove an item and return it."},
    {"remove", array_method_remove, 1, 1, NATIVE_METHOD, NULL,
     "Remove the first item equal to v."},
    {"reverse", array_method_reverse, 0, 0, NATIVE_METHOD, NULL, "Reverse the order of the items."},
    {"tobytes", array_method_tobytes, 0, 0, NATIVE_METHOD, NULL, "The items' bytes."},
    {"tofile", array_method_tofile, 1, 1, NATIVE_METHOD, NULL, "Write the items' bytes to a file."},
    {"tolist", array_method_tolist, 0, 0, NATIVE_METHOD, NULL, "The items as a list."},
    {"tounicode", array_method_tounicode, 0, 0, NATIVE_METHOD, NULL, "The items as a string."},
    {0},
};

/* ---- iterators ------------------------------------------------------------------------------- */

typedef struct ArrayIterator {
    Object header;
    Value array;             /* NULL: exhausted */
    size_t index;
} ArrayIterator;

static Value array_slot_iter(Thread *t, Value self) {
    Type *type = (Type *)load(vm_root(t, &array_iterator_typedef));
    ArrayIterator *it = (ArrayIterator *)type_allocate_instance(t, type, 0);
    if (it) store(it, &it->array, self);
    return to_value(it);
}

static Value array_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value array_iterator_next(Thread *t, Value self) {
    ArrayIterator *it = (ArrayIterator *)self;
    Value array = load(&it->array);
    if (!array) return NULL;
    size_t index = load_relaxed(&it->index);
    Value v = array_get(t, array_of(array), index);
    if (v) store_relaxed(&it->index, index + 1);
    else if (!error_is_set(t)) store(it, &it->array, NULL);
    return v;
}

static Value array_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ArrayIterator *it = (ArrayIterator *)args[0];
    Value array = load(&it->array), iter = sequence_builtin(t, "iter");
    Value arguments = iter ? tuple_from_1(t, array ? array : t->vm->empty_tuple) : NULL;
    if (!arguments) return NULL;
    if (!array) return tuple_from_2(t, iter, arguments);
    return tuple_from_3(t, iter, arguments, small_int((int64_t)load_relaxed(&it->index)));
}

static Value array_iterator_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ArrayIterator *it = (ArrayIterator *)args[0];
    int64_t index;
    if (!value_as_int64(t, args[1], &index, 0)) return NULL;
    Value array = load(&it->array);
    int64_t length = array ? (int64_t)array_length(array_of(array)) : 0;
    store_relaxed(&it->index, (size_t)(index < 0 ? 0 : index > length ? length : index));
    return NONE;
}

static void array_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((ArrayIterator *)cell)->array));
}

static const NativeDef array_iterator_methods[] = {
    {"__reduce__", array_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", array_iterator_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef array_iterator_typedef = {
    .name = "array.arrayiterator",
    .size = sizeof(ArrayIterator),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = array_iterator_trace,
    .slots = {.iter = array_iterator_self, .next = array_iterator_next},
    .methods = array_iterator_methods,
};

/* ---- the module ------------------------------------------------------------------------------ */

static void array_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, load_acquire(&((Array *)cell)->block));
}

const TypeDef array_typedef = {
    .name = "array.array",
    .doc = "array(typecode [, initializer]) -> array\n\nA sequence of numbers of one kind, packed.",
    .size = sizeof(Array),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE | TYPE_SEQUENCE | TYPE_WEAKLY_REFERABLE,
    .trace = array_trace,
    .slots = {
        .repr = array_slot_repr,
        .compare = array_slot_compare,
        .iter = array_slot_iter,
        .new = array_construct,
        .binary = {[BINARY_ADD] = array_slot_add, [BINARY_MUL] = array_slot_mul},
        .inplace = {[BINARY_ADD] = array_slot_inplace_add, [BINARY_MUL] = array_slot_inplace_mul},
        .length = array_slot_length,
        .getitem = array_slot_getitem,
        .setitem = array_slot_setitem,
        .contains = array_slot_contains,
        .get_buffer = array_slot_get_buffer,
        .release_buffer = array_slot_release_buffer,
        .buffer_died = array_buffer_died,
    },
    .methods = array_methods,
    .getset = array_getset,
    .new_params = "typecode, initializer=(), /",
};

static const NativeDef array_functions[] = {
    {"_array_reconstructor", array_reconstruct, 4, 4, NATIVE_FUNCTION, NULL,
     "Unpickle an array."},
    {0},
};

/* isinstance(array, MutableSequence) */
static bool array_register(Thread *t, Type *type) {
    Value module = import_module_c(t, "_collections_abc");
    Str *name = module ? intern_c(t, "MutableSequence") : NULL;
    Value abc = name ? value_getattr(t, module, name) : NULL;
    Value window[2] = {abc, to_value(type)};
    Str *method = abc ? intern_c(t, "register") : NULL;
    return method && value_call_method(t, method, window, 2, NULL);
}

static bool array_init(Thread *t, Module *m) {
    Type *type = type_new_native(t, &array_typedef, NULL);
    Type *iterator = type ? type_new_native(t, &array_iterator_typedef, NULL) : NULL;
    if (!iterator) return false;
    vm_root_set(vm_root(t, &array_typedef), to_value(type));
    vm_root_set(vm_root(t, &array_iterator_typedef), to_value(iterator));
    return array_register(t, type) && module_add(t, m, "array", to_value(type)) &&
           module_add(t, m, "ArrayType", to_value(type)) &&
           module_add_str(t, m, "typecodes", "bBuwhHiIlLqQfd");
}

const ModuleDef module_array = {
    .name = "array",
    .doc = "Numbers of one kind, packed.",
    .functions = array_functions,
    .init = array_init,
};
