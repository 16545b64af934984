/* Module _codecs: the built-in encodings as pairs of functions, and the registries. */
#include <errno.h>
#include <iconv.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"
#include "runtime/unicode/unicode.h"

/* An argument that names something; NULL and None: absent. */
static bool codecs_text(Thread *t, Value v, const char *function, const char **out) {
    if (!v || v == NONE) return true;
    if (!is_str(t, v))
        return FAIL_WITH(
            raise_type_error(t, "%s() argument must be str or None, not %T", function, v));
    *out = str_utf8(t, str_of(v), NULL, false);
    return *out;
}

static Value codecs_pair(Thread *t, Value v, size_t consumed) {
    return v ? tuple_from_2(t, v, small_int((int64_t)consumed)) : NULL;
}

/* ---- one encoding, one function -------------------------------------------------------------- */

static Value codecs_encode_as(Thread *t, Encoding encoding, Value *args, size_t nargs,
                              const char *function) {
    const char *errors = NULL;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "%s() argument 1 must be str, not %T", function, args[0]);
    if (!codecs_text(t, nargs > 1 ? args[1] : NULL, function, &errors)) return NULL;
    return codecs_pair(t, to_value(encoding_encode(t, encoding, str_of(args[0]), errors)),
                       str_of(args[0])->length);
}

/* args: data, errors, and for encodings that may stop in the middle of a character: final. */
static Value codecs_decode_as(Thread *t, Encoding encoding, Value *args, size_t nargs,
                              const char *function, bool stateful) {
    const char *errors = NULL;
    if (!codecs_text(t, nargs > 1 ? args[1] : NULL, function, &errors)) return NULL;
    int final = stateful ? (nargs > 2 ? value_truth(t, args[2]) : 0) : 1;
    BufferView view;
    if (final < 0 || !buffer_get_still(t, args[0], &view)) return NULL;
    size_t consumed = view.length;
    Str *s = encoding_decode(t, encoding, view.data, view.length, errors, final ? NULL : &consumed,
                             NULL);
    buffer_release(t, &view);
    return codecs_pair(t, to_value(s), consumed);
}

#define CODECS_ENCODING(name, id, stateful) \
    static Value codecs_##name##_encode(Thread *t, Value *args, size_t nargs) { \
        return codecs_encode_as(t, id, args, nargs, #name "_encode"); \
    } \
    static Value codecs_##name##_decode(Thread *t, Value *args, size_t nargs) { \
        return codecs_decode_as(t, id, args, nargs, #name "_decode", stateful); \
    }
CODECS_ENCODING(utf_8, ENCODING_UTF8, true)
CODECS_ENCODING(latin_1, ENCODING_LATIN1, false)
CODECS_ENCODING(ascii, ENCODING_ASCII, false)
CODECS_ENCODING(utf_16, ENCODING_UTF16, true)
CODECS_ENCODING(utf_16_le, ENCODING_UTF16_LE, true)
CODECS_ENCODING(utf_16_be, ENCODING_UTF16_BE, true)
CODECS_ENCODING(utf_32, ENCODING_UTF32, true)
CODECS_ENCODING(utf_32_le, ENCODING_UTF32_LE, true)
CODECS_ENCODING(utf_32_be, ENCODING_UTF32_BE, true)
#undef CODECS_ENCODING

/* args: data, errors, byteorder, final: (text, consumed, byteorder). */
static Value codecs_decode_ordered(Thread *t, Encoding encoding, Value *args, size_t nargs,
                                   const char *function) {
    const char *errors = NULL;
    int order = 0, final = 0;
    BufferView view;
    if (!codecs_text(t, nargs > 1 ? args[1] : NULL, function, &errors) ||
        (nargs > 2 && !value_as_int(t, args[2], &order)) ||
        (nargs > 3 && (final = value_truth(t, args[3])) < 0) ||
        !buffer_get_still(t, args[0], &view))
        return NULL;
    size_t consumed = view.length;
    Str *s = encoding_decode(t, encoding, view.data, view.length, errors, final ? NULL : &consumed,
                             &order);
    buffer_release(t, &view);
    return s ? tuple_from_3(t, to_value(s), small_int((int64_t)consumed), small_int(order)) : NULL;
}

