/* The import system: finding, loading, and the locks that keep module bodies to one thread. */
#include "vm/import.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/list.h"
#include "runtime/objects/lock.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/compiled.h"
#include "vm/frozen.h"
#include "vm/plugin.h"

/* ---- who is importing what --------------------------------------------------------------------- */

/* A module whose body is being run: on the C stack of the thread that runs it. */
typedef struct ImportInProgress {
    Str *name;
    Thread *runner;
    struct ImportInProgress *next;
} ImportInProgress;

/* A thread that waits for a body run by another. */
typedef struct ImportWaiter {
    Thread *waiter;
    Thread *runner;
    struct ImportWaiter *next;
} ImportWaiter;

typedef struct ImportState {
    uint32_t lock;               /* _imp.acquire_lock(): its word, */
    Thread *lock_owner;          /* who has it, compared by others with themselves only, */
    size_t lock_depth;           /* and how many times */
    Mutex mutex;
    ImportInProgress *running;
    ImportWaiter *waiting;
    uint32_t generation; /* changes when a body has ended: waiters park on it */
    bool says_times, says_names; /* -X importtime, -v */
    int64_t time_inside; /* nanoseconds of the imports that the present one has made */
    uint32_t depth;
} ImportState;

bool import_init(Thread *t) {
    ImportState *state = t->vm->import_state = calloc(1, sizeof(ImportState));
    if (!state) return FAIL_WITH(raise_memory_error(t));
    const CommandLine *line = command_line_of(t->vm);
    state->says_times = line->import_time;
    state->says_names = line->verbose > 0;
    if (state->says_times) fputs("import time: self [us] | cumulative | imported package\n", stderr);
    return true;
}

void import_free(VM *vm) {
    free(vm->import_state);
    vm->import_state = NULL;
}

/* Would `waiter` wait for itself, through the chain of waits? Under the mutex. */
static bool import_would_deadlock(const ImportState *state, const Thread *waiter, const Thread *runner) {
    for (;;) {
        if (runner == waiter) return true;
        const ImportWaiter *w = state->waiting;
        while (w && w->waiter != runner) w = w->next;
        if (!w) return false;
        runner = w->runner;
    }
}

typedef enum ImportTurn { IMPORT_MINE, IMPORT_PARTIAL, IMPORT_AGAIN, IMPORT_FAILED } ImportTurn;

/* Takes the right to run the module's body, or waits for whoever does. AGAIN: look into sys.modules again. */
static ImportTurn import_begin(Thread *t, ImportInProgress *mine) {
    ImportState *state = t->vm->import_state;
    mutex_lock(&state->mutex);
    ImportInProgress *other = state->running;
    while (other && other->name != mine->name) other = other->next;
    if (!other) {
        mine->runner = t;
        mine->next = state->running;
        store_release(&state->running, mine);
        mutex_unlock(&state->mutex);
        return IMPORT_MINE;
    }
    if (import_would_deadlock(state, t, other->runner)) {
        mutex_unlock(&state->mutex);
        return IMPORT_PARTIAL;
    }
    ImportWaiter wait = {t, other->runner, state->waiting};
    state->waiting = &wait;
    uint32_t generation = sync_load(&state->generation);
    mutex_unlock(&state->mutex);
    thread_park(t, &state->generation, generation, PARK_FOREVER);
    mutex_lock(&state->mutex);
    ImportWaiter **link = &state->waiting;
    while (*link != &wait) link = &(*link)->next;
    *link = wait.next;
    mutex_unlock(&state->mutex);
    return poll_actions(t) ? IMPORT_AGAIN : IMPORT_FAILED;
}

bool import_is_under_way(Thread *t, Str *name) {
    ImportState *state = t->vm->import_state;
    if (!state || load_acquire(&state->running) == NULL) return false;
    mutex_lock(&state->mutex);
    const ImportInProgress *other = state->running;
    while (other && other->name != name) other = other->next;
    mutex_unlock(&state->mutex);
    return other != NULL;
}

static void import_end(Thread *t, ImportInProgress *mine) {
    ImportState *state = t->vm->import_state;
    mutex_lock(&state->mutex);
    ImportInProgress **link = &state->running;
    while (*link != mine) link = &(*link)->next;
    store_release(link, mine->next); /* import_one looks without the lock */
    sync_add(&state->generation, 1);
    mutex_unlock(&state->mutex);
    park_wake(&state->generation, INT32_MAX);
}

