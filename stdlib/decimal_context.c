/* decimal.Context: settings of arithmetic, what happened, and what is to be raised.
 *
 * Threads may share one: each setting is a word of its own, and flags are only added to. The current
 * context is the value of a context variable. */
#include "runtime/objects/list.h"
#include "stdlib/decimal.h"

const char dec_conditions_key = 'c', dec_signals_key = 's', dec_variable_key = 'v',
           dec_tuple_key = 't';
static const char dec_templates_key = 'd';

#define DEFAULT_TRAPS (DEC_INVALID | DEC_ZERO_DIVISION | DEC_OVERFLOW)

static DecimalContext *context_template(Thread *t, size_t i) {
    return decimal_context_of(tuple_of(load(vm_root(t, &dec_templates_key)))->items[i]);
}

static DecimalContext *context_allocate(Thread *t, Type *type, const DecimalContext *like) {
    DecimalContext *c = (DecimalContext *)type_allocate_instance(t, type, 0);
    if (!c) return NULL;
    c->prec = load_relaxed(&like->prec);
    c->emin = load_relaxed(&like->emin);
    c->emax = load_relaxed(&like->emax);
    c->traps = load_relaxed(&like->traps);
    c->rounding = load_relaxed(&like->rounding);
    c->capitals = load_relaxed(&like->capitals);
    c->clamp = load_relaxed(&like->clamp);
    return c;
}

static Type *context_type(Thread *t) { return (Type *)load(vm_root(t, &decimal_context_typedef)); }

DecimalContext *dec_new_context(Thread *t) {
    return context_allocate(t, context_type(t), context_template(t, 0));
}

/* ---- the current one ------------------------------------------------------------------------- */

static bool context_make_current(Thread *t, DecimalContext *c) {
    Str *name = intern_c(t, "set");
    Value window[2] = {load(vm_root(t, &dec_variable_key)), to_value(c)};
    return name && value_call_method(t, name, window, 2, NULL);
}

DecimalContext *dec_current_context(Thread *t) {
    Value window[2] = {load(vm_root(t, &dec_variable_key)), NONE};
    Value found = value_call_method(t, NAME(get), window, 2, NULL);
    if (!found || found != NONE) return decimal_context_of(found);
    DecimalContext *c = dec_new_context(t);
    return c && context_make_current(t, c) ? c : NULL;
}

Value decimal_getcontext(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return to_value(dec_current_context(t));
}

/* Templates are not changed by what is computed. */
Value decimal_setcontext(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_decimal_context(t, args[0]))
        return raise_type_error(t, "argument must be a context");
    DecimalContext *c = decimal_context_of(args[0]);
    for (size_t i = 0; i < 3; i++)
        if (c == context_template(t, i)) {
            c = context_allocate(t, context_type(t), c);
            break;
        }
    return c && context_make_current(t, c) ? NONE : NULL;
}

/* ---- settings -------------------------------------------------------------------------------- */

static bool context_int(Thread *t, Value v, int64_t low, int64_t high, const char *wrong,
                        int64_t *out) {
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "context attributes cannot be deleted"));
    if (!is_int(t, v)) return FAIL_WITH(raise_type_error(t, "an integer is required"));
    if (!int_as_int64(v, out))
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C ssize_t"));
    return (*out >= low && *out <= high) || FAIL_WITH(raise_value_error(t, "%s", wrong));
}

#define CONTEXT_INT(field, name, type, low, high, wrong)                                          \
    static Value context_get_##field(Thread *t, Value self) {                                     \
        return int_from_int64(t, (int64_t)load_relaxed(&decimal_context_of(self)->field));        \
    }                                                                                             \
    static bool context_set_##field(Thread *t, Value self, Value v) {                             \
        int64_t n;                                                                                \
        if (!context_int(t, v, low, high, wrong, &n)) return false;                               \
        store_relaxed(&decimal_context_of(self)->field, (type)n);                                 \
        return true;                                                                              \
    }
