/* The command's work, in each core: options, what to run, how to end. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/actions.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/import.h"
#include "vm/machine.h"
#include "vm/plugin.h"
#include "vm/prompt.h"
#include "vm/traceback_print.h"

/* ---- options ----------------------------------------------------------------------------------- */

static const char command_usage[] =
    "usage: minipy [--gil=on|off] [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char command_help[] =
    "Options (and corresponding environment variables):\n"
    "--gil=on|off : run with or without the global interpreter lock; also MINIPY_GIL=on|off\n"
    "-B     : do not write compiled files on import\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script\n"
    "-I     : isolate from the user's environment (implies -E, -P and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : do not prepend a potentially unsafe path to sys.path\n"
    "-q     : do not print version and copyright messages on interactive startup\n"
    "-s     : do not add user site directory to sys.path\n"
    "-S     : do not imply 'import site' on initialization\n"
    "-u     : force the stdout and stderr streams to be unbuffered\n"
    "-V     : print the version number and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno\n"
    "-X opt : set implementation-specific option\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

static int command_bad_option(const char *message, const char *what) {
    fprintf(stderr, message, what);
    fputs(command_usage, stderr);
    fputs("Try `minipy -h' for more information.\n", stderr);
    return 2;
}

/* The letters of one argument, as in "-Bi". Returns -1 to go on, or an exit code. *at is the index of the argument. */
static int command_parse_letters(CommandLine *line, int argc, char **argv, int *at) {
    for (const char *p = argv[*at] + 1; *p; p++) {
        switch (*p) {
        case 'B': line->dont_write_bytecode = true; break;
        case 'b': line->bytes_warning++; break;
        case 'd': break;
        case 'E': line->ignore_environment = true; break;
        case 'i': line->inspect = true; break;
        case 'I': line->isolated = line->ignore_environment = line->no_user_site = line->safe_path = true; break;
        case 'O': line->optimize++; break;
        case 'P': line->safe_path = true; break;
        case 'q': line->quiet = true; break;
        case 's': line->no_user_site = true; break;
        case 'S': line->no_site = true; break;
        case 'u': line->unbuffered = true; break;
        case 'v': line->verbose++; break;
        case 'V': puts("Python 3.14.0 (minipy " MINIPY_VERSION ")"); return 0;
        case 'h':
        case '?': fputs(command_usage, stdout); fputs(command_help, stdout); return 0;
        case 'c':
        case 'm':
        case 'W':
        case 'X': {
            const char *value = p[1] ? p + 1 : *at + 1 < argc ? argv[++*at] : NULL;
            char letter[2] = {*p, 0};
            if (!value) return command_bad_option("Argument expected for the -%s option\n", letter);
            if (*p == 'W' && line->warning_count < COMMAND_OPTIONS_MAX) line->warnings[line->warning_count++] = value;
            if (*p == 'X' && line->x_option_count < COMMAND_OPTIONS_MAX) line->x_options[line->x_option_count++] = value;
            if (*p == 'c') line->code = value;
            if (*p == 'm') line->module = value;
            return -1;
        }
        default: {
            char letter[2] = {*p, 0};
            return command_bad_option("Unknown option: -%s\n", letter);
        }
        }
    }
    return -1;
}

