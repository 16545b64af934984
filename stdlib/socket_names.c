/* Module _socket: names and numbers of hosts, services, protocols and interfaces. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

#include "runtime/objects/str_internal.h"
#include "stdlib/socket.h"

enum { NAMES_BUFFER = 16384, NAMES_HOST_MAX = NI_MAXHOST, NAMES_SERVICE_MAX = NI_MAXSERV };

static Value names_herror(Thread *t, int error) {
    Str *text = str_from_c(t, hstrerror(error));
    Value args[2] = {small_int(error), to_value(text)};
    Value e = text ? value_call(t, load(vm_root(t, socket_herror_key)), args, 2, NULL) : NULL;
    return e ? raise_value(t, e) : NULL;
}

static const char *names_text(Thread *t, Value v, const char *function, int position) {
    size_t length;
    if (!is_str(t, v)) {
        (void)raise_bad_argument(t, function, position, "str", v);
        return NULL;
    }
    const char *text = str_utf8(t, str_of(v), &length, false);
    if (text && strlen(text) != length) {
        (void)raise_value_error(t, "embedded null character");
        return NULL;
    }
    return text;
}

/* ---- hosts ----------------------------------------------------------------------------------- */

static Value names_gethostname(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    char name[1025];
    if (gethostname(name, sizeof name - 1) < 0) return posix_fail(t, NULL, NULL);
    name[sizeof name - 1] = 0;
    return posix_name(t, name, strlen(name), false);
}

static Value names_sethostname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    if (!posix_path(t, args[0], "sethostname", "name", 0, &path)) return NULL;
    return posix_none(t, sethostname(path.name, strlen(path.name)));
}

static Value names_gethostbyname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name;
    SocketAddress address;
    char text[INET_ADDRSTRLEN];
    if (!socket_host_name(t, args[0], &name) || !socket_resolve(t, name, AF_INET, &address))
        return NULL;
    inet_ntop(AF_INET, &address.ipv4.sin_addr, text, sizeof text);
    return to_value(str_from_c(t, text));
}

/* (name, aliases, addresses) */
static Value names_host_entry(Thread *t, const struct hostent *entry) {
    Str *name = str_from_c(t, entry->h_name);
    Value aliases = name ? list_new(t, 0) : NULL, addresses = aliases ? list_new(t, 0) : NULL;
    for (char **alias = entry->h_aliases; addresses && *alias; alias++) {
        Str *s = str_from_c(t, *alias);
        if (!s || !list_append(t, aliases, to_value(s))) return NULL;
    }
    for (char **address = entry->h_addr_list; addresses && *address; address++) {
        char text[INET6_ADDRSTRLEN];
        inet_ntop(entry->h_addrtype, *address, text, sizeof text);
        Str *s = str_from_c(t, text);
        if (!s || !list_append(t, addresses, to_value(s))) return NULL;
    }
    return addresses ? tuple_from_3(t, to_value(name), aliases, addresses) : NULL;
}

static Value names_gethostbyname_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name;
    SocketAddress address;
    struct hostent entry, *found = NULL;
    char buffer[NAMES_BUFFER];
    int error = 0;
    if (!socket_host_name(t, args[0], &name) || !socket_resolve(t, name, AF_INET, &address))
        return NULL;
    thread_detach(t);
    (void)gethostbyname_r(name, &entry, buffer, sizeof buffer, &found, &error);
    (void)thread_attach(t);
    return found ? names_host_entry(t, found) : names_herror(t, error);
}

