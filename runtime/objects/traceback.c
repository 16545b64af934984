/* Traceback objects. Frames are made by vm/ when they are asked for; printing is
 * vm/traceback_print.c. */
#include "runtime/error.h"
#include "runtime/objects/code_place.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

static void traceback_trace(Marker *m, Object *cell) {
    Traceback *tb = (Traceback *)cell;
    gc_mark_value(m, load_relaxed(&tb->next));
    gc_mark_value(m, load_relaxed(&tb->frame));
    gc_mark_value(m, load_relaxed(&tb->locals));
    gc_mark_value(m, load_relaxed(&tb->outer));
    gc_mark_cell(m, tb->code);
    gc_mark_cell(m, tb->globals);
}

static Value traceback_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[4];
    if (!bind_arguments(t, "traceback", "tb_next, tb_frame, tb_lasti, tb_lineno", args, nargs,
                        kwnames, given))
        return NULL;
    if (given[0] != NONE && !is_exact(given[0], T_TRACEBACK))
        return raise_type_error(t, "expected traceback object or None, got '%T'", given[0]);
    if (!is_exact(given[1], T_FRAME))
        return raise_type_error(t, "traceback() argument 'tb_frame' must be frame, not %T", given[1]);
    int64_t last, line;
    if (!value_as_int64(t, given[2], &last, T_OVERFLOW_ERROR)
        || !value_as_int64(t, given[3], &line, T_OVERFLOW_ERROR))
        return NULL;
    Value code = value_getattr(t, given[1], NAME(f_code));
    Value globals = code != NULL ? value_getattr(t, given[1], NAME(f_globals)) : NULL;
    Traceback *tb = globals != NULL ? heap_allocate(t, sizeof *tb, T_TRACEBACK) : NULL;
    if (tb == NULL) return NULL;
    if (given[0] != NONE) store(tb, &tb->next, given[0]);
    store(tb, &tb->frame, given[1]);
    store_cell(tb, &tb->code, (Code *)code);
    store_cell(tb, &tb->globals, (Dict *)globals);
    tb->offset = last < 0 ? 0 : (uint32_t)last / 2;
    tb->line = (int32_t)line;
    return to_value(tb);
}

static Value traceback_get_next(Thread *t, Value self) {
    (void)t;
    Value next = load(&((Traceback *)self)->next);
    return next != NULL ? next : NONE;
}

static bool traceback_set_next(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "can't delete tb_next attribute"));
    if (v != NONE && !is_exact(v, T_TRACEBACK))
        return FAIL_WITH(raise_type_error(t, "expected traceback object, got '%T'", v));
    for (Value at = v == NONE ? NULL : v; at != NULL; at = load(&((Traceback *)at)->next))
        if (at == self) return FAIL_WITH(raise_value_error(t, "traceback loop detected"));
    write_begin(t, object_of(self));
    store(object_of(self), &((Traceback *)self)->next, v == NONE ? NULL : v);
    write_end(t, object_of(self));
    return true;
}

static Value traceback_get_frame(Thread *t, Value self) {
    Value frame = load(&((Traceback *)self)->frame);
    if (frame != NULL) return frame;
    const VmHooks *hooks = t->vm->hooks;
    if (hooks == NULL || hooks->traceback_frame == NULL) return NONE;
    return hooks->traceback_frame(t, self);
}

/* Computed when it is asked for. */
static Value traceback_get_line(Thread *t, Value self) {
    const Traceback *tb = (const Traceback *)self;
    int32_t line = load_relaxed(&tb->line);
    (void)t;
    return small_int(line >= 0 ? line : code_line(tb->code, tb->offset));
}

/* In units of two, as code that knows CPython expects of an instruction's offset. */
static Value traceback_get_last(Thread *t, Value self) {
    (void)t;
    return small_int(code_unit(((Traceback *)self)->offset));
}

static Value traceback_dir(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    Value list = list_new(t, ARRAY_LENGTH(names));
    for (size_t i = 0; list != NULL && i < ARRAY_LENGTH(names); i++) {
        Str *name = str_from_c(t, names[i]);
        if (name == NULL || !list_append(t, list, to_value(name))) return NULL;
    }
    return list;
}

static const NativeDef traceback_methods[] = {
    {"__dir__", traceback_dir, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef traceback_getset[] = {
    {"tb_next", traceback_get_next, traceback_set_next, NULL},
    {"tb_frame", traceback_get_frame, NULL, NULL},
    {"tb_lineno", traceback_get_line, NULL, NULL},
    {"tb_lasti", traceback_get_last, NULL, NULL},
    {0},
};

const TypeDef traceback_typedef = {
    .name = "traceback",
    .id = T_TRACEBACK,
    .size = sizeof(Traceback),
    .trace = traceback_trace,
    .slots = {.new = traceback_new},
    .methods = traceback_methods,
    .getset = traceback_getset,
    .new_params = "tb_next, tb_frame, tb_lasti, tb_lineno",
};