/* ---- the lock of _imp.acquire_lock() --------------------------------------------------------- */

bool import_lock_acquire(Thread *t) {
    ImportState *state = t->vm->import_state;
    if (load_relaxed(&state->lock_owner) != t) {
        if (lock_take(t, &state->lock, PARK_FOREVER) < 0) return false;
        store_relaxed(&state->lock_owner, t);
    }
    state->lock_depth++;
    return true;
}

bool import_lock_release(Thread *t) {
    ImportState *state = t->vm->import_state;
    if (load_relaxed(&state->lock_owner) != t) return false;
    if (--state->lock_depth > 0) return true;
    store_relaxed(&state->lock_owner, NULL);
    lock_give_back(&state->lock);
    return true;
}

bool import_lock_is_held(VM *vm) {
    return load_relaxed(&((ImportState *)vm->import_state)->lock) != LOCK_FREE;
}

void import_after_fork(Thread *t) {
    ImportState *state = t->vm->import_state;
    if (!state) return;
    state->waiting = NULL;
    for (ImportInProgress **link = &state->running; *link;)
        if ((*link)->runner == t) link = &(*link)->next;
        else *link = (*link)->next;
}

/* ---- finding ----------------------------------------------------------------------------------- */

static const FrozenModule *import_find_frozen(const char *name) {
    size_t low = 0, high = frozen_module_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, frozen_modules[middle].name);
        if (order == 0) return &frozen_modules[middle];
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return NULL;
}

static const ModuleDef *import_find_native(const char *name) {
    for (size_t n = 0; native_modules[n]; n++)
        if (strcmp(native_modules[n]->name, name) == 0) return native_modules[n];
    return NULL;
}

/* What a place has of a module. */
typedef struct ImportFound {
    Str *path;               /* of the file that makes it, or NULL */
    struct stat status;      /* of that file */
    bool is_package;
    Value spec;              /* from a finder of sys.path_hooks: the place is no directory; or NULL */
} ImportFound;

/* The file `base` with an ending, if there is such a file. NULL without exception: there is none. */
static Str *import_find_form(Thread *t, Str *base, const char *ending, struct stat *status) {
    Str *path = str_format(t, "%U%s", base, ending);
    const char *c_path = path ? str_os_path(t, path) : NULL;
    return c_path && stat(c_path, status) == 0 && S_ISREG(status->st_mode) ? path : NULL;
}

/* A place that is no directory: an archive, or whatever sys.path_hooks has a finder for. */
static bool import_find_by_hooks(Thread *t, Str *name, Str *place, Value portions, ImportFound *found) {
    Value specs = import_module_c(t, "importlib._specs");
    Str *function = specs ? intern_c(t, "find_spec_in") : NULL;
    Value find = function ? value_getattr_optional(t, specs, function) : NULL;
    Value spec = find ? value_call_2(t, find, to_value(name), to_value(place)) : NULL;
    if (!spec) return !error_is_set(t);
    if (is_exact(spec, T_LIST)) return list_extend(t, portions, spec);
    if (spec != NONE) found->spec = spec;
    return true;
}

/* Looks in one directory. portions: a list that gets it when all it has is a directory of that name. False: error. */
static bool import_find_in(Thread *t, Str *name, Str *directory, Str *tail, Value portions, ImportFound *found) {
    static const char *const package_forms[] = {"/__init__.py", "/__init__" COMPILED_SUFFIX}, *const forms[] = {".py", COMPILED_SUFFIX};
    bool has_slash = directory->length == 0 || str_at(directory, directory->data, directory->length - 1) == '/';
    Str *base = str_format(t, "%U%s%U", directory, has_slash ? "" : "/", tail);
    const char *c_base = base ? str_os_path(t, base) : NULL;
    if (!c_base) return false;
    bool is_there = stat(c_base, &found->status) == 0;
    if (!is_there && errno == ENOTDIR) return import_find_by_hooks(t, name, directory, portions, found);
    bool is_directory = is_there && S_ISDIR(found->status.st_mode);
    for (int n = 0; n < 4 && !found->path && !error_is_set(t); n++) {
        if (n < 2 && !is_directory) continue;
        found->path = import_find_form(t, base, n < 2 ? package_forms[n] : forms[n - 2], &found->status);
        found->is_package = found->path && n < 2;
    }
    if (error_is_set(t)) return false;
    return found->path || !is_directory || list_append(t, portions, to_value(base));
}