static Value codecs_utf_16_ex_decode(Thread *t, Value *args, size_t nargs) {
    return codecs_decode_ordered(t, ENCODING_UTF16, args, nargs, "utf_16_ex_decode");
}

static Value codecs_utf_32_ex_decode(Thread *t, Value *args, size_t nargs) {
    return codecs_decode_ordered(t, ENCODING_UTF32, args, nargs, "utf_32_ex_decode");
}

/* ---- charmaps -------------------------------------------------------------------------------- */

/* What a map gives: NULL error, ABSENT nothing. */
static Value codecs_charmap_lookup(Thread *t, Value mapping, uint32_t key) {
    if (is_str(t, mapping)) {
        Str *s = str_of(mapping);
        if (key >= s->length || str_at(s, s->data, key) == 0xfffe) return ABSENT;
        return small_int(str_at(s, s->data, key));
    }
    Value found = is_dict_exact(mapping) ? dict_get(t, dict_of(mapping), small_int(key))
                                         : value_getitem(t, mapping, small_int(key));
    if (!found) {
        if (error_is_set(t) && !error_matches(t, T_LOOKUP_ERROR)) return NULL;
        error_clear(t);
        return ABSENT;
    }
    return found == NONE ? ABSENT : found;
}

/* Adds what the map gives for a point: bytes, or an int below 256. 1 done, 0 nothing, -1 error. */
static int codecs_charmap_put(StrBuilder *b, Value mapping, uint32_t point) {
    Thread *t = b->t;
    Value found = codecs_charmap_lookup(t, mapping, point);
    if (!found) return -1;
    if (found == ABSENT) return 0;
    if (is_bytes(t, found))
        return str_builder_add_points(b, bytes_of(found)->data, 1, bytes_of(found)->length) ? 1
                                                                                            : -1;
    int64_t n;
    if (!is_int(t, found) || !int_as_int64(found, &n)) {
        raise_type_error(t, "character mapping must return integer, bytes or None, not %T", found);
        return -1;
    }
    if (n < 0 || n > 255) {
        raise_type_error(t, "character mapping must be in range(256)");
        return -1;
    }
    return str_builder_add_char(b, (uint32_t)n) ? 1 : -1;
}

static bool codecs_charmap_fix(StrBuilder *b, Str *s, size_t start, size_t end, const char *errors,
                               Value mapping, size_t *next) {
    Thread *t = b->t;
    CodecFix fix;
    const char *reason = "character maps to <undefined>";
    if (!codec_fix_encode(t, errors, "charmap", s, start, end, reason, &fix)) return false;
    *next = fix.next;
    if (is_bytes(t, fix.replacement))
        return str_builder_add_points(b, bytes_of(fix.replacement)->data, 1,
                                      bytes_of(fix.replacement)->length);
    Str *text = str_of(fix.replacement);
    for (size_t i = 0; i < text->length; i++) {
        int put = codecs_charmap_put(b, mapping, str_at(text, text->data, i));
        if (put < 0) return false;
        if (put == 0)
            return FAIL_WITH(raise_unicode_encode_error(t, "charmap", s, start, end, reason));
    }
    return true;
}

static Value codecs_charmap_encode(Thread *t, Value *args, size_t nargs) {
    const char *errors = NULL;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "charmap_encode() argument 1 must be str, not %T", args[0]);
    if (nargs < 3 || args[2] == NONE)
        return codecs_encode_as(t, ENCODING_LATIN1, args, nargs, "charmap_encode");
    if (!codecs_text(t, args[1], "charmap_encode", &errors)) return NULL;
    Str *s = str_of(args[0]);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length;) {
        int put = codecs_charmap_put(&b, args[2], str_at(s, s->data, i));
        if (put < 0) return NULL;
        if (put > 0) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < s->length) {
            Value found = codecs_charmap_lookup(t, args[2], str_at(s, s->data, end));
            if (!found) return NULL;
            if (found != ABSENT) break;
            end++;
        }
        if (!codecs_charmap_fix(&b, s, i, end, errors, args[2], &i)) return NULL;
    }
    return codecs_pair(t, to_value(bytes_new(t, b.data, b.length)), s->length);
}

