/* Module _socket: addresses. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>

#include "runtime/objects/str_internal.h"
#include "stdlib/socket.h"

const char socket_gaierror_key[] = "socket.gaierror", socket_herror_key[] = "socket.herror";

Value socket_resolver_fail(Thread *t, int error) {
    if (error == EAI_SYSTEM) return posix_fail(t, NULL, NULL);
    Str *text = str_from_c(t, gai_strerror(error));
    Value args[2] = {small_int(error), to_value(text)};
    Value e = text ? value_call(t, load(vm_root(t, socket_gaierror_key)), args, 2, NULL) : NULL;
    return e ? raise_value(t, e) : NULL;
}

/* ---- from Python ----------------------------------------------------------------------------- */

/* Names outside ASCII are in the encoding of international names. */
static Value host_name_bytes(Thread *t, Value v) {
    if (!is_str(t, v)) return to_value(bytes_from_object(t, v));
    size_t length;
    const char *text = str_utf8(t, str_of(v), &length, false);
    if (!text) return NULL;
    for (size_t i = 0; i < length; i++)
        if (text[i] & 0x80) {
            Str *encode = str_from_c(t, "encode"), *idna = str_from_c(t, "idna");
            Value method = encode && idna ? value_getattr(t, v, encode) : NULL;
            return method ? value_call_1(t, method, to_value(idna)) : NULL;
        }
    return to_value(bytes_new(t, text, length));
}

bool socket_host_name(Thread *t, Value v, const char **name) {
    if (!is_str(t, v) && !is_bytes(t, v) && !is_bytearray(t, v))
        return FAIL_WITH(
            raise_type_error(t, "str, bytes or bytearray expected, not %T", v));
    Value bytes = host_name_bytes(t, v);
    if (!bytes) return false;
    *name = (const char *)bytes_of(bytes)->data;
    if (strlen(*name) == bytes_of(bytes)->length) return true;
    return FAIL_WITH(raise_type_error(t, "host name must not contain null character"));
}

bool socket_resolve(Thread *t, const char *host, int family, SocketAddress *address) {
    memset(address, 0, sizeof *address);
    address->any.sa_family = (sa_family_t)family;
    if (family == AF_INET && strcmp(host, "<broadcast>") == 0) {
        address->ipv4.sin_addr.s_addr = htonl(INADDR_BROADCAST);
        return true;
    }
    if (family == AF_INET && inet_pton(AF_INET, host, &address->ipv4.sin_addr) > 0) return true;
    if (family == AF_INET6 && inet_pton(AF_INET6, host, &address->ipv6.sin6_addr) > 0) return true;
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_DGRAM}, *found = NULL;
    const char *service = NULL;
    if (!*host) {
        hints.ai_flags = AI_PASSIVE;
        service = "0";
    }
    thread_detach(t);
    int error = getaddrinfo(*host ? host : NULL, service, &hints, &found);
    (void)thread_attach(t);
    if (error) return FAIL_WITH(socket_resolver_fail(t, error));
    bool fits = found->ai_addrlen <= sizeof *address;
    if (fits) memcpy(address, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return fits || FAIL_WITH(raise_error(t, T_OS_ERROR, "unsupported address family"));
}

static bool address_int(Thread *t, Value v, const char *function, const char *what, int64_t max,
                        uint32_t *out) {
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < 0 || n > max)
        return FAIL_WITH(raise_overflow_error(t, "%s(): %s", function, what));
    *out = (uint32_t)n;
    return true;
}

static bool address_from_internet(Thread *t, int family, Value v, const char *function,
                                  SocketAddress *address, socklen_t *length) {
    bool is_ipv6 = family == AF_INET6;
    const char *host;
    uint32_t port, flow = 0, scope = 0;
    if (!is_tuple(t, v))
        return FAIL_WITH(raise_type_error(t, "%s(): AF_INET%s address must be tuple, not %T",
                                          function, is_ipv6 ? "6" : "", v));
    const Tuple *parts = tuple_of(v);
    if (parts->length < 2 || parts->length > (is_ipv6 ? 4 : 2))
        return FAIL_WITH(raise_type_error(
            t, is_ipv6 ? "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"
                       : "AF_INET address must be a pair (host, port)"));
    if (!socket_host_name(t, parts->items[0], &host) ||
        !address_int(t, parts->items[1], function, "port must be 0-65535.", 65535, &port) ||
        (parts->length > 2 && !address_int(t, parts->items[2], function,
                                           "flowinfo must be 0-1048575.", 0xfffff, &flow)) ||
        (parts->length > 3 && !address_int(t, parts->items[3], function,
                                           "scope_id must be 0-4294967295", UINT32_MAX, &scope)) ||
        !socket_resolve(t, host, family, address))
        return false;
    if (is_ipv6) {
        address->ipv6.sin6_port = htons((uint16_t)port);
        address->ipv6.sin6_flowinfo = htonl(flow);
        if (parts->length > 3) address->ipv6.sin6_scope_id = scope;
        *length = sizeof address->ipv6;
    } else {
        address->ipv4.sin_port = htons((uint16_t)port);
        *length = sizeof address->ipv4;
    }
    return true;
}

