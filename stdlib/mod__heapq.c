/* Module _heapq: lists in which no item is less than that at (its index - 1) / 2; or, in those that
 * end in _max, greater.
 *
 * While items compare without running Python code, each operation is one write section of the list:
 * first all comparisons, which may show that this is not so, then the stores. Otherwise it goes
 * step by step, and checks that the list keeps its length meanwhile. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

/* A heap has no more levels than this. */
#define HEAPQ_LEVELS 64

/* Does a belong above b? 1, 0, or -1: unsure. */
static int heapq_above_quick(Value a, Value b, bool is_max) {
    return is_max ? sequence_quick_less(b, a) : sequence_quick_less(a, b);
}
static int heapq_above(Thread *t, Value a, Value b, bool is_max) {
    if (!poll_actions(t)) return -1;
    return is_max ? value_compare_truth(t, b, a, COMPARE_LT)
                  : value_compare_truth(t, a, b, COMPARE_LT);
}

/* ---- in one section ------------------------------------------------------------------------- */

/* Moves v, which is to be at `from`, up to where it belongs; items on the way go down. False:
 * unsure, nothing is changed. */
static bool heapq_rise_quick(List *list, size_t from, Value v, bool is_max) {
    Value *items = list->block->items;
    size_t place = from;
    for (; place > 0; place = (place - 1) / 2) {
        int above = heapq_above_quick(v, items[(place - 1) / 2], is_max);
        if (above < 0) return false;
        if (!above) break;
    }
    for (size_t i = from; i != place; i = (i - 1) / 2)
        store(list->block, &items[i], items[(i - 1) / 2]);
    store(list->block, &items[place], v);
    return true;
}

/* Puts v where the item at `from` was, or below, in a heap of `count` items. False: unsure, nothing
 * is changed. */
static bool heapq_sink_quick(List *list, size_t from, size_t count, Value v, bool is_max) {
    Value *items = list->block->items;
    size_t path[HEAPQ_LEVELS], depth = 0;
    for (size_t i = from, child; (child = 2 * i + 1) < count; i = child) {
        if (child + 1 < count) {
            int above = heapq_above_quick(items[child], items[child + 1], is_max);
            if (above < 0) return false;
            child += !above;
        }
        int above = heapq_above_quick(items[child], v, is_max);
        if (above < 0) return false;
        if (!above) break;
        path[depth++] = child;
    }
    size_t place = from;
    for (size_t i = 0; i < depth; place = path[i++])
        store(list->block, &items[place], items[path[i]]);
    store(list->block, &items[place], v);
    return true;
}

/* ---- step by step --------------------------------------------------------------------------- */

static bool heapq_check_length(Thread *t, const List *list, size_t length) {
    return list_length(list) == length ||
           FAIL_WITH(raise_runtime_error(t, "list changed size during iteration"));
}

/* Exchanges two items. */
static bool heapq_swap(Thread *t, List *list, size_t i, size_t j) {
    Value a = list_get(list, i), b = list_get(list, j);
    return (a && b && list_set(t, list, i, b) && list_set(t, list, j, a)) ||
           FAIL_WITH(raise_runtime_error(t, "list changed size during iteration"));
}

/* 1, 0, or -1: error. */
static int heapq_above_at(Thread *t, List *list, size_t i, size_t j, size_t length, bool is_max) {
    Value a = list_get(list, i), b = list_get(list, j);
    if (!a || !b) {
        raise_runtime_error(t, "list changed size during iteration");
        return -1;
    }
    int above = heapq_above(t, a, b, is_max);
    return above >= 0 && !heapq_check_length(t, list, length) ? -1 : above;
}

static bool heapq_rise(Thread *t, List *list, size_t start, size_t place, bool is_max) {
    size_t length = list_length(list);
    while (place > start) {
        size_t parent = (place - 1) / 2;
        int above = heapq_above_at(t, list, place, parent, length, is_max);
        if (above <= 0) return above == 0;
        if (!heapq_swap(t, list, place, parent)) return false;
        place = parent;
    }
    return true;
}

/* Goes down to a leaf first, and up from there: most items that are put on top belong far below. */
static bool heapq_sink(Thread *t, List *list, size_t start, bool is_max) {
    size_t length = list_length(list), place = start;
    for (size_t child; (child = 2 * place + 1) < length; place = child) {
        if (child + 1 < length) {
            int above = heapq_above_at(t, list, child, child + 1, length, is_max);
            if (above < 0) return false;
            child += !above;
        }
        if (!heapq_swap(t, list, place, child)) return false;
    }
    return heapq_rise(t, list, start, place, is_max);
}

/* ---- operations ----------------------------------------------------------------------------- */

static List *heapq_list(Thread *t, const char *function, Value v, bool only) {
    if (is_list(t, v)) return list_of(v);
    raise_type_error(t, "%s() argument %smust be list, not %T", function, only ? "" : "1 ", v);
    return NULL;
}

static Value heapq_push(Thread *t, Value self, Value v, bool is_max) {
    List *list = list_of(self);
    for (;;) {
        bool done = false;
        write_begin(t, &list->header);
        size_t last = list->length;
        bool has_room = list->block != NULL && last < list->block->capacity;
        if (has_room) {
            list_change_begin(list);
            done = heapq_rise_quick(list, last, v, is_max);
            if (!done) store(list->block, &list->block->items[last], v);
            store_release(&list->length, last + 1);
            list_change_end(list);
        }
        write_end(t, &list->header);
        if (has_room) return done || heapq_rise(t, list, 0, last, is_max) ? NONE : NULL;
        if (!list_reserve(t, list, last + 1)) return NULL;
    }
}

