/* TextIOWrapper: making, writing, closing, attributes. Reading and positions are in
 * io_text_read.c. */
#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

static TextIO *textio_of(Value v) { return (TextIO *)v; }

static bool textio_check_attached(Thread *t, const TextIO *f) {
    if (LIKELY(load(&f->buffer) != NULL)) return true;
    return FAIL_WITH(raise_value_error(t, f->detached ? "underlying buffer has been detached"
                                                      : "I/O operation on uninitialized object"));
}

/* A Buffered of ours over an open FileIO needs no call to tell that it is open. */
static bool textio_check_open(Thread *t, TextIO *f) {
    if (LIKELY(f->direct)) {
        Buffered *b = (Buffered *)f->buffer;
        if (LIKELY(b->direct && b->raw && ((FileIO *)b->raw)->fd >= 0)) return true;
    }
    return io_check_open(t, f->buffer);
}

bool textio_enter(Thread *t, TextIO *f) {
    if (!io_lock(t, &f->lock, to_value(f), true)) return false;
    if (LIKELY(textio_check_attached(t, f) && textio_check_open(t, f))) return true;
    io_unlock(t, &f->lock, to_value(f));
    return false;
}

void textio_leave(Thread *t, TextIO *f) { io_unlock(t, &f->lock, to_value(f)); }

/* ---- writing --------------------------------------------------------------------------------- */

static bool textio_write_bytes(Thread *t, TextIO *f, const uint8_t *data, size_t size) {
    if (f->direct) return buffered_write_from(t, (Buffered *)f->buffer, data, size) >= 0;
    Bytes *bytes = bytes_new(t, data, size);
    return bytes && io_call_1(t, f->buffer, NAME(write), to_value(bytes));
}

bool textio_flush_pending(Thread *t, TextIO *f) {
    size_t length = f->pending_length;
    if (length == 0) return true;
    f->pending_length = 0;
    return textio_write_bytes(t, f, f->pending->data, length);
}

static bool textio_flush_buffer(Thread *t, TextIO *f) {
    return f->direct ? buffered_flush(t, (Buffered *)f->buffer)
                     : io_call_0(t, f->buffer, NAME(flush)) != NULL;
}

/* What would make more than a chunk is written by itself. While something is written, the stream below may write to this
 * one. */
static bool textio_add_pending(Thread *t, TextIO *f, const uint8_t *data, size_t size) {
    size_t chunk = f->chunk_size < IO_TEXT_CHUNK ? (size_t)f->chunk_size : IO_TEXT_CHUNK;
    while (f->pending_length > 0 && size + f->pending_length > chunk)
        if (!textio_flush_pending(t, f)) return false;
    if (size >= chunk) return textio_write_bytes(t, f, data, size);
    if (!f->pending) {
        BytesBlock *block = bytes_block_new(t, IO_TEXT_CHUNK);
        if (!block) return false;
        store_cell(f, &f->pending, block);
    }
    memcpy(f->pending->data + f->pending_length, data, size);
    f->pending_length += size;
    return f->pending_length < chunk || textio_flush_pending(t, f);
}

/* "utf-16" and "utf-32" write the mark once; what follows is in the machine's order. */
static Encoding textio_write_encoding(TextIO *f) {
    if (f->known == ENCODING_UTF16 && f->wrote_mark) return NATIVE_UTF16;
    if (f->known == ENCODING_UTF32 && f->wrote_mark) return NATIVE_UTF32;
    f->wrote_mark = true;
    return f->known;
}

bool textio_start_encoder(Thread *t, TextIO *f, bool at_start) {
    f->wrote_mark = !at_start;
    if (!f->encoder) return true;
    return (at_start ? io_call_0(t, f->encoder, NAME(reset)) : io_call_1(t, f->encoder, NAME(setstate), small_int(0))) != NULL;
}

