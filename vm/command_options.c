/* The command's options, and the environment variables that stand for some of them. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/command.h"

static const char command_usage[] = "usage: minipy [--gil=on|off] [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char command_help[] =
    "Options (and corresponding environment variables):\n"
    "--gil=on|off : run with or without the global interpreter lock; also MINIPY_GIL=on|off\n"
    "-b     : warn of bytes that are turned into str or compared with str (-bb: raise)\n"
    "-B     : do not write compiled files on import; also PYTHONDONTWRITEBYTECODE=x\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-E     : ignore PYTHON* environment variables (such as PYTHONPATH)\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script, even if stdin is no terminal; also PYTHONINSPECT=x\n"
    "-I     : isolate from the user's environment (implies -E, -P and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements; also PYTHONOPTIMIZE=x\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : do not prepend a potentially unsafe path to sys.path; also PYTHONSAFEPATH\n"
    "-q     : do not print version and copyright messages on interactive startup\n"
    "-s     : do not add user site directory to sys.path; also PYTHONNOUSERSITE=x\n"
    "-S     : do not imply 'import site' on initialization\n"
    "-u     : force the stdout and stderr streams to be unbuffered; also PYTHONUNBUFFERED=x\n"
    "-v     : say what is imported, and from where; also PYTHONVERBOSE=x\n"
    "-V     : print the version number and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno; also PYTHONWARNINGS=arg\n"
    "-x     : skip first line of source\n"
    "-X opt : set implementation-specific option; --help-xoptions lists them\n"
    "--help-env      : print the environment variables and exit\n"
    "--help-xoptions : print the -X options and exit\n"
    "--help-all      : print all of this and exit\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

static const char command_help_x[] =
    "Options of -X:\n"
    "-X context_aware_warnings=[0|1]: whether warnings.catch_warnings() concerns its own context only;\n"
    "         1 without the GIL; also PYTHON_CONTEXT_AWARE_WARNINGS\n"
    "-X cpu_count=N: what os.cpu_count() says; also PYTHON_CPU_COUNT\n"
    "-X dev : development mode: shows all warnings, and faulthandler; also PYTHONDEVMODE\n"
    "-X faulthandler: show where the program is when a fatal signal comes; also PYTHONFAULTHANDLER\n"
    "-X gil=[0|1]: as --gil=off and --gil=on\n"
    "-X importtime: show how long each import takes; also PYTHONPROFILEIMPORTTIME\n"
    "-X int_max_str_digits=N: limit the size of int<->str conversions; 0 disables the limit;\n"
    "         also PYTHONINTMAXSTRDIGITS\n"
    "-X pycache_prefix=PATH: write compiled files below PATH; also PYTHONPYCACHEPREFIX\n"
    "-X thread_inherit_context=[0|1]: whether threads start with their starter's context variables;\n"
    "         1 without the GIL; also PYTHON_THREAD_INHERIT_CONTEXT\n"
    "-X utf8: text is UTF-8 in any case\n";

static const char command_help_environment[] =
    "Environment variables:\n"
    "MINIPY_GIL      : on or off: which core runs (--gil)\n"
    "MINIPY_HEAP_LIMIT : most bytes that objects may take; then MemoryError\n"
    "MINIPY_GC_STRESS : collect at every Nth allocation\n"
    "PYTHONINSPECT, PYTHONOPTIMIZE, PYTHONVERBOSE, PYTHONUNBUFFERED, PYTHONDONTWRITEBYTECODE,\n"
    "PYTHONNOUSERSITE, PYTHONSAFEPATH, PYTHONWARNINGS, and those of -X: as the options\n"
    "PYTHONHASHSEED  : a number that hashes of str and bytes depend on, so that they can be repeated (0: they\n"
    "                  depend on nothing), or \"random\"\n"
    "PYTHONIOENCODING: encoding[:errors] used for stdin/stdout/stderr\n"
    "PYTHONPATH      : ':'-separated list of directories prefixed to the module search path\n"
    "PYTHONSTARTUP   : file executed on interactive startup\n"
    "PYTHON_HISTORY  : where the prompt keeps its history\n";

const char *command_environment(const CommandLine *line, const char *name) {
    const char *value = line->ignore_environment ? NULL : getenv(name);
    return value && *value ? value : NULL;
}

/* ---- arguments --------------------------------------------------------------------------------- */

static int command_bad_option(const char *message, const char *what) {
    fprintf(stderr, message, what);
    fputs(command_usage, stderr);
    fputs("Try `minipy -h' for more information.\n", stderr);
    return 2;
}

static int command_say(const char *const *texts) {
    for (; *texts; texts++) fputs(*texts, stdout);
    return 0;
}

