/* Module _operator: the operators as functions, and itemgetter, attrgetter, methodcaller. */
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

/* ---- operators ------------------------------------------------------------------------------ */

#define OPERATOR_BINARY(ROW) /* ROW(function, BINARY_ID, symbol) */ \
    ROW(add, ADD, "+") ROW(sub, SUB, "-") ROW(mul, MUL, "*") ROW(matmul, MATMUL, "@") \
    ROW(floordiv, FLOORDIV, "//") ROW(truediv, TRUEDIV, "/") ROW(mod, MOD, "%") \
    ROW(lshift, LSHIFT, "<<") ROW(rshift, RSHIFT, ">>") ROW(and_, AND, "&") ROW(xor, XOR, "^") \
    ROW(or_, OR, "|") ROW(pow, POW, "**")
#define OPERATOR_INPLACE(ROW) \
    ROW(iadd, ADD, "+=") ROW(isub, SUB, "-=") ROW(imul, MUL, "*=") ROW(imatmul, MATMUL, "@=") \
    ROW(ifloordiv, FLOORDIV, "//=") ROW(itruediv, TRUEDIV, "/=") ROW(imod, MOD, "%=") \
    ROW(ilshift, LSHIFT, "<<=") ROW(irshift, RSHIFT, ">>=") ROW(iand, AND, "&=") \
    ROW(ixor, XOR, "^=") ROW(ior, OR, "|=") ROW(ipow, POW, "**=")
#define OPERATOR_UNARY(ROW) /* ROW(function, operation, symbol) */ \
    ROW(neg, value_negative, "-") ROW(pos, value_positive, "+") \
    ROW(abs, value_absolute, "absolute value of") ROW(inv, value_invert, "~") \
    ROW(invert, value_invert, "~") ROW(index, sequence_exact_index, "index of")
#define OPERATOR_COMPARE(ROW) \
    ROW(eq, EQ, "==") ROW(ne, NE, "!=") ROW(lt, LT, "<") ROW(le, LE, "<=") ROW(gt, GT, ">") \
    ROW(ge, GE, ">=")

#define OPERATOR_DEFINE_BINARY(name, ID, symbol) \
    static Value operator_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return value_binary(t, BINARY_##ID, args[0], args[1]); \
    }
#define OPERATOR_DEFINE_INPLACE(name, ID, symbol) \
    static Value operator_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return value_inplace(t, BINARY_##ID, args[0], args[1]); \
    }
#define OPERATOR_DEFINE_UNARY(name, operation, symbol) \
    static Value operator_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return operation(t, args[0]); \
    }
#define OPERATOR_DEFINE_COMPARE(name, ID, symbol) \
    static Value operator_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return value_compare(t, args[0], args[1], COMPARE_##ID); \
    }
OPERATOR_BINARY(OPERATOR_DEFINE_BINARY)
OPERATOR_INPLACE(OPERATOR_DEFINE_INPLACE)
OPERATOR_UNARY(OPERATOR_DEFINE_UNARY)
OPERATOR_COMPARE(OPERATOR_DEFINE_COMPARE)

static Value operator_truth(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int truth = value_truth(t, args[0]);
    return truth < 0 ? NULL : bool_value(truth);
}
static Value operator_not(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int truth = value_truth(t, args[0]);
    return truth < 0 ? NULL : bool_value(!truth);
}
static Value operator_is(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(args[0] == args[1]);
}
static Value operator_is_not(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(args[0] != args[1]);
}
static Value operator_is_none(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(args[0] == NONE);
}
static Value operator_is_not_none(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(args[0] != NONE);
}
static Value operator_contains(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int contained = value_contains(t, args[0], args[1]);
    return contained < 0 ? NULL : bool_value(contained);
}
static Value operator_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_getitem(t, args[0], args[1]);
}
static Value operator_setitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_setitem(t, args[0], args[1], args[2]) ? NONE : NULL;
}
static Value operator_delitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_setitem(t, args[0], args[1], NULL) ? NONE : NULL;
}

/* ---- sequences ------------------------------------------------------------------------------ */