/* In the middle of a file no byte order mark is written. */
static bool textio_start_encoder_here(Thread *t, TextIO *f, Value buffer) {
    f->wrote_mark = false;
    bool has_mark = f->known == ENCODING_UTF16 || f->known == ENCODING_UTF32 || f->encoder;
    if (!f->seekable || !f->writable || !has_mark) return true;
    Value place = io_call_0(t, buffer, NAME(tell));
    return place && (place == small_int(0) || textio_start_encoder(t, f, false));
}

static Bytes *textio_encode(Thread *t, TextIO *f, Str *s) {
    if (f->known != ENCODING_OTHER) {
        const char *errors = str_utf8(t, str_of(f->errors), NULL, false);
        return errors ? encoding_encode(t, textio_write_encoding(f), s, errors) : NULL;
    }
    Value encoded = io_call_1(t, f->encoder, NAME(encode), to_value(s));
    if (encoded && !is_bytes(t, encoded)) {
        raise_type_error(t, "encoder should return a bytes object, not '%T'", encoded);
        return NULL;
    }
    return (Bytes *)encoded;
}

static bool textio_write_locked(Thread *t, TextIO *f, Str *s) {
    Points points = points_from(s->data, s->length, s->width);
    bool newline = (f->line_buffering || f->write_cr) && search_point(points, '\n') >= 0;
    bool flush = f->line_buffering && (newline || search_point(points, '\r') >= 0);
    if (f->write_cr && newline) {
        Value parts[3] = {to_value(s), to_value(&static_latin1_chars['\n']), f->newline};
        Value translated = value_call_method(t, NAME(replace), parts, 3, NULL);
        if (!translated) return false;
        if (!is_str(t, translated))
            return FAIL_WITH(raise_type_error(t, "replace() should return a str, not %T", translated));
        /* A subclass's replace() may do anything. */
        if (!textio_check_attached(t, f) || !textio_check_open(t, f)) return false;
        if (!f->writable) return FAIL_WITH(io_unsupported(t, "not writable"));
        s = str_of(translated);
    }
    bool ok;
    if (LIKELY(s->ascii && f->known && f->known <= ENCODING_ASCII)) {
        ok = textio_add_pending(t, f, s->data, s->length);
    } else {
        Bytes *bytes = textio_encode(t, f, s);
        ok = bytes && textio_add_pending(t, f, bytes->data, bytes->length);
    }
    if (!ok) return false;
    if ((f->write_through || flush) && !textio_flush_pending(t, f)) return false;
    if (flush && !textio_flush_buffer(t, f)) return false;
    if (f->snapshot) textio_forget_decoded(f); /* what can be read is behind what was written */
    return true;
}

static Value textio_method_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = textio_of(args[0]);
    if (!is_str(t, args[1]))
        return raise_type_error(t, "write() argument must be str, not %T", args[1]);
    if (!textio_enter(t, f)) return NULL;
    bool ok = f->writable ? textio_write_locked(t, f, str_of(args[1]))
                          : FAIL_WITH(io_unsupported(t, "not writable"));
    textio_leave(t, f);
    return ok ? small_int((int64_t)str_of(args[1])->length) : NULL;
}

static Value textio_method_flush(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = textio_of(args[0]);
    if (!textio_enter(t, f)) return NULL;
    f->telling = f->seekable;
    bool ok = textio_flush_pending(t, f) && textio_flush_buffer(t, f);
    textio_leave(t, f);
    return ok ? NONE : NULL;
}

/* ---- making ---------------------------------------------------------------------------------- */

static bool textio_set_newline(Thread *t, TextIO *f, const char *newline) {
    Value text = NULL;
    if (newline) {
        if (strcmp(newline, "") && strcmp(newline, "\n") && strcmp(newline, "\r") &&
            strcmp(newline, "\r\n")) {
            return FAIL_WITH(raise_value_error(t, "illegal newline value: %s", newline));
        }
        if (!(text = to_value(str_from_c(t, newline)))) return false;
    }
    f->universal = !newline || !*newline;
    f->newlines = (NewlineState){.translate = !newline};
    f->write_cr = newline && *newline == '\r';
    store(f, &f->newline, text);
    return true;
}

