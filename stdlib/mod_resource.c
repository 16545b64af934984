/* Module resource: what processes have used, and may use. */
#define _GNU_SOURCE
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "stdlib/posix.h"

static const MemberDef rusage_members[] = {
    STRUCTSEQ_FIELD(0, "ru_utime", "user time used"),
    STRUCTSEQ_FIELD(1, "ru_stime", "system time used"),
    STRUCTSEQ_FIELD(2, "ru_maxrss", "max. resident set size"),
    STRUCTSEQ_FIELD(3, "ru_ixrss", "shared memory size"),
    STRUCTSEQ_FIELD(4, "ru_idrss", "unshared data size"),
    STRUCTSEQ_FIELD(5, "ru_isrss", "unshared stack size"),
    STRUCTSEQ_FIELD(6, "ru_minflt", "page faults not requiring I/O"),
    STRUCTSEQ_FIELD(7, "ru_majflt", "page faults requiring I/O"),
    STRUCTSEQ_FIELD(8, "ru_nswap", "number of swap outs"),
    STRUCTSEQ_FIELD(9, "ru_inblock", "block input operations"),
    STRUCTSEQ_FIELD(10, "ru_oublock", "block output operations"),
    STRUCTSEQ_FIELD(11, "ru_msgsnd", "IPC messages sent"),
    STRUCTSEQ_FIELD(12, "ru_msgrcv", "IPC messages received"),
    STRUCTSEQ_FIELD(13, "ru_nsignals", "signals received"),
    STRUCTSEQ_FIELD(14, "ru_nvcsw", "voluntary context switches"),
    STRUCTSEQ_FIELD(15, "ru_nivcsw", "involuntary context switches"),
    {0}};
static const StructSeqDef rusage_def = STRUCTSEQ_DEF(
    "resource.struct_rusage", "What getrusage() returns.", rusage_members, 16, 16);

static Type *resource_usage_type(Thread *t) {
    Value *root = vm_root(t, &rusage_def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, &rusage_def)));
    return (Type *)kept;
}

static double resource_seconds(const struct timeval *time) {
    return (double)time->tv_sec + 1e-6 * (double)time->tv_usec;
}

Value resource_usage(Thread *t, const struct rusage *usage) {
    const long counts[14] = {usage->ru_maxrss, usage->ru_ixrss,   usage->ru_idrss,
                             usage->ru_isrss,  usage->ru_minflt,  usage->ru_majflt,
                             usage->ru_nswap,  usage->ru_inblock, usage->ru_oublock,
                             usage->ru_msgsnd, usage->ru_msgrcv,  usage->ru_nsignals,
                             usage->ru_nvcsw,  usage->ru_nivcsw};
    Value items[16] = {float_new(t, resource_seconds(&usage->ru_utime)),
                       float_new(t, resource_seconds(&usage->ru_stime))};
    for (int i = 0; i < 14; i++) items[2 + i] = small_int(counts[i]);
    Type *type = resource_usage_type(t);
    return type && items[0] && items[1] ? structseq_new(t, type, items) : NULL;
}

static Value resource_getrusage(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int who;
    struct rusage usage;
    if (!value_as_int(t, args[0], &who)) return NULL;
    if (getrusage((__rusage_who_t)who, &usage) == 0) return resource_usage(t, &usage);
    return errno == EINVAL ? raise_value_error(t, "invalid who parameter")
                           : posix_fail(t, NULL, NULL);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static bool resource_number(Thread *t, Value v, int *number) {
    if (!value_as_int(t, v, number)) return false;
    return (*number >= 0 && *number < RLIM_NLIMITS)
           || FAIL_WITH(raise_value_error(t, "invalid resource specified"));
}

static Value resource_limits(Thread *t, const struct rlimit *limit) {
    Value soft = limit->rlim_cur == RLIM_INFINITY ? small_int(-1)
                                                  : int_from_uint64(t, limit->rlim_cur);
    Value hard = limit->rlim_max == RLIM_INFINITY ? small_int(-1)
                                                  : int_from_uint64(t, limit->rlim_max);
    return soft && hard ? tuple_from_2(t, soft, hard) : NULL;
}

static bool resource_parse_limits(Thread *t, Value v, struct rlimit *limit) {
    Value pair = tuple_from_iterable(t, v);
    if (!pair) return false;
    if (tuple_of(pair)->length != 2)
        return FAIL_WITH(raise_value_error(t, "expected a tuple of 2 integers"));
    int64_t soft, hard;
    if (!value_as_int64(t, tuple_of(pair)->items[0], &soft, T_OVERFLOW_ERROR)
        || !value_as_int64(t, tuple_of(pair)->items[1], &hard, T_OVERFLOW_ERROR))
        return false;
    *limit = (struct rlimit){(rlim_t)soft, (rlim_t)hard};
    return true;
}

static Value resource_set_failed(Thread *t) {
    if (errno == EINVAL) return raise_value_error(t, "current limit exceeds maximum limit");
    return errno == EPERM ? raise_value_error(t, "not allowed to raise maximum limit")
                          : posix_fail(t, NULL, NULL);
}

static Value resource_getrlimit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    struct rlimit limit;
    if (!resource_number(t, args[0], &number)) return NULL;
    return getrlimit((__rlimit_resource_t)number, &limit) < 0 ? posix_fail(t, NULL, NULL)
                                                              : resource_limits(t, &limit);
}