static Value names_gethostbyaddr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name;
    SocketAddress address;
    struct hostent entry, *found = NULL;
    char buffer[NAMES_BUFFER];
    int error = 0;
    if (!socket_host_name(t, args[0], &name) || !socket_resolve(t, name, AF_UNSPEC, &address))
        return NULL;
    bool is_ipv6 = address.any.sa_family == AF_INET6;
    const void *number = is_ipv6 ? (const void *)&address.ipv6.sin6_addr
                                 : (const void *)&address.ipv4.sin_addr;
    thread_detach(t);
    (void)gethostbyaddr_r(number, is_ipv6 ? 16 : 4, address.any.sa_family, &entry, buffer,
                          sizeof buffer, &found, &error);
    (void)thread_attach(t);
    return found ? names_host_entry(t, found) : names_herror(t, error);
}

/* ---- getaddrinfo and getnameinfo ------------------------------------------------------------- */

/* A service: a name, a number, or NULL for None. */
static bool names_service(Thread *t, Value v, const char **service) {
    *service = NULL;
    if (v == NONE) return true;
    if (is_int(t, v)) {
        int64_t number;
        if (!value_as_int64(t, v, &number, T_OVERFLOW_ERROR)) return false;
        Str *text = str_format(t, "%zd", number);
        return text && (*service = str_utf8(t, text, NULL, false));
    }
    if (is_str(t, v)) return (*service = str_utf8(t, str_of(v), NULL, false)) != NULL;
    if (is_bytes(t, v)) return (*service = (const char *)bytes_of(v)->data) != NULL;
    return FAIL_WITH(raise_error(t, T_OS_ERROR, "Int or String expected"));
}

static Value names_info_list(Thread *t, const struct addrinfo *info) {
    Value list = list_new(t, 0);
    for (; list && info; info = info->ai_next) {
        SocketAddress address = {0};
        size_t length = info->ai_addrlen < sizeof address ? info->ai_addrlen : sizeof address;
        memcpy(&address, info->ai_addr, length);
        Value parts[5] = {small_int(info->ai_family), small_int(info->ai_socktype),
                          small_int(info->ai_protocol)};
        parts[3] = to_value(str_from_c(t, info->ai_canonname ? info->ai_canonname : ""));
        parts[4] = parts[3] ? socket_address_to(t, &address, length) : NULL;
        Value item = parts[4] ? tuple_new(t, parts, 5) : NULL;
        if (!item || !list_append(t, list, item)) return NULL;
    }
    return list;
}

static Value names_getaddrinfo(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *host = NULL, *service;
    struct addrinfo hints = {0}, *found = NULL;
    if (args[0] != NONE && !is_str(t, args[0]) && !is_bytes(t, args[0]))
        return raise_type_error(t, "getaddrinfo() argument 1 must be string or None");
    if ((args[0] != NONE && !socket_host_name(t, args[0], &host)) ||
        !names_service(t, args[1], &service) ||
        !posix_c_int(t, args[2], AF_UNSPEC, &hints.ai_family) ||
        !posix_c_int(t, args[3], 0, &hints.ai_socktype) ||
        !posix_c_int(t, args[4], 0, &hints.ai_protocol) ||
        !posix_c_int(t, args[5], 0, &hints.ai_flags))
        return NULL;
    thread_detach(t);
    int error = getaddrinfo(host, service, &hints, &found), saved = errno;
    (void)thread_attach(t);
    errno = saved;
    if (error) return socket_resolver_fail(t, error);
    Value list = names_info_list(t, found);
    freeaddrinfo(found);
    return list;
}

