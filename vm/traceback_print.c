/* Uncaught exceptions as text: by the module traceback, or, where that fails (no memory is left), in C and with less detail. */
#include "vm/traceback_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/list.h"
#include "runtime/objects/structseq.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"
#include "vm/import.h"

#define TRACEBACK_REPEAT_MAX 3

/* ---- writing ----------------------------------------------------------------------------------- */

static Value traceback_file(Thread *t) { return dict_get_name(t, t->vm->sys_dict, NAME(stderr)); }

static bool traceback_write_file(Thread *t, Value file, Str *text) {
    Value args[2] = {file, to_value(text)};
    if (value_call_method(t, NAME(write), args, 2, NULL) && value_call_method(t, NAME(flush), args, 1, NULL)) return true;
    error_clear(t);
    return false;
}

void traceback_write_always(Thread *t, Str *text) {
    Value file = traceback_file(t);
    if (!text || (file && file != NONE && traceback_write_file(t, file, text))) {
        error_clear(t);
        return;
    }
    size_t length;
    const char *utf8 = str_utf8(t, text, &length, true);
    if (utf8 && write(2, utf8, length) < 0) return;
    error_clear(t);
}

void traceback_write(Thread *t, Str *text) {
    if (traceback_file(t) != NONE) traceback_write_always(t, text);
    else error_clear(t);
}

/* ---- frames ------------------------------------------------------------------------------------ */

/* Line `line` of the file without indentation and newline; *indent is what was cut. NULL: it cannot be read. */
static char *traceback_source_line(const char *path, int line, size_t *indent) {
    FILE *file = fopen(path, "re");
    if (!file) return NULL;
    char *text = NULL;
    size_t capacity = 0;
    ssize_t length = -1;
    for (int n = 0; n < line && (length = getline(&text, &capacity, file)) >= 0; n++) {}
    fclose(file);
    if (length < 0) {
        free(text);
        return NULL;
    }
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) text[--length] = 0;
    *indent = strspn(text, " \t\f");
    memmove(text, text + *indent, (size_t)length - *indent + 1);
    return text;
}

static bool traceback_add_carets(StrBuilder *b, const char *line, size_t indent, const PositionRow *row) {
    if (!row || row->column < 0 || row->end_line != row->line || row->end_column <= row->column) return true;
    int from = row->column - (int)indent, to = row->end_column - (int)indent, length = (int)strlen(line);
    if (from < 0 || to > length || (from == 0 && to == length)) return true;
    if (!str_builder_add_c(b, "    ")) return false;
    for (int n = 0; n < to; n++) {
        if (((unsigned char)line[n] & 0xc0) == 0x80) continue;
        if (!str_builder_add_char(b, n < from ? ' ' : '^')) return false;
    }
    return str_builder_add_c(b, "\n");
}

static bool traceback_add_entry(Thread *t, StrBuilder *b, const Traceback *tb) {
    const Code *code = tb->code;
    const PositionRow *row = code_position(code, tb->offset);
    int line = row ? row->line : (int)code->first_line;
    if (!str_builder_format(b, "  File \"%V\", line %d, in %V\n", code->filename, line, code->name)) return false;
    const char *path = str_utf8(t, str_of(code->filename), NULL, true);
    if (!path) return false;
    size_t indent = 0;
    char *text = path[0] == '<' ? NULL : traceback_source_line(path, line, &indent);
    bool added = true;
    if (text && *text)
        added = str_builder_add_c(b, "    ") && str_builder_add_c(b, text) && str_builder_add_c(b, "\n") && traceback_add_carets(b, text, indent, row);
    free(text);
    return added;
}

static bool traceback_add_stack(Thread *t, StrBuilder *b, Value traceback) {
    if (!str_builder_add_c(b, "Traceback (most recent call last):\n")) return false;
    const Code *last_code = NULL;
    uint32_t last_offset = 0;
    size_t repeats = 0;
    for (Value v = traceback; v && v != NONE; v = ((Traceback *)v)->next) {
        const Traceback *tb = (Traceback *)v;
        bool same = tb->code == last_code && tb->offset == last_offset;
        repeats = same ? repeats + 1 : 0;
        bool more = tb->next && tb->next != NONE && ((Traceback *)tb->next)->code == tb->code && ((Traceback *)tb->next)->offset == tb->offset;
        if (repeats < TRACEBACK_REPEAT_MAX && !traceback_add_entry(t, b, tb)) return false;
        if (repeats >= TRACEBACK_REPEAT_MAX && !more
            && !str_builder_format(b, "  [Previous line repeated %zu more time%s]\n", repeats - TRACEBACK_REPEAT_MAX + 1,
                                   repeats == TRACEBACK_REPEAT_MAX ? "" : "s"))
            return false;
        last_code = tb->code;
        last_offset = tb->offset;
    }
    return true;
}