CONTEXT_INT(prec, "prec", int64_t, 1, DEC_PREC_MAX, "valid range for prec is [1, MAX_PREC]")
CONTEXT_INT(emax, "Emax", int64_t, 0, DEC_EMAX_MAX, "valid range for Emax is [0, MAX_EMAX]")
CONTEXT_INT(emin, "Emin", int64_t, DEC_EMIN_MIN, 0, "valid range for Emin is [MIN_EMIN, 0]")
CONTEXT_INT(capitals, "capitals", uint8_t, 0, 1, "valid values for capitals are 0 or 1")
CONTEXT_INT(clamp, "clamp", uint8_t, 0, 1, "valid values for clamp are 0 or 1")
#undef CONTEXT_INT

bool dec_rounding_from(Thread *t, Value v, Rounding *out) {
    if (v && is_str(t, v))
        for (int i = 0; i < ROUND_COUNT; i++)
            if (str_equals_c(str_of(v), dec_rounding_names[i])) {
                *out = (Rounding)i;
                return true;
            }
    return FAIL_WITH(raise_type_error(
        t, "valid values for rounding are:\n"
           "  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
           "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
           "   ROUND_05UP]"));
}

static Value context_get_rounding(Thread *t, Value self) {
    return to_value(
        intern_c(t, dec_rounding_names[load_relaxed(&decimal_context_of(self)->rounding)]));
}

static bool context_set_rounding(Thread *t, Value self, Value v) {
    Rounding rounding;
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "context attributes cannot be deleted"));
    if (!dec_rounding_from(t, v, &rounding)) return false;
    store_relaxed(&decimal_context_of(self)->rounding, (uint8_t)rounding);
    return true;
}

/* ---- flags and traps ------------------------------------------------------------------------- */

static Value context_condition(Thread *t, int bit) {
    return tuple_of(load(vm_root(t, &dec_conditions_key)))->items[bit];
}

static uint32_t *context_signals(Value self, bool traps) {
    DecimalContext *c = decimal_context_of(self);
    return traps ? &c->traps : &c->flags;
}

static bool context_signal_bit(Thread *t, Value v, uint32_t *bit) {
    for (int i = 0; i < DEC_SIGNAL_COUNT; i++)
        if (v == context_condition(t, i)) {
            *bit = 1u << i;
            return true;
        }
    return FAIL_WITH(raise_key_error(
        t, to_value(str_from_c(t, "valid values for signals are:\n"
                                  "  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                                  "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n"
                                  "   Clamped]"))));
}

/* Of a mapping with all signals. */
static bool context_bits_of_mapping(Thread *t, Value v, uint32_t *bits) {
    int64_t length = value_length(t, v);
    if (length < 0) return false;
    if (length != DEC_SIGNAL_COUNT)
        return FAIL_WITH(raise_key_error(t, to_value(str_from_c(t, "invalid signal dict"))));
    for (int i = 0; i < DEC_SIGNAL_COUNT; i++) {
        Value on = value_getitem(t, v, context_condition(t, i));
        int truth = on ? value_truth(t, on) : -1;
        if (!on && error_matches(t, T_KEY_ERROR)) {
            error_clear(t);
            return FAIL_WITH(raise_key_error(t, to_value(str_from_c(t, "invalid signal dict"))));
        }
        if (truth < 0) return false;
        if (truth) *bits |= 1u << i;
    }
    return true;
}

/* Of a mapping, or where lists are allowed of a list of signals. */
static bool context_bits(Thread *t, Value v, bool lists, uint32_t *bits) {
    *bits = 0;
    Type *signals = (Type *)load(vm_root(t, &dec_signals_key));
    if (is_instance_of(t, v, T_DICT) || type_of(t, v) == signals)
        return context_bits_of_mapping(t, v, bits);
    if (!lists || !is_instance_of(t, v, T_LIST))
        return FAIL_WITH(raise_type_error(t, "argument must be a signal dict"));
    List *list = list_of(v);
    for (size_t i = 0; i < list_length(list); i++) {
        uint32_t bit;
        Value signal = list_get(list, i);
        if (!signal || !context_signal_bit(t, signal, &bit)) return false;
        *bits |= bit;
    }
    return true;
}

static Value context_signal_dict(Thread *t, Value self, bool traps) {
    return value_call_2(t, load(vm_root(t, &dec_signals_key)), self, bool_value(traps));
}

static Value context_get_flags(Thread *t, Value self) { return context_signal_dict(t, self, false); }
static Value context_get_traps(Thread *t, Value self) { return context_signal_dict(t, self, true); }

