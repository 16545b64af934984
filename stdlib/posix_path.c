/* Module posix: names of files as arguments and results. */
#include <limits.h>
#include <string.h>
#include <time.h>

#include "runtime/intern.h"
#include "stdlib/posix.h"

Value posix_fail(Thread *t, Value filename, Value filename2) {
    if (error_is_set(t)) return NULL;
    return raise_os_error(t, errno, filename, filename2);
}

/* ---- os.fspath() ----------------------------------------------------------------------------- */

/* ABSENT: it has none, or None. */
static Value posix_call_fspath(Thread *t, Value v) {
    if (type_lookup(t, type_of(t, v), NAME(__fspath__)) == NONE) return ABSENT;
    return value_call_special(t, NAME(__fspath__), &v, 1);
}

Value posix_fspath(Thread *t, Value v) {
    if (is_str(t, v) || is_bytes(t, v)) return v;
    Value path = posix_call_fspath(t, v);
    if (path == ABSENT)
        return raise_type_error(t, "expected str, bytes or os.PathLike object, not %T", v);
    if (path && !is_str(t, path) && !is_bytes(t, path))
        return raise_type_error(t, "expected %T.__fspath__() to return str or bytes, not %T", v,
                                path);
    return path;
}

static Value posix_fspath_function(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return posix_fspath(t, args[0]);
}

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *posix_path_kinds(int flags) {
    static const char *const kinds[] = {
        "string, bytes or os.PathLike", "string, bytes, os.PathLike or integer",
        "string, bytes, os.PathLike or None", "string, bytes, os.PathLike, integer or None"};
    return kinds[flags & (POSIX_ALLOW_FD | POSIX_ALLOW_NONE)];
}

static bool posix_path_name(Thread *t, Value v, const char *function, const char *argument,
                            PosixPath *path) {
    path->holder = v;
    path->is_bytes = is_bytes(t, v);
    if (path->is_bytes) {
        path->name = (const char *)bytes_of(v)->data;
        if (strlen(path->name) != bytes_of(v)->length)
            return FAIL_WITH(
                raise_value_error(t, "%s: embedded null character in %s", function, argument));
        return true;
    }
    const Str *s = str_of(v);
    for (size_t i = 0; i < s->length; i++)
        if (str_at(s, s->data, i) == 0)
            return FAIL_WITH(
                raise_value_error(t, "%s: embedded null character in %s", function, argument));
    path->name = str_os_path(t, str_of(v));
    return path->name != NULL;
}

static bool posix_as_fd(Thread *t, Value v, int *fd) {
    return (!is_bool(v) ||
            warn(t, T_RUNTIME_WARNING, 1, "bool is used as a file descriptor")) &&
           value_as_int(t, v, fd);
}

bool posix_path(Thread *t, Value v, const char *function, const char *argument, int flags,
                PosixPath *path) {
    *path = (PosixPath){.fd = -1, .object = v};
    if (v == NULL || (v == NONE && flags & POSIX_ALLOW_NONE)) {
        path->object = NULL;
        path->name = ".";
        return true;
    }
    if (is_str(t, v) || is_bytes(t, v)) return posix_path_name(t, v, function, argument, path);
    if (flags & POSIX_ALLOW_FD
        && (is_int(t, v) || type_lookup(t, type_of(t, v), NAME(__index__)) != NULL))
        return posix_as_fd(t, v, &path->fd);
    Value name = posix_call_fspath(t, v);
    if (name == ABSENT)
        return FAIL_WITH(raise_type_error(t, "%s: %s should be %s, not %T", function, argument,
                                          posix_path_kinds(flags), v));
    if (!name) return false;
    if (!is_str(t, name) && !is_bytes(t, name))
        return FAIL_WITH(raise_type_error(
            t, "expected %T.__fspath__() to return str or bytes, not %T", v, name));
    path->object = name;
    return posix_path_name(t, name, function, argument, path);
}

bool posix_dir_fd(Thread *t, Value v, int *fd) {
    *fd = AT_FDCWD;
    if (v == NULL || v == NONE) return true;
    if (!is_int(t, v) && type_lookup(t, type_of(t, v), NAME(__index__)) == NULL)
        return FAIL_WITH(raise_type_error(t, "argument should be integer or None, not %T", v));
    return posix_as_fd(t, v, fd);
}

bool posix_fd(Thread *t, Value v, int *fd) {
    if (is_int(t, v)) {
        if (!posix_as_fd(t, v, fd)) return false;
    } else {
        Value fileno = value_getattr_optional(t, v, NAME(fileno));
        if (!fileno)
            return error_is_set(t) ? false
                                   : FAIL_WITH(raise_type_error(
                                       t, "argument must be an int, or have a fileno() method."));
        Value number = value_call_0(t, fileno);
        if (!number) return false;
        if (!is_int(t, number))
            return FAIL_WITH(raise_type_error(t, "fileno() returned a non-integer"));
        if (!value_as_int(t, number, fd)) return false;
    }
    return *fd >= 0
           || FAIL_WITH(
               raise_value_error(t, "file descriptor cannot be a negative integer (%d)", *fd));
}

bool posix_c_int(Thread *t, Value v, int if_missing, int *out) {
    *out = if_missing;
    return v == NULL || value_as_int(t, v, out);
}