static Str *import_tail(Thread *t, Str *name) {
    const void *data = str_flat(t, name);
    if (!data) return NULL;
    size_t start = name->length;
    while (start > 0 && str_at(name, data, start - 1) != '.') start--;
    return str_slice(t, name, start, name->length);
}

Str *import_current_directory(Thread *t) {
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? str_from_os(t, path, strlen(path)) : &static_empty_str;
}

/* The first place of the path that has it. portions: a list that gets the directories of a namespace package. */
static bool import_search(Thread *t, Str *name, Value search_path, Value portions, ImportFound *found) {
    Str *tail = import_tail(t, name);
    Value entries = tail ? list_from_iterable(t, search_path) : NULL;
    if (!entries) return false;
    for (size_t n = 0; n < list_length(list_of(entries)) && !found->path && !found->spec; n++) {
        Value entry = list_get(list_of(entries), n);
        if (entry && is_str(t, entry) && str_of(entry)->length == 0) entry = to_value(import_current_directory(t));
        if (entry && is_str(t, entry) && !import_find_in(t, name, str_of(entry), tail, portions, found)) return false;
    }
    return true;
}

/* ---- loading ----------------------------------------------------------------------------------- */

char *import_read_file(Thread *t, Str *path, size_t *length) {
    const char *c_path = str_os_path(t, path);
    if (!c_path) return NULL;
    thread_detach(t);
    char *text = NULL;
    size_t size = 0, capacity = 0;
    int fd = open(c_path, O_RDONLY | O_CLOEXEC), error = fd < 0 ? errno : 0;
    while (fd >= 0) {
        if (size + 65536 > capacity) {
            char *larger = realloc(text, capacity = capacity * 2 + 65537);
            if (!larger) {
                error = ENOMEM;
                break;
            }
            text = larger;
        }
        ssize_t got = read(fd, text + size, capacity - size - 1);
        if (got == 0) break;
        if (got < 0 && errno != EINTR) {
            error = errno;
            break;
        }
        if (got > 0) size += (size_t)got;
    }
    if (fd >= 0) close(fd);
    if (!thread_attach(t) || error) {
        free(text);
        if (error) raise_os_error(t, error, to_value(path), NULL);
        return NULL;
    }
    text[size] = 0;
    *length = size;
    return text;
}

static Code *import_compile(Thread *t, const char *text, size_t length, Str *path, int flags) {
    CompileOptions options = {.mode = COMPILE_EXEC, .flags = flags, .optimize = (int)t->vm->optimize};
    return compile_source(t, text, length, to_value(path), &options);
}

Code *import_compile_text(Thread *t, const char *text, size_t length, Str *path) {
    return import_compile(t, text, length, path, 0);
}

Code *import_compile_file(Thread *t, Str *path, bool skip_first_line) {
    size_t length;
    char *text = import_read_file(t, path, &length);
    if (!text) return NULL;
    /* Its newline stays, so that lines keep their numbers. */
    size_t skipped = skip_first_line ? strcspn(text, "\n") : 0;
    Code *code = import_compile(t, text + skipped, length - skipped, path, COMPILE_NAME_FILE);
    free(text);
    return code;
}

/* __name__ of the package that the module belongs to: its own when it is one. */
static Str *import_package_of(Thread *t, Str *name, bool is_package) {
    if (is_package) return name;
    Str *tail = import_tail(t, name);
    if (!tail) return NULL;
    return tail->length == name->length ? &static_empty_str : str_slice(t, name, 0, name->length - tail->length - 1);
}

static bool import_set_attributes(Thread *t, Module *m, Str *name, bool is_package, Value file, Value cached, Value path) {
    Str *package = import_package_of(t, name, is_package);
    return package && dict_set_name(t, m->dict, NAME(__package__), to_value(package))
        && (!file || dict_set_name(t, m->dict, NAME(__file__), file)) && (!cached || dict_set_name(t, m->dict, NAME(__cached__), cached))
        && (!path || dict_set_name(t, m->dict, NAME(__path__), path))
        && dict_set_name(t, m->dict, NAME(__builtins__), t->vm->builtins_module);
}

