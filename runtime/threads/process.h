/* What belongs to the whole process, and the C library guards by half: the environment, which
 * getenv() reads while setenv() moves it, and the time zone, which is taken from the environment.
 * Everything of ours that touches either does so with the process's lock held: it is a leaf, held
 * across neither a safepoint nor an allocation from the collected heap. */
#pragma once

#include <stdbool.h>

void process_lock(void);
void process_unlock(void);
/* In a forked child, whose parent may have had it in another thread. */
void process_unlock_child(void);

/* A copy of an environment variable, for free(). NULL: there is none, or no memory. */
char *process_variable(const char *name);
/* A copy of the environment in one block, for free(). NULL: no memory. */
char **process_environment(void);
