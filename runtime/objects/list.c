/* The storage of lists: reading without locks, and every way to change it. */
#include "runtime/objects/list.h"

#include "runtime/error.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

/* A read of many items is tried so often without the lock. */
#define LIST_TRIES 3
/* An iterable that promises more items than this is believed only step by step. */
#define LIST_HINT_MAX ((int64_t)1 << 16)

bool is_list(Thread *t, Value v) { return is_instance_of(t, v, T_LIST); }

/* ---- making --------------------------------------------------------------------------------- */

Value list_from_block(Thread *t, ValuesBlock *block, size_t length) {
    List *list = heap_allocate(t, sizeof *list, T_LIST);
    if (UNLIKELY(!list)) return NULL;
    list->block = block;
    list->length = length;
    return to_value(list);
}

Value list_new(Thread *t, size_t capacity) {
    ValuesBlock *block = NULL;
    if (capacity > 0) {
        block = values_block_new_roomy(t, capacity);
        if (!block) return NULL;
    }
    return list_from_block(t, block, 0);
}

Value list_from_values(Thread *t, const Value *items, size_t length) {
    if (length == 0) return list_from_block(t, NULL, 0);
    ValuesBlock *block = values_block_new_roomy(t, length);
    if (UNLIKELY(!block)) return NULL;
    values_copy(block, block->items, items, length);
    return list_from_block(t, block, length);
}

static Value list_from_small_range(Thread *t, int64_t start, int64_t step, int64_t length) {
    ValuesBlock *block = values_block_new_roomy(t, (size_t)length);
    if (!block) return NULL;
    for (int64_t i = 0; i < length; i++) block->items[i] = small_int(start + i * step);
    return list_from_block(t, block, (size_t)length);
}

Value list_from_iterable(Thread *t, Value iterable) {
    ValuesBlock *block;
    size_t length;
    int64_t start, step, count;
    if (is_exact(iterable, T_RANGE) && range_is_small(iterable, &start, &step, &count))
        return list_from_small_range(t, start, step, count);
    return values_collect(t, iterable, &block, &length) ? list_from_block(t, block, length) : NULL;
}

/* ---- reading many items --------------------------------------------------------------------- */

/* Copies items[from, to) into `copy`, as far as there are any and they fit; says how many there
 * are. */
static size_t list_copy_items(List *list, size_t from, size_t to, ValuesBlock *copy) {
    ValuesBlock *block = load_acquire(&list->block);
    size_t length = list_length(list);
    if (block == NULL || (length < block->capacity ? length : block->capacity) < to)
        to = block == NULL ? 0 : length < block->capacity ? length : block->capacity;
    size_t count = from < to ? to - from : 0;
    if (count <= copy->capacity)
        values_copy(copy, copy->items, block ? block->items + from : NULL, count);
    return count;
}

bool list_snapshot(Thread *t, List *list, size_t from, size_t to, ValuesBlock **result,
                   size_t *length) {
    ValuesBlock *copy = NULL;
    for (int tries = 0;; tries++) {
        size_t count = list_length(list), filled = 0;
        if (to < count) count = to;
        count = from < count ? count - from : 0;
        copy = values_block_new(t, count);
        if (!copy) return false;
        if (tries < LIST_TRIES) {
            uint32_t version = load_acquire(&list->version);
            filled = list_copy_items(list, from, to, copy);
            if (version & 1 || load_acquire(&list->version) != version) continue;
        } else {
            write_begin(t, &list->header);
            filled = list_copy_items(list, from, to, copy);
            write_end(t, &list->header);
        }
        if (filled > copy->capacity) continue;
        *result = copy;
        *length = filled;
        return true;
    }
}

Value list_to_tuple(Thread *t, Value list) {
    uint32_t version = load_acquire(&list_of(list)->version);
    size_t count = list_length(list_of(list));
    const ValuesBlock *block = load_acquire(&list_of(list)->block);
    if (!(version & 1) && (count == 0 || (block && block->capacity >= count))) {
        Value tuple = tuple_new(t, count ? block->items : NULL, count);
        if (!tuple || load_acquire(&list_of(list)->version) == version) return tuple;
    }
    ValuesBlock *copy;
    size_t length;
    if (!list_snapshot(t, list_of(list), 0, SIZE_MAX, &copy, &length)) return NULL;
    return tuple_new(t, copy->items, length);
}

/* As far as it can be told without a call: the index, -1 (none), or -2: unsure. */
static int64_t list_find_quick(List *list, Value v, size_t from, size_t to, Value *item) {
    for (int tries = 0; tries < LIST_TRIES; tries++) {
        uint32_t version = load_acquire(&list->version);
        int64_t found = -1;
        for (size_t i = from; i < to && found == -1; i++) {
            Value x = list_get(list, i);
            if (x == NULL) break;
            int equal = sequence_quick_equal(x, v);
            if (equal < 0) return -2;
            if (equal) {
                *item = x;
                found = (int64_t)i;
            }
        }
        if (!(version & 1) && load_acquire(&list->version) == version) return found;
    }
    return -2;
}

