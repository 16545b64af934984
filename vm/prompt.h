/* The interactive prompt, and reading lines from a terminal. */
#pragma once

#include "vm/command.h"

/* Reads and runs statements until the end of input. Returns the exit status, or -1: SystemExit is set. */
int prompt_run(Thread *t, Module *main_module, const CommandLine *line);
/* Whether sys.stdin and sys.stdout are the terminal, and something is there to edit lines with. */
bool prompt_can_edit(Thread *t);
/* A line, with its newline; "" at the end of input. NULL: an exception is set. */
MUST_CHECK Value prompt_edit(Thread *t, Str *prompt);
