/* repr() and ascii(): quotes, escapes. */
#include "runtime/error.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str.h"
#include "runtime/unicode/unicode.h"

static const char repr_digits[] = "0123456789abcdef";

/* \xhh, \uhhhh or \Uhhhhhhhh into out, which has room for ten; returns the length. */
static size_t repr_escape_hex(char *out, uint32_t point) {
    int digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    out[0] = '\\';
    out[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (int i = 0; i < digits; i++) out[2 + i] = repr_digits[point >> (4 * (digits - 1 - i)) & 15];
    return (size_t)digits + 2;
}

/* The escape of a character in quotes, or 0 if it stands for itself. */
static size_t repr_escape(char *out, uint32_t point, uint32_t quote) {
    out[0] = '\\';
    if (point == quote || point == '\\') out[1] = (char)point;
    else if (point == '\n') out[1] = 'n';
    else if (point == '\r') out[1] = 'r';
    else if (point == '\t') out[1] = 't';
    else if (point >= ' ' && point < 0x7f) return 0;
    else if (point >= 0x80 && unicode_is_printable(point)) return 0;
    else return repr_escape_hex(out, point);
    return 2;
}

/* The common case: no escape in it. */
static bool repr_is_plain(const Str *s) {
    if (!s->ascii) return false;
    const uint8_t *p = s->data;
    for (size_t i = 0; i < s->length; i++)
        if (p[i] < ' ' || p[i] == '\\' || p[i] == '\'' || p[i] == 0x7f) return false;
    return true;
}

Str *str_repr(Thread *t, Str *s) {
    size_t length = s->length;
    if (repr_is_plain(s)) {
        void *data;
        Str *repr = str_new_uninitialised(t, length + 2, 1, true, &data);
        if (!repr) return NULL;
        char *p = data;
        p[0] = p[length + 1] = '\'';
        memcpy(p + 1, s->data, length);
        return repr;
    }
    Points points = points_from(s->data, length, s->width);
    uint32_t quote = search_point(points, '\'') >= 0 && search_point(points, '"') < 0 ? '"' : '\'';
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = str_builder_add_char(&b, quote);
    for (size_t i = 0; ok && i < length; i++) {
        char escape[10];
        uint32_t point = str_at(s, s->data, i);
        size_t n = repr_escape(escape, point, quote);
        ok = n ? str_builder_add_ascii(&b, escape, n) : str_builder_add_char(&b, point);
    }
    return ok && str_builder_add_char(&b, quote) ? str_builder_finish(&b) : NULL;
}

Str *str_ascii(Thread *t, Str *repr) {
    if (repr->ascii) return repr;
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < repr->length; i++) {
        char escape[10];
        uint32_t point = str_at(repr, repr->data, i);
        bool ok = point < 0x80 ? str_builder_add_char(&b, point)
                               : str_builder_add_ascii(&b, escape, repr_escape_hex(escape, point));
        if (!ok) return NULL;
    }
    return str_builder_finish(&b);
}

Str *bytes_repr(Thread *t, const uint8_t *data, size_t length, bool escape_quotes) {
    uint32_t quote = memchr(data, '\'', length) && !memchr(data, '"', length) ? '"' : '\'';
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = str_builder_add_char(&b, 'b') && str_builder_add_char(&b, quote);
    for (size_t i = 0; ok && i < length; i++) {
        char escape[10];
        size_t n = data[i] >= 0x7f ? repr_escape_hex(escape, data[i])
                                   : repr_escape(escape, data[i], escape_quotes ? '\'' : quote);
        ok = n ? str_builder_add_ascii(&b, escape, n) : str_builder_add_char(&b, data[i]);
    }
    return ok && str_builder_add_char(&b, quote) ? str_builder_finish(&b) : NULL;
}
