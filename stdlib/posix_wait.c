/* Module posix: waiting for processes. */
#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stdlib/posix.h"

/* ---- waiting --------------------------------------------------------------------------------- */

static Value wait_result(Thread *t, pid_t pid, int status) {
    return pid < 0 ? posix_fail(t, NULL, NULL) : tuple_from_2(t, small_int(pid), small_int(status));
}

static Value posix_wait(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int status = 0;
    pid_t pid;
    POSIX_CALL(t, pid, wait(&status));
    return wait_result(t, pid, status);
}

static Value posix_waitpid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int which, options, status = 0;
    pid_t pid;
    if (!value_as_int(t, args[0], &which) || !value_as_int(t, args[1], &options)) return NULL;
    POSIX_CALL(t, pid, waitpid(which, &status, options));
    return wait_result(t, pid, status);
}

static Value wait_with_usage(Thread *t, int which, int options) {
    struct rusage usage = {0};
    int status = 0;
    pid_t pid;
    POSIX_CALL(t, pid, wait4(which, &status, options, &usage));
    if (pid < 0) return posix_fail(t, NULL, NULL);
    Value used = resource_usage(t, &usage);
    return used ? tuple_from_3(t, small_int(pid), small_int(status), used) : NULL;
}

static Value posix_wait3(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int options;
    return value_as_int(t, args[0], &options) ? wait_with_usage(t, -1, options) : NULL;
}

static Value posix_wait4(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int which, options;
    return value_as_int(t, args[0], &which) && value_as_int(t, args[1], &options)
               ? wait_with_usage(t, which, options)
               : NULL;
}

static const MemberDef waitid_result_members[] = {
    STRUCTSEQ_FIELD(0, "si_pid", NULL), STRUCTSEQ_FIELD(1, "si_uid", NULL),
    STRUCTSEQ_FIELD(2, "si_signo", NULL),
    STRUCTSEQ_FIELD(3, "si_status", NULL), STRUCTSEQ_FIELD(4, "si_code", NULL), {0}};
static const StructSeqDef waitid_result_def = STRUCTSEQ_DEF(
    "os.waitid_result", "What os.waitid() says about a process.", waitid_result_members, 5, 5);

static Type *waitid_result_type(Thread *t) {
    Value *root = vm_root(t, &waitid_result_def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, &waitid_result_def)));
    return (Type *)kept;
}

/* None: nothing has changed, and WNOHANG was given. */
static Value posix_waitid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int kind, id, options, result;
    siginfo_t info = {0};
    if (!value_as_int(t, args[0], &kind) || !value_as_int(t, args[1], &id)
        || !value_as_int(t, args[2], &options))
        return NULL;
    POSIX_CALL(t, result, waitid((idtype_t)kind, (id_t)id, &info, options));
    if (result < 0) return posix_fail(t, NULL, NULL);
    if (info.si_pid == 0) return NONE;
    Value items[5] = {small_int(info.si_pid), small_int(info.si_uid), small_int(info.si_signo),
                      small_int(info.si_status), small_int(info.si_code)};
    Type *type = waitid_result_type(t);
    return type ? structseq_new(t, type, items) : NULL;
}

/* ---- the meaning of a status ----------------------------------------------------------------- */

static Value posix_waitstatus_to_exitcode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int status;
    if (!value_as_int(t, args[0], &status)) return NULL;
    if (WIFEXITED(status)) return small_int(WEXITSTATUS(status));
    if (WIFSIGNALED(status)) return small_int(-WTERMSIG(status));
    if (WIFSTOPPED(status))
        return raise_value_error(t, "process stopped by delivery of signal %d", WSTOPSIG(status));
    return raise_value_error(t, "invalid wait status: %d", status);
}

#define WAIT_STATUS(MACRO, make) \
    static Value wait_status_##MACRO(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        int status; \
        return value_as_int(t, args[0], &status) ? make(MACRO(status)) : NULL; \
    }
WAIT_STATUS(WIFEXITED, bool_value)
WAIT_STATUS(WIFSIGNALED, bool_value)
WAIT_STATUS(WIFSTOPPED, bool_value)
WAIT_STATUS(WIFCONTINUED, bool_value)
WAIT_STATUS(WCOREDUMP, bool_value)
WAIT_STATUS(WEXITSTATUS, small_int)
WAIT_STATUS(WTERMSIG, small_int)
WAIT_STATUS(WSTOPSIG, small_int)
#undef WAIT_STATUS

#define WAIT_STATUS_ROW(MACRO, doc) \
    {#MACRO, wait_status_##MACRO, 1, 1, NATIVE_FUNCTION, "status", doc}

const NativeDef posix_wait_functions[] = {
    {"wait", posix_wait, 0, 0, NATIVE_FUNCTION, NULL, "Wait for a child to end: (pid, status)."},
    {"waitpid", posix_waitpid, 2, 2, NATIVE_FUNCTION, "pid, options, /",
     "Wait for that child: (pid, status)."},
    {"wait3", posix_wait3, 1, 1, NATIVE_FUNCTION, "options",
     "Wait for a child: (pid, status, usage)."},
    {"wait4", posix_wait4, 2, 2, NATIVE_FUNCTION, "pid, options",
     "Wait for that child: (pid, status, usage)."},
    {"waitid", posix_waitid, 3, 3, NATIVE_FUNCTION, "idtype, id, options, /",
     "Wait for a change of a child's state."},
    {"waitstatus_to_exitcode", posix_waitstatus_to_exitcode, 1, 1, NATIVE_FUNCTION, "status",
     "The exit code; negative: the signal that ended the process."},
    WAIT_STATUS_ROW(WIFEXITED, "Did it end by itself?"),
    WAIT_STATUS_ROW(WIFSIGNALED, "Did a signal end it?"),
    WAIT_STATUS_ROW(WIFSTOPPED, "Is it stopped?"),
    WAIT_STATUS_ROW(WIFCONTINUED, "Was it continued?"),
    WAIT_STATUS_ROW(WCOREDUMP, "Was its memory dumped?"),
    WAIT_STATUS_ROW(WEXITSTATUS, "Its exit code."),
    WAIT_STATUS_ROW(WTERMSIG, "The signal that ended it."),
    WAIT_STATUS_ROW(WSTOPSIG, "The signal that stopped it."),
    {0},
};
#undef WAIT_STATUS_ROW

bool posix_wait_init(Thread *t, Module *m) {
    return module_add(t, m, "waitid_result", to_value(waitid_result_type(t)));
}
