/* Slow paths of variables: globals, names in class bodies, unbound locals. */
#include "vm/ops.h"

#include "runtime/objects/tuple.h"

static Value ops_raise_name_error(Thread *t, uint32_t exception_id, Value name, const char *format) {
    raise_error(t, exception_id, format, name);
    if (exception_id == T_NAME_ERROR && t->exception && error_matches(t, T_NAME_ERROR)) {
        NameException *e = (NameException *)t->exception;
        store(e, &e->name, name);
    }
    return NULL;
}

void op_raise_unbound(Thread *t, Frame *f, uint32_t local) {
    Code *code = frame_code(f);
    Value name = tuple_of(code->variable_names)->items[local];
    bool is_cell_of_class = !(code->flags & CODE_OPTIMIZED) && str_equals_c(str_of(name), "__class__");
    if (local >= code->first_free || is_cell_of_class)
        ops_raise_name_error(t, T_NAME_ERROR, name, "cannot access free variable '%V' where it is not associated with a value in enclosing scope");
    else
        ops_raise_name_error(t, T_UNBOUND_LOCAL_ERROR, name, "cannot access local variable '%V' where it is not associated with a value");
}

Value ops_mapping_get(Thread *t, Value mapping, Value name) {
    if (is_dict_exact(mapping)) return dict_get(t, dict_of(mapping), name);
    Value v = value_getitem(t, mapping, name);
    if (!v && error_matches(t, T_KEY_ERROR)) error_clear(t);
    return v;
}

static Value ops_global_name(const Frame *f, uint32_t index) {
    return tuple_of(f->instance->code->global_names)->items[index];
}

static Value ops_global(Thread *t, Frame *f, uint32_t index) {
    Value v = cell_get_global((Cell *)f->instance->cells[index]);
    return v ? v : instance_global_missing(t, f->instance, index);
}

Value op_load_cell_or_name(Thread *t, Frame *f, Cell *cell, uint32_t local, Value name) {
    Value v = f->locals ? ops_mapping_get(t, f->locals, name) : NULL;
    if (v || error_is_set(t)) return v;
    v = cell_get(cell);
    if (!v) op_raise_unbound(t, f, local);
    return v;
}

bool op_store_global(Thread *t, Instance *instance, uint32_t index, Value v) {
    return dict_set_name(t, instance->globals, str_of(tuple_of(instance->code->global_names)->items[index]), v);
}

bool op_delete_global(Thread *t, Instance *instance, uint32_t index) {
    Value name = tuple_of(instance->code->global_names)->items[index];
    int deleted = dict_delete(t, instance->globals, name);
    if (deleted == 0) ops_raise_name_error(t, T_NAME_ERROR, name, "name '%V' is not defined");
    return deleted > 0;
}

Value op_load_name(Thread *t, Frame *f, uint32_t index) {
    Value name = ops_global_name(f, index);
    Value v = ops_mapping_get(t, f->locals, name);
    if (v || error_is_set(t)) return v;
    if (LIKELY(is_dict_exact(to_value(f->instance->globals)))) return ops_global(t, f, index);
    v = dict_get(t, f->instance->globals, name); /* not globals[name], which may be redefined */
    return v || error_is_set(t) ? v : instance_builtin(t, f->instance, str_of(name));
}

bool op_store_name(Thread *t, Frame *f, uint32_t index, Value v) {
    Value name = ops_global_name(f, index);
    if (is_dict_exact(f->locals)) return dict_set(t, dict_of(f->locals), name, v);
    return value_setitem(t, f->locals, name, v);
}

bool op_delete_name(Thread *t, Frame *f, uint32_t index) {
    if (!f->locals) return op_delete_global(t, f->instance, index);
    Value name = ops_global_name(f, index);
    if (is_dict_exact(f->locals)) {
        int deleted = dict_delete(t, dict_of(f->locals), name);
        if (deleted == 0) ops_raise_name_error(t, T_NAME_ERROR, name, "name '%V' is not defined");
        return deleted > 0;
    }
    if (value_setitem(t, f->locals, name, NULL)) return true;
    if (error_matches(t, T_KEY_ERROR)) {
        error_clear(t);
        ops_raise_name_error(t, T_NAME_ERROR, name, "name '%V' is not defined");
    }
    return false;
}

Value op_load_from_dict_or_global(Thread *t, Frame *f, Value mapping, uint32_t index) {
    Value v = ops_mapping_get(t, mapping, ops_global_name(f, index));
    if (v || error_is_set(t)) return v;
    return ops_global(t, f, index);
}

Value op_load_from_dict_or_cell(Thread *t, Frame *f, Value mapping, Cell *cell, uint32_t local, uint32_t name) {
    Value v = ops_mapping_get(t, mapping, f->instance->names[name]);
    if (v || error_is_set(t)) return v;
    v = cell_get(cell);
    if (!v) op_raise_unbound(t, f, local);
    return v;
}

Value op_load_build_class(Thread *t, Instance *instance) {
    Value v = ops_mapping_get(t, instance->builtins, NAME_VALUE(__build_class__));
    return v || error_is_set(t) ? v : raise_error(t, T_NAME_ERROR, "__build_class__ not found");
}

bool op_setup_annotations(Thread *t, Frame *f) {
    Value locals = f->locals ? f->locals : to_value(f->instance->globals);
    Value v = ops_mapping_get(t, locals, NAME_VALUE(__annotations__));
    if (v || error_is_set(t)) return v != NULL;
    Dict *annotations = dict_new(t);
    return annotations && value_setitem(t, locals, NAME_VALUE(__annotations__), to_value(annotations));
}
