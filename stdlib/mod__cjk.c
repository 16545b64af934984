/* Module _cjk: text in the encodings of Chinese, Japanese and Korean, and back, piece by piece. encodings makes codecs
 * of it. */
#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/tuple.h"
#include "stdlib/cjk.h"

static const char cjk_illegal[] = "illegal multibyte sequence", cjk_incomplete[] = "incomplete multibyte sequence";

static const CjkCodec *cjk_find_codec(const char *name) {
    const CjkCodec *const lists[] = {cjk_double_codecs, cjk_escape_codecs};
    for (int i = 0; i < 2; i++)
        for (const CjkCodec *codec = lists[i]; codec->name; codec++)
            if (!strcmp(codec->name, name)) return codec;
    return NULL;
}

/* LookupError if there is no such encoding, or the C library came without its tables. */
static bool cjk_open(Thread *t, Value name, bool decoding, Cjk *c) {
    const char *utf8 = is_str(t, name) ? str_utf8(t, str_of(name), NULL, false) : "";
    if (!utf8) return false;
    *c = (Cjk){.codec = cjk_find_codec(utf8)};
    if (!c->codec) return FAIL_WITH(raise_error(t, T_LOOKUP_ERROR, "no such codec is supported."));
    for (int i = 0; i < CJK_SETS_MAX && c->codec->sets[i]; i++)
        if (!(c->tables[i] = cjk_table(t, c->codec->sets[i])))
            return error_is_set(t) ? false : FAIL_WITH(raise_error(
                t, T_LOOKUP_ERROR, "unknown encoding: %s (the C library's iconv lacks its characters)", utf8));
    if (c->codec->begin) c->codec->begin(c, decoding);
    return true;
}

/* The name of an error handler; None: strict. */
static bool cjk_errors(Thread *t, Value v, const char **out) {
    if (v == NONE) return true;
    if (!is_str(t, v)) return FAIL_WITH(raise_type_error(t, "errors must be a string"));
    *out = str_utf8(t, str_of(v), NULL, false);
    return *out;
}

/* ---- states are ints: the bytes of one, the lowest first; None: that in which text begins ---- */

static bool cjk_set_state(Thread *t, Cjk *c, Value state) {
    int64_t bits;
    if (state == NONE) return true;
    if (!value_as_int64(t, state, &bits, T_OVERFLOW_ERROR)) return false;
    for (int i = 0; i < CJK_STATE_SIZE; i++) c->state[i] = (uint8_t)(bits >> 8 * i);
    return true;
}

static Value cjk_get_state(Thread *t, Cjk *c) {
    uint64_t bits = 0;
    for (int i = 0; i < CJK_STATE_SIZE; i++) bits |= (uint64_t)c->state[i] << 8 * i;
    return int_from_int64(t, (int64_t)bits);
}

/* ---- encoding ---- */

/* Adds what s is, up to its end or, if there is more to come, up to what depends on that. errors NULL: strict. */
static bool cjk_encode_text(StrBuilder *b, Cjk *c, Str *s, const char *errors, bool more, size_t *consumed);

static bool cjk_fix_encode(StrBuilder *b, Cjk *c, Str *s, const char *errors, size_t *i) {
    Thread *t = b->t;
    CodecFix fix;
    size_t consumed;
    if (!codec_fix_encode(t, errors, c->codec->name, s, *i, *i + 1, cjk_illegal, &fix)) return false;
    *i = fix.next;
    if (is_bytes(t, fix.replacement))
        return str_builder_add_points(b, bytes_of(fix.replacement)->data, 1, bytes_of(fix.replacement)->length);
    return cjk_encode_text(b, c, str_of(fix.replacement), NULL, false, &consumed);
}

static bool cjk_encode_text(StrBuilder *b, Cjk *c, Str *s, const char *errors, bool more, size_t *consumed) {
    size_t i = 0;
    while (i < s->length) {
        uint8_t output[CJK_OUTPUT_MAX], *out = output;
        uint32_t next = i + 1 < s->length ? str_at(s, s->data, i + 1) : more ? CJK_UNKNOWN : CJK_NOTHING;
        int done = c->codec->encode(c, str_at(s, s->data, i), next, &out);
        if (done == 0) break;
        if (done < 0) {
            if (!cjk_fix_encode(b, c, s, errors, &i)) return false;
            continue;
        }
        if (!str_builder_add_points(b, output, 1, (size_t)(out - output))) return false;
        i += (size_t)done;
    }
    *consumed = i;
    return true;
}

