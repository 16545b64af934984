/* datetime.timedelta: days, seconds and microseconds, the latter two never negative nor more than
 * the next larger unit. Products and quotients are of microseconds, as ints of any size. */
#include <math.h>
#include <stdio.h>

#include "runtime/objects/float.h"
#include "stdlib/datetime.h"

static Value delta_allocate(Thread *t, Type *type, int64_t days, int64_t seconds,
                            int64_t microseconds) {
    int64_t carry = microseconds / 1000000;
    microseconds %= 1000000;
    if (microseconds < 0) {
        microseconds += 1000000;
        carry--;
    }
    seconds += carry;
    carry = seconds / SECONDS_PER_DAY;
    seconds %= SECONDS_PER_DAY;
    if (seconds < 0) {
        seconds += SECONDS_PER_DAY;
        carry--;
    }
    days += carry;
    if (days > INT32_MAX || days < INT32_MIN)
        return raise_overflow_error(t, "Python int too large to convert to C int");
    if (days > DELTA_DAYS_MAX || days < -DELTA_DAYS_MAX)
        return raise_overflow_error(t, "days=%zd; must have magnitude <= %d", days, DELTA_DAYS_MAX);
    Delta *d = (Delta *)type_allocate_instance(t, type, 0);
    if (!d) return NULL;
    d->days = (int32_t)days;
    d->seconds = (int32_t)seconds;
    d->microseconds = (int32_t)microseconds;
    return to_value(d);
}

Value delta_new(Thread *t, int64_t days, int64_t seconds, int64_t microseconds) {
    return delta_allocate(t, datetime_type(t, &delta_typedef), days, seconds, microseconds);
}

Value delta_add(Thread *t, const Delta *a, const Delta *b, int sign) {
    return delta_new(t, a->days + (int64_t)sign * b->days, a->seconds + (int64_t)sign * b->seconds,
                     a->microseconds + (int64_t)sign * b->microseconds);
}

Value delta_negate(Thread *t, const Delta *d) {
    return delta_new(t, -(int64_t)d->days, -(int64_t)d->seconds, -(int64_t)d->microseconds);
}

int delta_compare(const Delta *a, const Delta *b) {
    int64_t difference = (int64_t)a->days - b->days;
    if (!difference) difference = a->seconds - b->seconds;
    if (!difference) difference = a->microseconds - b->microseconds;
    return (difference > 0) - (difference < 0);
}

/* ---- all of it in microseconds --------------------------------------------------------------- */

static Value delta_in_microseconds(Thread *t, const Delta *d) {
    int64_t seconds = (int64_t)d->days * SECONDS_PER_DAY + d->seconds;
    Value v = int_mul(t, small_int(seconds), small_int(1000000));
    return v ? int_add(t, v, small_int(d->microseconds)) : NULL;
}

static Value delta_from_microseconds(Thread *t, Type *type, Value v) {
    Value seconds, rest;
    int64_t n;
    if (!v) return NULL;
    if (int_as_int64(v, &n)) return delta_allocate(t, type, 0, 0, n);
    if (!int_divmod(t, v, small_int(1000000), &seconds, &rest)) return NULL;
    if (!int_as_int64(seconds, &n))
        return raise_overflow_error(t, "Python int too large to convert to C int");
    return delta_allocate(t, type, 0, n, small_int_of(rest));
}

/* a/b to the nearest integer, ties to even. */
static Value delta_divide_nearest(Thread *t, Value a, Value b) {
    Value quotient, remainder;
    if (!a || !b || !int_divmod(t, a, b, &quotient, &remainder)) return NULL;
    Value twice = int_add(t, remainder, remainder);
    if (!twice) return NULL;
    int order = int_compare(twice, b);
    if (int_sign(b) < 0) order = -order;
    Value odd = order == 0 ? int_and(t, quotient, small_int(1)) : NULL;
    if (order == 0 && !odd) return NULL;
    return order > 0 || odd == small_int(1) ? int_add(t, quotient, small_int(1)) : quotient;
}

Value delta_total_seconds(Thread *t, const Delta *d) {
    Value v = delta_in_microseconds(t, d);
    return v ? int_truediv(t, v, small_int(1000000)) : NULL;
}

