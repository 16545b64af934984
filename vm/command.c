/* The command's work, in each core: options, what to run, how to end. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/hash_secret.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/actions.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/compiled.h"
#include "vm/import.h"
#include "vm/machine.h"
#include "vm/plugin.h"
#include "vm/prompt.h"
#include "vm/traceback_print.h"

const CommandLine *command_line_of(const VM *vm) {
    static const CommandLine none = {.int_max_str_digits = -1, .cpu_count = -1, .hash_seed = -1, .thread_inherit_context = !HAVE_GIL, .context_aware_warnings = !HAVE_GIL};
    return vm->command_line ? vm->command_line : &none;
}

/* ---- sys.argv and sys.path --------------------------------------------------------------------- */

static bool command_append(Thread *t, Value list, const char *text) {
    Str *s = str_from_os(t, text, strlen(text));
    return s && list_append(t, list, to_value(s));
}

static bool command_set_argv(Thread *t, const CommandLine *line, int argc, char **argv) {
    Value list = list_new(t, 0), original = list_new(t, 0);
    if (!list || !original) return false;
    const char *first = line->code ? "-c" : line->module ? "-m" : line->file ? line->file : line->has_script ? "-" : "";
    if (!command_append(t, list, first)) return false;
    for (int n = line->first_argument; n < argc; n++)
        if (!command_append(t, list, argv[n])) return false;
    for (int n = 0; n < argc; n++)
        if (!command_append(t, original, argv[n])) return false;
    return dict_set_c(t, t->vm->sys_dict, "argv", list) && dict_set_c(t, t->vm->sys_dict, "orig_argv", original);
}

static bool command_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Does a zip file's directory end it? A comment behind that is told by a first entry at the very start. */
static bool command_is_archive(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char first[4] = "", last[22] = "";
    off_t end = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
    bool read_both = end >= (off_t)sizeof last && pread(fd, first, sizeof first, 0) == sizeof first
        && pread(fd, last, sizeof last, end - (off_t)sizeof last) == sizeof last;
    if (fd >= 0) close(fd);
    return read_both && (memcmp(last, "PK\5\6", 4) == 0 || memcmp(first, "PK\3\4", 4) == 0);
}

/* Is it the name of a folder in a zip file, as that of a file below it? */
static bool command_is_in_archive(const char *path) {
    char above[4096];
    if (access(path, F_OK) == 0 || errno != ENOTDIR || snprintf(above, sizeof above, "%s", path) >= (int)sizeof above) return false;
    for (char *slash; (slash = strrchr(above, '/')) != NULL && slash > above;) {
        *slash = 0;
        if (access(above, F_OK) == 0) return command_is_archive(above);
    }
    return false;
}

/* What stands first on sys.path itself, and whose __main__ runs. */
static bool command_is_place(const char *path) {
    return command_is_folder(path) || command_is_archive(path) || command_is_in_archive(path);
}

/* Of a script, as its traceback and its __file__ show it. */
static void command_whole_path(const char *path, char *buffer, size_t size) {
    char folder[4096];
    if (*path == '/' || !getcwd(folder, sizeof folder)) snprintf(buffer, size, "%s", path);
    else if (strcmp(path, ".") == 0) snprintf(buffer, size, "%s", folder);
    else snprintf(buffer, size, "%s/%s", folder, path);
}

/* Does the folder that `name` in sys names have installed packages? */
static bool command_has_packages(Thread *t, const char *name) {
    Value prefix = dict_get_c(t, t->vm->sys_dict, name);
    Str *path = prefix && is_str(t, prefix) ? str_format(t, "%U/lib/minipy3.14/site-packages", str_of(prefix)) : NULL;
    const char *c_path = path ? str_os_path(t, path) : NULL;
    if (error_is_set(t)) error_clear(t);
    return c_path && command_is_folder(c_path);
}

/* Is there a folder of installed packages? Then the module site is needed. */
static bool command_has_site(Thread *t, const CommandLine *line) {
    char path[4096 + 64];
    const char *base = line->no_user_site ? NULL : command_environment(line, "PYTHONUSERBASE"), *home = getenv("HOME");
    if (base) snprintf(path, sizeof path, "%s/lib/minipy3.14/site-packages", base);
    else snprintf(path, sizeof path, "%s/.local/lib/minipy3.14/site-packages", home ? home : "");
    return (!line->no_user_site && command_is_folder(path)) || command_has_packages(t, "prefix") || command_has_packages(t, "base_prefix");
}

