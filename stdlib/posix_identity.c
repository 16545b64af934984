/* Module posix: who the process is, and what rights and priority it has. */
#define _GNU_SOURCE
#include <grp.h>
#include <limits.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "stdlib/posix.h"

#define IDENTITY_GET(name) \
    static Value identity_##name(Thread *t, Value *args, size_t nargs) { \
        (void)args, (void)nargs; \
        return int_from_int64(t, (int64_t)name()); \
    }
#define IDENTITY_SET(name) \
    static Value identity_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        unsigned id; \
        return identity_id(t, args[0], &id) ? posix_none(t, name(id)) : NULL; \
    }
#define IDENTITY_SET_2(name) \
    static Value identity_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        unsigned id, effective; \
        return identity_id(t, args[0], &id) && identity_id(t, args[1], &effective) \
                   ? posix_none(t, name(id, effective)) : NULL; \
    }
#define IDENTITY_SET_3(name) \
    static Value identity_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        unsigned id, effective, saved; \
        return identity_id(t, args[0], &id) && identity_id(t, args[1], &effective) \
                       && identity_id(t, args[2], &saved) \
                   ? posix_none(t, name(id, effective, saved)) : NULL; \
    }

/* -1 leaves an id as it is. */
static bool identity_id(Thread *t, Value v, unsigned *id) {
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < -1) return FAIL_WITH(raise_overflow_error(t, "uid is less than minimum"));
    if (n > UINT32_MAX) return FAIL_WITH(raise_overflow_error(t, "uid is greater than maximum"));
    *id = (unsigned)n;
    return true;
}

IDENTITY_GET(getpid)
IDENTITY_GET(getppid)
IDENTITY_GET(getuid)
IDENTITY_GET(geteuid)
IDENTITY_GET(getgid)
IDENTITY_GET(getegid)
IDENTITY_GET(getpgrp)
IDENTITY_SET(setuid)
IDENTITY_SET(seteuid)
IDENTITY_SET(setgid)
IDENTITY_SET(setegid)
IDENTITY_SET_2(setreuid)
IDENTITY_SET_2(setregid)
IDENTITY_SET_3(setresuid)
IDENTITY_SET_3(setresgid)
#undef IDENTITY_GET
#undef IDENTITY_SET
#undef IDENTITY_SET_2
#undef IDENTITY_SET_3

static Value identity_getresuid(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    uid_t real, effective, saved;
    if (getresuid(&real, &effective, &saved) < 0) return posix_fail(t, NULL, NULL);
    return tuple_from_3(t, small_int(real), small_int(effective), small_int(saved));
}

static Value identity_getresgid(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    gid_t real, effective, saved;
    if (getresgid(&real, &effective, &saved) < 0) return posix_fail(t, NULL, NULL);
    return tuple_from_3(t, small_int(real), small_int(effective), small_int(saved));
}

static Value identity_getlogin(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    char name[LOGIN_NAME_MAX + 1];
    errno = getlogin_r(name, sizeof name);
    return errno ? posix_fail(t, NULL, NULL) : posix_name(t, name, strlen(name), false);
}

/* ---- groups and sessions --------------------------------------------------------------------- */

static Value identity_group_list(Thread *t, const gid_t *groups, int count) {
    Value list = list_new(t, (size_t)count);
    for (int i = 0; list && i < count; i++)
        if (!list_append(t, list, small_int(groups[i]))) return NULL;
    return list;
}

static Value identity_getgroups(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int count = getgroups(0, NULL);
    BytesBlock *block = count >= 0 ? bytes_block_new(t, ((size_t)count + 1) * sizeof(gid_t)) : NULL;
    if (!block) return posix_fail(t, NULL, NULL);
    gid_t *groups = (gid_t *)(void *)block->data;
    count = getgroups(count, groups);
    return count < 0 ? posix_fail(t, NULL, NULL) : identity_group_list(t, groups, count);
}

static Value identity_setgroups(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value items = tuple_from_iterable(t, args[0]);
    size_t count = items ? tuple_of(items)->length : 0;
    BytesBlock *block = items ? bytes_block_new(t, (count + 1) * sizeof(gid_t)) : NULL;
    if (!block) return NULL;
    gid_t *groups = (gid_t *)(void *)block->data;
    for (size_t i = 0; i < count; i++)
        if (!identity_id(t, tuple_of(items)->items[i], &groups[i])) return NULL;
    return posix_none(t, setgroups(count, groups));
}

static Value identity_initgroups(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath user;
    unsigned group;
    if (!posix_path(t, args[0], "initgroups", "username", 0, &user) || !identity_id(t, args[1], &group)) return NULL;
    return posix_none(t, initgroups(user.name, group));
}