bool posix_flag(Thread *t, Value v, bool if_missing, bool *out) {
    int truth = v ? value_truth(t, v) : if_missing;
    *out = truth > 0;
    return truth >= 0;
}

/* ---- results --------------------------------------------------------------------------------- */

Value posix_name(Thread *t, const char *name, size_t length, bool is_bytes) {
    return is_bytes ? to_value(bytes_new(t, name, length)) : to_value(str_from_os(t, name, length));
}

Value posix_time_ns(Thread *t, const struct timespec *time) {
    int64_t ns;
    if (!__builtin_mul_overflow((int64_t)time->tv_sec, (int64_t)1000000000, &ns)
        && !__builtin_add_overflow(ns, (int64_t)time->tv_nsec, &ns))
        return int_from_int64(t, ns);
    Value seconds = int_from_int64(t, time->tv_sec),
          whole = seconds ? int_mul(t, seconds, small_int(1000000000)) : NULL;
    return whole ? int_add(t, whole, small_int(time->tv_nsec)) : NULL;
}

/* ---- vectors --------------------------------------------------------------------------------- */

typedef struct PosixVector {
    BytesBlock *block;   /* char *[count + 1] */
    Value texts;         /* list of what holds the strings */
} PosixVector;

static bool posix_vector_init(Thread *t, PosixVector *vector, size_t count) {
    vector->texts = list_new(t, count);
    vector->block = vector->texts ? bytes_block_new(t, (count + 1) * sizeof(char *)) : NULL;
    return vector->block != NULL;
}

/* Keeps a copy of the text, so that no other thread can change or free it. */
static bool posix_vector_set(Thread *t, PosixVector *vector, size_t i, const char *text,
                             size_t length) {
    Bytes *copy = bytes_new(t, text, length);
    if (!copy || !list_append(t, vector->texts, to_value(copy))) return false;
    ((const char **)(void *)vector->block->data)[i] = (const char *)copy->data;
    return true;
}

static char **posix_vector_finish(const PosixVector *vector, size_t count, Value *holder) {
    ((char **)(void *)vector->block->data)[count] = NULL;
    *holder = vector->texts;
    return (char **)(void *)vector->block->data;
}

/* A C string of a str or bytes. */
static bool posix_vector_text(Thread *t, Value v, const char **text) {
    if (is_bytes(t, v) && memchr(bytes_of(v)->data, 0, bytes_of(v)->length))
        return FAIL_WITH(raise_value_error(t, "embedded null byte"));
    *text = is_str(t, v) ? str_os_path(t, str_of(v)) : (const char *)bytes_of(v)->data;
    return *text != NULL;
}

char **posix_argument_vector(Thread *t, Value sequence, const char *type_error,
                             Value *holder) {
    if (!is_tuple(t, sequence) && !is_list(t, sequence)) {
        raise_type_error(t, "%s", type_error);
        return NULL;
    }
    Value items = tuple_from_iterable(t, sequence);
    PosixVector vector;
    size_t count = items ? tuple_of(items)->length : 0;
    if (!items || !posix_vector_init(t, &vector, count)) return NULL;
    for (size_t i = 0; i < count; i++) {
        Value item = posix_fspath(t, tuple_of(items)->items[i]);
        const char *text;
        if (!item || !posix_vector_text(t, item, &text)) return NULL;
        if (!posix_vector_set(t, &vector, i, text, strlen(text))) return NULL;
    }
    return posix_vector_finish(&vector, count, holder);
}

char **posix_environment_vector(Thread *t, Value mapping, Value *holder) {
    Value items = value_call_method(t, NAME(items), &mapping, 1, NULL);
    Value pairs = items ? tuple_from_iterable(t, items) : NULL;
    PosixVector vector;
    size_t count = pairs ? tuple_of(pairs)->length : 0;
    if (!pairs || !posix_vector_init(t, &vector, count)) return NULL;
    for (size_t i = 0; i < count; i++) {
        Value pair = tuple_from_iterable(t, tuple_of(pairs)->items[i]);
        if (!pair) return NULL;
        if (tuple_of(pair)->length != 2) {
            raise_type_error(t, "env.items() must give pairs");
            return NULL;
        }
        const char *name, *value;
        Value name_object = posix_fspath(t, tuple_of(pair)->items[0]);
        Value value_object = name_object ? posix_fspath(t, tuple_of(pair)->items[1]) : NULL;
        if (!value_object || !posix_vector_text(t, name_object, &name)
            || !posix_vector_text(t, value_object, &value))
            return NULL;
        if (strchr(name, '=')) {
            raise_value_error(t, "illegal environment variable name");
            return NULL;
        }
        size_t name_length = strlen(name), value_length = strlen(value);
        uint8_t *text;
        Bytes *joined = bytes_new_uninitialised(t, name_length + 1 + value_length, &text);
        if (!joined) return NULL;
        memcpy(text, name, name_length);
        text[name_length] = '=';
        memcpy(text + name_length + 1, value, value_length);
        if (!posix_vector_set(t, &vector, i, (const char *)text, name_length + 1 + value_length))
            return NULL;
    }
    return posix_vector_finish(&vector, count, holder);
}

const NativeDef posix_path_functions[] = {
    {"fspath", posix_fspath_function, 1, 1, NATIVE_FUNCTION, "path",
     "Return the file system's name of an object, a str or bytes."},
    {0},
};