static int command_version(void) {
    puts("Python 3.14.0 (minipy " MINIPY_VERSION ")");
    return 0;
}

/* The letters of one argument, as in "-Bi". Returns -1 to go on, or an exit code. *at is the index of the argument. */
static int command_parse_letters(CommandLine *line, int argc, char **argv, int *at) {
    for (const char *p = argv[*at] + 1; *p; p++) {
        switch (*p) {
        case 'B': line->dont_write_bytecode = true; break;
        case 'b': line->bytes_warning++; break;
        case 'd': line->debug++; break;
        case 'E': line->ignore_environment = true; break;
        case 'i': line->inspect = line->interactive = true; break;
        case 'I': line->isolated = line->ignore_environment = line->no_user_site = line->safe_path = true; break;
        case 'O': line->optimize++; break;
        case 'P': line->safe_path = true; break;
        case 'q': line->quiet = true; break;
        case 'R': line->random_hashes = true; break;
        case 's': line->no_user_site = true; break;
        case 'S': line->no_site = true; break;
        case 'u': line->unbuffered = true; break;
        case 'v': line->verbose++; break;
        case 'V': return command_version();
        case 'x': line->skip_first_line = true; break;
        case 'h':
        case '?': return command_say((const char *const[]){command_usage, command_help, NULL});
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

/* "--name": as command_parse_letters(). */
static int command_parse_word(CommandLine *line, int argc, char **argv, int *at) {
    const char *word = argv[*at];
    if (strncmp(word, "--gil=", 6) == 0) return -1; /* main.c has seen to it */
    if (strcmp(word, "--help") == 0) return command_say((const char *const[]){command_usage, command_help, NULL});
    if (strcmp(word, "--help-env") == 0) return command_say((const char *const[]){command_help_environment, NULL});
    if (strcmp(word, "--help-xoptions") == 0) return command_say((const char *const[]){command_help_x, NULL});
    if (strcmp(word, "--help-all") == 0)
        return command_say((const char *const[]){command_usage, command_help, "\n", command_help_environment, "\n", command_help_x, NULL});
    if (strcmp(word, "--version") == 0) return command_version();
    if (strcmp(word, "--check-hash-based-pycs") == 0) {
        const char *value = *at + 1 < argc ? argv[++*at] : "";
        line->check_hash_based_pycs = value;
        if (strcmp(value, "always") == 0 || strcmp(value, "never") == 0 || strcmp(value, "default") == 0) return -1;
        fputs("--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n", stderr);
        return 2;
    }
    return command_bad_option("unknown option %s\n", word);
}

int command_parse(CommandLine *line, int argc, char **argv) {
    int n = 1;
    line->program = argv[0];
    for (; n < argc && !line->code && !line->module; n++) {
        const char *argument = argv[n];
        if (argument[0] != '-' || !argument[1]) break;
        if (strcmp(argument, "--") == 0) {
            n++;
            break;
        }
        int status = argument[1] == '-' ? command_parse_word(line, argc, argv, &n) : command_parse_letters(line, argc, argv, &n);
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

/* ---- what -X and the environment say alike ------------------------------------------------------ */

/* The value of -X name[=value], "" where it has none; the last one counts. NULL: it is not there. */
static const char *command_x_option(const CommandLine *line, const char *name) {
    size_t length = strlen(name);
    for (int n = line->x_option_count; n-- > 0;) {
        const char *text = line->x_options[n];
        if (strncmp(text, name, length) != 0) continue;
        if (text[length] == '=') return text + length + 1;
        if (!text[length]) return "";
    }
    return NULL;
}

/* A decimal number that is all of the text. */
static bool command_read_number(const char *text, long *number) {
    char *end;
    *number = strtol(text, &end, 10);
    return *text && !*end;
}

static bool command_fail(const char *message) {
    fprintf(stderr, "Fatal Python error: %s\nPython runtime state: preinitialized\n\n", message);
    return false;
}

static bool command_read_digits(CommandLine *line, const char *text, const char *message) {
    long number;
    if (!text) return true;
    if (!command_read_number(text, &number) || number < 0 || number > INT_MAX || (number > 0 && number < 640)) return command_fail(message);
    line->int_max_str_digits = (int)number;
    return true;
}

static bool command_read_cpu_count(CommandLine *line, const char *text, const char *message) {
    long number;
    if (!text) return true;
    if (strcmp(text, "default") == 0) {
        line->cpu_count = -1;
        return true;
    }
    if (!command_read_number(text, &number) || number < 1 || number > INT_MAX) return command_fail(message);
    line->cpu_count = (int)number;
    return true;
}

static bool command_read_hash_seed(CommandLine *line) {
    const char *text = line->random_hashes ? NULL : command_environment(line, "PYTHONHASHSEED");
    line->hash_seed = -1;
    if (!text || strcmp(text, "random") == 0) return true;
    char *end;
    errno = 0;
    unsigned long seed = strtoul(text, &end, 10);
    if (*end || !(*text >= '0' && *text <= '9') || errno || seed > UINT32_MAX)
        return command_fail("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
    line->hash_seed = (int64_t)seed;
    return true;
}

/* An option that is 0 or 1, and `otherwise` where nothing is said. */
static bool command_read_switch(const CommandLine *line, const char *option, const char *variable, bool otherwise, bool *out) {
    const char *said = command_x_option(line, option), *text = said ? said : command_environment(line, variable);
    *out = text ? strcmp(text, "1") == 0 : otherwise;
    if (!text || strcmp(text, "0") == 0 || strcmp(text, "1") == 0) return true;
    char message[160];
    if (said) snprintf(message, sizeof message, "config_init_%s: -X %s=n: n is missing or invalid", option, option);
    else snprintf(message, sizeof message, "config_init_%s: %s=N: N is missing or invalid", option, variable);
    return command_fail(message);
}

/* As CPython reads its variables: a number counts as often as the option, other text once. */
static int command_level(const CommandLine *line, const char *name, int level) {
    const char *text = command_environment(line, name);
    long number;
    if (!text) return level;
    if (!command_read_number(text, &number) || number < 0 || number > 9) number = 1;
    return number > level ? (int)number : level;
}

/* sys.warnoptions begins with what PYTHONWARNINGS says. */
static bool command_read_warnings(CommandLine *line) {
    const char *text = command_environment(line, "PYTHONWARNINGS");
    char *rest = line->warnings_text = text ? strdup(text) : NULL;
    const char *all[COMMAND_OPTIONS_MAX];
    int count = 0;
    if (text && !rest) return command_fail("out of memory");
    if (line->dev_mode) all[count++] = "default";
    for (char *piece; rest && (piece = strsep(&rest, ",")) && count < COMMAND_OPTIONS_MAX;)
        if (*piece) all[count++] = piece;
    for (int n = 0; n < line->warning_count && count < COMMAND_OPTIONS_MAX; n++) all[count++] = line->warnings[n];
    if (line->bytes_warning && count < COMMAND_OPTIONS_MAX) all[count++] = line->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning";
    memcpy(line->warnings, all, (size_t)count * sizeof *all);
    line->warning_count = count;
    return true;
}

bool command_read_environment(CommandLine *line) {
    line->debug = command_level(line, "PYTHONDEBUG", line->debug);
    line->verbose = command_level(line, "PYTHONVERBOSE", line->verbose);
    line->optimize = command_level(line, "PYTHONOPTIMIZE", line->optimize);
    line->inspect |= command_environment(line, "PYTHONINSPECT") != NULL;
    line->unbuffered |= command_environment(line, "PYTHONUNBUFFERED") != NULL;
    line->no_user_site |= command_environment(line, "PYTHONNOUSERSITE") != NULL;
    line->safe_path |= command_environment(line, "PYTHONSAFEPATH") != NULL;
    line->dont_write_bytecode |= command_environment(line, "PYTHONDONTWRITEBYTECODE") != NULL;
    line->dev_mode = command_x_option(line, "dev") || command_environment(line, "PYTHONDEVMODE");
    line->fault_handler = line->dev_mode || command_x_option(line, "faulthandler") || command_environment(line, "PYTHONFAULTHANDLER");
    line->import_time = command_x_option(line, "importtime") || command_environment(line, "PYTHONPROFILEIMPORTTIME");
    line->pycache_prefix = command_x_option(line, "pycache_prefix");
    if (!line->pycache_prefix) line->pycache_prefix = command_environment(line, "PYTHONPYCACHEPREFIX");
    line->io_encoding = command_environment(line, "PYTHONIOENCODING");
    const char *digits = command_x_option(line, "int_max_str_digits"), *cpus = command_x_option(line, "cpu_count");
    return command_read_warnings(line) && command_read_hash_seed(line)
        && command_read_digits(line, command_environment(line, "PYTHONINTMAXSTRDIGITS"),
                               "config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.")
        && command_read_digits(line, digits, "config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.")
        && command_read_cpu_count(line, command_environment(line, "PYTHON_CPU_COUNT"),
                                  "config_init_cpu_count: PYTHON_CPU_COUNT: invalid value; must be an integer greater than 0 or 'default'")
        && command_read_cpu_count(line, cpus, "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0")
        && command_read_switch(line, "thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", !HAVE_GIL, &line->thread_inherit_context)
        && command_read_switch(line, "context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", !HAVE_GIL, &line->context_aware_warnings);
}
