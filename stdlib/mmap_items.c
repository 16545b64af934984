/* Module mmap: a mapping as a sequence of bytes, and its buffer. */
#include "runtime/objects/iterator.h"
#include "stdlib/mmap.h"

int64_t mmap_length(Thread *t, Value self) {
    MmapUse use;
    if (!mmap_enter(t, self, false, &use)) return -1;
    int64_t length = (int64_t)use.length;
    mmap_leave(t, &use);
    return length;
}

/* ---- one byte, or several -------------------------------------------------------------------- */

/* What converts a key or a value may run code that resizes the mapping, or closes it: all is converted before
 * there is a use, and the bounds are checked in it. */

static bool mmap_is_index(Thread *t, Value key) {
    return is_int(t, key) || (is_object(key) && type_of(t, key)->slots->index != NULL);
}

/* False: it is closed or may not be written. */
static bool mmap_check(Thread *t, Value self, bool to_write) {
    MmapUse use;
    if (!mmap_enter(t, self, to_write, &use)) return false;
    mmap_leave(t, &use);
    return true;
}

/* A use, and the place in it of the byte that `index` means. False: IndexError, it is closed, ... */
static bool mmap_enter_at(Thread *t, Value self, bool to_write, int64_t index, MmapUse *use, uint8_t **place) {
    if (!mmap_enter(t, self, to_write, use)) return false;
    if (index < 0) index += (int64_t)use->length;
    *place = use->data + index;
    if (index >= 0 && index < (int64_t)use->length) return true;
    mmap_leave(t, use);
    return FAIL_WITH(raise_index_error(t, "mmap index out of range"));
}

static Value mmap_get_byte(Thread *t, Value self, Value key) {
    MmapUse use;
    int64_t index;
    uint8_t *place;
    if (!value_as_int64(t, key, &index, T_INDEX_ERROR) || !mmap_enter_at(t, self, false, index, &use, &place)) return NULL;
    Value v = small_int(load_relaxed(place));
    mmap_leave(t, &use);
    return v;
}

static Value mmap_get_slice(Thread *t, Value self, Value key) {
    int64_t start, stop, step;
    uint8_t *to;
    MmapUse use;
    if (!slice_unpack(t, key, &start, &stop, &step) || !mmap_enter(t, self, false, &use)) return NULL;
    int64_t count = slice_fit((int64_t)use.length, &start, &stop, step);
    Bytes *bytes = bytes_new_uninitialised(t, (size_t)count, &to);
    if (bytes != NULL && step == 1) bytes_copy_shared(to, use.data + start, (size_t)count);
    for (int64_t n = 0; bytes != NULL && step != 1 && n < count; n++)
        to[n] = load_relaxed(&use.data[start + n * step]);
    mmap_leave(t, &use);
    return to_value(bytes);
}

Value mmap_getitem(Thread *t, Value self, Value key) {
    if (!mmap_check(t, self, false)) return NULL;
    if (mmap_is_index(t, key)) return mmap_get_byte(t, self, key);
    if (is_exact(key, T_SLICE)) return mmap_get_slice(t, self, key);
    return raise_type_error(t, "mmap indices must be integers");
}

static bool mmap_byte_value(Thread *t, Value v, uint8_t *byte) {
    int64_t n;
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "mmap doesn't support item deletion"));
    if (!mmap_is_index(t, v)) return FAIL_WITH(raise_type_error(t, "mmap item value must be an int"));
    if (!value_as_int64(t, v, &n, T_TYPE_ERROR)) return false;
    *byte = (uint8_t)n;
    return (n >= 0 && n <= 255) || FAIL_WITH(raise_value_error(t, "mmap item value must be in range(0, 256)"));
}

static bool mmap_set_byte(Thread *t, Value self, Value key, Value v) {
    int64_t index;
    uint8_t *place, byte;
    MmapUse use;
    if (!value_as_int64(t, key, &index, T_INDEX_ERROR) || !mmap_byte_value(t, v, &byte)
        || !mmap_enter_at(t, self, true, index, &use, &place))
        return false;
    store_relaxed(place, byte);
    mmap_leave(t, &use);
    return true;
}

