/* Module _socket: the type, but for input and output. */
#define _GNU_SOURCE
#include <math.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "runtime/objects/str_internal.h"
#include "runtime/threads/park.h"
#include "stdlib/socket.h"

enum { SOCKET_OPTION_MAX = 1024, SOCKET_TYPE_FLAGS = SOCK_CLOEXEC | SOCK_NONBLOCK };

/* ---- timeouts -------------------------------------------------------------------------------- */

static const char default_timeout_key[] = "socket.defaulttimeout";

bool socket_parse_timeout(Thread *t, Value v, int64_t *ns) {
    double seconds;
    *ns = SOCKET_BLOCKS;
    if (v == NONE) return true;
    if (!is_int(t, v) && !is_float(t, v))
        return FAIL_WITH(raise_type_error(
            t, "'%T' object cannot be interpreted as an integer or float", v));
    if (!value_as_double(t, v, &seconds)) return false;
    if (isnan(seconds))
        return FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
    if (seconds < 0) return FAIL_WITH(raise_value_error(t, "Timeout value out of range"));
    if (seconds * 1e9 >= 9.2e18)
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for C PyTime_t"));
    *ns = (int64_t)ceil(seconds * 1e9);
    return true;
}

Value socket_timeout_value(Thread *t, int64_t ns) {
    return ns < 0 ? NONE : float_new(t, (double)ns / 1e9);
}

bool socket_default_timeout(Thread *t, int64_t *ns) {
    const Value *root = vm_root(t, default_timeout_key);
    Value v = root ? load(root) : NULL;
    *ns = SOCKET_BLOCKS;
    return root && (!v || value_as_int64(t, v, ns, T_OVERFLOW_ERROR));
}

bool socket_set_default_timeout(Thread *t, int64_t ns) {
    Value *root = vm_root(t, default_timeout_key), v = int_from_int64(t, ns);
    if (root && v) store_release(root, v);
    return root && v;
}

int64_t socket_deadline(Value socket) {
    int64_t timeout = load_relaxed(&socket_of(socket)->timeout), now = park_clock_ns();
    return timeout < 0 || timeout > PARK_FOREVER - now ? PARK_FOREVER : now + timeout;
}

bool socket_wait(Thread *t, Value socket, short events, int64_t deadline) {
    for (;;) {
        struct pollfd poll_fd = {.fd = socket_fd(socket), .events = events};
        int64_t left = deadline == PARK_FOREVER ? -1 : deadline - park_clock_ns();
        if (poll_fd.fd < 0) return true;     /* the call tells */
        if (deadline != PARK_FOREVER && left < 0) left = 0;
        int64_t ms = left < 0 ? -1 : (left + 999999) / 1000000;
        thread_detach(t);
        int ready = poll(&poll_fd, 1, ms > INT32_MAX ? INT32_MAX : (int)ms), error = errno;
        if (!thread_attach(t)) return false;
        if (ready > 0) return true;
        if (ready == 0 && left >= 0 && park_clock_ns() >= deadline)
            return FAIL_WITH(raise_error(t, T_TIMEOUT_ERROR, "timed out"));
        errno = error;
        if (ready < 0 && error != EINTR) return FAIL_WITH(posix_fail(t, NULL, NULL));
        if (!poll_actions(t)) return false;
    }
}

bool socket_again(Thread *t, Value socket) {
    int error = errno;
    if (error_is_set(t)) return false;
    bool again = error == EINTR ? poll_actions(t)
                                : (error == EAGAIN || error == EWOULDBLOCK) &&
                                      load_relaxed(&socket_of(socket)->timeout) > 0;
    errno = error;
    return again;
}

/* ---- making ---------------------------------------------------------------------------------- */

static bool socket_set_blocks(Thread *t, int fd, bool blocks) {
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0) return FAIL_WITH(posix_fail(t, NULL, NULL));
    int wanted = blocks ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    return wanted == flags || fcntl(fd, F_SETFL, wanted) >= 0 ||
           FAIL_WITH(posix_fail(t, NULL, NULL));
}

