/* Ends of lines: "\r\n" and "\r" become "\n", piece by piece; and IncrementalNewlineDecoder. */
#include "runtime/objects/int.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

static Points newline_points(const Str *s) { return points_from(s->data, s->length, s->width); }

/* What ends of lines are in s, and the text with them translated. */
static Str *newline_translate(Thread *t, NewlineState *state, Str *s) {
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, s->data, i);
        if (c == '\n') {
            state->seen |= NEWLINE_SEEN_LF;
        } else if (c == '\r') {
            bool crlf = i + 1 < s->length && str_at(s, s->data, i + 1) == '\n';
            state->seen |= crlf ? NEWLINE_SEEN_CRLF : NEWLINE_SEEN_CR;
            if (state->translate) c = '\n';
            if (crlf) {
                i++;
                if (!state->translate && !str_builder_add_char(&b, '\r')) return NULL;
                c = '\n';
            }
        }
        if (!str_builder_add_char(&b, c)) return NULL;
    }
    return state->translate ? str_builder_finish(&b) : s;
}

Str *newline_decode(Thread *t, NewlineState *state, Str *s, bool final) {
    if (state->pending_cr && (final || s->length)) {
        s = str_concat(t, &static_latin1_chars['\r'], s);
        if (!s) return NULL;
        state->pending_cr = false;
    }
    if (!final && s->length && str_at(s, s->data, s->length - 1) == '\r') {
        s = str_slice(t, s, 0, s->length - 1);
        if (!s) return NULL;
        state->pending_cr = true;
    }
    if (search_point(newline_points(s), '\r') >= 0) return newline_translate(t, state, s);
    if (!(state->seen & NEWLINE_SEEN_LF) && search_point(newline_points(s), '\n') >= 0)
        state->seen |= NEWLINE_SEEN_LF;
    return s;
}

Value newline_seen(Thread *t, unsigned seen) {
    Value all[3];
    size_t count = 0;
    if (seen & NEWLINE_SEEN_CR) all[count++] = to_value(&static_latin1_chars['\r']);
    if (seen & NEWLINE_SEEN_LF) all[count++] = to_value(&static_latin1_chars['\n']);
    if (seen & NEWLINE_SEEN_CRLF && !(all[count++] = to_value(str_from_c(t, "\r\n")))) return NULL;
    return count == 0 ? NONE : count == 1 ? all[0] : tuple_new(t, all, count);
}

/* ---- IncrementalNewlineDecoder --------------------------------------------------------------- */

typedef struct NewlineDecoder {
    Object header;
    Value decoder;           /* or NULL: input is text */
    NewlineState state;
} NewlineDecoder;

static Value newline_decoder_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

static bool newline_decoder_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value out[3];
    NewlineDecoder *d = (NewlineDecoder *)self;
    if (!bind_arguments(t, "IncrementalNewlineDecoder", "decoder, translate, errors='strict'", args,
                        nargs, kwnames, out))
        return false;
    int translate = value_truth(t, out[1]);
    if (translate < 0) return false;
    store(d, &d->decoder, out[0] == NONE ? NULL : out[0]);
    d->state = (NewlineState){.translate = translate};
    return true;
}

static Value newline_decoder_decode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NewlineDecoder *d = (NewlineDecoder *)args[0];
    int final = args[2] ? value_truth(t, args[2]) : 0;
    if (final < 0) return NULL;
    Value text = args[1];
    if (d->decoder) {
        Value call[3] = {d->decoder, args[1], bool_value(final)};
        if (!(text = value_call_method(t, NAME(decode), call, 3, NULL))) return NULL;
    }
    if (!is_str(t, text))
        return raise_type_error(t, "decoder should return a string result, not '%T'", text);
    return to_value(newline_decode(t, &d->state, str_of(text), final));
}

/* The state is the decoder's, its flags moved up by one bit for the \r that is kept back. */
static Value newline_decoder_getstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NewlineDecoder *d = (NewlineDecoder *)args[0];
    Value buffer = to_value(&static_empty_bytes), flag = small_int(0);
    if (d->decoder) {
        Value state = io_call_0(t, d->decoder, NAME(getstate));
        if (!state) return NULL;
        if (!is_tuple(t, state) || tuple_of(state)->length != 2)
            return raise_type_error(t, "illegal decoder state");
        buffer = tuple_of(state)->items[0];
        flag = tuple_of(state)->items[1];
        if (!is_int(t, flag)) return raise_type_error(t, "illegal decoder state");
    }
    flag = int_lshift(t, flag, small_int(1));
    if (flag && d->state.pending_cr) flag = int_or(t, flag, small_int(1));
    return flag ? tuple_from_2(t, buffer, flag) : NULL;
}

static Value newline_decoder_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NewlineDecoder *d = (NewlineDecoder *)args[0];
    if (!is_tuple(t, args[1]) || tuple_of(args[1])->length != 2 ||
        !is_int(t, tuple_of(args[1])->items[1]))
        return raise_type_error(t, "state argument must be a tuple");
    Value flag = tuple_of(args[1])->items[1];
    Value low = int_and(t, flag, small_int(1)),
          rest = low ? int_rshift(t, flag, small_int(1)) : NULL;
    if (!rest) return NULL;
    d->state.pending_cr = low != small_int(0);
    if (!d->decoder) return NONE;
    Value state = tuple_from_2(t, tuple_of(args[1])->items[0], rest);
    return state ? io_call_1(t, d->decoder, NAME(setstate), state) : NULL;
}

static Value newline_decoder_reset(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NewlineDecoder *d = (NewlineDecoder *)args[0];
    d->state.seen = 0;
    d->state.pending_cr = false;
    return d->decoder ? io_call_0(t, d->decoder, NAME(reset)) : NONE;
}

static Value newline_decoder_get_newlines(Thread *t, Value self) {
    return newline_seen(t, ((NewlineDecoder *)self)->state.seen);
}

static void newline_decoder_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((NewlineDecoder *)cell)->decoder));
}

static const NativeDef newline_decoder_methods[] = {
    {"decode", newline_decoder_decode, 1, 2, NATIVE_METHOD, "input, final=False", NULL},
    {"getstate", newline_decoder_getstate, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"setstate", newline_decoder_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"reset", newline_decoder_reset, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef newline_decoder_getset[] = {
    {"newlines", newline_decoder_get_newlines, NULL, NULL}, {0}};

const TypeDef newline_decoder_typedef = {
    .name = "_io.IncrementalNewlineDecoder",
    .doc = "Codec used when reading a file in universal newlines mode.",
    .size = sizeof(NewlineDecoder),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .trace = newline_decoder_trace,
    .slots = {.new = newline_decoder_new, .init = newline_decoder_init},
    .methods = newline_decoder_methods,
    .getset = newline_decoder_getset,
    .new_params = "decoder, translate, errors='strict'",
};