static bool context_set_signals(Thread *t, Value self, Value v, bool traps) {
    uint32_t bits;
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "context attributes cannot be deleted"));
    if (!context_bits(t, v, false, &bits)) return false;
    store_relaxed(context_signals(self, traps), bits);
    return true;
}

static bool context_set_flags(Thread *t, Value self, Value v) {
    return context_set_signals(t, self, v, false);
}

static bool context_set_traps(Thread *t, Value self, Value v) {
    return context_set_signals(t, self, v, true);
}

/* For SignalDict: _signal(traps, signal) and _set_signal(traps, signal, on). */
Value context_method_signal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t bit;
    if (!context_signal_bit(t, args[2], &bit)) return NULL;
    return bool_value(load_relaxed(context_signals(args[0], args[1] == TRUE_VALUE)) & bit);
}

Value context_method_set_signal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t bit, *signals = context_signals(args[0], args[1] == TRUE_VALUE);
    int on = value_truth(t, args[3]);
    if (on < 0) return NULL;
    if (!context_signal_bit(t, args[2], &bit)) return NULL;
    if (on) __atomic_fetch_or(signals, bit, __ATOMIC_RELAXED);
    else __atomic_fetch_and(signals, ~bit, __ATOMIC_RELAXED);
    return NONE;
}

static Value context_signal_list(Thread *t, uint32_t bits) {
    Value list = list_new(t, DEC_SIGNAL_COUNT);
    for (int i = 0; list && i < DEC_SIGNAL_COUNT; i++)
        if (bits & 1u << i && !list_append(t, list, context_condition(t, i))) return NULL;
    return list;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value context_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    DecimalContext standard = {.prec = 28, .emin = -999999, .emax = 999999, .traps = DEFAULT_TRAPS,
                               .rounding = ROUND_HALF_EVEN, .capitals = 1};
    bool made = load(vm_root(t, &dec_templates_key)) != NULL;
    return to_value(context_allocate(t, type_from(cls), made ? context_template(t, 0) : &standard));
}

static bool context_initialise(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    static bool (*const setters[])(Thread *, Value, Value) = {
        context_set_prec,     context_set_rounding, context_set_emin,  context_set_emax,
        context_set_capitals, context_set_clamp};
    Value flat[8];
    if (!bind_arguments(t, "Context", decimal_context_typedef.new_params, args, nargs, kwnames, flat))
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(setters); i++)
        if (flat[i] && flat[i] != NONE && !setters[i](t, self, flat[i])) return false;
    for (size_t i = ARRAY_LENGTH(setters); i < ARRAY_LENGTH(flat); i++) {
        uint32_t bits;
        if (!flat[i] || flat[i] == NONE) continue;
        if (!context_bits(t, flat[i], true, &bits)) return false;
        store_relaxed(context_signals(self, i == ARRAY_LENGTH(setters) + 1), bits);
    }
    return true;
}

static bool context_add_names(StrBuilder *b, uint32_t bits) {
    static const char *const names[] = {
#define CONTEXT_NAME(id, name) #name,
        DEC_SIGNALS(CONTEXT_NAME)
#undef CONTEXT_NAME
    };
    /* libmpdec's order. */
    static const uint8_t order[] = {DEC_BIT_CLAMPED, DEC_BIT_INVALID, DEC_BIT_ZERO_DIVISION,
                                    DEC_BIT_INEXACT, DEC_BIT_FLOAT, DEC_BIT_OVERFLOW,
                                    DEC_BIT_ROUNDED, DEC_BIT_SUBNORMAL, DEC_BIT_UNDERFLOW};
    bool first = true;
    for (size_t at = 0; at < ARRAY_LENGTH(order); at++) {
        int i = order[at];
        if (!(bits & 1u << i)) continue;
        if (!str_builder_format(b, "%s%s", first ? "" : ", ", names[i])) return false;
        first = false;
    }
    return true;
}

static Value context_repr(Thread *t, Value self) {
    const DecimalContext *c = decimal_context_of(self);
    StrBuilder b;
    str_builder_init(&b, t);
    bool done =
        str_builder_format(&b,
                           "Context(prec=%zd, rounding=%s, Emin=%zd, Emax=%zd, capitals=%d, "
                           "clamp=%d, flags=[",
                           load_relaxed(&c->prec), dec_rounding_names[load_relaxed(&c->rounding)],
                           load_relaxed(&c->emin), load_relaxed(&c->emax),
                           (int)load_relaxed(&c->capitals), (int)load_relaxed(&c->clamp)) &&
        context_add_names(&b, load_relaxed(&c->flags)) && str_builder_add_c(&b, "], traps=[") &&
        context_add_names(&b, load_relaxed(&c->traps)) && str_builder_add_c(&b, "])");
    return done ? to_value(str_builder_finish(&b)) : NULL;
}