static Value identity_getgrouplist(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath user;
    unsigned group;
    if (!posix_path(t, args[0], "getgrouplist", "user", 0, &user)
        || !identity_id(t, args[1], &group))
        return NULL;
    for (int room = 64;;) {
        BytesBlock *block = bytes_block_new(t, (size_t)room * sizeof(gid_t));
        if (!block) return NULL;
        gid_t *groups = (gid_t *)(void *)block->data;
        int count = room;
        if (getgrouplist(user.name, group, groups, &count) >= 0)
            return identity_group_list(t, groups, count);
        room = count > room ? count : room * 2;
    }
}

static Value identity_getpgid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    return value_as_int(t, args[0], &pid) ? posix_int(t, getpgid(pid)) : NULL;
}

static Value identity_setpgid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid, group;
    return value_as_int(t, args[0], &pid) && value_as_int(t, args[1], &group)
               ? posix_none(t, setpgid(pid, group))
               : NULL;
}

static Value identity_setpgrp(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return posix_none(t, setpgrp());
}

static Value identity_getsid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid;
    return value_as_int(t, args[0], &pid) ? posix_int(t, getsid(pid)) : NULL;
}

static Value identity_setsid(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return posix_none(t, setsid());
}

/* ---- priority -------------------------------------------------------------------------------- */

/* -1 is a priority as well as a failure. */
static Value identity_priority(Thread *t, int result) {
    return result == -1 && errno ? posix_fail(t, NULL, NULL) : small_int(result);
}

static Value identity_nice(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int step;
    if (!value_as_int(t, args[0], &step)) return NULL;
    errno = 0;
    return identity_priority(t, nice(step));
}

static Value identity_getpriority(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int which, who;
    if (!value_as_int(t, args[0], &which) || !value_as_int(t, args[1], &who)) return NULL;
    errno = 0;
    return identity_priority(t, getpriority((__priority_which_t)which, (id_t)who));
}

static Value identity_setpriority(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int which, who, priority;
    if (!value_as_int(t, args[0], &which) || !value_as_int(t, args[1], &who)
        || !value_as_int(t, args[2], &priority))
        return NULL;
    return posix_none(t, setpriority((__priority_which_t)which, (id_t)who, priority));
}

#define IDENTITY_ROW(name, count, params, doc) \
    {#name, identity_##name, count, count, NATIVE_FUNCTION, params, doc}

const NativeDef posix_identity_functions[] = {
    IDENTITY_ROW(getpid, 0, NULL, "The process's id."),
    IDENTITY_ROW(getppid, 0, NULL, "The parent's process id."),
    IDENTITY_ROW(getuid, 0, NULL, "The real user id."),
    IDENTITY_ROW(geteuid, 0, NULL, "The effective user id."),
    IDENTITY_ROW(getgid, 0, NULL, "The real group id."),
    IDENTITY_ROW(getegid, 0, NULL, "The effective group id."),
    IDENTITY_ROW(getresuid, 0, NULL, "(real, effective, saved user id)"),
    IDENTITY_ROW(getresgid, 0, NULL, "(real, effective, saved group id)"),
    IDENTITY_ROW(setuid, 1, "uid, /", NULL),
    IDENTITY_ROW(seteuid, 1, "euid, /", NULL),
    IDENTITY_ROW(setgid, 1, "gid, /", NULL),
    IDENTITY_ROW(setegid, 1, "egid, /", NULL),
    IDENTITY_ROW(setreuid, 2, "ruid, euid, /", NULL),
    IDENTITY_ROW(setregid, 2, "rgid, egid, /", NULL),
    IDENTITY_ROW(setresuid, 3, "ruid, euid, suid, /", NULL),
    IDENTITY_ROW(setresgid, 3, "rgid, egid, sgid, /", NULL),
    IDENTITY_ROW(getlogin, 0, NULL, "The name of who is logged in."),
    IDENTITY_ROW(getgroups, 0, NULL, "The supplementary groups."),
    IDENTITY_ROW(setgroups, 1, "groups, /", NULL),
    IDENTITY_ROW(initgroups, 2, "username, gid, /", "Take on the groups that a user belongs to, and one more."),
    IDENTITY_ROW(getgrouplist, 2, "user, group, /", "The groups that a user belongs to."),
    IDENTITY_ROW(getpgrp, 0, NULL, "The process group."),
    IDENTITY_ROW(setpgrp, 0, NULL, NULL),
    IDENTITY_ROW(getpgid, 1, "pid", "The process group of a process."),
    IDENTITY_ROW(setpgid, 2, "pid, pgrp, /", NULL),
    IDENTITY_ROW(getsid, 1, "pid, /", "The session of a process."),
    IDENTITY_ROW(setsid, 0, NULL, "Begin a session."),
    IDENTITY_ROW(nice, 1, "increment, /", "Add to the niceness and return it."),
    IDENTITY_ROW(getpriority, 2, "which, who", NULL),
    IDENTITY_ROW(setpriority, 3, "which, who, priority", NULL),
    {0},
};
#undef IDENTITY_ROW