int64_t list_find(Thread *t, List *list, Value v, size_t from, size_t to, Value *item) {
    int64_t found = list_find_quick(list, v, from, to, item);
    if (LIKELY(found != -2)) return found;
    ValuesBlock *copy;
    size_t count;
    if (!list_snapshot(t, list, from, to, &copy, &count)) return -2;
    for (size_t i = 0; i < count; i++) {
        if (!poll_actions(t)) return -2;
        int equal = value_equal(t, copy->items[i], v);
        if (equal < 0) return -2;
        if (equal) {
            *item = copy->items[i];
            return (int64_t)(from + i);
        }
    }
    return -1;
}

/* ---- changing ------------------------------------------------------------------------------- */

static size_t list_grown_capacity(size_t length) { return length + length / 2 + 4; }

bool list_set(Thread *t, List *list, size_t i, Value v) {
    write_begin(t, &list->header);
    bool is_there = i < list->length;
    if (LIKELY(is_there)) {
        store(list->block, &list->block->items[i], v);
        list_changed(list);
    }
    write_end(t, &list->header);
    return is_there;
}

static NOINLINE bool list_append_slow(Thread *t, List *list, Value v) {
    for (;;) {
        ValuesBlock *wider = values_block_new_roomy(t, list_grown_capacity(list_length(list)));
        if (!wider) return false;
        write_begin(t, &list->header);
        size_t length = list->length;
        if (UNLIKELY(length >= wider->capacity)) {
            write_end(t, &list->header);
            continue;
        }
        if (length > 0) values_copy(wider, wider->items, list->block->items, length);
        wider->items[length] = v;
        store_cell(list, &list->block, wider);
        store_release(&list->length, length + 1);
        list_changed(list);
        write_end(t, &list->header);
        return true;
    }
}

bool list_append(Thread *t, Value self, Value v) {
    List *list = list_of(self);
    write_begin(t, &list->header);
    ValuesBlock *block = list->block;
    size_t length = list->length;
    if (LIKELY(block != NULL && length < block->capacity)) {
        store(block, &block->items[length], v);
        store_release(&list->length, length + 1);
        list_changed(list);
        write_end(t, &list->header);
        return true;
    }
    write_end(t, &list->header);
    return list_append_slow(t, list, v);
}

bool list_reserve(Thread *t, List *list, size_t capacity) {
    for (;;) {
        ValuesBlock *block = load_acquire(&list->block);
        if (block != NULL && block->capacity >= capacity) return true;
        size_t grown = list_grown_capacity(list_length(list));
        ValuesBlock *wider = values_block_new_roomy(t, capacity > grown ? capacity : grown);
        if (!wider) return false;
        write_begin(t, &list->header);
        bool fits = list->length <= wider->capacity;
        if (fits) {
            if (list->length > 0)
                values_copy(wider, wider->items, list->block->items, list->length);
            store_cell(list, &list->block, wider);
            list_changed(list);
        }
        write_end(t, &list->header);
        if (fits) return true;
    }
}

/* Closes or widens the gap between items[0, from) and items[to, length): the latter go to `new_to`.
 * In a change. */
static void list_move_tail(ValuesBlock *block, size_t to, size_t length, size_t new_to) {
    Value *items = block->items;
    if (new_to < to) {
        for (size_t i = to; i < length; i++)
            store(block, &items[new_to + i - to], load_relaxed(&items[i]));
        for (size_t i = new_to + length - to; i < length; i++) store(block, &items[i], NULL);
    } else if (new_to > to) {
        for (size_t i = length; i-- > to;)
            store(block, &items[new_to + i - to], load_relaxed(&items[i]));
    }
}

/* In a write section. False: it needs a block of *needed. */
static bool list_replace_items(List *list, int64_t from, int64_t to, const Value *items,
                               size_t count, ValuesBlock *spare, size_t *needed) {
    ValuesBlock *block = list->block;
    size_t length = list->length, first = sequence_clip(from, length),
           end = sequence_clip(to, length);
    if (end < first) end = first;
    size_t new_length = length - (end - first) + count;
    bool fits = block != NULL && new_length <= block->capacity;
    if (!fits && new_length > 0 && (spare == NULL || spare->capacity < new_length)) {
        *needed = new_length;
        return false;
    }
    list_change_begin(list);
    if (new_length == 0) {
        store_release(&list->length, 0);
        store_cell(list, &list->block, NULL);
    } else if (fits) {
        if (new_length < length) store_release(&list->length, new_length);
        list_move_tail(block, end, length, first + count);
        for (size_t i = 0; i < count; i++) store(block, &block->items[first + i], items[i]);
        store_release(&list->length, new_length);
    } else {
        if (length > 0) {
            values_copy(spare, spare->items, block->items, first);
            values_copy(spare, spare->items + first + count, block->items + end, length - end);
        }
        if (count > 0) values_copy(spare, spare->items + first, items, count);
        store_cell(list, &list->block, spare);
        store_release(&list->length, new_length);
    }
    list_change_end(list);
    return true;
}

