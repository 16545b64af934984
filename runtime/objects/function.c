/* Functions and bound methods as objects. Calling functions is the business of vm/call.c. */
#include "runtime/objects/function.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

/* ---- making ---------------------------------------------------------------------------------- */

Value function_builtins(Thread *t, Dict *globals) {
    Value builtins = dict_get_name(t, globals, NAME(__builtins__));
    if (builtins != NULL && is_exact(builtins, T_MODULE))
        return to_value(((Module *)builtins)->dict);
    return builtins != NULL ? builtins : to_value(t->vm->builtins);
}

Value function_new(Thread *t, Code *code, Dict *globals, Value closure) {
    Function *f = heap_allocate(t, sizeof *f, T_FUNCTION);
    if (f == NULL) return NULL;
    store_cell(f, &f->code, code);
    store_cell(f, &f->globals, globals);
    store(f, &f->closure, closure);
    store(f, &f->name, code->name);
    store(f, &f->qualname, code->qualname);
    store(f, &f->builtins, function_builtins(t, globals));
    store(f, &f->module, dict_get_name(t, globals, NAME(__name__)));
    if (code->flags & CODE_HAS_DOCSTRING && code->consts != NULL
        && tuple_of(code->consts)->length > 0)
        store(f, &f->doc, tuple_of(code->consts)->items[0]);
    return to_value(f);
}

static void function_trace(Marker *m, Object *cell) {
    Function *f = (Function *)cell;
    gc_mark_cell(m, load_relaxed(&f->code));
    gc_mark_cell(m, load_relaxed(&f->globals));
    Value *const fields[] = {&f->instance,    &f->builtins,         &f->closure,
                             &f->defaults,    &f->keyword_defaults, &f->name,
                             &f->qualname,    &f->module,           &f->doc,
                             &f->annotations, &f->annotate,         &f->type_params,
                             &f->dict};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) gc_mark_value(m, load_relaxed(fields[i]));
}

static bool function_set_field(Thread *t, Value self, Value *field, Value v) {
    write_begin(t, object_of(self));
    store(object_of(self), field, v);
    write_end(t, object_of(self));
    return true;
}

/* ---- FunctionType(code, globals, ...) -------------------------------------------------------- */

static bool function_closure_fits(Thread *t, const Code *code, Value closure) {
    size_t needed = code->free_names != NULL ? tuple_of(code->free_names)->length : 0;
    if (closure != NULL && closure != NONE && !is_tuple(t, closure))
        return FAIL_WITH(raise_type_error(t, needed ? "arg 5 (closure) must be tuple"
                                                    : "arg 5 (closure) must be None or tuple"));
    size_t given = closure != NULL && closure != NONE ? tuple_of(closure)->length : 0;
    if (needed > 0 && (closure == NULL || closure == NONE))
        return FAIL_WITH(raise_type_error(t, "arg 5 (closure) must be tuple"));
    if (given != needed)
        return FAIL_WITH(raise_value_error(t, "%V requires closure of length %zu, not %zu",
                                           code->name, needed, given));
    for (size_t i = 0; i < given; i++)
        if (!is_exact(tuple_of(closure)->items[i], T_CELL))
            return FAIL_WITH(raise_type_error(t, "arg 5 (closure) expected cell, found %T",
                                              tuple_of(closure)->items[i]));
    return true;
}

