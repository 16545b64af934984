/* Module _socket: sending and receiving. */
#include <poll.h>
#include <string.h>
#include <sys/uio.h>

#include "stdlib/io.h"
#include "stdlib/socket.h"

enum { SOCKET_ADDRESS_MAX = sizeof(SocketAddress) };

/* Releases a buffer between a call and the look at its errno. */
static void socket_release(Thread *t, BufferView *view) {
    int error = errno;
    buffer_release(t, view);
    errno = error;
}

/* ---- sending --------------------------------------------------------------------------------- */

Value socket_send(Thread *t, Value *args, size_t nargs) {
    int flags = 0;
    BufferView view;
    ssize_t n;
    if ((nargs > 2 && !value_as_int(t, args[2], &flags)) ||
        !buffer_get(t, args[1], &view, BUFFER_READ))
        return NULL;
    SOCKET_CALL(t, args[0], POLLOUT, n, send(socket_fd(args[0]), view.data, view.length, flags));
    socket_release(t, &view);
    return posix_int(t, n);
}

/* The timeout is that of all of it. */
Value socket_sendall(Thread *t, Value *args, size_t nargs) {
    int flags = 0;
    BufferView view;
    if ((nargs > 2 && !value_as_int(t, args[2], &flags)) ||
        !buffer_get(t, args[1], &view, BUFFER_READ))
        return NULL;
    int64_t deadline = socket_deadline(args[0]);
    ssize_t n = 0;
    for (size_t sent = 0; sent < view.length; sent += (size_t)n) {
        SOCKET_CALL_UNTIL(
            t, args[0], POLLOUT, deadline, n,
            send(socket_fd(args[0]), view.data + sent, view.length - sent, flags));
        if (n < 0 || !poll_actions(t)) break;
    }
    socket_release(t, &view);
    return error_is_set(t) ? NULL : posix_none(t, n);
}

Value socket_sendto(Thread *t, Value *args, size_t nargs) {
    int flags = 0;
    SocketAddress address;
    socklen_t length;
    BufferView view;
    ssize_t n;
    if (nargs < 3 || nargs > 4)
        return raise_type_error(t, "sendto() takes 2 or 3 arguments (%zu given)", nargs - 1);
    if ((nargs > 3 && !value_as_int(t, args[2], &flags)) ||
        !socket_address_from(t, socket_of(args[0])->family, args[nargs - 1], "sendto", &address,
                             &length) ||
        !buffer_get(t, args[1], &view, BUFFER_READ))
        return NULL;
    SOCKET_CALL(t, args[0], POLLOUT, n,
                sendto(socket_fd(args[0]), view.data, view.length, flags, &address.any, length));
    socket_release(t, &view);
    return posix_int(t, n);
}

/* ---- receiving ------------------------------------------------------------------------------- */

static bool socket_size(Thread *t, Value v, const char *where, int64_t *size) {
    if (!value_as_int64(t, v, size, T_OVERFLOW_ERROR)) return false;
    return *size >= 0 || FAIL_WITH(raise_value_error(t, "negative %s", where));
}

/* Receives new bytes. address: where to, of what they come from; or NULL. */
static Value socket_receive(Thread *t, Value *args, size_t nargs, const char *where,
                            SocketAddress *address, socklen_t *length) {
    int flags = 0;
    int64_t size;
    ssize_t n;
    if (!socket_size(t, args[1], where, &size) ||
        (nargs > 2 && !value_as_int(t, args[2], &flags)))
        return NULL;
    BytesBlock *block = bytes_block_new(t, (size_t)size);
    if (!block) return NULL;
    SOCKET_CALL(t, args[0], POLLIN, n,
                recvfrom(socket_fd(args[0]), block->data, (size_t)size, flags,
                         address ? &address->any : NULL, length));
    return n < 0 ? posix_fail(t, NULL, NULL) : to_value(bytes_new(t, block->data, (size_t)n));
}

Value socket_recv(Thread *t, Value *args, size_t nargs) {
    return socket_receive(t, args, nargs, "buffersize in recv", NULL, NULL);
}

Value socket_recvfrom(Thread *t, Value *args, size_t nargs) {
    SocketAddress address = {0};
    socklen_t length = SOCKET_ADDRESS_MAX;
    Value data = socket_receive(t, args, nargs, "buffersize in recvfrom", &address, &length);
    Value name = data ? socket_address_to(t, &address, length) : NULL;
    return name ? tuple_from_2(t, data, name) : NULL;
}