static bool codecs_charmap_get(StrBuilder *b, Value mapping, CodecFix *input, const char *errors,
                               size_t *i) {
    Thread *t = b->t;
    Value found = codecs_charmap_lookup(t, mapping, input->data[*i]);
    int64_t n;
    if (!found) return false;
    if (found == ABSENT || found == small_int(0xfffe)) {
        CodecFix fix;
        if (!codec_fix_decode(t, errors, "charmap", input->data, input->length, *i, *i + 1,
                              "character maps to <undefined>", &fix))
            return false;
        *input = fix;
        *i = fix.next;
        return str_builder_add_str(b, str_of(fix.replacement));
    }
    ++*i;
    if (is_str(t, found)) return str_builder_add_str(b, str_of(found));
    if (!is_int(t, found))
        return FAIL_WITH(raise_type_error(t, "character mapping must return integer, None or str"));
    if (!int_as_int64(found, &n) || n < 0 || n > 0x10ffff)
        return FAIL_WITH(raise_type_error(t, "character mapping must be in range(0x110000)"));
    return str_builder_add_char(b, (uint32_t)n);
}

static Value codecs_charmap_decode(Thread *t, Value *args, size_t nargs) {
    const char *errors = NULL;
    BufferView view;
    if (nargs < 3 || args[2] == NONE)
        return codecs_decode_as(t, ENCODING_LATIN1, args, nargs, "charmap_decode", false);
    if (!codecs_text(t, args[1], "charmap_decode", &errors) ||
        !buffer_get_still(t, args[0], &view))
        return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = true;
    CodecFix input = {.data = view.data, .length = view.length};
    for (size_t i = 0; ok && i < input.length;)
        ok = codecs_charmap_get(&b, args[2], &input, errors, &i);
    size_t length = view.length;
    buffer_release(t, &view);
    return ok ? codecs_pair(t, to_value(str_builder_finish(&b)), length) : NULL;
}

/* A dict from points to bytes, of a string that maps bytes to points. */
static Value codecs_charmap_build(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "charmap_build() argument must be str, not %T", args[0]);
    Str *s = str_of(args[0]);
    Dict *dict = dict_new(t);
    for (size_t i = 0; dict && i < s->length && i < 256; i++) {
        uint32_t point = str_at(s, s->data, i);
        if (point != 0xfffe && !dict_set(t, dict, small_int(point), small_int((int64_t)i)))
            return NULL;
    }
    return to_value(dict);
}

/* ---- escapes --------------------------------------------------------------------------------- */

static Value codecs_escape_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_bytes(t, args[0]))
        return raise_type_error(t, "escape_encode() argument 1 must be bytes, not %T", args[0]);
    Bytes *bytes = bytes_of(args[0]);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < bytes->length; i++) {
        uint8_t c = bytes->data[i];
        const char *simple = c == '\t'   ? "\\t"
                             : c == '\n' ? "\\n"
                             : c == '\r' ? "\\r"
                             : c == '\\' ? "\\\\"
                             : c == '\'' ? "\\'"
                                         : NULL;
        bool ok = simple ? str_builder_add_c(&b, simple)
                  : c < ' ' || c >= 0x7f ? str_builder_format(&b, "\\x%02x", c)
                                         : str_builder_add_char(&b, c);
        if (!ok) return NULL;
    }
    return codecs_pair(t, to_value(bytes_new(t, b.data, b.length)), bytes->length);
}

static int codecs_hex_digit(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a' + 10) : -1;
}

/* Reads up to `most` digits; how many there were. */
static size_t codecs_digits(const uint8_t *p, const uint8_t *end, size_t most, int base,
                            uint32_t *number) {
    size_t n = 0;
    *number = 0;
    for (; n < most && p + n < end; n++) {
        int digit = codecs_hex_digit(p[n]);
        if (digit < 0 || digit >= base) break;
        *number = *number * (uint32_t)base + (uint32_t)digit;
    }
    return n;
}

