/* The fields that some exceptions have beside their arguments. */
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"

/* Fields from the first one on are Values, count of them. */
static void exception_trace_fields(Marker *m, Object *cell, Value *first, size_t count) {
    exception_base_trace(m, cell);
    for (size_t i = 0; i < count; i++) gc_mark_value(m, load_relaxed(&first[i]));
}

/* Binds keyword arguments that only fill fields; positional ones are the exception's arguments. */
static bool exception_bind_keywords(Thread *t, Value self, const char *params, Value *args,
                                    size_t nargs, Value kwnames, Value *out) {
    size_t keywords = kwnames != NULL ? tuple_of(kwnames)->length : 0;
    if (!exception_base_init(t, self, args, nargs, NULL)) return false;
    return bind_arguments(t, type_name_of(t, self), params, args + nargs, 0,
                          keywords > 0 ? kwnames : NULL, out);
}

/* ---- StopIteration, SystemExit --------------------------------------------------------------- */

void exception_stop_iteration_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((StopIteration *)cell)->value, 1);
}
bool exception_stop_iteration_init(Thread *t, Value self, Value *args, size_t nargs,
                                   Value kwnames) {
    if (!exception_base_init(t, self, args, nargs, kwnames)) return false;
    exception_set_field(t, self, &((StopIteration *)self)->value, nargs > 0 ? args[0] : NONE);
    return true;
}
Value exception_stop_iteration_str(Thread *t, Value self) { return exception_base_str(t, self); }
const MemberDef exception_stop_iteration_members[] = {
    {"value", offsetof(StopIteration, value), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "generator return value"},
    {0},
};
const NativeDef exception_stop_iteration_methods[] = {{0}};

void exception_system_exit_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((SystemExit *)cell)->code, 1);
}
bool exception_system_exit_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!exception_base_init(t, self, args, nargs, kwnames)) return false;
    Value code = nargs == 0 ? NONE : nargs == 1 ? args[0] : load(&exception_of(self)->args);
    exception_set_field(t, self, &((SystemExit *)self)->code, code);
    return true;
}
Value exception_system_exit_str(Thread *t, Value self) { return exception_base_str(t, self); }
const MemberDef exception_system_exit_members[] = {
    {"code", offsetof(SystemExit, code), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, "exception code"},
    {0},
};
const NativeDef exception_system_exit_methods[] = {{0}};

/* ---- NameError, AttributeError --------------------------------------------------------------- */

void exception_name_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((NameException *)cell)->name, 1);
}
bool exception_name_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value name;
    if (!exception_bind_keywords(t, self, "*, name=None", args, nargs, kwnames, &name))
        return false;
    exception_set_field(t, self, &((NameException *)self)->name, name);
    return true;
}
Value exception_name_str(Thread *t, Value self) { return exception_base_str(t, self); }
const MemberDef exception_name_members[] = {
    {"name", offsetof(NameException, name), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, "name"},
    {0},
};
const NativeDef exception_name_methods[] = {{0}};

