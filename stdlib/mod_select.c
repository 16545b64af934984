/* Module select: waiting for descriptors, detached. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/select.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/posix.h"
#include "stdlib/select.h"

bool select_number(Thread *t, Value v, const char *kind, double *n) {
    if (value_as_double(t, v, n))
        return !isnan(*n) || FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
    if (!error_matches(t, T_TYPE_ERROR)) return false;
    error_clear(t);
    return FAIL_WITH(raise_type_error(t, "timeout must be %s or None", kind));
}

bool select_deadline(Thread *t, Value v, double scale, int64_t *deadline) {
    double n;
    *deadline = PARK_FOREVER;
    if (!v || v == NONE) return true;
    if (!select_number(t, v, scale > 1.0 ? "a float" : "an integer", &n)) return false;
    if (!(fabs(n) * scale * 1e6 < 9223372036854775808.0))
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for C PyTime_t"));
    if (scale == 1.0 && (n > INT32_MAX || n < INT32_MIN)) return FAIL_WITH(raise_overflow_error(t, "timeout is too large"));
    if (n < 0) {
        if (scale > 1.0) return FAIL_WITH(raise_value_error(t, "timeout must be non-negative"));
        return true;
    }
    *deadline = n * scale > 1e12 ? PARK_FOREVER : park_clock_ns() + (int64_t)(n * scale * 1e6);
    return true;
}

int select_wait_ms(int64_t deadline) {
    if (deadline == PARK_FOREVER) return -1;
    int64_t left = deadline - park_clock_ns();
    return left < 0 ? 0 : left > (int64_t)1000000 * INT32_MAX ? INT32_MAX : (int)((left + 999999) / 1000000);
}

/* poll(2) until something is ready, the deadline, or an exception; signals are served in between. -1: exception set. */
static int select_wait(Thread *t, struct pollfd *polls, size_t count, int64_t deadline) {
    for (;;) {
        int wait = select_wait_ms(deadline);
        thread_detach(t);
        int ready = poll(polls, count, wait);
        int error = errno;
        if (!thread_attach(t)) return -1;
        if (ready >= 0) return ready;
        if (error != EINTR) {
            raise_os_error(t, error, NULL, NULL);
            return -1;
        }
        if (!poll_actions(t)) return -1;
    }
}

/* What select() waits for: descriptors, and what was given for them, list by list. */
typedef struct SelectSet {
    struct pollfd *polls;
    size_t count, room;
    Value watched[3];
} SelectSet;

static bool select_add(Thread *t, SelectSet *set, int which, Value v) {
    static const short wanted[3] = {POLLIN, POLLOUT, POLLPRI};
    int fd;
    if (!posix_fd(t, v, &fd) || !list_append(t, set->watched[which], v)) return false;
    if (set->count == set->room) {
        size_t room = set->room ? 2 * set->room : 16;
        struct pollfd *polls = realloc(set->polls, room * sizeof *polls);
        if (!polls) return FAIL_WITH(raise_memory_error(t));
        set->polls = polls;
        set->room = room;
    }
    set->polls[set->count++] = (struct pollfd){.fd = fd, .events = wanted[which]};
    return true;
}

/* A list may change while its items are asked for their descriptors. */
static bool select_add_all(Thread *t, SelectSet *set, int which, Value given) {
    Value list = is_list(t, given) ? given : list_from_iterable(t, given);
    set->watched[which] = list ? list_new(t, 0) : NULL;
    if (!set->watched[which]) {
        if (!error_matches(t, T_TYPE_ERROR)) return false;
        error_clear(t);
        return FAIL_WITH(raise_type_error(t, "arguments 1-3 must be sequences"));
    }
    Value v;
    for (size_t n = 0; (v = list_get(list_of(list), n)) != NULL; n++)
        if (!select_add(t, set, which, v)) return false;
    return true;
}

/* Those of one list that are ready; `polls` are its. */
static Value select_ready(Thread *t, const SelectSet *set, int which, const struct pollfd *polls) {
    static const short events[3] = {POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};
    Value result = list_new(t, 0);
    const List *watched = list_of(set->watched[which]);
    for (size_t n = 0; result && n < list_length(watched); n++) {
        if (polls[n].revents & POLLNVAL) return raise_os_error(t, EBADF, NULL, NULL);
        if (polls[n].revents & events[which] && !list_append(t, result, list_get(watched, n))) return NULL;
    }
    return result;
}

/* select(rlist, wlist, xlist, timeout): on poll(2), so that descriptors past FD_SETSIZE work too. */
static Value select_select(Thread *t, Value *args, size_t nargs) {
    int64_t deadline;
    SelectSet set = {0};
    if (!select_deadline(t, nargs > 3 ? args[3] : NULL, 1000.0, &deadline)) return NULL;
    bool ok = true;
    for (int n = 0; n < 3 && ok; n++) ok = select_add_all(t, &set, n, args[n]);
    ok = ok && select_wait(t, set.polls, set.count, deadline) >= 0;
    Value results[3] = {NULL, NULL, NULL};
    const struct pollfd *polls = set.polls;
    for (int n = 0; n < 3 && ok; n++) {
        results[n] = select_ready(t, &set, n, polls);
        ok = results[n] != NULL;
        polls += list_length(list_of(set.watched[n]));
    }
    free(set.polls);
    return ok ? tuple_from_3(t, results[0], results[1], results[2]) : NULL;
}

/* ---- poll objects ------------------------------------------------------------------------------ */

typedef struct PollObject {
    Object header;
    Value registered; /* dict: descriptor -> events */
    uint32_t polling; /* 1: a thread is in poll() */
} PollObject;

static void poll_object_trace(Marker *m, Object *cell) { gc_mark_value(m, ((PollObject *)cell)->registered); }
static Dict *poll_object_dict(Value self) { return dict_of(((PollObject *)self)->registered); }