/* The character of a simple escape, or 0. A line's end gives nothing, which UINT32_MAX says. */
static uint32_t codecs_simple_escape(uint8_t c) {
    static const char letters[] = "abfnrtv\\'\"", meanings[] = "\a\b\f\n\r\t\v\\'\"";
    if (c == '\n') return UINT32_MAX;
    const char *found = c ? strchr(letters, c) : NULL;
    return found ? (uint8_t)meanings[found - letters] : 0;
}

/* Warns of the first escape that means nothing: a character, or an octal number above 0377; 0: there
 * was none. */
static bool codecs_warn_escape(Thread *t, uint32_t escape, const char *prefix) {
    static const char future[] = "Such sequences will not work in the future. ";
    if (!escape) return true;
    if (escape > 0xff)
        return warn(t, T_DEPRECATION_WARNING, 1, "%s\"\\%d%d%d\" is an invalid octal escape sequence. %s",
                    prefix, (int)(escape >> 6), (int)(escape >> 3 & 7), (int)(escape & 7), future);
    Str *character = str_from_char(t, escape);
    return character && warn(t, T_DEPRECATION_WARNING, 1, "%s\"\\%U\" is an invalid escape sequence. %s", prefix,
                             character, future);
}

static Value codecs_escape_decode(Thread *t, Value *args, size_t nargs) {
    const char *errors = NULL;
    BufferView view;
    Value source = args[0];
    if (!codecs_text(t, nargs > 1 ? args[1] : NULL, "escape_decode", &errors)) return NULL;
    if (is_str(t, source) && !(source = to_value(str_encode(t, str_of(source), "utf-8", NULL))))
        return NULL;
    if (!buffer_get(t, source, &view, BUFFER_READ)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    const uint8_t *p = view.data, *end = p + view.length;
    uint32_t unknown = 0;
    bool ok = true;
    while (ok && p < end) {
        if (*p != '\\') {
            ok = str_builder_add_char(&b, *p++);
            continue;
        }
        uint32_t simple, number = 0;
        size_t digits;
        if (++p == end) ok = FAIL_WITH(raise_value_error(t, "Trailing \\ in string"));
        else if ((simple = codecs_simple_escape(*p)))
            ok = simple == UINT32_MAX || str_builder_add_char(&b, simple), p++;
        else if ((digits = codecs_digits(p, end, 3, 8, &number))) {
            if (!unknown && number > 0xff) unknown = number;
            ok = str_builder_add_char(&b, number & 0xff), p += digits;
        } else if (*p == 'x' && codecs_digits(p + 1, end, 2, 16, &number) == 2)
            ok = str_builder_add_char(&b, number), p += 3;
        else if (*p != 'x') {
            if (!unknown) unknown = *p;
            ok = str_builder_add_char(&b, '\\') && str_builder_add_char(&b, *p++);
        } else if (errors && !strcmp(errors, "ignore")) p += 1 + codecs_digits(p + 1, end, 1, 16, &number);
        else if (errors && !strcmp(errors, "replace"))
            ok = str_builder_add_char(&b, '?'), p += 1 + codecs_digits(p + 1, end, 1, 16, &number);
        else
            ok = FAIL_WITH(raise_value_error(t, "invalid \\x escape at position %zd",
                                             (int64_t)(p - view.data - 1)));
    }
    size_t length = view.length;
    buffer_release(t, &view);
    ok = ok && codecs_warn_escape(t, unknown, "b");
    return ok ? codecs_pair(t, to_value(bytes_new(t, b.data, b.length)), length) : NULL;
}

static Value codecs_unicode_escape(Thread *t, Value *args, bool raw, const char *function) {
    if (!is_str(t, args[0]))
        return raise_type_error(t, "%s() argument 1 must be str, not %T", function, args[0]);
    Str *s = str_of(args[0]);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, s->data, i);
        bool ok;
        if (c >= 0x10000) ok = str_builder_format(&b, "\\U%08x", c);
        else if (c >= 0x100) ok = str_builder_format(&b, "\\u%04x", c);
        else if (raw) ok = str_builder_add_char(&b, c);
        else if (c == '\t' || c == '\n' || c == '\r' || c == '\\')
            ok = str_builder_add_char(&b, '\\') && str_builder_add_char(&b, c == '\t'   ? 't'
                                                                            : c == '\n' ? 'n'
                                                                            : c == '\r' ? 'r'
                                                                                        : '\\');
        else
            ok = c < ' ' || c >= 0x7f ? str_builder_format(&b, "\\x%02x", c)
                                      : str_builder_add_char(&b, c);
        if (!ok) return NULL;
    }
    return codecs_pair(t, to_value(bytes_new(t, b.data, b.length)), s->length);
}

