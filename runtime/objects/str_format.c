/* The formats of C code: error messages and reprs. error.h has the letters. */
#include <stdio.h>

#include "runtime/error.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"

/* One directive: %[0][width][.precision][z|l|ll]letter */
typedef struct FormatDirective {
    bool zero_pad;
    int width;
    int precision; /* -1: none */
    int longs;     /* 0: int; 1 and 2: 64 bits */
    char letter;
} FormatDirective;

static const char *format_directive_parse(const char *p, FormatDirective *d, va_list *args) {
    *d = (FormatDirective){.precision = -1};
    if (*p == '0') d->zero_pad = true, p++;
    while (*p >= '0' && *p <= '9') d->width = d->width * 10 + (*p++ - '0');
    if (*p == '.') {
        p++;
        d->precision = 0;
        if (*p == '*') d->precision = va_arg(*args, int), p++;
        while (*p >= '0' && *p <= '9') d->precision = d->precision * 10 + (*p++ - '0');
    }
    while (*p == 'l' || *p == 'z') d->longs++, p++;
    d->letter = *p++;
    return p;
}

static bool format_add_number(StrBuilder *b, const FormatDirective *d, va_list *args) {
    char text[40];
    int length, pad = d->width < 30 ? d->width : 30;
    if (d->letter == 'd' || d->letter == 'i') {
        int64_t n = d->longs ? va_arg(*args, int64_t) : va_arg(*args, int);
        length = snprintf(text, sizeof text, d->zero_pad ? "%0*lld" : "%*lld", pad, (long long)n);
    } else {
        uint64_t n = d->longs ? va_arg(*args, uint64_t) : va_arg(*args, unsigned);
        const char *format = d->letter == 'u' ? (d->zero_pad ? "%0*llu" : "%*llu")
                             : d->letter == 'x' ? (d->zero_pad ? "%0*llx" : "%*llx")
                                                : (d->zero_pad ? "%0*llX" : "%*llX");
        length = snprintf(text, sizeof text, format, pad, (unsigned long long)n);
    }
    return str_builder_add_ascii(b, text, (size_t)length);
}

static bool format_add_text(StrBuilder *b, const FormatDirective *d, const char *text) {
    if (!text) text = "(null)";
    size_t length = d->precision >= 0 ? strnlen(text, (size_t)d->precision) : strlen(text);
    return str_builder_add_utf8(b, text, length);
}

static bool format_add_value(StrBuilder *b, Value text, int precision) {
    if (!text) return false;
    Str *s = str_of(text);
    size_t length = s->length;
    if (precision >= 0 && (size_t)precision < length) length = (size_t)precision;
    return str_builder_add_slice(b, s, 0, length);
}

static bool format_add_directive(StrBuilder *b, const FormatDirective *d, va_list *args) {
    Thread *t = b->t;
    switch (d->letter) {
    case 'd': case 'i': case 'u': case 'x': case 'X': return format_add_number(b, d, args);
    case 's': return format_add_text(b, d, va_arg(*args, const char *));
    case 'c': return str_builder_add_char(b, va_arg(*args, uint32_t));
    case 'V': return format_add_value(b, value_str(t, va_arg(*args, Value)), d->precision);
    case 'R': return format_add_value(b, value_repr(t, va_arg(*args, Value)), d->precision);
    case 'A': return format_add_value(b, value_ascii(t, va_arg(*args, Value)), d->precision);
    case 'U': return format_add_value(b, to_value(va_arg(*args, Str *)), d->precision);
    case 'T': return format_add_text(b, d, type_name_of(t, va_arg(*args, Value)));
    case 'N': return format_add_text(b, d, type_name(va_arg(*args, Type *)));
    case 'p': return str_builder_format(b, "0x%zx", (uint64_t)(uintptr_t)va_arg(*args, void *));
    case '%': return str_builder_add_char(b, '%');
    }
    ASSERT(false, "formats have only the letters of error.h");
    return str_builder_add_char(b, (uint8_t)d->letter);
}

bool str_builder_format_va(StrBuilder *b, const char *format, va_list args) {
    va_list copy;
    va_copy(copy, args);
    bool ok = true;
    for (const char *p = format; ok && *p;) {
        const char *percent = strchr(p, '%');
        if (!percent) {
            ok = str_builder_add_utf8(b, p, strlen(p));
            break;
        }
        ok = str_builder_add_utf8(b, p, (size_t)(percent - p));
        FormatDirective directive;
        p = format_directive_parse(percent + 1, &directive, &copy);
        ok = ok && format_add_directive(b, &directive, &copy);
    }
    va_end(copy);
    return ok;
}

Str *str_format_va(Thread *t, const char *format, va_list args) {
    StrBuilder b;
    str_builder_init(&b, t);
    return str_builder_format_va(&b, format, args) ? str_builder_finish(&b) : NULL;
}

Str *str_format(Thread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *s = str_format_va(t, format, args);
    va_end(args);
    return s;
}