/* Counts items equal to v (then *first is unused), or finds the first. -1: none; -2: error. */
static int64_t operator_search(Thread *t, Value sequence, Value v, bool count_all) {
    const TypeSlots *slots = type_of(t, sequence)->slots;
    if (slots->iter == NULL && slots->getitem == NULL) {
        raise_type_error(t, "argument of type '%T' is not iterable", sequence);
        return -2;
    }
    Value iterator = value_iter(t, sequence);
    if (!iterator) return -2;
    int64_t index = 0, count = 0;
    for (Value x; (x = value_next(t, iterator)) != NULL; index++) {
        if (!poll_actions(t)) return -2;
        int equal = value_equal(t, x, v);
        if (equal < 0) return -2;
        if (equal && !count_all) return index;
        count += equal;
    }
    return error_is_set(t) ? -2 : count_all ? count : -1;
}

static Value operator_indexof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t found = operator_search(t, args[0], args[1], false);
    if (found == -2) return NULL;
    return found < 0 ? raise_value_error(t, "sequence.index(x): x not in sequence")
                     : small_int(found);
}

static Value operator_countof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t count = operator_search(t, args[0], args[1], true);
    return count == -2 ? NULL : small_int(count);
}

static bool operator_check_sequence(Thread *t, Value v) {
    const TypeSlots *slots = type_of(t, v)->slots;
    if (slots->getitem != NULL && !is_dict(t, v)) return true;
    return FAIL_WITH(raise_type_error(t, "'%T' object can't be concatenated", v));
}

static Value operator_concat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return operator_check_sequence(t, args[0]) ? value_binary(t, BINARY_ADD, args[0], args[1])
                                               : NULL;
}
static Value operator_iconcat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return operator_check_sequence(t, args[0]) ? value_inplace(t, BINARY_ADD, args[0], args[1])
                                               : NULL;
}

static Value operator_length_hint(Thread *t, Value *args, size_t nargs) {
    int64_t unknown = 0;
    if (nargs > 1 && !is_int(t, args[1]))
        return raise_type_error(t, "'%T' object cannot be interpreted as an integer", args[1]);
    if (nargs > 1 && !value_as_int64(t, args[1], &unknown, T_OVERFLOW_ERROR)) return NULL;
    int64_t hint = value_length_hint(t, args[0], unknown);
    return hint < 0 && error_is_set(t) ? NULL : int_from_int64(t, hint);
}

/* args: a tuple whose first item is called, and a dict or NULL. */
static Value operator_call(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_call_star(t, args[0], args[1], args[2]);
}

/* Compares without telling by the time it takes where the first difference is. */
static Value operator_compare_digest(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const uint8_t *a, *b;
    size_t a_length, b_length;
    BufferView x = {0}, y = {0};
    if (is_str(t, args[0]) && is_str(t, args[1])) {
        if (!str_of(args[0])->ascii || !str_of(args[1])->ascii)
            return raise_type_error(t,
                                    "comparing strings with non-ASCII characters is not supported");
        a = str_of(args[0])->data;
        b = str_of(args[1])->data;
        a_length = str_of(args[0])->length;
        b_length = str_of(args[1])->length;
    } else {
        if (!buffer_is_supported(t, args[0]) && !buffer_is_supported(t, args[1]))
            return raise_type_error(
                t, "unsupported operand types(s) or combination of types: '%T' and '%T'", args[0],
                args[1]);
        if (!buffer_get(t, args[0], &x, BUFFER_READ)) return NULL;
        if (!buffer_get(t, args[1], &y, BUFFER_READ)) {
            buffer_release(t, &x);
            return NULL;
        }
        a = x.data;
        b = y.data;
        a_length = x.length;
        b_length = y.length;
    }
    /* Of different lengths: b is compared with itself, and the answer is no. */
    volatile uint8_t difference = a_length != b_length;
    const uint8_t *left = a_length == b_length ? a : b;
    for (size_t i = 0; i < b_length; i++) difference |= left[i] ^ b[i];
    if (x.object) buffer_release(t, &x);
    if (y.object) buffer_release(t, &y);
    return bool_value(difference == 0);
}

/* ---- itemgetter, attrgetter, methodcaller --------------------------------------------------- */

typedef struct Getter {
    Object header;
    Value keys;              /* tuple; attrgetter: of tuples of names; methodcaller: arguments */
    Value names;             /* what attrgetter was made with; the name for methodcaller */
    Value keywords;          /* methodcaller: dict */
} Getter;

static Getter *getter_new(Thread *t, Value cls, Value keys) {
    Getter *g = keys ? (Getter *)type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (g) store(g, &g->keys, keys);
    return g;
}

