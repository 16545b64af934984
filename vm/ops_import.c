/* Slow paths of import statements. */
#include "vm/ops.h"

#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/import.h"

Value op_import_name(Thread *t, Frame *f, Str *name, Value from_list, Value level) {
    Value import = ops_mapping_get(t, f->instance->builtins, NAME_VALUE(__import__));
    if (!import) return error_is_set(t) ? NULL : raise_error(t, T_IMPORT_ERROR, "__import__ not found");
    Value globals = to_value(f->instance->globals);
    if (is_exact(import, T_NATIVE)) return import_module_level(t, name, globals, from_list, small_int_of(level));
    Value namespace = frame_namespace(f);
    Value args[5] = {to_value(name), globals, namespace ? namespace : NONE, from_list, level};
    return value_call(t, import, args, 5, NULL);
}

static Value ops_fail_import_from(Thread *t, Value module, Str *name) {
    Value module_name = value_getattr_optional(t, module, NAME(__name__));
    if (!module_name) error_clear(t);
    Value shown = module_name && is_str(t, module_name) ? module_name : to_value(intern_c(t, "<unknown module name>"));
    Value file = value_getattr_optional(t, module, NAME(__file__));
    if (!file) error_clear(t);
    Str *text = shown ? import_from_text(t, module, shown, name, file) : NULL;
    if (!text) return NULL;
    raise_error(t, T_IMPORT_ERROR, "%U", text);
    if (error_matches(t, T_IMPORT_ERROR)) {
        ImportException *e = (ImportException *)t->exception;
        store(e, &e->name, shown);
        store(e, &e->name_from, to_value(name));
        if (file) store(e, &e->path, file);
    }
    return NULL;
}

Value op_import_from(Thread *t, Value module, Str *name) {
    Value v = value_getattr_optional(t, module, name);
    if (v || error_is_set(t)) return v;
    /* A circular import: the submodule may be in sys.modules before its parent has the attribute. */
    Value package = value_getattr_optional(t, module, NAME(__name__));
    if (package && is_str(t, package)) {
        Str *full = str_format(t, "%V.%U", package, name);
        if (!full) return NULL;
        v = dict_get(t, t->vm->modules, to_value(full));
        if (v) return v;
    }
    if (error_is_set(t)) return NULL;
    return ops_fail_import_from(t, module, name);
}

bool op_import_star(Thread *t, Frame *f, Value module) {
    Value namespace = frame_namespace(f);
    Value all = value_getattr_optional(t, module, NAME(__all__));
    if (error_is_set(t)) return false;
    bool skip_private = !all;
    if (!all) {
        Value dict = value_getattr(t, module, NAME(__dict__));
        if (!dict) return false;
        all = is_dict(t, dict) ? dict_keys_list(t, dict_of(dict)) : list_from_iterable(t, dict);
    }
    if (all && !skip_private && !type_of(t, all)->slots->getitem)
        return FAIL_WITH(raise_type_error(t, "'%T' object does not support indexing", all));
    Value names = all ? list_from_iterable(t, all) : NULL;
    if (!names) return false;
    for (size_t n = 0; n < list_length(list_of(names)); n++) {
        Value name = list_get(list_of(names), n);
        if (!name || !is_str(t, name)) {
            Value own = value_getattr_optional(t, module, NAME(__name__));
            return FAIL_WITH(raise_type_error(t, skip_private ? "Key in %V.__dict__ must be str, not %T" : "Item in %V.__all__ must be str, not %T",
                                              own ? own : NONE, name ? name : NONE));
        }
        Str *s = intern(t, str_of(name));
        const void *data = s ? str_flat(t, s) : NULL;
        if (!data) return false;
        if (skip_private && s->length && str_at(s, data, 0) == '_') continue;
        Value v = value_getattr(t, module, s);
        if (!v) return false;
        bool stored = namespace ? value_setitem(t, namespace, to_value(s), v) : dict_set_name(t, f->instance->globals, s, v);
        if (!stored) return false;
    }
    return true;
}
