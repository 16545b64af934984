/* memoryview: a window on another object's buffer.
 *
 * The view that took the buffer from its exporter is the holder; slices, casts and memoryviews of
 * memoryviews are further users of it. The buffer is given back when all users are released or
 * found dead. The shape of a view never changes; releasing it only clears `object`. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/native_item.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"

#define MEMORYVIEW_DIMENSIONS 8

typedef struct MemoryView {
    Object header;
    Value object;            /* what was viewed; NULL: released */
    Value holder;            /* a MemoryView: itself or another */
    Value lender;            /* whose __release_buffer__ gets it when a buffer taken from it is given back, or NULL */
    BufferView view;         /* view.object is the exporter in the holder, NULL in others */
    char format[4];          /* of a cast: what view.format points to */
    uint32_t users;          /* of a holder: views that are not released, itself included */
    uint32_t exports;        /* buffers taken from this view */
    uint64_t hash;           /* 0: not computed */
} MemoryView;

static MemoryView *memoryview_of(Value v) { return (MemoryView *)v; }

static bool memoryview_check(Thread *t, const MemoryView *m) {
    if (LIKELY(load(&m->object) != NULL)) return true;
    return FAIL_WITH(raise_value_error(t, "operation forbidden on released memoryview object"));
}

/* The one letter of a format, or 0 if it is not a native one. */
static char memoryview_letter(const BufferView *view) {
    const char *format = view->format ? view->format : "B";
    if (*format == '@') format++;
    return format[0] && !format[1] && native_item_size(format[0]) ? format[0] : 0;
}

static bool memoryview_is_contiguous(const BufferView *view, bool fortran) {
    int64_t expected = (int64_t)view->item_size;
    if (view->length == 0) return true;
    for (int k = 0; k < view->dimensions; k++) {
        int i = fortran ? k : view->dimensions - 1 - k;
        if (view->shape[i] > 1 && view->strides[i] != expected) return false;
        expected *= view->shape[i];
    }
    return true;
}

/* ---- making and releasing -------------------------------------------------------------------- */

/* Another user of the holder of m, with the same view. */
static MemoryView *memoryview_share(Thread *t, MemoryView *m) {
    MemoryView *view = heap_allocate(t, sizeof(MemoryView), T_MEMORYVIEW);
    if (!view || !gc_register_finalizable(t, &view->header)) return NULL;
    MemoryView *holder = memoryview_of(m->holder);
    write_begin(t, &holder->header);
    Value object = load(&m->object);
    if (object) holder->users++;
    write_end(t, &holder->header);
    if (!object) return (void)memoryview_check(t, m), NULL;
    view->view = m->view;
    view->view.object = NULL;
    if (m->view.format == m->format) {
        memcpy(view->format, m->format, sizeof view->format);
        view->view.format = view->format;
    }
    store(view, &view->holder, to_value(holder));
    store(view, &view->object, object);
    return view;
}

Value memoryview_new(Thread *t, Value v) {
    if (is_exact(v, T_MEMORYVIEW)) return to_value(memoryview_share(t, memoryview_of(v)));
    if (!buffer_is_supported(t, v))
        return raise_type_error(t, "memoryview: a bytes-like object is required, not '%T'", v);
    MemoryView *m = heap_allocate(t, sizeof(MemoryView), T_MEMORYVIEW);
    BufferView view;
    if (!m || !gc_register_finalizable(t, &m->header) || !buffer_get(t, v, &view, BUFFER_STRIDED))
        return NULL;
    m->view = view;
    m->view.object = NULL;
    m->users = 1;
    store(m, &m->holder, to_value(m));
    store(m, &m->view.object, view.object);
    store(m, &m->object, v);
    return to_value(m);
}

static bool memoryview_release(Thread *t, MemoryView *m) {
    MemoryView *holder = memoryview_of(m->holder);
    write_begin(t, &holder->header);
    bool first = load(&m->object) != NULL && m->exports == 0;
    bool last = first && --holder->users == 0;
    uint32_t exports = m->exports;
    if (first) store(m, &m->object, NULL);
    write_end(t, &holder->header);
    if (exports)
        return FAIL_WITH(raise_error(t, T_BUFFER_ERROR, "memoryview has %u exported buffer%s",
                                     exports, exports == 1 ? "" : "s"));
    if (last) buffer_release(t, &holder->view);
    return true;
}