/* Does code of the module, but not an attribute, have that name? */
static bool import_code_names(const Code *code, Str *name) {
    const Tuple *names = tuple_of(code->global_names), *consts = tuple_of(code->consts);
    for (size_t n = 0; n < names->length; n++)
        if (names->items[n] == to_value(name)) return true;
    for (size_t n = 0; n < consts->length; n++)
        if (is_exact(consts->items[n], T_CODE) && import_code_names(code_of(consts->items[n]), name)) return true;
    return false;
}

/* Code that looks for them among its globals does not ask the module. */
static bool import_set_spec(Thread *t, Module *m, const Code *code) {
    if (!import_code_names(code, NAME(__spec__)) && !import_code_names(code, NAME(__loader__))) return true;
    return value_getattr_optional(t, to_value(m), NAME(__spec__)) || !error_is_set(t);
}

/* Runs code as the module's body. On failure the module leaves sys.modules. What sys.modules has afterwards counts. */
static Value import_run(Thread *t, Str *name, Module *m, Code *code) {
    if (!dict_set_name(t, t->vm->modules, name, to_value(m))) return NULL;
    if (!import_set_spec(t, m, code) || !vm_run_code(t, code, m->dict, NULL, NULL)) {
        Value exception = error_take(t);
        if (dict_delete(t, t->vm->modules, to_value(name)) < 0) error_clear(t);
        error_restore(t, exception);
        return NULL;
    }
    Value v = dict_get_name(t, t->vm->modules, name);
    return v ? v : raise_error(t, T_KEY_ERROR, "%R", to_value(name));
}

static Value import_load_frozen(Thread *t, Str *name, const FrozenModule *frozen) {
    Str *file = str_format(t, "<frozen %U>", name);
    if (!file) return NULL;
    Code *code = import_compile_text(t, (const char *)frozen->data, frozen->size, file);
    Value m = code ? module_new_imported(t, to_value(name)) : NULL;
    Value path = frozen->is_package ? list_new(t, 0) : NULL;
    if (!m || (frozen->is_package && !path) || !import_set_attributes(t, (Module *)m, name, frozen->is_package, NULL, NULL, path)) return NULL;
    return import_run(t, name, (Module *)m, code);
}

static Value import_load_file(Thread *t, Str *name, const ImportFound *found) {
    Str *path = found->path, *cached = compiled_is_named(path) ? path : compiled_path(t, path);
    if (!cached) return NULL;
    Code *code = cached == path ? compiled_load(t, path, to_value(name)) : compiled_import(t, path, &found->status, cached);
    Value m = code ? module_new_imported(t, to_value(name)) : NULL;
    if (!m) return NULL;
    Value search = NULL;
    if (found->is_package) {
        size_t end = path->length;
        while (str_at(path, path->data, end - 1) != '/') end--;
        Value v = to_value(str_slice(t, path, 0, end - 1));
        search = v ? list_from_values(t, &v, 1) : NULL;
        if (!search) return NULL;
    }
    if (!import_set_attributes(t, (Module *)m, name, found->is_package, to_value(path), to_value(cached), search)) return NULL;
    return import_run(t, name, (Module *)m, code);
}

/* A function of importlib._specs. */
static Value import_specs_function(Thread *t, const char *name) {
    Value specs = import_module_c(t, "importlib._specs");
    Str *function = specs ? intern_c(t, name) : NULL;
    return function ? value_getattr(t, specs, function) : NULL;
}

static Value import_load_spec(Thread *t, Value spec) {
    Value load = import_specs_function(t, "_load");
    return load ? value_call_1(t, load, spec) : NULL;
}

static Value import_load_namespace(Thread *t, Str *name, Value portions) {
    Value make_path = import_specs_function(t, "namespace_path");
    Value path = make_path ? value_call_2(t, make_path, to_value(name), portions) : NULL;
    Value m = path ? module_new_imported(t, to_value(name)) : NULL;
    if (!m || !import_set_attributes(t, (Module *)m, name, true, NONE, NULL, path)) return NULL;
    return dict_set_name(t, t->vm->modules, name, m) ? m : NULL;
}

/* sys.path, or the __path__ of the parent. */
static Value import_search_path(Thread *t, Value parent) {
    if (parent) return value_getattr_optional(t, parent, NAME(__path__));
    return dict_get_name(t, t->vm->sys_dict, NAME(path));
}

