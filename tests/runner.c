/* Runs tests, several at a time, and counts them. tests/README.md says what a test is.
 *
 * A test is a process in a session of its own. It ends when the process has ended and nobody holds
 * its output any more; whatever it started and left behind is killed with it. All waiting is done
 * in one place, in run_tests(): for output, for ends of processes, and for the earliest time-out. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    LIST_LIMIT = 16,           /* environment entries, or pieces of stderr, that a test may name */
    ARGUMENT_LIMIT = 64,
    JOB_LIMIT = 64,
    OUTPUT_LIMIT = 16 << 20,   /* bytes; a test that prints more is stopped */
    SHOWN_LINES = 40,          /* of a difference, or of stderr */
};
static const double DEFAULT_TIMEOUT = 20;
static const double STRESS_SLOWER = 5; /* what collecting all the time multiplies time-outs by */
static const double LEFT_BEHIND = 2;  /* seconds for children to let go of the output */
static const double LOOK_AGAIN = 0.25; /* seconds between looks at the memory that tests hold */

typedef struct Text {
    char *bytes;
    size_t length, capacity;
} Text;

typedef enum Kind { PYTHON, SHELL, PROGRAM } Kind;

/* What the first comment lines of a test, and its .test file, say about it. */
typedef struct Directives {
    char *args, *flags, *input, *only, *skip;
    char *env[LIST_LIMIT], *errors[LIST_LIMIT];
    int env_count, error_count;
    int exit_code;
    double timeout;
    long least_stress;
    bool sort, once, alone, any_output, no_stress;
} Directives;

typedef struct Test {
    char *path;                /* what is run */
    char *source;              /* where the directives are: of a program, its .c file */
    char *stem;                /* the source without its suffix: .out, .err, .in and .test are beside it */
    const char *gil;           /* "on", "off", or NULL where there is nothing to choose */
    Kind kind;
    Directives directives;
} Test;

typedef struct Job {
    Test *test;
    pid_t pid;                 /* 0: free */
    int status;
    bool exited;
    double started, deadline;
    const char *stopped;       /* why the runner killed it */
    int streams[2];            /* stdout and stderr; -1 at their end */
    Text texts[2];
    char *scratch;
} Job;

static struct Settings {
    const char *command, *build, *gil, *seed;
    long jobs, memory, stress;
    double slower;
    bool verbose, write;
    char *wrap;                /* words before the path of a program in C */
    char *here;                /* the working directory, with a slash: left out of all output */
    char *scratch;             /* the folder of the tests' folders */
} settings = {.command = "build/minipy", .build = "release", .gil = "both", .seed = "0", .jobs = 2, .slower = 1};

static struct Results {
    int passed, failed, skipped;
} results;

static struct Tests {
    Test *items;
    size_t count, capacity;
} tests;

/* ---- small things --------------------------------------------------------------------------- */

static _Noreturn void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("runner: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(2);
}

static void *checked(void *pointer)
{
    if (!pointer)
        die("out of memory");
    return pointer;
}

static char *format(const char *pattern, ...)
{
    char *text;
    va_list args;
    va_start(args, pattern);
    if (vasprintf(&text, pattern, args) < 0)
        die("out of memory");
    va_end(args);
    return text;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool has_suffix(const char *text, const char *suffix)
{
    size_t length = strlen(text), tail = strlen(suffix);
    return length > tail && !strcmp(text + length - tail, suffix);
}

/* Is the word among the words of a list? */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += length)
        if ((at == list || at[-1] == ' ') && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

static void text_add(Text *text, const char *bytes, size_t length)
{
    if (text->length + length + 1 > text->capacity) {
        text->capacity = (text->length + length + 1) * 2;
        text->bytes = checked(realloc(text->bytes, text->capacity));
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = 0;
}

static void text_clear(Text *text)
{
    free(text->bytes);
    *text = (Text){0};
}

/* Reads a file; a missing one is no text at all, which is told apart from an empty one. */
static bool text_read(Text *text, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    char part[65536];
    ssize_t length;
    text_add(text, "", 0);
    while ((length = read(file, part, sizeof part)) > 0)
        text_add(text, part, (size_t)length);
    close(file);
    return length == 0;
}

static void text_write(const Text *text, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text->bytes, 1, text->length, file) < text->length || fclose(file))
        die("%s: %s", path, strerror(errno));
}

