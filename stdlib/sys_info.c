/* Module sys: facts about numbers, hashes, threads and the modules that there are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <float.h>
#include <string.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "runtime/objects/set.h"
#include "stdlib/posix.h"
#include "stdlib/sys.h"
#include "vm/command.h"
#include "vm/frozen.h"
#include "vm/import.h"

/* ---- float_info, int_info, hash_info, thread_info -------------------------------------------- */

static const MemberDef float_info_members[] = {
    STRUCTSEQ_FIELD(0, "max", "maximum representable finite float"),
    STRUCTSEQ_FIELD(1, "max_exp", NULL), STRUCTSEQ_FIELD(2, "max_10_exp", NULL),
    STRUCTSEQ_FIELD(3, "min", "minimum positive normalized float"),
    STRUCTSEQ_FIELD(4, "min_exp", NULL), STRUCTSEQ_FIELD(5, "min_10_exp", NULL),
    STRUCTSEQ_FIELD(6, "dig", "decimal digits that a float keeps"),
    STRUCTSEQ_FIELD(7, "mant_dig", "binary digits"),
    STRUCTSEQ_FIELD(8, "epsilon", "difference between 1 and the next float"),
    STRUCTSEQ_FIELD(9, "radix", NULL),
    STRUCTSEQ_FIELD(10, "rounds", "how additions are rounded"), {0}};
static const StructSeqDef float_info_def = STRUCTSEQ_DEF_FLAGS(
    "sys.float_info", "What floats can hold.", float_info_members, 11, 11, TYPE_NO_INSTANTIATE);

static const MemberDef int_info_members[] = {STRUCTSEQ_FIELD(0, "bits_per_digit", NULL),
                                             STRUCTSEQ_FIELD(1, "sizeof_digit", NULL),
                                             STRUCTSEQ_FIELD(2, "default_max_str_digits", NULL),
                                             STRUCTSEQ_FIELD(3, "str_digits_check_threshold", NULL),
                                             {0}};
static const StructSeqDef int_info_def = STRUCTSEQ_DEF_FLAGS(
    "sys.int_info", "How ints are made.", int_info_members, 4, 4, TYPE_NO_INSTANTIATE);

static const MemberDef hash_info_members[] = {
    STRUCTSEQ_FIELD(0, "width", NULL),
    STRUCTSEQ_FIELD(1, "modulus", "prime that numbers are reduced by"),
    STRUCTSEQ_FIELD(2, "inf", "hash of infinity"),
    STRUCTSEQ_FIELD(3, "nan", NULL),
    STRUCTSEQ_FIELD(4, "imag", "factor of imaginary parts"),
    STRUCTSEQ_FIELD(5, "algorithm", "of str and bytes"),
    STRUCTSEQ_FIELD(6, "hash_bits", NULL),
    STRUCTSEQ_FIELD(7, "seed_bits", NULL),
    STRUCTSEQ_FIELD(8, "cutoff", NULL),
    {0}};
static const StructSeqDef hash_info_def = STRUCTSEQ_DEF_FLAGS(
    "sys.hash_info", "How hashes are computed.", hash_info_members, 9, 9, TYPE_NO_INSTANTIATE);

static const MemberDef thread_info_members[] = {
    STRUCTSEQ_FIELD(0, "name", "of the implementation"),
    STRUCTSEQ_FIELD(1, "lock", "what locks stand on"),
    STRUCTSEQ_FIELD(2, "version", "of the library"), {0}};
static const StructSeqDef thread_info_def = STRUCTSEQ_DEF_FLAGS(
    "sys.thread_info", "How threads are made.", thread_info_members, 3, 3, TYPE_NO_INSTANTIATE);

static bool sys_add_struct(Thread *t, Module *m, const char *name, const StructSeqDef *def,
                           const Value *items) {
    for (size_t i = 0; i < def->total; i++)
        if (!items[i]) return false;
    Type *type = structseq_type_new(t, def);
    return type && module_add(t, m, name, structseq_new(t, type, items));
}

