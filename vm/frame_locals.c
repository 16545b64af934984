#include "vm/frame_locals.h"

#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_slots.h"
#include "vm/generator.h"

typedef struct FrameLocals {
    Object header;
    Value frame;              /* a FrameObject */
} FrameLocals;

static const TypeDef frame_locals_typedef;

static FrameObject *frame_locals_frame(Value v) { return (FrameObject *)((FrameLocals *)v)->frame; }

static Type *frame_locals_type(Thread *t) {
    Value *root = vm_root(t, &frame_locals_typedef);
    Value known = root ? load(root) : NULL;
    if (known || !root) return (Type *)known;
    return (Type *)vm_root_keep(root, to_value(type_new_native(t, &frame_locals_typedef, NULL)));
}

Value frame_locals_proxy(Thread *t, FrameObject *o) {
    Type *type = frame_locals_type(t);
    FrameLocals *proxy = type ? (FrameLocals *)type_allocate_instance(t, type, 0) : NULL;
    if (!proxy) return NULL;
    store(proxy, &proxy->frame, to_value(o));
    return to_value(proxy);
}

/* ---- variables --------------------------------------------------------------------------------- */

/* Does what a program calls a variable mean that name? As for a key of a dict; -1: an exception. */
static int frame_locals_matches(Thread *t, Value name, Value key, int64_t hash) {
    if (name == key || is_str_exact(key)) return name == key || str_equal(t, str_of(name), str_of(key));
    int64_t own;
    if (!value_hash(t, name, &own)) return -1;
    return own == hash ? value_equal(t, name, key) : 0;
}

static uint32_t frame_locals_number(const FrameObject *o, const Value *variable) {
    return (uint32_t)(variable - FRAME_REGISTERS(o->frame));
}

/* Does register n have the name rather than the one before it, found so far? */
static bool frame_locals_is_inner(const FrameObject *o, Value *found, uint32_t n) {
    const Value *variables = FRAME_REGISTERS(o->frame);
    if (!found) return true;
    return frame_variable(o->code, variables, n)
        && (n < o->code->first_free || !frame_variable(o->code, variables, frame_locals_number(o, found)));
}

/* *variable: the register of the variable that the key names, of several with the same name the innermost that is bound; NULL:
 * there is none, or the frame has ended. False: an exception. */
static bool frame_locals_register(Thread *t, const FrameObject *o, Value key, Value **variable) {
    *variable = NULL;
    int64_t hash = 0;
    if (!is_str_exact(key) && !value_hash(t, key, &hash)) return false;
    const Tuple *names = tuple_of(o->code->variable_names);
    for (size_t n = 0; o->frame && n < names->length; n++) {
        int matches = frame_locals_matches(t, names->items[n], key, hash);
        if (matches < 0) return false;
        if (matches && o->frame && frame_locals_is_inner(o, *variable, (uint32_t)n)) *variable = &FRAME_REGISTERS(o->frame)[n];
    }
    if (!o->frame) *variable = NULL; /* a key's __eq__() may have ended it */
    return true;
}

/* What else somebody has put there; once the frame has ended, everything. NULL: nothing yet, and not asked for, or an exception. */
static Dict *frame_locals_extra(Thread *t, FrameObject *o, bool make) {
    if (!o->locals && make) {
        Value made = to_value(dict_new(t));
        if (!made) return NULL;
        store(o, &o->locals, made);
    }
    return o->locals ? dict_of(o->locals) : NULL;
}

/* All that is bound: a new dict. */
static Dict *frame_locals_dict(Thread *t, FrameObject *o) {
    Value known = o->frame ? frame_locals_snapshot(t, o->frame) : to_value(dict_new(t));
    Dict *all = known ? dict_of(known) : NULL;
    return all && (!o->locals || dict_merge(t, all, o->locals, true)) ? all : NULL;
}

Value frame_locals_all(Thread *t, FrameObject *o) { return to_value(frame_locals_dict(t, o)); }

static Value frame_locals_find(Thread *t, FrameObject *o, Value key) {
    Value *variable;
    if (!frame_locals_register(t, o, key, &variable)) return NULL;
    if (variable) return frame_variable(o->code, FRAME_REGISTERS(o->frame), frame_locals_number(o, variable));
    Dict *extra = frame_locals_extra(t, o, false);
    return extra ? dict_get(t, extra, key) : NULL;
}