static Value import_fail_missing(Thread *t, Str *name, Str *parent_name) {
    if (parent_name)
        raise_error(t, T_MODULE_NOT_FOUND_ERROR, "No module named %R; %R is not a package", to_value(name), to_value(parent_name));
    else
        raise_error(t, T_MODULE_NOT_FOUND_ERROR, "No module named %R", to_value(name));
    if (error_matches(t, T_MODULE_NOT_FOUND_ERROR)) {
        ImportException *e = (ImportException *)t->exception;
        store(e, &e->name, to_value(name));
    }
    return NULL;
}

/* The order of the machine: modules in C, plug-ins, frozen ones, files. NULL without exception: none has it. */
static Value import_load_default(Thread *t, Str *name, Value parent) {
    size_t length;
    const char *c_name = str_utf8(t, name, &length, true);
    if (!c_name || memchr(c_name, 0, length)) return NULL;
    const ModuleDef *native = import_find_native(c_name);
    if (native) {
        Value m = module_from_def(t, native);
        return m && dict_set_name(t, t->vm->modules, name, m) ? m : NULL;
    }
    Value plugin = plugin_load(t, name, c_name);
    if (plugin) return dict_set_name(t, t->vm->modules, name, plugin) ? plugin : NULL;
    if (error_is_set(t)) return NULL;
    const FrozenModule *frozen = import_find_frozen(c_name);
    if (frozen) return import_load_frozen(t, name, frozen);
    Value search = import_search_path(t, parent);
    if (!search) return NULL;
    ImportFound found = {.path = NULL};
    Value portions = list_new(t, 0);
    if (!portions || !import_search(t, name, search, portions, &found)) return NULL;
    if (found.path) return import_load_file(t, name, &found);
    if (found.spec) return import_load_spec(t, found.spec);
    if (!list_length(list_of(portions))) return NULL;
    return import_load_namespace(t, name, portions);
}

static const char import_finders_key;

void import_set_finders(Thread *t, Value finders) {
    Value *root = vm_root(t, &import_finders_key);
    if (root && !load(root)) store_release(root, finders);
}

static bool import_is_list_of(Value list, const Tuple *items) {
    if (!is_exact(list, T_LIST) || list_length(list_of(list)) != items->length) return false;
    for (size_t n = 0; n < items->length; n++)
        if (list_get(list_of(list), n) != items->items[n]) return false;
    return true;
}

/* Has a program put finders into sys.meta_path or sys.path_hooks, or taken some away? Until somebody asks for the lists they
 * do not exist (module.c). */
static bool import_is_customized(Thread *t, Str *name) {
    Value meta_path = dict_get_c(t, t->vm->sys_dict, "meta_path"), hooks = dict_get_c(t, t->vm->sys_dict, "path_hooks");
    if (LIKELY(!meta_path && !hooks)) return false;
    Value *root = vm_root(t, &import_finders_key);
    Value finders = root ? load(root) : NULL;
    if (!finders) return name->length < 9 || strncmp(str_flat(t, name), "importlib", 9) != 0; /* assigned unseen: load importlib first */
    const Tuple *both = tuple_of(finders);
    return (meta_path && !import_is_list_of(meta_path, tuple_of(both->items[0]))) || (hooks && !import_is_list_of(hooks, tuple_of(both->items[1])));
}

/* As importlib._specs.load_by_finders() says: by those in sys.meta_path, among which is the machine itself. */
static Value import_load_by_finders(Thread *t, Str *name, Value parent) {
    Value specs = import_module_c(t, "importlib._specs");
    Str *function = specs ? intern_c(t, "load_by_finders") : NULL;
    Value load_by = function ? value_getattr_optional(t, specs, function) : NULL;
    if (!load_by) return error_is_set(t) ? NULL : import_load_default(t, name, parent); /* it is being loaded itself */
    Value path = parent ? import_search_path(t, parent) : NONE, start = small_int(0);
    if (!path) return NULL;
    for (;;) {
        Value v = value_call_3(t, load_by, to_value(name), path, start);
        if (!v || v == NONE) return NULL;
        if (!is_int_small(v)) return v;
        start = v;
        v = import_load_default(t, name, parent);
        if (v || error_is_set(t)) return v;
    }
}

/* The module is not in sys.modules, and this thread runs its body. */
static Value import_load(Thread *t, Str *name, Value parent, Str *parent_name) {
    bool in_package = !parent || value_getattr_optional(t, parent, NAME(__path__));
    if (error_is_set(t)) return NULL;
    bool customized = in_package && import_is_customized(t, name);
    Value v = customized ? import_load_by_finders(t, name, parent) : import_load_default(t, name, parent);
    return v || error_is_set(t) ? v : import_fail_missing(t, name, in_package ? NULL : parent_name);
}

