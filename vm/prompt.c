/* The interactive prompt. */
#include "vm/prompt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"
#include "vm/call.h"
#include "vm/import.h"

/* ---- lines ------------------------------------------------------------------------------------- */

static bool prompt_is_original(Thread *t, Str *name, Value original) { return dict_get_name(t, t->vm->sys_dict, name) == original; }

bool prompt_can_edit(Thread *t) {
    const VM *vm = t->vm;
    return vm->line_reader.read && prompt_is_original(t, NAME(stdin), vm->stdin_file) && prompt_is_original(t, NAME(stdout), vm->stdout_file)
        && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

Value prompt_edit(Thread *t, Str *prompt) {
    const char *utf8 = str_utf8(t, prompt, NULL, true);
    if (!utf8) return NULL;
    fflush(stdout);
    return (Value)t->vm->line_reader.read((struct mpy_vm *)t->vm, utf8, t->vm->line_reader.data);
}

/* From standard input as it is, with the prompt on standard error. */
static Value prompt_read_plain(Thread *t, Str *prompt) {
    const char *utf8 = str_utf8(t, prompt, NULL, true);
    if (!utf8) return NULL;
    fputs(utf8, stderr);
    fflush(stderr);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    for (;;) {
        thread_detach(t);
        errno = 0;
        length = getline(&line, &capacity, stdin);
        int error = errno;
        bool attached = thread_attach(t);
        if (attached && length < 0 && error == EINTR) {
            clearerr(stdin);
            if (poll_actions(t)) continue;
        }
        if (attached && !error_is_set(t)) break;
        free(line);
        return NULL;
    }
    Str *text = str_from_os(t, line ? line : "", length < 0 ? 0 : (size_t)length);
    free(line);
    return to_value(text);
}

/* sys.ps1 or sys.ps2, as text. */
static Str *prompt_text(Thread *t, const char *name, const char *otherwise) {
    Value v = dict_get_c(t, t->vm->sys_dict, name);
    Value text = v ? value_str(t, v) : NULL;
    if (text) return str_of(text);
    error_clear(t);
    return str_from_c(t, v ? "" : otherwise);
}

static Value prompt_read_line(Thread *t, bool first) {
    Str *prompt = first ? prompt_text(t, "ps1", ">>> ") : prompt_text(t, "ps2", "... ");
    if (!prompt) return NULL;
    return prompt_can_edit(t) ? prompt_edit(t, prompt) : prompt_read_plain(t, prompt);
}

/* ---- statements -------------------------------------------------------------------------------- */

typedef struct PromptInput {
    Str *whole;      /* what was read so far */
    size_t number;   /* of the statement, from 0 */
    bool terminal, ended;
} PromptInput;

/* Nothing but space and a comment. */
static bool prompt_is_blank(Str *line) {
    for (size_t n = 0; n < line->length; n++) {
        uint32_t c = str_at(line, line->data, n);
        if (c == '#') return true;
        if (c != ' ' && c != '\t' && c != '\f' && c != '\n' && c != '\r') return false;
    }
    return true;
}

/* incomplete NULL: this is all there is. */
static Code *prompt_compile(Thread *t, PromptInput *in, size_t length, bool *incomplete) {
    Str *filename = in->terminal ? str_format(t, "<python-input-%zu>", in->number) : str_from_c(t, "<stdin>");
    const char *utf8 = filename ? str_utf8(t, in->whole, NULL, true) : NULL;
    CompileOptions options = {.mode = COMPILE_SINGLE, .flags = COMPILE_SHOW_SOURCE, .optimize = (int)t->vm->optimize,
                              .incomplete = incomplete};
    return utf8 ? compile_source(t, utf8, length, to_value(filename), &options) : NULL;
}

/* NULL: an exception is set, or *more: further lines may make a statement of it. A compound one ends with an empty line: what is
 * whole but for the newline of its last line is whole; what is whole or could go on only with the newline is not yet. */
static Code *prompt_compile_so_far(Thread *t, PromptInput *in, bool *more) {
    size_t length;
    if (!str_utf8(t, in->whole, &length, true)) return NULL;
    if (in->ended || str_at(in->whole, in->whole->data, in->whole->length - 1) != '\n') return prompt_compile(t, in, length, NULL);
    bool ignored;
    Code *code = prompt_compile(t, in, length - 1, &ignored);
    if (code || !error_matches(t, T_SYNTAX_ERROR)) return code;
    error_clear(t);
    code = prompt_compile(t, in, length, more);
    if (!code && !*more) return NULL;
    *more = true;
    error_clear(t);
    return NULL;
}

/* Lines until they are a whole statement. NULL: an exception is set, or there is none. */
static Code *prompt_read_statement(Thread *t, PromptInput *in) {
    in->whole = &static_empty_str;
    for (;;) {
        Value line = prompt_read_line(t, in->whole->length == 0);
        if (!line) return NULL;
        in->ended = str_of(line)->length == 0;
        if (in->whole->length == 0 && prompt_is_blank(str_of(line))) return NULL;
        in->whole = str_concat(t, in->whole, str_of(line));
        if (!in->whole) return NULL;
        bool more = false;
        Code *code = prompt_compile_so_far(t, in, &more);
        if (!more) return code;
    }
}

/* _prompt.<name>(…). What goes wrong is reported, and does no more harm. */
static void prompt_call(Thread *t, const char *name, const Value *args, size_t count) {
    Value module = import_module_c(t, "_prompt");
    Str *attribute = module ? intern_c(t, name) : NULL;
    Value f = attribute ? value_getattr(t, module, attribute) : NULL;
    if (!f || !value_call(t, f, (Value *)args, count, NULL)) {
        if (!error_matches(t, T_SYSTEM_EXIT)) command_report(t);
    }
}

int prompt_run(Thread *t, Module *main_module, const CommandLine *line) {
    bool alone = !line->code && !line->file && !line->module;
    PromptInput in = {.terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    if (!line->quiet && alone)
        fputs("minipy " MINIPY_VERSION " (Python 3.14)\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n", stderr);
    Value run_startup_file = bool_value(alone);
    if (in.terminal) prompt_call(t, "start", &run_startup_file, 1);
    for (; !in.ended && !error_is_set(t); in.number++) {
        Code *code = prompt_read_statement(t, &in);
        if (!code && !error_is_set(t)) continue;
        if (code) {
            Value args[2] = {to_value(code), to_value(in.whole)};
            prompt_call(t, "remember", args, 2);
            bool done = !error_is_set(t) && vm_run_code(t, code, main_module->dict, NULL, NULL);
            command_flush(t);
            if (done) continue;
        } else if (error_matches(t, T_KEYBOARD_INTERRUPT)) {
            error_clear(t);
            fputs("\nKeyboardInterrupt\n", stderr);
            clearerr(stdin);
            continue;
        }
        if (error_is_set(t) && !error_matches(t, T_SYSTEM_EXIT)) command_report(t);
    }
    if (!error_is_set(t)) fputc('\n', stderr);
    return error_is_set(t) ? -1 : 0;
}
