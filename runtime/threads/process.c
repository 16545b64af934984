/* The environment and the time zone of the process: their lock, and copies of what is in them. */
#define _GNU_SOURCE
#include "runtime/threads/process.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/threads/park.h"

static Mutex process_mutex;

void process_lock(void) { mutex_lock(&process_mutex); }
void process_unlock(void) { mutex_unlock(&process_mutex); }
void process_unlock_child(void) { mutex_reset(&process_mutex); }

char *process_variable(const char *name) {
    process_lock();
    const char *text = getenv(name);
    char *copy = text != NULL ? strdup(text) : NULL;
    process_unlock();
    return copy;
}

char **process_environment(void) {
    process_lock();
    size_t count = 0, size = 0;
    while (environ != NULL && environ[count] != NULL) size += strlen(environ[count++]) + 1;
    char **copy = malloc((count + 1) * sizeof *copy + size);
    if (copy != NULL) {
        char *text = (char *)(copy + count + 1);
        for (size_t i = 0; i < count; i++) {
            copy[i] = text;
            text = stpcpy(text, environ[i]) + 1;
        }
        copy[count] = NULL;
    }
    process_unlock();
    return copy;
}
