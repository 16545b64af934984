/* Module posix: posix_spawn(), a fork and an exec in one call. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/threads/process.h"
#include "stdlib/posix.h"

enum { SPAWN_OPEN, SPAWN_CLOSE, SPAWN_DUP2, SPAWN_CLOSEFROM };

/* ---- file actions ---------------------------------------------------------------------------- */

static bool spawn_failed(Thread *t, int error) {
    errno = error;
    return error == 0 || FAIL_WITH(posix_fail(t, NULL, NULL));
}

static bool spawn_add_open(Thread *t, posix_spawn_file_actions_t *actions, const Tuple *action) {
    int fd, flags, mode;
    PosixPath path;
    if (action->length != 5)
        return FAIL_WITH(raise_type_error(t, "A open file_action tuple must have 5 elements"));
    if (!value_as_int(t, action->items[1], &fd)
        || !posix_path(t, action->items[2], "posix_spawn", "path", 0, &path)
        || !value_as_int(t, action->items[3], &flags) || !value_as_int(t, action->items[4], &mode))
        return false;
    return spawn_failed(
        t, posix_spawn_file_actions_addopen(actions, fd, path.name, flags, (mode_t)mode));
}

static bool spawn_add_action(Thread *t, posix_spawn_file_actions_t *actions, Value v) {
    if (!is_tuple(t, v) || tuple_of(v)->length == 0)
        return FAIL_WITH(
            raise_type_error(t, "Each file_actions element must be a non-empty tuple"));
    const Tuple *action = tuple_of(v);
    int kind, fd, to;
    if (!value_as_int(t, action->items[0], &kind)) return false;
    if (kind == SPAWN_OPEN) return spawn_add_open(t, actions, action);
    if (kind < SPAWN_OPEN || kind > SPAWN_CLOSEFROM)
        return FAIL_WITH(raise_type_error(t, "Unknown file_actions identifier"));
    if (action->length != (kind == SPAWN_DUP2 ? 3 : 2))
        return FAIL_WITH(raise_type_error(t, "A %s file_action tuple must have %d elements",
                                          kind == SPAWN_DUP2    ? "dup2"
                                          : kind == SPAWN_CLOSE ? "close"
                                                                : "closefrom",
                                          kind == SPAWN_DUP2 ? 3 : 2));
    if (!value_as_int(t, action->items[1], &fd)) return false;
    if (kind == SPAWN_CLOSE) return spawn_failed(t, posix_spawn_file_actions_addclose(actions, fd));
    if (kind == SPAWN_CLOSEFROM)
        return spawn_failed(t, posix_spawn_file_actions_addclosefrom_np(actions, fd));
    return value_as_int(t, action->items[2], &to)
           && spawn_failed(t, posix_spawn_file_actions_adddup2(actions, fd, to));
}

static bool spawn_add_actions(Thread *t, posix_spawn_file_actions_t *actions, Value list) {
    Value items = list && list != NONE ? tuple_from_iterable(t, list)
                                       : to_value(&static_empty_tuple);
    for (size_t i = 0; items && i < tuple_of(items)->length; i++)
        if (!spawn_add_action(t, actions, tuple_of(items)->items[i])) return false;
    return items != NULL;
}

/* ---- attributes ------------------------------------------------------------------------------ */

static bool spawn_signals(Thread *t, Value v, sigset_t *set) {
    Value items = tuple_from_iterable(t, v);
    sigemptyset(set);
    for (size_t i = 0; items && i < tuple_of(items)->length; i++) {
        int number;
        if (!value_as_int(t, tuple_of(items)->items[i], &number)) return false;
        if (sigaddset(set, number) < 0)
            return FAIL_WITH(
                raise_value_error(t, "signal number %d out of range [1; %d]", number, NSIG - 1));
    }
    return items != NULL;
}

/* (policy or None, sched_param) */
static bool spawn_scheduler(Thread *t, const char *function, posix_spawnattr_t *attributes, Value v, short *flags) {
    int policy;
    struct sched_param parameters;
    if (!v || v == NONE) return true;
    if (!is_tuple(t, v)) return FAIL_WITH(raise_type_error(t, "%s: scheduler must be a tuple or None", function));
    if (tuple_of(v)->length != 2) return FAIL_WITH(raise_type_error(t, "A scheduler tuple must have two elements"));
    Value given = tuple_of(v)->items[0];
    if (given != NONE) {
        if (!value_as_int(t, given, &policy) || !spawn_failed(t, posix_spawnattr_setschedpolicy(attributes, policy))) return false;
        *flags |= POSIX_SPAWN_SETSCHEDULER;
    }
    *flags |= POSIX_SPAWN_SETSCHEDPARAM;
    return posix_sched_param(t, tuple_of(v)->items[1], &parameters)
           && spawn_failed(t, posix_spawnattr_setschedparam(attributes, &parameters));
}