static bool delta_float_ratio(Thread *t, Value v, Value *numerator, Value *denominator) {
    Str *name = intern_c(t, "as_integer_ratio");
    Value window[1] = {v};
    Value ratio = name ? value_call_method(t, name, window, 1, NULL) : NULL;
    if (!ratio) return false;
    if (!is_tuple(t, ratio))
        return FAIL_WITH(raise_type_error(t, "unexpected return type from as_integer_ratio(): "
                                             "expected tuple, not '%T'", ratio));
    if (tuple_of(ratio)->length != 2)
        return FAIL_WITH(raise_value_error(t, "as_integer_ratio() must return a 2-tuple"));
    *numerator = tuple_of(ratio)->items[0];
    *denominator = tuple_of(ratio)->items[1];
    if (is_int(t, *numerator) && is_int(t, *denominator)) return true;
    return FAIL_WITH(raise_type_error(t, "as_integer_ratio() must return two ints"));
}

/* ---- the constructor ------------------------------------------------------------------------- */

/* A sum of microseconds: its whole part, and what floats add to it. */
typedef struct DeltaSum {
    Value whole;
    double rest;
} DeltaSum;

static bool delta_sum_int(Thread *t, DeltaSum *sum, Value count, Value unit) {
    Value product = count ? int_mul(t, count, unit) : NULL;
    return product && (sum->whole = int_add(t, sum->whole, product)) != NULL;
}

static bool delta_sum_add(Thread *t, DeltaSum *sum, const char *name, Value v, int64_t unit) {
    if (!v) return true;
    if (is_int(t, v)) return delta_sum_int(t, sum, v, small_int(unit));
    if (!is_float(t, v))
        return FAIL_WITH(
            raise_type_error(t, "unsupported type for timedelta %s component: %T", name, v));
    double whole, fraction = modf(float_of(v), &whole);
    if (!delta_sum_int(t, sum, int_from_double(t, whole), small_int(unit))) return false;
    if (fraction == 0.0) return true;
    sum->rest += modf(fraction * (double)unit, &whole);
    return delta_sum_int(t, sum, int_from_double(t, whole), small_int(1));
}

/* The rest is rounded to the nearest; a tie so that the sum becomes even. */
static bool delta_sum_round(Thread *t, DeltaSum *sum) {
    if (sum->rest == 0.0) return true;
    double whole = round(sum->rest);
    if (fabs(whole - sum->rest) == 0.5) {
        Value low = int_and(t, sum->whole, small_int(1));
        if (!low) return false;
        int odd = low == small_int(1);
        whole = 2.0 * round((sum->rest + odd) * 0.5) - odd;
    }
    return delta_sum_int(t, sum, int_from_double(t, whole), small_int(1));
}

static Value delta_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    static const struct {
        const char *name;
        uint8_t argument;
        int64_t unit;
    } units[] = {{"microseconds", 2, 1},
                 {"milliseconds", 3, 1000},
                 {"seconds", 1, 1000000},
                 {"minutes", 4, 60000000},
                 {"hours", 5, 3600000000},
                 {"days", 0, (int64_t)SECONDS_PER_DAY * 1000000},
                 {"weeks", 6, (int64_t)7 * SECONDS_PER_DAY * 1000000}};
    Value flat[7];
    if (!bind_arguments(t, "__new__", delta_typedef.new_params, args, nargs, kwnames, flat))
        return NULL;
    DeltaSum sum = {small_int(0), 0.0};
    for (size_t i = 0; i < ARRAY_LENGTH(units); i++)
        if (!delta_sum_add(t, &sum, units[i].name, flat[units[i].argument], units[i].unit))
            return NULL;
    return delta_sum_round(t, &sum) ? delta_from_microseconds(t, type_from(cls), sum.whole) : NULL;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value delta_slot_repr(Thread *t, Value self) {
    const Delta *d = delta_of(self);
    char text[80];
    int at = 0;
    if (d->days) at += snprintf(text + at, sizeof text - (size_t)at, "days=%d, ", d->days);
    if (d->seconds) at += snprintf(text + at, sizeof text - (size_t)at, "seconds=%d, ", d->seconds);
    if (d->microseconds)
        at += snprintf(text + at, sizeof text - (size_t)at, "microseconds=%d, ", d->microseconds);
    if (at == 0) at = snprintf(text, sizeof text, "0, ");
    text[at - 2] = 0;
    return to_value(str_format(t, "%T(%s)", self, text));
}