static bool poll_events(Thread *t, Value v, int *events) {
    Value index = value_index(t, v);
    uint64_t n;
    if (!index) return false;
    if (int_sign(index) < 0) return FAIL_WITH(raise_value_error(t, "Cannot convert negative int"));
    if (!int_as_uint64(index, &n) || n > UINT16_MAX)
        return FAIL_WITH(raise_overflow_error(t, "Python int too large for C unsigned short"));
    *events = (int)n;
    return true;
}

static Value poll_object_set(Thread *t, Value *args, size_t nargs, bool must_exist) {
    int fd, events = POLLIN | POLLPRI | POLLOUT;
    if (!posix_fd(t, args[1], &fd) || (nargs > 2 && !poll_events(t, args[2], &events))) return NULL;
    if (must_exist && !dict_get(t, poll_object_dict(args[0]), small_int(fd)))
        return error_is_set(t) ? NULL : raise_os_error(t, ENOENT, NULL, NULL);
    return dict_set(t, poll_object_dict(args[0]), small_int(fd), small_int(events)) ? NONE : NULL;
}
static Value poll_object_register(Thread *t, Value *args, size_t nargs) { return poll_object_set(t, args, nargs, false); }
static Value poll_object_modify(Thread *t, Value *args, size_t nargs) { return poll_object_set(t, args, nargs, true); }
static Value poll_object_unregister(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!posix_fd(t, args[1], &fd)) return NULL;
    int deleted = dict_delete(t, poll_object_dict(args[0]), small_int(fd));
    return deleted > 0 ? NONE : deleted < 0 ? NULL : raise_key_error(t, small_int(fd));
}

static Value poll_object_wait(Thread *t, Value self, int64_t deadline) {
    Value items = dict_items_list(t, poll_object_dict(self));
    if (!items) return NULL;
    size_t count = list_length(list_of(items));
    struct pollfd *polls = calloc(count + 1, sizeof *polls);
    if (!polls) return raise_memory_error(t);
    for (size_t n = 0; n < count; n++) {
        const Tuple *pair = tuple_of(list_get(list_of(items), n));
        polls[n] = (struct pollfd){.fd = (int)small_int_of(pair->items[0]), .events = (short)small_int_of(pair->items[1])};
    }
    Value result = select_wait(t, polls, count, deadline) >= 0 ? list_new(t, 0) : NULL;
    for (size_t n = 0; result && n < count; n++) {
        if (!polls[n].revents) continue;
        Value pair = tuple_from_2(t, small_int(polls[n].fd), small_int(polls[n].revents));
        if (!pair || !list_append(t, result, pair)) result = NULL;
    }
    free(polls);
    return result;
}

static Value poll_object_poll(Thread *t, Value *args, size_t nargs) {
    int64_t deadline;
    uint32_t idle = 0, *polling = &((PollObject *)args[0])->polling;
    if (!select_deadline(t, nargs > 1 ? args[1] : NULL, 1.0, &deadline)) return NULL;
    if (!sync_cas(polling, &idle, 1u)) return raise_runtime_error(t, "concurrent poll() invocation");
    Value result = poll_object_wait(t, args[0], deadline);
    sync_store(polling, 0u);
    return result;
}

static const NativeDef poll_object_methods[] = {
    {"register", poll_object_register, 1, 2, NATIVE_METHOD, NULL, NULL},
    {"modify", poll_object_modify, 2, 2, NATIVE_METHOD, NULL, NULL},
    {"unregister", poll_object_unregister, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"poll", poll_object_poll, 0, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const TypeDef poll_object_typedef = {
    .name = "select.poll", .size = sizeof(PollObject), .flags = TYPE_NO_INSTANTIATE, .trace = poll_object_trace, .methods = poll_object_methods};

static Value select_poll(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value *root = vm_root(t, &poll_object_typedef);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &poll_object_typedef, NULL)));
    Value v = kept ? type_allocate_instance(t, (Type *)kept, 0) : NULL;
    Dict *registered = v ? dict_new(t) : NULL;
    if (!registered) return NULL;
    store((PollObject *)v, &((PollObject *)v)->registered, to_value(registered));
    return v;
}

static const NativeDef select_functions[] = {
    {"select", select_select, 3, 4, NATIVE_FUNCTION, NULL, "Wait until one or more descriptors are ready."},
    {"poll", select_poll, 0, 0, NATIVE_FUNCTION, NULL, "Return an object that polls registered descriptors."},
    {0},
};

static bool select_init(Thread *t, Module *m) {
    static const struct { const char *name; int number; } constants[] = {
        {"POLLIN", POLLIN}, {"POLLPRI", POLLPRI}, {"POLLOUT", POLLOUT}, {"POLLERR", POLLERR}, {"POLLHUP", POLLHUP}, {"POLLNVAL", POLLNVAL},
        {"POLLRDNORM", POLLRDNORM}, {"POLLRDBAND", POLLRDBAND}, {"POLLWRNORM", POLLWRNORM}, {"POLLWRBAND", POLLWRBAND},
        {"POLLRDHUP", POLLRDHUP}, {"POLLMSG", POLLMSG}, {"PIPE_BUF", 4096}};
    for (size_t n = 0; n < ARRAY_LENGTH(constants); n++)
        if (!module_add_int(t, m, constants[n].name, constants[n].number)) return false;
    return epoll_add_constants(t, m) && module_add(t, m, "epoll", to_value(type_new_native(t, &epoll_typedef, NULL)))
        && module_add(t, m, "error", to_value(t->vm->types[T_OS_ERROR]));
}

const ModuleDef module_select = {.name = "select", .doc = "Waiting for I/O.", .functions = select_functions, .init = select_init};