/* What the factory of that name among a codec's makes, for the handler of errors. */
static Value textio_make_codec(Thread *t, Value info, const char *factory_name, Str *handler) {
    Str *name = intern_c(t, factory_name);
    Value factory = name ? value_getattr(t, info, name) : NULL;
    return factory ? value_call_1(t, factory, to_value(handler)) : NULL;
}

/* Incremental codecs of an encoding that is not built in: those that the stream needs. */
static bool textio_set_codec(Thread *t, TextIO *f, const char *encoding, const char *errors) {
    f->known = encoding_by_name(encoding);
    Str *name = str_from_c(t, encoding), *handler = str_from_c(t, errors);
    if (!name || !handler) return false;
    if (f->known == ENCODING_OTHER) {
        Value info = codec_lookup(t, encoding);
        Str *text_name = info ? intern_c(t, "_is_text_encoding") : NULL;
        Value is_text = text_name ? value_getattr_optional(t, info, text_name) : NULL;
        if (!text_name || (!is_text && error_is_set(t))) return false;
        if (is_text == FALSE_VALUE)
            return FAIL_WITH(
                raise_error(t, T_LOOKUP_ERROR, "'%s' is not a text encoding", encoding));
        Value decoder = f->readable ? textio_make_codec(t, info, "incrementaldecoder", handler) : NULL;
        if (f->readable && !decoder) return false;
        Value encoder = f->writable ? textio_make_codec(t, info, "incrementalencoder", handler) : NULL;
        if (f->writable && !encoder) return false;
        store(f, &f->decoder, decoder);
        store(f, &f->encoder, encoder);
    } else {
        store(f, &f->decoder, NULL);
        store(f, &f->encoder, NULL);
    }
    store(f, &f->encoding, to_value(name));
    store(f, &f->errors, to_value(handler));
    f->order = 0;
    return true;
}

/* What the buffer says of itself; our own types are not asked by name. */
static bool textio_examine(Thread *t, TextIO *f, Value buffer) {
    f->direct = io_is_exact(t, buffer, IO_READER) || io_is_exact(t, buffer, IO_WRITER) ||
                io_is_exact(t, buffer, IO_RANDOM);
    Str *names[3] = {NAME(readable), NAME(writable), NAME(seekable)};
    bool able[3];
    for (int i = 0; i < 3; i++) {
        Value answer = io_call_0(t, buffer, names[i]);
        int truth = answer ? value_truth(t, answer) : -1;
        if (truth < 0) return false;
        able[i] = truth;
    }
    f->readable = able[0];
    f->writable = able[1];
    f->seekable = f->telling = able[2];
    Value read1 = f->direct ? NONE : value_getattr_optional(t, buffer, NAME(read1));
    if (!read1 && error_is_set(t)) return false;
    f->has_read1 = read1;
    return true;
}

static bool textio_init(Thread *t, TextIO *f, Value buffer, const char *encoding,
                        const char *errors, const char *newline, bool line_buffering,
                        bool write_through) {
    if (!encoding || !strcmp(encoding, "locale")) encoding = "UTF-8";
    store(f, &f->buffer, NULL); /* a second __init__ that fails leaves nothing */
    f->detached = f->direct = false;
    if (!textio_set_newline(t, f, newline) || !textio_examine(t, f, buffer) ||
        !codec_check_errors(t, errors) || !textio_set_codec(t, f, encoding, errors ? errors : "strict"))
        return false;
    f->line_buffering = line_buffering;
    f->write_through = write_through;
    f->exact = io_is_exact(t, to_value(f), IO_TEXT);
    f->pending_length = 0;
    f->chunk_size = IO_TEXT_CHUNK;
    textio_forget_decoded(f);
    if (!textio_start_encoder_here(t, f, buffer)) return false;
    if (!io_register(t, &f->link, &f->header)) return false;
    if (f->direct) ((Buffered *)buffer)->wrapped = true;
    store(f, &f->buffer, buffer);
    return true;
}

