/* Decimals from and to numbers of other types. */
#include <math.h>

#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "stdlib/decimal.h"

/* ---- from other types ------------------------------------------------------------------------ */

Number dec_from_int(Work *w, Value v) {
    bool negative = int_sign(v) < 0;
    if (negative) v = dec_int_sub(w, small_int(0), v);
    else v = dec_int_add(w, v, small_int(0));      /* of a bool or an instance of a subclass */
    return dec_number(w, negative, v, 0);
}

/* Exactly: m 2**e is (m 5**-e) 10**e for negative e. */
Number dec_from_double(Work *w, double d) {
    if (isnan(d)) return (Number){small_int(0), 0, 0, signbit(d), DEC_QNAN};
    if (isinf(d)) return dec_infinity(d < 0);
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    int64_t mantissa = (int64_t)ldexp(fraction, 53);
    exponent -= 53;
    if (mantissa == 0) return dec_zero(signbit(d), 0);
    while (!(mantissa & 1)) {
        mantissa >>= 1;
        exponent++;
    }
    Value c = small_int(mantissa);
    if (exponent >= 0) return dec_number(w, d < 0, dec_int_shift_left(w, c, exponent), 0);
    Value fives = w->failed ? NULL : int_power(w->t, small_int(5), small_int(-exponent), NULL);
    if (!fives) {
        w->failed = true;
        return dec_one();
    }
    return dec_number(w, d < 0, dec_int_mul(w, c, fives), exponent);
}

static Number convert_bad_tuple(Work *w, const char *message) {
    if (!w->failed) raise_value_error(w->t, "%s", message);
    w->failed = true;
    return dec_one();
}

static Number convert_tuple_digits(Work *w, const Tuple *digits, bool negative, int64_t exponent,
                                   uint8_t kind) {
    Value c = small_int(0);
    for (size_t i = 0; i < digits->length && !w->failed; i++) {
        Value digit = digits->items[i];
        if (!is_int(w->t, digit) || int_sign(digit) < 0 || int_compare(digit, small_int(9)) > 0)
            return convert_bad_tuple(w, "coefficient must be a tuple of digits");
        c = dec_int_add(w, dec_int_mul(w, c, small_int(10)), digit);
    }
    if (kind == DEC_FINITE) return dec_number(w, negative, c, exponent);
    Number n = {c, 0, c == small_int(0) ? 0 : dec_count_digits(w, c), negative, kind};
    return n;
}

/* (sign, digits, exponent), the latter perhaps a letter. */
static Number convert_from_tuple(Work *w, Value v) {
    Thread *t = w->t;
    const Tuple *parts = tuple_of(v);
    int64_t sign, exponent = 0;
    uint8_t kind = DEC_FINITE;
    if (parts->length != 3) return convert_bad_tuple(w, "argument must be a sequence of length 3");
    if (!is_int(t, parts->items[0]) || !int_as_int64(parts->items[0], &sign) ||
        (sign != 0 && sign != 1))
        return convert_bad_tuple(w, "sign must be an integer with the value 0 or 1");
    if (is_str(t, parts->items[2])) {
        Str *letter = str_of(parts->items[2]);
        if (str_equals_c(letter, "F")) return dec_infinity(sign);
        if (str_equals_c(letter, "n")) kind = DEC_QNAN;
        else if (str_equals_c(letter, "N")) kind = DEC_SNAN;
        else
            return convert_bad_tuple(
                w, "string argument in the third position must be 'F', 'n' or 'N'");
    } else if (!is_int(t, parts->items[2])) {
        return convert_bad_tuple(w, "exponent must be an integer");
    } else if (!int_as_int64(parts->items[2], &exponent)) {
        raise_overflow_error(t, "Python int too large to convert to C ssize_t");
        w->failed = true;
        return dec_one();
    }
    if (exponent > DEC_EXPONENT_FAR) exponent = DEC_EXPONENT_FAR;
    if (exponent < -DEC_EXPONENT_FAR) exponent = -DEC_EXPONENT_FAR;
    Value digits = is_tuple(t, parts->items[1]) || is_instance_of(t, parts->items[1], T_LIST)
                       ? tuple_from_iterable(t, parts->items[1])
                       : NULL;
    if (!digits) {
        if (!error_is_set(t)) return convert_bad_tuple(w, "coefficient must be a tuple of digits");
        w->failed = true;
        return dec_one();
    }
    return convert_tuple_digits(w, tuple_of(digits), sign, exponent, kind);
}

/* Whether a number is within the bounds of all contexts: then it is itself when it is exact. */
static Number convert_check(Work *w, Number n) {
    Work exact = dec_exact_work(w->t);
    n = dec_finish(&exact, n);
    w->failed |= exact.failed;
    if (exact.status & (DEC_INEXACT | DEC_ROUNDED | DEC_CLAMPED)) return dec_invalid(w, DEC_INVALID);
    w->status |= exact.status & DEC_ERRORS;
    return n;
}

