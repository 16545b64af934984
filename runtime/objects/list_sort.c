/* list.sort(): natural runs, short ones filled up by insertion, merged in the order of powersort
 * (Munro and Wild).
 *
 * What is sorted is a private copy, which replaces the list's block at the end: other threads see
 * the list before or after, and an exception in a comparison leaves it as it was. A list that was
 * changed meanwhile is sorted again if nothing but built-in comparisons were made (then no one can
 * tell), else that is a ValueError, as in CPython.
 *
 * With a key function there are two arrays that move together: keys, by which to compare, and
 * values. */
#include <string.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

/* How keys compare. All but the last need no calls, cannot fail, and are compiled separately. */
typedef enum SortKind { SORT_INTS, SORT_FLOATS, SORT_STRS, SORT_ANY } SortKind;

/* A run is as long as this at least. */
#define SORT_RUN_MIN 24
/* After so many items in a row from one side, look how many more there are by doubling steps. */
#define SORT_GALLOP 7
/* A list that other threads keep changing is sorted so often before one gives up, or holds its lock
 * meanwhile. */
#define SORT_TRIES 4

typedef struct SortRun {
    size_t start;
    int power;               /* of the boundary to the run before */
} SortRun;

typedef struct ListSort {
    Thread *t;
    Value *keys, *values;    /* values NULL: the keys themselves */
    Value *spare_keys, *spare_values; /* room for half of them */
    size_t count;
    bool is_plain;           /* comparing runs no Python code */
    bool is_locked;          /* in a write section: no safepoints */
    SortRun runs[66];        /* powers increase on the stack, and a power is at most 64 */
    size_t run_count;
} ListSort;

/* ---- comparing ------------------------------------------------------------------------------ */

ALWAYS_INLINE bool sort_str_less(Thread *t, Str *a, Str *b) {
    if (LIKELY(a->width == 1 && b->width == 1)) {
        size_t common = a->length < b->length ? a->length : b->length;
        int order = memcmp(a->data, b->data, common);
        return order != 0 ? order < 0 : a->length < b->length;
    }
    int order = 0;
    (void)str_order(t, a, b, &order);
    return order < 0;
}

static NOINLINE int sort_any_less(ListSort *s, Value a, Value b) {
    int less = sequence_quick_less(a, b);
    if (less >= 0) return less;
    if (!s->is_plain && !poll_actions(s->t)) return -1;
    return value_compare_truth(s->t, a, b, COMPARE_LT);
}

/* 1, 0, or -1: error. */
ALWAYS_INLINE int sort_less(ListSort *s, SortKind kind, Value a, Value b) {
    switch (kind) {
    case SORT_INTS: return (int64_t)value_bits(a) < (int64_t)value_bits(b);
    case SORT_FLOATS: return float_of(a) < float_of(b);
    case SORT_STRS: return sort_str_less(s->t, str_of(a), str_of(b));
    case SORT_ANY: break;
    }
    return sort_any_less(s, a, b);
}

/* ---- moving --------------------------------------------------------------------------------- */

ALWAYS_INLINE void sort_move(ListSort *s, size_t to, size_t from, size_t count) {
    memmove(s->keys + to, s->keys + from, count * sizeof(Value));
    if (s->values) memmove(s->values + to, s->values + from, count * sizeof(Value));
}
ALWAYS_INLINE void sort_save(ListSort *s, size_t from, size_t count) {
    memcpy(s->spare_keys, s->keys + from, count * sizeof(Value));
    if (s->values) memcpy(s->spare_values, s->values + from, count * sizeof(Value));
}
ALWAYS_INLINE void sort_restore(ListSort *s, size_t to, size_t from_spare, size_t count) {
    memcpy(s->keys + to, s->spare_keys + from_spare, count * sizeof(Value));
    if (s->values) memcpy(s->values + to, s->spare_values + from_spare, count * sizeof(Value));
}

static void sort_turn_array(Value *items, size_t count) {
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        Value v = items[i];
        items[i] = items[--j];
        items[j] = v;
    }
}
static void sort_turn(ListSort *s, size_t from, size_t to) {
    sort_turn_array(s->keys + from, to - from);
    if (s->values) sort_turn_array(s->values + from, to - from);
}

/* ---- runs ----------------------------------------------------------------------------------- */

/* Sorts [from, to), of which [from, sorted) is: each further item goes behind those that are not
 * greater. */
ALWAYS_INLINE bool sort_insert(ListSort *s, SortKind kind, size_t from, size_t sorted, size_t to) {
    for (; sorted < to; sorted++) {
        Value key = s->keys[sorted], value = s->values ? s->values[sorted] : NULL;
        size_t low = from, high = sorted;
        if (kind == SORT_INTS || kind == SORT_FLOATS) {
            for (low = sorted; low > from && sort_less(s, kind, key, s->keys[low - 1]); low--) {
            }
        } else {
            while (low < high) {
                size_t middle = low + (high - low) / 2;
                int less = sort_less(s, kind, key, s->keys[middle]);
                if (less < 0) return false;
                if (less) high = middle;
                else low = middle + 1;
            }
        }
        sort_move(s, low + 1, low, sorted - low);
        s->keys[low] = key;
        if (s->values) s->values[low] = value;
    }
    return true;
}