static Value names_getnameinfo(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int flags, port;
    int64_t flow = 0, scope = 0;
    const char *host;
    if (!value_as_int(t, args[1], &flags)) return NULL;
    if (!is_tuple(t, args[0]))
        return raise_type_error(t, "getnameinfo() argument 1 must be a tuple");
    const Tuple *parts = tuple_of(args[0]);
    if (parts->length < 2 || parts->length > 4)
        return raise_type_error(t, "getnameinfo(): illegal sockaddr argument");
    if (!(host = names_text(t, parts->items[0], "getnameinfo", 1)) ||
        !value_as_int(t, parts->items[1], &port) ||
        (parts->length > 2 && !value_as_int64(t, parts->items[2], &flow, T_OVERFLOW_ERROR)) ||
        (parts->length > 3 && !value_as_int64(t, parts->items[3], &scope, T_OVERFLOW_ERROR)))
        return NULL;
    if (flow < 0 || flow > 0xfffff)
        return raise_overflow_error(t, "getnameinfo(): flowinfo must be 0-1048575.");
    SocketAddress address = {0};
    struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST};
    struct addrinfo *found = NULL;
    char name[NAMES_HOST_MAX], service[NAMES_SERVICE_MAX];
    thread_detach(t);
    int error = getaddrinfo(host, "0", &hints, &found);
    bool is_one = !error && !found->ai_next;
    socklen_t length = error ? 0 : found->ai_addrlen;
    if (is_one) memcpy(&address, found->ai_addr, length);
    if (found) freeaddrinfo(found);
    if (is_one) {
        if (address.any.sa_family == AF_INET6) {
            address.ipv6.sin6_port = htons((uint16_t)port);
            address.ipv6.sin6_flowinfo = htonl((uint32_t)flow);
            address.ipv6.sin6_scope_id = (uint32_t)scope;
        } else {
            address.ipv4.sin_port = htons((uint16_t)port);
        }
        error = getnameinfo(&address.any, length, name, sizeof name, service, sizeof service,
                            flags);
    }
    (void)thread_attach(t);
    if (error) return socket_resolver_fail(t, error);
    if (!is_one) return raise_error(t, T_OS_ERROR, "sockaddr resolved to multiple addresses");
    if (address.any.sa_family == AF_INET && parts->length != 2)
        return raise_error(t, T_OS_ERROR, "IPv4 sockaddr must be 2 tuple");
    Value first = posix_name(t, name, strlen(name), false);
    Str *second = first ? str_from_c(t, service) : NULL;
    return second ? tuple_from_2(t, first, to_value(second)) : NULL;
}

/* ---- services and protocols ------------------------------------------------------------------ */

static Value names_getservbyname(Thread *t, Value *args, size_t nargs) {
    struct servent entry, *found = NULL;
    char buffer[NAMES_BUFFER];
    const char *name = names_text(t, args[0], "getservbyname", 1), *protocol = NULL;
    if (!name || (nargs > 1 && !(protocol = names_text(t, args[1], "getservbyname", 2))))
        return NULL;
    thread_detach(t);
    (void)getservbyname_r(name, protocol, &entry, buffer, sizeof buffer, &found);
    (void)thread_attach(t);
    if (!found) return raise_error(t, T_OS_ERROR, "service/proto not found");
    return small_int(ntohs((uint16_t)found->s_port));
}

static Value names_getservbyport(Thread *t, Value *args, size_t nargs) {
    int port;
    struct servent entry, *found = NULL;
    char buffer[NAMES_BUFFER];
    const char *protocol = NULL;
    if (!value_as_int(t, args[0], &port) ||
        (nargs > 1 && !(protocol = names_text(t, args[1], "getservbyport", 2))))
        return NULL;
    if (port < 0 || port > 0xffff)
        return raise_overflow_error(t, "getservbyport: port must be 0-65535.");
    thread_detach(t);
    (void)getservbyport_r(htons((uint16_t)port), protocol, &entry, buffer, sizeof buffer, &found);
    (void)thread_attach(t);
    if (!found) return raise_error(t, T_OS_ERROR, "port/proto not found");
    return to_value(str_from_c(t, found->s_name));
}

static Value names_getprotobyname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct protoent entry, *found = NULL;
    char buffer[NAMES_BUFFER];
    const char *name = names_text(t, args[0], "getprotobyname", 1);
    if (!name) return NULL;
    thread_detach(t);
    (void)getprotobyname_r(name, &entry, buffer, sizeof buffer, &found);
    (void)thread_attach(t);
    if (!found) return raise_error(t, T_OS_ERROR, "protocol not found");
    return small_int(found->p_proto);
}