/* The socket has the descriptor from here on. */
static bool socket_fill(Thread *t, Socket *s, int fd, int family, int type, int protocol) {
    int64_t timeout = 0;
    s->family = family;
    s->type = type & ~SOCKET_TYPE_FLAGS;
    s->protocol = protocol;
    store_relaxed(&s->fd, fd);
    if (!(type & SOCK_NONBLOCK) && !socket_default_timeout(t, &timeout)) return false;
    store_relaxed(&s->timeout, timeout);
    return timeout < 0 || type & SOCK_NONBLOCK || socket_set_blocks(t, fd, false);
}

static Value socket_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Socket *s = (Socket *)type_allocate_instance(t, (Type *)cls, 0);
    if (!s) return NULL;
    s->fd = -1;
    s->timeout = SOCKET_BLOCKS;
    return to_value(s);
}

Type *socket_type(Thread *t) {
    Value *root = vm_root(t, &socket_typedef);
    if (root && !load(root)) {
        Type *type = type_new_native(t, &socket_typedef, NULL);
        if (type) store_release(root, to_value(type));
    }
    return root ? (Type *)load(root) : NULL;
}

Value socket_make(Thread *t, int fd, int family, int type, int protocol) {
    Type *cls = socket_type(t);
    Value s = cls ? socket_new(t, to_value(cls), NULL, 0, NULL) : NULL;
    if (!s) close(fd);
    return s && socket_fill(t, socket_of(s), fd, family, type, protocol) ? s : NULL;
}

static bool socket_option_int(int fd, int option, int *value) {
    socklen_t size = sizeof *value;
    return getsockopt(fd, SOL_SOCKET, option, value, &size) == 0;
}

/* Finds out what is -1 of a descriptor. */
static bool socket_examine(Thread *t, int fd, int *family, int *type, int *protocol) {
    SocketAddress address = {0};
    socklen_t length = sizeof address;
    if (fd < 0) return FAIL_WITH(raise_value_error(t, "negative file descriptor"));
    if (getsockname(fd, &address.any, &length) < 0) {
        if (*family == -1 || errno == EBADF || errno == ENOTSOCK)
            return FAIL_WITH(posix_fail(t, NULL, NULL));
    } else if (*family == -1) {
        *family = address.any.sa_family;
    }
    if (*type == -1 && !socket_option_int(fd, SO_TYPE, type))
        return FAIL_WITH(posix_fail(t, NULL, NULL));
    if (*protocol == -1 && !socket_option_int(fd, SO_PROTOCOL, protocol))
        return FAIL_WITH(posix_fail(t, NULL, NULL));
    return true;
}

static bool socket_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value bound[4];
    int family, type, protocol, fd;
    if (!bind_arguments(t, "socket", "family=-1, type=-1, proto=-1, fileno=None", args, nargs,
                        kwnames, bound) ||
        !posix_c_int(t, bound[0], -1, &family) || !posix_c_int(t, bound[1], -1, &type) ||
        !posix_c_int(t, bound[2], -1, &protocol))
        return false;
    if (bound[3] && bound[3] != NONE)
        return value_as_int(t, bound[3], &fd) &&
               socket_examine(t, fd, &family, &type, &protocol) &&
               socket_fill(t, socket_of(self), fd, family, type, protocol);
    if (family == -1) family = AF_INET;
    if (type == -1) type = SOCK_STREAM;
    if (protocol == -1) protocol = 0;
    POSIX_CALL(t, fd, socket(family, type | SOCK_CLOEXEC, protocol));
    if (fd < 0) return FAIL_WITH(posix_fail(t, NULL, NULL));
    return socket_fill(t, socket_of(self), fd, family, type, protocol);
}

/* ---- the end --------------------------------------------------------------------------------- */

static Value socket_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd = __atomic_exchange_n(&socket_of(args[0])->fd, -1, __ATOMIC_RELAXED), result, error;
    if (fd < 0) return NONE;
    thread_detach(t);
    result = close(fd);
    error = errno;
    (void)thread_attach(t);
    errno = error;
    /* A connection that the other side reset is closed all the same. */
    return result < 0 && error != ECONNRESET && error != EINTR ? posix_fail(t, NULL, NULL) : NONE;
}

