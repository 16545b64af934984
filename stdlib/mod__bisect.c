/* Module _bisect: searching and inserting in sorted sequences. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

typedef enum BisectSide { BISECT_LEFT, BISECT_RIGHT } BisectSide;

/* args: sequence, value, lo, hi, key. */
static bool bisect_bounds(Thread *t, Value *args, int64_t *low, int64_t *high) {
    *low = 0;
    if (args[2] && !value_as_int64(t, args[2], low, T_OVERFLOW_ERROR)) return false;
    if (*low < 0) return FAIL_WITH(raise_value_error(t, "lo must be non-negative"));
    if (args[3] && args[3] != NONE) return value_as_int64(t, args[3], high, T_OVERFLOW_ERROR);
    *high = value_length(t, args[0]);
    return *high >= 0;
}

/* Item i, or what the key function makes of it. */
static Value bisect_item(Thread *t, Value sequence, int64_t i, Value key) {
    Value v = is_list_exact(sequence) ? list_get(list_of(sequence), (size_t)i) : NULL;
    if (!v) {
        Value index = int_from_int64(t, i);
        v = index ? value_getitem(t, sequence, index) : NULL;
    }
    return v && key ? value_call_1(t, key, v) : v;
}

static int bisect_less(Thread *t, Value a, Value b) {
    int less = sequence_quick_less(a, b);
    return less >= 0 ? less : value_compare_truth(t, a, b, COMPARE_LT);
}

/* Where x belongs; -1: error. */
static int64_t bisect_find(Thread *t, Value *args, Value x, BisectSide side) {
    int64_t low, high;
    Value key = args[4] == NONE ? NULL : args[4];
    if (!bisect_bounds(t, args, &low, &high)) return -1;
    while (low < high) {
        if (!poll_actions(t)) return -1;
        int64_t middle = low + (high - low) / 2;
        Value v = bisect_item(t, args[0], middle, key);
        if (!v) return -1;
        int less = side == BISECT_LEFT ? bisect_less(t, v, x) : bisect_less(t, x, v);
        if (less < 0) return -1;
        if (less == (side == BISECT_LEFT)) low = middle + 1;
        else high = middle;
    }
    return low;
}

static Value bisect_search(Thread *t, Value *args, BisectSide side) {
    int64_t place = bisect_find(t, args, args[1], side);
    return place < 0 ? NULL : int_from_int64(t, place);
}

static Value bisect_insert(Thread *t, Value *args, BisectSide side) {
    Value x = args[4] && args[4] != NONE ? value_call_1(t, args[4], args[1]) : args[1];
    int64_t place = x ? bisect_find(t, args, x, side) : -1;
    if (place < 0) return NULL;
    if (is_list_exact(args[0])) return list_insert(t, args[0], place, args[1]) ? NONE : NULL;
    Str *insert = intern_c(t, "insert");
    Value index = insert ? int_from_int64(t, place) : NULL;
    Value window[3] = {args[0], index, args[1]};
    return index && value_call_method(t, insert, window, 3, NULL) ? NONE : NULL;
}

static Value bisect_right(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bisect_search(t, args, BISECT_RIGHT);
}
static Value bisect_left(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bisect_search(t, args, BISECT_LEFT);
}
static Value bisect_insort_right(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bisect_insert(t, args, BISECT_RIGHT);
}
static Value bisect_insort_left(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bisect_insert(t, args, BISECT_LEFT);
}

#define BISECT_PARAMS "a, x, lo=0, hi=None, *, key=None"
static const NativeDef bisect_functions[] = {
    {"bisect_right", bisect_right, 2, 4, NATIVE_FUNCTION, BISECT_PARAMS,
     "The index behind all items that are not greater than x."},
    {"bisect_left", bisect_left, 2, 4, NATIVE_FUNCTION, BISECT_PARAMS,
     "The index before all items that are not less than x."},
    {"insort_right", bisect_insort_right, 2, 4, NATIVE_FUNCTION, BISECT_PARAMS,
     "Insert x behind all items that are not greater."},
    {"insort_left", bisect_insort_left, 2, 4, NATIVE_FUNCTION, BISECT_PARAMS,
     "Insert x before all items that are not less."},
    {0},
};
#undef BISECT_PARAMS

const ModuleDef module__bisect = {
    .name = "_bisect",
    .doc = "Searching and inserting in sorted sequences.",
    .functions = bisect_functions,
};