static int command_parse(CommandLine *line, int argc, char **argv) {
    int n = 1;
    for (; n < argc && !line->code && !line->module; n++) {
        const char *argument = argv[n];
        if (argument[0] != '-' || !argument[1]) break;
        if (strncmp(argument, "--gil=", 6) == 0) continue; /* main.c has seen to it */
        if (strcmp(argument, "--") == 0) {
            n++;
            break;
        }
        if (strcmp(argument, "--help") == 0) {
            fputs(command_usage, stdout);
            fputs(command_help, stdout);
            return 0;
        }
        if (strcmp(argument, "--version") == 0) {
            puts("Python 3.14.0 (minipy " MINIPY_VERSION ")");
            return 0;
        }
        if (argument[1] == '-') return command_bad_option("unknown option %s\n", argument);
        int status = command_parse_letters(line, argc, argv, &n);
        if (status >= 0) return status;
    }
    if (!line->code && !line->module && n < argc) {
        if (strcmp(argv[n], "-") != 0) line->file = argv[n];
        line->first_argument = n + 1;
    } else {
        line->first_argument = n;
    }
    line->has_script = n < argc;
    return -1;
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

/* Of a script, as its traceback and its __file__ show it. */
static void command_whole_path(const char *path, char *buffer, size_t size) {
    char folder[4096];
    if (*path == '/' || !getcwd(folder, sizeof folder)) snprintf(buffer, size, "%s", path);
    else if (strcmp(path, ".") == 0) snprintf(buffer, size, "%s", folder);
    else snprintf(buffer, size, "%s/%s", folder, path);
}

/* The directory of the script or the one that is run itself, "" for -c and the prompt, the current directory for -m. */
static bool command_set_path(Thread *t, const CommandLine *line) {
    Value path = list_new(t, 0);
    if (!path) return false;
    char buffer[4096];
    if (!line->safe_path) {
        if (line->file && command_is_folder(line->file)) {
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
    }
    const char *extra = line->ignore_environment ? NULL : getenv("PYTHONPATH");
    while (extra && *extra) {
        size_t length = strcspn(extra, ":");
        Str *s = str_from_os(t, extra, length);
        if (!s || !list_append(t, path, to_value(s))) return false;
        extra += length + (extra[length] == ':');
    }
    return dict_set_c(t, t->vm->sys_dict, "path", path);
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

static bool command_keep_source(Thread *t, Code *code, const char *text, size_t length) {
    Value *root = vm_root(t, command_usage);
    Str *s = root ? str_from_utf8(t, text, length) : NULL;
    Value pair[2] = {to_value(code), to_value(s)};
    return s && (*root = tuple_new(t, pair, 2)) != NULL;
}

Value command_source(Thread *t) {
    Value *root = vm_root(t, command_usage);
    return root ? *root : NULL;
}

static Value command_run_text(Thread *t, Module *m, const char *text, size_t length, const char *filename) {
    Str *name = str_from_os(t, filename, strlen(filename));
    CompileOptions options = {.mode = COMPILE_EXEC, .optimize = (int)t->vm->optimize};
    Code *code = name ? compile_source(t, text, length, to_value(name), &options) : NULL;
    bool is_shown = strcmp(filename, "<string>") == 0;
    return code && (!is_shown || command_keep_source(t, code, text, length)) ? vm_run_code(t, code, m->dict, NULL, NULL) : NULL;
}

/* Of a folder its __main__ is run, as a module. */
static Value command_run_folder(Thread *t) {
    Value runpy = import_module_c(t, "runpy");
    Str *function = intern_c(t, "_run_folder_as_main");
    Value run = runpy && function ? value_getattr(t, runpy, function) : NULL;
    return run ? value_call_0(t, run) : NULL;
}

static Value command_run_file(Thread *t, Module *m, const char *relative, int *status) {
    char file[8192];
    command_whole_path(relative, file, sizeof file);
    Str *path = str_from_os(t, file, strlen(file));
    if (!path) return NULL;
    Code *code = import_compile_file(t, path);
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

static int command_run(Thread *t, const CommandLine *line) {
    int status = 0;
    Module *m = command_main_module(t);
    Value v = NULL;
    if (m) {
        if (line->code) {
            Str *text = str_format(t, "%s\n", line->code);
            const char *utf8 = text ? str_utf8(t, text, NULL, true) : NULL;
            v = utf8 ? command_run_text(t, m, utf8, strlen(utf8), "<string>") : NULL;
        } else if (line->module) {
            v = command_run_module(t, m, line->module);
        } else if (line->file) {
            v = command_is_folder(line->file) ? command_run_folder(t) : command_run_file(t, m, line->file, &status);
        } else if (isatty(0) || line->inspect) {
            status = prompt_run(t, m, line);
            return status < 0 ? command_report(t) : status;
        } else {
            v = command_run_stdin(t, m);
        }
    }
    if (!v && line->inspect) command_print(t, error_take(t));
    else if (!v) status = command_report(t);
    const char *inspect = getenv("PYTHONINSPECT");
    bool asked = line->inspect || (inspect && *inspect && !line->ignore_environment && isatty(0));
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
    CommandLine line = {0};
    int status = command_parse(&line, argc, argv);
    if (status >= 0) return status;
    const char *unbuffered = line.ignore_environment ? NULL : getenv("PYTHONUNBUFFERED");
    line.unbuffered |= unbuffered && *unbuffered;
    signal(SIGPIPE, SIG_IGN);
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
    if (status == COMMAND_INTERRUPTED) command_die_by_interrupt();
    return status;
}
