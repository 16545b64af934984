/* The encodings written in C. Each has one step for each direction: a point to bytes, bytes to a
 * point. Whole strings first try the paths that cannot fail; what is left goes step by step, with
 * error handlers. */
#include "runtime/objects/str_codec.h"

#include "runtime/error.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/utf8.h"

static const char *const encoding_names[] = {
    [ENCODING_UTF8] = "utf-8",         [ENCODING_LATIN1] = "latin-1",
    [ENCODING_ASCII] = "ascii",        [ENCODING_UTF16] = "utf-16",
    [ENCODING_UTF16_LE] = "utf-16-le", [ENCODING_UTF16_BE] = "utf-16-be",
    [ENCODING_UTF32] = "utf-32",       [ENCODING_UTF32_LE] = "utf-32-le",
    [ENCODING_UTF32_BE] = "utf-32-be",
};

/* Spellings, after capitals were made small and _ and spaces hyphens. */
static const struct {
    const char *name;
    Encoding encoding;
} encoding_spellings[] = {
    {"utf-8", ENCODING_UTF8},
    {"utf8", ENCODING_UTF8},
    {"u8", ENCODING_UTF8},
    {"utf", ENCODING_UTF8},
    {"cp65001", ENCODING_UTF8},
    {"latin-1", ENCODING_LATIN1},
    {"latin1", ENCODING_LATIN1},
    {"latin", ENCODING_LATIN1},
    {"l1", ENCODING_LATIN1},
    {"iso-8859-1", ENCODING_LATIN1},
    {"iso8859-1", ENCODING_LATIN1},
    {"8859", ENCODING_LATIN1},
    {"cp819", ENCODING_LATIN1},
    {"iso8859", ENCODING_LATIN1},
    {"ascii", ENCODING_ASCII},
    {"us-ascii", ENCODING_ASCII},
    {"646", ENCODING_ASCII},
    {"utf-16", ENCODING_UTF16},
    {"utf16", ENCODING_UTF16},
    {"u16", ENCODING_UTF16},
    {"utf-16-le", ENCODING_UTF16_LE},
    {"utf-16le", ENCODING_UTF16_LE},
    {"utf-16-be", ENCODING_UTF16_BE},
    {"utf-16be", ENCODING_UTF16_BE},
    {"utf-32", ENCODING_UTF32},
    {"utf32", ENCODING_UTF32},
    {"u32", ENCODING_UTF32},
    {"utf-32-le", ENCODING_UTF32_LE},
    {"utf-32le", ENCODING_UTF32_LE},
    {"utf-32-be", ENCODING_UTF32_BE},
    {"utf-32be", ENCODING_UTF32_BE},
};

Encoding encoding_by_name(const char *name) {
    if (LIKELY(!strcmp(name, "utf-8"))) return ENCODING_UTF8;
    char plain[16];
    size_t length = 0;
    for (; name[length]; length++) {
        if (length == sizeof plain - 1) return ENCODING_OTHER;
        char c = name[length];
        plain[length] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' || c == ' ' ? '-' : c;
    }
    plain[length] = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(encoding_spellings); i++)
        if (!strcmp(plain, encoding_spellings[i].name)) return encoding_spellings[i].encoding;
    return ENCODING_OTHER;
}

static bool encoding_is_big(Encoding e) { return e == ENCODING_UTF16_BE || e == ENCODING_UTF32_BE; }

/* ---- encoding -------------------------------------------------------------------------------- */

static unsigned encoding_put(uint8_t *out, uint32_t unit, unsigned size, bool big) {
    for (unsigned i = 0; i < size; i++) out[big ? size - 1 - i : i] = (uint8_t)(unit >> 8 * i);
    return size;
}

/* Writes at most four bytes and returns how many; 0 if the point cannot be encoded. */
static unsigned encode_point(Encoding encoding, uint32_t point, uint8_t out[4]) {
    bool big = encoding_is_big(encoding);
    switch (encoding) {
    case ENCODING_ASCII:
    case ENCODING_LATIN1:
        out[0] = (uint8_t)point;
        return point < (encoding == ENCODING_ASCII ? 0x80u : 0x100u);
    case ENCODING_UTF8: return is_surrogate(point) ? 0 : utf8_encode_char(out, point);
    case ENCODING_UTF16: case ENCODING_UTF16_LE: case ENCODING_UTF16_BE:
        if (is_surrogate(point)) return 0;
        if (point < 0x10000) return encoding_put(out, point, 2, big);
        encoding_put(out, 0xd7c0 + (point >> 10), 2, big);
        return 2 + encoding_put(out + 2, 0xdc00 | (point & 0x3ff), 2, big);
    default: return is_surrogate(point) ? 0 : encoding_put(out, point, 4, big);
    }
}

