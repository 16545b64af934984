/* Module posix: the machine, its settings, the environment, random bytes. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "runtime/objects/set.h"
#include "runtime/threads/process.h"
#include "stdlib/posix.h"
#include "vm/command.h"


static Type *system_type(Thread *t, const StructSeqDef *def) {
    Value *root = vm_root(t, def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, def)));
    return (Type *)kept;
}

/* ---- the machine ----------------------------------------------------------------------------- */

static const MemberDef uname_result_members[] = {
    STRUCTSEQ_FIELD(0, "sysname", "operating system name"),
    STRUCTSEQ_FIELD(1, "nodename", "name of machine on network"),
    STRUCTSEQ_FIELD(2, "release", "operating system release"),
    STRUCTSEQ_FIELD(3, "version", "operating system version"),
    STRUCTSEQ_FIELD(4, "machine", "hardware identifier"), {0}};
static const StructSeqDef uname_result_def = STRUCTSEQ_DEF(
    "posix.uname_result", "What os.uname() returns.", uname_result_members, 5, 5);

static const MemberDef times_result_members[] = {
    STRUCTSEQ_FIELD(0, "user", "user time"), STRUCTSEQ_FIELD(1, "system", "system time"),
    STRUCTSEQ_FIELD(2, "children_user", "user time of children"),
    STRUCTSEQ_FIELD(3, "children_system", "system time of children"),
    STRUCTSEQ_FIELD(4, "elapsed", "elapsed time since an arbitrary point in the past"), {0}};
static const StructSeqDef times_result_def = STRUCTSEQ_DEF(
    "posix.times_result", "What os.times() returns.", times_result_members, 5, 5);

static Value posix_uname(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    struct utsname name;
    if (uname(&name) < 0) return posix_fail(t, NULL, NULL);
    const char *const texts[5] = {name.sysname, name.nodename, name.release, name.version,
                                  name.machine};
    Value items[5];
    for (int i = 0; i < 5; i++)
        if (!(items[i] = posix_name(t, texts[i], strlen(texts[i]), false))) return NULL;
    Type *type = system_type(t, &uname_result_def);
    return type ? structseq_new(t, type, items) : NULL;
}

static Value posix_times(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    struct tms used;
    clock_t elapsed = times(&used);
    if (elapsed == (clock_t)-1) return posix_fail(t, NULL, NULL);
    double ticks = (double)sysconf(_SC_CLK_TCK);
    const clock_t counts[5] = {used.tms_utime, used.tms_stime, used.tms_cutime, used.tms_cstime,
                               elapsed};
    Value items[5];
    for (int i = 0; i < 5; i++)
        if (!(items[i] = float_new(t, (double)counts[i] / ticks))) return NULL;
    Type *type = system_type(t, &times_result_def);
    return type ? structseq_new(t, type, items) : NULL;
}

static Value posix_getloadavg(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    double loads[3];
    errno = EIO;
    if (getloadavg(loads, 3) != 3)
        return raise_error(t, T_OS_ERROR, "Load averages are unobtainable");
    Value a = float_new(t, loads[0]), b = float_new(t, loads[1]), c = float_new(t, loads[2]);
    return a && b && c ? tuple_from_3(t, a, b, c) : NULL;
}

static Value posix_cpu_count(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    long said = command_line_of(t->vm)->cpu_count, count = said > 0 ? said : sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? small_int(count) : NONE;
}

/* ---- settings by name ------------------------------------------------------------------------ */

typedef struct SystemName { const char *name; int number; } SystemName;

