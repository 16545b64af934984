/* The symbol table: a tree of scopes, and for each name in each scope where it lives.
 *
 * A *unit* is a scope that becomes a code object. List, set and dict comprehensions are scopes but not units (PEP 709): their
 * variables get registers of their own in the unit around them, so that they are isolated at no cost.
 *
 * Annotations (PEP 649), type parameters and the values of type aliases (PEP 695) are units that see the names of the
 * class around them, through a cell `__classdict__` that holds the class namespace. */
#pragma once

#include "compiler/parser.h"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,       /* def, async def, lambda */
    SCOPE_GENERATOR,      /* generator expression */
    SCOPE_COMPREHENSION,  /* inlined: not a unit */
    SCOPE_TYPE_PARAMS,    /* the hidden function around a generic def, class or type statement */
    SCOPE_TYPE_VALUE,     /* bound, default or alias value, evaluated lazily */
    SCOPE_ANNOTATIONS,    /* __annotate__ */
} ScopeKind;

enum { /* what is said of a name in a scope */
    SYMBOL_ASSIGNED = 1, SYMBOL_PARAMETER = 2, SYMBOL_GLOBAL = 4, SYMBOL_NONLOCAL = 8, SYMBOL_USED = 16,
    SYMBOL_DELETED = 32, SYMBOL_ANNOTATED = 64, SYMBOL_TYPE_PARAMETER = 128, SYMBOL_ITERATION = 256, SYMBOL_IMPORTED = 512,
    SYMBOL_INNER_GLOBAL = 1024, /* of a module: an inner scope declares it global */
    SYMBOL_IMPLICIT = 2048, /* of a class: a cell for the functions and annotations in it; in its body the name means something else */
    SYMBOL_BOUND = SYMBOL_ASSIGNED | SYMBOL_PARAMETER | SYMBOL_TYPE_PARAMETER | SYMBOL_ITERATION | SYMBOL_IMPORTED,
};

typedef enum SymbolPlace {
    PLACE_UNKNOWN,
    PLACE_LOCAL,          /* a register of the unit */
    PLACE_CELL,           /* a register that holds a cell: inner units refer to it */
    PLACE_FREE,           /* a cell that an outer unit made */
    PLACE_NAME,           /* the namespace of a module or class body */
    PLACE_GLOBAL,
} SymbolPlace;

typedef struct Scope Scope;

typedef struct Symbol {
    AstStr *name;         /* mangled */
    uint32_t flags;
    SymbolPlace place;
    bool is_explicit_global;
    int32_t register_index; /* given by the code generator; -1: none yet */
    Scope *owner;         /* for names bound in an outer scope of the same unit: that scope's symbol is `outer` */
    struct Symbol *outer;
    const AstNode *where; /* the directive or first binding, for errors */
    struct Symbol *next;  /* in order of appearance */
} Symbol;

/* `name: annotation` in a module or class. */
typedef struct Annotation {
    const AstNode *node;
    int32_t number;       /* counts those that may not be run; -1: it is run whenever its body is */
    struct Annotation *next;
} Annotation;

struct Scope {
    ScopeKind kind;
    const AstNode *node;
    AstStr *name;         /* of the unit: function or class name, "<lambda>", ... */
    Scope *parent, *unit; /* unit: itself, or the unit around a comprehension */
    Scope *children, *last_child, *next_sibling;
    Symbol *symbols, *last_symbol;
    Symbol **table;       /* hash of symbols by name pointer */
    uint32_t symbol_count, table_size;
    AstStr *class_name;   /* for mangling: of the innermost class */
    const AstSeq *class_params; /* around the body of a generic class: its type parameters, of all names the only ones mangled */
    Symbol *frees;        /* of a unit: cells that come from outside, by name */
    bool is_generator, is_coroutine, is_async_comprehension, is_lambda, has_varargs, has_varkeywords;
    bool in_target;       /* of a comprehension, while it is visited: in what a loop assigns to */
    bool in_iterable;     /* in what a comprehension iterates over */
    bool sees_class;      /* names are looked up in the enclosing class's namespace first; comprehensions in it do not */
    bool is_nested, uses_super;
    Annotation *annotated, *last_annotated, *annotated_next; /* of a module or class: `name: annotation` statements */
    int32_t conditional_count;
    Scope *annotations;   /* of a module, class or function: the unit that evaluates them, or NULL */
    const AstNode *return_node;
    int comprehension_kind; /* AstKind, for messages */
};

typedef struct Symtable Symtable;
struct Symtable {
    Arena *arena;
    AstInterner *interner;
    Scope *module;
    Scope **by_node;      /* open hash: node, which -> scope */
    struct ScopeKey *keys;
    uint32_t key_count, key_capacity;
    SyntaxErrorInfo *error;
    bool future_annotations;
    int32_t future_line;  /* the last of the imports from __future__ at the top, 0: there is none */
    bool top_level_await; /* await makes a coroutine of a module */
    AstStr *name_class, *name_classdict, *name_super, *name_dot_zero, *name_format, *name_dot_format, *name_conditional;
    int depth;
    int blocks;           /* conditional ones around the statement, within its unit */
};

/* Which of the scopes that belong to one node. */
typedef enum ScopeRole { ROLE_BODY, ROLE_TYPE_PARAMS, ROLE_ANNOTATIONS, ROLE_VALUE, ROLE_DEFAULT } ScopeRole;

/* False: *error says why (out of memory included). */
bool symtable_build(Symtable *st, const AstNode *module, bool future_annotations);
Scope *symtable_scope(const Symtable *st, const AstNode *node, ScopeRole role);
/* The symbol that `name` (mangled) means in scope: its own or an outer one's of the same unit, or a free one of the unit. NULL:
 * nothing is known of it: global. */
Symbol *scope_symbol(const Scope *scope, const AstStr *name);
/* The cell that a class has for its methods (__class__) or annotations (__classdict__, __conditional_annotations__), or NULL. */
Symbol *scope_implicit_cell(const Scope *class_scope, const AstStr *name);
/* __name inside class C is _C__name. */
AstStr *symtable_mangle(Symtable *st, const Scope *scope, AstStr *name);
bool symtable_fail(Symtable *st, const AstNode *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