static bool frame_locals_store(Thread *t, FrameObject *o, Value key, Value v) {
    Value *variable;
    if (!frame_locals_register(t, o, key, &variable)) return false;
    if (!variable || !(o->code->flags & CODE_OPTIMIZED)) { /* a comprehension's own variables can't be set from outside */
        Dict *extra = frame_locals_extra(t, o, true);
        return extra && dict_set(t, extra, key, v);
    }
    Cell *cell = frame_cell(o->code, FRAME_REGISTERS(o->frame), frame_locals_number(o, variable));
    if (cell) cell_set(cell, v);
    else if (o->frame->flags & FRAME_IN_HEAP) store(GENERATOR_OF(o->frame), variable, v);
    else *variable = v;
    return true;
}

/* ---- the mapping ------------------------------------------------------------------------------- */

static Value frame_locals_getitem(Thread *t, Value self, Value key) {
    Value v = frame_locals_find(t, frame_locals_frame(self), key);
    if (v || error_is_set(t)) return v;
    return raise_error(t, T_KEY_ERROR, "local variable '%R' is not defined", key);
}

static bool frame_locals_setitem(Thread *t, Value self, Value key, Value v) {
    FrameObject *o = frame_locals_frame(self);
    if (v) return frame_locals_store(t, o, key, v);
    Value *variable;
    if (!frame_locals_register(t, o, key, &variable)) return false;
    if (variable)
        return FAIL_WITH(raise_value_error(t, "cannot remove local variables from FrameLocalsProxy"));
    Dict *extra = frame_locals_extra(t, o, false);
    if (extra && dict_pop(t, extra, key)) return true;
    return error_is_set(t) ? false : FAIL_WITH(raise_key_error(t, key));
}

static int frame_locals_contains(Thread *t, Value self, Value key) {
    Value v = frame_locals_find(t, frame_locals_frame(self), key);
    return v ? 1 : error_is_set(t) ? -1 : 0;
}

static int64_t frame_locals_length(Thread *t, Value self) {
    Dict *all = frame_locals_dict(t, frame_locals_frame(self));
    return all ? (int64_t)dict_length(all) : -1;
}

static Value frame_locals_list(Thread *t, Value self, Value (*part)(Thread *t, Dict *d)) {
    Dict *all = frame_locals_dict(t, frame_locals_frame(self));
    return all ? part(t, all) : NULL;
}

static Value frame_locals_iter(Thread *t, Value self) {
    Value keys = frame_locals_list(t, self, dict_keys_list);
    return keys ? value_iter(t, keys) : NULL;
}

static Value frame_locals_repr(Thread *t, Value self) {
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "{...}"));
    Dict *all = frame_locals_dict(t, frame_locals_frame(self));
    Value text = all ? value_repr(t, to_value(all)) : NULL;
    repr_leave(t, self);
    return text;
}

static bool is_frame_locals(Thread *t, Value v) { return type_of(t, v)->def == &frame_locals_typedef; }

static Value frame_locals_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (op != COMPARE_EQ && op != COMPARE_NE) return NOT_IMPLEMENTED;
    if (is_frame_locals(t, other)) return bool_value((frame_locals_frame(self) == frame_locals_frame(other)) == (op == COMPARE_EQ));
    if (!is_dict(t, other)) return NOT_IMPLEMENTED;
    Dict *all = frame_locals_dict(t, frame_locals_frame(self));
    return all ? value_compare(t, to_value(all), other, op) : NULL;
}

static bool frame_locals_merge(Thread *t, Value self, Value other) {
    Dict *given = dict_new(t);
    DictItems items;
    if (!given || !dict_merge(t, given, other, true) || !dict_items(t, given, &items)) return false;
    for (size_t n = 0; n < items.count; n++)
        if (!frame_locals_store(t, frame_locals_frame(self), items.entries[n].key, items.entries[n].value)) return false;
    return true;
}

static bool frame_locals_may_merge(Thread *t, Value v) { return is_dict(t, v) || is_frame_locals(t, v); }

static Value frame_locals_or(Thread *t, Value left, Value right) {
    if (!frame_locals_may_merge(t, left) || !frame_locals_may_merge(t, right)) return NOT_IMPLEMENTED;
    Dict *all = dict_new(t);
    return all && dict_merge(t, all, left, true) && dict_merge(t, all, right, true) ? to_value(all) : NULL;
}

static Value frame_locals_inplace_or(Thread *t, Value left, Value right) {
    if (!frame_locals_may_merge(t, right)) return NOT_IMPLEMENTED;
    return frame_locals_merge(t, left, right) ? left : NULL;
}

/* ---- methods ----------------------------------------------------------------------------------- */