Value dec_convert(Thread *t, Type *type, Value v, Value context, bool exact) {
    DecFrame f;
    Number n;
    if (!dec_enter(t, &f, context)) return NULL;
    Work wide = dec_exact_work(t), *w = exact ? &wide : &f.w;
    if (is_decimal(t, v)) {
        n = dec_number_of(v);
        if (exact && type_of(t, v) == type && type == (Type *)load(vm_root(t, &decimal_typedef)))
            return v;
        if (!exact && dec_is_nan(&n) && n.digits > w->prec - w->clamp)
            n = dec_invalid(w, DEC_SYNTAX);
    } else if (is_str(t, v)) {
        n = dec_from_str(w, str_of(v), exact);
    } else if (is_int(t, v)) {
        n = dec_from_int(w, v);
    } else if (is_tuple(t, v) || is_instance_of(t, v, T_LIST)) {
        Value tuple = is_tuple(t, v) ? v : tuple_from_iterable(t, v);
        if (!tuple) return NULL;
        n = convert_from_tuple(w, tuple);
    } else if (is_float(t, v)) {
        if (!dec_signal(t, f.context, DEC_FLOAT)) return NULL;
        n = dec_from_double(w, float_of(v));
    } else {
        return raise_type_error(t, "conversion from %T to Decimal is not supported", v);
    }
    n = exact ? convert_check(w, n) : dec_finish(w, n);
    if (exact) {
        f.w.failed |= wide.failed;
        f.w.status |= wide.status & DEC_ERRORS;
    }
    return dec_settle(&f) ? dec_box(t, type, &n) : NULL;
}

/* ---- operands -------------------------------------------------------------------------------- */

int dec_operand(DecFrame *f, Value v, Number *out) {
    if (is_decimal(f->w.t, v)) *out = dec_number_of(v);
    else if (is_int(f->w.t, v)) *out = dec_from_int(&f->w, v);
    else return 0;
    return f->w.failed ? -1 : 1;
}

bool dec_argument(DecFrame *f, Value v, Number *out) {
    int found = dec_operand(f, v, out);
    if (found == 0)
        raise_type_error(f->w.t, "conversion from %T to Decimal is not supported", v);
    return found > 0;
}

/* A number with numerator and denominator: self is multiplied by the latter. */
static int convert_rational(DecFrame *f, Number *self, Value v, Number *out) {
    Thread *t = f->w.t;
    Value module = import_module_c(t, "numbers");
    Str *rational = intern_c(t, "Rational"), *above = intern_c(t, "numerator"),
        *below = intern_c(t, "denominator");
    Value abc = module && rational && above && below ? value_getattr(t, module, rational) : NULL;
    int is_rational = abc ? value_is_instance(t, v, abc) : -1;
    if (is_rational <= 0) return is_rational;
    Value numerator = value_getattr(t, v, above);
    Value denominator = numerator ? value_getattr(t, v, below) : NULL;
    if (!denominator) return -1;
    if (!is_int(t, numerator) || !is_int(t, denominator)) return 0;
    Work exact = dec_exact_work(t);
    *out = dec_from_int(&exact, numerator);
    if (!dec_is_special(self))
        *self = dec_multiply_exactly(&exact, *self, dec_from_int(&exact, denominator));
    return exact.failed ? -1 : 1;
}

int dec_comparand(DecFrame *f, Number *self, Value v, bool equality, Number *out) {
    Thread *t = f->w.t;
    int found = dec_operand(f, v, out);
    if (found) return found;
    if (is_instance_of(t, v, T_COMPLEX) && equality) {
        const Complex *c = (const Complex *)v;
        if (c->imaginary != 0.0) return 0;
        *out = dec_from_double(&f->w, c->real);
    } else if (is_float(t, v)) {
        *out = dec_from_double(&f->w, float_of(v));
    } else {
        return convert_rational(f, self, v, out);
    }
    /* Equality is no reason to raise; that a float was there is noted. */
    if (!equality) f->w.status |= DEC_FLOAT;
    else if (!(load_relaxed(&f->context->flags) & DEC_FLOAT))
        __atomic_fetch_or(&f->context->flags, DEC_FLOAT, __ATOMIC_RELAXED);
    return f->w.failed ? -1 : 1;
}

/* ---- comparing and hashing ------------------------------------------------------------------- */

Value decimal_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    DecFrame f;
    Number a = dec_number_of(self), b;
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (!dec_enter(t, &f, NULL)) return NULL;
    int found = dec_comparand(&f, &a, other, equality, &b);
    if (found <= 0) return found == 0 ? NOT_IMPLEMENTED : NULL;
    if (dec_is_nan(&a) || dec_is_nan(&b)) {
        if (!equality || a.kind == DEC_SNAN || b.kind == DEC_SNAN) f.w.status |= DEC_INVALID;
        return dec_settle(&f) ? bool_value(op == COMPARE_NE) : NULL;
    }
    int order = dec_compare(&f.w, &a, &b);
    if (!dec_settle(&f)) return NULL;
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}