/* ---- exceptions -------------------------------------------------------------------------------- */

static bool traceback_add_type(Thread *t, StrBuilder *b, Value exception) {
    const Type *type = type_of(t, exception);
    if (type->module && is_str(t, type->module) && !str_equals_c(str_of(type->module), "builtins") && !str_equals_c(str_of(type->module), "__main__")
        && !str_builder_format(b, "%V.", type->module))
        return false;
    return str_builder_format(b, "%V", type->qualname);
}

static bool traceback_add_syntax_details(Thread *t, StrBuilder *b, const SyntaxException *e) {
    if (!e->column || e->column == NONE || !e->line || e->line == NONE) return true;
    if (!str_builder_format(b, "  File \"%V\", line %V\n", e->filename && e->filename != NONE ? e->filename : to_value(str_from_c(t, "<string>")), e->line)) return false;
    if (!e->text || !is_str(t, e->text)) return true;
    size_t length;
    const char *text = str_utf8(t, str_of(e->text), &length, true);
    if (!text) return false;
    size_t indent = strspn(text, " \t\f");
    size_t end = strcspn(text, "\n");
    Str *line = str_from_utf8(t, text + indent, end > indent ? end - indent : 0);
    if (!line || !str_builder_format(b, "    %U\n", line)) return false;
    int64_t from = is_int_small(e->column) ? small_int_of(e->column) : 0;
    int64_t to = e->end_column && is_int_small(e->end_column) ? small_int_of(e->end_column) : 0;
    bool same_line = !e->end_line || e->end_line == NONE || e->end_line == e->line;
    if (from < 1) return true;
    if (!same_line) to = (int64_t)(line->length + indent) + 1;
    if (to <= from) to = from + 1;
    if (!str_builder_add_c(b, "    ")) return false;
    for (int64_t n = 1 + (int64_t)indent; n < to; n++)
        if (!str_builder_add_char(b, n < from ? ' ' : '^')) return false;
    return str_builder_add_c(b, "\n");
}

static bool traceback_add_notes(Thread *t, StrBuilder *b, Value exception) {
    Value notes = value_getattr_optional(t, exception, NAME(__notes__));
    error_clear(t);
    if (!notes || !is_list(t, notes)) return true;
    for (size_t n = 0; n < list_length(list_of(notes)); n++) {
        Value note = list_get(list_of(notes), n);
        if (note && !str_builder_format(b, "%V\n", note)) return false;
    }
    return true;
}

static bool traceback_add_exception(Thread *t, StrBuilder *b, Value exception) {
    bool syntax = is_instance_of(t, exception, T_SYNTAX_ERROR);
    if (syntax && !traceback_add_syntax_details(t, b, (SyntaxException *)exception)) return false;
    if (!traceback_add_type(t, b, exception)) return false;
    Value text = syntax && ((SyntaxException *)exception)->message ? ((SyntaxException *)exception)->message : exception;
    text = value_str(t, text);
    if (!text) {
        error_clear(t);
        if (!str_builder_add_c(b, ": <exception str() failed>")) return false;
    } else if (str_of(text)->length && !str_builder_format(b, ": %V", text)) {
        return false;
    }
    return str_builder_add_c(b, "\n") && traceback_add_notes(t, b, exception);
}

/* Causes and contexts come first. `seen` ends cycles. */
static bool traceback_add_chain(Thread *t, StrBuilder *b, Value exception, Value seen) {
    for (size_t n = 0; n < list_length(list_of(seen)); n++)
        if (list_get(list_of(seen), n) == exception) return true;
    if (!list_append(t, seen, exception)) return false;
    if (C_STACK_IS_LOW(t)) return true;
    Exception *e = exception_of(exception);
    Value cause = load(&e->cause), context = load(&e->context);
    if (cause && cause != NONE) {
        if (!traceback_add_chain(t, b, cause, seen)
            || !str_builder_add_c(b, "\nThe above exception was the direct cause of the following exception:\n\n"))
            return false;
    } else if (context && context != NONE && !load_relaxed(&e->suppress_context)) {
        if (!traceback_add_chain(t, b, context, seen)
            || !str_builder_add_c(b, "\nDuring handling of the above exception, another exception occurred:\n\n"))
            return false;
    }
    Value traceback = load(&e->traceback);
    if (traceback && traceback != NONE && !traceback_add_stack(t, b, traceback)) return false;
    return traceback_add_exception(t, b, exception);
}

