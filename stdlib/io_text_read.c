/* TextIOWrapper: reading, and positions.
 *
 * `decoded` is the text of the last chunk; what was read of it is counted by decoded_used. While
 * the stream can tell(), `snapshot` holds the bytes that `decoded` was made from, from a point at
 * which the decoder held nothing back (but a byte order): so a position in the text is found by
 * decoding prefixes of the snapshot again. */
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

static TextIO *text_reader_of(Value v) { return (TextIO *)v; }

void textio_set_decoded(TextIO *f, Str *s) {
    store(f, &f->decoded, to_value(s));
    f->decoded_used = 0;
}

void textio_forget_decoded(TextIO *f) {
    textio_set_decoded(f, NULL);
    store(f, &f->snapshot, NULL);
    store(f, &f->leftover, NULL);
    f->newlines.pending_cr = false;
}

static size_t textio_left(const TextIO *f) {
    return f->decoded ? str_of(f->decoded)->length - f->decoded_used : 0;
}

/* Takes up to n points that were decoded already. */
static Str *textio_take(Thread *t, TextIO *f, size_t n) {
    size_t left = textio_left(f);
    if (n > left) n = left;
    if (n == 0) return &static_empty_str;
    Str *taken = str_slice(t, str_of(f->decoded), f->decoded_used, f->decoded_used + n);
    if (taken) f->decoded_used += n;
    return taken;
}

/* ---- decoding -------------------------------------------------------------------------------- */

/* Joins two pieces of bytes; either may be NULL. */
static Bytes *textio_join(Thread *t, Value front, Bytes *back) {
    if (!front || bytes_of(front)->length == 0) return back;
    size_t n = bytes_of(front)->length;
    uint8_t *data;
    Bytes *all = bytes_new_uninitialised(t, n + back->length, &data);
    if (!all) return NULL;
    memcpy(data, bytes_of(front)->data, n);
    memcpy(data + n, back->data, back->length);
    return all;
}

static Str *textio_decode_other(Thread *t, TextIO *f, Bytes *input, bool final) {
    Value call[3] = {f->decoder, to_value(input), bool_value(final)};
    Value text = value_call_method(t, NAME(decode), call, 3, NULL);
    if (text && !is_str(t, text)) {
        raise_type_error(t, "decoder should return a string result, not '%T'", text);
        return NULL;
    }
    return (Str *)text;
}

/* Of the bytes before the newlines are looked at; keeps an incomplete end in `leftover`. */
static Str *textio_decode_bytes(Thread *t, TextIO *f, Bytes *input, bool final) {
    if (f->known == ENCODING_OTHER) return textio_decode_other(t, f, input, final);
    Bytes *all = textio_join(t, f->leftover, input);
    const char *errors = all ? str_utf8(t, str_of(f->errors), NULL, false) : NULL;
    size_t consumed;
    if (!errors) return NULL;
    Str *s = encoding_decode(t, f->known, all->data, all->length, errors, final ? NULL : &consumed,
                             &f->order);
    if (!s) return NULL;
    if (final) consumed = all->length;
    if (f->order == 0 && consumed >= 2) f->order = -1;
    Value leftover = NULL;
    if (consumed < all->length &&
        !(leftover = to_value(bytes_new(t, all->data + consumed, all->length - consumed))))
        return NULL;
    store(f, &f->leftover, leftover);
    return s;
}

Str *textio_decode(Thread *t, TextIO *f, Bytes *input, bool final) {
    Str *s = textio_decode_bytes(t, f, input, final);
    return s && f->universal ? newline_decode(t, &f->newlines, s, final) : s;
}

