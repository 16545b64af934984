/* Error handlers of codecs: the eight built-in ones, and those that Python code registers. */
#include "runtime/error.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/utf8.h"
#include "runtime/unicode/unicode.h"

/* What went wrong: an encoder's points, a decoder's bytes, or (translate) points without an
 * encoding. */
typedef struct CodecTrouble {
    enum { TROUBLE_ENCODE, TROUBLE_DECODE, TROUBLE_TRANSLATE } kind;
    const char *encoding;
    Str *text;                /* encode, translate */
    const uint8_t *data;      /* decode */
    size_t length, start, end;
    const char *reason;
} CodecTrouble;

/* ---- making the exceptions ------------------------------------------------------------------- */

static Value codec_make_error(Thread *t, uint32_t id, Value object, const CodecTrouble *trouble) {
    Str *encoding = str_from_c(t, trouble->encoding);
    Str *reason = encoding ? str_from_c(t, trouble->reason) : NULL;
    if (!reason) return NULL;
    Value items[5] = {to_value(encoding), object, small_int((int64_t)trouble->start),
                      small_int((int64_t)trouble->end), to_value(reason)};
    Value args = tuple_new(t, items, 5);
    Value made = args ? exception_new(t, t->vm->types[id], args) : NULL;
    if (!made) return NULL;
    UnicodeException *e = (UnicodeException *)made;
    store(e, &e->encoding, items[0]);
    store(e, &e->object, object);
    store(e, &e->start, items[2]);
    store(e, &e->end, items[3]);
    store(e, &e->reason, items[4]);
    return made;
}

static Value codec_error(Thread *t, const CodecTrouble *trouble) {
    if (trouble->kind == TROUBLE_ENCODE)
        return codec_make_error(t, T_UNICODE_ENCODE_ERROR, to_value(trouble->text), trouble);
    Bytes *bytes = bytes_new(t, trouble->data, trouble->length);
    return bytes ? codec_make_error(t, T_UNICODE_DECODE_ERROR, to_value(bytes), trouble) : NULL;
}

static Value codec_raise(Thread *t, const CodecTrouble *trouble) {
    Value error = codec_error(t, trouble);
    return error ? raise_value(t, error) : NULL;
}

Value raise_unicode_encode_error(Thread *t, const char *encoding, Str *s, size_t start, size_t end,
                                 const char *reason) {
    CodecTrouble trouble = {TROUBLE_ENCODE, encoding, s, NULL, s->length, start, end, reason};
    return codec_raise(t, &trouble);
}

Value raise_unicode_decode_error(Thread *t, const char *encoding, const void *data, size_t length,
                                 size_t start, size_t end, const char *reason) {
    CodecTrouble trouble = {TROUBLE_DECODE, encoding, NULL, data, length, start, end, reason};
    return codec_raise(t, &trouble);
}

/* ---- the built-in handlers ------------------------------------------------------------------- */

typedef enum CodecHandler {
    HANDLER_STRICT, HANDLER_IGNORE, HANDLER_REPLACE, HANDLER_BACKSLASH, HANDLER_XML, HANDLER_NAME,
    HANDLER_ESCAPE, HANDLER_PASS, HANDLER_COUNT,
} CodecHandler;

static const char *const codec_handler_names[HANDLER_COUNT] = {
    "strict",      "ignore",          "replace",       "backslashreplace", "xmlcharrefreplace",
    "namereplace", "surrogateescape", "surrogatepass",
};

static CodecHandler codec_handler_by_name(const char *name) {
    int i = 0;
    while (i < HANDLER_COUNT && strcmp(name, codec_handler_names[i])) i++;
    return (CodecHandler)i;
}

/* A handler ends with 1: fixed; 0: the original error is to be raised; -1: another exception is
 * set. */
static int codec_finish(StrBuilder *b, const CodecTrouble *trouble, CodecFix *fix) {
    fix->replacement = to_value(str_builder_finish(b));
    fix->next = trouble->end;
    return fix->replacement ? 1 : -1;
}