/* Replaces what differs between machines. */
static void text_replace(Text *text, const char *what, const char *with)
{
    Text result = {0};
    size_t length = strlen(what);
    const char *at = text->bytes, *end = text->bytes + text->length;
    for (const char *hit; (hit = memmem(at, (size_t)(end - at), what, length)); at = hit + length) {
        text_add(&result, at, (size_t)(hit - at));
        text_add(&result, with, strlen(with));
    }
    text_add(&result, at, (size_t)(end - at));
    text_clear(text);
    *text = result;
}

static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void text_sort(Text *text)
{
    size_t count = 0, capacity = 16;
    char **lines = checked(malloc(capacity * sizeof *lines));
    for (char *line = strtok(text->bytes, "\n"); line; line = strtok(NULL, "\n")) {
        if (count == capacity)
            lines = checked(realloc(lines, (capacity *= 2) * sizeof *lines));
        lines[count++] = line;
    }
    qsort(lines, count, sizeof *lines, compare_lines);
    Text result = {0};
    text_add(&result, "", 0);
    for (size_t i = 0; i < count; i++) {
        text_add(&result, lines[i], strlen(lines[i]));
        text_add(&result, "\n", 1);
    }
    free(lines);
    text_clear(text);
    *text = result;
}

/* ---- what a test says about itself ------------------------------------------------------------ */

/* In the text of a directive, \n is a new line. */
static char *unescape(const char *text)
{
    char *result = checked(strdup(text)), *to = result;
    for (const char *from = result; *from; from++) {
        bool newline = from[0] == '\\' && from[1] == 'n';
        *to++ = newline ? '\n' : *from;
        from += newline;
    }
    *to = 0;
    return result;
}

static void add_to_list(const Test *test, char **list, int *count, const char *text)
{
    if (*count == LIST_LIMIT)
        die("%s: too many directives", test->source);
    list[(*count)++] = unescape(text);
}

static void read_directive(Test *test, const char *line)
{
    Directives *d = &test->directives;
    char key[32], value[1024] = "";
    if (sscanf(line, "%31[a-z-]: %1023[^\n]", key, value) < 2) {
        d->sort |= !strcmp(line, "sort");
        d->once |= !strcmp(line, "once");
        d->alone |= !strcmp(line, "alone");
    } else if (!strcmp(key, "args")) {
        d->args = checked(strdup(value));
    } else if (!strcmp(key, "flags")) {
        d->flags = checked(strdup(value));
    } else if (!strcmp(key, "stdin")) {
        d->input = unescape(value);
    } else if (!strcmp(key, "only")) {
        d->only = checked(strdup(value));
    } else if (!strcmp(key, "skip")) {
        d->skip = checked(strdup(value));
    } else if (!strcmp(key, "exit")) {
        d->exit_code = atoi(value);
    } else if (!strcmp(key, "timeout")) {
        d->timeout = atof(value);
    } else if (!strcmp(key, "env")) {
        add_to_list(test, d->env, &d->env_count, value);
    } else if (!strcmp(key, "stderr")) {
        add_to_list(test, d->errors, &d->error_count, value);
    } else if (!strcmp(key, "output")) {
        d->any_output = !strcmp(value, "any");
    } else if (!strcmp(key, "gc-stress")) {
        d->no_stress = !strcmp(value, "skip");
        d->least_stress = atol(value);
    }
}

/* Directives are in the comment lines that a file begins with; all lines of a .test file are. */
static void read_directives(Test *test)
{
    test->directives.timeout = DEFAULT_TIMEOUT;
    char *paths[] = {checked(strdup(test->source)), format("%s.test", test->stem)};
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(paths[i], "r");
        char line[1200];
        while (file && fgets(line, sizeof line, file)) {
            line[strcspn(line, "\n")] = 0;
            const char *at = line + strspn(line, "#/ ");
            if (i == 0 && *line != '#' && strncmp(line, "//", 2))
                break;
            read_directive(test, at);
        }
        if (file)
            fclose(file);
        free(paths[i]);
    }
}

