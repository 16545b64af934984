/* Plug-ins: those that a host registered, and files that are opened when they are imported. */
#include "vm/plugin.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "vm/api.h"

typedef struct HostModule {
    struct HostModule *next;
    mpy_module_function fill;
    char name[];
} HostModule;

bool plugin_register(Thread *t, const char *name, mpy_module_function fill) {
    size_t size = strlen(name) + 1;
    HostModule *m = malloc(sizeof *m + size);
    if (!m) return false;
    memcpy(m->name, name, size);
    m->fill = fill;
    mutex_lock(&t->vm->host_mutex);
    m->next = t->vm->host_modules;
    t->vm->host_modules = m;
    mutex_unlock(&t->vm->host_mutex);
    return true;
}

void plugin_use_files(VM *vm) { vm->has_plugin_files = true; }

void plugin_free(VM *vm) {
    while (vm->host_modules) {
        HostModule *m = vm->host_modules;
        vm->host_modules = m->next;
        free(m);
    }
}

static mpy_module_function plugin_find_registered(VM *vm, const char *name) {
    mutex_lock(&vm->host_mutex);
    const HostModule *m = vm->host_modules;
    while (m && strcmp(m->name, name) != 0) m = m->next;
    mutex_unlock(&vm->host_mutex);
    return m ? m->fill : NULL;
}

static const PluginDef *plugin_find_known(const char *name) {
    const PluginDef *p = known_plugins;
    while (p->name && strcmp(p->name, name) != 0) p++;
    return p->name ? p : NULL;
}

/* Writes the path of the plug-in's file. False: there is none. */
static bool plugin_find_file(const char *name, char path[static PATH_MAX]) {
    static const char *const places[] = {"plugins", "../lib/minipy"};
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0) return false;
    program[length] = 0;
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = 0;
    for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
        int written = snprintf(path, PATH_MAX, "%s/%s/gil-%s/%s.so", program, places[n], HAVE_GIL ? "on" : "off", name);
        if (written < PATH_MAX && access(path, R_OK) == 0) return true;
    }
    return false;
}

/* Opens the file. It stays open: machines that come later use it too. */
static mpy_module_function plugin_open(Thread *t, const char *name, const PluginDef *known) {
    char path[PATH_MAX], symbol[256], problem[512] = "";
    thread_detach(t);
    bool found = t->vm->has_plugin_files && plugin_find_file(name, path);
    void *file = found ? dlopen(path, t->vm->dlopen_flags) : NULL;
    snprintf(symbol, sizeof symbol, "mpy_plugin_%s", name);
    mpy_module_function fill = file ? (mpy_module_function)(uintptr_t)dlsym(file, symbol) : NULL;
    if (found && !fill) snprintf(problem, sizeof problem, "%s", dlerror());
    if (!thread_attach(t) || fill) return fill;
    if (found) raise_error(t, T_IMPORT_ERROR, "%s", problem);
    else raise_error(t, T_MODULE_NOT_FOUND_ERROR, "No module named '%s' (it stands on %s, which this minipy was built without)", name, known->needs);
    return NULL;
}

Value plugin_load(Thread *t, Str *name, const char *c_name) {
    mpy_module_function fill = plugin_find_registered(t->vm, c_name);
    const PluginDef *known = fill ? NULL : plugin_find_known(c_name);
    if (known) fill = plugin_open(t, c_name, known);
    Value m = fill ? module_new(t, to_value(name), NONE) : NULL;
    if (!m) return NULL;
    if (fill((mpy_vm *)t->vm, api_object(m)) == MPY_OK && !error_is_set(t)) return m;
    return error_is_set(t) ? NULL : raise_error(t, T_SYSTEM_ERROR, "initialization of %s failed without raising an exception", c_name);
}