static Value socket_receive_into(Thread *t, Value *args, const char *function,
                                 const char *too_small, SocketAddress *address,
                                 socklen_t *length) {
    int flags;
    int64_t size = 0;
    BufferView view;
    ssize_t n;
    if ((args[2] && !value_as_int64(t, args[2], &size, T_OVERFLOW_ERROR)) ||
        !posix_c_int(t, args[3], 0, &flags) || !io_get_writable(t, args[1], function, 0, &view))
        return NULL;
    if (size < 0) {
        buffer_release(t, &view);
        return raise_value_error(t, "negative buffersize in %s", function);
    }
    if ((size_t)size > view.length) {
        buffer_release(t, &view);
        return raise_value_error(t, "%s", too_small);
    }
    SOCKET_CALL(t, args[0], POLLIN, n,
                recvfrom(socket_fd(args[0]), view.data, size ? (size_t)size : view.length, flags,
                         address ? &address->any : NULL, length));
    socket_release(t, &view);
    return posix_int(t, n);
}

Value socket_recv_into(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return socket_receive_into(t, args, "recv_into", "buffer too small for requested bytes", NULL,
                               NULL);
}

Value socket_recvfrom_into(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SocketAddress address = {0};
    socklen_t length = SOCKET_ADDRESS_MAX;
    Value n = socket_receive_into(t, args, "recvfrom_into",
                                  "nbytes is greater than the length of the buffer", &address,
                                  &length);
    Value name = n ? socket_address_to(t, &address, length) : NULL;
    return name ? tuple_from_2(t, n, name) : NULL;
}

/* ---- messages with ancillary data ------------------------------------------------------------ */

/* What an iterable of buffers holds, one after the other: a block, and how much of it. */
static BytesBlock *message_join(Thread *t, Value buffers, size_t *length) {
    Value parts = tuple_from_iterable(t, buffers);
    BytesBlock *block = NULL;
    if (!parts) {
        if (!error_matches(t, T_TYPE_ERROR)) return NULL;
        error_clear(t);
        (void)raise_type_error(t, "sendmsg() argument 1 must be an iterable");
        return NULL;
    }
    /* Once for the size, once for the data, of which there may be less then. */
    size_t size = 0, filled = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < tuple_of(parts)->length; i++) {
            BufferView view;
            if (!buffer_get(t, tuple_of(parts)->items[i], &view, BUFFER_READ)) return NULL;
            size_t n = view.length;
            if (pass == 0) {
                size += n;
            } else {
                if (n > size - filled) n = size - filled;
                if (n) memcpy(block->data + filled, view.data, n);
                filled += n;
            }
            buffer_release(t, &view);
        }
        if (pass == 0 && !(block = bytes_block_new(t, size))) return NULL;
    }
    *length = filled;
    return block;
}

/* Control messages of (level, type, data) in a block that the message refers to. */
static bool message_control(Thread *t, Value items, struct msghdr *message, Value *holder) {
    Value list = list_from_iterable(t, items);
    if (!list) return false;
    size_t count = list_length(list_of(list)), total = 0;
    Value parts = tuple_from_iterable(t, list);
    if (!parts) return false;
    for (size_t i = 0; i < count; i++) {
        Value item = tuple_of(parts)->items[i];
        if (!is_tuple(t, item) || tuple_of(item)->length != 3)
            return FAIL_WITH(raise_type_error(
                t, "[sendmsg() ancillary data items]() argument must be 3-item tuple, not %T",
                item));
        BufferView view;
        if (!buffer_get(t, tuple_of(item)->items[2], &view, BUFFER_READ)) return false;
        total += CMSG_SPACE(view.length);
        buffer_release(t, &view);
    }
    if (!count) return true;
    BytesBlock *block = bytes_block_new(t, total);
    if (!block) return false;
    memset(block->data, 0, total);
    *holder = to_value(block);
    message->msg_control = block->data;
    message->msg_controllen = total;
    struct cmsghdr *header = CMSG_FIRSTHDR(message);
    for (size_t i = 0; i < count; i++, header = CMSG_NXTHDR(message, header)) {
        const Tuple *item = tuple_of(tuple_of(parts)->items[i]);
        BufferView view;
        if (!header) return FAIL_WITH(raise_runtime_error(t, "ancillary data changed size"));
        if (!value_as_int(t, item->items[0], &header->cmsg_level) ||
            !value_as_int(t, item->items[1], &header->cmsg_type) ||
            !buffer_get(t, item->items[2], &view, BUFFER_READ))
            return false;
        uint8_t *end = block->data + total, *data = CMSG_DATA(header);
        bool fits = data <= end && view.length <= (size_t)(end - data);
        header->cmsg_len = CMSG_LEN(view.length);
        if (fits) memcpy(data, view.data, view.length);
        buffer_release(t, &view);
        if (!fits) return FAIL_WITH(raise_runtime_error(t, "ancillary data changed size"));
    }
    return true;
}