static Value socket_detach(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return small_int(__atomic_exchange_n(&socket_of(args[0])->fd, -1, __ATOMIC_RELAXED));
}

static void socket_slot_del(Thread *t, Value self) {
    if (socket_fd(self) < 0) return;
    Value error = error_take(t);
    if (!warn(t, T_RESOURCE_WARNING, 1, "unclosed %R", self))
        error_unraisable(t, NULL, self);
    if (!socket_close(t, &self, 1)) error_clear(t);
    if (error) error_restore(t, error);
}

static void socket_finalize(VM *vm, Object *o) {
    (void)vm;
    Socket *s = (Socket *)o;
    if (s->fd >= 0) close(s->fd);
    s->fd = -1;
}

/* ---- connections ----------------------------------------------------------------------------- */

static Value socket_accept(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SocketAddress address = {0};
    socklen_t length = sizeof address;
    int fd;
    SOCKET_CALL(t, args[0], POLLIN, fd,
                accept4(socket_fd(args[0]), &address.any, &length, SOCK_CLOEXEC));
    if (fd < 0) return posix_fail(t, NULL, NULL);
    Value name = socket_address_to(t, &address, length);
    Value result = name ? tuple_from_2(t, small_int(fd), name) : NULL;
    if (!result) close(fd);
    return result;
}

static Value socket_bind(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SocketAddress address;
    socklen_t length;
    int result;
    if (!socket_address_from(t, socket_of(args[0])->family, args[1], "bind", &address, &length))
        return NULL;
    POSIX_CALL(t, result, bind(socket_fd(args[0]), &address.any, length));
    return posix_none(t, result);
}

static Value socket_listen(Thread *t, Value *args, size_t nargs) {
    int backlog = SOMAXCONN < 128 ? SOMAXCONN : 128, result;
    if (nargs > 1 && !value_as_int(t, args[1], &backlog)) return NULL;
    POSIX_CALL(t, result, listen(socket_fd(args[0]), backlog < 0 ? 0 : backlog));
    return posix_none(t, result);
}

/* The error number, 0 for none; -1: an exception is set. */
static int socket_connect_error(Thread *t, Value self, Value to, const char *function) {
    SocketAddress address;
    socklen_t length;
    if (!socket_address_from(t, socket_of(self)->family, to, function, &address, &length))
        return -1;
    int64_t deadline = socket_deadline(self), timeout = load_relaxed(&socket_of(self)->timeout);
    thread_detach(t);
    int result = connect(socket_fd(self), &address.any, length), error = errno;
    if (!thread_attach(t)) return -1;
    if (result == 0) return 0;
    if (error == EINTR && !poll_actions(t)) return -1;
    /* It goes on in the background. */
    if (error == EINTR ? timeout == 0 : error != EINPROGRESS || timeout <= 0) return error;
    if (!socket_wait(t, self, POLLOUT, deadline)) return -1;
    return socket_option_int(socket_fd(self), SO_ERROR, &error)
               ? error == EISCONN ? 0 : error : errno;
}

static Value socket_connect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int error = socket_connect_error(t, args[0], args[1], "connect");
    if (error <= 0) return error ? NULL : NONE;
    return raise_os_error(t, error, NULL, NULL);
}

static Value socket_connect_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int error = socket_connect_error(t, args[0], args[1], "connect_ex");
    if (error < 0) {
        if (!error_matches(t, T_TIMEOUT_ERROR)) return NULL;
        error_clear(t);
        error = EWOULDBLOCK;
    }
    return small_int(error);
}

static Value socket_shutdown(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int how, result;
    if (!value_as_int(t, args[1], &how)) return NULL;
    POSIX_CALL(t, result, shutdown(socket_fd(args[0]), how));
    return posix_none(t, result);
}

static Value socket_name_of(Thread *t, Value self,
                            int (*get)(int, struct sockaddr *restrict, socklen_t *restrict)) {
    SocketAddress address = {0};
    socklen_t length = sizeof address;
    if (get(socket_fd(self), &address.any, &length) < 0) return posix_fail(t, NULL, NULL);
    return socket_address_to(t, &address, length);
}

static Value socket_getsockname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return socket_name_of(t, args[0], getsockname);
}

