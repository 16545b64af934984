/* Module sys. */
#include <string.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/structseq.h"
#include "runtime/objects/tuple.h"
#include "stdlib/sys.h"
#include "vm/trace.h"
#include "vm/command.h"
#include "vm/compiled.h"
#include "vm/frame.h"
#include "vm/traceback_print.h"

/* ---- exceptions -------------------------------------------------------------------------------- */

static Value sys_exception(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return t->handled ? t->handled : NONE;
}

static Value sys_exc_info(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value e = t->handled;
    if (!e) return tuple_from_3(t, NONE, NONE, NONE);
    Value traceback = load(&exception_of(e)->traceback);
    return tuple_from_3(t, to_value(type_of(t, e)), e, traceback ? traceback : NONE);
}

static Value sys_exit(Thread *t, Value *args, size_t nargs) {
    Value value = nargs ? args[0] : NONE;
    Value e;
    if (is_tuple(t, value)) e = value_call_star(t, to_value(t->vm->types[T_SYSTEM_EXIT]), value, NULL);
    else e = value_call(t, to_value(t->vm->types[T_SYSTEM_EXIT]), &value, nargs ? 1 : 0, NULL);
    return e ? raise_value(t, e) : NULL;
}

static Value sys_print_error(Thread *t, Value text) {
    Value call[2] = {dict_get_name(t, t->vm->sys_dict, NAME(stderr)), text};
    if (!text) return NULL;
    return !call[0] || call[0] == NONE || value_call_method(t, NAME(write), call, 2, NULL) ? NONE : NULL;
}

static Value sys_excepthook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value e = args[1];
    if (e == NONE) return sys_print_error(t, to_value(str_from_c(t, "NoneType: None\n")));
    if (!is_exception(t, e)) return sys_print_error(t, to_value(str_format(t, "TypeError: print_exception(): Exception expected for value, %T found\n", e)));
    if (args[2] != NONE && is_exact(args[2], T_TRACEBACK) && !exception_of(e)->traceback) store(exception_of(e), &exception_of(e)->traceback, args[2]);
    traceback_print(t, e);
    return NONE;
}

static Value sys_displayhook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (args[0] == NONE) return NONE;
    Str *name = intern_c(t, "_");
    if (!name || !dict_set_name(t, t->vm->builtins, name, NONE)) return NULL;
    Value text = value_repr(t, args[0]), out = dict_get_name(t, t->vm->sys_dict, NAME(stdout));
    if (!text) return NULL;
    if (!out || out == NONE) return raise_runtime_error(t, "lost sys.stdout");
    Str *line = str_format(t, "%V\n", text);
    Value call[2] = {out, to_value(line)};
    if (!line || !value_call_method(t, NAME(write), call, 2, NULL)) return NULL;
    return dict_set_name(t, t->vm->builtins, name, args[0]) ? NONE : NULL;
}

/* ---- settings ---------------------------------------------------------------------------------- */

static Value sys_getrecursionlimit(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int(t->vm->recursion_limit);
}

static void sys_apply_recursion_limit(Thread *each, void *data) { store_relaxed(&each->recursion_limit, *(uint32_t *)data); }

static Value sys_setrecursionlimit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int limit;
    if (!value_as_int(t, args[0], &limit)) return NULL;
    if (limit < 1) return raise_value_error(t, "recursion limit must be greater or equal than 1");
    if (t->recursion_depth >= (uint32_t)limit)
        return raise_error(t, T_RECURSION_ERROR, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                           limit, (int)t->recursion_depth);
    uint32_t new_limit = (uint32_t)limit;
    store_relaxed(&t->vm->recursion_limit, new_limit);
    thread_for_each(t->vm, sys_apply_recursion_limit, &new_limit);
    return NONE;
}

static Value sys_getswitchinterval(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return float_new(t, (double)load_relaxed(&t->vm->gil.interval_ns) / 1e9);
}