static Value function_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[6];
    if (!bind_arguments(t, "function",
                        "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
                        args, nargs, kwnames, given))
        return NULL;
    if (!is_exact(given[0], T_CODE))
        return raise_type_error(t, "function() argument 'code' must be code, not %T", given[0]);
    if (!is_dict(t, given[1]))
        return raise_type_error(t, "function() argument 'globals' must be dict, not %T", given[1]);
    if (given[2] != NULL && given[2] != NONE && !is_str(t, given[2]))
        return raise_type_error(t, "arg 3 (name) must be None or string");
    if (given[3] != NULL && given[3] != NONE && !is_tuple(t, given[3]))
        return raise_type_error(t, "arg 4 (defaults) must be None or tuple");
    if (given[5] != NULL && given[5] != NONE && !is_dict(t, given[5]))
        return raise_type_error(t, "arg 6 (kwdefaults) must be None or dict");
    if (!function_closure_fits(t, code_of(given[0]), given[4])) return NULL;
    Value closure = given[4] == NONE ? NULL : given[4];
    Function *f = (Function *)function_new(t, code_of(given[0]), dict_of(given[1]), closure);
    if (f == NULL) return NULL;
    if (given[2] != NULL && given[2] != NONE) store(f, &f->name, given[2]);
    if (given[3] != NULL && given[3] != NONE) store(f, &f->defaults, given[3]);
    if (given[5] != NULL && given[5] != NONE) store(f, &f->keyword_defaults, given[5]);
    return to_value(f);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Value function_repr(Thread *t, Value self) {
    return to_value(
        str_format(t, "<function %V at %p>", load(&((Function *)self)->qualname), (void *)self));
}

static Value function_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL ? self : method_new(t, self, instance);
}

static Value function_get_code(Thread *t, Value self) {
    (void)t;
    return to_value(load_acquire(&((Function *)self)->code));
}
static bool function_set_code(Thread *t, Value self, Value v) {
    Function *f = (Function *)self;
    if (v == NULL || !is_exact(v, T_CODE))
        return FAIL_WITH(raise_type_error(t, "__code__ must be set to a code object"));
    size_t needed = code_of(v)->free_names != NULL ? tuple_of(code_of(v)->free_names)->length : 0;
    size_t has = f->closure != NULL ? tuple_of(f->closure)->length : 0;
    if (needed != has)
        return FAIL_WITH(
            raise_value_error(t, "%V() requires a code object with %zu free vars, not %zu", f->name,
                              has, needed));
    uint32_t kinds = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    if ((code_of(v)->flags ^ load_acquire(&f->code)->flags) & kinds
        && !warn(t, T_DEPRECATION_WARNING, 1,
                 "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)"))
        return false;
    write_begin(t, &f->header);
    store_cell(f, &f->code, code_of(v));
    store(f, &f->instance, NULL);
    write_end(t, &f->header);
    return true;
}

static Value function_get_defaults(Thread *t, Value self) {
    (void)t;
    Value v = load(&((Function *)self)->defaults);
    return v != NULL ? v : NONE;
}
static bool function_set_defaults(Thread *t, Value self, Value v) {
    if (v == NONE) v = NULL;
    if (v != NULL && !is_tuple(t, v))
        return FAIL_WITH(raise_type_error(t, "__defaults__ must be set to a tuple object"));
    return function_set_field(t, self, &((Function *)self)->defaults, v);
}
static Value function_get_keyword_defaults(Thread *t, Value self) {
    (void)t;
    Value v = load(&((Function *)self)->keyword_defaults);
    return v != NULL ? v : NONE;
}
static bool function_set_keyword_defaults(Thread *t, Value self, Value v) {
    if (v == NONE) v = NULL;
    if (v != NULL && !is_dict(t, v))
        return FAIL_WITH(raise_type_error(t, "__kwdefaults__ must be set to a dict object"));
    return function_set_field(t, self, &((Function *)self)->keyword_defaults, v);
}

static Value function_get_name(Thread *t, Value self) {
    (void)t;
    return load(&((Function *)self)->name);
}
static bool function_set_name(Thread *t, Value self, Value v) {
    if (v == NULL || !is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "__name__ must be set to a string object"));
    return function_set_field(t, self, &((Function *)self)->name, v);
}
static Value function_get_qualname(Thread *t, Value self) {
    (void)t;
    return load(&((Function *)self)->qualname);
}
static bool function_set_qualname(Thread *t, Value self, Value v) {
    if (v == NULL || !is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "__qualname__ must be set to a string object"));
    return function_set_field(t, self, &((Function *)self)->qualname, v);
}

