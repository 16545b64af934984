/* The command line, as sys and the prompt need it too. */
#pragma once

#include "runtime/objects/function.h"

#define MINIPY_VERSION "0.1.0"
#define COMMAND_OPTIONS_MAX 64
#define COMMAND_INTERRUPTED 130

typedef struct CommandLine {
    const char *code, *module, *file;
    int first_argument;
    bool has_script, inspect, isolated, ignore_environment, no_user_site, no_site, safe_path, quiet, unbuffered, dont_write_bytecode;
    int optimize, verbose, bytes_warning;
    const char *warnings[COMMAND_OPTIONS_MAX], *x_options[COMMAND_OPTIONS_MAX];
    int warning_count, x_option_count;
} CommandLine;

/* Takes the exception that is set, prints it by sys.excepthook unless it is SystemExit, and returns the exit status that it means. */
int command_report(Thread *t);
/* (code, text) of -c, which tracebacks show lines of; or NULL. */
Value command_source(Thread *t);