/* ---- numbers --------------------------------------------------------------------------------- */

/* An int that is not negative and has at most so many bits. */
static bool names_unsigned(Thread *t, Value v, int bits, uint32_t *out) {
    int64_t n;
    if (!is_int(t, v))
        return FAIL_WITH(
            raise_type_error(t, "'%T' object cannot be interpreted as an integer", v));
    bool fits = value_as_int64(t, v, &n, T_OVERFLOW_ERROR);
    if (!fits) {
        error_clear(t);
        n = int_sign(v) < 0 ? -1 : INT64_MAX;
    }
    if (n < 0) return FAIL_WITH(raise_value_error(t, "Cannot convert negative int"));
    if (n >> bits)
        return FAIL_WITH(
            raise_overflow_error(t, "Python int too large for C uint%d_t", bits));
    *out = (uint32_t)n;
    return true;
}

static Value names_swap(Thread *t, Value v, int bits) {
    uint32_t n;
    if (!names_unsigned(t, v, bits, &n)) return NULL;
    return small_int(bits == 16 ? (int64_t)htons((uint16_t)n) : (int64_t)htonl(n));
}

static Value names_htons(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return names_swap(t, args[0], 16);
}

static Value names_ntohs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return names_swap(t, args[0], 16);
}

static Value names_htonl(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return names_swap(t, args[0], 32);
}

static Value names_ntohl(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return names_swap(t, args[0], 32);
}

static Value names_inet_aton(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct in_addr number;
    const char *text = names_text(t, args[0], "inet_aton", 0);
    if (!text) return NULL;
    if (!inet_aton(text, &number))
        return raise_error(t, T_OS_ERROR, "illegal IP address string passed to inet_aton");
    return to_value(bytes_new(t, &number, sizeof number));
}

/* The text for the bytes of an address. */
static Value names_address_text(Thread *t, int family, Value packed, uint32_t error_id,
                                const char *wrong) {
    BufferView view;
    char text[INET6_ADDRSTRLEN];
    if (!buffer_get(t, packed, &view, BUFFER_READ)) return NULL;
    bool fits = view.length == (family == AF_INET ? 4 : 16);
    const char *result = fits ? inet_ntop(family, view.data, text, sizeof text) : NULL;
    buffer_release(t, &view);
    if (!fits) return raise_error(t, error_id, "%s", wrong);
    return result ? to_value(str_from_c(t, text)) : posix_fail(t, NULL, NULL);
}

static Value names_inet_ntoa(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return names_address_text(t, AF_INET, args[0], T_OS_ERROR, "packed IP wrong length for inet_ntoa");
}

static Value names_inet_pton(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int family;
    uint8_t number[16];
    if (!value_as_int(t, args[0], &family)) return NULL;
    const char *text = names_text(t, args[1], "inet_pton", 2);
    if (!text) return NULL;
    int result = inet_pton(family, text, number);
    if (result < 0) return posix_fail(t, NULL, NULL);
    if (result == 0)
        return raise_error(t, T_OS_ERROR, "illegal IP address string passed to inet_pton");
    return to_value(bytes_new(t, number, family == AF_INET ? 4 : 16));
}

static Value names_inet_ntop(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int family;
    if (!value_as_int(t, args[0], &family)) return NULL;
    if (family != AF_INET && family != AF_INET6)
        return raise_value_error(t, "unknown address family %d", family);
    return names_address_text(t, family, args[1], T_VALUE_ERROR,
                              "invalid length of packed IP address string");
}

/* ---- interfaces ------------------------------------------------------------------------------ */

static Value names_if_nameindex(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    struct if_nameindex *interfaces = if_nameindex();
    if (!interfaces) return posix_fail(t, NULL, NULL);
    Value list = list_new(t, 0);
    for (struct if_nameindex *i = interfaces; list && i->if_index && i->if_name; i++) {
        Value name = posix_name(t, i->if_name, strlen(i->if_name), false);
        Value item = name ? tuple_from_2(t, small_int(i->if_index), name) : NULL;
        if (!item || !list_append(t, list, item)) list = NULL;
    }
    if_freenameindex(interfaces);
    return list;
}

