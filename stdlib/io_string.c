/* StringIO: text in memory. The code points are in a block of their own, of one width, which
 * changes in write sections. */
#include <unistd.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

typedef struct StringIO {
    Object header;
    BytesBlock *block;
    size_t length, position; /* code points */
    unsigned width;
    Value newline;           /* str or NULL (None) */
    IoLock lock;
    NewlineState newlines;
    bool universal;          /* newline None or '' */
    bool closed, ready;
} StringIO;

static StringIO *stringio_of(Value v) { return (StringIO *)v; }

static bool stringio_enter(Thread *t, StringIO *s) {
    if (!io_lock(t, &s->lock, to_value(s), true)) return false;
    if (LIKELY(s->ready && !s->closed)) return true;
    raise_value_error(t, s->ready ? "I/O operation on closed file"
                                  : "I/O operation on uninitialized object");
    io_unlock(t, &s->lock, to_value(s));
    return false;
}

static void stringio_leave(Thread *t, StringIO *s) { io_unlock(t, &s->lock, to_value(s)); }

static Points stringio_points(const StringIO *s) {
    return points_from(s->block ? s->block->data : (const void *)"", s->length, s->width);
}

/* Room for so many points of that width. */
static bool stringio_reserve(Thread *t, StringIO *s, size_t length, unsigned width) {
    if (width < s->width) width = s->width;
    if (s->block && width == s->width && length * width <= s->block->capacity) return true;
    size_t room = length > s->length ? length + length / 4 + 32 : length + 32;
    BytesBlock *block = bytes_block_new(t, room * width);
    if (!block) return false;
    points_copy(block->data, width, s->block ? s->block->data : (const void *)"", s->width,
                s->length);
    store_cell(s, &s->block, block);
    s->width = width;
    return true;
}

/* Puts text at the position; a gap before it is filled with NULs. */
static bool stringio_put(Thread *t, StringIO *s, const Str *text) {
    size_t end = s->position + text->length;
    if (text->length == 0) return true;
    if (!stringio_reserve(t, s, end, text->width)) return false;
    char *data = (char *)s->block->data;
    if (s->position > s->length)
        memset(data + s->length * s->width, 0, (s->position - s->length) * s->width);
    points_copy(data + s->position * s->width, s->width, text->data, text->width, text->length);
    s->position = end;
    if (end > s->length) s->length = end;
    return true;
}

static bool stringio_write(Thread *t, StringIO *s, Str *text) {
    if (s->universal && !(text = newline_decode(t, &s->newlines, text, true))) return false;
    const Str *newline = s->newline ? str_of(s->newline) : NULL;
    if (newline && newline->length && !str_equals_c(newline, "\n") &&
        search_point(points_from(text->data, text->length, text->width), '\n') >= 0) {
        Value call[3] = {to_value(text), to_value(&static_latin1_chars['\n']), s->newline};
        Value translated = value_call_method(t, NAME(replace), call, 3, NULL);
        if (!translated) return false;
        text = str_of(translated);
    }
    return stringio_put(t, s, text);
}

static Str *stringio_slice(Thread *t, StringIO *s, size_t from, size_t to) {
    Points points = points_slice(stringio_points(s), from, to);
    return str_from_points(t, points.data, points.width, points.length);
}

/* ---- making ---------------------------------------------------------------------------------- */

static Value stringio_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    StringIO *s = (StringIO *)type_allocate_instance(t, (Type *)cls, 0);
    if (s) s->width = 1;
    return to_value(s);
}

static bool stringio_set_newline(Thread *t, StringIO *s, Value newline) {
    if (!newline) newline = to_value(&static_latin1_chars['\n']);
    s->newlines = (NewlineState){.translate = newline == NONE};
    if (newline == NONE) {
        store(s, &s->newline, NULL);
        s->universal = true;
        return true;
    }
    if (!is_str(t, newline))
        return FAIL_WITH(raise_type_error(t, "newline must be str or None, not %T", newline));
    Str *text = str_of(newline);
    if (text->length && !str_equals_c(text, "\n") && !str_equals_c(text, "\r") &&
        !str_equals_c(text, "\r\n"))
        return FAIL_WITH(raise_value_error(t, "illegal newline value: %R", newline));
    store(s, &s->newline, newline);
    s->universal = text->length == 0;
    return true;
}

static bool stringio_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value out[2];
    StringIO *s = stringio_of(self);
    if (!bind_arguments(t, "StringIO", "initial_value='', newline='\\n'", args, nargs, kwnames,
                        out))
        return false;
    s->ready = false;
    if (!stringio_set_newline(t, s, out[1])) return false;
    s->length = s->position = 0;
    if (out[0] && out[0] != NONE) {
        if (!is_str(t, out[0]))
            return FAIL_WITH(
                raise_type_error(t, "initial_value must be str or None, not %T", out[0]));
        if (!stringio_write(t, s, str_of(out[0]))) return false;
    }
    s->position = 0;
    s->closed = false;
    s->ready = true;
    return true;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value stringio_method_getvalue(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    if (!stringio_enter(t, s)) return NULL;
    Str *text = stringio_slice(t, s, 0, s->length);
    stringio_leave(t, s);
    return to_value(text);
}

