/* The iterators over str, bytes and bytearray. Racing next() may repeat or skip items, as
 * documented for lists. */
#include "runtime/error.h"
#include "runtime/objects/str_internal.h"

static Value str_iterator_next(Thread *t, Value self) {
    IndexIterator *it = (IndexIterator *)self;
    Value sequence = load(&it->sequence);
    if (UNLIKELY(!sequence)) return NULL;
    Str *s = str_of(sequence);
    size_t i = load_relaxed(&it->index);
    if (UNLIKELY(i >= s->length)) {
        store(it, &it->sequence, NULL);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return to_value(str_from_char(t, str_at(s, s->data, i)));
}

static Value bytes_iterator_next(Thread *t, Value self) {
    (void)t;
    IndexIterator *it = (IndexIterator *)self;
    Value sequence = load(&it->sequence);
    if (UNLIKELY(!sequence)) return NULL;
    size_t i = load_relaxed(&it->index);
    if (UNLIKELY(i >= bytes_of(sequence)->length)) {
        store(it, &it->sequence, NULL);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return small_int(bytes_of(sequence)->data[i]);
}

static Value bytearray_iterator_next(Thread *t, Value self) {
    IndexIterator *it = (IndexIterator *)self;
    Value sequence = load(&it->sequence);
    if (UNLIKELY(!sequence)) return NULL;
    size_t i = load_relaxed(&it->index);
    int64_t length = bytearray_typedef.slots.length(t, sequence);
    Value item = (int64_t)i < length
                     ? bytearray_typedef.slots.getitem(t, sequence, small_int((int64_t)i))
                     : NULL;
    if (!item) {
        error_clear(t);
        store(it, &it->sequence, NULL);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return item;
}

static Value memoryview_iterator_next(Thread *t, Value self) {
    IndexIterator *it = (IndexIterator *)self;
    Value sequence = load(&it->sequence);
    if (UNLIKELY(!sequence)) return NULL;
    size_t i = load_relaxed(&it->index);
    int64_t length = memoryview_typedef.slots.length(t, sequence);
    if (length < 0) return NULL;
    if ((int64_t)i >= length) {
        store(it, &it->sequence, NULL);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return memoryview_typedef.slots.getitem(t, sequence, small_int((int64_t)i));
}

static Value text_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value text_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    IndexIterator *it = (IndexIterator *)args[0];
    Value sequence = load(&it->sequence);
    int64_t length = sequence ? value_length(t, sequence) : 0,
            index = (int64_t)load_relaxed(&it->index);
    if (length < 0) return NULL;
    return small_int(sequence && length > index ? length - index : 0);
}

static void text_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((IndexIterator *)cell)->sequence));
}

static const NativeDef text_iterator_methods[] = {
    {"__length_hint__", text_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", index_iterator_reduce, 0, 0, NATIVE_METHOD, NULL,
     "Return state information for pickling."},
    {"__setstate__", index_iterator_setstate, 1, 1, NATIVE_METHOD, NULL,
     "Set state information for unpickling."},
    {0},
};

#define TEXT_ITERATOR_TYPE(NAME, type_id) \
    const TypeDef NAME##_typedef = { \
        .name = #NAME, \
        .id = type_id, \
        .size = sizeof(IndexIterator), \
        .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE, \
        .trace = text_iterator_trace, \
        .slots = {.iter = text_iterator_self, .next = NAME##_next}, \
        .methods = text_iterator_methods, \
    }
TEXT_ITERATOR_TYPE(str_iterator, T_STR_ITERATOR);
TEXT_ITERATOR_TYPE(bytes_iterator, T_BYTES_ITERATOR);
TEXT_ITERATOR_TYPE(bytearray_iterator, T_BYTEARRAY_ITERATOR);
const TypeDef memoryview_iterator_typedef = {
    .name = "memory_iterator",
    .id = T_MEMORYVIEW_ITERATOR,
    .size = sizeof(IndexIterator),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = text_iterator_trace,
    .slots = {.iter = text_iterator_self, .next = memoryview_iterator_next},
};
#undef TEXT_ITERATOR_TYPE