static Value frame_locals_keys(Thread *t, Value *args, size_t nargs) { (void)nargs; return frame_locals_list(t, args[0], dict_keys_list); }
static Value frame_locals_values(Thread *t, Value *args, size_t nargs) { (void)nargs; return frame_locals_list(t, args[0], dict_values_list); }
static Value frame_locals_items(Thread *t, Value *args, size_t nargs) { (void)nargs; return frame_locals_list(t, args[0], dict_items_list); }

static Value frame_locals_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(frame_locals_dict(t, frame_locals_frame(args[0])));
}

static Value frame_locals_reversed(Thread *t, Value *args, size_t nargs) {
    Value keys = frame_locals_keys(t, args, nargs);
    return keys && list_reverse(t, keys) ? keys : NULL;
}

static Value frame_locals_get(Thread *t, Value *args, size_t nargs) {
    Value v = frame_locals_find(t, frame_locals_frame(args[0]), args[1]);
    return v || error_is_set(t) ? v : nargs > 2 ? args[2] : NONE;
}

static Value frame_locals_setdefault(Thread *t, Value *args, size_t nargs) {
    Value v = frame_locals_find(t, frame_locals_frame(args[0]), args[1]), other = nargs > 2 ? args[2] : NONE;
    if (v || error_is_set(t)) return v;
    return frame_locals_store(t, frame_locals_frame(args[0]), args[1], other) ? other : NULL;
}

static Value frame_locals_pop(Thread *t, Value *args, size_t nargs) {
    Value v = frame_locals_find(t, frame_locals_frame(args[0]), args[1]);
    if (!v && !error_is_set(t) && nargs > 2) return args[2];
    if (!v) return error_is_set(t) ? NULL : raise_key_error(t, args[1]);
    return frame_locals_setitem(t, args[0], args[1], NULL) ? v : NULL;
}

static Value frame_locals_update(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!frame_locals_may_merge(t, args[1])) return raise_type_error(t, "update() argument must be dict or another FrameLocalsProxy");
    return frame_locals_merge(t, args[0], args[1]) ? NONE : NULL;
}

static Value frame_locals_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    if (kwnames && tuple_of(kwnames)->length) return raise_type_error(t, "FrameLocalsProxy takes no keyword arguments");
    if (nargs != 1) return raise_type_error(t, "FrameLocalsProxy expected 1 argument, got %d", (int)nargs);
    if (!is_exact(args[0], T_FRAME)) return raise_type_error(t, "expect frame, not %T", args[0]);
    return frame_locals_proxy(t, (FrameObject *)args[0]);
}

static void frame_locals_trace(Marker *m, Object *cell) { gc_mark_value(m, ((FrameLocals *)cell)->frame); }

static const NativeDef frame_locals_methods[] = {
    {"__reversed__", frame_locals_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"copy", frame_locals_copy, 0, 0, NATIVE_METHOD, NULL, "A dict of the variables and their values."},
    {"get", frame_locals_get, 1, 2, NATIVE_METHOD, NULL, "The value of a variable, or else the default."},
    {"items", frame_locals_items, 0, 0, NATIVE_METHOD, NULL, "A list of (name, value) pairs."},
    {"keys", frame_locals_keys, 0, 0, NATIVE_METHOD, NULL, "A list of the names."},
    {"pop", frame_locals_pop, 1, 2, NATIVE_METHOD, NULL, "Remove a name that is no variable, and return its value."},
    {"setdefault", frame_locals_setdefault, 1, 2, NATIVE_METHOD, NULL, "The value of a variable, which gets one if it has none."},
    {"update", frame_locals_update, 1, 1, NATIVE_METHOD, NULL, "Set variables from a mapping."},
    {"values", frame_locals_values, 0, 0, NATIVE_METHOD, NULL, "A list of the values."},
    {0},
};

static const TypeDef frame_locals_typedef = {
    .name = "FrameLocalsProxy",
    .size = sizeof(FrameLocals),
    .flags = TYPE_MAPPING | TYPE_IMMUTABLE,
    .trace = frame_locals_trace,
    .slots = {
        .repr = frame_locals_repr,
        .hash = slot_hash_unhashable,
        .compare = frame_locals_compare,
        .iter = frame_locals_iter,
        .new = frame_locals_construct,
        .length = frame_locals_length,
        .getitem = frame_locals_getitem,
        .setitem = frame_locals_setitem,
        .contains = frame_locals_contains,
        .binary = {[BINARY_OR] = frame_locals_or},
        .inplace = {[BINARY_OR] = frame_locals_inplace_or},
    },
    .methods = frame_locals_methods,
};