/* Does it apply to this build, this variant, and this run? */
static bool test_applies(const Test *test)
{
    const Directives *d = &test->directives;
    char *tags[] = {format("gil-%s", test->gil ? test->gil : "any"), checked(strdup(settings.build)),
                    checked(strdup(settings.stress ? "gc-stress" : "no-gc-stress"))};
    size_t wanted = 0, found = 0;
    bool applies = !(settings.stress && d->no_stress);
    for (const char *word = d->only; word && *word; word += strcspn(word, " ")) {
        word += strspn(word, " ");
        wanted += *word != 0;
    }
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        applies &= !(d->skip && has_word(d->skip, tags[i]));
        found += d->only && has_word(d->only, tags[i]);
        free(tags[i]);
    }
    return applies && found == wanted;
}

/* ---- finding tests ---------------------------------------------------------------------------- */

/* A program's source lies where its path says, below the folder of its variant:
 * build/release-gil-on/tests/embed/x is made from tests/embed/x.c. */
static char *program_source(const char *path)
{
    const char *below = strstr(path, "-gil-");
    below = below ? strchr(below, '/') : NULL;
    return format("%s.c", below ? below + 1 : path);
}

static void add_test(const char *path, Kind kind, const char *gil)
{
    if (tests.count == tests.capacity) {
        tests.capacity = tests.capacity * 2 + 64;
        tests.items = checked(realloc(tests.items, tests.capacity * sizeof *tests.items));
    }
    Test *test = &tests.items[tests.count];
    *test = (Test){.path = checked(strdup(path)), .kind = kind, .gil = gil};
    test->source = kind == PROGRAM ? program_source(path) : test->path;
    test->stem = checked(strdup(test->source));
    *strrchr(test->stem, '.') = 0;
    read_directives(test);
    if (test_applies(test))
        tests.count++;
    else
        results.skipped++;
}

static void add_file(const char *path)
{
    Kind kind = has_suffix(path, ".py") ? PYTHON : has_suffix(path, ".sh") ? SHELL : PROGRAM;
    if (kind == PROGRAM) {
        add_test(path, kind, strstr(path, "-gil-off/") ? "off" : strstr(path, "-gil-on/") ? "on" : NULL);
        return;
    }
    bool both = !strcmp(settings.gil, "both");
    size_t before = tests.count;
    add_test(path, kind, both ? "on" : settings.gil);
    if (both && !(tests.count > before && tests.items[before].directives.once))
        add_test(path, kind, "off");
}

static int is_test(const struct dirent *entry)
{
    const char *name = entry->d_name;
    if (*name == '.' || *name == '_' || !strcmp(name, "bench") || !strcmp(name, "tools"))
        return false;
    return entry->d_type == DT_DIR || has_suffix(name, ".py") || has_suffix(name, ".sh");
}

