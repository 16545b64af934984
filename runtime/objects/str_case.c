/* Case mappings and the is...() tests of str. ASCII text takes a path of its own. */
#include "runtime/error.h"
#include "runtime/objects/str_internal.h"
#include "runtime/unicode/unicode.h"

/* ---- mappings -------------------------------------------------------------------------------- */

/* out may be data. Written so that compilers make vectors of it. */
void ascii_to_upper(uint8_t *out, const uint8_t *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        out[i] = data[i] ^ (uint8_t)(((uint8_t)(data[i] - 'a') < 26) << 5);
}

void ascii_to_lower(uint8_t *out, const uint8_t *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        out[i] = data[i] ^ (uint8_t)(((uint8_t)(data[i] - 'A') < 26) << 5);
}

void ascii_swap_case(uint8_t *out, const uint8_t *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        out[i] = data[i] ^ (uint8_t)(((uint8_t)((data[i] | 32) - 'a') < 26) << 5);
}

void ascii_to_title(uint8_t *out, const uint8_t *data, size_t length) {
    bool in_word = false;
    for (size_t i = 0; i < length; i++) {
        uint8_t c = data[i];
        bool letter = (uint8_t)((c | 32) - 'a') < 26;
        out[i] = !letter ? c : in_word ? c | 32 : c & ~32;
        in_word = letter;
    }
}

void ascii_capitalize(uint8_t *out, const uint8_t *data, size_t length) {
    ascii_to_lower(out, data, length);
    if (length) ascii_to_upper(out, out, 1);
}

/* A capital sigma at the end of a word becomes a final one: cased letters before it, none behind
 * it, not counting characters that case ignores. */
static bool case_sigma_is_final(const Str *s, size_t at) {
    size_t i = at;
    while (i > 0 && unicode_has(str_at(s, s->data, i - 1), UNICODE_CASE_IGNORABLE)) i--;
    if (i == 0 || !unicode_has(str_at(s, s->data, i - 1), UNICODE_CASED)) return false;
    for (i = at + 1; i < s->length && unicode_has(str_at(s, s->data, i), UNICODE_CASE_IGNORABLE);)
        i++;
    return i == s->length || !unicode_has(str_at(s, s->data, i), UNICODE_CASED);
}

static bool case_add(StrBuilder *b, const Str *s, size_t i, int mapping) {
    uint32_t point = str_at(s, s->data, i), out[3];
    if (mapping == UNICODE_TO_LOWER && point == 0x3a3)
        return str_builder_add_char(b, case_sigma_is_final(s, i) ? 0x3c2 : 0x3c3);
    int count = unicode_map_case(point, mapping, out);
    for (int k = 0; k < count; k++)
        if (!str_builder_add_char(b, out[k])) return false;
    return true;
}

typedef enum CaseStyle {
    STYLE_UPPER,
    STYLE_LOWER,
    STYLE_TITLE,
    STYLE_FOLD,
    STYLE_SWAP,
    STYLE_CAPITAL
} CaseStyle;

static int case_mapping(CaseStyle style, const Str *s, size_t i, bool in_word) {
    switch (style) {
    case STYLE_UPPER: return UNICODE_TO_UPPER;
    case STYLE_LOWER: return UNICODE_TO_LOWER;
    case STYLE_FOLD: return UNICODE_TO_FOLD;
    case STYLE_TITLE: return in_word ? UNICODE_TO_LOWER : UNICODE_TO_TITLE;
    case STYLE_CAPITAL: return i ? UNICODE_TO_LOWER : UNICODE_TO_TITLE;
    default:
        return unicode_has(str_at(s, s->data, i), UNICODE_UPPER) ? UNICODE_TO_LOWER
                                                                 : UNICODE_TO_UPPER;
    }
}

