/* What Python sees of lists: operators, subscripts, methods. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

/* ---- construction --------------------------------------------------------------------------- */

static Value list_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (type_from(cls) == t->vm->types[T_LIST]) return list_new(t, 0);
    return type_allocate_instance(t, type_from(cls), 0);
}

static bool list_initialise(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value iterable = NULL;
    if (nargs == 1 && kwnames == NULL) iterable = args[0];
    else if (!sequence_refuse_keywords(t, type_of(t, self), T_LIST, "list", kwnames)) return false;
    else if (!bind_arguments(t, "list", "iterable=(), /", args, nargs, NULL, &iterable))
        return false;
    List *list = list_of(self);
    if (list_length(list) > 0) list_clear(t, list);
    return iterable == NULL || list_extend(t, self, iterable);
}

/* ---- text, order ---------------------------------------------------------------------------- */

/* Do items compare, and have a repr, without running Python code? */
static bool list_items_are_plain(const ValuesBlock *items, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!sequence_is_plain(items->items[i], 1)) return false;
    return true;
}

/* The items as they are when it is their turn: what they run may change the list. */
static Value list_repr_live(Thread *t, List *list) {
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_add_char(&b, '[')) return NULL;
    Value item;
    for (size_t i = 0; (item = list_get(list, i)) != NULL; i++) {
        if (i > 0 && !str_builder_add_ascii(&b, ", ", 2)) return NULL;
        if (!poll_actions(t)) return NULL;
        Value text = value_repr(t, item);
        if (!text || !str_builder_add_str(&b, str_of(text))) return NULL;
    }
    return str_builder_add_char(&b, ']') ? to_value(str_builder_finish(&b)) : NULL;
}

static Value list_repr_items(Thread *t, List *list) {
    ValuesBlock *copy;
    size_t count;
    if (!list_snapshot(t, list, 0, SIZE_MAX, &copy, &count)) return NULL;
    if (list_items_are_plain(copy, count)) return sequence_repr(t, copy->items, count, '[', ']');
    return list_repr_live(t, list);
}

static Value list_repr(Thread *t, Value self) {
    if (list_length(list_of(self)) == 0) return to_value(str_from_c(t, "[]"));
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "[...]"));
    Value text = list_repr_items(t, list_of(self));
    repr_leave(t, self);
    return text;
}

/* The answer as far as it can be told without a call, and if nobody changed either list meanwhile;
 * or NULL. */
static Value list_compare_quick(const List *a, const List *b, CompareOperator op) {
    uint32_t a_version = load_acquire(&a->version), b_version = load_acquire(&b->version);
    size_t a_length = list_length(a), b_length = list_length(b);
    bool equal = a_length == b_length;
    for (size_t i = 0; equal && i < a_length; i++) {
        Value x = list_get(a, i), y = list_get(b, i);
        int same = x == NULL || y == NULL ? -1 : sequence_quick_equal(x, y);
        if (same < 0) return NULL;
        equal = same;
    }
    if ((a_version | b_version) & 1 || load_acquire(&a->version) != a_version ||
        load_acquire(&b->version) != b_version)
        return NULL;
    return bool_value(equal == (op == COMPARE_EQ));
}

/* As sequence_compare(), with the items as they are when it is their turn. */
static Value list_compare_live(Thread *t, List *a, List *b, CompareOperator op) {
    bool is_equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (is_equality && list_length(a) != list_length(b)) return bool_value(op == COMPARE_NE);
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " in comparison")) return NULL;
    Value x, y;
    for (size_t i = 0; (x = list_get(a, i)) != NULL && (y = list_get(b, i)) != NULL; i++) {
        if (!poll_actions(t)) return NULL;
        int equal = value_equal(t, x, y);
        if (equal < 0) return NULL;
        /* Unequal: but if they are no longer there, the lengths decide. */
        if (equal || i >= list_length(a) || i >= list_length(b)) continue;
        return is_equality ? bool_value(op == COMPARE_NE) : value_compare(t, x, y, op);
    }
    int64_t a_length = (int64_t)list_length(a), b_length = (int64_t)list_length(b);
    return value_compare(t, small_int(a_length), small_int(b_length), op);
}