#define SYSCONF(name) {#name, _##name}
static const SystemName sysconf_names[] = {
    SYSCONF(SC_ARG_MAX), SYSCONF(SC_CHILD_MAX), SYSCONF(SC_CLK_TCK), SYSCONF(SC_NGROUPS_MAX),
    SYSCONF(SC_OPEN_MAX), SYSCONF(SC_STREAM_MAX), SYSCONF(SC_TZNAME_MAX), SYSCONF(SC_JOB_CONTROL),
    SYSCONF(SC_SAVED_IDS), SYSCONF(SC_REALTIME_SIGNALS), SYSCONF(SC_PRIORITY_SCHEDULING),
    SYSCONF(SC_TIMERS), SYSCONF(SC_ASYNCHRONOUS_IO), SYSCONF(SC_FSYNC), SYSCONF(SC_MAPPED_FILES),
    SYSCONF(SC_MEMLOCK), SYSCONF(SC_SEMAPHORES), SYSCONF(SC_SHARED_MEMORY_OBJECTS),
    SYSCONF(SC_VERSION), SYSCONF(SC_PAGESIZE), SYSCONF(SC_PAGE_SIZE), SYSCONF(SC_RTSIG_MAX),
    SYSCONF(SC_SEM_NSEMS_MAX), SYSCONF(SC_SEM_VALUE_MAX), SYSCONF(SC_SIGQUEUE_MAX),
    SYSCONF(SC_TIMER_MAX), SYSCONF(SC_IOV_MAX), SYSCONF(SC_GETGR_R_SIZE_MAX),
    SYSCONF(SC_GETPW_R_SIZE_MAX), SYSCONF(SC_LOGIN_NAME_MAX), SYSCONF(SC_TTY_NAME_MAX),
    SYSCONF(SC_THREAD_KEYS_MAX), SYSCONF(SC_THREAD_STACK_MIN), SYSCONF(SC_THREAD_THREADS_MAX),
    SYSCONF(SC_THREADS), SYSCONF(SC_NPROCESSORS_CONF), SYSCONF(SC_NPROCESSORS_ONLN),
    SYSCONF(SC_PHYS_PAGES), SYSCONF(SC_AVPHYS_PAGES), SYSCONF(SC_ATEXIT_MAX), SYSCONF(SC_LINE_MAX),
    SYSCONF(SC_MONOTONIC_CLOCK),
    SYSCONF(SC_HOST_NAME_MAX), SYSCONF(SC_SYMLOOP_MAX), SYSCONF(SC_NZERO), {NULL, 0}};
#undef SYSCONF

#define PATHCONF(name) {#name, _##name}
static const SystemName pathconf_names[] = {
    PATHCONF(PC_LINK_MAX), PATHCONF(PC_MAX_CANON), PATHCONF(PC_MAX_INPUT), PATHCONF(PC_NAME_MAX),
    PATHCONF(PC_PATH_MAX), PATHCONF(PC_PIPE_BUF), PATHCONF(PC_CHOWN_RESTRICTED),
    PATHCONF(PC_NO_TRUNC), PATHCONF(PC_VDISABLE), PATHCONF(PC_SYNC_IO),
    PATHCONF(PC_FILESIZEBITS), PATHCONF(PC_SYMLINK_MAX), {NULL, 0}};
#undef PATHCONF

#define CONFSTR(name) {#name, _##name}
static const SystemName confstr_names[] = {
    CONFSTR(CS_PATH), CONFSTR(CS_GNU_LIBC_VERSION), CONFSTR(CS_GNU_LIBPTHREAD_VERSION), {NULL, 0}};
#undef CONFSTR

static bool system_number(Thread *t, const SystemName *names, Value v, int *number) {
    if (!is_str(t, v)) {
        if (is_int(t, v)) return value_as_int(t, v, number);
        return FAIL_WITH(raise_type_error(t, "configuration names must be strings or integers"));
    }
    for (; names->name; names++) {
        *number = names->number;
        if (str_equals_c(str_of(v), names->name)) return true;
    }
    return FAIL_WITH(raise_value_error(t, "unrecognized configuration name"));
}

/* -1 without an error: there is no limit. */
static Value system_setting(Thread *t, long value, Value filename) {
    return value < 0 && errno ? posix_fail(t, filename, NULL) : int_from_int64(t, value);
}

static Value posix_sysconf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!system_number(t, sysconf_names, args[0], &number)) return NULL;
    errno = 0;
    return system_setting(t, sysconf(number), NULL);
}