static const char *encode_reason(Encoding encoding) {
    return encoding == ENCODING_ASCII    ? "ordinal not in range(128)"
           : encoding == ENCODING_LATIN1 ? "ordinal not in range(256)"
                                         : "surrogates not allowed";
}

/* What an error handler gave instead of points [start, end). */
static bool encode_replacement(StrBuilder *b, Encoding encoding, Str *s, size_t start, size_t end,
                               Value replacement) {
    uint8_t out[4];
    if (is_bytes(b->t, replacement)) {
        Bytes *bytes = bytes_of(replacement);
        unsigned unit = encoding < ENCODING_UTF16 ? 1 : encoding < ENCODING_UTF32 ? 2 : 4;
        if (bytes->length % unit)
            return FAIL_WITH(raise_unicode_encode_error(b->t, encoding_names[encoding], s, start,
                                                        start + 1, encode_reason(encoding)));
        return str_builder_add_points(b, bytes->data, 1, bytes->length);
    }
    Str *text = str_of(replacement);
    for (size_t i = 0; i < text->length; i++) {
        unsigned size = encode_point(encoding, str_at(text, text->data, i), out);
        if (!size)
            return FAIL_WITH(raise_unicode_encode_error(b->t, encoding_names[encoding], s, start,
                                                        end, encode_reason(encoding)));
        if (!str_builder_add_points(b, out, 1, size)) return false;
    }
    return true;
}

static Bytes *encode_by_steps(Thread *t, Encoding encoding, Str *s, const char *errors) {
    StrBuilder b;
    str_builder_init(&b, t);
    bool marked = encoding == ENCODING_UTF16 || encoding == ENCODING_UTF32;
    bool by_runs = encoding <= ENCODING_ASCII;
    uint8_t out[4];
    if (marked && !str_builder_add_points(&b, out, 1, encode_point(encoding, 0xfeff, out)))
        return NULL;
    size_t length = s->length;
    for (size_t i = 0; i < length;) {
        unsigned size = encode_point(encoding, str_at(s, s->data, i), out);
        if (LIKELY(size)) {
            if (!str_builder_add_points(&b, out, 1, size)) return NULL;
            i++;
            continue;
        }
        size_t end = i + 1;
        while (by_runs && end < length && !encode_point(encoding, str_at(s, s->data, end), out))
            end++;
        CodecFix fix;
        if (!codec_fix_encode(t, errors, encoding_names[encoding], s, i, end,
                              encode_reason(encoding), &fix) ||
            !encode_replacement(&b, encoding, s, i, end, fix.replacement))
            return NULL;
        i = fix.next;
    }
    return bytes_new(t, b.data, b.length);
}

/* UTF-8 of text without surrogates; otherwise NULL without an exception. */
static Bytes *encode_utf8_quickly(Thread *t, Str *s) {
    size_t length = s->length, size = 0;
    for (size_t i = 0; i < length; i++) {
        uint32_t c = str_at(s, s->data, i);
        if (is_surrogate(c)) return NULL;
        size += 1 + (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);
    }
    uint8_t *p;
    Bytes *bytes = bytes_new_uninitialised(t, size, &p);
    for (size_t i = 0; bytes && i < length; i++) p += utf8_encode_char(p, str_at(s, s->data, i));
    return bytes;
}

Bytes *encoding_encode(Thread *t, Encoding encoding, Str *s, const char *errors) {
    if (encoding <= ENCODING_ASCII && (s->ascii || (encoding == ENCODING_LATIN1 && s->width == 1)))
        return bytes_new(t, s->data, s->length);
    if (encoding == ENCODING_UTF8) {
        Bytes *bytes = encode_utf8_quickly(t, s);
        if (bytes || error_is_set(t)) return bytes;
    }
    return encode_by_steps(t, encoding, s, errors);
}

/* ---- decoding -------------------------------------------------------------------------------- */

/* A step's result: a point, or UTF8_BAD with the number of bytes that are wrong, why, and whether
 * more might help. */
