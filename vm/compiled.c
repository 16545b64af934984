#include "vm/compiled.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/tuple.h"
#include "runtime/siphash.h"
#include "vm/command.h"
#include "vm/import.h"
#include "vm/marshal.h"

void compiled_magic(uint8_t magic[static 4]) {
    uint16_t tag = marshal_code_tag();
    const uint8_t bytes[4] = {(uint8_t)tag, (uint8_t)(tag >> 8), '\r', '\n'};
    memcpy(magic, bytes, 4);
}

uint64_t compiled_source_hash(const void *text, size_t length) {
    uint8_t magic[4];
    compiled_magic(magic);
    return siphash13(magic[0] | (uint64_t)magic[1] << 8 | (uint64_t)magic[2] << 16 | (uint64_t)magic[3] << 24, 0, text, length);
}

bool compiled_is_named(const Str *path) {
    size_t length = strlen(COMPILED_SUFFIX);
    if (path->length < length) return false;
    for (size_t n = 0; n < length; n++)
        if (str_at(path, path->data, path->length - length + n) != (uint8_t)COMPILED_SUFFIX[n]) return false;
    return true;
}

void compiled_rename(Code *code, Str *filename) {
    Value before = code->filename;
    if (before == to_value(filename) || str_same(str_of(before), filename)) return;
    store(code, &code->filename, to_value(filename));
    const Tuple *consts = tuple_of(code->consts);
    for (size_t n = 0; n < consts->length; n++)
        if (is_exact(consts->items[n], T_CODE) && str_same(str_of(code_of(consts->items[n])->filename), str_of(before)))
            compiled_rename(code_of(consts->items[n]), filename);
}

/* ---- where they are ---------------------------------------------------------------------------- */

static size_t compiled_last(const Str *s, uint32_t point) {
    size_t n = s->length;
    while (n > 0 && str_at(s, s->data, n - 1) != point) n--;
    return n; /* behind it; 0: there is none */
}

/* The folder of a source file as it is below sys.pycache_prefix, with a slash at its end. */
static Str *compiled_mirror(Thread *t, Str *prefix, Str *folder) {
    if (folder->length == 0 || str_at(folder, folder->data, 0) != '/') {
        Str *whole = import_current_directory(t);
        folder = whole ? str_format(t, "%U/%U", whole, folder) : NULL;
    }
    size_t start = 0;
    while (folder && start < folder->length && str_at(folder, folder->data, start) == '/') start++;
    Str *rest = folder ? str_slice(t, folder, start, folder->length) : NULL;
    return rest ? str_format(t, "%U/%U", prefix, rest) : NULL;
}

Str *compiled_path(Thread *t, Str *source) {
    size_t slash = compiled_last(source, '/'), dot = compiled_last(source, '.');
    Value prefix = dict_get_c(t, t->vm->sys_dict, "pycache_prefix");
    Str *folder = str_slice(t, source, 0, slash), *name = str_slice(t, source, slash, dot > slash + 1 ? dot - 1 : source->length);
    if (!folder || !name) return NULL;
    char level[24] = "";
    if (t->vm->optimize) snprintf(level, sizeof level, ".opt-%u", t->vm->optimize);
    if (!prefix || !is_str(t, prefix)) return str_format(t, "%U__pycache__/%U." COMPILED_TAG "%s" COMPILED_SUFFIX, folder, name, level);
    folder = compiled_mirror(t, str_of(prefix), folder);
    return folder ? str_format(t, "%U%U." COMPILED_TAG "%s" COMPILED_SUFFIX, folder, name, level) : NULL;
}

/* ---- reading ----------------------------------------------------------------------------------- */

