/* The interactive prompt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/traceback_print.h"

/* One line from standard input, detached, with the prompt before it. malloc'ed; NULL: the end. */
static char *prompt_read_line(Thread *t, const char *prompt) {
    char *line = NULL;
    size_t capacity = 0;
    thread_detach(t);
    fputs(prompt, stdout);
    fflush(stdout);
    ssize_t length = getline(&line, &capacity, stdin);
    if (!thread_attach(t) || length < 0) {
        free(line);
        return NULL;
    }
    return line;
}

/* Reads lines until they are a whole statement. NULL: an error was reported, or (*ended) there is no more. */
static Code *prompt_read_statement(Thread *t, bool *ended) {
    char *text = NULL;
    size_t length = 0;
    Code *code = NULL;
    Str *filename = str_from_c(t, "<stdin>");
    for (;;) {
        char *line = prompt_read_line(t, text ? "... " : ">>> ");
        if (!line) {
            *ended = !text;
            break;
        }
        size_t more = strlen(line);
        char *larger = realloc(text, length + more + 1);
        if (!larger) {
            free(line);
            break;
        }
        text = larger;
        memcpy(text + length, line, more + 1);
        length += more;
        free(line);
        bool incomplete = false;
        CompileOptions options = {.mode = COMPILE_SINGLE, .incomplete = &incomplete};
        code = compile_source(t, text, length, to_value(filename), &options);
        if (code || !incomplete) break;
        error_clear(t);
    }
    free(text);
    return code;
}

int prompt_run(Thread *t, Module *main_module, const CommandLine *line) {
    if (!line->quiet && !line->code && !line->file && !line->module)
        printf("minipy " MINIPY_VERSION " (Python 3.14)\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
    for (bool ended = false; !ended;) {
        Code *code = prompt_read_statement(t, &ended);
        if (code && vm_run_code(t, code, main_module->dict, NULL, NULL)) continue;
        if (!error_is_set(t)) continue;
        if (error_matches(t, T_SYSTEM_EXIT)) {
            Value exit_code = ((SystemExit *)error_take(t))->code;
            return exit_code && is_int_small(exit_code) ? (int)small_int_of(exit_code) : exit_code && exit_code != NONE;
        }
        traceback_print(t, error_take(t));
    }
    return 0;
}
