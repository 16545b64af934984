/* A code instance: what a VM runs. It is made at the first call of a function, for (code, globals), and has the template's
 * layout word for word, so that offsets mean the same in both; its cache words are written as it runs.
 *
 * CACHE WORDS. One word format per site for life, told apart by its low bits, because another thread may see the word at
 * any time:
 *     0                                              nothing known yet
 *     shape:32  offset:16  vm->slot_tag:16           the attribute is at word `offset` of objects of that shape; void when the
 *                                                    VM has another tag now (objects/type.h). Its low bits are CACHE_SLOT
 *     address of a CacheRecord (16-byte aligned)     filled before it is published, immutable afterwards; the first of a short
 *                                                    chain, one record for each shape
 *     CACHE_MEGAMORPHIC                              gave up; nobody writes it any more
 * A site is rewritten at most CACHE_MISSES_MAX times: reads of shared code write a bounded number of words. */
#pragma once

#include "runtime/objects/code.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"

typedef struct Instance {
    Object header;            /* CELL_INSTANCE */
    Code *code;
    Dict *globals;
    Value builtins;           /* a dict, or what else the globals name as such: function_builtins() */
    Value *cells;             /* Cell of global_names[i]: items of cells_block */
    Value cells_block;
    Value *consts;            /* items of code->consts */
    Value *names;             /* items of code->names */
    uint32_t local_count, register_count, free_count;
    uint32_t flags;
    uint32_t exact_arguments; /* so many positional arguments are the parameters, in place; UINT32_MAX: never, it has *, ** or keyword-only ones */
    bool is_traced;           /* its opcodes are TRACED (vm/trace.h) */
    Instruction instructions[];
} Instance;

enum { CACHE_RECORD_TAG = 0, CACHE_SLOT = SLOT_TAG_FIRST, CACHE_MEGAMORPHIC = 2, CACHE_TAG_MASK = 7, CACHE_MISSES_MAX = 12, CACHE_CHAIN_MAX = 4 };

typedef enum CacheKind {
    CACHE_METHOD,             /* a function on the class: value, binds */
    CACHE_CLASS_VALUE,        /* plain data on the class: in the cell `value` */
    CACHE_PROPERTY,           /* value: the getter, a Function; in STORE_ATTR the setter */
    CACHE_HOOK,               /* value: __getattribute__, or __getattr__ for what is missing, a Function; in STORE_ATTR __setattr__ */
    CACHE_DESCRIPTOR,         /* value: __get__, a Function; identity: the descriptor */
    CACHE_INSTANCE_SLOT,      /* as the slot format, in a site that has seen more than one shape; __slots__ too: at word `offset` */
    CACHE_MODULE,             /* value: the cell in the module's dict; identity: the module */
    CACHE_TYPE_VALUE,         /* C.name: value; identity: the class; version is its */
    CACHE_TYPE_CELL,          /* C.name: in the cell `value` */
    CACHE_ADD_SLOT,           /* STORE_ATTR: shape -> new_shape, slot at `offset` */
} CacheKind;

typedef struct CacheRecord {
    Object header;            /* CELL_CACHE_RECORD */
    uint32_t shape;           /* of the object, or 0 when identity decides */
    uint32_t version;         /* of `type` */
    Type *type;
    Value identity;
    Value value;
    struct CacheRecord *next; /* for another shape, or NULL */
    uint32_t new_shape;
    uint16_t offset;
    uint8_t kind;
    uint8_t misses;           /* of the site so far */
    uint8_t length;           /* of the chain from here on */
} CacheRecord;

MUST_CHECK Instance *instance_new(Thread *t, Code *code, Dict *globals);
/* The function's instance, made if need be. */
MUST_CHECK Instance *instance_of_function(Thread *t, Function *f);
void instance_trace(Marker *m, Object *cell);
void cache_record_trace(Marker *m, Object *cell);

/* Slow paths of the caching opcodes: do the operation, and learn. site is the cache word. */
MUST_CHECK Value cache_load_attr(Thread *t, uint64_t *site, Value v, Str *name);
/* As LOAD_METHOD: sets window[0] (callable) and window[1] (self or NULL). */
MUST_CHECK bool cache_load_method(Thread *t, uint64_t *site, Value v, Str *name, Value window[2]);
MUST_CHECK bool cache_store_attr(Thread *t, uint64_t *site, Value v, Str *name, Value x);
/* Looks a global up by name when both cells are unbound: NameError, the value of a builtin added later, or what globals or
 * builtins that are no plain dicts give for the name. */
MUST_CHECK Value instance_global_missing(Thread *t, Instance *instance, uint32_t index);
/* The builtin of that name, or NameError. */
MUST_CHECK Value instance_builtin(Thread *t, Instance *instance, Str *name);
