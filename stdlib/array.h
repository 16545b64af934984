/* array.array: numbers of one kind, packed.
 *
 * As with bytearray, all changes of the length go through array_splice(), and single stores are in
 * write sections. A reader of one item takes no lock: it takes the block, tests the index against
 * length and capacity, and loads the item in one access. The first reader that is not the owner
 * makes the array shared, so that writers know to store items one by one. */
#pragma once

#include "runtime/objects/type.h"

typedef struct Array {
    Object header;
    BytesBlock *block;       /* items from the start of its data; or NULL: none yet */
    size_t length;           /* items */
    uint32_t exports;        /* buffers held: no resizing. Under the write section */
    char letter;             /* the typecode */
    uint8_t item_size;
} Array;

/* Where search and iteration are; what array_slot_iter() makes. */
extern const TypeDef array_typedef, array_iterator_typedef;

bool is_array(Thread *t, Value v);
ALWAYS_INLINE Array *array_of(Value v) { return (Array *)v; }
ALWAYS_INLINE size_t array_length(const Array *a) { return load_acquire(&a->length); }
/* 0: there is no such typecode. */
size_t array_item_size(uint32_t letter);
ALWAYS_INLINE bool array_is_text(char letter) { return letter == 'u' || letter == 'w'; }

/* An array of exactly that type with room for zeroed items; data NULL: zeroes. */
MUST_CHECK Array *array_new(Thread *t, char letter, const void *data, size_t length);
/* All items as of one moment, to be read at once: the array's own if it is this thread's. */
MUST_CHECK const uint8_t *array_items(Thread *t, Array *a, size_t *length);
/* Replaces items [from, to), clipped, by n others, which are not the array's own. False:
 * BufferError, MemoryError. */
MUST_CHECK bool array_splice(Thread *t, Array *a, size_t from, size_t to, const void *data,
                             size_t n);
/* Stores the bits of one item. False: there is none at i. */
bool array_put(Thread *t, Array *a, size_t i, const void *item);
/* A copy of item i. False: there is none. */
bool array_fetch(Thread *t, Array *a, size_t i, void *item);
/* One item as a value; NULL: MemoryError, or ValueError of what is no character. */
MUST_CHECK Value array_item_value(Thread *t, char letter, const uint8_t *p);
/* A value as an item of at most 8 bytes. */
MUST_CHECK bool array_item_from(Thread *t, char letter, Value v, uint8_t *item);
/* Reverses the bytes of each item, or the order of the items. */
void array_swap_bytes(Thread *t, Array *a);
void array_reverse(Thread *t, Array *a);
/* The value of item i, or NULL: not there (no exception), or an error. */
Value array_get(Thread *t, Array *a, size_t i);

/* Pickling: array._array_reconstructor, __reduce_ex__. NativeFns. */
Value array_reconstruct(Thread *t, Value *args, size_t nargs);
Value array_method_reduce_ex(Thread *t, Value *args, size_t nargs);
/* Adds characters; raises for other kinds. */
MUST_CHECK bool array_extend_text(Thread *t, Array *a, Str *text);
/* Adds what a bytes-like object holds. */
MUST_CHECK bool array_extend_bytes(Thread *t, Array *a, Value v);
MUST_CHECK Value array_to_text(Thread *t, Array *a);
MUST_CHECK Value array_to_list(Thread *t, Array *a);