Value textio_new(Thread *t, Value buffer, const char *encoding, const char *errors,
                 const char *newline, bool line_buffering, bool write_through) {
    Type *type = io_type(t, IO_TEXT);
    TextIO *f = type ? (TextIO *)type_allocate_instance(t, type, 0) : NULL;
    if (!f || !textio_init(t, f, buffer, encoding, errors, newline, line_buffering, write_through))
        return NULL;
    return to_value(f);
}

static Value textio_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

/* A str argument that may be missing or None. */
static bool textio_text_argument(Thread *t, Value v, const char *function, const char *name, const char **out) {
    *out = NULL;
    if (!v || v == NONE) return true;
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(
            t, "%s() argument '%s' must be str or None, not %T", function, name, v));
    size_t length;
    *out = str_utf8(t, str_of(v), &length, false);
    if (!*out || strlen(*out) == length) return *out;
    bool unknown = strcmp(function, "reconfigure") == 0 && strcmp(name, "encoding") == 0;
    return FAIL_WITH(unknown ? raise_error(t, T_LOOKUP_ERROR, "unknown encoding: %s", *out)
                             : raise_value_error(t, "embedded null character"));
}

static bool textio_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value out[6];
    const char *texts[3];
    static const char *const names[] = {"encoding", "errors", "newline"};
    if (!bind_arguments(t, "TextIOWrapper",
                        "buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
                        "write_through=False",
                        args, nargs, kwnames, out))
        return false;
    for (int i = 0; i < 3; i++)
        if (!textio_text_argument(t, out[1 + i], "TextIOWrapper", names[i], &texts[i])) return false;
    int line_buffering = out[4] ? value_truth(t, out[4]) : 0,
        write_through = out[5] ? value_truth(t, out[5]) : 0;
    return line_buffering >= 0 && write_through >= 0 &&
           textio_init(t, textio_of(self), out[0], texts[0], texts[1], texts[2], line_buffering,
                       write_through);
}

static bool textio_reconfigure_codec(Thread *t, TextIO *f, const char *encoding, const char *errors,
                                     bool keep_errors) {
    const char *old_encoding = str_utf8(t, str_of(f->encoding), NULL, false);
    const char *old_errors = str_utf8(t, str_of(f->errors), NULL, false);
    if (!old_encoding || !old_errors) return false;
    if (encoding && !strcmp(encoding, "locale")) encoding = "UTF-8";
    return textio_set_codec(t, f, encoding ? encoding : old_encoding,
                            errors        ? errors
                            : keep_errors ? old_errors
                                          : "strict")
           && textio_start_encoder_here(t, f, f->buffer);
}

static Value textio_method_reconfigure(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = textio_of(args[0]);
    const char *encoding, *errors, *newline = NULL;
    if (!textio_text_argument(t, args[1], "reconfigure", "encoding", &encoding) ||
        !textio_text_argument(t, args[2], "reconfigure", "errors", &errors) ||
        (args[3] && !textio_text_argument(t, args[3], "reconfigure", "newline", &newline)))
        return NULL;
    if (f->snapshot && (encoding || errors || args[3]))
        return io_unsupported(
            t, "It is not possible to set the encoding or newline of stream after the first read");
    Value call[1] = {args[0]};
    if (!textio_method_flush(t, call, 1)) return NULL;
    if ((encoding || errors) && !textio_reconfigure_codec(t, f, encoding, errors, !encoding))
        return NULL;
    if (args[3] && !textio_set_newline(t, f, newline)) return NULL;
    for (int i = 4; i < 6; i++) {
        if (!args[i] || args[i] == NONE) continue;
        int truth = value_truth(t, args[i]);
        if (truth < 0) return NULL;
        if (i == 4) f->line_buffering = truth;
        else f->write_through = truth;
    }
    return NONE;
}

/* ---- closing --------------------------------------------------------------------------------- */