/* Before a chunk is decoded: remembers its bytes, with what was held back before them. */
static bool textio_remember(Thread *t, TextIO *f, Bytes *input) {
    Value held = f->leftover;
    if (f->known == ENCODING_OTHER) {
        Value state = io_call_0(t, f->decoder, NAME(getstate));
        if (!state) return false;
        if (!is_tuple(t, state) || tuple_of(state)->length != 2 ||
            !is_bytes(t, tuple_of(state)->items[0]))
            return FAIL_WITH(raise_type_error(t, "illegal decoder state"));
        held = tuple_of(state)->items[0];
        store(f, &f->decoder_state, tuple_of(state)->items[1]);
    }
    Bytes *all = textio_join(t, held, input);
    if (all && f->newlines.pending_cr) {
        const char *name = str_utf8(t, str_of(f->encoding), NULL, false);
        Bytes *cr =
            !name ? NULL
            : f->known != ENCODING_OTHER
                ? encoding_encode(t,
                                  f->known == ENCODING_UTF16
                                      ? (f->order > 0 ? ENCODING_UTF16_BE : ENCODING_UTF16_LE)
                                  : f->known == ENCODING_UTF32
                                      ? (f->order > 0 ? ENCODING_UTF32_BE : ENCODING_UTF32_LE)
                                      : f->known,
                                  &static_latin1_chars['\r'], NULL)
                : str_encode(t, &static_latin1_chars['\r'], name, NULL);
        all = cr ? textio_join(t, to_value(cr), all) : NULL;
    }
    if (!all) return false;
    store(f, &f->snapshot, to_value(all));
    f->snapshot_order = f->order;
    return true;
}

static Bytes *textio_read_raw(Thread *t, TextIO *f, size_t size) {
    bool blocked;
    if (f->direct) return buffered_read1(t, (Buffered *)f->buffer, size, &blocked);
    Value input =
        io_call_1(t, f->buffer, f->has_read1 ? NAME(read1) : NAME(read), small_int((int64_t)size));
    if (!input || is_bytes(t, input)) return (Bytes *)input;
    if (buffer_is_supported(t, input)) return bytes_from_object(t, input);
    raise_type_error(t, "underlying %s() should have returned a bytes-like object, not '%T'",
                     f->has_read1 ? "read1" : "read", input);
    return NULL;
}

int textio_read_chunk(Thread *t, TextIO *f, size_t hint) {
    Bytes *input = textio_read_raw(t, f, hint > (size_t)f->chunk_size ? hint : (size_t)f->chunk_size);
    if (!input || (f->telling && !textio_remember(t, f, input))) return -1;
    Str *s = textio_decode(t, f, input, input->length == 0);
    if (!s) return -1;
    textio_set_decoded(f, s);
    return input->length > 0;
}

/* ---- read ------------------------------------------------------------------------------------ */

static bool textio_enter_to_read(Thread *t, TextIO *f) {
    if (!textio_enter(t, f)) return false;
    if (!f->readable) io_unsupported(t, "not readable");
    else if (textio_flush_pending(t, f)) return true;
    textio_leave(t, f);
    return false;
}

static Str *textio_read_rest(Thread *t, TextIO *f) {
    Value input = io_call_0(t, f->buffer, NAME(read));
    if (!input) return NULL;
    if (input == NONE) {
        raise_error(t, T_BLOCKING_IO_ERROR, "Read returned None.");
        return NULL;
    }
    if (!is_bytes(t, input) && !(input = to_value(bytes_from_object(t, input)))) return NULL;
    Str *rest = textio_decode(t, f, bytes_of(input), true);
    Str *front = rest ? textio_take(t, f, SIZE_MAX) : NULL;
    if (!front) return NULL;
    textio_set_decoded(f, NULL);
    store(f, &f->snapshot, NULL);
    return front->length == 0 ? rest : str_concat(t, front, rest);
}

static Str *textio_read_some(Thread *t, TextIO *f, size_t n) {
    Str *s = textio_take(t, f, n);
    while (s && s->length < n) {
        int more = textio_read_chunk(t, f, n - s->length);
        if (more < 0) return NULL;
        Str *piece = textio_take(t, f, n - s->length);
        s = piece ? str_concat(t, s, piece) : NULL;
        if (more == 0) break;
    }
    return s;
}