/* The first item, in whose place comes the last. */
static Value heapq_pop(Thread *t, Value self, bool is_max) {
    List *list = list_of(self);
    Value first = NULL;
    bool done = true;
    write_begin(t, &list->header);
    size_t count = list->length;
    if (count > 0) {
        Value *items = list->block->items, last = items[count - 1];
        first = items[0];
        list_change_begin(list);
        store_release(&list->length, count - 1);
        store(list->block, &items[count - 1], NULL);
        if (count > 1) done = heapq_sink_quick(list, 0, count - 1, last, is_max);
        if (!done) store(list->block, &items[0], last);
        list_change_end(list);
    }
    write_end(t, &list->header);
    if (!first) return raise_index_error(t, "index out of range");
    return done || heapq_sink(t, list, 0, is_max) ? first : NULL;
}

/* The first item, in whose place comes v. With `only_if_below`: v itself, if it belongs above the
 * first item. */
static Value heapq_exchange(Thread *t, Value self, Value v, bool is_max, bool only_if_below) {
    List *list = list_of(self);
    Value first = list_get(list, 0);
    if (!first) return only_if_below ? v : raise_index_error(t, "index out of range");
    bool done = false;
    if (only_if_below) {
        int above = heapq_above_quick(first, v, is_max);
        if (above < 0) above = heapq_above(t, first, v, is_max);
        if (above <= 0) return above < 0 ? NULL : v;
    }
    write_begin(t, &list->header);
    bool is_there = list->length > 0;
    if (is_there) {
        first = list->block->items[0];
        list_change_begin(list);
        done = heapq_sink_quick(list, 0, list->length, v, is_max);
        if (!done) store(list->block, &list->block->items[0], v);
        list_change_end(list);
    }
    write_end(t, &list->header);
    if (!is_there) return raise_index_error(t, "index out of range");
    return done || heapq_sink(t, list, 0, is_max) ? first : NULL;
}

static Value heapq_make(Thread *t, Value self, bool is_max) {
    List *list = list_of(self);
    for (size_t i = list_length(list) / 2; i-- > 0;) {
        if (!poll_actions(t)) return NULL;
        bool done = true;
        write_begin(t, &list->header);
        if (i < list->length) {
            list_change_begin(list);
            done = heapq_sink_quick(list, i, list->length, list->block->items[i], is_max);
            list_change_end(list);
        }
        write_end(t, &list->header);
        if (!done && !heapq_sink(t, list, i, is_max)) return NULL;
    }
    return NONE;
}

#define HEAPQ_FUNCTIONS(suffix, is_max) \
    static Value heapq_heappush##suffix(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        if (!heapq_list(t, "heappush" #suffix, args[0], false)) return NULL; \
        return heapq_push(t, args[0], args[1], is_max); \
    } \
    static Value heapq_heappop##suffix(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        if (!heapq_list(t, "heappop" #suffix, args[0], true)) return NULL; \
        return heapq_pop(t, args[0], is_max); \
    } \
    static Value heapq_heappushpop##suffix(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        if (!heapq_list(t, "heappushpop" #suffix, args[0], false)) return NULL; \
        return heapq_exchange(t, args[0], args[1], is_max, true); \
    } \
    static Value heapq_heapreplace##suffix(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        if (!heapq_list(t, "heapreplace" #suffix, args[0], false)) return NULL; \
        return heapq_exchange(t, args[0], args[1], is_max, false); \
    } \
    static Value heapq_heapify##suffix(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        if (!heapq_list(t, "heapify" #suffix, args[0], true)) return NULL; \
        return heapq_make(t, args[0], is_max); \
    }
HEAPQ_FUNCTIONS(, false)
HEAPQ_FUNCTIONS(_max, true)
#undef HEAPQ_FUNCTIONS

#define HEAPQ_ROWS(suffix) \
    {"heappush" #suffix, heapq_heappush##suffix, 2, 2, NATIVE_FUNCTION, NULL, \
     "Add an item to a heap."}, \
    {"heappop" #suffix, heapq_heappop##suffix, 1, 1, NATIVE_FUNCTION, NULL, \
     "Remove the first item of a heap and return it."}, \
    {"heappushpop" #suffix, heapq_heappushpop##suffix, 2, 2, NATIVE_FUNCTION, NULL, \
     "Add an item, then remove the first."}, \
    {"heapreplace" #suffix, heapq_heapreplace##suffix, 2, 2, NATIVE_FUNCTION, NULL, \
     "Remove the first item, then add one."}, \
    {"heapify" #suffix, heapq_heapify##suffix, 1, 1, NATIVE_FUNCTION, NULL, "Make a list a heap."}
static const NativeDef heapq_functions[] = {HEAPQ_ROWS(), HEAPQ_ROWS(_max), {0}};
#undef HEAPQ_ROWS

const ModuleDef module__heapq = {
    .name = "_heapq",
    .doc = "Lists of which the first item is always the least.",
    .functions = heapq_functions,
};
