/* The command line, as sys and the prompt need it too. */
#pragma once

#include "runtime/objects/function.h"

#define MINIPY_VERSION "0.1.0"
#define COMMAND_OPTIONS_MAX 64
#define COMMAND_INTERRUPTED 130

typedef struct CommandLine {
    const char *program; /* argv[0] */
    const char *code, *module, *file;
    int first_argument;
    bool has_script, inspect, interactive, isolated, ignore_environment, no_user_site, no_site, safe_path, quiet, unbuffered;
    bool dont_write_bytecode, random_hashes, skip_first_line, dev_mode, fault_handler, import_time, thread_inherit_context, context_aware_warnings;
    int optimize, verbose, bytes_warning, debug;
    int int_max_str_digits, cpu_count; /* -1: nothing is said */
    int64_t hash_seed; /* -1: by chance */
    const char *pycache_prefix, *io_encoding; /* or NULL */
    const char *check_hash_based_pycs; /* "always", "never", "default"; or NULL */
    char *warnings_text; /* malloc'ed: what entries of `warnings` point into */
    const char *warnings[COMMAND_OPTIONS_MAX], *x_options[COMMAND_OPTIONS_MAX];
    int warning_count, x_option_count;
} CommandLine;

/* Reads the arguments. Returns -1 to go on, or the exit status: there is nothing more to do. */
int command_parse(CommandLine *line, int argc, char **argv);
/* Adds what the environment and -X say. False: it was wrong, and has been said. */
MUST_CHECK bool command_read_environment(CommandLine *line);
/* A PYTHON* variable. NULL: not set, empty, or -E. */
const char *command_environment(const CommandLine *line, const char *name);
/* The command line of the machine; of a host's machine one that says nothing. */
const CommandLine *command_line_of(const VM *vm);

/* Takes the exception that is set, prints it by sys.excepthook unless it is SystemExit, and returns the exit status that it means. */
int command_report(Thread *t);
/* Flushes sys.stderr and sys.stdout, so that what was printed comes before a traceback or a prompt. Errors show at the end, when
 * the files are flushed again. */
void command_flush(Thread *t);
/* What sys.path began with, where the machine put something in front of the library; or NULL. */
Value command_first_path(Thread *t);
/* (code, text) of -c, which tracebacks show lines of; or NULL. */
Value command_source(Thread *t);