bool list_replace(Thread *t, List *list, int64_t from, int64_t to, const Value *items,
                  size_t count) {
    ValuesBlock *spare = NULL;
    for (size_t needed = 0;;) {
        write_begin(t, &list->header);
        bool done = list_replace_items(list, from, to, items, count, spare, &needed);
        write_end(t, &list->header);
        if (done) return true;
        bool from_nothing = needed == count;
        spare = values_block_new_roomy(t, from_nothing ? needed : list_grown_capacity(needed));
        if (!spare) return false;
    }
}

bool list_insert(Thread *t, Value list, int64_t index, Value v) {
    return list_replace(t, list_of(list), index, index, &v, 1);
}

void list_clear(Thread *t, List *list) {
    size_t needed;
    write_begin(t, &list->header);
    bool done = list_replace_items(list, 0, INT64_MAX, NULL, 0, NULL, &needed);
    ASSERT(done, "an empty list needs no block");
    (void)done;
    write_end(t, &list->header);
}

Value list_pop(Thread *t, List *list, int64_t i) {
    write_begin(t, &list->header);
    int64_t length = (int64_t)list->length;
    if (i < 0) i += length;
    if (UNLIKELY(i < 0 || i >= length)) {
        write_end(t, &list->header);
        return raise_index_error(t, length == 0 ? "pop from empty list" : "pop index out of range");
    }
    ValuesBlock *block = list->block;
    Value v = load_relaxed(&block->items[i]);
    list_change_begin(list);
    store_release(&list->length, (size_t)length - 1);
    if (i == length - 1) store(block, &block->items[i], NULL);
    else list_move_tail(block, (size_t)i + 1, (size_t)length, (size_t)i);
    list_change_end(list);
    write_end(t, &list->header);
    return v;
}

static bool list_extend_steps(Thread *t, Value self, Value iterable) {
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    int64_t hint = value_length_hint(t, iterable, 0);
    if (hint < 0) return false;
    if (hint > LIST_HINT_MAX) hint = LIST_HINT_MAX;
    List *list = list_of(self);
    if (hint > 0 && !list_reserve(t, list, list_length(list) + (size_t)hint)) return false;
    for (;;) {
        if (!poll_actions(t)) return false;
        Value v = value_next(t, iterator);
        if (!v) return !error_is_set(t);
        if (!list_append(t, self, v)) return false;
    }
}

/* A list that never had a block takes over one that nobody else has. False: it has one. */
static bool list_take_block(Thread *t, List *list, ValuesBlock *block, size_t count) {
    write_begin(t, &list->header);
    bool is_taken = list->block == NULL;
    if (is_taken) {
        list_change_begin(list);
        store_cell(list, &list->block, block);
        store_release(&list->length, count);
        list_change_end(list);
    }
    write_end(t, &list->header);
    return is_taken;
}

bool list_extend(Thread *t, Value self, Value iterable) {
    List *list = list_of(self);
    ValuesBlock *copy;
    size_t count;
    if (is_tuple_exact(iterable)) {
        Tuple *tuple = tuple_of(iterable);
        if (load_acquire(&list->block) == NULL && tuple->length > 0) {
            copy = values_block_new_roomy(t, tuple->length);
            if (!copy) return false;
            values_copy(copy, copy->items, tuple->items, tuple->length);
            if (list_take_block(t, list, copy, tuple->length)) return true;
        }
        return list_replace(t, list, INT64_MAX, INT64_MAX, tuple->items, tuple->length);
    }
    if (!values_are_at_hand(iterable)) return list_extend_steps(t, self, iterable);
    if (!values_collect(t, iterable, &copy, &count)) return false;
    if (count > 0 && list_take_block(t, list, copy, count)) return true;
    return list_replace(t, list, INT64_MAX, INT64_MAX, copy->items, count);
}

bool list_reverse(Thread *t, Value self) {
    List *list = list_of(self);
    write_begin(t, &list->header);
    ValuesBlock *block = list->block;
    if (list->length > 1) {
        list_change_begin(list);
        for (size_t i = 0, j = list->length - 1; i < j; i++, j--) {
            Value v = load_relaxed(&block->items[i]);
            store(block, &block->items[i], load_relaxed(&block->items[j]));
            store(block, &block->items[j], v);
        }
        list_change_end(list);
    }
    write_end(t, &list->header);
    return true;
}