/* ---- -X importtime, -v ------------------------------------------------------------------------- */

static int64_t import_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* import_load(), and says what it did. Where threads import at the same time, each one's time counts for the others too. */
static Value import_load_aloud(Thread *t, Str *name, Value parent, Str *parent_name) {
    ImportState *state = t->vm->import_state;
    int64_t start = import_clock(), outside = load_relaxed(&state->time_inside);
    uint32_t depth = load_relaxed(&state->depth);
    store_relaxed(&state->time_inside, 0);
    store_relaxed(&state->depth, depth + 1);
    Value v = import_load(t, name, parent, parent_name);
    int64_t whole = import_clock() - start, self = whole - load_relaxed(&state->time_inside);
    store_relaxed(&state->time_inside, outside + whole);
    store_relaxed(&state->depth, depth);
    const char *text = v ? str_utf8(t, name, NULL, true) : NULL;
    if (text && state->says_times)
        fprintf(stderr, "import time: %9lld | %10lld | %*s%s\n", (long long)(self / 1000), (long long)(whole / 1000), (int)(2 * depth), "", text);
    if (text && state->says_names) fprintf(stderr, "import %s\n", text);
    return v;
}

/* One module, whose parent (NULL: none) is imported already. */
static Value import_one(Thread *t, Str *name, Value parent, Str *parent_name) {
    ImportInProgress mine = {.name = name};
    for (;;) {
        Value v = dict_get_name(t, t->vm->modules, name);
        if (v == NONE) {
            raise_error(t, T_MODULE_NOT_FOUND_ERROR, "import of %V halted; None in sys.modules", to_value(name));
            return NULL;
        }
        ImportState *state = t->vm->import_state;
        if (v && load_acquire(&state->running) == NULL) return v;
        ImportTurn turn = import_begin(t, &mine);
        if (turn == IMPORT_FAILED) return NULL;
        if (turn == IMPORT_PARTIAL) return v ? v : import_fail_missing(t, name, NULL);
        if (turn == IMPORT_AGAIN) continue;
        v = dict_get_name(t, t->vm->modules, name);
        if (!v) {
            bool aloud = state->says_times || state->says_names;
            v = aloud ? import_load_aloud(t, name, parent, parent_name) : import_load(t, name, parent, parent_name);
            if (v && parent) {
                Str *tail = import_tail(t, name);
                Str *attribute = tail ? intern(t, tail) : NULL;
                if (!attribute || !value_setattr(t, parent, attribute, v)) v = NULL;
            }
        }
        import_end(t, &mine);
        return v;
    }
}

Value import_module(Thread *t, Str *name) {
    const void *data = str_flat(t, name);
    if (!data) return NULL;
    Value module = NULL;
    Str *parent_name = NULL;
    for (size_t end = 0; end <= name->length; end++) {
        if (end < name->length && str_at(name, data, end) != '.') continue;
        Str *prefix = str_slice(t, name, 0, end);
        prefix = prefix ? intern(t, prefix) : NULL;
        if (!prefix) return NULL;
        /* What sys.modules says is None can't be imported, and has no submodules. */
        bool blocked = end < name->length && dict_get_name(t, t->vm->modules, prefix) == NONE;
        module = blocked ? NONE : import_one(t, prefix, module, parent_name);
        if (!module) return NULL;
        parent_name = prefix;
    }
    return module;
}

Value import_module_c(Thread *t, const char *name) {
    Str *s = intern_c(t, name);
    return s ? import_module(t, s) : NULL;
}

/* ---- __import__ -------------------------------------------------------------------------------- */

static Value import_global(Thread *t, Value globals, Str *name) {
    if (!globals || !is_dict(t, globals)) return NULL;
    Value v = dict_get_name(t, dict_of(globals), name);
    return v == NONE ? NULL : v;
}