static Value resource_setrlimit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    struct rlimit limit;
    if (!resource_number(t, args[0], &number) || !resource_parse_limits(t, args[1], &limit))
        return NULL;
    return setrlimit((__rlimit_resource_t)number, &limit) < 0 ? resource_set_failed(t) : NONE;
}

static Value resource_prlimit(Thread *t, Value *args, size_t nargs) {
    int pid, number;
    struct rlimit limit, before;
    if (!value_as_int(t, args[0], &pid) || !resource_number(t, args[1], &number)) return NULL;
    bool set = nargs > 2 && args[2] != NONE;
    if (set && !resource_parse_limits(t, args[2], &limit)) return NULL;
    if (prlimit(pid, (__rlimit_resource_t)number, set ? &limit : NULL, &before) < 0)
        return resource_set_failed(t);
    return resource_limits(t, &before);
}

static Value resource_getpagesize(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return small_int(getpagesize());
}

static const NativeDef resource_functions[] = {
    {"getrusage", resource_getrusage, 1, 1, NATIVE_FUNCTION, "who, /",
     "What the process, its children or the thread have used."},
    {"getrlimit", resource_getrlimit, 1, 1, NATIVE_FUNCTION, "resource, /",
     "(soft limit, hard limit)"},
    {"setrlimit", resource_setrlimit, 2, 2, NATIVE_FUNCTION, "resource, limits, /",
     "Set the limits of a resource."},
    {"prlimit", resource_prlimit, 2, 3, NATIVE_FUNCTION, NULL,
     "Set, or only return, the limits of another process."},
    {"getpagesize", resource_getpagesize, 0, 0, NATIVE_FUNCTION, NULL,
     "The size of a page of memory."},
    {0},
};

static const struct { const char *name; int number; } resource_constants[] = {
    {"RUSAGE_SELF", RUSAGE_SELF}, {"RUSAGE_CHILDREN", RUSAGE_CHILDREN},
    {"RUSAGE_THREAD", RUSAGE_THREAD}, {"RLIMIT_CPU", RLIMIT_CPU}, {"RLIMIT_FSIZE", RLIMIT_FSIZE},
    {"RLIMIT_DATA", RLIMIT_DATA}, {"RLIMIT_STACK", RLIMIT_STACK}, {"RLIMIT_CORE", RLIMIT_CORE},
    {"RLIMIT_NOFILE", RLIMIT_NOFILE}, {"RLIMIT_OFILE", RLIMIT_OFILE}, {"RLIMIT_AS", RLIMIT_AS},
    {"RLIMIT_RSS", RLIMIT_RSS}, {"RLIMIT_NPROC", RLIMIT_NPROC}, {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
    {"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE}, {"RLIMIT_NICE", RLIMIT_NICE},
    {"RLIMIT_RTPRIO", RLIMIT_RTPRIO}, {"RLIMIT_RTTIME", RLIMIT_RTTIME},
    {"RLIMIT_SIGPENDING", RLIMIT_SIGPENDING}, {"RLIM_INFINITY", -1},
};

static bool resource_init(Thread *t, Module *m) {
    for (size_t i = 0; i < ARRAY_LENGTH(resource_constants); i++)
        if (!module_add_int(t, m, resource_constants[i].name, resource_constants[i].number))
            return false;
    return module_add(t, m, "struct_rusage", to_value(resource_usage_type(t)))
        && module_add(t, m, "error", to_value(t->vm->types[T_OS_ERROR]));
}

const ModuleDef module_resource = {"resource", "What processes have used, and may use.",
                                   resource_functions, resource_init, NULL};