/* The end of the run that starts there, turned around if it descends; at least SORT_RUN_MIN items.
 * 0: error. */
ALWAYS_INLINE size_t sort_find_run(ListSort *s, SortKind kind, size_t start) {
    size_t end = start + 1;
    if (end < s->count) {
        int descends = sort_less(s, kind, s->keys[end], s->keys[start]);
        if (descends < 0) return 0;
        for (end++; end < s->count; end++) {
            int less = sort_less(s, kind, s->keys[end], s->keys[end - 1]);
            if (less < 0) return 0;
            if (less != descends) break;
        }
        if (descends) sort_turn(s, start, end);
    }
    size_t wanted = s->count - start < SORT_RUN_MIN ? s->count : start + SORT_RUN_MIN;
    if (end >= wanted) return end;
    return sort_insert(s, kind, start, end, wanted) ? wanted : 0;
}

/* ---- searching ------------------------------------------------------------------------------ */

/* Does an item belong before the place that is looked for? `or_equal`: behind items equal to key,
 * else before. */
ALWAYS_INLINE int sort_is_before(ListSort *s, SortKind kind, Value item, Value key, bool or_equal) {
    if (!or_equal) return sort_less(s, kind, item, key);
    int less = sort_less(s, kind, key, item);
    return less < 0 ? -1 : !less;
}

/* How many of items[0, count) belong before key, by steps that double from the left end, or the
 * right. SIZE_MAX: error. */