static bool codec_add_escape(StrBuilder *b, uint32_t point) {
    return point < 0x100     ? str_builder_format(b, "\\x%02x", point)
           : point < 0x10000 ? str_builder_format(b, "\\u%04x", point)
                             : str_builder_format(b, "\\U%08x", point);
}

static int codec_escape(StrBuilder *b, const CodecTrouble *trouble, CodecHandler handler,
                        CodecFix *fix) {
    for (size_t i = trouble->start; i < trouble->end; i++) {
        char name[UNICODE_NAME_MAX];
        bool decoding = trouble->kind == TROUBLE_DECODE;
        uint32_t point =
            decoding ? trouble->data[i] : str_at(trouble->text, trouble->text->data, i);
        bool ok;
        if (handler == HANDLER_XML) ok = str_builder_format(b, "&#%u;", point);
        else if (handler == HANDLER_NAME && unicode_name(point, name))
            ok = str_builder_format(b, "\\N{%s}", name);
        else ok = codec_add_escape(b, point);
        if (!ok) return -1;
    }
    return codec_finish(b, trouble, fix);
}

/* U+DC80..U+DCFF stand for the bytes 80..FF that could not be decoded. */
static int codec_surrogate_escape(StrBuilder *b, const CodecTrouble *trouble, CodecFix *fix) {
    if (trouble->kind == TROUBLE_ENCODE) {
        for (size_t i = trouble->start; i < trouble->end; i++) {
            uint32_t point = str_at(trouble->text, trouble->text->data, i);
            if (point < 0xdc80 || point > 0xdcff) return 0;
            if (!str_builder_add_char(b, point - 0xdc00)) return -1;
        }
        fix->replacement = to_value(bytes_new(b->t, b->data, b->length));
        fix->next = trouble->end;
        return fix->replacement ? 1 : -1;
    }
    size_t i = trouble->start;
    for (; i < trouble->end && i < trouble->start + 4 && trouble->data[i] >= 0x80; i++)
        if (!str_builder_add_char(b, 0xdc00u + trouble->data[i])) return -1;
    if (i == trouble->start) return 0;
    int result = codec_finish(b, trouble, fix);
    fix->next = i;
    return result;
}

/* How many bytes a unit of the encoding has, and whether the high one is first; 0: not a Unicode
 * encoding. */
static unsigned codec_unit(const char *encoding, bool *big) {
    Encoding known = encoding_by_name(encoding);
    *big = known == ENCODING_UTF16_BE || known == ENCODING_UTF32_BE;
    if (known == ENCODING_UTF8) return 3;
    if (known >= ENCODING_UTF16 && known <= ENCODING_UTF16_BE) return 2;
    return known >= ENCODING_UTF32 ? 4 : 0;
}