static Value textio_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = textio_of(args[0]);
    if (!textio_check_attached(t, f)) return NULL;
    int closed = io_is_closed(t, f->buffer);
    if (closed) return closed < 0 ? NULL : NONE;
    if (!f->buffer) return NONE; /* detached by being asked */
    Value buffer = f->buffer, flushed = io_call_0(t, args[0], NAME(flush)),
          error = flushed ? NULL : error_take(t);
    bool ok = io_call_0(t, buffer, NAME(close)) != NULL;
    io_unregister(t, &f->link);
    return io_after_error(t, error, ok) ? NONE : NULL;
}

static Value textio_method_detach(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TextIO *f = textio_of(args[0]);
    if (!textio_check_attached(t, f) || !io_call_0(t, args[0], NAME(flush))) return NULL;
    Value buffer = f->buffer;
    io_unregister(t, &f->link);
    if (f->direct) ((Buffered *)buffer)->wrapped = false;
    f->detached = true;
    f->direct = false;
    store(f, &f->buffer, NULL);
    return buffer;
}

static void textio_finalize(VM *vm, Object *o) {
    (void)vm;
    io_unlink_dead(&((TextIO *)o)->link);
}

static void textio_slot_del(Thread *t, Value self) {
    if (load(&textio_of(self)->buffer)) io_finalize(t, self);
    io_unregister(t, &textio_of(self)->link);
}

/* ---- attributes ------------------------------------------------------------------------------ */

#define TEXTIO_PASS_ON(name) \
    static Value textio_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return textio_check_attached(t, textio_of(args[0])) \
                   ? io_call_0(t, textio_of(args[0])->buffer, NAME(name)) \
                   : NULL; \
    }
TEXTIO_PASS_ON(seekable)
TEXTIO_PASS_ON(readable)
TEXTIO_PASS_ON(writable)
TEXTIO_PASS_ON(fileno)
TEXTIO_PASS_ON(isatty)
#undef TEXTIO_PASS_ON

#define TEXTIO_ATTRIBUTE_IF(condition, attribute, expression) \
    static Value textio_get_##attribute(Thread *t, Value self) { \
        TextIO *f = textio_of(self); \
        return (condition) ? (expression) : NULL; \
    }
#define TEXTIO_ATTRIBUTE(attribute, expression) TEXTIO_ATTRIBUTE_IF(textio_check_attached(t, f), attribute, expression)
/* A detached one still tells what it was. */
#define TEXTIO_ATTRIBUTE_KEPT(attribute, expression) \
    TEXTIO_ATTRIBUTE_IF(f->detached || textio_check_attached(t, f), attribute, expression)
TEXTIO_ATTRIBUTE(name, value_getattr(t, f->buffer, NAME(name)))
TEXTIO_ATTRIBUTE(closed, value_getattr(t, f->buffer, NAME(closed)))
TEXTIO_ATTRIBUTE(buffer, f->buffer)
TEXTIO_ATTRIBUTE_KEPT(encoding, f->encoding)
TEXTIO_ATTRIBUTE_KEPT(errors, f->errors)
TEXTIO_ATTRIBUTE(newlines, newline_seen(t, f->newlines.seen))
TEXTIO_ATTRIBUTE_KEPT(line_buffering, bool_value(f->line_buffering))
TEXTIO_ATTRIBUTE_KEPT(write_through, bool_value(f->write_through))
TEXTIO_ATTRIBUTE(chunk_size, int_from_int64(t, f->chunk_size))
#undef TEXTIO_ATTRIBUTE_KEPT
#undef TEXTIO_ATTRIBUTE
#undef TEXTIO_ATTRIBUTE_IF

static Value textio_get_mode(Thread *t, Value self) {
    Value mode = load(&textio_of(self)->mode);
    return mode ? mode : raise_attribute_error(t, self, NAME(mode));
}

static bool textio_set_mode(Thread *t, Value self, Value v) {
    (void)t;
    store(object_of(self), &textio_of(self)->mode, v);
    return true;
}