static Value delta_slot_str(Thread *t, Value self) {
    const Delta *d = delta_of(self);
    char text[64];
    int at = 0, s = d->seconds;
    if (d->days)
        at = snprintf(text, sizeof text, "%d day%s, ", d->days, d->days == 1 || d->days == -1 ? "" : "s");
    at += snprintf(text + at, sizeof text - (size_t)at, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    if (d->microseconds)
        at += snprintf(text + at, sizeof text - (size_t)at, ".%06d", d->microseconds);
    return to_value(str_from_latin1(t, text, (size_t)at));
}

static Value delta_state(Thread *t, const Delta *d) {
    return tuple_from_3(t, small_int(d->days), small_int(d->seconds), small_int(d->microseconds));
}

bool delta_hash(Thread *t, Value self, int64_t *hash) {
    Delta *d = delta_of(self);
    *hash = load_relaxed(&d->hash);
    if (*hash) return true;
    Value state = delta_state(t, d);
    if (!state || !value_hash(t, state, hash)) return false;
    store_relaxed(&d->hash, *hash);
    return true;
}

static Value delta_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_delta(t, other)) return NOT_IMPLEMENTED;
    int order = delta_compare(delta_of(self), delta_of(other));
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}

static int delta_slot_truth(Thread *t, Value self) {
    (void)t;
    return !delta_is_zero(delta_of(self));
}

static Value delta_slot_add(Thread *t, Value a, Value b) {
    if (!is_delta(t, a) || !is_delta(t, b)) return NOT_IMPLEMENTED;
    return delta_add(t, delta_of(a), delta_of(b), 1);
}

static Value delta_slot_subtract(Thread *t, Value a, Value b) {
    if (!is_delta(t, a) || !is_delta(t, b)) return NOT_IMPLEMENTED;
    return delta_add(t, delta_of(a), delta_of(b), -1);
}

static Value delta_slot_negative(Thread *t, Value self) { return delta_negate(t, delta_of(self)); }

static Value delta_slot_positive(Thread *t, Value self) {
    const Delta *d = delta_of(self);
    return delta_new(t, d->days, d->seconds, d->microseconds);
}

static Value delta_slot_absolute(Thread *t, Value self) {
    return delta_of(self)->days < 0 ? delta_slot_negative(t, self) : delta_slot_positive(t, self);
}

static Value delta_result(Thread *t, Value microseconds) {
    return delta_from_microseconds(t, datetime_type(t, &delta_typedef), microseconds);
}

static Value delta_slot_multiply(Thread *t, Value a, Value b) {
    Value delta = is_delta(t, a) ? a : b, factor = delta == a ? b : a, numerator, denominator;
    Value n = is_int(t, factor) || is_float(t, factor) ? delta_in_microseconds(t, delta_of(delta))
                                                       : NOT_IMPLEMENTED;
    if (!n || n == NOT_IMPLEMENTED) return n;
    if (is_int(t, factor)) {
        n = int_mul(t, n, factor);
        return n ? delta_result(t, n) : NULL;
    }
    if (!delta_float_ratio(t, factor, &numerator, &denominator)) return NULL;
    n = int_mul(t, n, numerator);
    n = n ? delta_divide_nearest(t, n, denominator) : NULL;
    return n ? delta_result(t, n) : NULL;
}

static Value delta_slot_truediv(Thread *t, Value a, Value b) {
    Value numerator, denominator;
    if (!is_delta(t, a) || !(is_delta(t, b) || is_int(t, b) || is_float(t, b)))
        return NOT_IMPLEMENTED;
    Value n = delta_in_microseconds(t, delta_of(a));
    if (!n) return NULL;
    if (is_delta(t, b)) {
        Value divisor = delta_in_microseconds(t, delta_of(b));
        return divisor ? int_truediv(t, n, divisor) : NULL;
    }
    if (is_float(t, b)) {
        if (!delta_float_ratio(t, b, &numerator, &denominator) ||
            !(n = int_mul(t, n, denominator)))
            return NULL;
        b = numerator;
    }
    n = delta_divide_nearest(t, n, b);
    return n ? delta_result(t, n) : NULL;
}