typedef struct DecodeStep {
    uint32_t point;
    unsigned size;
    bool incomplete;
    const char *reason;
} DecodeStep;

static DecodeStep decode_bad(unsigned size, bool incomplete, const char *reason) {
    return (DecodeStep){UTF8_BAD, size, incomplete, reason};
}

static DecodeStep decode_utf8_step(const uint8_t *p, const uint8_t *end) {
    DecodeStep step = {0};
    step.point = utf8_decode_char(p, end, &step.size, &step.incomplete);
    step.reason = step.incomplete               ? "unexpected end of data"
                  : *p < 0xc2 || *p > 0xf4 ? "invalid start byte"
                                           : "invalid continuation byte";
    return step;
}

static uint32_t decode_unit(const uint8_t *p, unsigned size, bool big) {
    uint32_t unit = 0;
    for (unsigned i = 0; i < size; i++) unit |= (uint32_t)p[big ? size - 1 - i : i] << 8 * i;
    return unit;
}

static DecodeStep decode_utf16_step(const uint8_t *p, const uint8_t *end, bool big) {
    size_t left = (size_t)(end - p);
    if (left < 2) return decode_bad((unsigned)left, true, "truncated data");
    uint32_t unit = decode_unit(p, 2, big);
    if (!is_surrogate(unit)) return (DecodeStep){unit, 2, false, NULL};
    if (unit >= 0xdc00) return decode_bad(2, false, "illegal encoding");
    if (left < 4) return decode_bad((unsigned)left, true, "unexpected end of data");
    uint32_t low = decode_unit(p + 2, 2, big);
    if ((low & 0xfc00) != 0xdc00) return decode_bad(2, false, "illegal UTF-16 surrogate");
    return (DecodeStep){0x10000 + ((unit & 0x3ff) << 10 | (low & 0x3ff)), 4, false, NULL};
}

static DecodeStep decode_utf32_step(const uint8_t *p, const uint8_t *end, bool big) {
    size_t left = (size_t)(end - p);
    if (left < 4) return decode_bad((unsigned)left, true, "truncated data");
    uint32_t unit = decode_unit(p, 4, big);
    if (is_surrogate(unit))
        return decode_bad(4, false, "code point in surrogate code point range(0xd800, 0xe000)");
    if (unit >= 0x110000) return decode_bad(4, false, "code point not in range(0x110000)");
    return (DecodeStep){unit, 4, false, NULL};
}

static DecodeStep decode_step(Encoding encoding, const uint8_t *p, const uint8_t *end) {
    switch (encoding) {
    case ENCODING_UTF8: return decode_utf8_step(p, end);
    case ENCODING_LATIN1: return (DecodeStep){*p, 1, false, NULL};
    case ENCODING_ASCII:
        return *p < 0x80 ? (DecodeStep){*p, 1, false, NULL}
                         : decode_bad(1, false, "ordinal not in range(128)");
    case ENCODING_UTF16: case ENCODING_UTF16_LE: case ENCODING_UTF16_BE:
        return decode_utf16_step(p, end, encoding_is_big(encoding));
    default: return decode_utf32_step(p, end, encoding_is_big(encoding));
    }
}

/* Reads the mark at the start, if the encoding has one, and says which byte order holds. */
static Encoding decode_mark(Encoding encoding, const uint8_t **p, const uint8_t *end, int *order) {
    bool wide = encoding == ENCODING_UTF32;
    unsigned size = wide ? 4 : 2;
    int known = order ? *order : 0;
    if (known == 0 && end - *p >= (int)size) {
        if (decode_unit(*p, size, false) == 0xfeff) known = -1;
        else if (decode_unit(*p, size, true) == 0xfeff) known = 1;
        if (known) *p += size;
    }
    if (order) *order = known;
    if (wide) return known > 0 ? ENCODING_UTF32_BE : ENCODING_UTF32_LE;
    return known > 0 ? ENCODING_UTF16_BE : ENCODING_UTF16_LE;
}