static bool mmap_set_bytes(Thread *t, Value self, int64_t start, int64_t stop, int64_t step, const BufferView *from) {
    MmapUse use;
    if (!mmap_enter(t, self, true, &use)) return false;
    int64_t count = slice_fit((int64_t)use.length, &start, &stop, step);
    bool fits = (size_t)count == from->length;
    if (!fits) (void)raise_index_error(t, "mmap slice assignment is wrong size");
    for (int64_t n = 0; fits && n < count; n++)
        store_relaxed(&use.data[start + n * step], from->data[n]);
    mmap_leave(t, &use);
    return fits;
}

static bool mmap_set_slice(Thread *t, Value self, Value key, Value v) {
    int64_t start, stop, step;
    BufferView from;
    if (!mmap_check(t, self, true) || !slice_unpack(t, key, &start, &stop, &step)) return false;
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "mmap object doesn't support slice deletion"));
    if (!buffer_get_still(t, v, &from)) return false;
    bool done = mmap_set_bytes(t, self, start, stop, step, &from);
    buffer_release(t, &from);
    return done;
}

bool mmap_setitem(Thread *t, Value self, Value key, Value v) {
    if (is_exact(key, T_SLICE)) return mmap_set_slice(t, self, key, v);
    if (mmap_is_index(t, key)) return mmap_set_byte(t, self, key, v);
    return FAIL_WITH(raise_type_error(t, "mmap indices must be integer"));
}

/* ---- one after the other, each as bytes ------------------------------------------------------ */

typedef struct MmapIterator {
    Object header;
    Value map;               /* NULL: at its end */
    int64_t index;
} MmapIterator;

static Value mmap_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value mmap_iterator_next(Thread *t, Value self) {
    MmapIterator *it = (MmapIterator *)self;
    Value map = load(&it->map);
    MmapUse use;
    if (map == NULL || !mmap_enter(t, map, false, &use)) return NULL;
    int64_t index = load_relaxed(&it->index);
    uint8_t byte = 0;
    bool ended = index >= (int64_t)use.length;
    if (!ended) byte = load_relaxed(&use.data[index]);
    mmap_leave(t, &use);
    if (ended) store(it, &it->map, NULL);
    else store_relaxed(&it->index, index + 1);
    return ended ? NULL : to_value(bytes_new(t, &byte, 1));
}

static void mmap_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((MmapIterator *)cell)->map));
}

static const TypeDef mmap_iterator_typedef = {
    .name = "iterator",
    .size = sizeof(MmapIterator),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = mmap_iterator_trace,
    .slots = {.iter = mmap_iterator_self, .next = mmap_iterator_next},
};

Value mmap_iter(Thread *t, Value self) {
    Value *root = vm_root(t, &mmap_iterator_typedef);
    Value kept = root != NULL ? load(root) : NULL;
    if (root != NULL && kept == NULL)
        kept = vm_root_keep(root, to_value(type_new_native(t, &mmap_iterator_typedef, NULL)));
    Value it = kept != NULL ? type_allocate_instance(t, (Type *)kept, 0) : NULL;
    if (it != NULL) store((MmapIterator *)it, &((MmapIterator *)it)->map, self);
    return it;
}

/* ---- the buffer ------------------------------------------------------------------------------ */

bool mmap_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    Mmap *map = mmap_of(self);
    MmapUse use;
    if (!mmap_enter(t, self, false, &use)) return false;
    bool read_only = map->access == ACCESS_READ;
    if (read_only && flags & BUFFER_WRITABLE) {
        mmap_leave(t, &use);
        return FAIL_WITH(raise_error(t, T_BUFFER_ERROR, "Object is not writable."));
    }
    buffer_fill(view, self, use.data, use.length, read_only);
    write_begin(t, &map->header);
    map->exports++;
    write_end(t, &map->header);
    return true;
}

void mmap_buffer_died(Object *exporter) {
    Mmap *map = (Mmap *)exporter;
    map->exports--;
    map->uses--;
    mmap_unmap_if_unused(map);
}

void mmap_release_buffer(Thread *t, BufferView *view) {
    Object *exporter = object_of(view->object);
    write_begin(t, exporter);
    mmap_buffer_died(exporter);
    write_end(t, exporter);
}