/* The one argument of a call. */
static bool getter_argument(Thread *t, const char *name, size_t nargs, Value kwnames) {
    if (kwnames && tuple_of(kwnames)->length)
        return FAIL_WITH(raise_type_error(t, "%s() takes no keyword arguments", name));
    return nargs == 1 ||
           FAIL_WITH(raise_type_error(t, "%s expected 1 argument, got %zu", name, nargs));
}

static bool getter_refuses_keywords(Thread *t, const char *name, Value kwnames) {
    return kwnames && tuple_of(kwnames)->length &&
           !FAIL_WITH(raise_type_error(t, "%s() takes no keyword arguments", name));
}

/* get(v, key) for the only key, or a tuple of what it gives for each. */
ALWAYS_INLINE Value getter_call(Thread *t, Getter *g, Value v,
                                Value (*get)(Thread *t, Value v, Value key)) {
    Tuple *keys = tuple_of(g->keys);
    if (keys->length == 1) return get(t, v, keys->items[0]);
    Value result = tuple_new(t, NULL, keys->length);
    for (size_t i = 0; result && i < keys->length; i++) {
        Value x = get(t, v, keys->items[i]);
        if (!x) return NULL;
        store(tuple_of(result), &tuple_of(result)->items[i], x);
    }
    return result;
}

static Value getter_repr_with(Thread *t, Value self, Value items) {
    StrBuilder b;
    str_builder_init(&b, t);
    Value name = type_full_name(t, type_of(t, self));
    if (!name || !str_builder_format(&b, "%V(", name)) return NULL;
    for (size_t i = 0; i < tuple_of(items)->length; i++)
        if (!str_builder_format(&b, i ? ", %R" : "%R", tuple_of(items)->items[i])) return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

static Value itemgetter_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (getter_refuses_keywords(t, "itemgetter", kwnames)) return NULL;
    if (nargs == 0) return raise_type_error(t, "itemgetter expected 1 argument, got 0");
    return to_value(getter_new(t, cls, tuple_new(t, args, nargs)));
}

static Value itemgetter_item(Thread *t, Value v, Value key) {
    if (is_tuple_exact(v) && is_int_small(key)) {
        uint64_t i = (uint64_t)small_int_of(key);
        if (LIKELY(i < tuple_of(v)->length)) return tuple_of(v)->items[i];
    }
    return value_getitem(t, v, key);
}

static Value itemgetter_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!getter_argument(t, "itemgetter", nargs, kwnames)) return NULL;
    return getter_call(t, (Getter *)self, args[0], itemgetter_item);
}

static Value itemgetter_repr(Thread *t, Value self) {
    return getter_repr_with(t, self, ((Getter *)self)->keys);
}

static Value itemgetter_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return tuple_from_2(t, to_value(type_of(t, args[0])), ((Getter *)args[0])->keys);
}

/* "a.b" as the tuple of its interned parts. */
static Value attrgetter_parts(Thread *t, Value name) {
    Str *dot = str_from_char(t, '.');
    Str *split = dot ? intern_c(t, "split") : NULL;
    Value window[2] = {name, to_value(dot)};
    Value list = split ? value_call_method(t, split, window, 2, NULL) : NULL;
    Value parts = list ? tuple_from_iterable(t, list) : NULL;
    Value result = parts ? tuple_new(t, NULL, tuple_of(parts)->length) : NULL;
    for (size_t i = 0; result && i < tuple_of(parts)->length; i++) {
        Str *part = intern(t, str_of(tuple_of(parts)->items[i]));
        if (!part) return NULL;
        store(tuple_of(result), &tuple_of(result)->items[i], to_value(part));
    }
    return result;
}

static Value attrgetter_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (getter_refuses_keywords(t, "attrgetter", kwnames)) return NULL;
    if (nargs == 0) return raise_type_error(t, "attrgetter expected 1 argument, got 0");
    Value names = tuple_new(t, args, nargs), keys = names ? tuple_new(t, NULL, nargs) : NULL;
    for (size_t i = 0; keys && i < nargs; i++) {
        if (!is_str(t, args[i])) return raise_type_error(t, "attribute name must be a string");
        Value parts = attrgetter_parts(t, args[i]);
        if (!parts) return NULL;
        store(tuple_of(keys), &tuple_of(keys)->items[i], parts);
    }
    Getter *g = getter_new(t, cls, keys);
    if (g) store(g, &g->names, names);
    return to_value(g);
}