Value textio_method_read(Thread *t, Value *args, size_t nargs) {
    TextIO *f = text_reader_of(args[0]);
    int64_t n;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &n) || !textio_enter_to_read(t, f))
        return NULL;
    Str *s = n < 0 ? textio_read_rest(t, f) : textio_read_some(t, f, (size_t)n);
    textio_leave(t, f);
    return to_value(s);
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* How many points of decoded[used:] belong to the line; *complete if it ends there. cr_before: the
 * part of the line that was taken already ends in \r. */
static size_t textio_line_length(const TextIO *f, bool cr_before, bool *complete) {
    const Str *s = str_of(f->decoded);
    Points rest =
        points_slice(points_from(s->data, s->length, s->width), f->decoded_used, s->length);
    const Str *newline = f->newline ? str_of(f->newline) : NULL;
    *complete = true;
    if (f->universal && !f->newlines.translate) {
        for (size_t i = 0; i < rest.length; i++) {
            uint32_t c = points_at(rest.data, rest.width, i);
            if (c == '\n') return i + 1;
            if (c == '\r')
                return i + 1 < rest.length && points_at(rest.data, rest.width, i + 1) == '\n'
                           ? i + 2
                           : i + 1;
        }
    } else if (newline && newline->length == 2) {
        if (cr_before && rest.length && points_at(rest.data, rest.width, 0) == '\n') return 1;
        int64_t found = search_first(rest, points_from(newline->data, 2, 1));
        if (found >= 0) return (size_t)found + 2;
    } else {
        int64_t found = search_point(rest, newline && str_equals_c(newline, "\r") ? '\r' : '\n');
        if (found >= 0) return (size_t)found + 1;
    }
    *complete = false;
    return rest.length;
}

static Str *textio_readline_locked(Thread *t, TextIO *f, int64_t limit) {
    Str *line = NULL;
    for (;;) {
        size_t taken = line ? line->length : 0;
        if (textio_left(f)) {
            bool complete,
                cr = line && line->length && str_at(line, line->data, line->length - 1) == '\r';
            size_t n = textio_line_length(f, cr, &complete);
            if (limit >= 0 && taken + n >= (size_t)limit)
                n = (size_t)limit - taken, complete = true;
            Str *piece = textio_take(t, f, n);
            line = piece && line ? str_concat(t, line, piece) : piece;
            if (!line || complete) return line;
        } else if (limit >= 0 && taken >= (size_t)limit) {
            return line ? line : &static_empty_str;
        }
        int more = textio_read_chunk(t, f, 0);
        if (more < 0) return NULL;
        if (more == 0 && textio_left(f) == 0) {
            textio_set_decoded(f, NULL);
            store(f, &f->snapshot, NULL);
            return line ? line : &static_empty_str;
        }
    }
}

Value textio_method_readline(Thread *t, Value *args, size_t nargs) {
    TextIO *f = text_reader_of(args[0]);
    int64_t limit;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &limit) || !textio_enter_to_read(t, f))
        return NULL;
    Str *line = textio_readline_locked(t, f, limit);
    textio_leave(t, f);
    return to_value(line);
}

Value textio_slot_next(Thread *t, Value self) {
    TextIO *f = text_reader_of(self);
    f->telling = false;
    Value line =
        LIKELY(f->exact) ? textio_method_readline(t, &self, 1) : io_call_0(t, self, NAME(readline));
    if (!line) return NULL;
    if (!is_str(t, line))
        return raise_error(t, T_OS_ERROR, "readline() should have returned a str object, not '%T'",
                           line);
    if (str_of(line)->length) return line;
    f->telling = f->seekable;
    store(f, &f->snapshot, NULL);
    return NULL;
}

/* ---- positions ------------------------------------------------------------------------------- */

/* A position is that of the buffer, and above bit 64 what state the decoder has there. */
static Value textio_cookie(Thread *t, int64_t place, Value flags) {
    Value cookie = int_from_int64(t, place);
    if (!cookie || flags == small_int(0)) return cookie;
    if (!is_int(t, flags)) return raise_type_error(t, "'%T' object cannot be interpreted as an integer", flags);
    Value high = int_lshift(t, flags, small_int(64));
    return high ? int_or(t, high, cookie) : NULL;
}