/* Text that is all valid; otherwise NULL without an exception. */
static Str *decode_utf8_quickly(Thread *t, const uint8_t *data, size_t length) {
    const uint8_t *end = data + length;
    uint32_t highest = 0;
    size_t count = 0;
    for (const uint8_t *p = data; p < end; count++) {
        unsigned size = 1;
        bool incomplete;
        uint32_t point = *p < 0x80 ? *p : utf8_decode_char(p, end, &size, &incomplete);
        if (point == UTF8_BAD) return NULL;
        highest |= point;
        p += size;
    }
    if (count == 1) return str_from_char(t, highest);
    unsigned width = points_width(highest);
    void *to;
    Str *s = str_new_uninitialised(t, count, width, false, &to);
    const uint8_t *p = data;
    for (size_t i = 0; s && i < count; i++) points_set(to, width, i, utf8_next(&p));
    return s;
}

Str *encoding_decode(Thread *t, Encoding encoding, const void *data, size_t length,
                     const char *errors, size_t *consumed, int *order) {
    if (consumed) *consumed = length;
    if (encoding == ENCODING_LATIN1) return str_from_latin1(t, data, length);
    if (encoding <= ENCODING_ASCII && bytes_are_ascii(data, length))
        return str_from_utf8(t, data, length);
    if (encoding == ENCODING_UTF8) {
        Str *s = decode_utf8_quickly(t, data, length);
        if (s || error_is_set(t)) return s;
    }
    const uint8_t *start = data, *p = start, *end = start + length;
    if (encoding == ENCODING_UTF16 || encoding == ENCODING_UTF32)
        encoding = decode_mark(encoding, &p, end, order);
    const char *name = encoding_names[encoding];
    StrBuilder b;
    str_builder_init(&b, t);
    while (p < end) {
        DecodeStep step = decode_step(encoding, p, end);
        if (LIKELY(step.point != UTF8_BAD)) {
            if (!str_builder_add_char(&b, step.point)) return NULL;
            p += step.size;
            continue;
        }
        if (step.incomplete && consumed) {
            *consumed = (size_t)(p - start);
            break;
        }
        CodecFix fix;
        size_t at = (size_t)(p - start);
        if (!codec_fix_decode(t, errors, name, start, length, at, at + step.size, step.reason,
                              &fix) ||
            !str_builder_add_str(&b, str_of(fix.replacement)))
            return NULL;
        start = fix.data, end = start + fix.length;
        p = start + fix.next;
    }
    return str_builder_finish(&b);
}

/* ---- by name --------------------------------------------------------------------------------- */

bool codec_check_errors(Thread *t, const char *errors) {
    return LIKELY(!t->vm->dev_mode) || errors == NULL || codec_lookup_error(t, errors) != NULL;
}

Bytes *str_encode(Thread *t, Str *s, const char *encoding, const char *errors) {
    if (!codec_check_errors(t, errors)) return NULL;
    Encoding known = encoding_by_name(encoding);
    if (known != ENCODING_OTHER) return encoding_encode(t, known, s, errors);
    Value encoded = codec_call(t, encoding, errors, to_value(s), true, true);
    if (!encoded || is_bytes(t, encoded)) return (Bytes *)encoded;
    raise_type_error(t,
                     "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode "
                     "to arbitrary types",
                     encoding, encoded);
    return NULL;
}

static Str *str_decode_other(Thread *t, Value object, const char *encoding, const char *errors) {
    Value decoded = codec_call(t, encoding, errors, object, false, true);
    if (!decoded || is_str(t, decoded)) return (Str *)decoded;
    raise_type_error(t,
                     "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode "
                     "to arbitrary types",
                     encoding, decoded);
    return NULL;
}

Str *str_decode(Thread *t, const void *data, size_t length, const char *encoding,
                const char *errors) {
    if (!codec_check_errors(t, errors)) return NULL;
    Encoding known = encoding_by_name(encoding);
    if (known != ENCODING_OTHER) return encoding_decode(t, known, data, length, errors, NULL, NULL);
    Bytes *bytes = bytes_new(t, data, length);
    return bytes ? str_decode_other(t, to_value(bytes), encoding, errors) : NULL;
}

Str *str_decode_object(Thread *t, Value object, const char *encoding, const char *errors) {
    if (is_str(t, object)) {
        raise_type_error(t, "decoding str is not supported");
        return NULL;
    }
    if (!buffer_is_supported(t, object)) {
        raise_type_error(t, "decoding to str: need a bytes-like object, %T found", object);
        return NULL;
    }
    BufferView view;
    if (!buffer_get_still(t, object, &view)) return NULL;
    Str *s = str_decode(t, view.data, view.length, encoding, errors);
    buffer_release(t, &view);
    return s;
}