ALWAYS_INLINE size_t sort_gallop(ListSort *s, SortKind kind, Value key, const Value *items,
                                 size_t count, bool or_equal, bool from_right) {
    size_t low = 0, high = count; /* before [0, low): yes; from high on: no */
    for (size_t step = 1; low < high && step < count; step *= 2) {
        size_t probe = from_right ? (count > step ? count - step : 0) : step - 1;
        if (probe < low || probe >= high) break;
        int before = sort_is_before(s, kind, items[probe], key, or_equal);
        if (before < 0) return SIZE_MAX;
        if (before) low = probe + 1;
        else high = probe;
        if (before == from_right) break;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int before = sort_is_before(s, kind, items[middle], key, or_equal);
        if (before < 0) return SIZE_MAX;
        if (before) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* ---- merging -------------------------------------------------------------------------------- */

/* [low, middle) is in the spare room and shorter than [middle, high). */
ALWAYS_INLINE bool sort_merge_low(ListSort *s, SortKind kind, size_t low, size_t middle,
                                  size_t high) {
    size_t left = 0, left_count = middle - low, right = middle, out = low;
    size_t left_wins = 0, right_wins = 0;
    sort_save(s, low, left_count);
    if (kind == SORT_INTS && s->values == NULL) {
        Value *keys = s->keys, *spare = s->spare_keys;
        while (left < left_count && right < high) { /* without branches that depend on the items */
            Value a = spare[left], b = keys[right];
            bool take_right = (int64_t)value_bits(b) < (int64_t)value_bits(a);
            keys[out++] = take_right ? b : a;
            right += take_right;
            left += !take_right;
        }
    }
    while (left < left_count && right < high) {
        int less = sort_less(s, kind, s->keys[right], s->spare_keys[left]);
        if (less < 0) return false;
        if (less) {
            sort_move(s, out++, right++, 1);
            left_wins = 0;
            if (++right_wins < SORT_GALLOP || right == high) continue;
            size_t more = sort_gallop(s, kind, s->spare_keys[left], s->keys + right, high - right,
                                      false, false);
            if (more == SIZE_MAX) return false;
            sort_move(s, out, right, more);
            right += more;
            out += more;
            right_wins = more < SORT_GALLOP ? 0 : SORT_GALLOP - 1;
        } else {
            sort_restore(s, out++, left++, 1);
            right_wins = 0;
            if (++left_wins < SORT_GALLOP || left == left_count) continue;
            size_t more = sort_gallop(s, kind, s->keys[right], s->spare_keys + left,
                                      left_count - left, true, false);
            if (more == SIZE_MAX) return false;
            sort_restore(s, out, left, more);
            left += more;
            out += more;
            left_wins = more < SORT_GALLOP ? 0 : SORT_GALLOP - 1;
        }
    }
    sort_restore(s, out, left, left_count - left);
    return true;
}

/* The mirror image: [middle, high) is in the spare room, and places are filled from the end. */
ALWAYS_INLINE bool sort_merge_high(ListSort *s, SortKind kind, size_t low, size_t middle,
                                   size_t high) {
    size_t left = middle, right = high - middle, out = high;
    size_t left_wins = 0, right_wins = 0;
    sort_save(s, middle, right);
    if (kind == SORT_INTS && s->values == NULL) {
        Value *keys = s->keys, *spare = s->spare_keys;
        while (right > 0 && left > low) {
            Value a = keys[left - 1], b = spare[right - 1];
            bool take_left = (int64_t)value_bits(b) < (int64_t)value_bits(a);
            keys[--out] = take_left ? a : b;
            left -= take_left;
            right -= !take_left;
        }
    }
    while (right > 0 && left > low) {
        int less = sort_less(s, kind, s->spare_keys[right - 1], s->keys[left - 1]);
        if (less < 0) return false;
        if (less) {
            sort_move(s, --out, --left, 1);
            right_wins = 0;
            if (++left_wins < SORT_GALLOP || left == low) continue;
            size_t rest = sort_gallop(s, kind, s->spare_keys[right - 1], s->keys + low, left - low,
                                      true, true);
            if (rest == SIZE_MAX) return false;
            size_t more = left - low - rest;
            left -= more;
            out -= more;
            sort_move(s, out, left, more);
            left_wins = more < SORT_GALLOP ? 0 : SORT_GALLOP - 1;
        } else {
            sort_restore(s, --out, --right, 1);
            left_wins = 0;
            if (++right_wins < SORT_GALLOP || right == 0) continue;
            size_t rest =
                sort_gallop(s, kind, s->keys[left - 1], s->spare_keys, right, false, true);
            if (rest == SIZE_MAX) return false;
            size_t more = right - rest;
            right -= more;
            out -= more;
            sort_restore(s, out, right, more);
            right_wins = more < SORT_GALLOP ? 0 : SORT_GALLOP - 1;
        }
    }
    sort_restore(s, out - right, 0, right);
    return true;
}

ALWAYS_INLINE bool sort_merge(ListSort *s, SortKind kind, size_t low, size_t middle, size_t high) {
    if (!s->is_locked && load_relaxed(&s->t->poll) & POLL_INSIDE_MASK) safepoint_inside(s->t);
    /* What is in its place already stays there. */
    size_t skip = sort_gallop(s, kind, s->keys[middle], s->keys + low, middle - low, true, false);
    if (skip == SIZE_MAX) return false;
    low += skip;
    if (low == middle) return true;
    size_t rest =
        sort_gallop(s, kind, s->keys[middle - 1], s->keys + middle, high - middle, false, true);
    if (rest == SIZE_MAX) return false;
    high = middle + rest;
    if (middle == high) return true;
    if (middle - low <= high - middle) return sort_merge_low(s, kind, low, middle, high);
    return sort_merge_high(s, kind, low, middle, high);
}

/* Where the boundary between two runs stands in the perfectly balanced tree of merges over all
 * items: its depth. */
static int sort_boundary_power(size_t start, size_t middle, size_t end, size_t count) {
    uint64_t left = (uint64_t)(((unsigned __int128)(start + middle) << 62) / count);
    uint64_t right = (uint64_t)(((unsigned __int128)(middle + end) << 62) / count);
    return __builtin_clzll(left ^ right);
}

ALWAYS_INLINE bool sort_all(ListSort *s, SortKind kind) {
    size_t start = 0;
    s->run_count = 0;
    while (start < s->count) {
        size_t end = sort_find_run(s, kind, start);
        if (end == 0) return false;
        if (s->run_count > 0) {
            int power = sort_boundary_power(s->runs[s->run_count - 1].start, start, end, s->count);
            while (s->run_count > 1 && s->runs[s->run_count - 1].power > power) {
                s->run_count--;
                if (!sort_merge(s, kind, s->runs[s->run_count - 1].start,
                                s->runs[s->run_count].start, start))
                    return false;
            }
            s->runs[s->run_count].power = power;
        }
        s->runs[s->run_count++].start = start;
        start = end;
    }
    for (; s->run_count > 1; s->run_count--)
        if (!sort_merge(s, kind, s->runs[s->run_count - 2].start, s->runs[s->run_count - 1].start,
                        s->count))
            return false;
    return true;
}

static NOINLINE bool sort_ints(ListSort *s) { return sort_all(s, SORT_INTS); }
static NOINLINE bool sort_floats(ListSort *s) { return sort_all(s, SORT_FLOATS); }
static NOINLINE bool sort_strs(ListSort *s) { return sort_all(s, SORT_STRS); }
static NOINLINE bool sort_any(ListSort *s) { return sort_all(s, SORT_ANY); }

/* ---- what is to be sorted ------------------------------------------------------------------- */

static SortKind sort_kind_of(const Value *keys, size_t count) {
    size_t ints = 0, floats = 0, strs = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_int_small(keys[i])) ints++;
        else if (is_str_exact(keys[i])) strs++;
        else if (is_float_exact(keys[i])) floats++;
        else break;
    }
    if (ints == count) return SORT_INTS;
    if (strs == count) return SORT_STRS;
    return floats == count ? SORT_FLOATS : SORT_ANY;
}