static Value sys_setswitchinterval(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double seconds;
    if (!value_as_double(t, args[0], &seconds)) return NULL;
    if (!(seconds > 0.0)) return raise_value_error(t, "switch interval must be strictly positive");
    store_relaxed(&t->vm->gil.interval_ns, seconds > 1e9 ? INT64_MAX / 2 : (int64_t)(seconds * 1e9));
    return NONE;
}

static Value sys_is_gil_enabled(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return bool_value(HAVE_GIL);
}

static Value sys_gil_switches(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return HAVE_GIL ? int_from_uint64(t, gil_switches(&t->vm->gil)) : NONE;
}

static Value sys_get_int_max_str_digits(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int((int64_t)t->vm->int_max_str_digits);
}

static Value sys_set_int_max_str_digits(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int digits;
    if (!value_as_int(t, args[0], &digits)) return NULL;
    if (digits != 0 && digits < 640) return raise_value_error(t, "maxdigits must be >= 640 or 0 for unlimited");
    t->vm->int_max_str_digits = (size_t)digits;
    return NONE;
}

/* ---- looking into the machine ------------------------------------------------------------------ */

static Value sys_getframe(Thread *t, Value *args, size_t nargs) {
    int depth = 0;
    if (nargs && !value_as_int(t, args[0], &depth)) return NULL;
    Frame *f = t->frame;
    for (; f && depth > 0; depth--) f = f->previous;
    return f ? frame_object(t, f) : raise_value_error(t, "call stack is not deep enough");
}

/* Takes away the descriptors by which a class's dict refers to the class itself. */
static Value sys_clear_type_descriptors(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_type(t, args[0]))
        return raise_type_error(t, "_clear_type_descriptors() argument must be type, not %T", args[0]);
    Type *type = type_from(args[0]);
    if (type->flags & TYPE_IMMUTABLE) return raise_type_error(t, "argument is immutable");
    Str *names[] = {NAME(__dict__), NAME(__weakref__)};
    for (size_t i = 0; i < 2; i++)
        if (dict_get_name(t, type->dict, names[i]) && !type_set_attribute(t, type, names[i], NULL)) return NULL;
    return NONE;
}

static Value sys_intern(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str_exact(args[0])) return raise_type_error(t, "intern() argument must be str, not %T", args[0]);
    return to_value(intern(t, str_of(args[0])));
}

static Value sys_getsizeof(Thread *t, Value *args, size_t nargs) {
    Value call[1] = {args[0]};
    Value size = value_call_special(t, NAME(__sizeof__), call, 1);
    int64_t bytes;
    if (size == ABSENT) raise_type_error(t, "Type %T doesn't define __sizeof__", args[0]);
    else if (size && !is_int(t, size)) raise_type_error(t, "an integer is required");
    else if (size && !int_as_int64(size, &bytes)) raise_overflow_error(t, "Python int too large to convert to C ssize_t");
    else if (size) return bytes >= 0 ? size : raise_value_error(t, "__sizeof__() should return >= 0");
    if (nargs < 2 || !error_matches(t, T_TYPE_ERROR)) return NULL;
    error_clear(t);
    return args[1];
}

static Value sys_getrefcount(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return small_int(2); /* there are no reference counts; code that prints one expects a small number */
}

static Value sys_getdefaultencoding(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return to_value(str_from_c(t, "utf-8"));
}

static Value sys_getfilesystemencodeerrors(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return to_value(str_from_c(t, "surrogateescape"));
}

static Value sys_is_finalizing(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return bool_value(sync_load(&t->vm->finishing));
}

static Value sys_settrace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    trace_set(t, &t->trace_function, args[0] == NONE ? NULL : args[0], false);
    return NONE;
}
static Value sys_gettrace(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return t->trace_function ? t->trace_function : NONE;
}
static Value sys_setprofile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    trace_set(t, &t->profile_function, args[0] == NONE ? NULL : args[0], false);
    return NONE;
}
static Value sys_getprofile(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return t->profile_function ? t->profile_function : NONE;
}