static Value names_if_nametoindex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    if (!posix_path(t, args[0], "if_nametoindex", "name", 0, &path)) return NULL;
    unsigned index = if_nametoindex(path.name);
    return index ? small_int(index) : posix_fail(t, NULL, NULL);
}

static Value names_if_indextoname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t index;
    char name[IF_NAMESIZE];
    if (!names_unsigned(t, args[0], 32, &index)) return NULL;
    if (!if_indextoname(index, name)) return posix_fail(t, NULL, NULL);
    return posix_name(t, name, strlen(name), false);
}

const NativeDef socket_name_functions[] = {
    {"gethostname", names_gethostname, 0, 0, NATIVE_FUNCTION, NULL, "This host's name."},
    {"sethostname", names_sethostname, 1, 1, NATIVE_FUNCTION, NULL, "Sets this host's name."},
    {"gethostbyname", names_gethostbyname, 1, 1, NATIVE_FUNCTION, NULL,
     "An IPv4 address of a host."},
    {"gethostbyname_ex", names_gethostbyname_ex, 1, 1, NATIVE_FUNCTION, NULL,
     "A host's name, other names and IPv4 addresses."},
    {"gethostbyaddr", names_gethostbyaddr, 1, 1, NATIVE_FUNCTION, NULL,
     "The name, other names and addresses of the host with an address."},
    {"getaddrinfo", names_getaddrinfo, 2, 6, NATIVE_FUNCTION,
     "host, port, family=AF_UNSPEC, type=0, proto=0, flags=0",
     "What sockets may connect to a host and service."},
    {"getnameinfo", names_getnameinfo, 2, 2, NATIVE_FUNCTION, NULL,
     "The names of an address's host and service."},
    {"getservbyname", names_getservbyname, 1, 2, NATIVE_FUNCTION, NULL, "A service's port."},
    {"getservbyport", names_getservbyport, 1, 2, NATIVE_FUNCTION, NULL,
     "The name of the service at a port."},
    {"getprotobyname", names_getprotobyname, 1, 1, NATIVE_FUNCTION, NULL, "A protocol's number."},
    {"htons", names_htons, 1, 1, NATIVE_FUNCTION, NULL, "16 bits in the network's order."},
    {"ntohs", names_ntohs, 1, 1, NATIVE_FUNCTION, NULL, "16 bits in this host's order."},
    {"htonl", names_htonl, 1, 1, NATIVE_FUNCTION, NULL, "32 bits in the network's order."},
    {"ntohl", names_ntohl, 1, 1, NATIVE_FUNCTION, NULL, "32 bits in this host's order."},
    {"inet_aton", names_inet_aton, 1, 1, NATIVE_FUNCTION, NULL, "The bytes of an IPv4 address."},
    {"inet_ntoa", names_inet_ntoa, 1, 1, NATIVE_FUNCTION, NULL,
     "The text of an IPv4 address's bytes."},
    {"inet_pton", names_inet_pton, 2, 2, NATIVE_FUNCTION, NULL,
     "The bytes of an address of a family."},
    {"inet_ntop", names_inet_ntop, 2, 2, NATIVE_FUNCTION, NULL,
     "The text of an address's bytes."},
    {"if_nameindex", names_if_nameindex, 0, 0, NATIVE_FUNCTION, NULL,
     "The numbers and names of the network interfaces."},
    {"if_nametoindex", names_if_nametoindex, 1, 1, NATIVE_FUNCTION, NULL,
     "An interface's number."},
    {"if_indextoname", names_if_indextoname, 1, 1, NATIVE_FUNCTION, NULL, "An interface's name."},
    {0},
};