/* Folders are searched for scripts. In them tools, bench, and what begins with _ hold no tests. */
static void add_path(const char *path)
{
    struct stat status;
    if (stat(path, &status))
        die("%s: %s", path, strerror(errno));
    if (!S_ISDIR(status.st_mode)) {
        add_file(path);
        return;
    }
    struct dirent **entries;
    int count = scandir(path, &entries, is_test, alphasort);
    for (int i = 0; i < count; i++) {
        char *below = format("%s/%s", path, entries[i]->d_name);
        add_path(below);
        free(below);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- one test, running ------------------------------------------------------------------------ */

static int add_words(char **arguments, int count, char *words)
{
    for (char *word = words ? strtok(words, " ") : NULL; word; word = strtok(NULL, " "))
        if (count < ARGUMENT_LIMIT - 1)
            arguments[count++] = word;
    return count;
}

static void set_environment(const Test *test, const char *scratch)
{
    const Directives *d = &test->directives;
    static const char *const unwanted[] = {"MINIPY_GIL", "MINIPY_GC_STRESS", "PYTHONPATH", "PYTHONUNBUFFERED",
                                           "PYTHONINSPECT", "PYTHONSTARTUP", "PYTHONBREAKPOINT"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        unsetenv(unwanted[i]);
    setenv("MINIPY", settings.command, true);
    setenv("LC_ALL", "C.UTF-8", true);
    setenv("TERM", "dumb", true);
    setenv("TMPDIR", scratch, true);
    setenv("TEST_TMP", scratch, true);
    setenv("PYTHONDONTWRITEBYTECODE", "1", true);
    setenv("PYTHONHASHSEED", settings.seed, true);
    if (test->gil)
        setenv("MINIPY_GIL", test->gil, true);
    if (settings.stress) {
        char number[32];
        long stress = d->least_stress > settings.stress ? d->least_stress : settings.stress;
        snprintf(number, sizeof number, "%ld", stress);
        setenv("MINIPY_GC_STRESS", number, true);
    }
    for (int i = 0; i < d->env_count; i++)
        putenv(d->env[i]);
}

static int open_input(const Test *test, const char *scratch)
{
    char *path = format("%s.in", test->stem);
    if (test->directives.input) {
        Text text = {0};
        text_add(&text, test->directives.input, strlen(test->directives.input));
        text_add(&text, "\n", 1);
        path = format("%s/stdin", scratch);
        text_write(&text, path);
    }
    int input = open(path, O_RDONLY);
    return input >= 0 ? input : open("/dev/null", O_RDONLY);
}

static _Noreturn void exec_test(Test *test, const int *streams, const char *scratch)
{
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    dup2(open_input(test, scratch), 0);
    dup2(streams[0], 1);
    dup2(streams[1], 2);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    set_environment(test, scratch);
    char *arguments[ARGUMENT_LIMIT];
    int count = 0;
    if (test->kind == PYTHON)
        arguments[count++] = (char *)settings.command;
    else if (test->kind == SHELL)
        arguments[count++] = "sh";
    else
        count = add_words(arguments, count, settings.wrap);
    count = add_words(arguments, count, test->directives.flags);
    arguments[count++] = test->path;
    count = add_words(arguments, count, test->directives.args);
    arguments[count] = NULL;
    execvp(arguments[0], arguments);
    dprintf(2, "%s: %s\n", arguments[0], strerror(errno));
    _exit(127);
}

static void start_job(Job *job, Test *test)
{
    int out[2], err[2];
    char *scratch = format("%s/XXXXXX", settings.scratch);
    if (!mkdtemp(scratch) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
        die("%s: %s", test->path, strerror(errno));
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0)
        die("fork: %s", strerror(errno));
    if (pid == 0)
        exec_test(test, (int[]){out[1], err[1]}, scratch);
    close(out[1]);
    close(err[1]);
    double start = now();
    *job = (Job){.test = test, .pid = pid, .started = start, .scratch = scratch,
                 .deadline = start + test->directives.timeout * settings.slower,
                 .streams = {out[0], err[0]}};
}

static void stop_job(Job *job, const char *reason)
{
    if (!job->stopped)
        job->stopped = reason;
    kill(-job->pid, SIGKILL);
    kill(job->pid, SIGKILL);
}

static void close_stream(Job *job, int i)
{
    close(job->streams[i]);
    job->streams[i] = -1;
}

static void read_stream(Job *job, int i)
{
    char part[65536];
    ssize_t length = read(job->streams[i], part, sizeof part);
    if (length > 0)
        text_add(&job->texts[i], part, (size_t)length);
    else if (length == 0 || errno != EINTR)
        close_stream(job, i);
    if (job->texts[i].length > OUTPUT_LIMIT) {
        stop_job(job, "prints without end");
        close_stream(job, i);
    }
}

/* The process has ended; its id is kept from being given again until its group is gone as well. */
static void note_exit(Job *job)
{
    siginfo_t info = {0};
    if (job->exited || waitid(P_PID, (id_t)job->pid, &info, WEXITED | WNOHANG | WNOWAIT) || !info.si_pid)
        return;
    job->exited = true;
    job->deadline = now() + LEFT_BEHIND * settings.slower;
}

static bool job_is_over(const Job *job)
{
    return job->exited && job->streams[0] < 0 && job->streams[1] < 0;
}

/* Address space is free, and a thousand stacks are a lot of it; memory in use is what hurts. */
static bool holds_too_much(const Job *job)
{
    char path[64];
    long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)job->pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    if (fscanf(file, "%*d %ld", &pages) != 1)
        pages = 0;
    fclose(file);
    return pages > settings.memory * ((1 << 20) / sysconf(_SC_PAGESIZE));
}

static void check_limits(Job *job)
{
    if (settings.memory && !job->exited && holds_too_much(job))
        stop_job(job, "holds too much memory");
    if (now() < job->deadline)
        return;
    if (!job->exited) {
        stop_job(job, "took too long");
        job->deadline = now() + LEFT_BEHIND;
        return;
    }
    stop_job(job, "left processes behind that hold its output");
    for (int i = 0; i < 2; i++)
        if (job->streams[i] >= 0)
            close_stream(job, i);
}

/* ---- judging ---------------------------------------------------------------------------------- */

/* Without an .out file, what a script prints is the text of its "# -> text" comments. */
static void read_expectations(Text *expected, const char *path)
{
    Text script = {0};
    text_add(expected, "", 0);
    if (!text_read(&script, path))
        die("%s: %s", path, strerror(errno));
    for (char *line = strtok(script.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        char *mark = strstr(line, "# ->");
        if (!mark)
            continue;
        mark += mark[4] == ' ' ? 5 : 4;
        text_add(expected, mark, strlen(mark));
        text_add(expected, "\n", 1);
    }
    text_clear(&script);
}

static void show_difference(Text *expected, Text *printed, const char *what, const char *scratch)
{
    char *left = format("%s/expected", scratch), *right = format("%s/printed", scratch);
    text_write(expected, left);
    text_write(printed, right);
    char *command = format("diff -u --label 'expected %s' --label 'printed' '%s' '%s' | head -n %d",
                           what, left, right, SHOWN_LINES);
    fflush(stdout);
    if (system(command) < 0)
        die("diff: %s", strerror(errno));
    free(command);
    free(left);
    free(right);
}

static bool same_text(const Text *left, const Text *right)
{
    return left->length == right->length && !memcmp(left->bytes, right->bytes, left->length);
}

static void report(const Job *job, const char *format, ...)
{
    const Test *test = job->test;
    va_list args;
    va_start(args, format);
    printf("FAIL %s%s%s: ", test->path, test->kind != PROGRAM && test->gil ? " --gil=" : "",
           test->kind != PROGRAM && test->gil ? test->gil : "");
    vprintf(format, args);
    putchar('\n');
    va_end(args);
}

static void show_text(const Text *text)
{
    const char *at = text->bytes;
    for (int i = 0; i < SHOWN_LINES && at && *at; i++) {
        size_t length = strcspn(at, "\n");
        printf("  | %.*s\n", (int)length, at);
        at += length + (at[length] == '\n');
    }
}

static bool judge_exit(const Job *job)
{
    int code = WIFEXITED(job->status) ? WEXITSTATUS(job->status) : -WTERMSIG(job->status);
    int expected = job->test->directives.exit_code;
    if (job->stopped) {
        report(job, "%s (%.1f s)", job->stopped, now() - job->started);
    } else if (code != expected) {
        if (code < 0)
            report(job, "killed by signal %d (%s)", -code, strsignal(-code));
        else
            report(job, "exit code %d, expected %d", code, expected);
    }
    if (!job->stopped && code == expected)
        return true;
    if (job->test->kind != PYTHON)
        show_text(&job->texts[0]);
    show_text(&job->texts[1]);
    return false;
}

static bool judge_output(Job *job)
{
    Test *test = job->test;
    Text expected = {0};
    char *golden = format("%s.out", test->stem);
    if (settings.write) {
        text_write(&job->texts[0], golden);
        printf("wrote %s\n", golden);
        return true;
    }
    bool given = text_read(&expected, golden);
    free(golden);
    if (test->directives.any_output || (!given && test->kind == PROGRAM))
        return true;
    if (!given)
        read_expectations(&expected, test->source);
    if (test->directives.sort) {
        text_sort(&expected);
        text_sort(&job->texts[0]);
    }
    bool same = same_text(&expected, &job->texts[0]);
    if (!same) {
        report(job, "other output than expected");
        show_difference(&expected, &job->texts[0], "output", job->scratch);
        show_text(&job->texts[1]);
    }
    text_clear(&expected);
    return same;
}

static bool judge_errors(Job *job)
{
    Test *test = job->test;
    const Directives *d = &test->directives;
    Text expected = {0};
    char *golden = format("%s.err", test->stem);
    bool given = text_read(&expected, golden), good = true;
    free(golden);
    if (given && !same_text(&expected, &job->texts[1])) {
        report(job, "other stderr than expected");
        show_difference(&expected, &job->texts[1], "stderr", job->scratch);
        good = false;
    }
    for (int i = 0; i < d->error_count && good; i++) {
        good = strstr(job->texts[1].bytes, d->errors[i]);
        if (!good) {
            report(job, "stderr lacks: %s", d->errors[i]);
            show_text(&job->texts[1]);
        }
    }
    if (!given && !d->error_count && !d->exit_code && test->kind == PYTHON && job->texts[1].length) {
        report(job, "unexpected stderr");
        show_text(&job->texts[1]);
        good = false;
    }
    text_clear(&expected);
    return good;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
    (void)status, (void)type, (void)where;
    return remove(path);
}

static void finish_job(Job *job)
{
    kill(-job->pid, SIGKILL);
    waitpid(job->pid, &job->status, 0);
    for (int i = 0; i < 2; i++) {
        text_add(&job->texts[i], "", 0);
        text_replace(&job->texts[i], job->scratch, "TMP");
        text_replace(&job->texts[i], settings.here, "");
    }
    bool good = judge_exit(job) && judge_output(job) && judge_errors(job);
    *(good ? &results.passed : &results.failed) += 1;
    if (settings.verbose)
        printf("%s %7.3f s  %s%s%s\n", good ? "pass" : "FAIL", now() - job->started, job->test->path,
               job->test->gil ? " --gil=" : "", job->test->gil ? job->test->gil : "");
    fflush(stdout);
    if (rmdir(job->scratch))
        nftw(job->scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    text_clear(&job->texts[0]);
    text_clear(&job->texts[1]);
    free(job->scratch);
    *job = (Job){0};
}

/* ---- all of them ------------------------------------------------------------------------------ */

static void handle_signals(int signals, Job *jobs)
{
    struct signalfd_siginfo info;
    while (read(signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGCHLD)
            continue;
        for (int i = 0; i < JOB_LIMIT; i++)
            if (jobs[i].pid)
                kill(-jobs[i].pid, SIGKILL);
        printf("interrupted\n%d passed, %d failed\n", results.passed, results.failed);
        exit(130);
    }
}

/* Waits until something has happened to one of the jobs, and takes note of it. */
static void attend_jobs(Job *jobs, int signals)
{
    struct pollfd polls[1 + 2 * JOB_LIMIT] = {{.fd = signals, .events = POLLIN}};
    double earliest = now() + LOOK_AGAIN;
    for (int i = 0; i < JOB_LIMIT; i++) {
        for (int s = 0; s < 2; s++)
            polls[1 + 2 * i + s] = (struct pollfd){.fd = jobs[i].pid ? jobs[i].streams[s] : -1,
                                                   .events = POLLIN};
        if (jobs[i].pid && jobs[i].deadline < earliest)
            earliest = jobs[i].deadline;
    }
    double wait = (earliest - now()) * 1000 + 1;
    poll(polls, sizeof polls / sizeof *polls, wait > 0 ? (int)wait : 0);
    handle_signals(signals, jobs);
    for (int i = 0; i < JOB_LIMIT; i++) {
        Job *job = &jobs[i];
        if (!job->pid)
            continue;
        for (int s = 0; s < 2; s++)
            if (polls[1 + 2 * i + s].revents)
                read_stream(job, s);
        note_exit(job);
        if (!job_is_over(job))
            check_limits(job);
        if (job_is_over(job))
            finish_job(job);
    }
}

static void run_tests(bool alone, int signals)
{
    Job jobs[JOB_LIMIT] = {0};
    int limit = alone ? 1 : (int)settings.jobs;
    size_t next = 0;
    for (;;) {
        int running = 0;
        for (int i = 0; i < limit; i++) {
            while (!jobs[i].pid && next < tests.count) {
                Test *test = &tests.items[next++];
                if (test->directives.alone == alone)
                    start_job(&jobs[i], test);
            }
            running += jobs[i].pid != 0;
        }
        if (!running)
            return;
        attend_jobs(jobs, signals);
    }
}

static const char usage[] =
    "usage: runner [OPTION VALUE]… [--verbose] [--write] FILE|FOLDER…\n"
    "  --command PATH   what runs .py files (build/minipy)\n"
    "  --gil on|off|both  which of its cores (both)\n"
    "  --build NAME     how it was built, for \"only\" and \"skip\" (release)\n"
    "  --jobs N         how many tests at a time (2)\n"
    "  --slower X       multiplies all time-outs (1)\n"
    "  --memory MIB     how much memory a test may hold (0: as much as it likes)\n"
    "  --wrap COMMAND   what runs programs in C, as \"valgrind -q\"\n"
    "  --stress N       collect at every Nth allocation\n"
    "  --seed N         what hashes of text start from (0)\n"
    "  --verbose        a line for each test, with its time\n"
    "  --write          keep what the scripts print as what they should print\n";

/* Reads the options; what remains are paths. */
static int read_options(int argc, char **argv)
{
    int i = 1;
    for (; i < argc && !strncmp(argv[i], "--", 2); i++) {
        const char *name = argv[i] + 2;
        settings.verbose |= !strcmp(name, "verbose");
        settings.write |= !strcmp(name, "write");
        if (!strcmp(name, "verbose") || !strcmp(name, "write"))
            continue;
        const char *value = ++i < argc ? argv[i] : "";
        if (!strcmp(name, "command"))
            settings.command = value;
        else if (!strcmp(name, "build"))
            settings.build = value;
        else if (!strcmp(name, "gil"))
            settings.gil = value;
        else if (!strcmp(name, "jobs"))
            settings.jobs = atol(value);
        else if (!strcmp(name, "slower"))
            settings.slower = atof(value);
        else if (!strcmp(name, "memory"))
            settings.memory = atol(value);
        else if (!strcmp(name, "wrap"))
            settings.wrap = checked(strdup(value));
        else if (!strcmp(name, "stress"))
            settings.stress = atol(value);
        else if (!strcmp(name, "seed"))
            settings.seed = value;
        else
            break;
    }
    if (i >= argc || settings.jobs < 1) {
        fputs(usage, stderr);
        exit(2);
    }
    if (settings.jobs > JOB_LIMIT)
        settings.jobs = JOB_LIMIT;
    if (settings.stress)
        settings.slower *= STRESS_SLOWER;
    return i;
}

int main(int argc, char **argv)
{
    char folder[PATH_MAX];
    int first = read_options(argc, argv);
    settings.here = format("%s/", getcwd(folder, sizeof folder) ? folder : ".");
    settings.scratch = checked(strdup("/tmp/minipy-test-XXXXXX"));
    if (!mkdtemp(settings.scratch))
        die("%s: %s", settings.scratch, strerror(errno));
    char *command = realpath(settings.command, NULL);
    if (strchr(settings.command, '/') && !command)
        die("%s: %s", settings.command, strerror(errno));
    if (command)
        settings.command = command;
    for (int i = first; i < argc; i++)
        add_path(argv[i]);

    sigset_t handled;
    sigemptyset(&handled);
    sigaddset(&handled, SIGCHLD);
    sigaddset(&handled, SIGINT);
    sigaddset(&handled, SIGTERM);
    sigprocmask(SIG_BLOCK, &handled, NULL);
    int signals = signalfd(-1, &handled, SFD_NONBLOCK | SFD_CLOEXEC);
    run_tests(false, signals);
    run_tests(true, signals);

    rmdir(settings.scratch);
    if (results.skipped)
        printf("%d skipped: they are for other builds\n", results.skipped);
    printf("%d passed, %d failed\n", results.passed, results.failed);
    return results.failed || !results.passed;
}
