/* Modules, and what modules in C are made with. */
#include <stdlib.h>

#include "runtime/import.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

static Module *module_of(Value v) { return (Module *)v; }

static void module_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, load_relaxed(&((Module *)cell)->dict));
}

static void module_finalize(VM *vm, Object *o) {
    (void)vm;
    Module *module = (Module *)o;
    if (module->def != NULL && module->def->free_state != NULL && module->state != NULL)
        module->def->free_state(module->state);
    module->state = NULL;
}

/* ---- making ---------------------------------------------------------------------------------- */

static Module *module_allocate(Thread *t) {
    Module *module = heap_allocate(t, sizeof *module, T_MODULE);
    Dict *dict = module != NULL ? dict_new_cells(t) : NULL;
    if (dict == NULL) return NULL;
    store_cell(module, &module->dict, dict);
    return module;
}

static bool module_fill_imported(Thread *t, Dict *dict, Value name, Value doc) {
    return dict_set_name(t, dict, NAME(__name__), name)
           && dict_set_name(t, dict, NAME(__doc__), doc != NULL ? doc : NONE)
           && dict_set_name(t, dict, NAME(__package__), NONE);
}

static bool module_fill(Thread *t, Dict *dict, Value name, Value doc) {
    return module_fill_imported(t, dict, name, doc)
           && dict_set_name(t, dict, NAME(__loader__), NONE)
           && dict_set_name(t, dict, NAME(__spec__), NONE);
}

Value module_new(Thread *t, Value name, Value doc) {
    Module *module = module_allocate(t);
    return module != NULL && module_fill(t, module->dict, name, doc) ? to_value(module) : NULL;
}

Value module_new_imported(Thread *t, Value name) {
    Module *module = module_allocate(t);
    return module != NULL && module_fill_imported(t, module->dict, name, NONE) ? to_value(module)
                                                                              : NULL;
}

Value module_from_def(Thread *t, const ModuleDef *def) {
    Str *name = intern_c(t, def->name);
    Value doc = name == NULL ? NULL : def->doc != NULL ? to_value(str_from_c(t, def->doc)) : NONE;
    Module *module = doc != NULL ? module_allocate(t) : NULL;
    if (module == NULL || !module_fill_imported(t, module->dict, to_value(name), doc)) return NULL;
    module->def = def;
    if (def->free_state != NULL && !gc_register_finalizable(t, &module->header)) return NULL;
    for (const NativeDef *row = def->functions; row != NULL && row->name != NULL; row++)
        if (!module_add(t, module, row->name, native_new(t, row, to_value(module), to_value(name))))
            return NULL;
    return def->init == NULL || def->init(t, module) ? to_value(module) : NULL;
}

bool module_add(Thread *t, Module *m, const char *name, Value v) {
    if (v == NULL) return false;
    Str *key = intern_c(t, name);
    return key != NULL && dict_set_name(t, m->dict, key, v);
}

bool module_add_error(Thread *t, Module *m, const char *key, const char *public, const char *name, uint32_t base) {
    Value *root = vm_root(t, key);
    Str *text = intern_c(t, name), *module = intern_c(t, public);
    Value bases = tuple_from_1(t, to_value(t->vm->types[base]));
    Dict *dict = dict_new(t);
    if (!root || !text || !module || !bases || !dict || !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return false;
    if (!load(root)) {
        Value type = type_new(t, t->vm->types[T_TYPE], to_value(text), bases, dict, NULL);
        if (!type) return false;
        store_release(root, type);
    }
    return module_add(t, m, name, load(root));
}

bool module_add_int(Thread *t, Module *m, const char *name, int64_t n) {
    return module_add(t, m, name, int_from_int64(t, n));
}

bool module_add_str(Thread *t, Module *m, const char *name, const char *utf8) {
    return module_add(t, m, name, to_value(str_from_c(t, utf8)));
}

bool module_add_type(Thread *t, Module *m, Type *type) {
    if (type == NULL) return false;
    return dict_set_name(t, m->dict, str_of(type_str_name(t, type)), to_value(type));
}

Value *vm_root(Thread *t, const void *key) {
    VM *vm = t->vm;
    size_t at = (size_t)(((uintptr_t)key >> 4) * 0x9e3779b1u) % VM_ROOTS_MAX;
    for (size_t probes = 0; probes < VM_ROOTS_MAX; probes++, at = (at + 1) % VM_ROOTS_MAX) {
        const void *known = sync_load(&vm->root_keys[at]);
        if (known == key || (known == NULL && sync_cas(&vm->root_keys[at], &known, key))
            || known == key)
            return &vm->roots[at];
    }
    /* More keys than any build has modules in C. */
    ASSERT(false, "VM_ROOTS_MAX is too small");
    abort();
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value module_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Module *module = (Module *)type_allocate_instance(t, type_from(cls), 0);
    Dict *dict = module != NULL ? dict_new_cells(t) : NULL;
    if (dict == NULL) return NULL;
    store_cell(module, &module->dict, dict);
    return to_value(module);
}

static bool module_type_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value given[2];
    if (!bind_arguments(t, "module", "name, doc=None", args, nargs, kwnames, given)) return false;
    if (!is_str(t, given[0]))
        return FAIL_WITH(
            raise_type_error(t, "module() argument 'name' must be str, not %T", given[0]));
    return module_fill(t, module_of(self)->dict, given[0], given[1]);
}