static Value attrgetter_attribute(Thread *t, Value v, Value parts) {
    for (size_t i = 0; v && i < tuple_of(parts)->length; i++)
        v = value_getattr(t, v, str_of(tuple_of(parts)->items[i]));
    return v;
}

static Value attrgetter_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!getter_argument(t, "attrgetter", nargs, kwnames)) return NULL;
    return getter_call(t, (Getter *)self, args[0], attrgetter_attribute);
}

static Value attrgetter_repr(Thread *t, Value self) {
    return getter_repr_with(t, self, ((Getter *)self)->names);
}

static Value attrgetter_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return tuple_from_2(t, to_value(type_of(t, args[0])), ((Getter *)args[0])->names);
}

static Value methodcaller_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    if (nargs == 0)
        return raise_type_error(t, "methodcaller needs at least one argument, the method name");
    if (!is_str(t, args[0])) return raise_type_error(t, "method name must be a string");
    Str *name = intern(t, str_of(args[0]));
    Dict *keywords = name ? dict_new(t) : NULL;
    for (size_t i = 0; keywords && kwnames && i < tuple_of(kwnames)->length; i++)
        if (!dict_set(t, keywords, tuple_of(kwnames)->items[i], args[nargs + i])) return NULL;
    Getter *g = keywords ? getter_new(t, cls, tuple_new(t, args + 1, nargs - 1)) : NULL;
    if (!g) return NULL;
    store(g, &g->names, to_value(name));
    store(g, &g->keywords, to_value(keywords));
    return to_value(g);
}

#define METHODCALLER_WINDOW 8

static Value methodcaller_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!getter_argument(t, "methodcaller", nargs, kwnames)) return NULL;
    Getter *g = (Getter *)self;
    Tuple *arguments = tuple_of(g->keys);
    if (dict_length(dict_of(g->keywords)) == 0 && arguments->length < METHODCALLER_WINDOW) {
        Value window[METHODCALLER_WINDOW] = {args[0]};
        for (size_t i = 0; i < arguments->length; i++) window[i + 1] = arguments->items[i];
        return value_call_method(t, str_of(g->names), window, arguments->length + 1, NULL);
    }
    Value method = value_getattr(t, args[0], str_of(g->names));
    return method ? value_call_star(t, method, g->keys, g->keywords) : NULL;
}

static Value methodcaller_repr(Thread *t, Value self) {
    Getter *g = (Getter *)self;
    StrBuilder b;
    str_builder_init(&b, t);
    Value name = type_full_name(t, type_of(t, self));
    if (!name || !str_builder_format(&b, "%V(%R", name, g->names)) return NULL;
    for (size_t i = 0; i < tuple_of(g->keys)->length; i++)
        if (!str_builder_format(&b, ", %R", tuple_of(g->keys)->items[i])) return NULL;
    DictTable *table = NULL;
    size_t position = 0;
    Value key, value;
    while (dict_next(dict_of(g->keywords), &table, &position, &key, &value))
        if (!str_builder_format(&b, ", %V=%R", key, value)) return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

/* (class, (name, *arguments)); keywords go into a partial. */
static Value methodcaller_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Getter *g = (Getter *)args[0];
    Value cls = to_value(type_of(t, args[0])), name = tuple_from_1(t, g->names);
    if (!name) return NULL;
    if (dict_length(dict_of(g->keywords)) == 0) {
        Value all = value_binary(t, BINARY_ADD, name, g->keys);
        return all ? tuple_from_2(t, cls, all) : NULL;
    }
    Value functools = import_module_c(t, "functools");
    Str *partial_name = functools ? intern_c(t, "partial") : NULL;
    Value partial = partial_name ? value_getattr(t, functools, partial_name) : NULL;
    Value arguments = partial ? tuple_from_2(t, cls, g->names) : NULL;
    Value call = arguments ? value_call_star(t, partial, arguments, g->keywords) : NULL;
    return call ? tuple_from_2(t, call, g->keys) : NULL;
}

static void getter_trace(Marker *m, Object *cell) { gc_mark_values(m, &((Getter *)cell)->keys, 3); }

