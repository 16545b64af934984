/* The module _decimal: the type Decimal. Arithmetic is in the decimal_*.c. */
#include <math.h>

#include "runtime/objects/float.h"
#include "runtime/objects/tuple.h"
#include "stdlib/decimal.h"

static Value decimal_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[2];
    if (!bind_arguments(t, "Decimal", decimal_typedef.new_params, args, nargs, kwnames, flat))
        return NULL;
    return dec_convert(t, type_from(cls), flat[0] ? flat[0] : small_int(0), flat[1], true);
}

/* ---- operators ------------------------------------------------------------------------------- */

typedef Number DecOperator(Work *w, Number a, Number b);

static Value decimal_operate(Thread *t, Value a, Value b, DecOperator *operation) {
    DecFrame f;
    Number x, y;
    if (!dec_enter(t, &f, NULL)) return NULL;
    int found = dec_operand(&f, a, &x);
    if (found > 0) found = dec_operand(&f, b, &y);
    if (found <= 0) return found == 0 ? NOT_IMPLEMENTED : NULL;
    return dec_leave(&f, operation(&f.w, x, y));
}

#define DECIMAL_OPERATOR(name) \
    static Value decimal_slot_##name(Thread *t, Value a, Value b) { \
        return decimal_operate(t, a, b, dec_op_##name); \
    }
DEC_CONTEXT_BINARY_OPERATIONS(DECIMAL_OPERATOR)
#undef DECIMAL_OPERATOR

static Value decimal_slot_divmod(Thread *t, Value a, Value b) {
    DecFrame f;
    Number x, y, remainder;
    if (!dec_enter(t, &f, NULL)) return NULL;
    int found = dec_operand(&f, a, &x);
    if (found > 0) found = dec_operand(&f, b, &y);
    if (found <= 0) return found == 0 ? NOT_IMPLEMENTED : NULL;
    Number quotient = dec_divmod(&f.w, x, y, &remainder);
    if (!dec_settle(&f)) return NULL;
    Value q = dec_box_plain(t, &quotient), r = dec_box_plain(t, &remainder);
    return q && r ? tuple_from_2(t, q, r) : NULL;
}

static Value decimal_slot_power(Thread *t, Value base, Value exponent, Value modulus) {
    DecFrame f;
    Number a, b, m;
    bool plain = !modulus || modulus == NONE;
    if (!dec_enter(t, &f, NULL)) return NULL;
    int found = dec_operand(&f, base, &a);
    if (found > 0) found = dec_operand(&f, exponent, &b);
    if (found > 0 && !plain) found = dec_operand(&f, modulus, &m);
    if (found <= 0) return found == 0 ? NOT_IMPLEMENTED : NULL;
    return dec_leave(&f, plain ? dec_op_power(&f.w, a, b) : dec_op_power_modulo(&f.w, a, b, m));
}

static Value decimal_slot_pow(Thread *t, Value a, Value b) {
    return decimal_slot_power(t, a, b, NULL);
}

typedef Number DecPrefix(Work *w, Number a);

static Value decimal_prefix(Thread *t, Value self, DecPrefix *operation) {
    DecFrame f;
    return dec_enter(t, &f, NULL) ? dec_leave(&f, operation(&f.w, dec_number_of(self))) : NULL;
}

static Value decimal_slot_negative(Thread *t, Value self) {
    return decimal_prefix(t, self, dec_op_minus);
}

static Value decimal_slot_positive(Thread *t, Value self) {
    return decimal_prefix(t, self, dec_op_plus);
}

static Value decimal_slot_absolute(Thread *t, Value self) {
    return decimal_prefix(t, self, dec_op_abs);
}

static int decimal_slot_truth(Thread *t, Value self) {
    (void)t;
    Number n = dec_number_of(self);
    return !dec_is_zero(&n);
}

/* ---- conversions ----------------------------------------------------------------------------- */

static Value decimal_slot_str(Thread *t, Value self) {
    DecFrame f;
    Number n = dec_number_of(self);
    if (!dec_enter(t, &f, NULL)) return NULL;
    return to_value(dec_to_str(t, &n, false, load_relaxed(&f.context->capitals)));
}

static Value decimal_slot_repr(Thread *t, Value self) {
    Value text = decimal_slot_str(t, self);
    return text ? to_value(str_format(t, "Decimal('%V')", text)) : NULL;
}

static Value decimal_slot_int(Thread *t, Value self) {
    Number n = dec_number_of(self);
    return dec_to_int(t, &n, ROUND_DOWN);
}