static Value stringio_method_read(Thread *t, Value *args, size_t nargs) {
    StringIO *s = stringio_of(args[0]);
    int64_t n;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &n) || !stringio_enter(t, s))
        return NULL;
    size_t from = s->position < s->length ? s->position : s->length, left = s->length - from;
    size_t count = n < 0 || (size_t)n > left ? left : (size_t)n;
    Str *text = stringio_slice(t, s, from, from + count);
    if (text && count) s->position = from + count;
    stringio_leave(t, s);
    return to_value(text);
}

static size_t stringio_line_length(const StringIO *s) {
    Points rest = points_slice(stringio_points(s), s->position, s->length);
    const Str *newline = s->newline ? str_of(s->newline) : NULL;
    if (newline && newline->length == 0) {
        for (size_t i = 0; i < rest.length; i++) {
            uint32_t c = points_at(rest.data, rest.width, i);
            if (c == '\n') return i + 1;
            if (c == '\r')
                return i + 1 < rest.length && points_at(rest.data, rest.width, i + 1) == '\n'
                           ? i + 2
                           : i + 1;
        }
        return rest.length;
    }
    Points end = newline ? points_from(newline->data, newline->length, 1) : points_from("\n", 1, 1);
    int64_t found = search_first(rest, end);
    return found < 0 ? rest.length : (size_t)found + end.length;
}

static Value stringio_method_readline(Thread *t, Value *args, size_t nargs) {
    StringIO *s = stringio_of(args[0]);
    int64_t limit;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &limit) || !stringio_enter(t, s))
        return NULL;
    Str *line = &static_empty_str;
    if (s->position < s->length) {
        size_t count = stringio_line_length(s);
        if (limit >= 0 && count > (size_t)limit) count = (size_t)limit;
        line = stringio_slice(t, s, s->position, s->position + count);
        if (line) s->position += count;
    }
    stringio_leave(t, s);
    return to_value(line);
}

static Value stringio_slot_next(Thread *t, Value self) {
    if (!io_is_exact(t, self, IO_STRING)) return io_base_typedef.slots.next(t, self);
    Value line = stringio_method_readline(t, &self, 1);
    return line && str_of(line)->length ? line : NULL;
}

static Value stringio_method_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    if (!is_str(t, args[1]))
        return raise_type_error(t, "string argument expected, got '%T'", args[1]);
    if (!stringio_enter(t, s)) return NULL;
    bool ok = stringio_write(t, s, str_of(args[1]));
    stringio_leave(t, s);
    return ok ? small_int((int64_t)str_of(args[1])->length) : NULL;
}

static Value stringio_method_seek(Thread *t, Value *args, size_t nargs) {
    StringIO *s = stringio_of(args[0]);
    int64_t place;
    int whence = SEEK_SET;
    if (!value_as_int64(t, args[1], &place, T_OVERFLOW_ERROR) ||
        (nargs > 2 && !value_as_int(t, args[2], &whence)))
        return NULL;
    if (whence < 0 || whence > 2)
        return raise_value_error(t, "Invalid whence (%d, should be 0, 1 or 2)", whence);
    if (place < 0 && whence == SEEK_SET)
        return raise_value_error(t, "Negative seek position %zd", place);
    if (whence != SEEK_SET && place != 0)
        return raise_error(t, T_OS_ERROR, "Can't do nonzero cur-relative seeks");
    if (!stringio_enter(t, s)) return NULL;
    s->position = whence == SEEK_SET ? (size_t)place : whence == SEEK_CUR ? s->position : s->length;
    place = (int64_t)s->position;
    stringio_leave(t, s);
    return int_from_int64(t, place);
}

static Value stringio_method_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    if (!stringio_enter(t, s)) return NULL;
    int64_t place = (int64_t)s->position;
    stringio_leave(t, s);
    return int_from_int64(t, place);
}

static Value stringio_method_truncate(Thread *t, Value *args, size_t nargs) {
    StringIO *s = stringio_of(args[0]);
    int64_t size;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, INT64_MIN, &size) || !stringio_enter(t, s))
        return NULL;
    if (size == INT64_MIN) size = (int64_t)s->position;
    bool ok = size >= 0 || FAIL_WITH(raise_value_error(t, "Negative size value %zd", size));
    if (ok && (size_t)size < s->length) s->length = (size_t)size;
    stringio_leave(t, s);
    return ok ? int_from_int64(t, size) : NULL;
}