static bool sys_add_number_info(Thread *t, Module *m) {
    Value floats[11] = {float_new(t, DBL_MAX),
                        small_int(DBL_MAX_EXP),
                        small_int(DBL_MAX_10_EXP),
                        float_new(t, DBL_MIN),
                        small_int(DBL_MIN_EXP),
                        small_int(DBL_MIN_10_EXP),
                        small_int(DBL_DIG),
                        small_int(DBL_MANT_DIG),
                        float_new(t, DBL_EPSILON),
                        small_int(FLT_RADIX),
                        small_int(1)};
    Value ints[4] = {small_int(64), small_int(8), small_int(4300), small_int(640)};
    return sys_add_struct(t, m, "float_info", &float_info_def, floats)
           && sys_add_struct(t, m, "int_info", &int_info_def, ints);
}

static bool sys_add_hash_info(Thread *t, Module *m) {
    int64_t modulus = ((int64_t)1 << 61) - 1;
    Value items[9] = {small_int(64), small_int(modulus), small_int(314159),
                      small_int(0),  small_int(1000003), to_value(str_from_c(t, "minipy")),
                      small_int(64), small_int(0),       small_int(0)};
    return sys_add_struct(t, m, "hash_info", &hash_info_def, items);
}

static bool sys_add_thread_info(Thread *t, Module *m) {
    char version[128] = "";
    confstr(_CS_GNU_LIBPTHREAD_VERSION, version, sizeof version);
    Value items[3] = {to_value(str_from_c(t, "pthread")), to_value(str_from_c(t, "futex")),
                      version[0] ? to_value(str_from_c(t, version)) : NONE};
    return sys_add_struct(t, m, "thread_info", &thread_info_def, items);
}

/* ---- names of modules ------------------------------------------------------------------------ */

static bool sys_add_module_names(Thread *t, Module *m) {
    Value names = list_new(t, 64);
    for (size_t i = 0; names && native_modules[i]; i++) {
        Str *name = str_from_c(t, native_modules[i]->name);
        if (!name || !list_append(t, names, to_value(name))) return false;
    }
    if (!names || !list_sort(t, names, NULL, false)
        || !module_add(t, m, "builtin_module_names", list_to_tuple(t, names)))
        return false;
    for (size_t i = 0; i < frozen_module_count; i++) {
        if (strchr(frozen_modules[i].name, '.')) continue;
        Str *name = str_from_c(t, frozen_modules[i].name);
        if (!name || !list_append(t, names, to_value(name))) return false;
    }
    return module_add(t, m, "stdlib_module_names", set_from_iterable(t, names, T_FROZENSET));
}

/* ---- small answers --------------------------------------------------------------------------- */

static Value sys_is_interned(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "_is_interned() argument must be str, not %T", args[0]);
    return bool_value(is_interned(str_of(args[0])));
}

/* Lives as long as the process: immediate values and static data. */
static Value sys_is_immortal(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(!is_object(args[0]) || object_flags(object_of(args[0])) & OBJECT_STATIC);
}

static Value sys_cpu_count_config(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int(command_line_of(t->vm)->cpu_count);
}

static Value sys_no(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return FALSE_VALUE;
}

/* What there is nothing to do for. */
static Value sys_nothing(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NONE;
}

static Value sys_getallocatedblocks(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    HeapUse use = heap_use(t->vm->heap);
    return int_from_uint64(t, (use.live + use.allocated) / HEAP_GRANULE);
}

static Value sys_getdlopenflags(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int(t->vm->dlopen_flags);
}

static Value sys_setdlopenflags(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int flags;
    if (!value_as_int(t, args[0], &flags)) return NULL;
    t->vm->dlopen_flags = flags;
    return NONE;
}

static Value sys_getunicodeinternedsize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int only_static = args[0] ? value_truth(t, args[0]) : 0;
    return only_static < 0 ? NULL : int_from_uint64(t, intern_count(t->vm, only_static));
}