static Value codecs_unicode_escape_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codecs_unicode_escape(t, args, false, "unicode_escape_encode");
}

static Value codecs_raw_unicode_escape_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codecs_unicode_escape(t, args, true, "raw_unicode_escape_encode");
}

/* One escape at p, behind its backslash: a point, or UTF8-like failure by reason; *size is what it
 * covers. */
static const char *codecs_read_escape(const uint8_t *p, const uint8_t *end, bool raw,
                                      uint32_t *point, size_t *size) {
    size_t wanted = *p == 'u' ? 4 : *p == 'U' ? 8 : *p == 'x' && !raw ? 2 : 0;
    if (wanted) {
        size_t digits = codecs_digits(p + 1, end, wanted, 16, point);
        *size = 1 + digits;
        if (digits < wanted)
            return wanted == 4   ? "truncated \\uXXXX escape"
                   : wanted == 8 ? "truncated \\UXXXXXXXX escape"
                                 : "truncated \\xXX escape";
        return *point > 0x10ffff ? "illegal Unicode character" : NULL;
    }
    if (*p == 'N' && !raw) {
        const uint8_t *close =
            p + 1 < end && p[1] == '{' ? memchr(p, '}', (size_t)(end - p)) : NULL;
        *size = close ? (size_t)(close - p) + 1 : 1;
        if (!close) return "malformed \\N character escape";
        *point = unicode_lookup_name((const char *)p + 2, (size_t)(close - p) - 2);
        return *point == UINT32_MAX ? "unknown Unicode character name" : NULL;
    }
    if (!raw && (*size = codecs_digits(p, end, 3, 8, point))) return NULL;
    *size = 1;
    *point = raw ? 0 : codecs_simple_escape(*p);
    if (*point == 0) *size = 0;
    return NULL;
}

static Value codecs_unicode_unescape(Thread *t, Value *args, size_t nargs, bool raw,
                                     const char *function) {
    const char *errors = NULL, *encoding = raw ? "rawunicodeescape" : "unicodeescape";
    BufferView view;
    Value source = args[0];
    if (!codecs_text(t, nargs > 1 ? args[1] : NULL, function, &errors)) return NULL;
    if (is_str(t, source) && !(source = to_value(str_encode(t, str_of(source), "utf-8", NULL))))
        return NULL;
    if (!buffer_get(t, source, &view, BUFFER_READ)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    const uint8_t *data = view.data, *p = data, *end = p + view.length;
    uint32_t unknown = 0;
    bool ok = true;
    while (ok && p < end) {
        if (*p != '\\') {
            ok = str_builder_add_char(&b, *p++);
            continue;
        }
        uint32_t point;
        size_t size = 0;
        const char *reason = p + 1 == end ? raw ? NULL : "\\ at end of string"
                                          : codecs_read_escape(p + 1, end, raw, &point, &size);
        if (reason) {
            CodecFix fix;
            size_t at = (size_t)(p - data);
            ok = codec_fix_decode(t, errors, encoding, data, (size_t)(end - data), at, at + 1 + size,
                                  reason, &fix) &&
                 str_builder_add_str(&b, str_of(fix.replacement));
            if (ok) data = fix.data, p = data + fix.next, end = data + fix.length;
        } else if (size == 0) {
            if (!raw && !unknown) unknown = p[1];
            ok = str_builder_add_char(&b, '\\');
            p++;
        } else {
            if (!unknown && point > 0xff && p[1] >= '0' && p[1] <= '7') unknown = point;
            ok = point == UINT32_MAX || str_builder_add_char(&b, point);
            p += 1 + size;
        }
    }
    size_t length = view.length;
    buffer_release(t, &view);
    ok = ok && codecs_warn_escape(t, unknown, "");
    return ok ? codecs_pair(t, to_value(str_builder_finish(&b)), length) : NULL;
}

static Value codecs_unicode_escape_decode(Thread *t, Value *args, size_t nargs) {
    return codecs_unicode_unescape(t, args, nargs, false, "unicode_escape_decode");
}

static Value codecs_raw_unicode_escape_decode(Thread *t, Value *args, size_t nargs) {
    return codecs_unicode_unescape(t, args, nargs, true, "raw_unicode_escape_decode");
}

static Value codecs_readbuffer_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value source = args[0];
    if (is_str(t, source)) source = to_value(str_encode(t, str_of(source), "utf-8", NULL));
    Bytes *bytes = source ? bytes_from_object(t, source) : NULL;
    return bytes ? codecs_pair(t, to_value(bytes), bytes->length) : NULL;
}