static Value textio_order_flags(const TextIO *f, int order) {
    bool marked = f->known == ENCODING_UTF16 || f->known == ENCODING_UTF32;
    return small_int(!marked || order == 0 ? 0 : order < 0 ? 1 : 2);
}

/* What decoding the first n bytes of the snapshot gives: points, and whether a \r is kept back
 * after them. */
typedef struct TextPrefix {
    size_t points;
    bool pending_cr;
    Value flags;
} TextPrefix;

static bool textio_decode_prefix(Thread *t, TextIO *f, Bytes *snapshot, size_t n, TextPrefix *out) {
    Bytes *bytes = bytes_new(t, snapshot->data, n);
    if (!bytes) return false;
    Str *s;
    if (f->known == ENCODING_OTHER) {
        Value state = tuple_from_2(t, to_value(&static_empty_bytes), f->decoder_state);
        if (!state || !io_call_1(t, f->decoder, NAME(setstate), state)) return false;
        if (!(s = textio_decode_other(t, f, bytes, false))) return false;
        state = io_call_0(t, f->decoder, NAME(getstate));
        if (!state) return false;
        if (!is_tuple(t, state) || tuple_of(state)->length != 2)
            return FAIL_WITH(raise_type_error(t, "illegal decoder state"));
        out->flags = tuple_of(state)->items[1];
    } else {
        size_t consumed;
        int order = f->snapshot_order;
        const char *errors = str_utf8(t, str_of(f->errors), NULL, false);
        if (!errors ||
            !(s = encoding_decode(t, f->known, bytes->data, n, errors, &consumed, &order)))
            return false;
        out->flags = textio_order_flags(f, order ? order : n >= 2 ? -1 : 0);
    }
    NewlineState newlines = {.translate = f->newlines.translate};
    if (f->universal && !(s = newline_decode(t, &newlines, s, false))) return false;
    out->points = s->length;
    out->pending_cr = newlines.pending_cr;
    return true;
}

/* The smallest prefix that gives at least `wanted` points, a \r that is kept back counting or
 * not. */
static bool textio_find_prefix(Thread *t, TextIO *f, Bytes *snapshot, size_t wanted, bool count_cr, size_t *n,
                               TextPrefix *prefix) {
    size_t low = 0, high = snapshot->length;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (!textio_decode_prefix(t, f, snapshot, middle, prefix)) return false;
        if (prefix->points + (count_cr && prefix->pending_cr) >= wanted) high = middle;
        else low = middle + 1;
    }
    *n = low;
    return textio_decode_prefix(t, f, snapshot, low, prefix);
}

static Value textio_tell_snapshot(Thread *t, TextIO *f, int64_t place) {
    size_t n = 0, used = f->decoded_used;
    Bytes *snapshot = bytes_of(f->snapshot); /* the decoder's methods may seek: then the stream has another, or none */
    TextPrefix prefix = {.flags = f->known == ENCODING_OTHER
                                      ? f->decoder_state
                                      : textio_order_flags(f, f->snapshot_order)};
    Value state = f->known == ENCODING_OTHER ? io_call_0(t, f->decoder, NAME(getstate)) : NONE;
    if (!state) return NULL;
    bool ok = used == 0 || textio_find_prefix(t, f, snapshot, used, false, &n, &prefix);
    if (ok && used && prefix.points > used)
        ok = textio_find_prefix(t, f, snapshot, used, true, &n, &prefix);
    if (f->known == ENCODING_OTHER && !io_call_1(t, f->decoder, NAME(setstate), state)) ok = false;
    return ok ? textio_cookie(t, place - (int64_t)snapshot->length + (int64_t)n,
                              prefix.flags)
              : NULL;
}