static Value socket_getpeername(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return socket_name_of(t, args[0], getpeername);
}

/* ---- settings -------------------------------------------------------------------------------- */

static Value socket_set_timeout_ns(Thread *t, Value self, int64_t timeout) {
    store_relaxed(&socket_of(self)->timeout, timeout);
    return socket_set_blocks(t, socket_fd(self), timeout < 0) ? NONE : NULL;
}

static Value socket_setblocking(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int blocks = value_truth(t, args[1]);
    return blocks < 0 ? NULL : socket_set_timeout_ns(t, args[0], blocks ? SOCKET_BLOCKS : 0);
}

static Value socket_getblocking(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(load_relaxed(&socket_of(args[0])->timeout) != 0);
}

static Value socket_settimeout(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t timeout;
    return socket_parse_timeout(t, args[1], &timeout)
               ? socket_set_timeout_ns(t, args[0], timeout) : NULL;
}

static Value socket_gettimeout(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return socket_timeout_value(t, load_relaxed(&socket_of(args[0])->timeout));
}

/* setsockopt(level, option, value) or (level, option, None, length). */
static Value socket_setsockopt(Thread *t, Value *args, size_t nargs) {
    int level, option, number, length, fd = socket_fd(args[0]);
    if (!value_as_int(t, args[1], &level) || !value_as_int(t, args[2], &option)) return NULL;
    if (nargs > 4) {
        if (args[3] != NONE)
            return raise_type_error(t, "socket option should be integer, bytes-like object or None");
        if (!value_as_int(t, args[4], &length)) return NULL;
        return posix_none(t, setsockopt(fd, level, option, NULL, (socklen_t)length));
    }
    if (is_int(t, args[3])) {
        if (!value_as_int(t, args[3], &number)) return NULL;
        return posix_none(t, setsockopt(fd, level, option, &number, sizeof number));
    }
    BufferView view;
    if (!buffer_get(t, args[3], &view, BUFFER_READ)) return NULL;
    int result = setsockopt(fd, level, option, view.data, (socklen_t)view.length), error = errno;
    buffer_release(t, &view);
    errno = error;
    return posix_none(t, result);
}

/* getsockopt(level, option): an int; with a length: bytes. */
static Value socket_getsockopt(Thread *t, Value *args, size_t nargs) {
    int level, option, number = 0, size = 0, fd = socket_fd(args[0]);
    if (!value_as_int(t, args[1], &level) || !value_as_int(t, args[2], &option) ||
        (nargs > 3 && !value_as_int(t, args[3], &size)))
        return NULL;
    if (size < 0 || size > SOCKET_OPTION_MAX)
        return raise_error(t, T_OS_ERROR, "getsockopt buflen out of range");
    socklen_t length = size ? (socklen_t)size : (socklen_t)sizeof number;
    char data[SOCKET_OPTION_MAX];
    int result = getsockopt(fd, level, option, size ? (void *)data : (void *)&number, &length);
    if (result < 0) return posix_fail(t, NULL, NULL);
    return size ? to_value(bytes_new(t, data, length)) : small_int(number);
}

static Value socket_fileno(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return small_int(socket_fd(args[0]));
}

static Value socket_get_family(Thread *t, Value self) {
    (void)t;
    return small_int(socket_of(self)->family);
}

static Value socket_get_type(Thread *t, Value self) {
    (void)t;
    return small_int(socket_of(self)->type);
}

static Value socket_get_protocol(Thread *t, Value self) {
    (void)t;
    return small_int(socket_of(self)->protocol);
}

static Value socket_get_timeout(Thread *t, Value self) { return socket_gettimeout(t, &self, 1); }

static Value socket_repr(Thread *t, Value self) {
    const Socket *s = socket_of(self);
    return to_value(str_format(t, "<socket object, fd=%d, family=%d, type=%d, proto=%d>",
                               socket_fd(self), s->family, s->type, s->protocol));
}

