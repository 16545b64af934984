/* Builtins that go through an iterable. */
#include "stdlib/builtins.h"

#include <math.h>

#include "vm/generator.h"

#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/threads/safepoint.h"

/* An iterator on its way. A built-in one's function stays the same. */
typedef struct Steps {
    Value iterator;
    Value (*next)(Thread *t, Value iterator);
} Steps;

static bool iterate_begin(Thread *t, Value iterable, Steps *steps) {
    steps->iterator = value_iter(t, iterable);
    if (!steps->iterator) return false;
    const Type *type = type_of(t, steps->iterator);
    steps->next = type->flags & TYPE_HEAP ? value_next : type->slots->next;
    return true;
}

/* The next item: false at the end or on error (*failed). */
ALWAYS_INLINE bool iterate_step(Thread *t, const Steps *steps, Value *item, bool *failed) {
    *failed = !poll_actions(t);
    if (*failed) return false;
    *item = steps->next(t, steps->iterator);
    if (LIKELY(*item != NULL)) return true;
    if (error_is_set(t) && error_matches(t, T_STOP_ITERATION)) error_clear(t);
    *failed = error_is_set(t);
    return false;
}

static Value iterate_quantifier(Thread *t, Value iterable, int decisive) {
    Steps steps;
    Value item;
    bool failed;
    if (!iterate_begin(t, iterable, &steps)) return NULL;
    while (iterate_step(t, &steps, &item, &failed)) {
        int truth = is_bool(item) ? item == TRUE_VALUE : value_truth(t, item);
        if (truth < 0) return NULL;
        if (truth == decisive) return bool_value(decisive);
    }
    return failed ? NULL : bool_value(!decisive);
}

Value builtin_all(Thread *t, Value *args, size_t nargs) { (void)nargs; return iterate_quantifier(t, args[0], 0); }
Value builtin_any(Thread *t, Value *args, size_t nargs) { (void)nargs; return iterate_quantifier(t, args[0], 1); }

Value builtin_iter(Thread *t, Value *args, size_t nargs) {
    if (nargs == 1) return value_iter(t, args[0]);
    if (!value_is_callable(t, args[0])) return raise_type_error(t, "iter(v, w): v must be callable");
    return callable_iterator_new(t, args[0], args[1]);
}

Value builtin_next(Thread *t, Value *args, size_t nargs) {
    Value (*next)(Thread *, Value) = type_of(t, args[0])->slots->next;
    if (!next) return raise_type_error(t, "'%T' object is not an iterator", args[0]);
    Value v = next(t, args[0]);
    if (v) return v;
    if (nargs == 2) {
        if (error_is_set(t)) {
            if (!error_matches(t, T_STOP_ITERATION)) return NULL;
            error_clear(t);
        }
        return args[1];
    }
    return error_is_set(t) ? NULL : raise_stop_iteration(t, NULL);
}

Value builtin_aiter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value (*aiter)(Thread *, Value) = type_of(t, args[0])->slots->aiter;
    if (!aiter) return raise_type_error(t, "'%T' object is not an async iterable", args[0]);
    Value v = aiter(t, args[0]);
    if (v && !type_of(t, v)->slots->anext) return raise_type_error(t, "aiter() returned not an async iterator of type '%T'", v);
    return v;
}

Value builtin_anext(Thread *t, Value *args, size_t nargs) {
    Value (*anext)(Thread *, Value) = type_of(t, args[0])->slots->anext;
    if (!anext) return raise_type_error(t, "'%T' object is not an async iterator", args[0]);
    Value v = anext(t, args[0]);
    if (!v || nargs == 1) return v;
    return anext_awaitable_new(t, v, args[1]);
}

/* 1 yes, 0 no, -1 error. */
static int iterate_is_better(Thread *t, Value a, Value b, CompareOperator better) {
    if (LIKELY(both_small_ints(a, b)))
        return better == COMPARE_LT ? (int64_t)value_bits(a) < (int64_t)value_bits(b) : (int64_t)value_bits(a) > (int64_t)value_bits(b);
    if (is_float_immediate(a) && is_float_immediate(b))
        return better == COMPARE_LT ? float_immediate_of(a) < float_immediate_of(b) : float_immediate_of(a) > float_immediate_of(b);
    return value_compare_truth(t, a, b, better);
}

/* The best of an iterable's items, or the fallback if there are none. */
static Value iterate_extreme(Thread *t, Value iterable, Value key, Value fallback, CompareOperator better) {
    Steps steps;
    Value item, best = NULL, best_key = NULL;
    bool failed;
    if (!iterate_begin(t, iterable, &steps)) return NULL;
    while (iterate_step(t, &steps, &item, &failed)) {
        Value item_key = key ? value_call_1(t, key, item) : item;
        if (!item_key) return NULL;
        int wins = best ? iterate_is_better(t, item_key, best_key, better) : 1;
        if (wins < 0) return NULL;
        if (wins) {
            best = item;
            best_key = item_key;
        }
    }
    if (failed) return NULL;
    if (best) return best;
    const char *name = better == COMPARE_LT ? "min" : "max";
    return fallback ? fallback : raise_value_error(t, "%s() iterable argument is empty", name);
}