static bool textio_set_chunk_size(Thread *t, Value self, Value v) {
    int64_t size;
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted"));
    if (!textio_check_attached(t, textio_of(self)) || !value_as_int64(t, v, &size, T_VALUE_ERROR)) return false;
    if (size <= 0) return FAIL_WITH(raise_value_error(t, "a strictly positive integer is required"));
    store_relaxed(&textio_of(self)->chunk_size, size);
    return true;
}

static Value textio_slot_repr(Thread *t, Value self) {
    TextIO *f = textio_of(self);
    if (!f->detached && !textio_check_attached(t, f)) return NULL;
    int entered = repr_enter(t, self);
    if (entered <= 0)
        return entered ? NULL : raise_runtime_error(t, "reentrant call inside %T.__repr__", self);
    StrBuilder b;
    str_builder_init(&b, t);
    Value name = f->buffer ? value_getattr_optional(t, self, NAME(name)) : NULL;
    if (!name && error_is_set(t) && error_matches(t, T_VALUE_ERROR)) error_clear(t);
    Value mode = error_is_set(t) ? NULL : value_getattr_optional(t, self, NAME(mode));
    bool ok = !error_is_set(t) && str_builder_format(&b, "<%T", self) &&
              (!name || str_builder_format(&b, " name=%R", name)) &&
              (!mode || str_builder_format(&b, " mode=%R", mode)) &&
              str_builder_format(&b, " encoding=%R>", f->encoding);
    repr_leave(t, self);
    return ok ? to_value(str_builder_finish(&b)) : NULL;
}

static void textio_trace(Marker *m, Object *cell) {
    TextIO *f = (TextIO *)cell;
    const Value values[] = {f->buffer,   f->encoding,      f->errors,  f->newline,
                            f->mode,     f->encoder,       f->decoder, f->decoded,
                            f->snapshot, f->decoder_state, f->leftover};
    gc_mark_values(m, values, ARRAY_LENGTH(values));
    gc_mark_cell(m, f->pending);
}

static const NativeDef textio_all_methods[] = {
    {"read", textio_method_read, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"readline", textio_method_readline, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"write", textio_method_write, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"flush", textio_method_flush, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"close", textio_method_close, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"detach", textio_method_detach, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"seek", textio_method_seek, 1, 2, NATIVE_METHOD, NULL, NULL},
    {"tell", textio_method_tell, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"truncate", textio_method_truncate, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"reconfigure", textio_method_reconfigure, 0, 5, NATIVE_METHOD,
     "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", NULL},
    IO_NO_STATE,
    {"seekable", textio_method_seekable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"readable", textio_method_readable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"writable", textio_method_writable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"fileno", textio_method_fileno, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"isatty", textio_method_isatty, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef textio_getset[] = {
    {"name", textio_get_name, NULL, NULL},
    {"mode", textio_get_mode, textio_set_mode, NULL},
    {"closed", textio_get_closed, NULL, NULL},
    {"buffer", textio_get_buffer, NULL, NULL},
    {"encoding", textio_get_encoding, NULL, NULL},
    {"errors", textio_get_errors, NULL, NULL},
    {"newlines", textio_get_newlines, NULL, NULL},
    {"line_buffering", textio_get_line_buffering, NULL, NULL},
    {"write_through", textio_get_write_through, NULL, NULL},
    {"_CHUNK_SIZE", textio_get_chunk_size, textio_set_chunk_size, NULL},
    {0},
};

const TypeDef textio_typedef = {
    .name = "_io.TextIOWrapper",
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .size = sizeof(TextIO),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_HAS_DEL | TYPE_IMMUTABLE,
    .trace = textio_trace,
    .finalize = textio_finalize,
    .slots = {.repr = textio_slot_repr,
              .new = textio_slot_new,
              .init = textio_slot_init,
              .next = textio_slot_next,
              .del = textio_slot_del},
    .methods = textio_all_methods,
    .getset = textio_getset,
    .new_params = "buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
                  "write_through=False",
};
