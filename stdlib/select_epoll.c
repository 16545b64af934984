/* Module select: epoll objects. */
#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/posix.h"
#include "stdlib/select.h"

/* The wait gives so many at a time, unless told. */
#define EPOLL_EVENTS_DEFAULT (FD_SETSIZE - 1)

typedef struct Epoll {
    Object header;
    int fd; /* -1: closed */
} Epoll;

static Epoll *epoll_of(Value v) { return (Epoll *)v; }

/* False: it is closed, and ValueError is set. */
static bool epoll_fd(Thread *t, Value self, int *fd) {
    *fd = load_relaxed(&epoll_of(self)->fd);
    return *fd >= 0 || FAIL_WITH(raise_value_error(t, "I/O operation on closed epoll object"));
}

/* ---- making and closing ---------------------------------------------------------------------- */

static Value epoll_from(Thread *t, Value cls, int fd) {
    Value self = type_allocate_instance(t, (Type *)cls, 0);
    if (self != NULL) epoll_of(self)->fd = fd;
    if (self != NULL && gc_register_finalizable(t, object_of(self))) return self;
    close(fd);
    return NULL;
}

static Value epoll_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value given[2];
    int size = -1, flags = 0;
    if (!bind_arguments(t, "epoll", "sizehint=-1, flags=0", args, nargs, kwnames, given)) return NULL;
    if ((given[0] != NULL && !value_as_int(t, given[0], &size))
        || (given[1] != NULL && !value_as_int(t, given[1], &flags)))
        return NULL;
    if (size != -1 && size <= 0) return raise_value_error(t, "negative sizehint");
    if (flags & ~EPOLL_CLOEXEC) return raise_error(t, T_OS_ERROR, "invalid flags");
    int fd = epoll_create1(flags | EPOLL_CLOEXEC);
    return fd < 0 ? posix_fail(t, NULL, NULL) : epoll_from(t, cls, fd);
}

static Value epoll_fromfd(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return value_as_int(t, args[1], &fd) ? epoll_from(t, args[0], fd) : NULL;
}

static Value epoll_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd = __atomic_exchange_n(&epoll_of(args[0])->fd, -1, __ATOMIC_RELAXED);
    if (fd < 0) return NONE;
    thread_detach(t);
    int failed = close(fd), error = errno;
    if (!thread_attach(t)) return NULL;
    return failed ? raise_os_error(t, error, NULL, NULL) : NONE;
}

static void epoll_finalize(VM *vm, Object *o) {
    (void)vm;
    Epoll *self = (Epoll *)o;
    if (self->fd >= 0) close(self->fd);
    self->fd = -1;
}

static Value epoll_get_closed(Thread *t, Value self) {
    (void)t;
    return bool_value(load_relaxed(&epoll_of(self)->fd) < 0);
}

static Value epoll_fileno(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return epoll_fd(t, args[0], &fd) ? small_int(fd) : NULL;
}

static Value epoll_enter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return epoll_fd(t, args[0], &fd) ? args[0] : NULL;
}

static Value epoll_exit(Thread *t, Value *args, size_t nargs) { return epoll_close(t, args, nargs); }

/* ---- what is registered ---------------------------------------------------------------------- */

static Value epoll_control(Thread *t, Value *args, size_t nargs, int operation) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLPRI | EPOLLOUT};
    int64_t events;
    int epoll, fd;
    if (!epoll_fd(t, args[0], &epoll) || !posix_fd(t, args[1], &fd)) return NULL;
    if (nargs > 2 && args[2] != NULL) {
        if (!value_as_int64(t, args[2], &events, T_OVERFLOW_ERROR)) return NULL;
        if (events < 0) return raise_value_error(t, "value must be positive");
        if (events > UINT32_MAX)
            return raise_error(t, T_OVERFLOW_ERROR,
                               "Python int too large to convert to C unsigned int");
        event.events = (uint32_t)events;
    }
    event.data.fd = fd;
    thread_detach(t);
    int failed = epoll_ctl(epoll, operation, fd, &event), error = errno;
    if (!thread_attach(t)) return NULL;
    return failed ? raise_os_error(t, error, NULL, NULL) : NONE;
}

static Value epoll_register(Thread *t, Value *args, size_t nargs) {
    return epoll_control(t, args, nargs, EPOLL_CTL_ADD);
}
static Value epoll_modify(Thread *t, Value *args, size_t nargs) {
    return epoll_control(t, args, nargs, EPOLL_CTL_MOD);
}
static Value epoll_unregister(Thread *t, Value *args, size_t nargs) {
    return epoll_control(t, args, nargs, EPOLL_CTL_DEL);
}

/* ---- waiting --------------------------------------------------------------------------------- */

