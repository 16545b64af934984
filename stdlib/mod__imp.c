/* Module _imp: the modules that are part of the program, for importlib. */
#include <string.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/siphash.h"
#include "vm/command.h"
#include "vm/compiled.h"
#include "vm/frozen.h"
#include "vm/import.h"

static const char *imp_name(Thread *t, Value v, const char *function) {
    if (is_str(t, v)) return str_utf8(t, str_of(v), NULL, true);
    raise_type_error(t, "%s() argument must be str, not %T", function, v);
    return NULL;
}

static const ModuleDef *imp_find_native(const char *name) {
    for (size_t i = 0; native_modules[i]; i++)
        if (strcmp(native_modules[i]->name, name) == 0) return native_modules[i];
    return NULL;
}

static const FrozenModule *imp_find_frozen(const char *name) {
    for (size_t i = 0; i < frozen_module_count; i++)
        if (strcmp(frozen_modules[i].name, name) == 0) return &frozen_modules[i];
    return NULL;
}

/* Of a name that must be there. NULL: ImportError. */
static const FrozenModule *imp_frozen(Thread *t, Value v, const char *function) {
    const char *name = imp_name(t, v, function);
    const FrozenModule *frozen = name ? imp_find_frozen(name) : NULL;
    if (name && !frozen) raise_error(t, T_IMPORT_ERROR, "No such frozen object named %V", v);
    return frozen;
}

/* -1: it is there from the start and cannot be made again. */
static Value imp_is_builtin(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name = imp_name(t, args[0], "is_builtin");
    if (!name) return NULL;
    if (strcmp(name, "builtins") == 0 || strcmp(name, "sys") == 0) return small_int(-1);
    return small_int(imp_find_native(name) != NULL);
}

static Value imp_is_frozen(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name = imp_name(t, args[0], "is_frozen");
    return name ? bool_value(imp_find_frozen(name) != NULL) : NULL;
}

static Value imp_is_frozen_package(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const FrozenModule *frozen = imp_frozen(t, args[0], "is_frozen_package");
    return frozen ? bool_value(frozen->is_package) : NULL;
}

static Value imp_get_frozen_source(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const FrozenModule *frozen = imp_frozen(t, args[0], "get_frozen_source");
    return frozen ? to_value(bytes_new(t, frozen->data, frozen->size)) : NULL;
}

static Value imp_get_frozen_object(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const FrozenModule *frozen = imp_frozen(t, args[0], "get_frozen_object");
    Str *file = frozen ? str_format(t, "<frozen %V>", args[0]) : NULL;
    CompileOptions options = {.mode = COMPILE_EXEC, .optimize = (int)t->vm->optimize};
    return file ? to_value(compile_source(t, (const char *)frozen->data, frozen->size,
                                          to_value(file), &options))
                : NULL;
}

/* A new module of one in C, by its spec's name. */
static Value imp_create_builtin(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v = value_getattr(t, args[0], NAME(name));
    const char *name = v ? imp_name(t, v, "create_builtin") : NULL;
    const ModuleDef *def = name ? imp_find_native(name) : NULL;
    if (!def) return name ? raise_error(t, T_IMPORT_ERROR, "%R is not a built-in module", v) : NULL;
    Value known = dict_get(t, t->vm->modules, v);
    if (!known && error_is_set(t)) return NULL;
    return known && known != NONE ? known : module_from_def(t, def);
}

/* Modules that are part of the program are never looked for in files, whatever tests ask for. */
static Value imp_override_frozen_modules(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int override;
    return value_as_int(t, args[0], &override) ? NONE : NULL;
}

static Value imp_extension_suffixes(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return list_new(t, 0);
}

/* A tuple of what sys.meta_path and what sys.path_hooks have by default. */
static Value imp_set_finders(Thread *t, Value *args, size_t nargs) {
    for (size_t n = 0; n < nargs; n++)
        if (!is_tuple_exact(args[n])) return raise_type_error(t, "set_finders() arguments must be tuples");
    Value both = tuple_from_2(t, args[0], args[1]);
    if (!both) return NULL;
    import_set_finders(t, both);
    return NONE;
}

