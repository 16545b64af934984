/* Module _io: the types of streams, open(), and the standard files. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"
#include "stdlib/posix.h"
#include "vm/command.h"

/* ---- types ----------------------------------------------------------------------------------- */

/* Each after its base. */
static const struct {
    const TypeDef *def;
    IoTypeIndex base;        /* IO_TYPE_COUNT: object */
} io_type_table[IO_UNSUPPORTED] = {
    [IO_BASE] = {&io_base_typedef, IO_TYPE_COUNT},
    [IO_RAW_BASE] = {&io_raw_base_typedef, IO_BASE},
    [IO_BUFFERED_BASE] = {&io_buffered_base_typedef, IO_BASE},
    [IO_TEXT_BASE] = {&io_text_base_typedef, IO_BASE},
    [IO_FILE] = {&fileio_typedef, IO_RAW_BASE},
    [IO_READER] = {&buffered_reader_typedef, IO_BUFFERED_BASE},
    [IO_WRITER] = {&buffered_writer_typedef, IO_BUFFERED_BASE},
    [IO_RANDOM] = {&buffered_random_typedef, IO_BUFFERED_BASE},
    [IO_PAIR] = {&buffered_pair_typedef, IO_BUFFERED_BASE},
    [IO_TEXT] = {&textio_typedef, IO_TEXT_BASE},
    [IO_STRING] = {&stringio_typedef, IO_TEXT_BASE},
    [IO_BYTES] = {&bytesio_typedef, IO_BUFFERED_BASE},
    [IO_BYTES_BUFFER] = {&bytesio_buffer_typedef, IO_TYPE_COUNT},
    [IO_NEWLINE_DECODER] = {&newline_decoder_typedef, IO_TYPE_COUNT},
};

static const char io_types_key[] = "io types";