static bool command_call_in(Thread *t, const char *module_name, const char *function_name) {
    Value module = import_module_c(t, module_name);
    Str *name = module ? intern_c(t, function_name) : NULL;
    Value function = name ? value_getattr(t, module, name) : NULL;
    return function && value_call_0(t, function);
}

/* Does PYTHONPATH lead to modules of the user's own settings? */
static bool command_has_settings(const CommandLine *line) {
    static const char *const names[] = {"sitecustomize", "usercustomize"};
    const char *path = command_environment(line, "PYTHONPATH");
    while (path && *path) {
        int length = (int)strcspn(path, ":");
        for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
            char name[4096 + 64];
            snprintf(name, sizeof name, "%.*s/%s.py", length, path, names[n]);
            if (access(name, R_OK) == 0) return true;
        }
        path += length + (path[length] == ':');
    }
    return false;
}

static bool command_add_site(Thread *t, const CommandLine *line) {
    return line->no_site || (!command_has_site(t, line) && !command_has_settings(line)) || import_module_c(t, "site");
}

/* Where there is no stderr, nothing is shown. */
static bool command_enable_fault_handler(Thread *t, const CommandLine *line) {
    Value file = dict_get_name(t, t->vm->sys_dict, NAME(stderr));
    return !line->fault_handler || !file || file == NONE || command_call_in(t, "faulthandler", "enable");
}

static const char command_path_key;

Value command_first_path(Thread *t) {
    Value *root = vm_root(t, &command_path_key);
    return root ? load(root) : NULL;
}

static void command_keep_first_path(Thread *t, Value path) {
    Value *root = vm_root(t, &command_path_key), first = list_get(list_of(path), 0);
    if (root && first) store_release(root, first);
}

/* The directory of the script or the one that is run itself, "" for -c and the prompt, the current directory for -m. */
static bool command_set_path(Thread *t, const CommandLine *line) {
    Value path = list_new(t, 0);
    if (!path) return false;
    char buffer[4096];
    bool is_place = line->file && command_is_place(line->file);
    if (is_place || !line->safe_path) {
        if (is_place) {
            command_whole_path(line->file, buffer, sizeof buffer);
        } else if (line->file) {
            char *real = realpath(line->file, NULL);
            const char *whole = real ? real : line->file, *slash = strrchr(whole, '/');
            snprintf(buffer, sizeof buffer, "%.*s", slash ? (int)(slash == whole ? 1 : slash - whole) : 0, whole);
            free(real);
        } else if (line->module) {
            if (!getcwd(buffer, sizeof buffer)) buffer[0] = 0;
        } else {
            buffer[0] = 0;
        }
        if (!command_append(t, path, buffer)) return false;
        command_keep_first_path(t, path);
    }
    const char *extra = command_environment(line, "PYTHONPATH");
    while (extra && *extra) {
        size_t length = strcspn(extra, ":");
        Str *s = str_from_os(t, extra, length);
        if (!s || !list_append(t, path, to_value(s))) return false;
        extra += length + (extra[length] == ':');
    }
    return dict_set_c(t, t->vm->sys_dict, "path", path) && command_enable_fault_handler(t, line) && command_add_site(t, line);
}

/* ---- running ----------------------------------------------------------------------------------- */

static Module *command_main_module(Thread *t) {
    Value m = module_new(t, NAME_VALUE(__main__), NONE);
    if (!m) return NULL;
    Dict *d = ((Module *)m)->dict;
    if (!dict_set_name(t, d, NAME(__builtins__), t->vm->builtins_module) || !dict_set_name(t, d, NAME(__package__), NONE)
        || !dict_set_name(t, d, NAME(__loader__), NONE) || !dict_set_name(t, d, NAME(__spec__), NONE)
        || !dict_set_name(t, t->vm->modules, NAME(__main__), m))
        return NULL;
    t->vm->main_module = m;
    return (Module *)m;
}

static const char command_source_key[1];

static bool command_keep_source(Thread *t, Code *code, const char *text, size_t length) {
    Value *root = vm_root(t, command_source_key);
    Str *s = root ? str_from_utf8(t, text, length) : NULL;
    Value pair[2] = {to_value(code), to_value(s)};
    Value kept = s ? tuple_new(t, pair, 2) : NULL;
    if (kept) store_release(root, kept);
    return kept != NULL;
}

Value command_source(Thread *t) {
    Value *root = vm_root(t, command_source_key);
    return root ? load(root) : NULL;
}