static Value decimal_slot_float(Thread *t, Value self) {
    Number n = dec_number_of(self);
    double d;
    size_t length;
    if (n.kind == DEC_SNAN) return raise_value_error(t, "cannot convert signaling NaN to float");
    if (n.kind == DEC_QNAN) return float_new(t, copysign(NAN, n.negative ? -1.0 : 1.0));
    if (n.kind == DEC_INFINITE) return float_new(t, n.negative ? -INFINITY : INFINITY);
    Str *s = dec_to_str(t, &n, false, false);
    const char *text = s ? str_utf8(t, s, &length, false) : NULL;
    if (!text) return NULL;
    if (float_parse(text, length, &d)) return float_new(t, d);
    return raise_value_error(t, "could not convert string to float: %R", to_value(s));
}

static Value decimal_get_real(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value decimal_get_imag(Thread *t, Value self) {
    (void)self;
    Number zero = dec_zero(false, 0);
    return dec_box_plain(t, &zero);
}

static const GetSetDef decimal_getset[] = {
    {"real", decimal_get_real, NULL, NULL},
    {"imag", decimal_get_imag, NULL, NULL},
    {0},
};

static void decimal_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((Decimal *)cell)->coefficient));
}

const TypeDef decimal_typedef = {
    .name = "decimal.Decimal",
    .doc = "A decimal number, of any precision.",
    .size = sizeof(Decimal),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .trace = decimal_trace,
    .slots = {
        .repr = decimal_slot_repr,
        .str = decimal_slot_str,
        .hash = decimal_slot_hash,
        .compare = decimal_slot_compare,
        .new = decimal_construct,
        .binary = {[BINARY_ADD] = decimal_slot_add, [BINARY_SUB] = decimal_slot_subtract,
                   [BINARY_MUL] = decimal_slot_multiply, [BINARY_TRUEDIV] = decimal_slot_divide,
                   [BINARY_FLOORDIV] = decimal_slot_divide_int,
                   [BINARY_MOD] = decimal_slot_remainder, [BINARY_POW] = decimal_slot_pow,
                   [BINARY_DIVMOD] = decimal_slot_divmod},
        .power = decimal_slot_power,
        .negative = decimal_slot_negative,
        .positive = decimal_slot_positive,
        .absolute = decimal_slot_absolute,
        .truth = decimal_slot_truth,
        .as_int = decimal_slot_int,
        .as_float = decimal_slot_float,
    },
    .methods = decimal_methods,
    .getset = decimal_getset,
    .new_params = "value='0', context=None",
};

/* ---- the module ------------------------------------------------------------------------------ */

/* What is written in Python: conditions, SignalDict, DecimalTuple, the context variable. */
static bool decimal_import_parts(Thread *t) {
    static const struct {
        const char *name;
        const char *key;
    } parts[] = {{"conditions", &dec_conditions_key},
                 {"SignalDict", &dec_signals_key},
                 {"DecimalTuple", &dec_tuple_key},
                 {"current", &dec_variable_key}};
    Value module = import_module_c(t, "_decimal_parts");
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        Str *name = module ? intern_c(t, parts[i].name) : NULL;
        Value part = name ? value_getattr(t, module, name) : NULL;
        if (!part) return false;
        vm_root_set(vm_root(t, parts[i].key), part);
    }
    return true;
}

static bool decimal_init(Thread *t, Module *m) {
    static const TypeDef *const types[] = {&decimal_typedef, &decimal_context_typedef};
    if (!decimal_import_parts(t)) return false;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        Value known = load(vm_root(t, types[i])); /* where the module was taken out and is imported again */
        Type *type = known ? (Type *)known : type_new_native(t, types[i], NULL);
        if (!type || !module_add_type(t, m, type)) return false;
        vm_root_set(vm_root(t, types[i]), to_value(type));
    }
    for (int i = 0; i < ROUND_COUNT; i++)
        if (!module_add(t, m, dec_rounding_names[i],
                        to_value(intern_c(t, dec_rounding_names[i]))))
            return false;
    return dec_context_init(t, m) && module_add_int(t, m, "MAX_PREC", DEC_PREC_MAX) &&
           module_add_int(t, m, "MAX_EMAX", DEC_EMAX_MAX) &&
           module_add_int(t, m, "MIN_EMIN", DEC_EMIN_MIN) &&
           module_add_int(t, m, "MIN_ETINY", DEC_ETINY_MIN) &&
           module_add(t, m, "HAVE_THREADS", TRUE_VALUE) &&
           module_add(t, m, "HAVE_CONTEXTVAR", TRUE_VALUE);
}

static const NativeDef decimal_functions[] = {
    {"getcontext", decimal_getcontext, 0, 0, NATIVE_FUNCTION, NULL, "The current context."},
    {"setcontext", decimal_setcontext, 1, 1, NATIVE_FUNCTION, NULL, "Make a context current."},
    {0},
};

const ModuleDef module__decimal = {
    .name = "_decimal",
    .doc = "Decimal arithmetic.",
    .functions = decimal_functions,
    .init = decimal_init,
};