static Value case_convert(Thread *t, Value self, CaseStyle style,
                          void (*of_ascii)(uint8_t *out, const uint8_t *data, size_t length)) {
    Str *s = str_of(self);
    if (LIKELY(s->ascii)) {
        void *data;
        Str *converted = str_new_uninitialised(t, s->length, 1, true, &data);
        if (converted && s->length) of_ascii(data, s->data, s->length);
        return to_value(converted);
    }
    StrBuilder b;
    str_builder_init(&b, t);
    bool in_word = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t point = str_at(s, s->data, i);
        bool swaps = style != STYLE_SWAP || unicode_has(point, UNICODE_UPPER | UNICODE_LOWER);
        if (!(swaps ? case_add(&b, s, i, case_mapping(style, s, i, in_word))
                    : str_builder_add_char(&b, point)))
            return NULL;
        in_word = unicode_has(point, UNICODE_CASED);
    }
    return to_value(str_builder_finish(&b));
}

#define CASE_METHOD(name, style, of_ascii) \
    Value str_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return case_convert(t, args[0], style, of_ascii); \
    }
CASE_METHOD(upper, STYLE_UPPER, ascii_to_upper)
CASE_METHOD(lower, STYLE_LOWER, ascii_to_lower)
CASE_METHOD(title, STYLE_TITLE, ascii_to_title)
CASE_METHOD(casefold, STYLE_FOLD, ascii_to_lower)
CASE_METHOD(swapcase, STYLE_SWAP, ascii_swap_case)
CASE_METHOD(capitalize, STYLE_CAPITAL, ascii_capitalize)
#undef CASE_METHOD

/* ---- tests ----------------------------------------------------------------------------------- */

/* True if there is a character, and all have one of the flags. */
static Value str_all_have(Value self, uint32_t flags) {
    Str *s = str_of(self);
    for (size_t i = 0; i < s->length; i++)
        if (!unicode_has(str_at(s, s->data, i), flags)) return FALSE_VALUE;
    return bool_value(s->length > 0);
}

#define TEST_METHOD(name, flags) \
    Value str_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)t, (void)nargs; \
        return str_all_have(args[0], flags); \
    }
TEST_METHOD(isalpha, UNICODE_ALPHA)
TEST_METHOD(isalnum, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC)
TEST_METHOD(isdecimal, UNICODE_DECIMAL)
TEST_METHOD(isdigit, UNICODE_DIGIT | UNICODE_DECIMAL)
TEST_METHOD(isnumeric, UNICODE_NUMERIC | UNICODE_DIGIT | UNICODE_DECIMAL)
TEST_METHOD(isspace, UNICODE_SPACE)
#undef TEST_METHOD

Value str_method_isprintable(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(str_of(args[0])->length == 0 ||
                      str_all_have(args[0], UNICODE_PRINTABLE) == TRUE_VALUE);
}

Value str_method_isascii(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(str_of(args[0])->ascii);
}

/* At least one character of that case, none of the other. */
static Value str_is_all_case(Value self, uint32_t wanted, uint32_t other) {
    Str *s = str_of(self);
    bool found = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t flags = unicode_record(str_at(s, s->data, i))->flags;
        if (flags & other) return FALSE_VALUE;
        found |= (flags & wanted) != 0;
    }
    return bool_value(found);
}

Value str_method_islower(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return str_is_all_case(args[0], UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE);
}

Value str_method_isupper(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return str_is_all_case(args[0], UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE);
}

Value str_method_istitle(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    Str *s = str_of(args[0]);
    bool found = false, in_word = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t flags = unicode_record(str_at(s, s->data, i))->flags;
        if (flags & (UNICODE_UPPER | UNICODE_TITLE)) {
            if (in_word) return FALSE_VALUE;
            in_word = found = true;
        } else if (flags & UNICODE_LOWER) {
            if (!in_word) return FALSE_VALUE;
        } else {
            in_word = false;
        }
    }
    return bool_value(found);
}

bool str_is_identifier(const Str *s) {
    if (s->length == 0 || !unicode_is_xid_start(str_at(s, s->data, 0))) return false;
    for (size_t i = 1; i < s->length; i++)
        if (!unicode_is_xid_continue(str_at(s, s->data, i))) return false;
    return true;
}

Value str_method_isidentifier(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(str_is_identifier(str_of(args[0])));
}