static Str *traceback_text_plain(Thread *t, Value exception) {
    StrBuilder b;
    str_builder_init(&b, t);
    Value seen = list_new(t, 4);
    return seen && traceback_add_chain(t, &b, exception, seen) ? str_builder_finish(&b) : NULL;
}

/* ---- by the module traceback ------------------------------------------------------------------- */

/* NULL: an exception of its own came in between. */
static Value traceback_text_whole(Thread *t, Value exception) {
    Value module = import_module_c(t, "traceback");
    Str *name = module ? intern_c(t, "_format_exception_bltin") : NULL;
    Value format = name ? value_getattr(t, module, name) : NULL;
    Value parts = format ? value_call_1(t, format, exception) : NULL;
    Value text = parts ? to_value(str_join(t, &static_empty_str, parts)) : NULL;
    return text;
}

Str *traceback_text(Thread *t, Value exception) {
    Value text = C_STACK_IS_LOW(t) ? NULL : traceback_text_whole(t, exception);
    error_clear(t);
    return text ? str_of(text) : traceback_text_plain(t, exception);
}

void traceback_print(Thread *t, Value exception) { traceback_write(t, traceback_text(t, exception)); }

/* ---- what can't be raised ---------------------------------------------------------------------- */

static const MemberDef unraisable_members[] = {
    STRUCTSEQ_FIELD(0, "exc_type", NULL), STRUCTSEQ_FIELD(1, "exc_value", NULL), STRUCTSEQ_FIELD(2, "exc_traceback", NULL),
    STRUCTSEQ_FIELD(3, "err_msg", NULL), STRUCTSEQ_FIELD(4, "object", NULL), {0}};
static const StructSeqDef unraisable_def =
    STRUCTSEQ_DEF_FLAGS("UnraisableHookArgs", "What sys.unraisablehook is called with.", unraisable_members, 5, 5, TYPE_NO_INSTANTIATE);

/* With a message, the object is part of the text. */
static Value unraisable_message(Thread *t, const char *message, Value where) {
    if (!message) return NONE;
    return to_value(where && where != NONE ? str_format(t, "%s %R", message, where) : str_from_c(t, message));
}

static Value unraisable_args(Thread *t, Value exception, const char *message, Value where) {
    static const char key;
    Value *root = vm_root(t, &key);
    if (!root) return NULL;
    Value type = load(root);
    if (!type) type = vm_root_keep(root, to_value(structseq_type_new(t, &unraisable_def)));
    Value text = unraisable_message(t, message, where);
    if (!type || !text) return NULL;
    Value traceback = load(&exception_of(exception)->traceback);
    Value items[5] = {to_value(type_of(t, exception)), exception, traceback ? traceback : NONE, text, where && !message ? where : NONE};
    return structseq_new(t, (Type *)type, items);
}

static void unraisable_print(Thread *t, Value exception, const char *message, Value where) {
    Value text = unraisable_message(t, message, where);
    Str *head = text && text != NONE ? str_format(t, "%V:\n", text)
                : where && where != NONE ? str_format(t, "Exception ignored in: %R\n", where) : NULL;
    if (!head) error_clear(t);
    if (head) traceback_write(t, head);
    traceback_print(t, exception);
}

/* By sys.unraisablehook; directly, where that can't be called. */
void traceback_unraisable(Thread *t, const char *message, Value where) {
    Value exception = error_take(t);
    if (!exception) return;
    Value hook = C_STACK_IS_LOW(t) ? NULL : dict_get_name(t, t->vm->sys_dict, NAME(unraisablehook));
    Value args = hook && hook != NONE ? unraisable_args(t, exception, message, where) : NULL;
    if (args && value_call_1(t, hook, args)) return;
    Value failure = error_take(t);
    if (args && failure) unraisable_print(t, failure, "Exception ignored in sys.unraisablehook", hook);
    else unraisable_print(t, exception, message, where);
}