static int codec_surrogate_pass(StrBuilder *b, const CodecTrouble *trouble, CodecFix *fix) {
    bool big;
    unsigned size = codec_unit(trouble->encoding, &big);
    if (!size) return 0;
    if (trouble->kind == TROUBLE_ENCODE) {
        for (size_t i = trouble->start; i < trouble->end; i++) {
            uint32_t point = str_at(trouble->text, trouble->text->data, i);
            uint8_t out[4];
            if (!is_surrogate(point)) return 0;
            if (size == 3) utf8_encode_char(out, point);
            else
                for (unsigned k = 0; k < size; k++)
                    out[big ? size - 1 - k : k] = (uint8_t)(point >> 8 * k);
            if (!str_builder_add_points(b, out, 1, size)) return -1;
        }
        fix->replacement = to_value(bytes_new(b->t, b->data, b->length));
        fix->next = trouble->end;
        return fix->replacement ? 1 : -1;
    }
    if (trouble->length - trouble->start < size) return 0;
    const uint8_t *p = trouble->data + trouble->start;
    uint32_t point = 0;
    if (size == 3) {
        if (p[0] != 0xed || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
        point = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    } else {
        for (unsigned k = 0; k < size; k++) point |= (uint32_t)p[big ? size - 1 - k : k] << 8 * k;
    }
    if (!is_surrogate(point)) return 0;
    if (!str_builder_add_char(b, point)) return -1;
    int result = codec_finish(b, trouble, fix);
    fix->next = trouble->start + size;
    return result;
}

static int codec_replace(StrBuilder *b, const CodecTrouble *trouble, CodecFix *fix) {
    size_t count = trouble->kind == TROUBLE_DECODE ? 1 : trouble->end - trouble->start;
    if (!str_builder_add_repeated(b, trouble->kind == TROUBLE_ENCODE ? '?' : 0xfffd, count))
        return -1;
    return codec_finish(b, trouble, fix);
}

static int codec_handle(Thread *t, CodecHandler handler, const CodecTrouble *trouble,
                        CodecFix *fix) {
    StrBuilder b;
    str_builder_init(&b, t);
    switch (handler) {
    case HANDLER_IGNORE: return codec_finish(&b, trouble, fix);
    case HANDLER_REPLACE: return codec_replace(&b, trouble, fix);
    case HANDLER_BACKSLASH: return codec_escape(&b, trouble, handler, fix);
    case HANDLER_XML: case HANDLER_NAME: return codec_escape(&b, trouble, handler, fix);
    case HANDLER_ESCAPE:
        return trouble->kind == TROUBLE_TRANSLATE ? 0 : codec_surrogate_escape(&b, trouble, fix);
    case HANDLER_PASS:
        return trouble->kind == TROUBLE_TRANSLATE ? 0 : codec_surrogate_pass(&b, trouble, fix);
    default: return 0;
    }
}

/* ---- as callables ---------------------------------------------------------------------------- */

/* Handlers get the exception and return (replacement, where to go on). */
static Value codec_call_handler(Thread *t, CodecHandler handler, Value error) {
    bool encoding = is_instance_of(t, error, T_UNICODE_ENCODE_ERROR);
    bool decoding = is_instance_of(t, error, T_UNICODE_DECODE_ERROR);
    bool translating = is_instance_of(t, error, T_UNICODE_TRANSLATE_ERROR);
    if (handler == HANDLER_STRICT) {
        if (is_exception(t, error)) return raise_value(t, error);
        return raise_type_error(t, "codec must pass exception instance");
    }
    bool only_encoding = handler == HANDLER_XML || handler == HANDLER_NAME;
    if (!(encoding || (decoding && !only_encoding) ||
          (translating && !only_encoding && handler < HANDLER_ESCAPE)))
        return raise_type_error(t, "don't know how to handle %T in error callback", error);
    UnicodeException *e = (UnicodeException *)error;
    Value object = load(&e->object), name = load(&e->encoding);
    int64_t start = exception_unicode_index(load(&e->start)),
            end = exception_unicode_index(load(&e->end));
    CodecTrouble trouble = {.kind = encoding   ? TROUBLE_ENCODE
                                    : decoding ? TROUBLE_DECODE
                                               : TROUBLE_TRANSLATE};
    if (!object) return raise_type_error(t, "UnicodeError 'object' attribute is not set");
    if (decoding ? !is_bytes(t, object) : !is_str(t, object))
        return raise_type_error(t, "UnicodeError 'object' attribute must be a %s",
                                decoding ? "bytes" : "string");
    if (decoding) trouble.data = bytes_of(object)->data;
    else trouble.text = str_of(object);
    trouble.length = decoding ? bytes_of(object)->length : str_of(object)->length;
    size_t last = trouble.length > 0 ? trouble.length - 1 : 0;
    trouble.start = start < 0 ? 0 : (size_t)start < last ? (size_t)start : last;
    trouble.end = end < 1 ? 1 : (size_t)end;
    if (trouble.end > trouble.length) trouble.end = trouble.length;
    if (trouble.end < trouble.start) trouble.end = trouble.start;
    trouble.encoding = name && is_str(t, name) ? str_utf8(t, str_of(name), NULL, true) : "";
    if (!trouble.encoding) return NULL;
    CodecFix fix;
    int result = codec_handle(t, handler, &trouble, &fix);
    if (result < 0) return NULL;
    if (result == 0) return raise_value(t, error);
    return tuple_from_2(t, fix.replacement, small_int((int64_t)fix.next));
}

#define CODEC_HANDLER_FUNCTION(name, id) \
    static Value codec_handler_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return codec_call_handler(t, id, args[0]); \
    }