#define HASH_PRIME (((int64_t)1 << 61) - 1)
#define HASH_INFINITE 314159

/* As of all numbers: modulo the prime, where 1/10 is 10**(prime - 2). */
bool decimal_slot_hash(Thread *t, Value self, int64_t *hash) {
    Decimal *d = decimal_of(self);
    Number n = dec_number_of(self);
    if ((*hash = load_relaxed(&d->hash)) != 0) return true;
    if (n.kind == DEC_SNAN)
        return FAIL_WITH(raise_type_error(t, "Cannot hash a signaling NaN value"));
    if (n.kind == DEC_QNAN) {
        *hash = (int64_t)(value_bits(self) >> 4);
        return true;
    }
    int64_t result = HASH_INFINITE;
    if (n.kind == DEC_FINITE) {
        Value prime = small_int(HASH_PRIME), base = small_int(10), exponent;
        if (n.exponent < 0) base = int_power(t, base, small_int(HASH_PRIME - 2), prime);
        exponent = int_from_int64(t, n.exponent < 0 ? -n.exponent : n.exponent);
        Value power = base && exponent ? int_power(t, base, exponent, prime) : NULL;
        Value product = power ? int_mul(t, power, small_int(int_hash(n.coefficient))) : NULL;
        Value rest = product ? int_mod(t, product, prime) : NULL;
        if (!rest) return false;
        result = small_int_of(rest);
    }
    if (n.negative) result = -result;
    *hash = result == -1 ? -2 : result;
    store_relaxed(&d->hash, *hash);
    return true;
}

/* ---- to other types -------------------------------------------------------------------------- */

Value dec_to_int(Thread *t, const Number *n, Rounding rounding) {
    if (dec_is_nan(n)) return raise_value_error(t, "cannot convert NaN to integer");
    if (dec_is_infinite(n)) return raise_overflow_error(t, "cannot convert Infinity to integer");
    Work exact = dec_exact_work(t);
    exact.rounding = rounding;
    Number whole = dec_op_to_integral_value(&exact, *n);
    Value v = dec_scale(&exact, whole.coefficient, whole.exponent);
    if (n->negative) v = dec_int_sub(&exact, small_int(0), v);
    return exact.failed ? NULL : v;
}

Value decimal_method_as_integer_ratio(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_number_of(args[0]);
    if (dec_is_nan(&n)) return raise_value_error(t, "cannot convert NaN to integer ratio");
    if (dec_is_infinite(&n))
        return raise_overflow_error(t, "cannot convert Infinity to integer ratio");
    Work w = dec_exact_work(t);
    Value numerator = n.coefficient, denominator = small_int(1);
    if (dec_is_zero(&n)) n.exponent = 0;
    if (n.exponent >= 0) {
        numerator = dec_scale(&w, numerator, n.exponent);
    } else {
        denominator = dec_power_of_ten(&w, -n.exponent);
        Value divisor = w.failed ? NULL : int_gcd(t, numerator, denominator);
        if (!divisor) return NULL;
        numerator = dec_int_divide(&w, numerator, divisor, NULL);
        denominator = dec_int_divide(&w, denominator, divisor, NULL);
    }
    if (n.negative) numerator = dec_int_sub(&w, small_int(0), numerator);
    return w.failed ? NULL : tuple_from_2(t, numerator, denominator);
}

static Value convert_to_class(Thread *t, Value cls, Value decimal) {
    if (!decimal || cls == load(vm_root(t, &decimal_typedef))) return decimal;
    return value_call_1(t, cls, decimal);
}

Value decimal_method_from_float(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Work w = dec_exact_work(t);
    Number n;
    if (is_int(t, args[1])) n = dec_from_int(&w, args[1]);
    else if (is_float(t, args[1])) n = dec_from_double(&w, float_of(args[1]));
    else return raise_type_error(t, "argument must be int or float");
    return w.failed ? NULL : convert_to_class(t, args[0], dec_box_plain(t, &n));
}

Value decimal_method_from_number(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Work w = dec_exact_work(t);
    Number n;
    if (is_int(t, args[1])) n = dec_from_int(&w, args[1]);
    else if (is_float(t, args[1])) n = dec_from_double(&w, float_of(args[1]));
    else if (is_decimal(t, args[1])) n = dec_number_of(args[1]);
    else return raise_type_error(t, "conversion from %T to Decimal is not supported", args[1]);
    return w.failed ? NULL : convert_to_class(t, args[0], dec_box_plain(t, &n));
}