static uint32_t compiled_word(const char *data) {
    const uint8_t *p = (const uint8_t *)data;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool compiled_has_magic(const char *data, size_t length) {
    uint8_t magic[4];
    compiled_magic(magic);
    return length >= sizeof magic && memcmp(data, magic, sizeof magic) == 0;
}

typedef struct CompiledText { /* a source file, once it has been read */
    char *text;              /* malloc'ed, or NULL */
    size_t length;
} CompiledText;

static bool compiled_read_source(Thread *t, Str *source, CompiledText *text) {
    return text->text || (text->text = import_read_file(t, source, &text->length));
}

/* Was it made of this source? 1, 0; -1: the source cannot be read. *flags are its own, or those of a new one. */
static int compiled_fits(Thread *t, const char *data, size_t length, Str *source, const struct stat *status, CompiledText *text, uint32_t *flags) {
    if (length < COMPILED_HEADER || !compiled_has_magic(data, length)) return 0;
    uint32_t own = compiled_word(data + 4);
    if (own & ~(uint32_t)(COMPILED_BY_HASH | COMPILED_CHECK_SOURCE)) return 0;
    if (!(own & COMPILED_BY_HASH)) return compiled_word(data + 8) == (uint32_t)status->st_mtime && compiled_word(data + 12) == (uint32_t)status->st_size;
    const char *check = command_line_of(t->vm)->check_hash_based_pycs;
    bool checks = own & COMPILED_CHECK_SOURCE;
    if (check) checks = strcmp(check, "always") == 0 || (checks && strcmp(check, "never") != 0);
    if (!checks) return 1;
    *flags = own;
    if (!compiled_read_source(t, source, text)) return -1;
    uint64_t hash = compiled_source_hash(text->text, text->length);
    return memcmp(data + 8, &hash, sizeof hash) == 0;
}

/* NULL without exception: it is none that can be used. */
static Code *compiled_unpack(Thread *t, const char *data, size_t length) {
    Value v = marshal_load(t, (const uint8_t *)data + COMPILED_HEADER, length - COMPILED_HEADER, true);
    if (v) return is_exact(v, T_CODE) ? code_of(v) : NULL;
    if (error_matches(t, T_VALUE_ERROR) || error_matches(t, T_EOF_ERROR) || error_matches(t, T_TYPE_ERROR)) error_clear(t);
    return NULL;
}

static Code *compiled_find(Thread *t, Str *source, const struct stat *status, Str *path, CompiledText *text, uint32_t *flags) {
    size_t length;
    char *data = import_read_file(t, path, &length);
    if (!data) {
        if (error_matches(t, T_OS_ERROR)) error_clear(t);
        return NULL;
    }
    Code *code = compiled_fits(t, data, length, source, status, text, flags) > 0 ? compiled_unpack(t, data, length) : NULL;
    free(data);
    if (code) compiled_rename(code, source);
    return code;
}

/* An ImportError that knows what it is about. */
static Value compiled_refuse(Thread *t, Value name, Str *path, Str *message) {
    Value e = message ? value_call_1(t, to_value(t->vm->types[T_IMPORT_ERROR]), to_value(message)) : NULL;
    if (!e) return NULL;
    store(e, &((ImportException *)e)->name, name);
    store(e, &((ImportException *)e)->path, to_value(path));
    return raise_value(t, e);
}

Code *compiled_load(Thread *t, Str *path, Value name) {
    size_t length;
    char *data = import_read_file(t, path, &length);
    if (!data) return NULL;
    Value v = NULL;
    if (!compiled_has_magic(data, length)) {
        Bytes *magic = bytes_new(t, data, length < 4 ? length : 4);
        if (magic) compiled_refuse(t, name, path, str_format(t, "bad magic number in %R: %R", name, to_value(magic)));
    } else if (length < COMPILED_HEADER) {
        raise_error(t, T_EOF_ERROR, "reached EOF while reading pyc header of %R", name);
    } else if (compiled_word(data + 4) & ~(uint32_t)(COMPILED_BY_HASH | COMPILED_CHECK_SOURCE)) {
        compiled_refuse(t, name, path, str_format(t, "invalid flags %zu in %R", (size_t)compiled_word(data + 4), name));
    } else if ((v = marshal_load(t, (const uint8_t *)data + COMPILED_HEADER, length - COMPILED_HEADER, true)) && !is_exact(v, T_CODE)) {
        v = compiled_refuse(t, name, path, str_format(t, "Non-code object in %R", to_value(path)));
    }
    free(data);
    return (Code *)v;
}

/* ---- writing ----------------------------------------------------------------------------------- */

/* The folders that a path lies in. Errors show when the file is opened. */
static void compiled_make_folders(char *path) {
    for (char *slash = path; (slash = strchr(slash + 1, '/'));) {
        *slash = 0;
        (void)mkdir(path, 0777);
        *slash = '/';
    }
}

static bool compiled_write_all(int fd, const void *data, size_t length) {
    const char *p = data;
    while (length > 0) {
        ssize_t written = write(fd, p, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        p += written;
        length -= (size_t)written;
    }
    return true;
}

/* Under another name first. Where that is impossible, there will be no compiled file. */
static void compiled_replace(const char *path, const void *header, const Bytes *body, mode_t mode) {
    char temporary[PATH_MAX], folder[PATH_MAX];
    if (snprintf(temporary, sizeof temporary, "%s.%d.%p", path, (int)getpid(), (const void *)&temporary) >= (int)sizeof temporary) return;
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0 && errno == ENOENT) {
        strcpy(folder, path);
        compiled_make_folders(folder);
        fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    }
    if (fd < 0) return;
    bool good = compiled_write_all(fd, header, COMPILED_HEADER) && compiled_write_all(fd, body->data, body->length);
    good = close(fd) == 0 && good;
    if (!good || rename(temporary, path) != 0) unlink(temporary);
}

static bool compiled_write(Thread *t, Str *path, const Code *code, uint32_t flags, const struct stat *status, const CompiledText *text) {
    const char *c_path = str_os_path(t, path);
    Bytes *body = c_path ? marshal_dump(t, to_value(code), MARSHAL_VERSION, true) : NULL;
    if (!body && c_path && error_matches(t, T_VALUE_ERROR)) error_clear(t); /* constants that are nested too deeply */
    if (!body) return !error_is_set(t);
    uint8_t header[COMPILED_HEADER];
    const uint32_t stamp[2] = {(uint32_t)status->st_mtime, (uint32_t)text->length};
    uint64_t hash = flags & COMPILED_BY_HASH ? compiled_source_hash(text->text, text->length) : 0;
    compiled_magic(header);
    memcpy(header + 4, &flags, 4);
    memcpy(header + 8, flags & COMPILED_BY_HASH ? (const void *)&hash : stamp, 8);
    thread_detach(t);
    compiled_replace(c_path, header, body, (status->st_mode | S_IWUSR) & 0666);
    return thread_attach(t);
}

/* ---- importing --------------------------------------------------------------------------------- */

static bool compiled_may_write(Thread *t) {
    Value v = dict_get_c(t, t->vm->sys_dict, "dont_write_bytecode");
    int forbidden = v ? value_truth(t, v) : 0;
    if (forbidden < 0) error_clear(t);
    return forbidden == 0;
}

Code *compiled_import(Thread *t, Str *source, const struct stat *status, Str *path) {
    CompiledText text = {NULL, 0};
    uint32_t flags = 0;
    Code *code = compiled_find(t, source, status, path, &text, &flags);
    if (!code && !error_is_set(t) && compiled_read_source(t, source, &text)) {
        code = import_compile_text(t, text.text, text.length, source);
        if (code && compiled_may_write(t) && !compiled_write(t, path, code, flags, status, &text)) code = NULL;
    }
    free(text.text);
    return code;
}
