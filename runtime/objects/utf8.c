/* Between strings and UTF-8. Decoding with error handlers is in str_codec.c. */
#include "runtime/objects/utf8.h"

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/str.h"
#include "runtime/objects/str_codec.h"

uint32_t utf8_decode_char(const uint8_t *p, const uint8_t *end, unsigned *size, bool *incomplete) {
    uint32_t first = p[0];
    *size = 1;
    *incomplete = false;
    if (first < 0x80) return first;
    if (first < 0xc2 || first > 0xf4) return UTF8_BAD;
    unsigned length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    /* The second byte's range excludes overlong forms, surrogates and what is too large. */
    uint32_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint32_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    uint32_t point = first & (0x7fu >> length);
    for (unsigned i = 1; i < length; i++) {
        if (p + i >= end) {
            *incomplete = true;
            *size = i;
            return UTF8_BAD;
        }
        if (p[i] < low || p[i] > high) {
            *size = i;
            return UTF8_BAD;
        }
        point = point << 6 | (p[i] & 0x3fu);
        low = 0x80;
        high = 0xbf;
    }
    *size = length;
    return point;
}

Str *str_from_utf8(Thread *t, const char *utf8, size_t length) {
    void *data;
    if (length <= 1 && (length == 0 || (uint8_t)*utf8 < 0x80))
        return length ? &static_latin1_chars[(uint8_t)*utf8] : &static_empty_str;
    if (bytes_are_ascii(utf8, length)) {
        Str *s = str_new_uninitialised(t, length, 1, true, &data);
        if (s) memcpy(data, utf8, length);
        return s;
    }
    const uint8_t *p = (const uint8_t *)utf8, *end = p + length;
    size_t count = 0;
    uint32_t highest = 0;
    while (p < end) {
        highest |= utf8_next(&p);
        count++;
    }
    if (count == 1) return str_from_char(t, highest);
    unsigned width = points_width(highest);
    Str *s = str_new_uninitialised(t, count, width, false, &data);
    if (!s) return NULL;
    p = (const uint8_t *)utf8;
    for (size_t i = 0; i < count; i++) points_set(data, width, i, utf8_next(&p));
    return s;
}

/* True if a zero follows the text for as long as the string lives. */
static bool str_is_terminated(const Str *s) {
    if (s->data == s->inline_data || s->length == 0 || object_flags(&s->header) & OBJECT_STATIC)
        return true;
    const BytesBlock *block = bytes_block_of(s->data);
    return s->length * s->width + s->width == block->capacity;
}

const char *str_utf8(Thread *t, Str *s, size_t *length, bool surrogates) {
    size_t count = s->length;
    if (LIKELY(s->ascii)) {
        if (length) *length = count;
        if (LIKELY(str_is_terminated(s))) return s->data;
        BytesBlock *block = bytes_block_new(t, count + 1);
        return block ? memcpy(block->data, s->data, count) : NULL;
    }
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = str_at(s, s->data, i);
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (UNLIKELY(is_surrogate(c) && !surrogates)) {
            size_t end = i + 1;
            while (end < count && is_surrogate(str_at(s, s->data, end))) end++;
            raise_unicode_encode_error(t, "utf-8", s, i, end, "surrogates not allowed");
            return NULL;
        }
    }
    BytesBlock *block = bytes_block_new(t, bytes + 1);
    if (!block) return NULL;
    uint8_t *p = block->data;
    for (size_t i = 0; i < count; i++) p += utf8_encode_char(p, str_at(s, s->data, i));
    if (length) *length = bytes;
    return (const char *)block->data;
}

const char *str_os_path(Thread *t, Str *s) {
    size_t length;
    const char *text;
    if (s->ascii) {
        text = str_utf8(t, s, &length, false);
    } else {
        Bytes *bytes = str_encode(t, s, "utf-8", "surrogateescape");
        if (!bytes) return NULL;
        text = (const char *)bytes->data;
        length = bytes->length;
    }
    if (!text) return NULL;
    if (memchr(text, 0, length)) {
        raise_value_error(t, "embedded null byte");
        return NULL;
    }
    return text;
}

Str *str_from_os(Thread *t, const char *bytes, size_t length) {
    if (bytes_are_ascii(bytes, length)) return str_from_utf8(t, bytes, length);
    return str_decode(t, bytes, length, "utf-8", "surrogateescape");
}