/* ---- tables of the C library ----------------------------------------------------------------- */

/* The name that iconv knows an encoding by: "iso8859_2" is ISO8859-2, "koi8_r" KOI8-R, "mac_roman"
 * MACINTOSH. */
static void codecs_iconv_name(const char *name, char out[32]) {
    if (!strcmp(name, "mac_roman")) name = "macintosh";
    size_t i = 0;
    for (; name[i] && i < 31; i++)
        out[i] = name[i] == '_' ? '-' : name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i];
    out[i] = 0;
}

/* The 256 characters of an encoding of one byte a character (U+FFFE where there is none), or
 * None. */
static Value codecs_charmap_table(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "_charmap_table() argument must be str, not %T", args[0]);
    const char *name = str_utf8(t, str_of(args[0]), NULL, false);
    char known[32];
    if (!name) return NULL;
    codecs_iconv_name(name, known);
    iconv_t converter = iconv_open("UTF-32LE", known);
    if (converter == (iconv_t)-1) return NONE;
    uint32_t table[256];
    bool single = true;
    for (int i = 0; i < 256 && single; i++) {
        char byte = (char)i, *in = &byte, *out = (char *)&table[i];
        size_t in_left = 1, out_left = 4;
        (void)iconv(converter, NULL, NULL, NULL, NULL);
        size_t result = iconv(converter, &in, &in_left, &out, &out_left);
        /* A letter may be held back for an accent that could follow: ask for it. */
        if (result != (size_t)-1 && out_left == 4) (void)iconv(converter, NULL, NULL, &out, &out_left);
        /* EINVAL: the first byte of several. */
        if (result == (size_t)-1 && errno == EINVAL) single = false;
        if (result == (size_t)-1 || out_left == 4) table[i] = 0xfffe;
    }
    iconv_close(converter);
    return single ? to_value(str_from_ucs4(t, table, 256)) : NONE;
}

/* ---- registries ------------------------------------------------------------------------------ */

static Value codecs_register(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codec_register(t, args[0]) ? NONE : NULL;
}

static Value codecs_unregister(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codec_unregister(t, args[0]) ? NONE : NULL;
}

static Value codecs_lookup(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "lookup() argument must be str, not %T", args[0]);
    const char *encoding = str_utf8(t, str_of(args[0]), NULL, false);
    return encoding ? codec_lookup(t, encoding) : NULL;
}

/* Built-in encodings are done here only for what they are for; other objects go to the registered
 * codec. */
static Value codecs_convert(Thread *t, Value *args, bool encode) {
    const char *encoding = "utf-8", *errors = NULL;
    if (!codecs_text(t, args[1], encode ? "encode" : "decode", &encoding) ||
        !codecs_text(t, args[2], encode ? "encode" : "decode", &errors))
        return NULL;
    Encoding known = encoding_by_name(encoding);
    if (known != ENCODING_OTHER && encode && is_str(t, args[0])) {
        Bytes *bytes = encoding_encode(t, known, str_of(args[0]), errors);
        if (!bytes) codec_add_note(t, encoding, true);
        return to_value(bytes);
    }
    if (known != ENCODING_OTHER && !encode && buffer_is_supported(t, args[0])) {
        BufferView view;
        if (!buffer_get_still(t, args[0], &view)) return NULL;
        Str *s = encoding_decode(t, known, view.data, view.length, errors, NULL, NULL);
        if (!s) codec_add_note(t, encoding, false);
        buffer_release(t, &view);
        return to_value(s);
    }
    return codec_call(t, encoding, errors, args[0], encode, false);
}