static Value textio_tell_locked(Thread *t, TextIO *f) {
    if (!f->seekable) return io_unsupported(t, "underlying stream is not seekable");
    if (!f->telling) return raise_error(t, T_OS_ERROR, "telling position disabled by next() call");
    if (!textio_flush_pending(t, f) || !io_call_0(t, f->buffer, NAME(flush))) return NULL;
    Value place = io_call_0(t, f->buffer, NAME(tell));
    int64_t offset;
    if (!place || !f->snapshot) return place;
    if (!value_as_int64(t, place, &offset, T_OVERFLOW_ERROR)) return NULL;
    return f->snapshot ? textio_tell_snapshot(t, f, offset) : place; /* if it is still there */
}

Value textio_method_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = text_reader_of(args[0]);
    if (!textio_enter(t, f)) return NULL;
    Value cookie = textio_tell_locked(t, f);
    textio_leave(t, f);
    return cookie;
}

/* The decoder as it is at the start, or with the flags of a position. */
static bool textio_reset_decoder(Thread *t, TextIO *f, Value flags) {
    textio_forget_decoded(f);
    f->order = flags == small_int(1) ? -1 : flags == small_int(2) ? 1 : 0;
    if (!f->decoder) return true;
    if (flags == small_int(0)) return io_call_0(t, f->decoder, NAME(reset)) != NULL;
    Value state = tuple_from_2(t, to_value(&static_empty_bytes), flags);
    return state && io_call_1(t, f->decoder, NAME(setstate), state);
}

static Value textio_seek_end(Thread *t, TextIO *f) {
    if (!textio_reset_decoder(t, f, small_int(0))) return NULL;
    Value place = io_call_seek(t, f->buffer, 0, SEEK_END);
    return place && textio_start_encoder(t, f, place == small_int(0)) ? place : NULL;
}

static Value textio_seek_locked(Thread *t, TextIO *f, Value cookie, int whence) {
    if (!f->seekable) return io_unsupported(t, "underlying stream is not seekable");
    if (whence < 0 || whence > 2)
        return raise_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", whence);
    if (!is_int(t, cookie) && !(cookie = value_index(t, cookie))) return NULL;
    if (whence != SEEK_SET && int_sign(cookie) != 0)
        return io_unsupported(t, whence == SEEK_CUR ? "can't do nonzero cur-relative seeks"
                                                    : "can't do nonzero end-relative seeks");
    if (whence == SEEK_CUR && !(cookie = textio_tell_locked(t, f))) return NULL;
    if (!textio_flush_pending(t, f) || !io_call_0(t, f->buffer, NAME(flush))) return NULL;
    if (whence == SEEK_END) return textio_seek_end(t, f);
    if (int_sign(cookie) < 0) return raise_value_error(t, "negative seek position %R", cookie);
    Value mask = int_from_uint64(t, UINT64_MAX), place = mask ? int_and(t, cookie, mask) : NULL;
    Value flags = place ? int_rshift(t, cookie, small_int(64)) : NULL;
    if (!flags || !io_call_1(t, f->buffer, NAME(seek), place) || !textio_reset_decoder(t, f, flags))
        return NULL;
    return textio_start_encoder(t, f, place == small_int(0)) ? cookie : NULL;
}

Value textio_method_seek(Thread *t, Value *args, size_t nargs) {
    TextIO *f = text_reader_of(args[0]);
    int whence = SEEK_SET;
    if ((nargs > 2 && !value_as_int(t, args[2], &whence)) || !textio_enter(t, f)) return NULL;
    Value place = textio_seek_locked(t, f, args[1], whence);
    if (place) f->telling = f->seekable;
    textio_leave(t, f);
    return place;
}

Value textio_method_truncate(Thread *t, Value *args, size_t nargs) {
    TextIO *f = text_reader_of(args[0]);
    if (!textio_enter(t, f)) return NULL;
    Value size = nargs > 1 ? args[1] : NONE, result = NULL;
    if (textio_flush_pending(t, f) && io_call_0(t, f->buffer, NAME(flush)) &&
        (size != NONE || (size = textio_tell_locked(t, f))))
        result = io_call_1(t, f->buffer, NAME(truncate), size);
    textio_leave(t, f);
    return result;
}