static bool sort_run(ListSort *s, SortKind kind, bool reverse) {
    bool ok = false;
    if (reverse) sort_turn(s, 0, s->count); /* equal items must keep their order */
    switch (kind) {
    case SORT_INTS: ok = sort_ints(s); break;
    case SORT_FLOATS: ok = sort_floats(s); break;
    case SORT_STRS: ok = sort_strs(s); break;
    case SORT_ANY: ok = sort_any(s); break;
    }
    if (ok && reverse) sort_turn(s, 0, s->count);
    return ok;
}

/* Replaces the list's items, if it has still that version. */
static bool sort_publish(Thread *t, List *list, ValuesBlock *sorted, size_t count, uint32_t version,
                         bool force) {
    write_begin(t, &list->header);
    bool is_unchanged = list->version == version;
    if (is_unchanged || force) {
        list_change_begin(list);
        store_cell(list, &list->block, sorted);
        store_release(&list->length, count);
        list_change_end(list);
    }
    write_end(t, &list->header);
    return is_unchanged;
}

/* The last resort for plain items: sorts them inside one write section. False: their number has
 * changed again. */
static bool sort_in_place(ListSort *s, List *list, ValuesBlock *copy, SortKind kind, bool reverse) {
    write_begin(s->t, &list->header);
    bool fits = list->length == s->count;
    if (fits && s->count > 0) {
        values_copy(copy, copy->items, list->block->items, s->count);
        fits = sort_kind_of(copy->items, s->count) == kind;
    }
    if (fits) {
        s->is_locked = true;
        bool sorted = sort_run(s, kind, reverse);
        ASSERT(sorted, "comparing plain items cannot fail");
        (void)sorted;
        list_change_begin(list);
        store_cell(list, &list->block, copy);
        list_change_end(list);
    }
    write_end(s->t, &list->header);
    return fits;
}

static ValuesBlock *sort_keys(Thread *t, ValuesBlock *values, size_t count, Value key) {
    ValuesBlock *keys = values_block_new(t, count);
    for (size_t i = 0; keys && i < count; i++) {
        if (!poll_actions(t)) return NULL;
        Value k = value_call_1(t, key, values->items[i]);
        if (!k) return NULL;
        store(keys, &keys->items[i], k);
    }
    return keys;
}

/* One try. 1 done, 0 the list was changed meanwhile (and is as it was changed), -1 error. */
static int sort_try(Thread *t, List *list, Value key, bool reverse, int tries) {
    write_begin(t, &list->header);
    uint32_t version = list->version;
    write_end(t, &list->header);
    ValuesBlock *values, *keys = NULL;
    size_t count;
    if (!list_snapshot(t, list, 0, SIZE_MAX, &values, &count)) return -1;
    if (key && !(keys = sort_keys(t, values, count, key))) return -1;
    ListSort s = {.t = t, .count = count, .is_plain = true};
    s.keys = (key ? keys : values)->items;
    s.values = key ? values->items : NULL;
    SortKind kind = sort_kind_of(s.keys, count);
    for (size_t i = 0; kind == SORT_ANY && s.is_plain && i < count; i++)
        s.is_plain = sequence_is_plain(s.keys[i], 3);
    if (count > 1) {
        ValuesBlock *spare = values_block_new(t, count / 2 + 1);
        ValuesBlock *spare_values = spare && key ? values_block_new(t, count / 2 + 1) : NULL;
        if (!spare || (key && !spare_values)) return -1;
        s.spare_keys = spare->items;
        s.spare_values = key ? spare_values->items : NULL;
        bool by_force = tries >= SORT_TRIES && !key && kind != SORT_ANY;
        if (by_force && sort_in_place(&s, list, values, kind, reverse)) return 1;
        if (!by_force && !sort_run(&s, kind, reverse)) return -1;
        if (by_force) return 0;
    }
    bool may_retry = s.is_plain && !key && (tries < SORT_TRIES || kind != SORT_ANY);
    if (sort_publish(t, list, values, count, version, !may_retry)) return 1;
    if (may_retry) return 0;
    raise_value_error(t, "list modified during sort");
    return -1;
}

bool list_sort(Thread *t, Value self, Value key, bool reverse) {
    if (list_length(list_of(self)) == 0) return true;
    for (int tries = 0;; tries++) {
        int done = sort_try(t, list_of(self), key, reverse, tries);
        if (done != 0) return done > 0;
        if (!poll_actions(t)) return false;
    }
}