/* Of a view that was found dead, perhaps with its holder and exporter, whose memory is still
 * there. */
static void memoryview_finalize(VM *vm, Object *o) {
    MemoryView *m = (MemoryView *)o, *holder = memoryview_of(m->holder);
    if (!m->object || !holder) return;
    m->object = NULL;
    Value exporter = holder->view.object;
    if (--holder->users > 0 || !exporter) return;
    holder->view.object = NULL;
    uint32_t id = shape_id_of(object_of(exporter));
    if (id == NO_SHAPE) return;
    const Type *type = id < FIRST_DYNAMIC_SHAPE ? vm->types[id] : shape_by_id(vm, id)->type;
    if (type->def->slots.buffer_died) type->def->slots.buffer_died(object_of(exporter));
}

static Value memoryview_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value object;
    if (!bind_arguments(t, "memoryview", "object", args, nargs, kwnames, &object)) return NULL;
    return memoryview_new(t, object);
}

/* ---- items ----------------------------------------------------------------------------------- */

static Value memoryview_unpack(Thread *t, const BufferView *view, const uint8_t *p) {
    char letter = memoryview_letter(view);
    if (!letter)
        return raise_error(t, T_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported",
                           view->format);
    return native_item_get(t, letter, p, view->item_size, NATIVE_IS_LITTLE);
}