static Value posix_pathconf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int number;
    if (!posix_path(t, args[0], "pathconf", "path", POSIX_ALLOW_FD, &path)
        || !system_number(t, pathconf_names, args[1], &number))
        return NULL;
    errno = 0;
    return system_setting(t, path.name ? pathconf(path.name, number) : fpathconf(path.fd, number),
                          path.name ? path.object : NULL);
}

static Value posix_confstr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    char text[4096];
    if (!system_number(t, confstr_names, args[0], &number)) return NULL;
    errno = 0;
    size_t size = confstr(number, text, sizeof text);
    if (size == 0) return errno ? posix_fail(t, NULL, NULL) : NONE;
    return posix_name(t, text, (size < sizeof text ? size : sizeof text) - 1, false);
}

/* ---- the scheduler --------------------------------------------------------------------------- */

static const MemberDef sched_param_members[] = {
    STRUCTSEQ_FIELD(0, "sched_priority", "the scheduling priority"), {0}};

/* Unlike other such types it is made from its field. */
static Value sched_param_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value priority;
    if (!bind_arguments(t, "sched_param", "sched_priority", args, nargs, kwnames, &priority)) return NULL;
    return structseq_new(t, (Type *)cls, &priority);
}

static Value sched_param_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value fields = tuple_from_1(t, tuple_of(args[0])->items[0]);
    return fields ? tuple_from_2(t, to_value(type_of(t, args[0])), fields) : NULL;
}