static Value function_get_annotate(Thread *t, Value self) {
    (void)t;
    Value v = load(&((Function *)self)->annotate);
    return v != NULL ? v : NONE;
}
static bool function_set_annotate(Thread *t, Value self, Value v) {
    Function *f = (Function *)self;
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "__annotate__ cannot be deleted"));
    if (v != NONE && !value_is_callable(t, v))
        return FAIL_WITH(raise_type_error(t, "__annotate__ must be callable or None"));
    write_begin(t, &f->header);
    store(f, &f->annotate, v);
    if (v != NONE) store(f, &f->annotations, NULL);
    write_end(t, &f->header);
    return true;
}

/* Evaluated when they are first asked for (PEP 649). */
static Value function_get_annotations(Thread *t, Value self) {
    Function *f = (Function *)self;
    Value v = load(&f->annotations);
    if (v != NULL) return v;
    Value annotate = load(&f->annotate);
    if (annotate != NULL && annotate != NONE) {
        v = value_call_1(t, annotate, small_int(1));
        if (v != NULL && !is_dict(t, v))
            return raise_type_error(t, "__annotate__ returned non-dict of type '%T'", v);
    } else {
        v = to_value(dict_new(t));
    }
    if (v != NULL) function_set_field(t, self, &f->annotations, v);
    return v;
}
static bool function_set_annotations(Thread *t, Value self, Value v) {
    Function *f = (Function *)self;
    if (v == NONE) v = NULL;
    if (v != NULL && !is_dict(t, v))
        return FAIL_WITH(raise_type_error(t, "__annotations__ must be set to a dict object"));
    write_begin(t, &f->header);
    store(f, &f->annotations, v);
    store(f, &f->annotate, NULL);
    write_end(t, &f->header);
    return true;
}

static Value function_get_type_params(Thread *t, Value self) {
    Value v = load(&((Function *)self)->type_params);
    return v != NULL ? v : tuple_new(t, NULL, 0);
}
static bool function_set_type_params(Thread *t, Value self, Value v) {
    if (v == NULL || !is_tuple(t, v))
        return FAIL_WITH(raise_type_error(t, "__type_params__ must be set to a tuple"));
    return function_set_field(t, self, &((Function *)self)->type_params, v);
}

static const GetSetDef function_getset[] = {
    {"__code__", function_get_code, function_set_code, NULL},
    {"__defaults__", function_get_defaults, function_set_defaults, NULL},
    {"__kwdefaults__", function_get_keyword_defaults, function_set_keyword_defaults, NULL},
    {"__name__", function_get_name, function_set_name, NULL},
    {"__qualname__", function_get_qualname, function_set_qualname, NULL},
    {"__annotate__", function_get_annotate, function_set_annotate, NULL},
    {"__annotations__", function_get_annotations, function_set_annotations, NULL},
    {"__type_params__", function_get_type_params, function_set_type_params, NULL},
    {0},
};
static const MemberDef function_members[] = {
    {"__closure__", offsetof(Function, closure), MEMBER_NONE_IF_UNSET, NULL},
    {"__doc__", offsetof(Function, doc), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, NULL},
    {"__globals__", offsetof(Function, globals), MEMBER_READ_ONLY, NULL},
    {"__module__", offsetof(Function, module), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, NULL},
    {"__builtins__", offsetof(Function, builtins), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef function_typedef = {
    .name = "function",
    .id = T_FUNCTION,
    .size = sizeof(Function),
    .trace = function_trace,
    .flags = TYPE_METHOD_LIKE | TYPE_WEAKLY_REFERABLE,
    .dict_offset = offsetof(Function, dict),
    .slots = {.new = function_type_new,
              .repr = function_repr,
              .call = vm_function_call,
              .descr_get = function_descr_get},
    .getset = function_getset,
    .members = function_members,
    .new_params = "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
};

/* ---- bound methods --------------------------------------------------------------------------- */

Value method_new(Thread *t, Value function, Value self) {
    Method *method = heap_allocate(t, sizeof *method, T_METHOD);
    if (method == NULL) return NULL;
    store(method, &method->function, function);
    store(method, &method->self, self);
    return to_value(method);
}

static void method_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Method *)cell)->function);
    gc_mark_value(m, ((Method *)cell)->self);
}

