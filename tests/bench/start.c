/* Times commands from start to end: wall and CPU time, and resident memory, the least of many runs
 * that take turns. In C, since a child's resident memory is counted from that of who starts it.
 *     start RUNS NAME COMMAND [NAME COMMAND ...]        a command's words stand between spaces */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

typedef struct Figures {
    double wall, cpu; /* milliseconds */
    long resident;    /* KiB */
} Figures;

static double milliseconds(struct timeval t) { return t.tv_sec * 1e3 + t.tv_usec / 1e3; }

static Figures run(char *command) {
    char *copy = strdup(command), *words[32];
    size_t count = 0;
    for (char *word = strtok(copy, " "); word && count < 31; word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    struct timespec start, end;
    struct rusage used;
    pid_t pid;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (posix_spawnp(&pid, words[0], NULL, NULL, words, environ) != 0
        || wait4(pid, &status, 0, &used) < 0 || status != 0) {
        fprintf(stderr, "%s: failed\n", command);
        exit(1);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    free(copy);
    return (Figures){(end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6,
                     milliseconds(used.ru_utime) + milliseconds(used.ru_stime), used.ru_maxrss};
}

int main(int argc, char **argv) {
    int runs = argc > 1 ? atoi(argv[1]) : 0, count = (argc - 2) / 2;
    Figures *best = calloc((size_t)(count > 0 ? count : 1), sizeof *best);
    for (int i = 0; i < runs; i++)
        for (int k = 0; k < count; k++) {
            Figures now = run(argv[3 + 2 * k]), *old = &best[k];
            if (i == 0 || now.wall < old->wall) old->wall = now.wall;
            if (i == 0 || now.cpu < old->cpu) old->cpu = now.cpu;
            if (i == 0 || now.resident < old->resident) old->resident = now.resident;
        }
    printf("%-20s %9s %11s %13s\n", "", "wall", "CPU", "resident");
    for (int k = 0; k < count; k++)
        printf("%-20s %7.2fms %9.2fms %9ld KiB\n", argv[2 + 2 * k], best[k].wall, best[k].cpu,
               best[k].resident);
    free(best);
}