static const NativeDef sched_param_methods[] = {
    {"__reduce__", sched_param_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const StructSeqDef sched_param_def = {
    .type = {.name = "posix.sched_param",
             .doc = "Scheduling parameters.",
             .base = T_TUPLE,
             .size = sizeof(Tuple),
             .flags = TYPE_SEQUENCE,
             .trace = structseq_trace,
             .slots = {.repr = structseq_slot_repr, .new = sched_param_new},
             .methods = sched_param_methods,
             .members = sched_param_members,
             .new_params = "sched_priority"},
    .visible = 1,
    .total = 1};

static Value posix_sched_yield(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int result;
    POSIX_CALL(t, result, sched_yield());
    return posix_none(t, result);
}

static Value posix_sched_getaffinity(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    cpu_set_t set;
    if (!value_as_int(t, args[0], &pid)) return NULL;
    CPU_ZERO(&set);
    if (sched_getaffinity(pid, sizeof set, &set) < 0) return posix_fail(t, NULL, NULL);
    Value result = set_new(t);
    for (int cpu = 0; result && cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, &set) && !set_add(t, result, small_int(cpu))) return NULL;
    return result;
}

static Value posix_sched_setaffinity(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    cpu_set_t set;
    CPU_ZERO(&set);
    Value cpus = value_as_int(t, args[0], &pid) ? tuple_from_iterable(t, args[1]) : NULL;
    for (size_t i = 0; cpus && i < tuple_of(cpus)->length; i++) {
        int cpu;
        if (!value_as_int(t, tuple_of(cpus)->items[i], &cpu)) return NULL;
        if (cpu < 0) return raise_value_error(t, "negative CPU number");
        if (cpu < CPU_SETSIZE) CPU_SET(cpu, &set);
    }
    return cpus ? posix_none(t, sched_setaffinity(pid, sizeof set, &set)) : NULL;
}

static Value posix_sched_get_priority_max(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int policy;
    return value_as_int(t, args[0], &policy) ? posix_int(t, sched_get_priority_max(policy)) : NULL;
}

static Value posix_sched_get_priority_min(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int policy;
    return value_as_int(t, args[0], &policy) ? posix_int(t, sched_get_priority_min(policy)) : NULL;
}

static Value posix_sched_getscheduler(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    return value_as_int(t, args[0], &pid) ? posix_int(t, sched_getscheduler(pid)) : NULL;
}

static Value posix_sched_getparam(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    struct sched_param parameters;
    if (!value_as_int(t, args[0], &pid)) return NULL;
    if (sched_getparam(pid, &parameters) < 0) return posix_fail(t, NULL, NULL);
    Value items[1] = {small_int(parameters.sched_priority)};
    Type *type = system_type(t, &sched_param_def);
    return type ? structseq_new(t, type, items) : NULL;
}

bool posix_sched_param(Thread *t, Value v, struct sched_param *parameters) {
    Type *type = system_type(t, &sched_param_def);
    if (!type) return false;
    if (type_of(t, v) != type)
        return FAIL_WITH(raise_type_error(t, "must have a sched_param object"));
    if (value_as_int(t, tuple_of(v)->items[0], &parameters->sched_priority)) return true;
    if (!error_matches(t, T_OVERFLOW_ERROR)) return false;
    error_clear(t);
    return FAIL_WITH(raise_overflow_error(t, "sched_priority out of range"));
}

static Value posix_sched_setparam(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    struct sched_param parameters;
    if (!value_as_int(t, args[0], &pid) || !posix_sched_param(t, args[1], &parameters))
        return NULL;
    return posix_none(t, sched_setparam(pid, &parameters));
}

static Value posix_sched_setscheduler(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid, policy;
    struct sched_param parameters;
    if (!value_as_int(t, args[0], &pid) || !value_as_int(t, args[1], &policy)
        || !posix_sched_param(t, args[2], &parameters))
        return NULL;
    return posix_none(t, sched_setscheduler(pid, policy, &parameters));
}

/* ---- random bytes ---------------------------------------------------------------------------- */

static Value system_random(Thread *t, int64_t size, int flags, bool partly) {
    if (size < 0) return raise_value_error(t, "negative argument not allowed");
    uint8_t *data;
    Bytes *bytes = bytes_new_uninitialised(t, (size_t)size, &data);
    for (size_t done = 0; bytes && done < (size_t)size;) {
        ssize_t n;
        POSIX_CALL(t, n, getrandom(data + done, (size_t)size - done, (unsigned)flags));
        if (n < 0) return posix_fail(t, NULL, NULL);
        done += (size_t)n;
        if (partly) return to_value(bytes_new(t, data, done));
    }
    return to_value(bytes);
}

static Value posix_urandom(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t size;
    return value_as_int64(t, args[0], &size, T_OVERFLOW_ERROR) ? system_random(t, size, 0, false)
                                                               : NULL;
}

static Value posix_getrandom(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t size;
    int flags;
    if (!value_as_int64(t, args[0], &size, T_OVERFLOW_ERROR) || !posix_c_int(t, args[1], 0, &flags))
        return NULL;
    errno = EINVAL;
    return size < 0 ? posix_fail(t, NULL, NULL) : system_random(t, size, flags, true);
}

/* ---- the environment ------------------------------------------------------------------------- */

static Value system_environment(Thread *t) {
    char **environment = process_environment();
    if (!environment) return raise_memory_error(t);
    Dict *dict = dict_new(t);
    bool done = dict != NULL;
    for (char **p = environment; done && *p; p++) {
        const char *equals = strchr(*p, '=');
        if (!equals) continue;
        Value name = to_value(bytes_new(t, *p, (size_t)(equals - *p)));
        Value value = name ? to_value(bytes_new(t, equals + 1, strlen(equals + 1))) : NULL;
        done = value && dict_setdefault(t, dict, name, value);
    }
    free(environment);
    return done ? to_value(dict) : NULL;
}

static Value posix_create_environ(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return system_environment(t);
}

static Value posix_putenv(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath name, value;
    if (!posix_path(t, args[0], "putenv", "name", 0, &name)
        || !posix_path(t, args[1], "putenv", "value", 0, &value))
        return NULL;
    if (strchr(name.name, '=')) return raise_value_error(t, "illegal environment variable name");
    process_lock();
    int result = setenv(name.name, value.name, 1);
    process_unlock();
    return posix_none(t, result);
}

static Value posix_unsetenv(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath name;
    if (!posix_path(t, args[0], "unsetenv", "name", 0, &name)) return NULL;
    process_lock();
    int result = unsetenv(name.name);
    process_unlock();
    return posix_none(t, result);
}

static Value posix_strerror(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!value_as_int(t, args[0], &number)) return NULL;
    const char *text = strerror(number);
    return posix_name(t, text, strlen(text), false);
}

