#include "runtime/objects/number_text.h"

#include "runtime/objects/bytes.h"
#include "runtime/unicode/unicode.h"

static bool number_text_is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

const char *number_text_trim(const char *text, size_t *length) {
    while (*length > 0 && number_text_is_space(*text)) text++, (*length)--;
    while (*length > 0 && number_text_is_space(text[*length - 1])) (*length)--;
    return text;
}

static char number_text_char(uint32_t point) {
    if (point < 128) return point >= 0x1c && point <= 0x1f ? ' ' : (char)point;
    if (unicode_is_space(point)) return ' ';
    int digit = unicode_decimal(point);
    return digit >= 0 ? (char)('0' + digit) : '?';
}

const char *number_text(Thread *t, Str *s, size_t *length) {
    const void *data = str_flat(t, s);
    if (data == NULL) return NULL;
    *length = s->length;
    const char *text = data;
    bool plain = s->ascii;
    for (size_t i = 0; i < s->length && plain; i++) plain = text[i] < 0x1c || text[i] > 0x1f;
    if (!plain) {
        BytesBlock *block = bytes_block_new(t, s->length + 1);
        if (block == NULL) return NULL;
        for (size_t i = 0; i < s->length; i++)
            block->data[i] = (uint8_t)number_text_char(str_at(s, data, i));
        block->data[s->length] = 0;
        text = (const char *)block->data;
    }
    return number_text_trim(text, length);
}

static bool number_text_is_digit(char c) {
    return c >= '0' && c <= '9';
}

const char *number_text_without_underscores(Thread *t, const char *text, size_t *length) {
    BytesBlock *block = bytes_block_new(t, *length + 1);
    if (block == NULL) return NULL;
    size_t n = 0;
    for (size_t i = 0; i < *length; i++) {
        if (text[i] != '_') {
            block->data[n++] = (uint8_t)text[i];
        } else if (i == 0 || i + 1 == *length || !number_text_is_digit(text[i - 1]) ||
                   !number_text_is_digit(text[i + 1])) {
            return NULL;
        }
    }
    block->data[n] = 0;
    *length = n;
    return (const char *)block->data;
}