static Value codecs_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codecs_convert(t, args, true);
}

static Value codecs_decode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return codecs_convert(t, args, false);
}

static Value codecs_register_error(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "register_error() argument 1 must be str, not %T", args[0]);
    return codec_register_error(t, str_of(args[0]), args[1]) ? NONE : NULL;
}

static Value codecs_unregister_error(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "_unregister_error() argument must be str, not %T", args[0]);
    int removed = codec_unregister_error(t, str_of(args[0]));
    return removed < 0 ? NULL : bool_value(removed);
}

static Value codecs_lookup_error(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "lookup_error() argument must be str, not %T", args[0]);
    const char *name = str_utf8(t, str_of(args[0]), NULL, false);
    return name ? codec_lookup_error(t, name) : NULL;
}

#define CODECS_ROWS(name, most) \
    {#name "_encode", codecs_##name##_encode, 1, 2, NATIVE_FUNCTION, NULL, NULL}, \
    {#name "_decode", codecs_##name##_decode, 1, most, NATIVE_FUNCTION, NULL, NULL}
static const NativeDef codecs_functions[] = {
    CODECS_ROWS(utf_8, 3),
    CODECS_ROWS(latin_1, 2),
    CODECS_ROWS(ascii, 2),
    CODECS_ROWS(utf_16, 3),
    CODECS_ROWS(utf_16_le, 3),
    CODECS_ROWS(utf_16_be, 3),
    CODECS_ROWS(utf_32, 3),
    CODECS_ROWS(utf_32_le, 3),
    CODECS_ROWS(utf_32_be, 3),
    CODECS_ROWS(escape, 2),
    CODECS_ROWS(unicode_escape, 3),
    CODECS_ROWS(raw_unicode_escape, 3),
    {"utf_16_ex_decode", codecs_utf_16_ex_decode, 1, 4, NATIVE_FUNCTION, NULL, NULL},
    {"utf_32_ex_decode", codecs_utf_32_ex_decode, 1, 4, NATIVE_FUNCTION, NULL, NULL},
    {"charmap_encode", codecs_charmap_encode, 1, 3, NATIVE_FUNCTION, NULL, NULL},
    {"charmap_decode", codecs_charmap_decode, 1, 3, NATIVE_FUNCTION, NULL, NULL},
    {"charmap_build", codecs_charmap_build, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"_charmap_table", codecs_charmap_table, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"readbuffer_encode", codecs_readbuffer_encode, 1, 2, NATIVE_FUNCTION, NULL, NULL},
    {"register", codecs_register, 1, 1, NATIVE_FUNCTION, NULL, "Register a codec search function."},
    {"unregister", codecs_unregister, 1, 1, NATIVE_FUNCTION, NULL,
     "Unregister a codec search function and clear the registry's cache."},
    {"lookup", codecs_lookup, 1, 1, NATIVE_FUNCTION, NULL,
     "Looks up a codec tuple in the Python codec registry."},
    {"encode", codecs_encode, 1, 3, NATIVE_FUNCTION, "obj, encoding='utf-8', errors='strict'",
     "Encodes obj using the codec registered for encoding."},
    {"decode", codecs_decode, 1, 3, NATIVE_FUNCTION, "obj, encoding='utf-8', errors='strict'",
     "Decodes obj using the codec registered for encoding."},
    {"register_error", codecs_register_error, 2, 2, NATIVE_FUNCTION, NULL,
     "Register the specified error handler under the name errors."},
    {"_unregister_error", codecs_unregister_error, 1, 1, NATIVE_FUNCTION, NULL,
     "Un-register the specified error handler."},
    {"lookup_error", codecs_lookup_error, 1, 1, NATIVE_FUNCTION, NULL,
     "Return the error handler for the specified name."},
    {0},
};
#undef CODECS_ROWS

const ModuleDef module__codecs = {"_codecs", "The built-in codecs, and the registry of others.",
                                  codecs_functions, NULL, NULL};