/* UnsupportedOperation is an OSError and a ValueError. */
static Type *io_make_unsupported(Thread *t) {
    Type **types = t->vm->types;
    Str *name = intern_c(t, "UnsupportedOperation"), *module = intern_c(t, "io");
    Value bases = tuple_from_2(t, to_value(types[T_OS_ERROR]), to_value(types[T_VALUE_ERROR]));
    Dict *dict = dict_new(t);
    if (!name || !module || !bases || !dict ||
        !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return NULL;
    return (Type *)type_new(t, types[T_TYPE], to_value(name), bases, dict, NULL);
}

static Value io_make_types(Thread *t) {
    Value types = tuple_new(t, NULL, IO_TYPE_COUNT);
    if (!types) return NULL;
    Value *items = tuple_of(types)->items;
    for (int i = 0; i < IO_UNSUPPORTED; i++) {
        IoTypeIndex base = io_type_table[i].base;
        Value bases = base == IO_TYPE_COUNT ? NULL : tuple_from_1(t, items[base]);
        if (base != IO_TYPE_COUNT && !bases) return NULL;
        Type *type = type_new_native(t, io_type_table[i].def, bases);
        if (!type) return NULL;
        store(object_of(types), &items[i], to_value(type));
    }
    Type *unsupported = io_make_unsupported(t);
    if (!unsupported) return NULL;
    store(object_of(types), &items[IO_UNSUPPORTED], to_value(unsupported));
    return types;
}

Type *io_type(Thread *t, IoTypeIndex index) {
    Value *root = vm_root(t, io_types_key);
    if (!root) return NULL;
    Value types = load(root);
    if (UNLIKELY(!types)) {
        if (!(types = io_make_types(t))) return NULL;
        Value none = NULL;
        if (!sync_cas(root, &none, types)) types = none;
    }
    return (Type *)tuple_of(types)->items[index];
}

bool io_is_exact(Thread *t, Value v, IoTypeIndex index) {
    if (!is_object(v)) return false;
    Value types = load(vm_root(t, io_types_key));
    return types && to_value(type_of(t, v)) == tuple_of(types)->items[index];
}

/* ---- open() ---------------------------------------------------------------------------------- */

typedef struct OpenMode {
    bool create, read, write, append, update, text, binary;
    char raw[6];
} OpenMode;

static bool open_parse_mode(Thread *t, const char *mode, OpenMode *m) {
    *m = (OpenMode){0};
    for (const char *p = mode; *p; p++) {
        bool *flag = *p == 'x'   ? &m->create
                     : *p == 'r' ? &m->read
                     : *p == 'w' ? &m->write
                     : *p == 'a' ? &m->append
                     : *p == '+' ? &m->update
                     : *p == 't' ? &m->text
                     : *p == 'b' ? &m->binary
                                 : NULL;
        if (!flag || *flag) {
            Str *shown = str_from_c(t, mode);
            return FAIL_WITH(shown && raise_value_error(t, "invalid mode: %R", to_value(shown)));
        }
        *flag = true;
    }
    char *raw = m->raw;
    if (m->create) *raw++ = 'x';
    if (m->read) *raw++ = 'r';
    if (m->write) *raw++ = 'w';
    if (m->append) *raw++ = 'a';
    if (m->update) *raw++ = '+';
    *raw = 0;
    if (m->text && m->binary)
        return FAIL_WITH(raise_value_error(t, "can't have text and binary mode at once"));
    if (m->create + m->read + m->write + m->append != 1)
        return FAIL_WITH(raise_value_error(
            t,
            m->create + m->read + m->write + m->append > 0
                ? "must have exactly one of create/read/write/append mode"
                : "Must have exactly one of create/read/write/append mode and at most one plus"));
    return true;
}

/* What open() does after the raw file is open; on failure the caller closes it. */
static Value open_layers(Thread *t, Value raw, const OpenMode *m, const char *mode, int buffering,
                         const char *encoding, const char *errors, const char *newline) {
    FileIO *file = (FileIO *)raw;
    bool line_buffering = false;
    if (buffering < 0 && isatty(file->fd)) {
        buffering = -1;
        line_buffering = true;
    }
    if (buffering == 1 && !m->binary) {
        buffering = -1;
        line_buffering = true;
    }
    if (buffering == 0)
        return m->binary ? raw : raise_value_error(t, "can't have unbuffered text I/O");
    size_t size = buffering < 0 || buffering == 1 ? file->block_size : (size_t)buffering;
    Value buffer = buffered_new(t,
                                m->update ? IO_RANDOM
                                : m->read ? IO_READER
                                          : IO_WRITER,
                                raw, size);
    if (!buffer || m->binary) return buffer;
    Value text = textio_new(t, buffer, encoding, errors, newline, line_buffering, false);
    Str *shown = text ? str_from_c(t, mode) : NULL;
    if (!shown) return NULL;
    store(object_of(text), &((TextIO *)text)->mode, to_value(shown));
    return text;
}

Value io_open(Thread *t, Value file, const char *mode, int buffering, const char *encoding,
              const char *errors, const char *newline, bool closefd, Value opener) {
    OpenMode m;
    if (!open_parse_mode(t, mode, &m)) return NULL;
    const char *refused = !m.binary ? NULL
                          : encoding ? "binary mode doesn't take an encoding argument"
                          : errors   ? "binary mode doesn't take an errors argument"
                          : newline  ? "binary mode doesn't take a newline argument"
                                     : NULL;
    if (refused) return raise_value_error(t, refused);
    if (m.binary && buffering == 1 &&
        !warn(t, T_RUNTIME_WARNING, 1,
              "line buffering (buffering=1) isn't supported in binary mode, the default buffer "
              "size will be used"))
        return NULL;
    Value raw = fileio_open(t, file, m.raw, closefd, opener);
    if (!raw) return NULL;
    Value stream = open_layers(t, raw, &m, mode, buffering, encoding, errors, newline);
    if (!stream) {
        Value error = error_take(t);
        ((FileIO *)raw)->wrapped = false;
        (void)io_after_error(t, error, fileio_close(t, (FileIO *)raw));
    }
    return stream;
}

static bool open_text(Thread *t, Value v, const char *name, const char **out) {
    *out = NULL;
    if (!v || v == NONE) return true;
    if (!is_str(t, v))
        return FAIL_WITH(
            raise_type_error(t, "open() argument '%s' must be str or None, not %T", name, v));
    size_t length;
    *out = str_utf8(t, str_of(v), &length, false);
    if (*out && strlen(*out) != length)
        return FAIL_WITH(raise_value_error(t, "embedded null character"));
    return *out;
}

static Value io_function_open(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *mode = "r", *encoding, *errors, *newline;
    int buffering = -1, closefd = 1;
    if (args[1]) {
        if (!is_str(t, args[1]))
            return raise_type_error(t, "open() argument 'mode' must be str, not %T", args[1]);
        if (!(mode = str_utf8(t, str_of(args[1]), NULL, false))) return NULL;
    }
    if (args[2] && !value_as_int(t, args[2], &buffering)) return NULL;
    if (!open_text(t, args[3], "encoding", &encoding) ||
        !open_text(t, args[4], "errors", &errors) || !open_text(t, args[5], "newline", &newline))
        return NULL;
    if (args[6] && (closefd = value_truth(t, args[6])) < 0) return NULL;
    /* The stream's name, and that in messages, is the path itself. */
    Value file = is_int(t, args[0]) ? args[0] : posix_fspath(t, args[0]);
    if (!file) return NULL;
    return io_open(t, file, mode, buffering, encoding, errors, newline, closefd, args[7]);
}

static Value io_function_open_code(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "open_code() argument 'path' must be str, not %T", args[0]);
    return io_open(t, args[0], "rb", -1, NULL, NULL, NULL, true, NULL);
}