/* -1: an exception is set. */
static int epoll_wait_for(Thread *t, int epoll, struct epoll_event *events, int most, int64_t deadline) {
    for (;;) {
        int wait = select_wait_ms(deadline);
        thread_detach(t);
        int ready = epoll_wait(epoll, events, most, wait), error = errno;
        if (!thread_attach(t)) return -1;
        if (ready > 0 || (ready == 0 && (deadline == PARK_FOREVER || park_clock_ns() >= deadline)))
            return ready;
        if (ready < 0 && error != EINTR) {
            raise_os_error(t, error, NULL, NULL);
            return -1;
        }
        if (!poll_actions(t)) return -1;
    }
}

static Value epoll_list(Thread *t, const struct epoll_event *events, int count) {
    Value list = list_new(t, (size_t)count);
    for (int n = 0; list != NULL && n < count; n++) {
        Value pair = tuple_from_2(t, small_int(events[n].data.fd), small_int(events[n].events));
        if (pair == NULL || !list_append(t, list, pair)) return NULL;
    }
    return list;
}

static Value epoll_poll(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int epoll, most = -1;
    int64_t deadline;
    double seconds = 0;
    if (!epoll_fd(t, args[0], &epoll)) return NULL;
    Value timeout = args[1];
    if (timeout != NULL && timeout != NONE && !select_number(t, timeout, "an integer", &seconds))
        return NULL;
    if (seconds < 0) timeout = NULL;
    if (!select_deadline(t, timeout, 1000.0, &deadline)) return NULL;
    if (args[2] != NULL && !value_as_int(t, args[2], &most)) return NULL;
    if (most == -1) most = EPOLL_EVENTS_DEFAULT;
    if (most < 1) return raise_value_error(t, "maxevents must be greater than 0, got %d", most);
    struct epoll_event *events = calloc((size_t)most, sizeof *events);
    if (events == NULL) return raise_memory_error(t);
    int ready = epoll_wait_for(t, epoll, events, most, deadline);
    Value list = ready < 0 ? NULL : epoll_list(t, events, ready);
    free(events);
    return list;
}

/* ---- the type -------------------------------------------------------------------------------- */

static const NativeDef epoll_methods[] = {
    {"fromfd", epoll_fromfd, 1, 1, NATIVE_CLASS_METHOD, "fd, /", "Create an epoll object from a given control fd."},
    {"close", epoll_close, 0, 0, NATIVE_METHOD, NULL, "Close the epoll control file descriptor."},
    {"fileno", epoll_fileno, 0, 0, NATIVE_METHOD, NULL, "Return the epoll control file descriptor."},
    {"register", epoll_register, 1, 2, NATIVE_METHOD, "fd, eventmask=7", "Register a file descriptor."},
    {"modify", epoll_modify, 2, 2, NATIVE_METHOD, "fd, eventmask", "Modify the event mask of a registered descriptor."},
    {"unregister", epoll_unregister, 1, 1, NATIVE_METHOD, "fd", "Remove a registered file descriptor."},
    {"poll", epoll_poll, 0, 2, NATIVE_METHOD, "timeout=None, maxevents=-1",
     "Wait for events, at most `timeout` seconds: a list of (fd, events)."},
    {"__enter__", epoll_enter, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", epoll_exit, 0, 3, NATIVE_METHOD, "exc_type=None, exc_value=None, exc_tb=None, /", NULL},
    {0},
};
static const GetSetDef epoll_getset[] = {
    {"closed", epoll_get_closed, NULL, "True if the epoll handler is closed"},
    {0},
};
const TypeDef epoll_typedef = {
    .name = "select.epoll",
    .doc = "Waits for many descriptors, each registered once.",
    .size = sizeof(Epoll),
    .finalize = epoll_finalize,
    .slots = {.new = epoll_new},
    .methods = epoll_methods,
    .getset = epoll_getset,
    .new_params = "sizehint=-1, flags=0",
};

bool epoll_add_constants(Thread *t, Module *m) {
    static const struct { const char *name; uint32_t number; } constants[] = {
        {"EPOLLIN", EPOLLIN}, {"EPOLLOUT", EPOLLOUT}, {"EPOLLPRI", EPOLLPRI}, {"EPOLLERR", EPOLLERR},
        {"EPOLLHUP", EPOLLHUP}, {"EPOLLRDHUP", EPOLLRDHUP}, {"EPOLLET", EPOLLET},
        {"EPOLLONESHOT", EPOLLONESHOT}, {"EPOLLEXCLUSIVE", EPOLLEXCLUSIVE},
        {"EPOLLWAKEUP", EPOLLWAKEUP}, {"EPOLLRDNORM", EPOLLRDNORM}, {"EPOLLRDBAND", EPOLLRDBAND},
        {"EPOLLWRNORM", EPOLLWRNORM}, {"EPOLLWRBAND", EPOLLWRBAND}, {"EPOLLMSG", EPOLLMSG},
        {"EPOLL_CLOEXEC", EPOLL_CLOEXEC}};
    for (size_t n = 0; n < ARRAY_LENGTH(constants); n++)
        if (!module_add_int(t, m, constants[n].name, constants[n].number)) return false;
    return true;
}