/* A str of the module's dict, or NULL. */
static Value module_str(Thread *t, Value self, Str *name) {
    Value v = dict_get_name(t, module_of(self)->dict, name);
    return v != NULL && is_str(t, v) ? v : NULL;
}

static Value module_repr(Thread *t, Value self) {
    Value name = module_str(t, self, NAME(__name__));
    Value file = module_str(t, self, NAME(__file__));
    if (name == NULL) name = to_value(str_from_c(t, "?"));
    if (name == NULL) return NULL;
    if (file != NULL) return to_value(str_format(t, "<module %R from %R>", name, file));
    if (module_of(self)->def != NULL)
        return to_value(str_format(t, "<module %R (built-in)>", name));
    Value spec = dict_get_name(t, module_of(self)->dict, NAME(__spec__));
    Str *key = spec != NULL && spec != NONE ? intern_c(t, "origin") : NULL;
    Value origin = key != NULL ? value_getattr_optional(t, spec, key) : NULL;
    if (error_is_set(t)) return NULL;
    if (origin != NULL && is_str(t, origin))
        return to_value(str_format(t, "<module %R (%V)>", name, origin));
    return to_value(str_format(t, "<module %R>", name));
}

static const char *const module_late_sys[] = {"meta_path", "path_hooks", "path_importer_cache",
                                              NULL};
static const char *const module_late_builtins[] = {"exit",      "quit",    "help",
                                                   "copyright", "credits", "license", NULL};

static bool module_is_late(const Str *name, const char *const *names) {
    while (*names != NULL && !str_equals_c(name, *names)) names++;
    return *names != NULL;
}

/* What the import system tells of a module, and its lists in sys, are made when somebody asks. NULL
 * without exception: it knows nothing of that name. */
static Value module_ask_import(Thread *t, Value self, Str *name) {
    bool in_sys = module_of(self)->dict == t->vm->sys_dict && module_is_late(name, module_late_sys);
    if (!in_sys && name != NAME(__spec__) && name != NAME(__loader__)) return NULL;
    Value specs = import_module_c(t, "importlib._specs");
    Str *function = specs != NULL ? intern_c(t, "lazy_attribute") : NULL;
    Value f = function != NULL ? value_getattr_optional(t, specs, function) : NULL;
    Value v = f != NULL ? value_call_2(t, f, self, to_value(name)) : NULL;
    return v == NOT_IMPLEMENTED ? NULL : v;
}

Value module_late_builtin(Thread *t, Str *name) {
    if (!module_is_late(name, module_late_builtins)) return NULL;
    Value module = import_module_c(t, "_sitebuiltins");
    Value v = module != NULL ? dict_get_name(t, module_of(module)->dict, name) : NULL;
    return v != NULL && dict_set_name(t, t->vm->builtins, name, v) ? v : NULL;
}