static Value list_richcompare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_list(t, other)) return NOT_IMPLEMENTED;
    List *a = list_of(self), *b = list_of(other);
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        Value answer = list_compare_quick(a, b, op);
        if (answer) return answer;
    }
    ValuesBlock *x, *y;
    size_t x_count, y_count;
    if (!list_snapshot(t, a, 0, SIZE_MAX, &x, &x_count)) return NULL;
    if (!list_snapshot(t, b, 0, SIZE_MAX, &y, &y_count)) return NULL;
    if (!list_items_are_plain(x, x_count) || !list_items_are_plain(y, y_count))
        return list_compare_live(t, a, b, op);
    return sequence_compare(t, x->items, x_count, y->items, y_count, op);
}

static Value list_iter(Thread *t, Value self) {
    return index_iterator_new(t, T_LIST_ITERATOR, self);
}

static int64_t list_len(Thread *t, Value self) {
    (void)t;
    return (int64_t)list_length(list_of(self));
}

static int list_contains(Thread *t, Value self, Value v) {
    Value item;
    int64_t found = list_find(t, list_of(self), v, 0, SIZE_MAX, &item);
    return found == -2 ? -1 : found >= 0;
}

/* ---- subscripts ----------------------------------------------------------------------------- */

/* The items of an extended slice, and how many. *picked NULL: another thread came between; -1:
 * error. */
static int64_t list_pick_quick(Thread *t, List *list, int64_t start, int64_t stop, int64_t step,
                               ValuesBlock **picked) {
    uint32_t version = load_acquire(&list->version);
    const ValuesBlock *block = load_acquire(&list->block);
    size_t length = list_length(list);
    if (block == NULL || block->capacity < length) length = 0;
    int64_t count = slice_fit((int64_t)length, &start, &stop, step);
    ValuesBlock *copy = values_block_new(t, (size_t)count);
    if (!copy) return -1;
    for (int64_t i = 0; i < count; i++) copy->items[i] = load(&block->items[start + i * step]);
    bool is_consistent = !(version & 1) && load_acquire(&list->version) == version;
    *picked = is_consistent ? copy : NULL;
    return count;
}

static Value list_get_slice(Thread *t, List *list, Value slice) {
    int64_t start, stop, step;
    if (!slice_unpack(t, slice, &start, &stop, &step)) return NULL;
    ValuesBlock *copy;
    size_t length;
    if (step == 1) {
        length = list_length(list);
        size_t from = sequence_clip(start, length), to = sequence_clip(stop, length);
        if (!list_snapshot(t, list, from, to, &copy, &length)) return NULL;
        return list_from_block(t, copy, length);
    }
    int64_t count = list_pick_quick(t, list, start, stop, step, &copy);
    if (count < 0) return NULL;
    if (copy) return list_from_block(t, copy, (size_t)count);
    if (!list_snapshot(t, list, 0, SIZE_MAX, &copy, &length)) return NULL;
    count = slice_fit((int64_t)length, &start, &stop, step);
    ValuesBlock *picked = values_block_new(t, (size_t)count);
    if (!picked) return NULL;
    for (int64_t i = 0; i < count; i++) picked->items[i] = copy->items[start + i * step];
    return list_from_block(t, picked, (size_t)count);
}

static Value list_getitem(Thread *t, Value self, Value key) {
    List *list = list_of(self);
    int64_t index;
    if (is_exact(key, T_SLICE)) return list_get_slice(t, list, key);
    if (!sequence_index(t, key, (int64_t)list_length(list), "list", &index)) return NULL;
    Value v = list_get(list, (size_t)index);
    return v ? v : raise_index_error(t, "list index out of range");
}

