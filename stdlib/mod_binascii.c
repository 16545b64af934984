/* Module binascii: bytes as text of hexadecimal digits, base 64, uuencode and quoted-printable; and
 * checksums. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"

static const char binascii_error_key[] = "binascii.Error",
                  binascii_incomplete_key[] = "binascii.Incomplete";

static Value binascii_fail(Thread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *message = str_format_va(t, format, args);
    va_end(args);
    Value error =
        message ? value_call_1(t, load(vm_root(t, binascii_error_key)), to_value(message)) : NULL;
    return error ? raise_value(t, error) : NULL;
}

/* Text to be decoded: bytes, or a str that is ASCII. */
static bool binascii_ascii(Thread *t, Value v, BufferView *view) {
    if (is_str(t, v)) {
        if (!str_of(v)->ascii)
            return FAIL_WITH(
                raise_value_error(t, "string argument should contain only ASCII characters"));
        buffer_fill(view, v, (void *)str_of(v)->data, str_of(v)->length, true);
        return true;
    }
    if (buffer_is_supported(t, v)) return buffer_get(t, v, view, BUFFER_READ);
    return FAIL_WITH(
        raise_type_error(t, "argument should be bytes, buffer or ASCII string, not '%T'", v));
}

/* Of both kinds of argument: a str is nobody's buffer. */
static void binascii_release(Thread *t, BufferView *view) {
    if (!is_str(t, view->object)) buffer_release(t, view);
}

static Value binascii_result(Thread *t, const StrBuilder *b) {
    return to_value(bytes_new(t, b->data, b->length));
}

/* ---- hexadecimal ----------------------------------------------------------------------------- */

static Value binascii_hexlify(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    if (!buffer_get(t, args[0], &view, BUFFER_READ)) return NULL;
    Value text = bytes_hex(t, view.data, view.length, args[1], args[2]);
    buffer_release(t, &view);
    return text ? to_value(bytes_new(t, str_of(text)->data, str_of(text)->length)) : NULL;
}

static int binascii_hex_digit(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a' + 10) : -1;
}

static Value binascii_unhexlify(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    if (!binascii_ascii(t, args[0], &view)) return NULL;
    Value result = NULL;
    uint8_t *data;
    if (view.length % 2) {
        binascii_fail(t, "Odd-length string");
    } else if ((result = to_value(bytes_new_uninitialised(t, view.length / 2, &data)))) {
        for (size_t i = 0; i < view.length && result; i += 2) {
            int high = binascii_hex_digit(view.data[i]), low = binascii_hex_digit(view.data[i + 1]);
            if (high < 0 || low < 0) result = binascii_fail(t, "Non-hexadecimal digit found");
            else data[i / 2] = (uint8_t)(high << 4 | low);
        }
    }
    binascii_release(t, &view);
    return result;
}

/* ---- base 64 --------------------------------------------------------------------------------- */