void exception_attribute_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((AttributeException *)cell)->name, 2);
}
bool exception_attribute_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value given[2];
    if (!exception_bind_keywords(t, self, "*, name=None, obj=None", args, nargs, kwnames, given))
        return false;
    exception_set_field(t, self, &((AttributeException *)self)->name, given[0]);
    exception_set_field(t, self, &((AttributeException *)self)->object, given[1]);
    return true;
}
Value exception_attribute_str(Thread *t, Value self) { return exception_base_str(t, self); }
const MemberDef exception_attribute_members[] = {
    {"name", offsetof(AttributeException, name), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "attribute name"},
    {"obj", offsetof(AttributeException, object), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, "object"},
    {0},
};
/* What could not be pickled, obj, is left out. */
static Value exception_attribute_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    AttributeException *e = (AttributeException *)args[0];
    Value name = load(&e->name), own = load(&e->args);
    Dict *extra = NULL;
    if (name != NULL) {
        extra = dict_new(t);
        if (extra == NULL || !dict_set_name(t, extra, NAME(name), name)) return NULL;
    }
    return exception_reduce_with(t, args[0], own, extra);
}
const NativeDef exception_attribute_methods[] = {
    {"__reduce__", exception_attribute_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

/* ---- ImportError ----------------------------------------------------------------------------- */

void exception_import_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((ImportException *)cell)->message, 4);
}
bool exception_import_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    ImportException *e = (ImportException *)self;
    Value given[3];
    if (!exception_bind_keywords(t, self, "*, name=None, path=None, name_from=None", args, nargs,
                                 kwnames, given))
        return false;
    exception_set_field(t, self, &e->name, given[0]);
    exception_set_field(t, self, &e->path, given[1]);
    exception_set_field(t, self, &e->name_from, given[2]);
    exception_set_field(t, self, &e->message, nargs == 1 ? args[0] : NULL);
    return true;
}
Value exception_import_str(Thread *t, Value self) {
    Value message = load(&((ImportException *)self)->message);
    return message != NULL && is_str_exact(message) ? message : exception_base_str(t, self);
}
const MemberDef exception_import_members[] = {
    {"msg", offsetof(ImportException, message), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception message"},
    {"name", offsetof(ImportException, name), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "module name"},
    {"path", offsetof(ImportException, path), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "module path"},
    {"name_from", offsetof(ImportException, name_from), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "name imported from module"},
    {0},
};
static Value exception_import_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ImportException *e = (ImportException *)args[0];
    Value fields[3] = {load(&e->name), load(&e->path), load(&e->name_from)};
    Str *const names[3] = {NAME(name), NAME(path), NAME(name_from)};
    Dict *extra = NULL;
    for (size_t i = 0; i < 3; i++) {
        if (fields[i] == NULL) continue;
        if (extra == NULL && (extra = dict_new(t)) == NULL) return NULL;
        if (!dict_set_name(t, extra, names[i], fields[i])) return NULL;
    }
    return exception_reduce_with(t, args[0], load(&e->args), extra);
}
const NativeDef exception_import_methods[] = {
    {"__reduce__", exception_import_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

/* ---- SyntaxError ----------------------------------------------------------------------------- */

void exception_syntax_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((SyntaxException *)cell)->message, 9);
}

/* (filename, lineno, offset, text), with end_lineno and end_offset, with metadata. */
static bool exception_syntax_set_details(Thread *t, Value self, Value details) {
    SyntaxException *e = (SyntaxException *)self;
    Value *const fields[7] = {&e->filename, &e->line,       &e->column,  &e->text,
                              &e->end_line, &e->end_column, &e->metadata};
    Value tuple = tuple_from_iterable(t, details);
    if (tuple == NULL) return false;
    size_t count = tuple_of(tuple)->length;
    if (count < 4)
        return FAIL_WITH(
            raise_type_error(t, "function takes at least 4 arguments (%zu given)", count));
    if (count > 7)
        return FAIL_WITH(
            raise_type_error(t, "function takes at most 7 arguments (%zu given)", count));
    if (count == 5)
        return FAIL_WITH(
            raise_type_error(t, "end_offset must be provided when end_lineno is provided"));
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        exception_set_field(t, self, fields[i], i < count ? tuple_of(tuple)->items[i] : NULL);
    return true;
}

bool exception_syntax_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (!exception_base_init(t, self, args, nargs, kwnames)) return false;
    if (nargs >= 1) exception_set_field(t, self, &((SyntaxException *)self)->message, args[0]);
    return nargs != 2 || exception_syntax_set_details(t, self, args[1]);
}

/* The last part of a path. */
static Value exception_syntax_base_name(Thread *t, Str *path) {
    const void *data = str_flat(t, path);
    if (data == NULL) return NULL;
    size_t from = path->length;
    while (from > 0 && str_at(path, data, from - 1) != '/') from--;
    return to_value(str_slice(t, path, from, path->length));
}