/* sendmsg(buffers, ancdata=(), flags=0, address=None) */
Value socket_sendmsg(Thread *t, Value *args, size_t nargs) {
    int flags = 0;
    SocketAddress address;
    socklen_t length = 0;
    Value holder = NULL;
    struct msghdr message = {0};
    ssize_t n;
    struct iovec vector;
    BytesBlock *data = message_join(t, args[1], &vector.iov_len);
    if (!data || (nargs > 2 && !message_control(t, args[2], &message, &holder)) ||
        (nargs > 3 && !value_as_int(t, args[3], &flags)) ||
        (nargs > 4 && args[4] != NONE &&
         !socket_address_from(t, socket_of(args[0])->family, args[4], "sendmsg", &address,
                              &length)))
        return NULL;
    vector.iov_base = data->data;
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    if (length) {
        message.msg_name = &address;
        message.msg_namelen = length;
    }
    SOCKET_CALL(t, args[0], POLLOUT, n, sendmsg(socket_fd(args[0]), &message, flags));
    POSIX_KEEP(holder);
    POSIX_KEEP(data);
    return posix_int(t, n);
}

static Value message_control_list(Thread *t, struct msghdr *message) {
    Value list = list_new(t, 0);
    uint8_t *end = (uint8_t *)message->msg_control + message->msg_controllen;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(message); list && header;
         header = CMSG_NXTHDR(message, header)) {
        const uint8_t *data = CMSG_DATA(header);
        size_t size = header->cmsg_len - CMSG_LEN(0);
        if (data > end) break;
        if (size > (size_t)(end - data)) size = (size_t)(end - data);
        Bytes *bytes = bytes_new(t, data, size);
        Value item = bytes ? tuple_from_3(t, small_int(header->cmsg_level),
                                          small_int(header->cmsg_type), to_value(bytes)) : NULL;
        if (!item || !list_append(t, list, item)) return NULL;
    }
    return list;
}

/* recvmsg(size, control_size=0, flags=0) */
Value socket_recvmsg(Thread *t, Value *args, size_t nargs) {
    int flags = 0;
    int64_t size, control_size = 0;
    SocketAddress address = {0};
    ssize_t n;
    if (!socket_size(t, args[1], "buffer size in recvmsg()", &size) ||
        (nargs > 2 && !value_as_int64(t, args[2], &control_size, T_OVERFLOW_ERROR)) ||
        (nargs > 3 && !value_as_int(t, args[3], &flags)))
        return NULL;
    if (control_size < 0 || control_size > INT32_MAX)
        return raise_value_error(t, "invalid ancillary data buffer length");
    BytesBlock *block = bytes_block_new(t, (size_t)size);
    BytesBlock *control = block ? bytes_block_new(t, (size_t)control_size) : NULL;
    if (!control) return NULL;
    struct iovec vector = {.iov_base = block->data, .iov_len = (size_t)size};
    struct msghdr message = {
        .msg_name = &address, .msg_namelen = sizeof address, .msg_iov = &vector, .msg_iovlen = 1,
        .msg_control = control->data, .msg_controllen = (size_t)control_size};
    SOCKET_CALL(t, args[0], POLLIN, n, recvmsg(socket_fd(args[0]), &message, flags));
    if (n < 0) return posix_fail(t, NULL, NULL);
    Value result[4] = {to_value(bytes_new(t, block->data, (size_t)n))};
    if (!result[0] || !(result[1] = message_control_list(t, &message))) return NULL;
    POSIX_KEEP(control);
    result[2] = small_int(message.msg_flags);
    result[3] = socket_address_to(t, &address, message.msg_namelen);
    return result[3] ? tuple_new(t, result, 4) : NULL;
}