const NativeDef posix_system_functions[] = {
    {"uname", posix_uname, 0, 0, NATIVE_FUNCTION, NULL, "The names of the system and the machine."},
    {"times", posix_times, 0, 0, NATIVE_FUNCTION, NULL, "The processor time used, in seconds."},
    {"getloadavg", posix_getloadavg, 0, 0, NATIVE_FUNCTION, NULL,
     "The load over 1, 5 and 15 minutes."},
    {"cpu_count", posix_cpu_count, 0, 0, NATIVE_FUNCTION, NULL,
     "How many processors the machine has."},
    {"sysconf", posix_sysconf, 1, 1, NATIVE_FUNCTION, "name, /", "A setting of the system."},
    {"pathconf", posix_pathconf, 2, 2, NATIVE_FUNCTION, "path, name", "A limit of a file."},
    {"fpathconf", posix_pathconf, 2, 2, NATIVE_FUNCTION, "fd, name, /", "A limit of an open file."},
    {"confstr", posix_confstr, 1, 1, NATIVE_FUNCTION, "name, /",
     "A text among the settings of the system."},
    {"sched_yield", posix_sched_yield, 0, 0, NATIVE_FUNCTION, NULL,
     "Let others have the processor."},
    {"sched_getaffinity", posix_sched_getaffinity, 1, 1, NATIVE_FUNCTION, "pid, /",
     "The processors that a process may use."},
    {"sched_setaffinity", posix_sched_setaffinity, 2, 2, NATIVE_FUNCTION, "pid, mask, /", NULL},
    {"sched_get_priority_max", posix_sched_get_priority_max, 1, 1, NATIVE_FUNCTION, "policy", NULL},
    {"sched_get_priority_min", posix_sched_get_priority_min, 1, 1, NATIVE_FUNCTION, "policy", NULL},
    {"sched_getscheduler", posix_sched_getscheduler, 1, 1, NATIVE_FUNCTION, "pid, /", NULL},
    {"sched_getparam", posix_sched_getparam, 1, 1, NATIVE_FUNCTION, "pid, /", NULL},
    {"sched_setparam", posix_sched_setparam, 2, 2, NATIVE_FUNCTION, "pid, param, /", NULL},
    {"sched_setscheduler", posix_sched_setscheduler, 3, 3, NATIVE_FUNCTION, "pid, policy, param, /",
     NULL},
    {"urandom", posix_urandom, 1, 1, NATIVE_FUNCTION, "size, /", "Random bytes fit for secrets."},
    {"getrandom", posix_getrandom, 1, 2, NATIVE_FUNCTION, "size, flags=0",
     "Random bytes of the system."},
    {"_create_environ", posix_create_environ, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"putenv", posix_putenv, 2, 2, NATIVE_FUNCTION, "name, value, /",
     "Set an environment variable."},
    {"unsetenv", posix_unsetenv, 1, 1, NATIVE_FUNCTION, "name, /",
     "Remove an environment variable."},
    {"strerror", posix_strerror, 1, 1, NATIVE_FUNCTION, "code, /", "The text of an error number."},
    {0},
};

static bool system_add_names(Thread *t, Module *m, const char *attribute, const SystemName *names) {
    Dict *dict = dict_new(t);
    for (; dict && names->name; names++)
        if (!dict_set_c(t, dict, names->name, small_int(names->number))) return false;
    return dict && module_add(t, m, attribute, to_value(dict));
}

bool posix_system_init(Thread *t, Module *m) {
    return module_add(t, m, "environ", system_environment(t))
           && system_add_names(t, m, "sysconf_names", sysconf_names)
           && system_add_names(t, m, "pathconf_names", pathconf_names)
           && system_add_names(t, m, "confstr_names", confstr_names)
           && module_add(t, m, "uname_result", to_value(system_type(t, &uname_result_def)))
           && module_add(t, m, "times_result", to_value(system_type(t, &times_result_def)))
           && module_add(t, m, "sched_param", to_value(system_type(t, &sched_param_def)));
}
