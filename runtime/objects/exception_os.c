/* OSError: the class by errno, and its fields. */
#include <errno.h>

#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"

static const struct {
    int number;
    uint32_t id;
} exception_os_classes[] = {
    {EAGAIN, T_BLOCKING_IO_ERROR},
    {EALREADY, T_BLOCKING_IO_ERROR},
    {EINPROGRESS, T_BLOCKING_IO_ERROR},
    {EWOULDBLOCK, T_BLOCKING_IO_ERROR},
    {EPIPE, T_BROKEN_PIPE_ERROR},
    {ESHUTDOWN, T_BROKEN_PIPE_ERROR},
    {ECHILD, T_CHILD_PROCESS_ERROR},
    {ECONNABORTED, T_CONNECTION_ABORTED_ERROR},
    {ECONNREFUSED, T_CONNECTION_REFUSED_ERROR},
    {ECONNRESET, T_CONNECTION_RESET_ERROR},
    {EEXIST, T_FILE_EXISTS_ERROR},
    {ENOENT, T_FILE_NOT_FOUND_ERROR},
    {EISDIR, T_IS_A_DIRECTORY_ERROR},
    {ENOTDIR, T_NOT_A_DIRECTORY_ERROR},
    {EINTR, T_INTERRUPTED_ERROR},
    {EACCES, T_PERMISSION_ERROR},
    {EPERM, T_PERMISSION_ERROR},
    {ESRCH, T_PROCESS_LOOKUP_ERROR},
    {ETIMEDOUT, T_TIMEOUT_ERROR},
};

void exception_os_trace(Marker *m, Object *cell) {
    OsException *e = (OsException *)cell;
    exception_base_trace(m, cell);
    gc_mark_value(m, load_relaxed(&e->error_number));
    gc_mark_value(m, load_relaxed(&e->strerror));
    gc_mark_value(m, load_relaxed(&e->filename));
    gc_mark_value(m, load_relaxed(&e->filename2));
    gc_mark_value(m, load_relaxed(&e->characters_written));
}

/* The arguments are taken apart once: in __new__, or in __init__ when a class has its own __init__
 * that may pass others on. */
static bool exception_os_uses_init(const Type *type) {
    return type->slots->init != exception_os_init && type->slots->new == exception_os_new;
}

static bool exception_os_fill(Thread *t, Value self, Value *args, size_t nargs) {
    OsException *e = (OsException *)self;
    size_t kept = nargs;
    if (nargs >= 2 && nargs <= 5) {
        store(e, &e->error_number, args[0]);
        store(e, &e->strerror, args[1]);
        if (nargs >= 3 && args[2] != NONE) {
            int64_t written;
            bool count = is_instance_of(t, self, T_BLOCKING_IO_ERROR) && is_int(t, args[2])
                         && int_as_int64(args[2], &written);
            store(e, count ? &e->characters_written : &e->filename, args[2]);
            if (!count) kept = 2;
        }
        if (nargs == 5 && args[4] != NONE) store(e, &e->filename2, args[4]);
    }
    Value tuple = tuple_new(t, args, kept);
    if (tuple == NULL) return false;
    store(e, &e->args, tuple);
    return true;
}

Value exception_os_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Type *type = type_from(cls);
    bool fill = !exception_os_uses_init(type);
    if (fill && kwnames != NULL && tuple_of(kwnames)->length > 0)
        return raise_type_error(t, "%N() takes no keyword arguments", type);
    int64_t number;
    if (type == t->vm->types[T_OS_ERROR] && nargs >= 2 && nargs <= 5 && is_int(t, args[0])
        && int_as_int64(args[0], &number))
        for (size_t i = 0; i < ARRAY_LENGTH(exception_os_classes); i++)
            if (exception_os_classes[i].number == number)
                type = t->vm->types[exception_os_classes[i].id];
    Value self = type_allocate_instance(t, type, 0);
    if (self == NULL) return NULL;
    if (fill) return exception_os_fill(t, self, args, nargs) ? self : NULL;
    Value none = tuple_new(t, NULL, 0);
    if (none == NULL) return NULL;
    store(object_of(self), &exception_of(self)->args, none);
    return self;
}

bool exception_os_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!exception_os_uses_init(type_of(t, self))) {
        /* Made by C code with arguments, but without __new__. */
        Value known = load(&exception_of(self)->args);
        bool made_by_new = ((OsException *)self)->error_number != NULL || known == NULL
                           || tuple_of(known)->length != nargs || nargs < 2;
        return made_by_new || exception_os_fill(t, self, args, nargs);
    }
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return FAIL_WITH(raise_type_error(t, "%T() takes no keyword arguments", self));
    return exception_os_fill(t, self, args, nargs);
}

Value exception_os_str(Thread *t, Value self) {
    OsException *e = (OsException *)self;
    Value number = load(&e->error_number), text = load(&e->strerror);
    Value filename = load(&e->filename), filename2 = load(&e->filename2);
    if (filename != NULL) {
        if (number == NULL) number = NONE;
        if (text == NULL) text = NONE;
        if (filename2 != NULL)
            return to_value(
                str_format(t, "[Errno %V] %V: %R -> %R", number, text, filename, filename2));
        return to_value(str_format(t, "[Errno %V] %V: %R", number, text, filename));
    }
    if (number != NULL && text != NULL)
        return to_value(str_format(t, "[Errno %V] %V", number, text));
    return exception_base_str(t, self);
}

/* The file names are not among the arguments, but are wanted when it is made again. */
static Value exception_os_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    OsException *e = (OsException *)args[0];
    Value own = load(&e->args), filename = load(&e->filename), filename2 = load(&e->filename2);
    if (own != NULL && tuple_of(own)->length == 2 && filename != NULL) {
        Value items[5] = {tuple_of(own)->items[0], tuple_of(own)->items[1], filename, NONE,
                          filename2};
        own = tuple_new(t, items, filename2 != NULL ? 5 : 3);
    }
    return own != NULL ? exception_reduce_with(t, args[0], own, NULL) : NULL;
}

const MemberDef exception_os_members[] = {
    {"errno", offsetof(OsException, error_number), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "POSIX exception code"},
    {"strerror", offsetof(OsException, strerror), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception strerror"},
    {"filename", offsetof(OsException, filename), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception filename"},
    {"filename2", offsetof(OsException, filename2), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "second exception filename"},
    {"characters_written", offsetof(OsException, characters_written), MEMBER_WRITABLE, NULL},
    {0},
};
const NativeDef exception_os_methods[] = {
    {"__reduce__", exception_os_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