/* sys.unraisablehook(args): args has exc_value, err_msg and object. */
static Value sys_unraisablehook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *value_name = intern_c(t, "exc_value"), *message_name = intern_c(t, "err_msg");
    Value e = value_name ? value_getattr(t, args[0], value_name) : NULL;
    Value message = e && message_name ? value_getattr_optional(t, args[0], message_name) : NULL;
    Value object = e ? value_getattr_optional(t, args[0], NAME(object)) : NULL;
    if (!e || e == NONE) return error_is_set(t) ? NULL : NONE;
    Str *head = object && object != NONE ? str_format(t, "%V: %R\n", message && message != NONE ? message : to_value(str_from_c(t, "Exception ignored in")), object)
                                         : str_format(t, "%V:\n", message && message != NONE ? message : to_value(str_from_c(t, "Exception ignored in")));
    traceback_write(t, head);
    traceback_print(t, e);
    return NONE;
}

/* For linecache: what stands behind the name <string> of the program's code. */
static Value sys_command_source(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value source = command_source(t);
    return source ? source : NONE;
}

static const NativeDef sys_functions[] = {
    {"_clear_type_descriptors", sys_clear_type_descriptors, 1, 1, NATIVE_FUNCTION, "type, /",
     "Take away a class's __dict__ and __weakref__."},
    {"_command_source", sys_command_source, 0, 0, NATIVE_FUNCTION, NULL, "Return (code, text) of -c, or None."},
    {"_getframe", sys_getframe, 0, 1, NATIVE_FUNCTION, NULL, "Return a frame of the call stack."},
    {"_gil_switches", sys_gil_switches, 0, 0, NATIVE_FUNCTION, NULL, "How often the GIL went to another thread; None without a GIL."},
    {"_is_gil_enabled", sys_is_gil_enabled, 0, 0, NATIVE_FUNCTION, NULL, "Return True if there is a GIL."},
    {"displayhook", sys_displayhook, 1, 1, NATIVE_FUNCTION, NULL, "Print an object to sys.stdout and save it in builtins._"},
    {"exc_info", sys_exc_info, 0, 0, NATIVE_FUNCTION, NULL, "Type, value and traceback of the exception being handled."},
    {"exception", sys_exception, 0, 0, NATIVE_FUNCTION, NULL, "The exception being handled, or None."},
    {"excepthook", sys_excepthook, 3, 3, NATIVE_FUNCTION, NULL, "Print an exception to sys.stderr."},
    {"exit", sys_exit, 0, 1, NATIVE_FUNCTION, NULL, "Raise SystemExit(status)."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getprofile", sys_getprofile, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getrefcount", sys_getrefcount, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"getsizeof", sys_getsizeof, 1, 2, NATIVE_FUNCTION, NULL, "Size of an object in bytes."},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, NATIVE_FUNCTION, NULL, "The thread switch interval in seconds."},
    {"gettrace", sys_gettrace, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"intern", sys_intern, 1, 1, NATIVE_FUNCTION, NULL, "Return the one interned string equal to the argument."},
    {"is_finalizing", sys_is_finalizing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 1, 1, NATIVE_FUNCTION, "maxdigits", NULL},
    {"setprofile", sys_setprofile, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"setswitchinterval", sys_setswitchinterval, 1, 1, NATIVE_FUNCTION, NULL, "Set the thread switch interval in seconds."},
    {"settrace", sys_settrace, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"unraisablehook", sys_unraisablehook, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"__unraisablehook__", sys_unraisablehook, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {0},
};

/* ---- what a program finds there ---------------------------------------------------------------- */

static const MemberDef version_info_members[] = {
    STRUCTSEQ_FIELD(0, "major", NULL), STRUCTSEQ_FIELD(1, "minor", NULL), STRUCTSEQ_FIELD(2, "micro", NULL),
    STRUCTSEQ_FIELD(3, "releaselevel", NULL), STRUCTSEQ_FIELD(4, "serial", NULL), {0}};