/* Profilers that read the machine's stack see no functions of Python here. */
static Value sys_activate_stack_trampoline(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "activate_stack_trampoline() argument must be str, not %T", args[0]);
    return raise_value_error(t, "perf trampoline not available");
}

/* Nothing can be made to run in another process. */
static Value sys_remote_exec(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int process;
    PosixPath path;
    if (!value_as_int(t, args[0], &process)) return NULL;
    Value script = posix_fspath(t, args[1]);
    if (!script || !posix_path(t, script, "remote_exec", "script", 0, &path)) return NULL;
    if (access(path.name, F_OK) != 0 && errno == ENOENT) return raise_error(t, T_FILE_NOT_FOUND_ERROR, "Script file does not exist");
    return raise_runtime_error(t, "Remote debugging is not enabled");
}

const NativeDef sys_info_functions[] = {
    {"_is_interned", sys_is_interned, 1, 1, NATIVE_FUNCTION, NULL,
     "Is it the one string with its text?"},
    {"_is_immortal", sys_is_immortal, 1, 1, NATIVE_FUNCTION, NULL, "Is it no object of the heap?"},
    {"_get_cpu_count_config", sys_cpu_count_config, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"_clear_internal_caches", sys_nothing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"_clear_type_cache", sys_nothing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"getallocatedblocks", sys_getallocatedblocks, 0, 0, NATIVE_FUNCTION, NULL,
     "About how many cells of the heap are in use."},
    {"getdlopenflags", sys_getdlopenflags, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"setdlopenflags", sys_setdlopenflags, 1, 1, NATIVE_FUNCTION, NULL,
     "Set how files of modules in C are opened: os.RTLD_NOW and the like."},
    {"getunicodeinternedsize", sys_getunicodeinternedsize, 0, 0, NATIVE_FUNCTION, "*, _only_immortal=False",
     "How many interned strings there are."},
    {"activate_stack_trampoline", sys_activate_stack_trampoline, 1, 1, NATIVE_FUNCTION, "backend, /", NULL},
    {"deactivate_stack_trampoline", sys_nothing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"is_stack_trampoline_active", sys_no, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"is_remote_debug_enabled", sys_no, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"remote_exec", sys_remote_exec, 2, 2, NATIVE_FUNCTION, "pid, script", NULL},
    {0},
};

/* sys._jit: there is none, and so none that is on or running. */
static const NativeDef sys_jit_functions[] = {
    {"is_available", sys_no, 0, 0, NATIVE_FUNCTION, NULL, "Could code be compiled to machine code?"},
    {"is_enabled", sys_no, 0, 0, NATIVE_FUNCTION, NULL, "Would it be, if it is used a lot?"},
    {"is_active", sys_no, 0, 0, NATIVE_FUNCTION, NULL, "Is the caller running as machine code?"},
    {0},
};

static const ModuleDef sys_jit = {.name = "sys._jit", .functions = sys_jit_functions};

static bool sys_add_jit(Thread *t, Module *m) {
    Value jit = module_from_def(t, &sys_jit);
    return jit && module_add(t, m, "_jit", jit);
}

/* sys._git: the implementation's name; no branch and revision that this was built from. */
static bool sys_add_git(Thread *t, Module *m) {
    Value name = to_value(str_from_c(t, "minipy")), none = name ? to_value(str_from_c(t, "")) : NULL;
    return none && module_add(t, m, "_git", tuple_from_3(t, name, none, none));
}

bool sys_info_init(Thread *t, Module *m) {
    return sys_add_jit(t, m) && sys_add_git(t, m) && sys_add_number_info(t, m) && sys_add_hash_info(t, m) && sys_add_thread_info(t, m)
           && sys_add_module_names(t, m) && module_add_str(t, m, "abiflags", "")
           && module_add_str(t, m, "_framework", "") && module_add(t, m, "_home", NONE)
           && module_add(t, m, "_stdlib_dir", NONE);
}