static const char base64_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int base64_digit(uint8_t c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static Value binascii_b2a_base64(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    int newline = args[1] ? value_truth(t, args[1]) : 1;
    if (newline < 0 || !buffer_get(t, args[0], &view, BUFFER_READ)) return NULL;
    uint8_t *p;
    Bytes *bytes = bytes_new_uninitialised(t, (view.length + 2) / 3 * 4 + (size_t)newline, &p);
    for (size_t i = 0; bytes && i < view.length; i += 3) {
        size_t left = view.length - i;
        uint32_t group = (uint32_t)view.data[i] << 16 |
                         (left > 1 ? (uint32_t)view.data[i + 1] << 8 : 0) |
                         (left > 2 ? view.data[i + 2] : 0);
        *p++ = (uint8_t)base64_digits[group >> 18];
        *p++ = (uint8_t)base64_digits[group >> 12 & 63];
        *p++ = left > 1 ? (uint8_t)base64_digits[group >> 6 & 63] : '=';
        *p++ = left > 2 ? (uint8_t)base64_digits[group & 63] : '=';
    }
    if (bytes && newline) *p = '\n';
    buffer_release(t, &view);
    return to_value(bytes);
}

/* Four digits are three bytes. Strict mode wants padding at the end only, just as much as there
 * must be. */
static bool base64_decode(StrBuilder *b, const uint8_t *data, size_t length, bool strict) {
    Thread *t = b->t;
    unsigned quad = 0, pads = 0;
    uint32_t left = 0;
    bool padded = false;
    if (strict && length && data[0] == '=')
        return FAIL_WITH(binascii_fail(t, "Leading padding not allowed"));
    for (size_t i = 0; i < length; i++) {
        uint8_t c = data[i];
        if (c == '=') {
            padded = true;
            if (strict && quad == 1) break;
            if (strict && (quad == 0 || quad + pads >= 4))
                return FAIL_WITH(binascii_fail(t, "Excess padding not allowed"));
            pads++;
            continue;
        }
        int digit = base64_digit(c);
        if (digit < 0) {
            if (strict) return FAIL_WITH(binascii_fail(t, "Only base64 data is allowed"));
            continue;
        }
        if (strict && padded)
            return FAIL_WITH(binascii_fail(t, quad + pads == 4
                                                  ? "Excess data after padding"
                                                  : "Discontinuous padding not allowed"));
        pads = 0;
        left = left << 6 | (uint32_t)digit;
        /* Bits that do not make a byte yet stay in `left`. */
        if (quad++ > 0 && !str_builder_add_char(b, left >> (6 - 2 * (quad - 1)) & 0xff))
            return false;
        if (quad == 4) quad = 0;
        left &= 0x3f;
    }
    if (quad == 0 || (quad > 1 && quad + pads >= 4)) return true;
    if (quad == 1)
        return FAIL_WITH(binascii_fail(t,
                                       "Invalid base64-encoded string: number of data characters "
                                       "(%zu) cannot be 1 more than a multiple of 4",
                                       (uint64_t)(b->length / 3 * 4 + 1)));
    return FAIL_WITH(binascii_fail(t, "Incorrect padding"));
}

static Value binascii_a2b_base64(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    int strict = args[1] ? value_truth(t, args[1]) : 0;
    if (strict < 0 || !binascii_ascii(t, args[0], &view)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = base64_decode(&b, view.data, view.length, strict);
    binascii_release(t, &view);
    return ok ? binascii_result(t, &b) : NULL;
}

/* ---- uuencode -------------------------------------------------------------------------------- */

static Value binascii_b2a_uu(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    int backtick = args[1] ? value_truth(t, args[1]) : 0;
    if (backtick < 0 || !buffer_get(t, args[0], &view, BUFFER_READ)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    uint32_t zero = backtick ? '`' : ' ';
    bool ok = view.length <= 45 || FAIL_WITH(binascii_fail(t, "At most 45 bytes at once"));
    ok = ok && str_builder_add_char(&b, view.length ? ' ' + (uint32_t)view.length : zero);
    for (size_t i = 0; ok && i < view.length; i += 3) {
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < view.length ? view.data[i + k] : 0);
        for (int shift = 18; ok && shift >= 0; shift -= 6) {
            uint32_t digit = group >> shift & 63;
            ok = str_builder_add_char(&b, digit ? digit + ' ' : zero);
        }
    }
    ok = ok && str_builder_add_char(&b, '\n');
    buffer_release(t, &view);
    return ok ? binascii_result(t, &b) : NULL;
}

static bool uu_decode(StrBuilder *b, const uint8_t *p, const uint8_t *end) {
    if (p == end) return FAIL_WITH(binascii_fail(b->t, "Missing length byte"));
    size_t length = (size_t)(*p++ - ' ') & 63;
    uint32_t group = 0;
    unsigned bits = 0;
    while (b->length < length) {
        uint32_t c = p < end ? *p++ : ' ';
        if (c == '\n' || c == '\r') c = ' ';
        if (c < ' ' || c > ' ' + 64) return FAIL_WITH(binascii_fail(b->t, "Illegal char"));
        group = group << 6 | ((c - ' ') & 63);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        if (!str_builder_add_char(b, group >> bits & 0xff)) return false;
    }
    for (; p < end; p++)
        if (*p != ' ' && *p != '`' && *p != '\n' && *p != '\r')
            return FAIL_WITH(binascii_fail(b->t, "Trailing garbage"));
    return true;
}

static Value binascii_a2b_uu(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    if (!binascii_ascii(t, args[0], &view)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = uu_decode(&b, view.data, view.data + view.length);
    binascii_release(t, &view);
    return ok ? binascii_result(t, &b) : NULL;
}

/* ---- quoted-printable ------------------------------------------------------------------------ */

static bool qp_decode(StrBuilder *b, const uint8_t *p, const uint8_t *end, bool header) {
    while (p < end) {
        if (*p != '=') {
            if (!str_builder_add_char(b, header && *p == '_' ? ' ' : *p)) return false;
            p++;
            continue;
        }
        if (++p == end) break;
        if (*p == '\n' || *p == '\r') {
            while (p < end && *p != '\n') p++;
            if (p < end) p++;
        } else if (*p == '=') {
            if (!str_builder_add_char(b, '=')) return false;
            p++;
        } else {
            int high = binascii_hex_digit(*p),
                low = high >= 0 && p + 1 < end ? binascii_hex_digit(p[1]) : -1;
            if (!str_builder_add_char(b, low < 0 ? '=' : (uint32_t)(high << 4 | low))) return false;
            if (low >= 0) p += 2;
        }
    }
    return true;
}

static Value binascii_a2b_qp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    int header = args[1] ? value_truth(t, args[1]) : 0;
    if (header < 0 || !binascii_ascii(t, args[0], &view)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = qp_decode(&b, view.data, view.data + view.length, header);
    binascii_release(t, &view);
    return ok ? binascii_result(t, &b) : NULL;
}

typedef struct QpOptions {
    bool quote_tabs, text, header, crlf;
} QpOptions;

#define QP_LINE_MAX 76

static bool qp_must_quote(const uint8_t *data, size_t length, size_t i, size_t column,
                          const QpOptions *o) {
    uint8_t c = data[i];
    bool last = i + 1 == length;
    if (c > 126 || c == '=' || (o->header && c == '_')) return true;
    if (c == '.' && column == 0)
        return last || data[i + 1] == '\n' || data[i + 1] == '\r' || data[i + 1] == 0;
    if (!o->text && (c == '\r' || c == '\n')) return true;
    if (c == ' ' || c == '\t') {
        bool before_end = !last && (data[i + 1] == '\n' ||
                                    (data[i + 1] == '\r' && i + 2 < length && data[i + 2] == '\n'));
        return last || o->quote_tabs || (o->text && before_end && !(o->header && c == ' '));
    }
    return c < 33 && c != '\r' && c != '\n';
}

static bool qp_encode(StrBuilder *b, const uint8_t *data, size_t length, const QpOptions *o) {
    size_t column = 0;
    const char *line_end = o->crlf ? "\r\n" : "\n";
    for (size_t i = 0; i < length;) {
        uint8_t c = data[i];
        bool breaks =
            o->text && (c == '\n' || (c == '\r' && i + 1 < length && data[i + 1] == '\n'));
        if (breaks) {
            if (!str_builder_add_c(b, line_end)) return false;
            i += c == '\r' ? 2 : 1;
            column = 0;
            continue;
        }
        bool quote = qp_must_quote(data, length, i, column, o);
        size_t width = quote ? 3 : 1;
        bool line_follows = i + 1 < length && data[i + 1] == '\n';
        if ((quote ? column + 3 >= QP_LINE_MAX : !line_follows && column + 1 >= QP_LINE_MAX)) {
            if (!str_builder_add_char(b, '=') || !str_builder_add_c(b, line_end)) return false;
            column = 0;
            quote = qp_must_quote(data, length, i, column, o);
            width = quote ? 3 : 1;
        }
        bool ok = quote ? str_builder_format(b, "=%02X", (unsigned)c)
                        : str_builder_add_char(b, o->header && c == ' ' ? '_' : c);
        if (!ok) return false;
        column += width;
        i++;
    }
    return true;
}

static Value binascii_b2a_qp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool flags[3] = {false, true, false};
    for (int i = 0; i < 3; i++) {
        int truth = args[1 + i] ? value_truth(t, args[1 + i]) : flags[i];
        if (truth < 0) return NULL;
        flags[i] = truth;
    }
    BufferView view;
    if (!buffer_get(t, args[0], &view, BUFFER_READ)) return NULL;
    const uint8_t *newline = memchr(view.data, '\n', view.length);
    QpOptions options = {flags[0], flags[1], flags[2],
                         newline && newline > view.data && newline[-1] == '\r'};
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = qp_encode(&b, view.data, view.length, &options);
    buffer_release(t, &view);
    return ok ? binascii_result(t, &b) : NULL;
}

/* ---- checksums ------------------------------------------------------------------------------- */

static uint32_t crc32_step(uint32_t crc) {
    for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    return crc;
}

static uint32_t crc32_of(uint32_t crc, const uint8_t *data, size_t length) {
    uint32_t table[256];
    crc = ~crc;
    if (length < 64) {
        for (size_t i = 0; i < length; i++) crc = crc32_step(crc ^ data[i]);
        return ~crc;
    }
    for (uint32_t i = 0; i < 256; i++) table[i] = crc32_step(i);
    for (size_t i = 0; i < length; i++) crc = crc >> 8 ^ table[(crc ^ data[i]) & 0xff];
    return ~crc;
}

/* A start value is taken modulo its width. */
static bool crc_start(Thread *t, Value v, uint64_t mask, uint32_t *crc) {
    *crc = 0;
    if (!v) return true;
    Value number = value_index(t, v), limit = number ? int_from_uint64(t, mask) : NULL;
    Value low = limit ? int_and(t, number, limit) : NULL;
    if (!low) return false;
    *crc = (uint32_t)small_int_of(low);
    return true;
}

static Value binascii_crc32(Thread *t, Value *args, size_t nargs) {
    BufferView view;
    uint32_t crc;
    if (!crc_start(t, nargs > 1 ? args[1] : NULL, 0xffffffff, &crc) ||
        !buffer_get(t, args[0], &view, BUFFER_READ))
        return NULL;
    crc = crc32_of(crc, view.data, view.length);
    buffer_release(t, &view);
    return small_int(crc);
}

static Value binascii_crc_hqx(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    uint32_t crc;
    if (!crc_start(t, args[1], 0xffff, &crc) || !buffer_get(t, args[0], &view, BUFFER_READ))
        return NULL;
    for (size_t i = 0; i < view.length; i++) {
        crc ^= (uint32_t)view.data[i] << 8;
        for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ (crc & 0x8000 ? 0x1021u : 0);
        crc &= 0xffff;
    }
    buffer_release(t, &view);
    return small_int(crc);
}

/* ---- the module ------------------------------------------------------------------------------ */

static const NativeDef binascii_functions[] = {
    {"hexlify", binascii_hexlify, 1, 3, NATIVE_FUNCTION, "data, sep=None, bytes_per_sep=1",
     "Hexadecimal representation of binary data."},
    {"b2a_hex", binascii_hexlify, 1, 3, NATIVE_FUNCTION, "data, sep=None, bytes_per_sep=1",
     "Hexadecimal representation of binary data."},
    {"unhexlify", binascii_unhexlify, 1, 1, NATIVE_FUNCTION, NULL,
     "Binary data of hexadecimal representation."},
    {"a2b_hex", binascii_unhexlify, 1, 1, NATIVE_FUNCTION, NULL,
     "Binary data of hexadecimal representation."},
    {"b2a_base64", binascii_b2a_base64, 1, 1, NATIVE_FUNCTION, "data, /, *, newline=True",
     "Base64-code line of data."},
    {"a2b_base64", binascii_a2b_base64, 1, 1, NATIVE_FUNCTION, "data, /, *, strict_mode=False",
     "Decode a line of base64 data."},
    {"b2a_uu", binascii_b2a_uu, 1, 1, NATIVE_FUNCTION, "data, /, *, backtick=False",
     "Uuencode line of data."},
    {"a2b_uu", binascii_a2b_uu, 1, 1, NATIVE_FUNCTION, NULL, "Decode a line of uuencoded data."},
    {"b2a_qp", binascii_b2a_qp, 1, 4, NATIVE_FUNCTION,
     "data, quotetabs=False, istext=True, header=False",
     "Encode a string using quoted-printable encoding."},
    {"a2b_qp", binascii_a2b_qp, 1, 2, NATIVE_FUNCTION, "data, header=False",
     "Decode a string of qp-encoded data."},
    {"crc32", binascii_crc32, 1, 2, NATIVE_FUNCTION, NULL, "Compute CRC-32 incrementally."},
    {"crc_hqx", binascii_crc_hqx, 2, 2, NATIVE_FUNCTION, NULL, "Compute CRC-CCITT incrementally."},
    {0},
};

static bool binascii_init(Thread *t, Module *m) {
    return module_add_error(t, m, binascii_error_key, "binascii", "Error", T_VALUE_ERROR) &&
           module_add_error(t, m, binascii_incomplete_key, "binascii", "Incomplete", T_EXCEPTION);
}

const ModuleDef module_binascii = {"binascii", "Conversion between binary data and ASCII.",
                                   binascii_functions, binascii_init, NULL};