static Value io_function_text_encoding(Thread *t, Value *args, size_t nargs) {
    (void)t;
    (void)nargs;
    return args[0] == NONE ? to_value(str_from_c(t, "locale")) : args[0];
}

/* ---- the standard files ---------------------------------------------------------------------- */

/* Where the locale says nothing about text, bytes that are no UTF-8 come in and go out as they are. */
static bool io_locale_is_plain(void) {
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"}, *plain[] = {"C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"};
    const char *locale = NULL;
    for (size_t n = 0; n < ARRAY_LENGTH(names) && !(locale && *locale); n++) locale = getenv(names[n]);
    bool found = !(locale && *locale);
    for (size_t n = 0; n < ARRAY_LENGTH(plain) && !found; n++) found = strcmp(locale, plain[n]) == 0;
    if (found) return true;
    locale_t known = newlocale(LC_CTYPE_MASK, "", NULL);
    if (known) freelocale(known);
    return known == NULL;
}

/* PYTHONIOENCODING, "encoding:errors": either may be left out. False: no memory. */
static bool io_standard_encoding(Thread *t, const CommandLine *line, int fd, const char **encoding, const char **errors) {
    *encoding = "utf-8";
    const char *said = line->io_encoding, *colon = said ? strchr(said, ':') : NULL;
    bool encoding_is_said = said && *said && colon != said;
    *errors = fd == 2 ? "backslashreplace" : !encoding_is_said && io_locale_is_plain() ? "surrogateescape" : "strict";
    if (!said) return true;
    Str *name = str_from_utf8(t, said, colon ? (size_t)(colon - said) : strlen(said));
    if (!name) return false;
    if (name->length) *encoding = str_utf8(t, name, NULL, true);
    if (colon && colon[1] && fd != 2) *errors = colon + 1;
    return *encoding != NULL;
}

static Value io_standard_file(Thread *t, int fd, const char *name) {
    if (fcntl(fd, F_GETFD) < 0) return NONE;
    const CommandLine *line = command_line_of(t->vm);
    const char *encoding, *errors;
    if (!io_standard_encoding(t, line, fd, &encoding, &errors)) return NULL;
    bool reading = fd == 0, tty = isatty(fd), unbuffered = line->unbuffered && !reading;
    Value raw = fileio_open(t, small_int(fd), reading ? "r" : "w", false, NULL);
    if (!raw) return NULL;
    Value buffer = unbuffered ? raw
                              : buffered_new(t, reading ? IO_READER : IO_WRITER, raw,
                                             ((FileIO *)raw)->block_size);
    /* Standard error is written line by line wherever it goes. */
    Value text = buffer ? textio_new(t, buffer, encoding, errors, reading ? NULL : "\n",
                                     fd == 2 || (!reading && tty), unbuffered)
                        : NULL;
    Str *shown = text ? str_from_c(t, name) : NULL;
    if (!shown) return NULL;
    store(object_of(raw), &((FileIO *)raw)->name, to_value(shown));
    store(object_of(text), &((TextIO *)text)->mode,
          to_value(&static_latin1_chars[reading ? 'r' : 'w']));
    return text;
}

bool io_make_standard_files(Thread *t, Value *in, Value *out, Value *err) {
    return (*in = io_standard_file(t, 0, "<stdin>")) &&
           (*out = io_standard_file(t, 1, "<stdout>")) &&
           (*err = io_standard_file(t, 2, "<stderr>"));
}

/* ---- the module ------------------------------------------------------------------------------ */

static bool io_module_init(Thread *t, Module *m) {
    for (int i = 0; i < IO_TYPE_COUNT; i++) {
        Type *type = i == IO_BYTES_BUFFER ? NULL : io_type(t, (IoTypeIndex)i);
        if (i != IO_BYTES_BUFFER && (!type || !module_add_type(t, m, type))) return false;
    }
    return module_add(t, m, "BlockingIOError", to_value(t->vm->types[T_BLOCKING_IO_ERROR])) &&
           module_add_int(t, m, "DEFAULT_BUFFER_SIZE", IO_BUFFER_SIZE);
}

static const NativeDef io_module_functions[] = {
    {"open", io_function_open, 1, 8, NATIVE_FUNCTION,
     "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None",
     "Open file and return a stream."},
    {"open_code", io_function_open_code, 1, 1, NATIVE_FUNCTION, "path",
     "Opens the provided file with the intent to import the contents."},
    {"text_encoding", io_function_text_encoding, 1, 2, NATIVE_FUNCTION, "encoding, stacklevel=2, /",
     "A helper function to choose the text encoding."},
    {0},
};

const ModuleDef module__io = {"_io", "Streams of bytes and of text.", io_module_functions,
                              io_module_init, NULL};