static Value module_getattr(Thread *t, Value self, Str *name) {
    /* Data descriptors of the type come first: __dict__, __annotations__. */
    Type *type = type_of(t, self);
    Value found = type_lookup(t, type, name);
    if (found != NULL && type_of(t, found)->slots->descr_set != NULL)
        return type_of(t, found)->slots->descr_get(t, found, self, to_value(type));
    Dict *dict = load_acquire(&module_of(self)->dict);
    Value v = dict_get_name(t, dict, name);
    if (v != NULL) return v;
    if (found != NULL) {
        Value (*bind)(Thread *, Value, Value, Value) = type_of(t, found)->slots->descr_get;
        return bind != NULL ? bind(t, found, self, to_value(type)) : found;
    }
    v = module_ask_import(t, self, name);
    if (v == NULL && !error_is_set(t) && self == t->vm->builtins_module)
        v = module_late_builtin(t, name);
    if (v != NULL || error_is_set(t)) return v;
    Value getattr = dict_get_name(t, dict, NAME(__getattr__));
    if (getattr == NULL) return NULL;
    return value_call_1(t, getattr, to_value(name));
}

static Value module_get_dict(Thread *t, Value self) {
    (void)t;
    return to_value(load_acquire(&module_of(self)->dict));
}

static Value module_get_annotate(Thread *t, Value self) {
    Value v = dict_get_name(t, module_of(self)->dict, NAME(__annotate__));
    return v != NULL ? v : NONE;
}
static bool module_set_annotate(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "cannot delete __annotate__ attribute"));
    if (v != NONE && !value_is_callable(t, v))
        return FAIL_WITH(raise_type_error(t, "__annotate__ must be callable or None"));
    return dict_set_name(t, module_of(self)->dict, NAME(__annotate__), v);
}

static Value module_get_annotations(Thread *t, Value self) {
    Dict *dict = module_of(self)->dict;
    Value v = dict_get_name(t, dict, NAME(__annotations__));
    if (v != NULL) return v;
    Value annotate = dict_get_name(t, dict, NAME(__annotate__));
    v = annotate != NULL && annotate != NONE ? value_call_1(t, annotate, small_int(1))
                                             : to_value(dict_new(t));
    if (v == NULL) return NULL;
    if (!is_dict(t, v))
        return raise_type_error(t, "__annotate__ returned non-dict of type '%T'", v);
    return dict_set_name(t, dict, NAME(__annotations__), v) ? v : NULL;
}
static bool module_set_annotations(Thread *t, Value self, Value v) {
    Dict *dict = module_of(self)->dict;
    if (v != NULL) return dict_set_name(t, dict, NAME(__annotations__), v);
    int deleted = dict_delete(t, dict, NAME_VALUE(__annotations__));
    if (deleted == 0) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "__annotations__"));
    return deleted > 0;
}

/* Makes what would be there. */
static bool module_make_late(Thread *t, Value self, const char *const *names) {
    for (; *names != NULL; names++) {
        Str *name = intern_c(t, *names);
        if (name == NULL || !value_getattr(t, self, name)) return false;
    }
    return true;
}

static Value module_dir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (args[0] == t->vm->sys_module && !module_make_late(t, args[0], module_late_sys)) return NULL;
    if (args[0] == t->vm->builtins_module
        && !module_make_late(t, args[0], module_late_builtins))
        return NULL;
    Value dict = value_getattr(t, args[0], NAME(__dict__));
    if (dict == NULL) return NULL;
    if (!is_dict(t, dict)) return raise_type_error(t, "<module>.__dict__ is not a dictionary");
    Value dir = dict_get_name(t, dict_of(dict), NAME(__dir__));
    return dir != NULL ? value_call_0(t, dir) : dict_keys_list(t, dict_of(dict));
}

static const NativeDef module_methods[] = {
    {"__dir__", module_dir, 0, 0, NATIVE_METHOD, NULL,
     "__dir__() -> list\nspecialized dir() implementation"},
    {0},
};
static bool module_refuse_dict(Thread *t, Value self, Value v) {
    (void)self, (void)v;
    return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "readonly attribute"));
}

static const GetSetDef module_getset[] = {
    {"__dict__", module_get_dict, module_refuse_dict, NULL},
    {"__annotate__", module_get_annotate, module_set_annotate, NULL},
    {"__annotations__", module_get_annotations, module_set_annotations, NULL},
    {0},
};

const TypeDef module_typedef = {
    .name = "module",
    .id = T_MODULE,
    .size = sizeof(Module),
    .trace = module_trace,
    .finalize = module_finalize,
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .dict_offset = offsetof(Module, dict),
    .slots = {.new = module_type_new,
              .init = module_type_init,
              .repr = module_repr,
              .getattr = module_getattr},
    .methods = module_methods,
    .getset = module_getset,
    .new_params = "name, doc=None",
};