#define GETTER_TYPE(variable, text, doc_text, prefix) \
    static const NativeDef prefix##_methods[] = { \
        {"__reduce__", prefix##_reduce, 0, 0, NATIVE_METHOD, NULL, NULL}, \
        {0}, \
    }; \
    static const TypeDef variable = { \
        .name = "operator." text, .doc = doc_text, .size = sizeof(Getter), .trace = getter_trace, \
        .slots = {.new = prefix##_construct, .call = prefix##_call, .repr = prefix##_repr}, \
        .methods = prefix##_methods, \
    }
GETTER_TYPE(itemgetter_typedef, "itemgetter", "A function that returns items of its argument.",
            itemgetter);
GETTER_TYPE(attrgetter_typedef, "attrgetter", "A function that returns attributes of its argument.",
            attrgetter);
GETTER_TYPE(methodcaller_typedef, "methodcaller", "A function that calls a method of its argument.",
            methodcaller);
#undef GETTER_TYPE

/* ---- the module ----------------------------------------------------------------------------- */

#define OPERATOR_ROW_2(name, ID, symbol) \
    {#name, operator_##name, 2, 2, NATIVE_FUNCTION, NULL, "Same as a " symbol " b."},
#define OPERATOR_ROW_1(name, operation, symbol) \
    {#name, operator_##name, 1, 1, NATIVE_FUNCTION, NULL, "Same as " symbol " a."},

static const NativeDef operator_functions[] = {
    OPERATOR_BINARY(OPERATOR_ROW_2) OPERATOR_INPLACE(OPERATOR_ROW_2)
        OPERATOR_COMPARE(OPERATOR_ROW_2) OPERATOR_UNARY(OPERATOR_ROW_1){
            "truth", operator_truth, 1, 1, NATIVE_FUNCTION, NULL, "Is a true?"},
    {"not_", operator_not, 1, 1, NATIVE_FUNCTION, NULL, "Same as not a."},
    {"is_", operator_is, 2, 2, NATIVE_FUNCTION, NULL, "Same as a is b."},
    {"is_not", operator_is_not, 2, 2, NATIVE_FUNCTION, NULL, "Same as a is not b."},
    {"is_none", operator_is_none, 1, 1, NATIVE_FUNCTION, NULL, "Same as a is None."},
    {"is_not_none", operator_is_not_none, 1, 1, NATIVE_FUNCTION, NULL, "Same as a is not None."},
    {"contains", operator_contains, 2, 2, NATIVE_FUNCTION, NULL, "Same as b in a."},
    {"getitem", operator_getitem, 2, 2, NATIVE_FUNCTION, NULL, "Same as a[b]."},
    {"setitem", operator_setitem, 3, 3, NATIVE_FUNCTION, NULL, "Same as a[b] = c."},
    {"delitem", operator_delitem, 2, 2, NATIVE_FUNCTION, NULL, "Same as del a[b]."},
    {"indexOf", operator_indexof, 2, 2, NATIVE_FUNCTION, NULL, "The first index of b in a."},
    {"countOf", operator_countof, 2, 2, NATIVE_FUNCTION, NULL, "How often b is in a."},
    {"concat", operator_concat, 2, 2, NATIVE_FUNCTION, NULL, "Same as a + b, for sequences."},
    {"iconcat", operator_iconcat, 2, 2, NATIVE_FUNCTION, NULL, "Same as a += b, for sequences."},
    {"length_hint", operator_length_hint, 1, 2, NATIVE_FUNCTION, NULL,
     "About how many items a has."},
    {"call", operator_call, 1, -1, NATIVE_FUNCTION, "obj, /, *args, **kwargs",
     "Same as obj(*args, **kwargs)."},
    {"_compare_digest", operator_compare_digest, 2, 2, NATIVE_FUNCTION, NULL,
     "Are a and b equal? In a time that does not depend on where they differ."},
    {0},
};

static bool operator_init(Thread *t, Module *m) {
    const TypeDef *const types[] = {&itemgetter_typedef, &attrgetter_typedef,
                                    &methodcaller_typedef};
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        Type *type = type_new_native(t, types[i], NULL);
        if (!type || !module_add_type(t, m, type)) return false;
    }
    return true;
}

const ModuleDef module__operator = {
    .name = "_operator",
    .doc = "The operators as functions.",
    .functions = operator_functions,
    .init = operator_init,
};