/* list[start:stop:step] = items, of which there must be as many. */
static bool list_assign_steps(Thread *t, List *list, int64_t start, int64_t stop, int64_t step,
                              ValuesBlock *items, size_t count) {
    write_begin(t, &list->header);
    size_t places = (size_t)slice_fit((int64_t)list->length, &start, &stop, step);
    if (places == count && count > 0) {
        list_change_begin(list);
        for (size_t i = 0; i < count; i++)
            store(list->block, &list->block->items[start + (int64_t)i * step], items->items[i]);
        list_change_end(list);
    }
    write_end(t, &list->header);
    if (places == count) return true;
    return FAIL_WITH(raise_value_error(
        t, "attempt to assign sequence of size %zu to extended slice of size %zu", count, places));
}

static void list_delete_steps(Thread *t, List *list, int64_t start, int64_t stop, int64_t step) {
    write_begin(t, &list->header);
    size_t length = list->length;
    int64_t count = slice_fit((int64_t)length, &start, &stop, step);
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    if (count > 0) {
        ValuesBlock *block = list->block;
        list_change_begin(list);
        store_release(&list->length, length - (size_t)count);
        size_t to = (size_t)start;
        for (size_t i = to; i < length; i++) {
            int64_t k = (int64_t)i - start;
            if (k % step == 0 && k / step < count) continue;
            store(block, &block->items[to++], load_relaxed(&block->items[i]));
        }
        while (to < length) store(block, &block->items[to++], NULL);
        list_change_end(list);
    }
    write_end(t, &list->header);
}

static bool list_set_slice(Thread *t, List *list, Value slice, Value v) {
    int64_t start, stop, step;
    if (!slice_unpack(t, slice, &start, &stop, &step)) return false;
    if (v == NULL) {
        if (step == 1) return list_replace(t, list, start, stop, NULL, 0);
        list_delete_steps(t, list, start, stop, step);
        return true;
    }
    const TypeSlots *slots = type_of(t, v)->slots;
    if (slots->iter == NULL && slots->getitem == NULL)
        return FAIL_WITH(raise_type_error(t, "must assign iterable to extended slice"));
    ValuesBlock *items;
    size_t count;
    if (!values_collect(t, v, &items, &count)) return false;
    if (step == 1) return list_replace(t, list, start, stop, items->items, count);
    return list_assign_steps(t, list, start, stop, step, items, count);
}

static bool list_setitem(Thread *t, Value self, Value key, Value v) {
    List *list = list_of(self);
    if (is_exact(key, T_SLICE)) return list_set_slice(t, list, key, v);
    int64_t index, length;
    if (!sequence_index_given(t, key, "list", &index)) return false;
    length = (int64_t)list_length(list);
    if (index < 0) index += length;
    bool is_there = index >= 0 && index < length;
    if (v == NULL && is_there) return list_pop(t, list, index) != NULL;
    if (v != NULL && is_there && list_set(t, list, (size_t)index, v)) return true;
    return FAIL_WITH(raise_index_error(t, "list assignment index out of range"));
}

/* ---- operators ------------------------------------------------------------------------------ */

static Value list_concat(Thread *t, Value left, Value right) {
    if (!is_list(t, left)) return NOT_IMPLEMENTED;
    if (!is_list(t, right)) {
        Value answer = sequence_ask_right(t, NAME(__radd__), left, right);
        if (answer != NOT_IMPLEMENTED) return answer;
        return raise_type_error(t, "can only concatenate list (not \"%T\") to list", right);
    }
    ValuesBlock *a, *b;
    size_t a_count, b_count;
    if (!list_snapshot(t, list_of(left), 0, SIZE_MAX, &a, &a_count)) return NULL;
    if (!list_snapshot(t, list_of(right), 0, SIZE_MAX, &b, &b_count)) return NULL;
    ValuesBlock *both = values_block_new(t, a_count + b_count);
    if (!both) return NULL;
    values_copy(both, both->items, a->items, a_count);
    values_copy(both, both->items + a_count, b->items, b_count);
    return list_from_block(t, both, a_count + b_count);
}

static Value list_inplace_concat(Thread *t, Value left, Value right) {
    if (!is_list(t, right)) {
        Value answer = sequence_ask_right(t, NAME(__radd__), left, right);
        if (answer != NOT_IMPLEMENTED) return answer;
    }
    return list_extend(t, left, right) ? left : NULL;
}