static Value imp_source_hash(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t key;
    BufferView view;
    if (!value_as_int64(t, args[0], &key, T_OVERFLOW_ERROR) || !buffer_get_still(t, args[1], &view)) return NULL;
    uint64_t hash = siphash13((uint64_t)key, 0, view.data, view.length);
    buffer_release(t, &view);
    return to_value(bytes_new(t, &hash, sizeof hash));
}

/* Of code that was read a moment ago. */
static Value imp_fix_co_filename(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_exact(args[0], T_CODE)) return raise_bad_argument(t, "_fix_co_filename", 1, "code", args[0]);
    if (!is_str_exact(args[1])) return raise_bad_argument(t, "_fix_co_filename", 2, "str", args[1]);
    compiled_rename(code_of(args[0]), str_of(args[1]));
    return NONE;
}

static Value imp_lock_held(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return bool_value(import_lock_is_held(t->vm));
}

static Value imp_acquire_lock(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return import_lock_acquire(t) ? NONE : NULL;
}

static Value imp_release_lock(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return import_lock_release(t) ? NONE : raise_error(t, T_RUNTIME_ERROR, "not holding the import lock");
}

static const NativeDef imp_functions[] = {
    {"lock_held", imp_lock_held, 0, 0, NATIVE_FUNCTION, NULL, "Does any thread hold the import lock?"},
    {"acquire_lock", imp_acquire_lock, 0, 0, NATIVE_FUNCTION, NULL, "Take the import lock, which a thread may do many times."},
    {"release_lock", imp_release_lock, 0, 0, NATIVE_FUNCTION, NULL, "Give the import lock back."},
    {"_override_frozen_modules_for_tests", imp_override_frozen_modules, 1, 1, NATIVE_FUNCTION, "override, /", NULL},
    {"set_finders", imp_set_finders, 2, 2, NATIVE_FUNCTION, "meta_path, path_hooks, /", "Say what the import statement does by itself."},
    {"is_builtin", imp_is_builtin, 1, 1, NATIVE_FUNCTION, "name, /", "Is it a module in C?"},
    {"create_builtin", imp_create_builtin, 1, 1, NATIVE_FUNCTION, "spec, /", "Make a module in C."},
    {"is_frozen", imp_is_frozen, 1, 1, NATIVE_FUNCTION, "name, /",
     "Is it a module in Python that is part of the program?"},
    {"is_frozen_package", imp_is_frozen_package, 1, 1, NATIVE_FUNCTION, "name, /",
     "Is it such a package?"},
    {"get_frozen_source", imp_get_frozen_source, 1, 1, NATIVE_FUNCTION, "name, /",
     "The source text of such a module."},
    {"get_frozen_object", imp_get_frozen_object, 1, 1, NATIVE_FUNCTION, "name, /",
     "The code of such a module."},
    {"source_hash", imp_source_hash, 2, 2, NATIVE_FUNCTION, "key, source", "The hash of bytes by which compiled files are compared with their source."},
    {"_fix_co_filename", imp_fix_co_filename, 2, 2, NATIVE_FUNCTION, "code, path, /", "Give code another file name."},
    {"extension_suffixes", imp_extension_suffixes, 0, 0, NATIVE_FUNCTION, NULL,
     "How the names of extension modules end: there are none."},
    {0},
};

static bool imp_init(Thread *t, Module *m) {
    uint8_t magic[4];
    compiled_magic(magic);
    const char *check = command_line_of(t->vm)->check_hash_based_pycs;
    return module_add_int(t, m, "pyc_magic_number_token", magic[0] | magic[1] << 8 | magic[2] << 16 | magic[3] << 24)
        && module_add_str(t, m, "check_hash_based_pycs", check ? check : "default");
}

const ModuleDef module__imp = {"_imp", "The modules that are part of the program, and compiled files.", imp_functions, imp_init, NULL};
