/* Functions, bound methods, and the small descriptor types. */
#pragma once

#include "runtime/objects/code.h"
#include "runtime/objects/type.h"

typedef struct Function {
    Object header;            /* T_FUNCTION: attributes go to `dict` */
    Code *code;
    Value instance;           /* CELL_INSTANCE for (code, globals); made at the first call (vm/instance.c) */
    Dict *globals;
    Value builtins;
    Value closure;            /* tuple of cells, or NULL */
    Value defaults;           /* tuple or NULL */
    Value keyword_defaults;   /* dict or NULL */
    Value name, qualname, module, doc;
    Value annotations, annotate, type_params;
    Value dict;               /* __dict__, or NULL */
} Function;

typedef struct Method {
    Object header;            /* T_METHOD */
    Value function, self;
} Method;

typedef struct Property {
    Object header;            /* T_PROPERTY, subclassable */
    Value get, set, delete, doc, name;
} Property;

typedef struct Wrapper {      /* T_CLASSMETHOD, T_STATICMETHOD */
    Object header;
    Value callable;
    Value dict;
} Wrapper;

/* TypeSlots.call of functions: vm/call.c. */
Value vm_function_call(Thread *t, Value function, Value *args, size_t nargs, Value kwnames);

/* What the globals say the builtins are, whatever it is: the dict of a module, the VM's own if they say nothing. */
Value function_builtins(Thread *t, Dict *globals);
MUST_CHECK Value function_new(Thread *t, Code *code, Dict *globals, Value closure);
MUST_CHECK Value method_new(Thread *t, Value function, Value self);

/* T_MODULE. */
typedef struct Module {
    Object header;
    Dict *dict;               /* DICT_CELLS */
    void *state;              /* of a module in C: malloc'ed, freed by def->free_state */
    const struct ModuleDef *def;
} Module;

/* A module in C: a const ModuleDef module_<name> in stdlib/mod_<name>.c, listed in stdlib/modules.h. */
typedef struct ModuleDef {
    const char *name, *doc;
    const NativeDef *functions;            /* ended by a NULL name */
    bool (*init)(Thread *t, Module *m);    /* adds types and constants; false: error. May be NULL */
    void (*free_state)(void *state);
} ModuleDef;
MUST_CHECK Value module_new(Thread *t, Value name, Value doc);
/* Without __spec__ and __loader__: importlib makes them for a module in sys.modules when somebody asks. */
MUST_CHECK Value module_new_imported(Thread *t, Value name);
MUST_CHECK Value module_from_def(Thread *t, const ModuleDef *def);
MUST_CHECK bool module_add(Thread *t, Module *m, const char *name, Value v);     /* v NULL: passes the error on */
/* Makes a subclass of an exception type once in a VM, whose root for `key` keeps it, and adds it as m's. Its __module__
 * is `public`. */
MUST_CHECK bool module_add_error(Thread *t, Module *m, const char *key, const char *public, const char *name, uint32_t base);
MUST_CHECK bool module_add_int(Thread *t, Module *m, const char *name, int64_t n);
MUST_CHECK bool module_add_str(Thread *t, Module *m, const char *name, const char *utf8);
MUST_CHECK bool module_add_type(Thread *t, Module *m, Type *type);
/* exit, help and others of which a program that does not use them knows nothing: made, and put into builtins, when a name is
 * found nowhere else. NULL without exception: none of them. */
Value module_late_builtin(Thread *t, Str *name);
/* Index of a VM-wide root word for a C module (a type, a cache): same address for the same key, one per VM. */
Value *vm_root(Thread *t, const void *key);
ALWAYS_INLINE void vm_root_set(Value *root, Value v) { store_release(root, v); }
/* What the root holds: `made`, if it held nothing. Of threads that come first together one is heard. NULL if made is. */
ALWAYS_INLINE Value vm_root_keep(Value *root, Value made) {
    Value other = NULL;
    return made == NULL || sync_cas(root, &other, made) ? made : other;
}