static Value delta_slot_floordiv(Thread *t, Value a, Value b) {
    bool by_delta = is_delta(t, b);
    if (!is_delta(t, a) || !(by_delta || is_int(t, b))) return NOT_IMPLEMENTED;
    Value n = delta_in_microseconds(t, delta_of(a));
    Value divisor = by_delta ? delta_in_microseconds(t, delta_of(b)) : b;
    if (!n || !divisor || !(n = int_floordiv(t, n, divisor))) return NULL;
    return by_delta ? n : delta_result(t, n);
}

static bool delta_divide(Thread *t, Value a, Value b, Value *quotient, Value *remainder) {
    Value n = delta_in_microseconds(t, delta_of(a)), divisor = delta_in_microseconds(t, delta_of(b));
    if (!n || !divisor || !int_divmod(t, n, divisor, quotient, remainder)) return false;
    *remainder = delta_result(t, *remainder);
    return *remainder != NULL;
}

static Value delta_slot_modulo(Thread *t, Value a, Value b) {
    Value quotient, remainder;
    if (!is_delta(t, a) || !is_delta(t, b)) return NOT_IMPLEMENTED;
    return delta_divide(t, a, b, &quotient, &remainder) ? remainder : NULL;
}

static Value delta_slot_divmod(Thread *t, Value a, Value b) {
    Value quotient, remainder;
    if (!is_delta(t, a) || !is_delta(t, b)) return NOT_IMPLEMENTED;
    return delta_divide(t, a, b, &quotient, &remainder) ? tuple_from_2(t, quotient, remainder)
                                                        : NULL;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value delta_method_total_seconds(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return delta_total_seconds(t, delta_of(args[0]));
}

static Value delta_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value state = delta_state(t, delta_of(args[0]));
    return state ? tuple_from_2(t, to_value(type_of(t, args[0])), state) : NULL;
}

static Value delta_get_days(Thread *t, Value self) {
    (void)t;
    return small_int(delta_of(self)->days);
}

static Value delta_get_seconds(Thread *t, Value self) {
    (void)t;
    return small_int(delta_of(self)->seconds);
}

static Value delta_get_microseconds(Thread *t, Value self) {
    (void)t;
    return small_int(delta_of(self)->microseconds);
}

static const GetSetDef delta_getset[] = {
    {"days", delta_get_days, NULL, "Number of days."},
    {"seconds", delta_get_seconds, NULL, "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", delta_get_microseconds, NULL,
     "Number of microseconds (>= 0 and less than 1 second)."},
    {0},
};

static const NativeDef delta_methods[] = {
    {"__reduce__", delta_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"total_seconds", delta_method_total_seconds, 0, 0, NATIVE_METHOD, NULL,
     "All of it in seconds, as a float."},
    {0},
};

const TypeDef delta_typedef = {
    .name = "datetime.timedelta",
    .doc = "The difference between two points in time.",
    .size = sizeof(Delta),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .slots = {
        .repr = delta_slot_repr,
        .str = delta_slot_str,
        .hash = delta_hash,
        .compare = delta_slot_compare,
        .new = delta_construct,
        .truth = delta_slot_truth,
        .negative = delta_slot_negative,
        .positive = delta_slot_positive,
        .absolute = delta_slot_absolute,
        .binary = {[BINARY_ADD] = delta_slot_add, [BINARY_SUB] = delta_slot_subtract,
                   [BINARY_MUL] = delta_slot_multiply, [BINARY_TRUEDIV] = delta_slot_truediv,
                   [BINARY_FLOORDIV] = delta_slot_floordiv, [BINARY_MOD] = delta_slot_modulo,
                   [BINARY_DIVMOD] = delta_slot_divmod},
    },
    .methods = delta_methods,
    .getset = delta_getset,
    .new_params = "days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0",
};