Value context_method_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DecimalContext *c = decimal_context_of(args[0]);
    DecimalContext *copy = context_allocate(t, context_type(t), c);
    if (copy) copy->flags = load_relaxed(&c->flags);
    return to_value(copy);
}

Value context_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DecimalContext *c = decimal_context_of(args[0]);
    Value items[8] = {int_from_int64(t, c->prec),
                      context_get_rounding(t, args[0]),
                      int_from_int64(t, c->emin),
                      int_from_int64(t, c->emax),
                      small_int(c->capitals),
                      small_int(c->clamp),
                      context_signal_list(t, load_relaxed(&c->flags)),
                      context_signal_list(t, load_relaxed(&c->traps))};
    for (size_t i = 0; i < ARRAY_LENGTH(items); i++)
        if (!items[i]) return NULL;
    Value arguments = tuple_new(t, items, ARRAY_LENGTH(items));
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

Value context_method_clear_flags(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    store_relaxed(&decimal_context_of(args[0])->flags, 0);
    return NONE;
}

Value context_method_clear_traps(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    store_relaxed(&decimal_context_of(args[0])->traps, 0);
    return NONE;
}

Value context_method_etiny(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DecimalContext *c = decimal_context_of(args[0]);
    return int_from_int64(t, load_relaxed(&c->emin) - (load_relaxed(&c->prec) - 1));
}

Value context_method_etop(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DecimalContext *c = decimal_context_of(args[0]);
    return int_from_int64(t, load_relaxed(&c->emax) - (load_relaxed(&c->prec) - 1));
}

static const GetSetDef context_getset[] = {
    {"prec", context_get_prec, context_set_prec, NULL},
    {"rounding", context_get_rounding, context_set_rounding, NULL},
    {"Emin", context_get_emin, context_set_emin, NULL},
    {"Emax", context_get_emax, context_set_emax, NULL},
    {"capitals", context_get_capitals, context_set_capitals, NULL},
    {"clamp", context_get_clamp, context_set_clamp, NULL},
    {"flags", context_get_flags, context_set_flags, "What happened, by signal."},
    {"traps", context_get_traps, context_set_traps, "What raises an exception, by signal."},
    {0},
};

const TypeDef decimal_context_typedef = {
    .name = "decimal.Context",
    .doc = "Precision, rounding, range, flags and traps of decimal arithmetic.",
    .size = sizeof(DecimalContext),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .slots = {.new = context_construct, .init = context_initialise, .repr = context_repr},
    .methods = decimal_context_methods,
    .getset = context_getset,
    .new_params = "prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, "
                  "flags=None, traps=None",
};

bool dec_context_init(Thread *t, Module *m) {
    static const char *const names[] = {"DefaultContext", "BasicContext", "ExtendedContext"};
    DecimalContext *made[3];
    Value known = load(vm_root(t, &dec_templates_key));
    for (size_t i = 0; known && i < ARRAY_LENGTH(made); i++)
        if (!module_add(t, m, names[i], load(&tuple_of(known)->items[i]))) return false;
    if (known) return true;
    for (size_t i = 0; i < ARRAY_LENGTH(made); i++) {
        made[i] = decimal_context_of(context_construct(t, to_value(context_type(t)), NULL, 0, NULL));
        if (!made[i] || !module_add(t, m, names[i], to_value(made[i]))) return false;
    }
    made[1]->prec = made[2]->prec = 9;
    made[1]->rounding = ROUND_HALF_UP;
    made[1]->traps = DEFAULT_TRAPS | DEC_UNDERFLOW | DEC_CLAMPED;
    made[2]->traps = 0;
    Value templates = tuple_from_3(t, to_value(made[0]), to_value(made[1]), to_value(made[2]));
    if (!templates) return false;
    vm_root_set(vm_root(t, &dec_templates_key), templates);
    return true;
}