static const StructSeqDef version_info_def = STRUCTSEQ_DEF_FLAGS("sys.version_info", NULL, version_info_members, 5, 5, TYPE_NO_INSTANTIATE);

static const MemberDef flags_members[] = {
    STRUCTSEQ_FIELD(0, "debug", NULL), STRUCTSEQ_FIELD(1, "inspect", NULL), STRUCTSEQ_FIELD(2, "interactive", NULL),
    STRUCTSEQ_FIELD(3, "optimize", NULL), STRUCTSEQ_FIELD(4, "dont_write_bytecode", NULL), STRUCTSEQ_FIELD(5, "no_user_site", NULL),
    STRUCTSEQ_FIELD(6, "no_site", NULL), STRUCTSEQ_FIELD(7, "ignore_environment", NULL), STRUCTSEQ_FIELD(8, "verbose", NULL),
    STRUCTSEQ_FIELD(9, "bytes_warning", NULL), STRUCTSEQ_FIELD(10, "quiet", NULL), STRUCTSEQ_FIELD(11, "hash_randomization", NULL),
    STRUCTSEQ_FIELD(12, "isolated", NULL), STRUCTSEQ_FIELD(13, "dev_mode", NULL), STRUCTSEQ_FIELD(14, "utf8_mode", NULL),
    STRUCTSEQ_FIELD(15, "warn_default_encoding", NULL), STRUCTSEQ_FIELD(16, "safe_path", NULL), STRUCTSEQ_FIELD(17, "int_max_str_digits", NULL),
    STRUCTSEQ_FIELD(18, "gil", NULL), STRUCTSEQ_FIELD(19, "thread_inherit_context", NULL), STRUCTSEQ_FIELD(20, "context_aware_warnings", NULL), {0}};
static const StructSeqDef flags_def = STRUCTSEQ_DEF_FLAGS("sys.flags", NULL, flags_members, 18, 21, TYPE_NO_INSTANTIATE);

static bool sys_add_version(Thread *t, Module *m) {
    Type *type = structseq_type_new(t, &version_info_def);
    if (!type) return false;
    Value items[5] = {small_int(3), small_int(14), small_int(0), to_value(str_from_c(t, "final")), small_int(0)};
    Value info = structseq_new(t, type, items);
    Value implementation = info ? value_call_0(t, to_value(t->vm->types[T_SIMPLE_NAMESPACE])) : NULL;
    Value version = to_value(str_from_c(t, "3.14.0 (minipy " MINIPY_VERSION ")"));
    Str *names[6] = {NAME(name), intern_c(t, "version"), intern_c(t, "hexversion"), intern_c(t, "cache_tag"), intern_c(t, "_multiarch"), intern_c(t, "supports_isolated_interpreters")};
    return implementation && value_setattr(t, implementation, names[0], to_value(str_from_c(t, "minipy")))
        && value_setattr(t, implementation, names[1], info) && value_setattr(t, implementation, names[2], small_int(0x030e00f0))
        && value_setattr(t, implementation, names[3], to_value(str_from_c(t, COMPILED_TAG)))
        && value_setattr(t, implementation, names[4], to_value(str_from_c(t, "x86_64-linux-gnu")))
        && value_setattr(t, implementation, names[5], FALSE_VALUE)
        && module_add(t, m, "version_info", info) && module_add(t, m, "implementation", implementation)
        && module_add(t, m, "version", version) && module_add_int(t, m, "hexversion", 0x030e00f0) && module_add_int(t, m, "api_version", 1013);
}