/* args: name, text, errors, state, whether there is more: (bytes, how many points are in them, state). */
static Value cjk_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Cjk c;
    const char *errors = NULL;
    size_t consumed;
    int more = value_truth(t, args[4]);
    if (!is_str(t, args[1])) return raise_type_error(t, "couldn't convert the object to str.");
    if (more < 0 || !cjk_open(t, args[0], false, &c) || !cjk_set_state(t, &c, args[3]) ||
        !cjk_errors(t, args[2], &errors))
        return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    if (!cjk_encode_text(&b, &c, str_of(args[1]), errors, more, &consumed)) return NULL;
    if (!more && c.codec->end) {
        uint8_t output[CJK_OUTPUT_MAX], *out = output;
        c.codec->end(&c, &out);
        if (!str_builder_add_points(&b, output, 1, (size_t)(out - output))) return NULL;
    }
    Value bytes = to_value(bytes_new(t, b.data, b.length)), state = bytes ? cjk_get_state(t, &c) : NULL;
    return state ? tuple_from_3(t, bytes, small_int((int64_t)consumed), state) : NULL;
}

/* ---- decoding ---- */

static bool cjk_add_points(StrBuilder *b, uint32_t points) {
    if (points == CJK_NOTHING) return true;
    if (!cjk_is_pair(points)) return str_builder_add_char(b, points);
    return str_builder_add_char(b, points >> 16) && str_builder_add_char(b, points & 0xffff);
}

static bool cjk_decode_bytes(StrBuilder *b, Cjk *c, CodecFix *input, const char *errors, bool more, size_t *consumed) {
    size_t i = 0;
    while (i < input->length) {
        uint32_t points = CJK_NOTHING;
        size_t left = input->length - i;
        int size = c->codec->decode(c, input->data + i, left, &points);
        if (size > 0) {
            if (!cjk_add_points(b, points)) return false;
            i += (size_t)size;
            continue;
        }
        if (size == 0 && more) break;
        CodecFix fix;
        if (!codec_fix_decode(b->t, errors, c->codec->name, input->data, input->length, i,
                              size ? i + (size_t)-size : input->length, size ? cjk_illegal : cjk_incomplete, &fix))
            return false;
        *input = fix;
        i = fix.next;
        if (!str_builder_add_str(b, str_of(fix.replacement))) return false;
    }
    *consumed = i;
    return true;
}

/* args: name, data, errors, state, whether there is more: (text, how many bytes are in it, state). */
static Value cjk_decode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Cjk c;
    const char *errors = NULL;
    size_t consumed;
    BufferView view;
    int more = value_truth(t, args[4]);
    if (more < 0 || !cjk_open(t, args[0], true, &c) || !cjk_set_state(t, &c, args[3]) ||
        !cjk_errors(t, args[2], &errors) ||
        !buffer_get_still(t, args[1], &view))
        return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    CodecFix input = {.data = view.data, .length = view.length};
    bool ok = cjk_decode_bytes(&b, &c, &input, errors, more, &consumed);
    buffer_release(t, &view);
    Value text = ok ? to_value(str_builder_finish(&b)) : NULL, state = text ? cjk_get_state(t, &c) : NULL;
    return state ? tuple_from_3(t, text, small_int((int64_t)consumed), state) : NULL;
}

/* args: name, whether to decode: the state in which text begins; LookupError if there is no such encoding. */
static Value cjk_begin(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Cjk c;
    int decoding = value_truth(t, args[1]);
    return decoding >= 0 && cjk_open(t, args[0], decoding, &c) ? cjk_get_state(t, &c) : NULL;
}

/* args: name, state: that behind the end of text; its shifts are undone, while sets stay designated. */
static Value cjk_end(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Cjk c;
    uint8_t output[CJK_OUTPUT_MAX], *out = output;
    if (!cjk_open(t, args[0], true, &c) || !cjk_set_state(t, &c, args[1])) return NULL;
    if (c.codec->end) c.codec->end(&c, &out);
    return cjk_get_state(t, &c);
}

static const NativeDef cjk_functions[] = {
    {"encode", cjk_encode, 5, 5, NATIVE_FUNCTION, NULL, NULL},
    {"decode", cjk_decode, 5, 5, NATIVE_FUNCTION, NULL, NULL},
    {"end", cjk_end, 2, 2, NATIVE_FUNCTION, NULL, NULL},
    {"begin", cjk_begin, 2, 2, NATIVE_FUNCTION, NULL, NULL},
    {0},
};

const ModuleDef module__cjk = {"_cjk", "Encodings of Chinese, Japanese and Korean, piece by piece.", cjk_functions,
                               NULL, NULL};