/* A new block of the list's items, `times` times. */
static ValuesBlock *list_repeated_block(Thread *t, List *list, int64_t times, size_t *total) {
    ValuesBlock *copy;
    size_t count;
    if (!list_snapshot(t, list, 0, SIZE_MAX, &copy, &count)) return NULL;
    if (!sequence_product(t, count, times, total)) return NULL;
    ValuesBlock *block = values_block_new(t, *total);
    if (!block) return NULL;
    if (count == 1) {
        for (size_t i = 0; i < *total; i++) block->items[i] = copy->items[0];
    } else {
        for (size_t i = 0; i < *total; i += count)
            values_copy(block, block->items + i, copy->items, count);
    }
    return block;
}

static Value list_repeat(Thread *t, Value left, Value right) {
    Value self = is_list(t, left) ? left : right;
    int64_t times;
    size_t total;
    Value answer;
    if (!sequence_repeat_count(t, self, left, right, &times, &answer)) return answer;
    ValuesBlock *block = list_repeated_block(t, list_of(self), times, &total);
    return block ? list_from_block(t, block, total) : NULL;
}

static Value list_inplace_repeat(Thread *t, Value left, Value right) {
    int64_t times;
    size_t total;
    Value answer;
    if (!sequence_repeat_count(t, left, left, right, &times, &answer)) return answer;
    if (times == 1) return left;
    ValuesBlock *block = list_repeated_block(t, list_of(left), times, &total);
    return block && list_replace(t, list_of(left), 0, INT64_MAX, block->items, total) ? left : NULL;
}

/* ---- methods -------------------------------------------------------------------------------- */

static Value list_append_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return list_append(t, args[0], args[1]) ? NONE : NULL;
}

static Value list_extend_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return list_extend(t, args[0], args[1]) ? NONE : NULL;
}

static Value list_insert_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t index;
    if (!sequence_size_argument(t, args[1], &index)) return NULL;
    return list_insert(t, args[0], index, args[2]) ? NONE : NULL;
}

static Value list_pop_method(Thread *t, Value *args, size_t nargs) {
    int64_t index = -1;
    if (nargs > 1 && !sequence_size_argument(t, args[1], &index)) return NULL;
    return list_pop(t, list_of(args[0]), index);
}

static Value list_remove_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    List *list = list_of(args[0]);
    for (;;) {
        Value item;
        int64_t found = list_find(t, list, args[1], 0, SIZE_MAX, &item);
        if (found == -2) return NULL;
        if (found < 0) return raise_value_error(t, "list.remove(x): x not in list");
        write_begin(t, &list->header);
        bool is_there = list_get(list, (size_t)found) == item;
        if (is_there) {
            ValuesBlock *block = list->block;
            size_t length = list->length;
            list_change_begin(list);
            store_release(&list->length, length - 1);
            for (size_t i = (size_t)found; i + 1 < length; i++)
                store(block, &block->items[i], load_relaxed(&block->items[i + 1]));
            store(block, &block->items[length - 1], NULL);
            list_change_end(list);
        }
        bool shorter = (size_t)found >= list->length; /* the comparison took it away */
        write_end(t, &list->header);
        if (is_there || shorter) return NONE;
        if (!poll_actions(t)) return NULL;
    }
}

static Value list_clear_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    list_clear(t, list_of(args[0]));
    return NONE;
}

static Value list_copy_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ValuesBlock *copy;
    size_t length;
    if (!list_snapshot(t, list_of(args[0]), 0, SIZE_MAX, &copy, &length)) return NULL;
    return list_from_block(t, copy, length);
}

static Value list_count_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ValuesBlock *copy;
    size_t length;
    int64_t count = 0;
    if (!list_snapshot(t, list_of(args[0]), 0, SIZE_MAX, &copy, &length)) return NULL;
    for (size_t i = 0; i < length; i++) {
        int equal = sequence_quick_equal(copy->items[i], args[1]);
        if (equal < 0) {
            if (!poll_actions(t)) return NULL;
            equal = value_equal(t, copy->items[i], args[1]);
            if (equal < 0) return NULL;
        }
        count += equal;
    }
    return small_int(count);
}