static Value method_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[2];
    if (!bind_arguments(t, "method", "function, instance, /", args, nargs, kwnames, given))
        return NULL;
    if (!value_is_callable(t, given[0]))
        return raise_type_error(t, "first argument must be callable");
    if (given[1] == NONE) return raise_type_error(t, "instance must not be None");
    return method_new(t, given[0], given[1]);
}

static Value method_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    const Method *method = (const Method *)self;
    size_t total = nargs + (kwnames != NULL ? tuple_of(kwnames)->length : 0);
    Value few[9];
    Value *all = few;
    if (total >= ARRAY_LENGTH(few)) {
        ValuesBlock *block = values_block_new(t, total + 1);
        if (block == NULL) return NULL;
        all = block->items;
    }
    all[0] = method->self;
    for (size_t i = 0; i < total; i++) all[i + 1] = args[i];
    return value_call(t, method->function, all, nargs + 1, kwnames);
}

static Value method_repr(Thread *t, Value self) {
    const Method *method = (const Method *)self;
    Value name = value_getattr_optional(t, method->function, NAME(__qualname__));
    if (name == NULL && !error_is_set(t))
        name = value_getattr_optional(t, method->function, NAME(__name__));
    if (name == NULL && error_is_set(t)) return NULL;
    if (name == NULL || !is_str(t, name))
        return to_value(str_format(t, "<bound method ? of %R>", method->self));
    return to_value(str_format(t, "<bound method %V of %R>", name, method->self));
}

static bool method_hash(Thread *t, Value self, int64_t *hash) {
    const Method *method = (const Method *)self;
    int64_t function;
    if (!value_hash(t, method->function, &function)) return false;
    *hash = (int64_t)((value_bits(method->self) >> 4) ^ (uint64_t)function);
    return true;
}

static Value method_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(other, T_METHOD))
        return NOT_IMPLEMENTED;
    const Method *a = (const Method *)self, *b = (const Method *)other;
    int equal = a->self == b->self ? value_equal(t, a->function, b->function) : 0;
    return equal < 0 ? NULL : bool_value(equal == (op == COMPARE_EQ));
}

/* What a method does not have itself, its function has. */
/* It is bound already. */
static Value method_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)t, (void)instance, (void)owner;
    return self;
}

static Value method_getattr(Thread *t, Value self, Str *name) {
    Value v = object_getattr(t, self, name);
    if (v != NULL || error_is_set(t)) return v;
    return value_getattr_optional(t, ((Method *)self)->function, name);
}

static Value method_get_doc(Thread *t, Value self) {
    Value doc = value_getattr_optional(t, ((Method *)self)->function, NAME(__doc__));
    return doc != NULL || error_is_set(t) ? doc : NONE;
}

static Value method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Method *method = (const Method *)args[0];
    Value getattr = dict_get_c(t, t->vm->builtins, "getattr");
    Value name = value_getattr(t, method->function, NAME(__name__));
    Value pair = getattr == NULL || name == NULL ? NULL : tuple_from_2(t, method->self, name);
    return pair == NULL ? NULL : tuple_from_2(t, getattr, pair);
}

static const NativeDef method_methods[] = {
    {"__reduce__", method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef method_getset[] = {
    {"__doc__", method_get_doc, NULL, NULL},
    {0},
};
static const MemberDef method_members[] = {
    {"__func__", offsetof(Method, function), MEMBER_READ_ONLY,
     "the function (or other callable) implementing a method"},
    {"__self__", offsetof(Method, self), MEMBER_READ_ONLY,
     "the instance to which a method is bound"},
    {0},
};

const TypeDef method_typedef = {
    .name = "method",
    .id = T_METHOD,
    .size = sizeof(Method),
    .trace = method_trace,
    .flags = TYPE_WEAKLY_REFERABLE,
    .slots = {.new = method_type_new,
              .repr = method_repr,
              .hash = method_hash,
              .compare = method_compare,
              .call = method_call,
              .getattr = method_getattr,
              .descr_get = method_descr_get},
    .methods = method_methods,
    .new_params = "function, instance, /",
    .getset = method_getset,
    .members = method_members,
};