/* min(iterable) and min(a, b, ...). */
static Value iterate_extreme_positional(Thread *t, Value *args, size_t nargs, CompareOperator better) {
    if (nargs == 1) return iterate_extreme(t, args[0], NULL, NULL, better);
    Value best = args[0];
    for (size_t n = 1; n < nargs; n++) {
        int wins = poll_actions(t) ? iterate_is_better(t, args[n], best, better) : -1;
        if (wins < 0) return NULL;
        if (wins) best = args[n];
    }
    return best;
}

/* With keywords. args: the tuple of positional ones, key, default. */
static Value iterate_extreme_bound(Thread *t, Value *args, CompareOperator better) {
    const Tuple *given = tuple_of(args[0]);
    Value key = args[1] == NONE ? NULL : args[1], fallback = args[2];
    const char *name = better == COMPARE_LT ? "min" : "max";
    if (given->length == 0) return raise_type_error(t, "%s expected at least 1 argument, got 0", name);
    if (given->length > 1 && fallback)
        return raise_type_error(t, "Cannot specify a default for %s() with multiple positional arguments", name);
    return iterate_extreme(t, given->length > 1 ? args[0] : given->items[0], key, fallback, better);
}

static Value iterate_extreme_called(Thread *t, Value *args, size_t nargs, CompareOperator better) {
    return nargs == NATIVE_BOUND ? iterate_extreme_bound(t, args, better)
                                 : iterate_extreme_positional(t, args, nargs, better);
}

Value builtin_min(Thread *t, Value *args, size_t nargs) { return iterate_extreme_called(t, args, nargs, COMPARE_LT); }
Value builtin_max(Thread *t, Value *args, size_t nargs) { return iterate_extreme_called(t, args, nargs, COMPARE_GT); }

/* args: iterable, key, reverse */
Value builtin_sorted(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value list = list_from_iterable(t, args[0]);
    if (!list) return NULL;
    int reverse = args[2] ? value_truth(t, args[2]) : 0;
    if (reverse < 0) return NULL;
    return list_sort(t, list, args[1] == NONE ? NULL : args[1], reverse) ? list : NULL;
}

/* Neumaier's compensated summation, as CPython sums floats since 3.12. */
typedef struct FloatSum { double high, low; } FloatSum;

static void float_sum_add(FloatSum *s, double x) {
    double total = s->high + x;
    s->low += fabs(s->high) >= fabs(x) ? (s->high - total) + x : (x - total) + s->high;
    s->high = total;
}

static double float_sum_result(const FloatSum *s) {
    return s->low != 0.0 && isfinite(s->low) ? s->high + s->low : s->high;
}

static bool sum_is_real(Value v) { return is_float_exact(v) || is_int_small(v); }

static double sum_real(Value v) { return is_int_small(v) ? (double)small_int_of(v) : float_of(v); }

/* The total of a float and what follows it as long as it is real; *item: what comes then, NULL at the end. */
static Value sum_floats(Thread *t, Steps *steps, Value total, Value *item, bool *failed) {
    FloatSum s = {float_of(total), 0.0};
    while (*item && sum_is_real(*item)) {
        float_sum_add(&s, sum_real(*item));
        if (!iterate_step(t, steps, item, failed)) *item = NULL;
    }
    return *failed ? NULL : float_new(t, float_sum_result(&s));
}

/* The same of a complex number, and what is complex or real. */
static Value sum_complexes(Thread *t, Steps *steps, Value total, Value *item, bool *failed) {
    FloatSum real = {0.0, 0.0}, imag = {0.0, 0.0};
    ComplexNumber c;
    if (complex_from_number(t, total, &c) < 0) return NULL;
    real.high = c.real;
    imag.high = c.imaginary;
    while (*item && (is_exact(*item, T_COMPLEX) || sum_is_real(*item))) {
        if (complex_from_number(t, *item, &c) < 0) return NULL;
        float_sum_add(&real, c.real);
        if (!sum_is_real(*item)) float_sum_add(&imag, c.imaginary);
        if (!iterate_step(t, steps, item, failed)) *item = NULL;
    }
    return *failed ? NULL : complex_new(t, float_sum_result(&real), float_sum_result(&imag));
}

/* args: iterable, start */
Value builtin_sum(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value total = args[1] ? args[1] : small_int(0), item;
    if (is_str(t, total)) return raise_type_error(t, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_exact(total, T_BYTES)) return raise_type_error(t, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (is_exact(total, T_BYTEARRAY)) return raise_type_error(t, "sum() can't sum bytearray [use b''.join(seq) instead]");
    Steps steps;
    bool failed;
    if (!iterate_begin(t, args[0], &steps)) return NULL;
    while (iterate_step(t, &steps, &item, &failed)) {
        if (is_float_exact(total) && sum_is_real(item)) {
            total = sum_floats(t, &steps, total, &item, &failed);
            if (!total || !item) return total;
        }
        if (is_exact(total, T_COMPLEX) && (is_exact(item, T_COMPLEX) || sum_is_real(item))) {
            total = sum_complexes(t, &steps, total, &item, &failed);
            if (!total || !item) return total;
        }
        int64_t n;
        if (is_bool(item) && is_int_small(total)) item = small_int(item == TRUE_VALUE);
        if (both_small_ints(total, item) && !__builtin_add_overflow(small_int_of(total), small_int_of(item), &n) && fits_small_int(n))
            total = small_int(n);
        else
            total = value_binary(t, BINARY_ADD, total, item);
        if (!total) return NULL;
    }
    return failed ? NULL : total;
}