CODEC_HANDLER_FUNCTION(strict, HANDLER_STRICT)
CODEC_HANDLER_FUNCTION(ignore, HANDLER_IGNORE)
CODEC_HANDLER_FUNCTION(replace, HANDLER_REPLACE)
CODEC_HANDLER_FUNCTION(backslash, HANDLER_BACKSLASH)
CODEC_HANDLER_FUNCTION(xml, HANDLER_XML)
CODEC_HANDLER_FUNCTION(name, HANDLER_NAME)
CODEC_HANDLER_FUNCTION(escape, HANDLER_ESCAPE)
CODEC_HANDLER_FUNCTION(pass, HANDLER_PASS)
#undef CODEC_HANDLER_FUNCTION

static const NativeDef codec_handler_defs[HANDLER_COUNT] = {
    {"strict_errors", codec_handler_strict, 1, 1, NATIVE_FUNCTION, NULL, "Raises the exception."},
    {"ignore_errors", codec_handler_ignore, 1, 1, NATIVE_FUNCTION, NULL,
     "Leaves out what is wrong."},
    {"replace_errors", codec_handler_replace, 1, 1, NATIVE_FUNCTION, NULL,
     "Puts a replacement character."},
    {"backslashreplace_errors", codec_handler_backslash, 1, 1, NATIVE_FUNCTION, NULL,
     "Puts a backslash escape."},
    {"xmlcharrefreplace_errors", codec_handler_xml, 1, 1, NATIVE_FUNCTION, NULL,
     "Puts an XML character reference."},
    {"namereplace_errors", codec_handler_name, 1, 1, NATIVE_FUNCTION, NULL,
     "Puts a \\N{...} escape."},
    {"surrogateescape", codec_handler_escape, 1, 1, NATIVE_FUNCTION, NULL,
     "Maps bytes to lone surrogates and back."},
    {"surrogatepass", codec_handler_pass, 1, 1, NATIVE_FUNCTION, NULL, "Lets surrogates through."},
};

/* ---- the registry ---------------------------------------------------------------------------- */

static const char codec_errors_key[] = "codec error handlers";

/* The handlers that Python code has registered, by name; NULL: none, without an exception. */
static Value codec_registered(Thread *t, const char *name) {
    Value registry = load(vm_root(t, codec_errors_key));
    return registry ? dict_get_c(t, dict_of(registry), name) : NULL;
}

Value codec_lookup_error(Thread *t, const char *name) {
    Value handler = codec_registered(t, name);
    if (handler || error_is_set(t)) return handler;
    CodecHandler builtin = codec_handler_by_name(name);
    if (builtin < HANDLER_COUNT) return native_new(t, &codec_handler_defs[builtin], NULL, NULL);
    return raise_error(t, T_LOOKUP_ERROR, "unknown error handler name '%s'", name);
}

bool codec_register_error(Thread *t, Str *name, Value handler) {
    if (!value_is_callable(t, handler))
        return FAIL_WITH(raise_type_error(t, "handler must be callable"));
    Value *root = vm_root(t, codec_errors_key);
    Value registry = load(root);
    if (!registry) {
        registry = to_value(dict_new(t));
        if (!registry) return false;
        store_release(root, registry);
    }
    return dict_set(t, dict_of(registry), to_value(name), handler);
}

