/* Module _socket: functions but for those of names, errors. */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "stdlib/socket.h"

static Value socket_function_dup(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    return posix_int(t, fcntl(fd, F_DUPFD_CLOEXEC, 0));
}

static Value socket_function_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    thread_detach(t);
    int result = close(fd), error = errno;
    (void)thread_attach(t);
    errno = error;
    return result < 0 && error != ECONNRESET && error != EINTR ? posix_fail(t, NULL, NULL) : NONE;
}

static Value socket_function_socketpair(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int family, type, protocol, result, fds[2];
    if (!posix_c_int(t, args[0], AF_UNIX, &family) ||
        !posix_c_int(t, args[1], SOCK_STREAM, &type) || !posix_c_int(t, args[2], 0, &protocol))
        return NULL;
    POSIX_CALL(t, result, socketpair(family, type | SOCK_CLOEXEC, protocol, fds));
    if (result < 0) return posix_fail(t, NULL, NULL);
    Value first = socket_make(t, fds[0], family, type, protocol);
    if (!first) {
        close(fds[1]);
        return NULL;
    }
    Value second = socket_make(t, fds[1], family, type, protocol);
    return second ? tuple_from_2(t, first, second) : NULL;
}

static Value socket_function_getdefaulttimeout(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int64_t timeout;
    return socket_default_timeout(t, &timeout) ? socket_timeout_value(t, timeout) : NULL;
}

static Value socket_function_setdefaulttimeout(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t timeout;
    return socket_parse_timeout(t, args[0], &timeout) && socket_set_default_timeout(t, timeout)
               ? NONE : NULL;
}

/* ---- ancillary data -------------------------------------------------------------------------- */

static bool socket_control_size(Thread *t, Value v, const char *function, int64_t most, size_t *size) {
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < 0 || n > most)
        return FAIL_WITH(raise_overflow_error(t, "%s() argument out of range", function));
    *size = (size_t)n;
    return true;
}

static Value socket_function_cmsg_len(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    size_t n;
    return socket_control_size(t, args[0], "CMSG_LEN", INT_MAX - (int64_t)CMSG_LEN(0), &n) ? small_int((int64_t)CMSG_LEN(n)) : NULL;
}

static Value socket_function_cmsg_space(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    size_t n;
    return socket_control_size(t, args[0], "CMSG_SPACE", INT_MAX - (int64_t)CMSG_SPACE(1), &n) ? small_int((int64_t)CMSG_SPACE(n))
                                                             : NULL;
}

static const NativeDef socket_functions[] = {
    {"dup", socket_function_dup, 1, 1, NATIVE_FUNCTION, NULL, "A copy of a descriptor."},
    {"close", socket_function_close, 1, 1, NATIVE_FUNCTION, NULL, "Closes a descriptor."},
    {"socketpair", socket_function_socketpair, 0, 3, NATIVE_FUNCTION,
     "family=AF_UNIX, type=SOCK_STREAM, proto=0, /", "Two sockets that are connected."},
    {"getdefaulttimeout", socket_function_getdefaulttimeout, 0, 0, NATIVE_FUNCTION, NULL,
     "The timeout of new sockets."},
    {"setdefaulttimeout", socket_function_setdefaulttimeout, 1, 1, NATIVE_FUNCTION, NULL,
     "Sets the timeout of new sockets."},
    {"CMSG_LEN", socket_function_cmsg_len, 1, 1, NATIVE_FUNCTION, NULL,
     "How long ancillary data is with its header."},
    {"CMSG_SPACE", socket_function_cmsg_space, 1, 1, NATIVE_FUNCTION, NULL,
     "How much room ancillary data takes before other."},
    {0},
};

/* ---- the module ------------------------------------------------------------------------------ */

static bool socket_add_names(Thread *t, Module *m) {
    Str *name = intern_c(t, "_socket");
    if (!name) return false;
    for (const NativeDef *def = socket_name_functions; def->name; def++) {
        Value function = native_new(t, def, to_value(m), to_value(name));
        if (!function || !module_add(t, m, def->name, function)) return false;
    }
    return true;
}

static bool socket_module_init(Thread *t, Module *m) {
    Type *type = socket_type(t);
    return type && module_add_type(t, m, type) && module_add(t, m, "SocketType", to_value(type)) &&
           module_add(t, m, "error", to_value(t->vm->types[T_OS_ERROR])) &&
           module_add(t, m, "timeout", to_value(t->vm->types[T_TIMEOUT_ERROR])) &&
           module_add(t, m, "has_ipv6", TRUE_VALUE) &&
           module_add_error(t, m, socket_gaierror_key, "socket", "gaierror", T_OS_ERROR) &&
           module_add_error(t, m, socket_herror_key, "socket", "herror", T_OS_ERROR) && socket_add_names(t, m) &&
           socket_add_constants(t, m);
}

const ModuleDef module__socket = {
    .name = "_socket",
    .doc = "Connections in networks and between processes.",
    .functions = socket_functions,
    .init = socket_module_init,
};