static Value list_index_method(Thread *t, Value *args, size_t nargs) {
    List *list = list_of(args[0]);
    int64_t start = 0, stop = INT64_MAX;
    if (nargs > 2 && !slice_bound(t, args[2], &start)) return NULL;
    if (nargs > 3 && !slice_bound(t, args[3], &stop)) return NULL;
    Value item;
    size_t length = list_length(list);
    int64_t found = list_find(t, list, args[1], sequence_clip(start, length),
                              sequence_clip(stop, length), &item);
    if (found == -2) return NULL;
    return found < 0 ? raise_value_error(t, "list.index(x): x not in list") : small_int(found);
}

static Value list_reverse_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return list_reverse(t, args[0]) ? NONE : NULL;
}

static Value list_sort_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int reverse = args[2] ? value_truth(t, args[2]) : 0;
    if (reverse < 0) return NULL;
    Value key = args[1] == NONE ? NULL : args[1];
    return list_sort(t, args[0], key, reverse) ? NONE : NULL;
}

static Value list_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    size_t length = list_length(list_of(args[0]));
    Value it = index_iterator_new(t, T_LIST_REVERSE_ITERATOR, args[0]);
    if (it) ((IndexIterator *)it)->index = length - 1;
    return it;
}

static Value list_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ValuesBlock *block = load_acquire(&list_of(args[0])->block);
    size_t size = sizeof(List);
    if (block != NULL) size += sizeof(ValuesBlock) + block->capacity * sizeof(Value);
    return int_from_uint64(t, size);
}

static const NativeDef list_methods[] = {
    {"__reversed__", list_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__sizeof__", list_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"clear", list_clear_method, 0, 0, NATIVE_METHOD, NULL, "Remove all items."},
    {"copy", list_copy_method, 0, 0, NATIVE_METHOD, NULL, "A new list of the same items."},
    {"append", list_append_method, 1, 1, NATIVE_METHOD, NULL, "Add an item at the end."},
    {"insert", list_insert_method, 2, 2, NATIVE_METHOD, NULL,
     "Put an item before the one at an index."},
    {"extend", list_extend_method, 1, 1, NATIVE_METHOD, NULL,
     "Add the items of an iterable at the end."},
    {"pop", list_pop_method, 0, 1, NATIVE_METHOD, NULL,
     "Remove the item at an index (the last), and return it."},
    {"remove", list_remove_method, 1, 1, NATIVE_METHOD, NULL,
     "Remove the first item that is equal to a value."},
    {"index", list_index_method, 1, 3, NATIVE_METHOD, NULL, "The first index of a value."},
    {"count", list_count_method, 1, 1, NATIVE_METHOD, NULL, "How many items are equal to a value."},
    {"reverse", list_reverse_method, 0, 0, NATIVE_METHOD, NULL,
     "Turn the order of the items around."},
    {"sort", list_sort_method, 0, 0, NATIVE_METHOD, "*, key=None, reverse=False",
     "Sort the items in ascending order; equal ones keep their order."},
    {0},
};

static void list_trace(Marker *m, Object *cell) { gc_mark_cell(m, ((List *)cell)->block); }

const TypeDef list_typedef = {
    .name = "list",
    .doc = "A sequence that can be changed.",
    .id = T_LIST,
    .size = sizeof(List),
    .flags = TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_BASIC_MATCH,
    .trace = list_trace,
    .slots = {
        .repr = list_repr,
        .compare = list_richcompare,
        .iter = list_iter,
        .new = list_construct,
        .init = list_initialise,
        .length = list_len,
        .getitem = list_getitem,
        .setitem = list_setitem,
        .contains = list_contains,
        .binary = {[BINARY_ADD] = list_concat, [BINARY_MUL] = list_repeat},
        .inplace = {[BINARY_ADD] = list_inplace_concat, [BINARY_MUL] = list_inplace_repeat},
    },
    .methods = list_methods,
    .new_params = "iterable=(), /",
};
