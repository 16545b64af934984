/* Module _socket, in four files: addresses, the type, its input and output, functions. */
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <netinet/in.h>

#include "runtime/objects/tuple.h"
#include "stdlib/posix.h"

#define SOCKET_BLOCKS (-1)       /* a timeout: as long as it takes */

/* A descriptor with timeouts of its own: if there is one, the descriptor does not block, and what
 * would block polls. */
typedef struct Socket {
    Object header;
    int fd;                      /* -1: closed */
    int family, type, protocol;
    int64_t timeout;             /* ns; 0: does not block; or SOCKET_BLOCKS */
} Socket;

ALWAYS_INLINE Socket *socket_of(Value v) { return (Socket *)v; }
ALWAYS_INLINE int socket_fd(Value v) { return load_relaxed(&socket_of(v)->fd); }

typedef union SocketAddress {
    struct sockaddr any;
    struct sockaddr_in ipv4;
    struct sockaddr_in6 ipv6;
    struct sockaddr_un unix_path;
    struct sockaddr_storage storage;
} SocketAddress;

/* ---- addresses (socket_address.c) ------------------------------------------------------------ */

/* An address as a family's sockets have it in Python. */
MUST_CHECK bool socket_address_from(Thread *t, int family, Value v, const char *function,
                                    SocketAddress *address, socklen_t *length);
MUST_CHECK Value socket_address_to(Thread *t, const SocketAddress *address, size_t length);
/* An address of a host, by name or number, without a port. */
MUST_CHECK bool socket_resolve(Thread *t, const char *host, int family, SocketAddress *address);
/* The name of a host in a str, bytes or bytearray. */
MUST_CHECK bool socket_host_name(Thread *t, Value v, const char **name);
/* socket.gaierror, for what getaddrinfo returned. */
Value socket_resolver_fail(Thread *t, int error);
extern const char socket_gaierror_key[], socket_herror_key[];

/* ---- timeouts (socket_object.c) -------------------------------------------------------------- */

MUST_CHECK bool socket_parse_timeout(Thread *t, Value v, int64_t *ns);
MUST_CHECK Value socket_timeout_value(Thread *t, int64_t ns);
MUST_CHECK bool socket_default_timeout(Thread *t, int64_t *ns);
bool socket_set_default_timeout(Thread *t, int64_t ns);
/* When the socket's timeout is over, if it starts now. */
int64_t socket_deadline(Value socket);
/* Waits for poll events until the deadline. False: an exception, TimeoutError if it is over. */
MUST_CHECK bool socket_wait(Thread *t, Value socket, short events, int64_t deadline);
/* Whether a call that failed is to be made again. Keeps errno. */
bool socket_again(Thread *t, Value socket);

/* Evaluates a call of the system detached, once the socket is ready for it, as often as needed.
 * Afterwards as for POSIX_CALL. */
#define SOCKET_CALL_UNTIL(t, socket, events, deadline, result, call) \
    do { \
        (result) = -1; \
        if (socket_of(socket)->timeout > 0 && !socket_wait(t, socket, events, deadline)) break; \
        thread_detach(t); \
        (result) = (call); \
        int socket_errno_ = errno; \
        (void)thread_attach(t); \
        errno = socket_errno_; \
    } while ((result) < 0 && socket_again(t, socket))
#define SOCKET_CALL(t, socket, events, result, call) \
    do { \
        int64_t socket_deadline_ = socket_deadline(socket); \
        SOCKET_CALL_UNTIL(t, socket, events, socket_deadline_, result, call); \
    } while (0)

/* ---- the parts ------------------------------------------------------------------------------- */

extern const TypeDef socket_typedef;
MUST_CHECK Type *socket_type(Thread *t);
MUST_CHECK Value socket_make(Thread *t, int fd, int family, int type, int protocol);
extern const NativeDef socket_name_functions[];
MUST_CHECK bool socket_add_constants(Thread *t, Module *m);

Value socket_send(Thread *t, Value *args, size_t nargs);
Value socket_sendall(Thread *t, Value *args, size_t nargs);
Value socket_sendto(Thread *t, Value *args, size_t nargs);
Value socket_sendmsg(Thread *t, Value *args, size_t nargs);
Value socket_recv(Thread *t, Value *args, size_t nargs);
Value socket_recv_into(Thread *t, Value *args, size_t nargs);
Value socket_recvfrom(Thread *t, Value *args, size_t nargs);
Value socket_recvfrom_into(Thread *t, Value *args, size_t nargs);
Value socket_recvmsg(Thread *t, Value *args, size_t nargs);