static Value command_run_text(Thread *t, Module *m, const char *text, size_t length, const char *filename) {
    Str *name = str_from_os(t, filename, strlen(filename));
    CompileOptions options = {.mode = COMPILE_EXEC, .flags = COMPILE_SHOW_SOURCE, .optimize = (int)t->vm->optimize};
    Code *code = name ? compile_source(t, text, length, to_value(name), &options) : NULL;
    bool is_shown = strcmp(filename, "<string>") == 0;
    return code && (!is_shown || command_keep_source(t, code, text, length)) ? vm_run_code(t, code, m->dict, NULL, NULL) : NULL;
}

/* Of a folder or zip file its __main__ is run, as a module. */
static Value command_run_folder(Thread *t) {
    Value runpy = import_module_c(t, "runpy");
    Str *function = intern_c(t, "_run_folder_as_main");
    Value run = runpy && function ? value_getattr(t, runpy, function) : NULL;
    return run ? value_call_0(t, run) : NULL;
}

static Value command_run_file(Thread *t, Module *m, const CommandLine *line, int *status) {
    char file[8192];
    command_whole_path(line->file, file, sizeof file);
    Str *path = str_from_os(t, file, strlen(file));
    if (!path) return NULL;
    Code *code = compiled_is_named(path) ? compiled_load(t, path, to_value(path)) : import_compile_file(t, path, line->skip_first_line);
    if (!code) {
        if (!error_matches(t, T_OS_ERROR)) return NULL;
        Value number = ((OsException *)t->exception)->error_number;
        int error = number && is_int_small(number) ? (int)small_int_of(number) : 0;
        error_clear(t);
        fprintf(stderr, "minipy: can't open file '%s': [Errno %d] %s\n", file, error, strerror(error));
        *status = 2;
        return NONE;
    }
    if (!dict_set_name(t, m->dict, NAME(__file__), to_value(path))) return NULL;
    return vm_run_code(t, code, m->dict, NULL, NULL);
}

/* -m: the module's text is run as __main__; of a package its __main__ module. */
static Value command_run_module(Thread *t, Module *m, const char *module) {
    Value runpy = import_module_c(t, "runpy");
    Str *name = str_from_c(t, module), *function = intern_c(t, "_run_module_as_main");
    Value run = runpy && function ? value_getattr(t, runpy, function) : NULL;
    (void)m;
    return run && name ? value_call_1(t, run, to_value(name)) : NULL;
}

static Value command_run_stdin(Thread *t, Module *m) {
    size_t length = 0, capacity = 0;
    char *text = NULL;
    thread_detach(t);
    for (;;) {
        if (length + 65536 > capacity) {
            char *larger = realloc(text, capacity = capacity * 2 + 65536);
            if (!larger) break;
            text = larger;
        }
        ssize_t got = read(0, text + length, capacity - length);
        if (got <= 0) break;
        length += (size_t)got;
    }
    if (!thread_attach(t)) {
        free(text);
        return NULL;
    }
    Value v = command_run_text(t, m, text ? text : "", length, "<stdin>");
    free(text);
    return v;
}

/* By sys.excepthook; sys.last_exc and the like are what a debugger looks at afterwards. */
static void command_print(Thread *t, Value exception) {
    Value traceback = exception_of(exception)->traceback, type = to_value(type_of(t, exception));
    if (!traceback) traceback = NONE;
    Dict *sys = t->vm->sys_dict;
    if (!dict_set_c(t, sys, "last_exc", exception) || !dict_set_c(t, sys, "last_type", type) || !dict_set_c(t, sys, "last_value", exception)
        || !dict_set_c(t, sys, "last_traceback", traceback))
        error_clear(t);
    Value hook = dict_get_name(t, sys, NAME(excepthook));
    if (hook && value_call_3(t, hook, type, exception, traceback)) return;
    error_clear(t);
    traceback_print(t, exception);
}

int command_report(Thread *t) {
    if (error_matches(t, T_SYSTEM_EXIT)) {
        Value exception = error_take(t);
        Value code = ((SystemExit *)exception)->code;
        if (!code || code == NONE) return 0;
        int64_t n;
        if (is_int(t, code)) return int_as_int64(code, &n) ? (int)(n & 0xff) : 255;
        Str *text = str_format(t, "%V\n", code);
        traceback_write_always(t, text);
        return 1;
    }
    bool interrupted = error_matches(t, T_KEYBOARD_INTERRUPT);
    command_print(t, error_take(t));
    return interrupted ? COMMAND_INTERRUPTED : 1;
}