static const NativeDef socket_methods[] = {
    {"_accept", socket_accept, 0, 0, NATIVE_METHOD, NULL,
     "The descriptor of the next connection, and the address it comes from."},
    {"bind", socket_bind, 1, 1, NATIVE_METHOD, NULL, "Takes a local address."},
    {"close", socket_close, 0, 0, NATIVE_METHOD, NULL, "Closes the descriptor."},
    {"connect", socket_connect, 1, 1, NATIVE_METHOD, NULL, "Connects to an address."},
    {"connect_ex", socket_connect_ex, 1, 1, NATIVE_METHOD, NULL,
     "Connects to an address; an error number, 0 for none."},
    {"detach", socket_detach, 0, 0, NATIVE_METHOD, NULL,
     "Gives the descriptor away; the socket is closed then."},
    {"fileno", socket_fileno, 0, 0, NATIVE_METHOD, NULL, "The descriptor; -1 if closed."},
    {"getpeername", socket_getpeername, 0, 0, NATIVE_METHOD, NULL, "The address connected to."},
    {"getsockname", socket_getsockname, 0, 0, NATIVE_METHOD, NULL, "The local address."},
    {"getsockopt", socket_getsockopt, 2, 3, NATIVE_METHOD, NULL, "The value of an option."},
    {"setsockopt", socket_setsockopt, 3, 4, NATIVE_METHOD, NULL, "Sets an option."},
    {"listen", socket_listen, 0, 1, NATIVE_METHOD, NULL, "Lets others connect."},
    {"setblocking", socket_setblocking, 1, 1, NATIVE_METHOD, NULL, "No timeout, or one of 0."},
    {"getblocking", socket_getblocking, 0, 0, NATIVE_METHOD, NULL, "Whether calls may block."},
    {"settimeout", socket_settimeout, 1, 1, NATIVE_METHOD, NULL,
     "Sets how many seconds calls may block; None: any time."},
    {"gettimeout", socket_gettimeout, 0, 0, NATIVE_METHOD, NULL,
     "How many seconds calls may block, or None."},
    {"shutdown", socket_shutdown, 1, 1, NATIVE_METHOD, NULL, "Ends one or both directions."},
    {"send", socket_send, 1, 2, NATIVE_METHOD, NULL, "Sends data; how many bytes were sent."},
    {"sendall", socket_sendall, 1, 2, NATIVE_METHOD, NULL, "Sends all of some data."},
    {"sendto", socket_sendto, -1, -1, NATIVE_METHOD, NULL, "Sends data to an address."},
    {"sendmsg", socket_sendmsg, 1, 4, NATIVE_METHOD, NULL,
     "Sends data from several buffers, and ancillary data."},
    {"recv", socket_recv, 1, 2, NATIVE_METHOD, NULL, "Receives up to so many bytes."},
    {"recv_into", socket_recv_into, 1, 3, NATIVE_METHOD, "buffer, nbytes=0, flags=0",
     "Receives into a buffer; how many bytes."},
    {"recvfrom", socket_recvfrom, 1, 2, NATIVE_METHOD, NULL,
     "Receives up to so many bytes; those and the address they come from."},
    {"recvfrom_into", socket_recvfrom_into, 1, 3, NATIVE_METHOD, "buffer, nbytes=0, flags=0",
     "Receives into a buffer; how many bytes, and the address they come from."},
    {"recvmsg", socket_recvmsg, 1, 3, NATIVE_METHOD, NULL,
     "Receives data and ancillary data; both, flags and the address they come from."},
    {0},
};

static const GetSetDef socket_getset[] = {
    {"family", socket_get_family, NULL, "The family of addresses."},
    {"type", socket_get_type, NULL, "Whether it is a stream, and so on."},
    {"proto", socket_get_protocol, NULL, "The protocol."},
    {"timeout", socket_get_timeout, NULL, "How many seconds calls may block, or None."},
    {0},
};

const TypeDef socket_typedef = {
    .name = "_socket.socket",
    .doc = "An end of a connection.",
    .size = sizeof(Socket),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DEL | TYPE_IMMUTABLE,
    .finalize = socket_finalize,
    .slots = {.repr = socket_repr,
              .new = socket_new,
              .init = socket_init,
              .del = socket_slot_del},
    .methods = socket_methods,
    .getset = socket_getset,
    .new_params = "family=-1, type=-1, proto=-1, fileno=None",
};