/* options: setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler. */
static bool spawn_attributes(Thread *t, const char *function, posix_spawnattr_t *attributes, Value *options) {
    short flags = 0;
    int group;
    bool reset, session;
    sigset_t set;
    if (options[0] && options[0] != NONE) {
        if (!value_as_int(t, options[0], &group)
            || !spawn_failed(t, posix_spawnattr_setpgroup(attributes, group)))
            return false;
        flags |= POSIX_SPAWN_SETPGROUP;
    }
    if (!posix_flag(t, options[1], false, &reset) || !posix_flag(t, options[2], false, &session))
        return false;
    if (reset) flags |= POSIX_SPAWN_RESETIDS;
    if (session) flags |= POSIX_SPAWN_SETSID;
    if (options[3]) {
        if (!spawn_signals(t, options[3], &set)
            || !spawn_failed(t, posix_spawnattr_setsigmask(attributes, &set)))
            return false;
        flags |= POSIX_SPAWN_SETSIGMASK;
    }
    if (options[4]) {
        if (!spawn_signals(t, options[4], &set)
            || !spawn_failed(t, posix_spawnattr_setsigdefault(attributes, &set)))
            return false;
        flags |= POSIX_SPAWN_SETSIGDEF;
    }
    return spawn_scheduler(t, function, attributes, options[5], &flags)
           && spawn_failed(t, posix_spawnattr_setflags(attributes, flags));
}

/* (path, argv, env, *, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler) */
static Value spawn_run(Thread *t, const char *function, Value *args, bool search) {
    PosixPath path;
    Value holder, environment_holder;
    char **arguments, **environment, **inherited = NULL;
    if (!posix_path(t, args[0], function, "path", 0, &path)
        || !(arguments = posix_argument_vector(
                 t, args[1], "posix_spawn: argv must be a tuple or list", &holder)))
        return NULL;
    if (!arguments[0]) return raise_value_error(t, "%s: argv must not be empty", function);
    if (!arguments[0][0]) return raise_value_error(t, "%s: argv first element cannot be empty", function);
    if (args[2] == NONE) {
        if (!(environment = inherited = process_environment())) return raise_memory_error(t);
        environment_holder = NULL;
    } else if (!(environment = posix_environment_vector(t, args[2], &environment_holder))) {
        return NULL;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    pid_t child = -1;
    bool ready = spawn_add_actions(t, &actions, args[3])
                 && spawn_attributes(t, function, &attributes, args + 4);
    if (ready) {
        thread_detach(t);
        int error;
        if (search) {
            process_lock(); /* PATH is in the environment */
            error = posix_spawnp(&child, path.name, &actions, &attributes, arguments, environment);
            process_unlock();
        } else {
            error = posix_spawn(&child, path.name, &actions, &attributes, arguments, environment);
        }
        (void)thread_attach(t);
        if (error) {
            errno = error;
            posix_fail(t, path.object, NULL);
        }
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    free(inherited);
    POSIX_KEEP(holder);
    POSIX_KEEP(environment_holder);
    return error_is_set(t) ? NULL : small_int(child);
}

static Value posix_spawn_function(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return spawn_run(t, "posix_spawn", args, false);
}

static Value posix_spawnp_function(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return spawn_run(t, "posix_spawnp", args, true);
}

#define SPAWN_PARAMS \
    "path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, " \
    "setsigmask=(), setsigdef=(), scheduler=None"

const NativeDef posix_spawn_functions[] = {
    {"posix_spawn", posix_spawn_function, 3, 3, NATIVE_FUNCTION, SPAWN_PARAMS,
     "Run a program in a new process and return its pid."},
    {"posix_spawnp", posix_spawnp_function, 3, 3, NATIVE_FUNCTION, SPAWN_PARAMS,
     "Like posix_spawn(), looking for the program along PATH."},
    {0},
};