Value exception_syntax_str(Thread *t, Value self) {
    SyntaxException *e = (SyntaxException *)self;
    Value message = load(&e->message), filename = load(&e->filename), line = load(&e->line);
    if (message == NULL) message = NONE;
    bool has_file = filename != NULL && is_str(t, filename),
         has_line = line != NULL && is_int(t, line);
    if (!has_file && !has_line) return value_str(t, message);
    if (!has_file) return to_value(str_format(t, "%V (line %V)", message, line));
    Value base = exception_syntax_base_name(t, str_of(filename));
    if (base == NULL) return NULL;
    if (!has_line) return to_value(str_format(t, "%V (%V)", message, base));
    return to_value(str_format(t, "%V (%V, line %V)", message, base, line));
}
const MemberDef exception_syntax_members[] = {
    {"msg", offsetof(SyntaxException, message), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception msg"},
    {"filename", offsetof(SyntaxException, filename), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception filename"},
    {"lineno", offsetof(SyntaxException, line), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception lineno"},
    {"offset", offsetof(SyntaxException, column), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception offset"},
    {"text", offsetof(SyntaxException, text), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception text"},
    {"end_lineno", offsetof(SyntaxException, end_line), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception end lineno"},
    {"end_offset", offsetof(SyntaxException, end_column), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception end offset"},
    {"print_file_and_line", offsetof(SyntaxException, print_file_and_line),
     MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET, "exception print_file_and_line"},
    {"_metadata", offsetof(SyntaxException, metadata), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception private metadata"},
    {0},
};
const NativeDef exception_syntax_methods[] = {{0}};

/* ---- UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError --------------------------- */

void exception_unicode_trace(Marker *m, Object *cell) {
    exception_trace_fields(m, cell, &((UnicodeException *)cell)->encoding, 5);
}

bool exception_unicode_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    UnicodeException *e = (UnicodeException *)self;
    if (!exception_base_init(t, self, args, nargs, kwnames)) return false;
    bool decode = is_instance_of(t, self, T_UNICODE_DECODE_ERROR);
    size_t encoded = !is_instance_of(t, self, T_UNICODE_TRANSLATE_ERROR);
    if (nargs != 4 + encoded)
        return FAIL_WITH(raise_type_error(t, "function takes exactly %zu arguments (%zu given)",
                                          4 + encoded, nargs));
    if (encoded && !is_str(t, args[0]))
        return FAIL_WITH(raise_type_error(t, "argument 1 must be str, not %T", args[0]));
    Value object = args[encoded], start = args[encoded + 1], end = args[encoded + 2],
          reason = args[encoded + 3];
    if (decode) {
        BufferView view;
        if (!buffer_get(t, object, &view, BUFFER_READ)) return false;
        Value copy =
            is_exact(object, T_BYTES) ? object : to_value(bytes_new(t, view.data, view.length));
        buffer_release(t, &view);
        if (copy == NULL) return false;
        object = copy;
    } else if (!is_str(t, object)) {
        return FAIL_WITH(
            raise_type_error(t, "argument %zu must be str, not %T", encoded + 1, object));
    }
    int64_t from, to;
    start = value_index(t, start);
    end = start != NULL ? value_index(t, end) : NULL;
    if (end == NULL) return false;
    if (!int_as_int64(start, &from) || !int_as_int64(end, &to))
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C ssize_t"));
    start = int_from_int64(t, from);
    end = start != NULL ? int_from_int64(t, to) : NULL;
    if (end == NULL) return false;
    if (!is_str(t, reason))
        return FAIL_WITH(
            raise_type_error(t, "argument %zu must be str, not %T", encoded + 4, reason));
    exception_set_field(t, self, &e->encoding, encoded ? args[0] : NULL);
    exception_set_field(t, self, &e->object, object);
    exception_set_field(t, self, &e->start, start);
    exception_set_field(t, self, &e->end, end);
    exception_set_field(t, self, &e->reason, reason);
    return true;
}

/* The one character, as \xNN, \uNNNN or \UNNNNNNNN. */
static Str *exception_unicode_escape(Thread *t, Str *s, size_t at) {
    const void *data = str_flat(t, s);
    if (data == NULL) return NULL;
    uint32_t point = str_at(s, data, at);
    char text[16];
    int width = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    text[0] = '\\';
    text[1] = width == 2 ? 'x' : width == 4 ? 'u' : 'U';
    for (int i = 0; i < width; i++)
        text[2 + i] = "0123456789abcdef"[point >> 4 * (width - 1 - i) & 15];
    return str_from_latin1(t, text, (size_t)width + 2);
}

/* A field that may have been changed to anything. */
static Value exception_unicode_part(Thread *t, Value v) {
    return v != NULL ? value_str(t, v) : to_value(str_from_c(t, "<NULL>"));
}

/* The object, which texts of other fields may have changed or taken away. NULL: TypeError is set. */
static Value exception_unicode_object(Thread *t, UnicodeException *e, bool decode) {
    Value object = load(&e->object);
    if (object == NULL) return raise_type_error(t, "UnicodeError 'object' attribute is not set");
    if (decode ? is_instance_of(t, object, T_BYTES) : is_str(t, object)) return object;
    return raise_type_error(t, "UnicodeError 'object' attribute must be a %s",
                            decode ? "bytes" : "string");
}

int64_t exception_unicode_index(Value v) {
    int64_t i;
    return v != NULL && int_as_int64(v, &i) ? i : 0;
}

Value exception_unicode_str(Thread *t, Value self) {
    UnicodeException *e = (UnicodeException *)self;
    if (load(&e->object) == NULL) return to_value(&static_empty_str);
    bool decode = is_instance_of(t, self, T_UNICODE_DECODE_ERROR),
         translate = is_instance_of(t, self, T_UNICODE_TRANSLATE_ERROR);
    Value reason = exception_unicode_part(t, load(&e->reason));
    Value encoding = translate ? NULL : exception_unicode_part(t, load(&e->encoding));
    if (reason == NULL || (encoding == NULL && !translate)) return NULL;
    Value object = exception_unicode_object(t, e, decode);
    if (object == NULL) return NULL;
    int64_t start = exception_unicode_index(load(&e->start)),
            end = exception_unicode_index(load(&e->end));
    int64_t length = decode ? (int64_t)bytes_of(object)->length : (int64_t)str_of(object)->length;
    bool single = start >= 0 && start < length && end == start + 1;
    if (decode) {
        static const char digits[] = "0123456789abcdef";
        if (!single)
            return to_value(str_format(t, "'%V' codec can't decode bytes in position %zd-%zd: %V",
                                       encoding, start, end - 1, reason));
        uint8_t byte = bytes_of(object)->data[start];
        char text[5] = {'0', 'x', digits[byte >> 4], digits[byte & 15], 0};
        return to_value(str_format(t, "'%V' codec can't decode byte %s in position %zd: %V",
                                   encoding, text, start, reason));
    }
    Str *character = single ? exception_unicode_escape(t, str_of(object), (size_t)start) : NULL;
    if (single && character == NULL) return NULL;
    if (encoding == NULL) {
        if (single)
            return to_value(str_format(t, "can't translate character '%U' in position %zd: %V",
                                       character, start, reason));
        return to_value(str_format(t, "can't translate characters in position %zd-%zd: %V", start,
                                   end - 1, reason));
    }
    if (single)
        return to_value(str_format(t, "'%V' codec can't encode character '%U' in position %zd: %V",
                                   encoding, character, start, reason));
    return to_value(str_format(t, "'%V' codec can't encode characters in position %zd-%zd: %V",
                               encoding, start, end - 1, reason));
}
const MemberDef exception_unicode_members[] = {
    {"encoding", offsetof(UnicodeException, encoding), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception encoding"},
    {"object", offsetof(UnicodeException, object), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception object"},
    {"start", offsetof(UnicodeException, start), MEMBER_WRITABLE | MEMBER_NUMBER,
     "exception start"},
    {"end", offsetof(UnicodeException, end), MEMBER_WRITABLE | MEMBER_NUMBER, "exception end"},
    {"reason", offsetof(UnicodeException, reason), MEMBER_WRITABLE | MEMBER_NONE_IF_UNSET,
     "exception reason"},
    {0},
};
const NativeDef exception_unicode_methods[] = {{0}};