int codec_unregister_error(Thread *t, Str *name) {
    for (int i = 0; i < HANDLER_COUNT; i++) {
        if (!str_equals_c(name, codec_handler_names[i])) continue;
        raise_value_error(t, "cannot un-register built-in error handler '%U'", name);
        return -1;
    }
    Value registry = load(vm_root(t, codec_errors_key));
    return registry ? dict_delete(t, dict_of(registry), to_value(name)) : 0;
}

/* ---- from codecs ----------------------------------------------------------------------------- */

/* Has decoding go on with what a handler left as the object of the exception. */
static bool codec_exchange(Thread *t, Value error, CodecFix *fix) {
    Value object = load(&((UnicodeException *)error)->object);
    if (!object || !is_bytes(t, object))
        return FAIL_WITH(raise_type_error(t, "UnicodeError 'object' attribute must be a bytes"));
    fix->object = object;
    fix->data = bytes_of(object)->data;
    fix->length = bytes_of(object)->length;
    return true;
}

/* Calls a registered handler and checks what it returns. */
static bool codec_fix_by_call(Thread *t, Value handler, const CodecTrouble *trouble,
                              CodecFix *fix) {
    Value error = codec_error(t, trouble);
    Value result = error ? value_call_1(t, handler, error) : NULL;
    if (!result) return false;
    bool encoding = trouble->kind == TROUBLE_ENCODE;
    const char *expected = encoding ? "encoding error handler must return (str/bytes, int) tuple"
                                    : "decoding error handler must return (str, int) tuple";
    int64_t next;
    if (!is_exact(result, T_TUPLE) || tuple_of(result)->length != 2)
        return FAIL_WITH(raise_type_error(t, expected));
    fix->replacement = load(&tuple_of(result)->items[0]);
    Value position = load(&tuple_of(result)->items[1]);
    if (!is_str(t, fix->replacement) && !(encoding && is_bytes(t, fix->replacement)))
        return FAIL_WITH(raise_type_error(t, expected));
    if (!is_int(t, position) && !(position = value_index(t, position))) return false;
    if (!value_as_int64(t, position, &next, T_INDEX_ERROR)) return false;
    if (!encoding && !codec_exchange(t, error, fix)) return false;
    size_t length = encoding ? trouble->length : fix->length;
    if (next < 0) next += (int64_t)length;
    if (next < 0 || (size_t)next > length)
        return FAIL_WITH(
            raise_index_error(t, "position %zd from error handler out of bounds", next));
    fix->next = (size_t)next;
    return true;
}

static bool codec_fix(Thread *t, const char *errors, const CodecTrouble *trouble, CodecFix *fix) {
    if (!errors) errors = "strict";
    Value registered = codec_registered(t, errors);
    CodecHandler handler = codec_handler_by_name(errors);
    if (!registered && !error_is_set(t) && handler < HANDLER_COUNT) {
        int result =
            trouble->kind == TROUBLE_DECODE && (handler == HANDLER_XML || handler == HANDLER_NAME)
                ? 2
                : codec_handle(t, handler, trouble, fix);
        if (result == 0) return FAIL_WITH(codec_raise(t, trouble));
        if (result < 2) return result > 0;
    }
    if (!registered && !error_is_set(t)) registered = codec_lookup_error(t, errors);
    return registered && codec_fix_by_call(t, registered, trouble, fix);
}

bool codec_fix_encode(Thread *t, const char *errors, const char *encoding, Str *s, size_t start,
                      size_t end, const char *reason, CodecFix *fix) {
    CodecTrouble trouble = {TROUBLE_ENCODE, encoding, s, NULL, s->length, start, end, reason};
    return codec_fix(t, errors, &trouble, fix);
}

bool codec_fix_decode(Thread *t, const char *errors, const char *encoding, const uint8_t *data,
                      size_t length, size_t start, size_t end, const char *reason, CodecFix *fix) {
    CodecTrouble trouble = {TROUBLE_DECODE, encoding, NULL, data, length, start, end, reason};
    fix->data = data, fix->length = length, fix->object = NULL;
    return codec_fix(t, errors, &trouble, fix);
}