Str *import_resolve(Thread *t, Str *name, Value globals, int64_t level) {
    Value package = import_global(t, globals, NAME(__package__));
    if (package && !is_str(t, package)) return (Str *)raise_type_error(t, "package must be a string");
    Value spec = package ? NULL : import_global(t, globals, NAME(__spec__));
    if (spec) {
        Str *parent = intern_c(t, "parent");
        package = parent ? value_getattr(t, spec, parent) : NULL;
        if (!package) return NULL;
        if (!is_str(t, package)) return (Str *)raise_type_error(t, "__spec__.parent must be a string");
    }
    if (!package) {
        if (!warn(t, T_IMPORT_WARNING, 1, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")) return NULL;
        package = import_global(t, globals, NAME(__name__));
        if (!package) return (Str *)raise_error(t, T_KEY_ERROR, "'__name__' not in globals");
        if (!is_str(t, package)) return (Str *)raise_type_error(t, "__name__ must be a string");
        if (!import_global(t, globals, NAME(__path__))) package = to_value(import_package_of(t, str_of(package), false));
    }
    Str *base = str_of(package);
    const void *data = base ? str_flat(t, base) : NULL;
    if (!data) return NULL;
    if (base->length == 0)
        return (Str *)raise_error(t, T_IMPORT_ERROR, "attempted relative import with no known parent package");
    size_t end = base->length;
    for (int64_t n = 1; n < level; n++) {
        while (end > 0 && str_at(base, data, end - 1) != '.') end--;
        if (end == 0) return (Str *)raise_error(t, T_IMPORT_ERROR, "attempted relative import beyond top-level package");
        end--;
    }
    Str *prefix = str_slice(t, base, 0, end);
    if (!prefix || name->length == 0) return prefix;
    return str_format(t, "%U.%U", prefix, name);
}

/* from package import names: submodules that are not attributes yet are imported. A "*" stands for those of __all__, and in there for
 * nothing. */
static bool import_from_list(Thread *t, Value module, Str *name, Value from_list, bool is_all) {
    if (!value_getattr_optional(t, module, NAME(__path__))) return !error_is_set(t);
    Value items = list_from_iterable(t, from_list);
    if (!items) return false;
    for (size_t n = 0; n < list_length(list_of(items)); n++) {
        Value item = list_get(list_of(items), n);
        if (!item || !is_str(t, item))
            return FAIL_WITH(is_all ? raise_type_error(t, "Item in %U.__all__ must be str, not %T", name, item ? item : NONE)
                                    : raise_type_error(t, "Item in ``from list'' must be str, not %T", item ? item : NONE));
        if (str_of(item)->length == 1 && str_equals_c(str_of(item), "*")) {
            Value all = is_all ? NULL : value_getattr_optional(t, module, NAME(__all__));
            if (error_is_set(t) || (all && !import_from_list(t, module, name, all, true))) return false;
            continue;
        }
        Str *attribute = intern(t, str_of(item));
        if (!attribute) return false;
        if (value_getattr_optional(t, module, attribute)) continue;
        if (error_is_set(t)) return false;
        Str *full = str_format(t, "%U.%U", name, attribute);
        if (!full) return false;
        if (!import_module(t, full)) {
            if (!error_matches(t, T_MODULE_NOT_FOUND_ERROR)) return false;
            ImportException *e = (ImportException *)t->exception;
            int same = e->name ? value_equal(t, e->name, to_value(full)) : 0;
            if (same != 1) return false;
            error_clear(t); /* IMPORT_FROM says it better */
        }
    }
    return true;
}

Value import_module_level(Thread *t, Str *name, Value globals, Value from_list, int64_t level) {
    if (level < 0) return raise_value_error(t, "level must be >= 0");
    if (level == 0 && name->length == 0) return raise_value_error(t, "Empty module name");
    Str *full = level ? import_resolve(t, name, globals, level) : name;
    if (!full) return NULL;
    full = intern(t, full);
    Value module = full ? import_module(t, full) : NULL;
    if (!module) return NULL;
    int wanted = from_list && from_list != NONE ? value_truth(t, from_list) : 0;
    if (wanted < 0) return NULL;
    if (wanted) return import_from_list(t, module, full, from_list, false) ? module : NULL;
    if (name->length == 0) return module;
    /* import a.b.c binds a: the first part of the name as it was written. */
    const void *data = str_flat(t, name);
    if (!data) return NULL;
    size_t first = 0;
    while (first < name->length && str_at(name, data, first) != '.') first++;
    if (first == name->length) return module;
    Str *head = str_slice(t, full, 0, full->length - (name->length - first));
    head = head ? intern(t, head) : NULL;
    if (!head) return NULL;
    Value v = dict_get_name(t, t->vm->modules, head);
    return v ? v : raise_error(t, T_KEY_ERROR, "%R", to_value(head));
}