static bool sys_add_flags(Thread *t, Module *m) {
    const CommandLine *line = command_line_of(t->vm);
    if (line->int_max_str_digits >= 0) t->vm->int_max_str_digits = (size_t)line->int_max_str_digits;
    int64_t flags[21] = {line->debug, line->inspect, line->interactive, line->optimize, line->dont_write_bytecode, line->no_user_site, line->no_site,
                         line->ignore_environment, line->verbose, line->bytes_warning, line->quiet, line->hash_seed != 0, line->isolated, 0, 1, 0,
                         line->safe_path, (int64_t)t->vm->int_max_str_digits, HAVE_GIL, line->thread_inherit_context, line->context_aware_warnings};
    Value items[21];
    for (int n = 0; n < 21; n++) items[n] = small_int(flags[n]);
    items[13] = bool_value(line->dev_mode);
    items[16] = bool_value(line->safe_path);
    Type *type = structseq_type_new(t, &flags_def);
    Value options = list_new(t, 0), x_options = to_value(dict_new(t));
    if (!type || !options || !x_options) return false;
    for (int n = 0; n < line->warning_count; n++)
        if (!list_append(t, options, to_value(str_from_c(t, line->warnings[n])))) return false;
    for (int n = 0; n < line->x_option_count; n++) {
        const char *text = line->x_options[n], *equals = strchr(text, '=');
        Value key = to_value(str_from_utf8(t, text, equals ? (size_t)(equals - text) : strlen(text)));
        Value v = equals ? to_value(str_from_c(t, equals + 1)) : TRUE_VALUE;
        if (!key || !v || !dict_set(t, dict_of(x_options), key, v)) return false;
    }
    Value prefix = line->pycache_prefix ? to_value(str_from_os(t, line->pycache_prefix, strlen(line->pycache_prefix))) : NONE;
    return module_add(t, m, "pycache_prefix", prefix) && module_add(t, m, "flags", structseq_new(t, type, items)) && module_add(t, m, "warnoptions", options)
        && module_add(t, m, "_xoptions", x_options) && module_add(t, m, "dont_write_bytecode", bool_value(line->dont_write_bytecode));
}

/* The functions that have files of their own. */
static bool sys_add_parts(Thread *t, Module *m) {
    static const NativeDef *const parts[] = {sys_info_functions, sys_hook_functions, sys_threads_functions};
    Value name = to_value(str_from_c(t, "sys"));
    for (size_t n = 0; name && n < ARRAY_LENGTH(parts); n++)
        for (const NativeDef *row = parts[n]; row->name; row++)
            if (!module_add(t, m, row->name, native_new(t, row, to_value(m), name))) return false;
    return name && sys_info_init(t, m) && sys_monitoring_init(t, m);
}

/* What the hooks are at first can be had under a second name. */
static bool sys_add_first_hooks(Thread *t, Module *m) {
    return module_add(t, m, "__displayhook__", dict_get_c(t, m->dict, "displayhook"))
        && module_add(t, m, "__excepthook__", dict_get_c(t, m->dict, "excepthook"));
}

static bool sys_init(Thread *t, Module *m) {
    Value empty = list_new(t, 0), argv = list_new(t, 0);
    Value blank = to_value(&static_empty_str);
    return empty && argv && sys_add_version(t, m) && sys_add_flags(t, m)
        && module_add(t, m, "modules", to_value(t->vm->modules)) && module_add(t, m, "path", empty) && module_add(t, m, "argv", argv)
        && list_append(t, argv, blank) && module_add_int(t, m, "maxsize", INT64_MAX) && module_add_int(t, m, "maxunicode", 0x10ffff)
        && module_add_str(t, m, "byteorder", "little") && module_add_str(t, m, "platform", "linux")
        && sys_places_init(t, m)
        && module_add_str(t, m, "platlibdir", "lib") && module_add_str(t, m, "copyright", "Copyright (c) 2026 the minipy authors")
        && module_add_str(t, m, "float_repr_style", "short") && sys_add_parts(t, m) && sys_add_first_hooks(t, m);
}

const ModuleDef module_sys = {.name = "sys", .doc = "What the interpreter knows and lets programs change.", .functions = sys_functions, .init = sys_init};