static bool memoryview_pack(Thread *t, const BufferView *view, uint8_t *p, Value v) {
    char letter = memoryview_letter(view);
    const char *format = view->format ? view->format : "B";
    if (!letter)
        return FAIL_WITH(
            raise_error(t, T_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported", format));
    uint8_t item[8];
    bool long_bytes = letter == 'c' && is_bytes(t, v) && bytes_of(v)->length != 1;
    if (letter == 'P' && is_int_small(v) && small_int_of(v) < 0) letter = 'n';
    NativeItemResult result =
        long_bytes ? NATIVE_ITEM_RANGE : native_item_set(t, letter, item, view->item_size, NATIVE_IS_LITTLE, v);
    if (result == NATIVE_ITEM_ERROR && error_matches(t, T_TYPE_ERROR)) {
        error_clear(t);
        result = NATIVE_ITEM_TYPE;
    }
    if (result == NATIVE_ITEM_TYPE)
        return FAIL_WITH(raise_type_error(t, "memoryview: invalid type for format '%s'", format));
    if (result == NATIVE_ITEM_RANGE)
        return FAIL_WITH(raise_value_error(t, "memoryview: invalid value for format '%s'", format));
    if (result != NATIVE_ITEM_OK) return false;
    memcpy(p, item, view->item_size);
    return true;
}

static void buffer_copy_dimension(const BufferView *view, int dimension, const uint8_t *from,
                                  uint8_t **to) {
    if (dimension == view->dimensions) {
        bytes_copy_shared(*to, from, (size_t)view->item_size);
        *to += view->item_size;
        return;
    }
    for (int64_t i = 0; i < view->shape[dimension]; i++)
        buffer_copy_dimension(view, dimension + 1, from + i * view->strides[dimension], to);
}

void buffer_copy_out(const BufferView *view, uint8_t *to) {
    if (view->length == 0) return;
    if (memoryview_is_contiguous(view, false)) bytes_copy_shared(to, view->data, view->length);
    else buffer_copy_dimension(view, 0, view->data, &to);
}

/* Copies items in C order into a view. */
static void buffer_copy_in(const BufferView *view, int dimension, uint8_t *to,
                           const uint8_t **from) {
    if (dimension == view->dimensions) {
        memcpy(to, *from, view->item_size);
        *from += view->item_size;
        return;
    }
    for (int64_t i = 0; i < view->shape[dimension]; i++)
        buffer_copy_in(view, dimension + 1, to + i * view->strides[dimension], from);
}

/* The address of an item: key is an index, or a tuple of as many as there are dimensions. */
static uint8_t *memoryview_item(Thread *t, const BufferView *view, Value key) {
    uint8_t *p = view->data;
    bool is_tuple_key = is_exact(key, T_TUPLE);
    for (int i = 0; i < view->dimensions; i++) {
        int64_t index;
        Value each = is_tuple_key ? load(&tuple_of(key)->items[i]) : key;
        if (!value_as_int64(t, each, &index, T_INDEX_ERROR)) return NULL;
        if (index < 0) index += view->shape[i];
        if (index < 0 || index >= view->shape[i]) {
            raise_index_error(t, "index out of bounds on dimension %d", i + 1);
            return NULL;
        }
        p += index * view->strides[i];
    }
    return p;
}

static Value memoryview_slice(Thread *t, MemoryView *m, Value key) {
    int64_t start, stop, step, count;
    if (!slice_indices(t, key, m->view.shape[0], &start, &stop, &step, &count)) return NULL;
    MemoryView *slice = memoryview_share(t, m);
    if (!slice) return NULL;
    if (count < 0) count = 0;
    slice->view.data += start * m->view.strides[0];
    slice->view.shape[0] = count;
    slice->view.strides[0] = m->view.strides[0] * step;
    slice->view.length = slice->view.item_size;
    for (int i = 0; i < slice->view.dimensions; i++)
        slice->view.length *= (size_t)slice->view.shape[i];
    return to_value(slice);
}

/* 1: an index or a tuple of indices for one item; 0: something else, with the error set; 2: a
 * slice. */
static int memoryview_key_kind(Thread *t, const BufferView *view, Value key) {
    if (view->dimensions == 0) {
        if (key == ELLIPSIS || (is_exact(key, T_TUPLE) && tuple_of(key)->length == 0)) return 1;
        raise_type_error(t, "invalid indexing of 0-dim memory");
        return 0;
    }
    if (is_exact(key, T_SLICE)) return 2;
    if (is_exact(key, T_TUPLE)) {
        size_t length = tuple_of(key)->length, indexes = 0, slices = 0;
        for (size_t i = 0; i < length; i++) {
            Value each = load(&tuple_of(key)->items[i]);
            indexes += type_of(t, each)->slots->index != NULL;
            slices += is_exact(each, T_SLICE);
        }
        if (indexes < length) {
            if (slices == length) raise_error(t, T_NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
            else raise_type_error(t, "memoryview: invalid slice key");
            return 0;
        }
        if (length == (size_t)view->dimensions) return 1;
        if (length < (size_t)view->dimensions)
            raise_error(t, T_NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
        else
            raise_type_error(t, "cannot index %d-dimension view with %zu-element tuple",
                             view->dimensions, length);
        return 0;
    }
    if (type_of(t, key)->slots->index) {
        if (view->dimensions == 1) return 1;
        raise_error(t, T_NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
        return 0;
    }
    raise_type_error(t, "memoryview: invalid slice key");
    return 0;
}

static Value memoryview_slot_getitem(Thread *t, Value self, Value key) {
    MemoryView *m = memoryview_of(self);
    if (!memoryview_check(t, m)) return NULL;
    int kind = memoryview_key_kind(t, &m->view, key);
    if (kind == 2) return memoryview_slice(t, m, key);
    uint8_t *p = kind ? memoryview_item(t, &m->view, key) : NULL;
    if (p && !memoryview_check(t, m)) return NULL;
    return p ? memoryview_unpack(t, &m->view, p) : NULL;
}

static bool memoryview_set_slice(Thread *t, MemoryView *m, Value key, Value v) {
    if (m->view.dimensions != 1)
        return FAIL_WITH(
            raise_error(t, T_NOT_IMPLEMENTED_ERROR,
                        "memoryview slice assignments are currently restricted to ndim = 1"));
    BufferView source;
    Value slice = memoryview_slice(t, m, key);
    if (!slice || !buffer_get(t, v, &source, BUFFER_STRIDED)) return false;
    const BufferView *to = &memoryview_of(slice)->view;
    bool same = source.dimensions == 1 && source.shape[0] == to->shape[0] &&
                source.item_size == to->item_size &&
                memoryview_letter(&source) == memoryview_letter(to);
    BytesBlock *copy = same ? bytes_block_new(t, source.length + 1) : NULL;
    if (copy) {
        buffer_copy_out(&source, copy->data);
        const uint8_t *from = copy->data;
        buffer_copy_in(to, 0, to->data, &from);
    }
    buffer_release(t, &source);
    (void)memoryview_release(t, memoryview_of(slice));
    if (!same)
        return FAIL_WITH(raise_value_error(
            t, "memoryview assignment: lvalue and rvalue have different structures"));
    return copy;
}

static bool memoryview_slot_setitem(Thread *t, Value self, Value key, Value v) {
    MemoryView *m = memoryview_of(self);
    if (!memoryview_check(t, m)) return false;
    if (m->view.read_only) return FAIL_WITH(raise_type_error(t, "cannot modify read-only memory"));
    if (!v) return FAIL_WITH(raise_type_error(t, "cannot delete memory"));
    int kind = memoryview_key_kind(t, &m->view, key);
    if (kind == 2) return memoryview_set_slice(t, m, key, v);
    uint8_t *p = kind ? memoryview_item(t, &m->view, key) : NULL;
    return p && memoryview_pack(t, &m->view, p, v);
}

static int64_t memoryview_slot_length(Thread *t, Value self) {
    MemoryView *m = memoryview_of(self);
    if (!memoryview_check(t, m)) return -1;
    if (m->view.dimensions) return m->view.shape[0];
    raise_type_error(t, "0-dim memory has no length");
    return -1;
}

/* ---- as a whole ------------------------------------------------------------------------------ */

static Value memoryview_list(Thread *t, const BufferView *view, int dimension, const uint8_t *p) {
    if (dimension == view->dimensions) return memoryview_unpack(t, view, p);
    Value list = list_new(t, (size_t)view->shape[dimension]);
    for (int64_t i = 0; list && i < view->shape[dimension]; i++) {
        Value item = memoryview_list(t, view, dimension + 1, p + i * view->strides[dimension]);
        if (!item || !list_append(t, list, item)) return NULL;
    }
    return list;
}

static Bytes *memoryview_bytes(Thread *t, MemoryView *m) {
    uint8_t *data;
    if (!memoryview_check(t, m)) return NULL;
    Bytes *bytes = bytes_new_uninitialised(t, m->view.length, &data);
    if (bytes) buffer_copy_out(&m->view, data);
    return bytes;
}

/* Items are compared as values, so that formats may differ; equal simple formats by their bytes. 1,
 * 0, -1. */
static int memoryview_equal_items(Thread *t, const BufferView *a, const BufferView *b,
                                  int dimension, const uint8_t *p, const uint8_t *q) {
    if (dimension == a->dimensions) {
        Value x = memoryview_unpack(t, a, p), y = x ? memoryview_unpack(t, b, q) : NULL;
        if (!y) return -1;
        return value_compare_truth(t, x, y, COMPARE_EQ);
    }
    for (int64_t i = 0; i < a->shape[dimension]; i++) {
        int equal = memoryview_equal_items(t, a, b, dimension + 1, p + i * a->strides[dimension],
                                           q + i * b->strides[dimension]);
        if (equal <= 0) return equal;
    }
    return 1;
}

static int memoryview_equal(Thread *t, const BufferView *a, const BufferView *b) {
    if (a->dimensions != b->dimensions) return 0;
    for (int i = 0; i < a->dimensions; i++)
        if (a->shape[i] != b->shape[i]) return 0;
    char x = memoryview_letter(a), y = memoryview_letter(b);
    if (!x || !y) return 0;
    if (x == y && x != 'f' && x != 'd' && x != 'e' && memoryview_is_contiguous(a, false) &&
        memoryview_is_contiguous(b, false))
        return memcmp(a->data, b->data, a->length) == 0;
    return memoryview_equal_items(t, a, b, 0, a->data, b->data);
}

static Value memoryview_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (op != COMPARE_EQ && op != COMPARE_NE) return NOT_IMPLEMENTED;
    if (!is_exact(self, T_MEMORYVIEW) || !buffer_is_supported(t, other)) return NOT_IMPLEMENTED;
    MemoryView *m = memoryview_of(self);
    bool other_released = is_exact(other, T_MEMORYVIEW) && !load(&memoryview_of(other)->object);
    if (!load(&m->object) || other_released)
        return bool_value((self == other) == (op == COMPARE_EQ));
    BufferView view;
    if (!buffer_get(t, other, &view, BUFFER_STRIDED)) {
        error_clear(t);
        return NOT_IMPLEMENTED;
    }
    int equal = memoryview_equal(t, &m->view, &view);
    buffer_release(t, &view);
    return equal < 0 ? NULL : bool_value(equal == (op == COMPARE_EQ));
}

static bool memoryview_slot_hash(Thread *t, Value self, int64_t *hash) {
    MemoryView *m = memoryview_of(self);
    uint64_t known = load_relaxed(&m->hash);
    if (!known) {
        char letter = memoryview_letter(&m->view);
        if (!memoryview_check(t, m)) return false;
        if (!m->view.read_only)
            return FAIL_WITH(raise_value_error(t, "cannot hash writable memoryview object"));
        if (letter != 'B' && letter != 'b' && letter != 'c')
            return FAIL_WITH(raise_value_error(
                t, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        int64_t object_hash;
        BufferView view; /* the object's __hash__() must not release this one */
        if (!buffer_get(t, self, &view, BUFFER_STRIDED)) return false;
        bool hashes = value_hash(t, load(&m->object), &object_hash);
        buffer_release(t, &view);
        if (!hashes) return false;
        Bytes *bytes = memoryview_bytes(t, m);
        if (!bytes) return false;
        known = bytes_hash_compute(bytes->data, bytes->length);
        store_relaxed(&m->hash, known);
    }
    *hash = (int64_t)known;
    return true;
}

static Value memoryview_slot_repr(Thread *t, Value self) {
    return to_value(str_format(
        t, load(&memoryview_of(self)->object) ? "<memory at %p>" : "<released memory at %p>",
        self));
}

static Value memoryview_slot_iter(Thread *t, Value self) {
    MemoryView *m = memoryview_of(self);
    if (!memoryview_check(t, m)) return NULL;
    if (m->view.dimensions == 0) return raise_type_error(t, "invalid indexing of 0-dim memory");
    if (m->view.dimensions != 1)
        return raise_error(t, T_NOT_IMPLEMENTED_ERROR,
                           "multi-dimensional sub-views are not implemented");
    return index_iterator_new(t, T_MEMORYVIEW_ITERATOR, self);
}

static bool memoryview_slot_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    MemoryView *m = memoryview_of(self);
    *view = (BufferView){0};
    if (!memoryview_check(t, m)) return false;
    if (flags & BUFFER_WRITABLE && m->view.read_only)
        return FAIL_WITH(
            raise_error(t, T_BUFFER_ERROR, "memoryview: underlying buffer is not writable"));
    if (!(flags & BUFFER_STRIDED) && !memoryview_is_contiguous(&m->view, false))
        return FAIL_WITH(
            raise_error(t, T_BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous"));
    Object *holder = object_of(m->holder);
    write_begin(t, holder);
    m->exports++;
    write_end(t, holder);
    *view = m->view;
    view->object = self;
    return true;
}

static void memoryview_slot_release_buffer(Thread *t, BufferView *view) {
    MemoryView *m = memoryview_of(view->object);
    Object *holder = object_of(m->holder);
    write_begin(t, holder);
    m->exports--;
    write_end(t, holder);
    Value lender = load(&m->lender);
    if (lender == NULL) return;
    Value raised = error_take(t);
    if (value_call_special(t, NAME(__release_buffer__), (Value[]){lender, to_value(m)}, 2) == NULL)
        error_unraisable(t, NULL, lender);
    if (raised != NULL) error_restore(t, raised);
}

static void memoryview_buffer_died(Object *exporter) { ((MemoryView *)exporter)->exports--; }

void memoryview_set_lender(Value view, Value lender) {
    MemoryView *m = memoryview_of(view);
    store(m, &m->lender, lender);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value memoryview_method_release(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return memoryview_release(t, memoryview_of(args[0])) ? NONE : NULL;
}

static Value memoryview_method_enter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return memoryview_check(t, memoryview_of(args[0])) ? args[0] : NULL;
}

static Value memoryview_method_tolist(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MemoryView *m = memoryview_of(args[0]);
    return memoryview_check(t, m) ? memoryview_list(t, &m->view, 0, m->view.data) : NULL;
}

/* Fortran order: as the C order of the view with its dimensions reversed. */
static Value memoryview_method_tobytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MemoryView *m = memoryview_of(args[0]);
    char order = 'C';
    if (args[1] && args[1] != NONE) {
        Str *s = str_of(args[1]);
        if (!is_str(t, args[1]))
            return raise_type_error(t, "tobytes() argument 'order' must be str or None, not %T",
                                    args[1]);
        if (!str_equals_c(s, "C") && !str_equals_c(s, "F") && !str_equals_c(s, "A"))
            return raise_value_error(t, "order must be 'C', 'F' or 'A'");
        order = (char)str_at(s, s->data, 0);
    }
    if (order == 'A')
        order =
            memoryview_is_contiguous(&m->view, false) || !memoryview_is_contiguous(&m->view, true)
                ? 'C'
                : 'F';
    if (order == 'C') return to_value(memoryview_bytes(t, m));
    uint8_t *data;
    Bytes *bytes =
        memoryview_check(t, m) ? bytes_new_uninitialised(t, m->view.length, &data) : NULL;
    if (!bytes) return NULL;
    BufferView reversed = m->view;
    for (int i = 0; i < m->view.dimensions; i++) {
        reversed.shape[i] = m->view.shape[m->view.dimensions - 1 - i];
        reversed.strides[i] = m->view.strides[m->view.dimensions - 1 - i];
    }
    if (bytes->length) buffer_copy_dimension(&reversed, 0, reversed.data, &data);
    return to_value(bytes);
}

static Value memoryview_method_toreadonly(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MemoryView *m = memoryview_share(t, memoryview_of(args[0]));
    if (m) m->view.read_only = true;
    return to_value(m);
}

static Value memoryview_method_hex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Bytes *bytes = memoryview_bytes(t, memoryview_of(args[0]));
    BufferView view; /* the separator's len() must not release this one */
    if (!bytes || !buffer_get(t, args[0], &view, BUFFER_STRIDED)) return NULL;
    Value hex = bytes_hex(t, bytes->data, bytes->length, args[1], args[2]);
    buffer_release(t, &view);
    return hex;
}

/* The new shape of a cast: its product must be the number of items. */
static bool memoryview_cast_shape(Thread *t, BufferView *view, Value shape) {
    if (!is_tuple(t, shape) && !is_list(t, shape))
        return FAIL_WITH(raise_type_error(t, "shape must be a list or a tuple"));
    Value items = tuple_from_iterable(t, shape);
    if (!items) return false;
    size_t count = tuple_of(items)->length, total = view->item_size;
    if (count > MEMORYVIEW_DIMENSIONS)
        return FAIL_WITH(raise_value_error(t, "memoryview: number of dimensions must not exceed %d",
                                           MEMORYVIEW_DIMENSIONS));
    for (size_t i = 0; i < count; i++) {
        int64_t n;
        if (!is_int(t, tuple_of(items)->items[i]))
            return FAIL_WITH(
                raise_type_error(t, "memoryview.cast(): elements of shape must be integers"));
        if (!value_as_int64(t, tuple_of(items)->items[i], &n, T_OVERFLOW_ERROR)) return false;
        if (n <= 0)
            return FAIL_WITH(
                raise_value_error(t, "memoryview.cast(): elements of shape must be integers > 0"));
        view->shape[i] = n;
        if (__builtin_mul_overflow(total, (size_t)n, &total)) total = SIZE_MAX;
    }
    if (total != view->length)
        return FAIL_WITH(
            raise_type_error(t, "memoryview: product(shape) * itemsize != buffer size"));
    view->dimensions = (int)count;
    int64_t stride = (int64_t)view->item_size;
    for (int i = (int)count - 1; i >= 0; i--) {
        view->strides[i] = stride;
        stride *= view->shape[i];
    }
    return true;
}

static Value memoryview_method_cast(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MemoryView *m = memoryview_of(args[0]);
    if (!memoryview_check(t, m)) return NULL;
    if (!is_str(t, args[1]))
        return raise_type_error(t, "cast() argument 'format' must be str, not %T", args[1]);
    Str *format = str_of(args[1]);
    bool at = format->length == 2 && str_at(format, format->data, 0) == '@';
    char letter =
        format->ascii && format->length == 1u + at ? (char)str_at(format, format->data, at) : 0;
    size_t size = native_item_size(letter);
    if (!size)
        return raise_value_error(t, "memoryview: destination format must be a native single "
                                    "character format prefixed with an optional '@'");
    char old = memoryview_letter(&m->view);
    bool old_is_bytes = old == 'B' || old == 'b' || old == 'c',
         new_is_bytes = letter == 'B' || letter == 'b' || letter == 'c';
    if (!memoryview_is_contiguous(&m->view, false))
        return raise_type_error(t, "memoryview: casts are restricted to C-contiguous views");
    if (args[2] && m->view.dimensions != 1 && !(m->view.dimensions == 0))
        return raise_type_error(t, "memoryview: cast must be 1D -> ND or ND -> 1D");
    if (!old_is_bytes && !new_is_bytes)
        return raise_type_error(t, "memoryview: cannot cast between two non-byte formats");
    if (m->view.length % size)
        return raise_type_error(t, "memoryview: length is not a multiple of itemsize");
    MemoryView *cast = memoryview_share(t, m);
    if (!cast) return NULL;
    memcpy(cast->format, format->data, format->length);
    cast->format[format->length] = 0;
    cast->view.format = cast->format;
    cast->view.item_size = size;
    cast->view.dimensions = 1;
    cast->view.shape[0] = (int64_t)(cast->view.length / size);
    cast->view.strides[0] = (int64_t)size;
    return !args[2] || memoryview_cast_shape(t, &cast->view, args[2]) ? to_value(cast) : NULL;
}

static Value memoryview_count_or_index(Thread *t, Value *args, size_t nargs, bool counting) {
    MemoryView *m = memoryview_of(args[0]);
    int64_t start = 0, stop = INT64_MAX, count = 0;
    if (!memoryview_check(t, m)) return NULL;
    if (m->view.dimensions != 1)
        return raise_error(t, m->view.dimensions ? T_NOT_IMPLEMENTED_ERROR : T_TYPE_ERROR,
                           m->view.dimensions ? "multi-dimensional lookup is not implemented"
                                              : "invalid lookup on 0-dim memory");
    if (nargs > 2 && !slice_bound(t, args[2], &start)) return NULL;
    if (nargs > 3 && !slice_bound(t, args[3], &stop)) return NULL;
    size_t length = (size_t)m->view.shape[0], to = sequence_clip(stop, length);
    for (size_t i = sequence_clip(start, length); i < to; i++) {
        Value item = memoryview_slot_getitem(t, args[0], small_int((int64_t)i));
        int equal = item ? value_equal(t, item, args[1]) : -1;
        if (equal < 0) return NULL;
        if (equal && !counting) return small_int((int64_t)i);
        count += equal;
    }
    return counting ? small_int(count) : raise_value_error(t, "memoryview.index(x): x not found");
}

static Value memoryview_method_count(Thread *t, Value *args, size_t nargs) {
    return memoryview_count_or_index(t, args, nargs, true);
}

static Value memoryview_method_index(Thread *t, Value *args, size_t nargs) {
    return memoryview_count_or_index(t, args, nargs, false);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Value memoryview_numbers(Thread *t, Value self, bool strides) {
    MemoryView *m = memoryview_of(self);
    if (!memoryview_check(t, m)) return NULL;
    Value items[MEMORYVIEW_DIMENSIONS];
    for (int i = 0; i < m->view.dimensions; i++)
        items[i] = small_int(strides ? m->view.strides[i] : m->view.shape[i]);
    return tuple_new(t, items, (size_t)m->view.dimensions);
}

static Value memoryview_get_shape(Thread *t, Value self) {
    return memoryview_numbers(t, self, false);
}
static Value memoryview_get_strides(Thread *t, Value self) {
    return memoryview_numbers(t, self, true);
}

#define MEMORYVIEW_ATTRIBUTE(name, expression) \
    static Value memoryview_get_##name(Thread *t, Value self) { \
        MemoryView *m = memoryview_of(self); \
        return memoryview_check(t, m) ? (expression) : NULL; \
    }
MEMORYVIEW_ATTRIBUTE(obj, load(&m->object))
MEMORYVIEW_ATTRIBUTE(nbytes, small_int((int64_t)m->view.length))
MEMORYVIEW_ATTRIBUTE(itemsize, small_int((int64_t)m->view.item_size))
MEMORYVIEW_ATTRIBUTE(format, to_value(str_from_c(t, m->view.format ? m->view.format : "B")))
MEMORYVIEW_ATTRIBUTE(ndim, small_int(m->view.dimensions))
MEMORYVIEW_ATTRIBUTE(suboffsets, t->vm->empty_tuple)
MEMORYVIEW_ATTRIBUTE(readonly, bool_value(m->view.read_only))
MEMORYVIEW_ATTRIBUTE(c_contiguous, bool_value(memoryview_is_contiguous(&m->view, false)))
MEMORYVIEW_ATTRIBUTE(f_contiguous, bool_value(memoryview_is_contiguous(&m->view, true)))
MEMORYVIEW_ATTRIBUTE(contiguous, bool_value(memoryview_is_contiguous(&m->view, false) ||
                                            memoryview_is_contiguous(&m->view, true)))
#undef MEMORYVIEW_ATTRIBUTE

static const GetSetDef memoryview_getset[] = {
    {"obj", memoryview_get_obj, NULL, "The underlying object of the memoryview."},
    {"nbytes", memoryview_get_nbytes, NULL,
     "The amount of space in bytes that the array would use in a contiguous representation."},
    {"itemsize", memoryview_get_itemsize, NULL,
     "The size in bytes of each element of the memoryview."},
    {"format", memoryview_get_format, NULL, "The format of each element, in struct module style."},
    {"ndim", memoryview_get_ndim, NULL, "The number of dimensions."},
    {"shape", memoryview_get_shape, NULL,
     "A tuple of ndim integers giving the shape of the memory."},
    {"strides", memoryview_get_strides, NULL,
     "A tuple of ndim integers giving the size in bytes to the next element in each dimension."},
    {"suboffsets", memoryview_get_suboffsets, NULL, "Used internally for PIL-style arrays."},
    {"readonly", memoryview_get_readonly, NULL, "Whether the memory is read only."},
    {"c_contiguous", memoryview_get_c_contiguous, NULL, "Whether the memory is C contiguous."},
    {"f_contiguous", memoryview_get_f_contiguous, NULL,
     "Whether the memory is Fortran contiguous."},
    {"contiguous", memoryview_get_contiguous, NULL, "Whether the memory is contiguous."},
    {0},
};

static const NativeDef memoryview_methods[] = {
    {"cast", memoryview_method_cast, 1, 2, NATIVE_METHOD, "format, shape=None",
     "Cast a memoryview to a new format or shape."},
    {"count", memoryview_method_count, 1, 1, NATIVE_METHOD, NULL,
     "Count the number of occurrences of a value."},
    {"hex", memoryview_method_hex, 0, 2, NATIVE_METHOD, "sep=None, bytes_per_sep=1",
     "Return the data in the buffer as a str of hexadecimal numbers."},
    {"index", memoryview_method_index, 1, 3, NATIVE_METHOD, NULL,
     "Return the index of the first occurrence of a value."},
    {"release", memoryview_method_release, 0, 0, NATIVE_METHOD, NULL,
     "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes", memoryview_method_tobytes, 0, 1, NATIVE_METHOD, "order='C'",
     "Return the data in the buffer as a byte string."},
    {"tolist", memoryview_method_tolist, 0, 0, NATIVE_METHOD, NULL,
     "Return the data in the buffer as a list of elements."},
    {"toreadonly", memoryview_method_toreadonly, 0, 0, NATIVE_METHOD, NULL,
     "Return a readonly version of the memoryview."},
    {"__enter__", memoryview_method_enter, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", memoryview_method_release, 0, -1, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {0},
};

static void memoryview_trace(Marker *marker, Object *cell) {
    MemoryView *m = (MemoryView *)cell;
    gc_mark_value(marker, load(&m->object));
    gc_mark_value(marker, load(&m->holder));
    gc_mark_value(marker, load(&m->lender));
    gc_mark_value(marker, load(&m->view.object));
}

const TypeDef memoryview_typedef = {
    .name = "memoryview",
    .doc = "Create a new memoryview object which references the given object.",
    .id = T_MEMORYVIEW,
    .size = sizeof(MemoryView),
    .flags = TYPE_SEQUENCE | TYPE_IMMUTABLE,
    .trace = memoryview_trace,
    .finalize = memoryview_finalize,
    .slots = {
        .repr = memoryview_slot_repr,
        .hash = memoryview_slot_hash,
        .compare = memoryview_slot_compare,
        .iter = memoryview_slot_iter,
        .new = memoryview_slot_new,
        .length = memoryview_slot_length,
        .getitem = memoryview_slot_getitem,
        .setitem = memoryview_slot_setitem,
        .get_buffer = memoryview_slot_get_buffer,
        .release_buffer = memoryview_slot_release_buffer,
        .buffer_died = memoryview_buffer_died,
    },
    .methods = memoryview_methods,
    .getset = memoryview_getset,
    .new_params = "object",
};