/* A path, or a name that starts with a zero byte and is of no file. */
static bool address_from_unix(Thread *t, Value v, SocketAddress *address, socklen_t *length) {
    PosixPath path;
    BufferView view = {0};
    const uint8_t *name;
    size_t size;
    memset(address, 0, sizeof *address);
    address->any.sa_family = AF_UNIX;
    if (is_str(t, v)) {
        name = (const uint8_t *)str_utf8(t, str_of(v), &size, true);
        if (!name) return false;
        /* Surrogates stand for bytes that are no text. */
        if (size && *name && strlen((const char *)name) == size) {
            if (!posix_path(t, v, "bind", "path", 0, &path)) return false;
            name = (const uint8_t *)path.name;
            size = strlen(path.name);
        }
    } else {
        if (!buffer_get(t, v, &view, BUFFER_READ)) return false;
        name = view.data;
        size = view.length;
    }
    bool is_path = size > 0 && *name != 0;
    bool fits = size + is_path <= sizeof address->unix_path.sun_path;
    if (fits && size) memcpy(address->unix_path.sun_path, name, size);
    if (view.object) buffer_release(t, &view);
    *length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + (is_path ? 1 : 0));
    return fits || FAIL_WITH(raise_error(t, T_OS_ERROR, "AF_UNIX path too long"));
}

bool socket_address_from(Thread *t, int family, Value v, const char *function,
                         SocketAddress *address, socklen_t *length) {
    if (family == AF_UNIX) return address_from_unix(t, v, address, length);
    if (family == AF_INET || family == AF_INET6)
        return address_from_internet(t, family, v, function, address, length);
    return FAIL_WITH(raise_error(t, T_OS_ERROR, "%s(): unknown address family %d", function,
                                 family));
}

/* ---- to Python ------------------------------------------------------------------------------- */

static Value address_to_unix(Thread *t, const SocketAddress *address, size_t length) {
    const char *path = address->unix_path.sun_path;
    size_t size = length < offsetof(struct sockaddr_un, sun_path)
                      ? 0 : length - offsetof(struct sockaddr_un, sun_path);
    if (size && !*path) return to_value(bytes_new(t, path, size));
    return posix_name(t, path, strnlen(path, size), false);
}

static Value address_to_internet(Thread *t, const SocketAddress *address) {
    char text[INET6_ADDRSTRLEN];
    Value parts[4];
    bool is_ipv6 = address->any.sa_family == AF_INET6;
    const void *number = is_ipv6 ? (const void *)&address->ipv6.sin6_addr
                                 : (const void *)&address->ipv4.sin_addr;
    if (!inet_ntop(address->any.sa_family, number, text, sizeof text))
        return posix_fail(t, NULL, NULL);
    parts[0] = to_value(str_from_c(t, text));
    if (!parts[0]) return NULL;
    parts[1] = small_int(ntohs(is_ipv6 ? address->ipv6.sin6_port : address->ipv4.sin_port));
    if (is_ipv6) {
        parts[2] = small_int((int64_t)ntohl(address->ipv6.sin6_flowinfo));
        parts[3] = small_int((int64_t)address->ipv6.sin6_scope_id);
    }
    return tuple_new(t, parts, is_ipv6 ? 4 : 2);
}

Value socket_address_to(Thread *t, const SocketAddress *address, size_t length) {
    if (length == 0) return NONE;
    if (address->any.sa_family == AF_UNIX) return address_to_unix(t, address, length);
    if (address->any.sa_family == AF_INET || address->any.sa_family == AF_INET6)
        return address_to_internet(t, address);
    size_t start = offsetof(struct sockaddr, sa_data);
    Bytes *data = bytes_new(t, address->any.sa_data, length < start ? 0 : length - start);
    return data ? tuple_from_2(t, small_int(address->any.sa_family), to_value(data)) : NULL;
}