void command_flush(Thread *t) {
    Value exception = error_is_set(t) ? error_take(t) : NULL;
    Str *const names[] = {NAME(stderr), NAME(stdout)};
    for (int n = 0; n < 2; n++) {
        Value file = dict_get_name(t, t->vm->sys_dict, names[n]);
        if (!file || file == NONE || !value_call_method(t, NAME(flush), &file, 1, NULL)) error_clear(t);
    }
    if (exception) error_restore(t, exception);
}

/* ---- the text of -c ---------------------------------------------------------------------------- */

static bool command_line_is_blank(const char *line) {
    char end = line[strspn(line, " \t")];
    return end == '\n' || end == 0;
}

/* How much white space all lines begin with that are not blank. */
static size_t command_margin(const char *code) {
    const char *first = NULL;
    size_t margin = 0;
    for (const char *line = code; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (command_line_is_blank(line)) continue;
        size_t n = 0;
        if (!first) n = margin = strspn(first = line, " \t");
        else while (n < margin && line[n] == first[n]) n++;
        margin = n;
    }
    return margin;
}

/* Without that white space, blank lines empty, and with a newline at the end; malloc'ed. NULL: MemoryError. */
static char *command_dedent(Thread *t, const char *code) {
    size_t margin = command_margin(code);
    char *text = malloc(strlen(code) + 2), *to = text;
    if (!text) return raise_memory_error(t), NULL;
    for (const char *line = code; *line;) {
        size_t length = strcspn(line, "\n"), skipped = margin && command_line_is_blank(line) ? length : margin;
        memcpy(to, line + skipped, length - skipped);
        to += length - skipped;
        line += length;
        if (*line == '\n') *to++ = *line++;
    }
    memcpy(to, "\n", 2);
    return text;
}

static Value command_run_code(Thread *t, Module *m, const char *code) {
    char *dedented = command_dedent(t, code);
    Str *text = dedented ? str_format(t, "%s", dedented) : NULL;
    free(dedented);
    const char *utf8 = text ? str_utf8(t, text, NULL, true) : NULL;
    return utf8 ? command_run_text(t, m, utf8, strlen(utf8), "<string>") : NULL;
}

/* In a frame of its own: at the end the collector shall not find the module in it. */
static NOINLINE int command_run(Thread *t, const CommandLine *line) {
    int status = 0;
    Module *m = command_main_module(t);
    Value v = NULL;
    if (m) {
        if (line->code) {
            v = command_run_code(t, m, line->code);
        } else if (line->module) {
            v = command_run_module(t, m, line->module);
        } else if (line->file) {
            v = command_is_place(line->file) ? command_run_folder(t) : command_run_file(t, m, line, &status);
        } else if (isatty(0) || line->inspect) {
            status = prompt_run(t, m, line);
            return status < 0 ? command_report(t) : status;
        } else {
            v = command_run_stdin(t, m);
        }
    }
    command_flush(t);
    if (!v && line->inspect) command_print(t, error_take(t));
    else if (!v) status = command_report(t);
    bool asked = line->inspect || (isatty(0) && command_environment(line, "PYTHONINSPECT"));
    if (!asked || !m) return status;
    status = prompt_run(t, m, line);
    return status < 0 ? command_report(t) : status;
}

/* Ctrl-C that nobody caught ends the process by the signal, so that a shell sees it. */
static void command_die_by_interrupt(void) {
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
}

__attribute__((visibility("default"))) int mpy_main(int argc, char **argv) {
    CommandLine line = {.int_max_str_digits = -1, .cpu_count = -1};
    int status = command_parse(&line, argc, argv);
    if (status < 0 && !command_read_environment(&line)) status = 1;
    if (status >= 0) return status;
    if (line.hash_seed >= 0) hash_secret_choose((uint32_t)line.hash_seed);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    const char *limit = getenv("MINIPY_HEAP_LIMIT");
    MachineOptions options = {.optimize = line.optimize, .command_line = &line, .heap_limit = limit ? strtoull(limit, NULL, 10) : 0};
    VM *vm = machine_new(&options);
    if (!vm) {
        fputs("minipy: not enough memory for a virtual machine\n", stderr);
        return 1;
    }
    Thread *t = vm->main_thread;
    plugin_use_files(vm);
    if (!command_set_argv(t, &line, argc, argv) || !command_set_path(t, &line) || !actions_take_signals(t) || !signal_install_default(t))
        status = command_report(t);
    else
        status = command_run(t, &line);
    if (!machine_finish(t) && status != COMMAND_INTERRUPTED) status = 120;
    machine_free(vm);
    free(line.warnings_text);
    if (status == COMMAND_INTERRUPTED) command_die_by_interrupt();
    return status;
}
