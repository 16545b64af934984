/* Source text by codecs; lines of files that errors are about. */
#include "compiler/source_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compiler/lexer.h"
#include "runtime/error.h"
#include "runtime/objects/str_codec.h"
#include "runtime/threads/thread.h"

/* ---- decoding ---------------------------------------------------------------------------------- */

/* What the exception that is set says, in the arena; NULL where it is not about the source: it stays set. */
static const char *source_decode_problem(Thread *t, Arena *arena) {
    if (!error_matches(t, T_EXCEPTION) || error_matches(t, T_MEMORY_ERROR) || error_matches(t, T_RECURSION_ERROR)) return NULL;
    Value exception = error_take(t);
    error_clear(t);
    Value text = value_str(t, exception);
    const char *utf8 = text ? str_utf8(t, str_of(text), NULL, true) : NULL;
    return utf8 ? arena_format(arena, "%s", utf8) : NULL;
}

const char *source_decode(Thread *t, Arena *arena, const char *encoding, const char *bytes, size_t length, size_t *out_length,
                          const char **message) {
    Str *text = str_decode(t, bytes, length, encoding, "strict");
    const char *utf8 = text ? str_utf8(t, text, out_length, false) : NULL;
    *message = utf8 ? NULL : source_decode_problem(t, arena);
    const char *copy = utf8 ? arena_copy(arena, utf8, *out_length) : NULL;
    if (utf8 && !copy) raise_memory_error(t);
    return copy;
}

/* ---- lines ------------------------------------------------------------------------------------- */

void source_text_line(const char *source, size_t length, SyntaxErrorInfo *error) {
    const char *p = source, *end = source + length;
    for (int line = 1; p && p <= end; line++) {
        const char *stop = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
        if (line == error->lineno) {
            error->text = p;
            error->text_length = (size_t)((stop ? stop + 1 : end) - p);
            return;
        }
        p = stop ? stop + 1 : NULL;
    }
}

/* The contents of a regular file, to be freed; NULL: there is none, or it cannot be read. */
static char *source_read_file(Thread *t, const char *path, size_t *length) {
    char *text = NULL;
    thread_detach(t);
    struct stat status;
    FILE *file = stat(path, &status) == 0 && S_ISREG(status.st_mode) ? fopen(path, "re") : NULL;
    if (file) {
        text = malloc((size_t)status.st_size + 1);
        if (text) *length = fread(text, 1, (size_t)status.st_size, file);
        fclose(file);
    }
    if (!thread_attach(t)) {
        free(text);
        return NULL;
    }
    return text;
}

void source_file_line(Thread *t, Arena *arena, Value filename, const ParserOptions *options, SyntaxErrorInfo *error) {
    error->text = NULL;
    const char *path = is_str(t, filename) ? str_os_path(t, str_of(filename)) : NULL;
    size_t length = 0, text_length;
    char *bytes = path ? source_read_file(t, path, &length) : NULL;
    error_clear(t);
    if (!bytes) return;
    ParserOptions plain = *options;
    plain.mode = PARSER_EVAL; /* adds no newline at the end */
    plain.source_is_str = false;
    SyntaxErrorInfo ignored;
    const char *text = lexer_source_decode(arena, bytes, length, &plain, &ignored, &text_length);
    free(bytes);
    error_clear(t);
    if (text) source_text_line(text, text_length, error);
}
