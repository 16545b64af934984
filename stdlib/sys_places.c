/* Module sys: where the command is, and what is installed around it.
 *
 * The prefix is the folder that the folder of the command is in: /usr/local for /usr/local/bin/minipy. A file pyvenv.cfg in either of
 * the two says that this is a virtual environment: its line "home = FOLDER" names the folder of the command that it was made with,
 * whose prefix is base_prefix. So that the environment's own command can be a link, links are not followed. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stdlib/sys.h"
#include "vm/command.h"

/* ---- the command ------------------------------------------------------------------------------- */

/* Is it this program? argv[0] is whatever the caller wanted. */
static bool sys_is_this_program(const char *path) {
    struct stat status, own;
    return stat(path, &status) == 0 && stat("/proc/self/exe", &own) == 0 && status.st_dev == own.st_dev && status.st_ino == own.st_ino;
}

/* Along PATH, as the shell has found it. */
static bool sys_search_program(const char *name, char path[static PATH_MAX]) {
    const char *place = getenv("PATH");
    while (place && *place) {
        size_t length = strcspn(place, ":");
        int written = snprintf(path, PATH_MAX, "%.*s/%s", (int)length, place, name);
        if (length > 0 && written < PATH_MAX && sys_is_this_program(path)) return true;
        place += length + (place[length] == ':');
    }
    return false;
}

static bool sys_find_program(const char *name, char path[static PATH_MAX]) {
    char folder[PATH_MAX];
    if (name && !strchr(name, '/')) {
        if (sys_search_program(name, path) && *path == '/') return true;
    } else if (name) {
        while (strncmp(name, "./", 2) == 0) name += 2;
        int written = *name == '/' ? snprintf(path, PATH_MAX, "%s", name)
                                   : snprintf(path, PATH_MAX, "%s/%s", getcwd(folder, sizeof folder) ? folder : "", name);
        if (written < PATH_MAX && sys_is_this_program(path)) return true;
    }
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0;
}

/* ---- prefixes ---------------------------------------------------------------------------------- */

/* "/a/b" of "/a/b/c", "/" of "/a". */
static void sys_cut_path(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) slash[slash == path] = 0;
}

/* The value of `home` in a pyvenv.cfg. */
static bool sys_read_home(const char *folder, char home[static PATH_MAX]) {
    char line[PATH_MAX + 64];
    if (snprintf(line, sizeof line, "%s/pyvenv.cfg", folder) >= (int)sizeof line) return false;
    FILE *file = fopen(line, "re");
    bool found = false;
    while (file && !found && fgets(line, sizeof line, file)) {
        int start = 0;
        if (sscanf(line, " home = %n", &start) != 0 || start == 0) continue;
        line[strcspn(line, "\r\n")] = 0;
        found = line[start] == '/' && snprintf(home, PATH_MAX, "%s", line + start) < PATH_MAX;
    }
    if (file) fclose(file);
    return found;
}

typedef struct SysPlaces {
    char program[PATH_MAX], base_program[PATH_MAX], prefix[PATH_MAX], base_prefix[PATH_MAX];
} SysPlaces;

static void sys_find_places(const char *name, SysPlaces *p) {
    char folder[PATH_MAX], home[PATH_MAX];
    if (!sys_find_program(name, p->program)) *p->program = 0;
    strcpy(folder, p->program);
    sys_cut_path(folder);
    strcpy(p->prefix, folder);
    sys_cut_path(p->prefix);
    strcpy(p->base_program, p->program);
    if (*folder && (sys_read_home(p->prefix, home) || sys_read_home(folder, home))) {
        const char *tail = strrchr(p->program, '/');
        strcpy(p->base_prefix, home);
        sys_cut_path(p->base_prefix);
        if (snprintf(p->base_program, PATH_MAX, "%s%s", home, tail ? tail : "") >= PATH_MAX || !sys_is_this_program(p->base_program))
            (void)!realpath("/proc/self/exe", p->base_program);
        return;
    }
    /* A link to the command from elsewhere is not where things are installed. */
    if (realpath(p->program, folder)) strcpy(p->prefix, folder);
    sys_cut_path(p->prefix);
    sys_cut_path(p->prefix);
    strcpy(p->base_prefix, p->prefix);
}

static bool sys_add_path(Thread *t, Module *m, const char *name, const char *path) {
    return module_add(t, m, name, to_value(str_from_os(t, path, strlen(path))));
}

bool sys_places_init(Thread *t, Module *m) {
    SysPlaces p;
    sys_find_places(command_line_of(t->vm)->program, &p);
    return sys_add_path(t, m, "executable", p.program) && sys_add_path(t, m, "_base_executable", p.base_program)
        && sys_add_path(t, m, "prefix", p.prefix) && sys_add_path(t, m, "exec_prefix", p.prefix)
        && sys_add_path(t, m, "base_prefix", p.base_prefix) && sys_add_path(t, m, "base_exec_prefix", p.base_prefix);
}