static Value stringio_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    if (!io_lock(t, &s->lock, args[0], true)) return NULL;
    s->closed = true;
    store_cell(s, &s->block, NULL);
    s->length = s->position = 0;
    stringio_leave(t, s);
    return NONE;
}

static Value stringio_method_true(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    if (!stringio_enter(t, s)) return NULL;
    stringio_leave(t, s);
    return TRUE_VALUE;
}

static Value stringio_method_getstate(Thread *t, Value *args, size_t nargs) {
    Value text = stringio_method_getvalue(t, args, nargs);
    if (!text) return NULL;
    StringIO *s = stringio_of(args[0]);
    Value items[4] = {text, s->newline ? s->newline : NONE, int_from_int64(t, (int64_t)s->position),
                      io_state_dict(t, args[0])};
    return items[2] && items[3] ? tuple_new(t, items, 4) : NULL;
}

static Value stringio_method_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StringIO *s = stringio_of(args[0]);
    int64_t position;
    if (!is_tuple(t, args[1]) || tuple_of(args[1])->length < 4)
        return raise_type_error(t, "%T.__setstate__ argument should be 4-tuple, got %T", args[0],
                                args[1]);
    if (s->ready && s->closed) return raise_value_error(t, "I/O operation on closed file");
    Value *items = tuple_of(args[1])->items;
    if (!is_str(t, items[0]))
        return raise_type_error(t, "initial_value must be str or None, not %T", items[0]);
    if (!is_int(t, items[2]))
        return raise_type_error(t, "third item of state must be an integer, got %T", items[2]);
    if (!value_as_int64(t, items[2], &position, T_OVERFLOW_ERROR) ||
        !stringio_set_newline(t, s, items[1]))
        return NULL;
    if (position < 0) return raise_value_error(t, "position value cannot be negative");
    if (!io_set_state_dict(t, args[0], items[3], "fourth")) return NULL;
    s->length = s->position = 0;
    s->ready = true;
    if (!stringio_put(t, s, str_of(items[0]))) return NULL;
    s->position = (size_t)position;
    return NONE;
}

static Value stringio_get_closed(Thread *t, Value self) {
    StringIO *s = stringio_of(self);
    return s->ready ? bool_value(s->closed)
                    : raise_value_error(t, "I/O operation on uninitialized object");
}

static Value stringio_get_newlines(Thread *t, Value self) {
    StringIO *s = stringio_of(self);
    if (!stringio_enter(t, s)) return NULL;
    stringio_leave(t, s);
    return s->universal ? newline_seen(t, s->newlines.seen) : NONE;
}

static Value stringio_get_line_buffering(Thread *t, Value self) {
    StringIO *s = stringio_of(self);
    if (!stringio_enter(t, s)) return NULL;
    stringio_leave(t, s);
    return FALSE_VALUE;
}

static void stringio_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, load_acquire(&((StringIO *)cell)->block));
    gc_mark_value(m, load(&((StringIO *)cell)->newline));
}

static const NativeDef stringio_methods[] = {
    {"getvalue", stringio_method_getvalue, 0, 0, NATIVE_METHOD, NULL,
     "Retrieve the entire contents of the object."},
    {"read", stringio_method_read, 0, 1, NATIVE_METHOD, NULL,
     "Read at most size characters, returned as a string."},
    {"readline", stringio_method_readline, 0, 1, NATIVE_METHOD, NULL, "Read until newline or EOF."},
    {"write", stringio_method_write, 1, 1, NATIVE_METHOD, NULL, "Write string to file."},
    {"seek", stringio_method_seek, 1, 2, NATIVE_METHOD, NULL, "Change stream position."},
    {"tell", stringio_method_tell, 0, 0, NATIVE_METHOD, NULL, "Tell the current file position."},
    {"truncate", stringio_method_truncate, 0, 1, NATIVE_METHOD, NULL, "Truncate size to pos."},
    {"close", stringio_method_close, 0, 0, NATIVE_METHOD, NULL, "Close the IO object."},
    {"seekable", stringio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be seeked."},
    {"readable", stringio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be read."},
    {"writable", stringio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be written."},
    {"__getstate__", stringio_method_getstate, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", stringio_method_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef stringio_getset[] = {
    {"closed", stringio_get_closed, NULL, NULL},
    {"newlines", stringio_get_newlines, NULL, NULL},
    {"line_buffering", stringio_get_line_buffering, NULL, NULL},
    {0},
};

const TypeDef stringio_typedef = {
    .name = "_io.StringIO",
    .doc = "Text I/O implementation using an in-memory buffer.",
    .size = sizeof(StringIO),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .trace = stringio_trace,
    .slots = {.new = stringio_slot_new, .init = stringio_slot_init, .next = stringio_slot_next},
    .methods = stringio_methods,
    .getset = stringio_getset,
    .new_params = "initial_value='', newline='\\n'",
};
