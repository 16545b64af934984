/* Building the symbol table: one walk that notes every name, then the resolution of each from the inside out. */
#include "compiler/symtable.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "compiler/symtable_impl.h"

bool symtable_fail(Symtable *st, const AstNode *node, const char *format, ...) {
    if (st->error->kind != SYNTAX_OK) return false;
    va_list args;
    va_start(args, format);
    st->error->message = arena_format_list(st->arena, format, args);
    va_end(args);
    st->error->kind = st->error->message ? SYNTAX_ERROR : SYNTAX_OUT_OF_MEMORY;
    if (node) {
        st->error->has_position = true;
        st->error->lineno = node->lineno;
        st->error->offset = node->col_offset + 1;
        st->error->end_lineno = node->end_lineno;
        st->error->end_offset = node->end_col_offset + 1;
    }
    return false;
}

bool symtable_out_of_memory(Symtable *st) {
    st->error->kind = SYNTAX_OUT_OF_MEMORY;
    return false;
}

/* ---- symbols of a scope ------------------------------------------------------------------------ */

static uint32_t symtable_hash(const AstStr *name) { return (uint32_t)((uintptr_t)name >> 4) * 2654435761u; }

static Symbol *scope_own(const Scope *scope, const AstStr *name) {
    if (scope->table_size == 0) return NULL;
    for (uint32_t n = symtable_hash(name);; n++) {
        Symbol *s = scope->table[n & (scope->table_size - 1)];
        if (!s || s->name == name) return s;
    }
}

static bool scope_grow_table(Symtable *st, Scope *scope) {
    uint32_t size = scope->table_size ? scope->table_size * 2 : 8;
    Symbol **table = arena_alloc_zeroed(st->arena, size * sizeof *table);
    if (!table) return symtable_out_of_memory(st);
    for (Symbol *s = scope->symbols; s; s = s->next) {
        if (s->flags & SYMBOL_IMPLICIT) continue;
        uint32_t n = symtable_hash(s->name);
        while (table[n & (size - 1)]) n++;
        table[n & (size - 1)] = s;
    }
    scope->table = table;
    scope->table_size = size;
    return true;
}

/* A symbol at the end of the scope's list, which no name leads to. */
static Symbol *symtable_new_symbol(Symtable *st, Scope *scope, AstStr *name, uint32_t flags) {
    Symbol *s = arena_alloc_zeroed(st->arena, sizeof *s);
    if (!s) {
        symtable_out_of_memory(st);
        return NULL;
    }
    s->name = name;
    s->flags = flags;
    s->register_index = -1;
    if (scope->last_symbol) scope->last_symbol->next = s;
    else scope->symbols = s;
    scope->last_symbol = s;
    scope->symbol_count++;
    return s;
}

Symbol *symtable_add(Symtable *st, Scope *scope, AstStr *name, uint32_t flags, const AstNode *where) {
    Symbol *s = scope_own(scope, name);
    if (s) {
        s->flags |= flags;
        return s;
    }
    if (2 * (scope->symbol_count + 1) > scope->table_size && !scope_grow_table(st, scope)) return NULL;
    s = symtable_new_symbol(st, scope, name, flags);
    if (!s) return NULL;
    s->where = where;
    uint32_t n = symtable_hash(name);
    while (scope->table[n & (scope->table_size - 1)]) n++;
    scope->table[n & (scope->table_size - 1)] = s;
    return s;
}

Symbol *symtable_own_symbol(const Scope *scope, const AstStr *name) { return scope_own(scope, name); }

AstStr *symtable_type_param_name(const AstNode *p) {
    return p->kind == AST_TypeVar ? p->TypeVar.name : p->kind == AST_ParamSpec ? p->ParamSpec.name : p->TypeVarTuple.name;
}

static bool symtable_is_type_param(const AstSeq *params, const AstStr *name) {
    for (uint32_t n = 0; n < params->count; n++)
        if (symtable_type_param_name(params->items[n]) == name) return true;
    return false;
}

AstStr *symtable_mangle(Symtable *st, const Scope *scope, AstStr *name) {
    const AstStr *class = scope->class_name;
    if (scope->class_params && !symtable_is_type_param(scope->class_params, name)) return name;
    if (!class || name->length < 3 || name->bytes[0] != '_' || name->bytes[1] != '_') return name;
    if (name->bytes[name->length - 1] == '_' && name->bytes[name->length - 2] == '_') return name;
    if (memchr(name->bytes, '.', name->length)) return name;
    uint32_t skip = 0;
    while (skip < class->length && class->bytes[skip] == '_') skip++;
    if (skip == class->length) return name;
    char *mangled = arena_format(st->arena, "_%s%s", class->bytes + skip, name->bytes);
    AstStr *interned = mangled ? ast_intern(st->interner, mangled, strlen(mangled)) : NULL;
    if (!interned) symtable_out_of_memory(st);
    return interned ? interned : name;
}

/* ---- scopes ------------------------------------------------------------------------------------ */

struct ScopeKey {
    const AstNode *node;
    ScopeRole role;
    Scope *scope;
};

static uint32_t symtable_key_hash(const AstNode *node, ScopeRole role) {
    return (uint32_t)((uintptr_t)node >> 3) * 2654435761u + (uint32_t)role * 40503u;
}

static bool symtable_insert_key(Symtable *st, const AstNode *node, ScopeRole role, Scope *scope) {
    if (2 * (st->key_count + 1) > st->key_capacity) {
        uint32_t capacity = st->key_capacity ? st->key_capacity * 2 : 64;
        struct ScopeKey *keys = arena_alloc_zeroed(st->arena, capacity * sizeof *keys);
        if (!keys) return symtable_out_of_memory(st);
        for (uint32_t n = 0; n < st->key_capacity; n++) {
            if (!st->keys[n].node) continue;
            uint32_t at = symtable_key_hash(st->keys[n].node, st->keys[n].role);
            while (keys[at & (capacity - 1)].node) at++;
            keys[at & (capacity - 1)] = st->keys[n];
        }
        st->keys = keys;
        st->key_capacity = capacity;
    }
    uint32_t at = symtable_key_hash(node, role);
    while (st->keys[at & (st->key_capacity - 1)].node) at++;
    st->keys[at & (st->key_capacity - 1)] = (struct ScopeKey){node, role, scope};
    st->key_count++;
    return true;
}

Scope *symtable_scope(const Symtable *st, const AstNode *node, ScopeRole role) {
    if (st->key_capacity == 0) return NULL;
    for (uint32_t at = symtable_key_hash(node, role);; at++) {
        const struct ScopeKey *key = &st->keys[at & (st->key_capacity - 1)];
        if (!key->node) return NULL;
        if (key->node == node && key->role == role) return key->scope;
    }
}

static bool scope_is_function_like(const Scope *scope) { return scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS; }

Scope *symtable_new_scope(Symtable *st, ScopeKind kind, const AstNode *node, ScopeRole role, AstStr *name, Scope *parent) {
    Scope *scope = arena_alloc_zeroed(st->arena, sizeof *scope);
    if (!scope) {
        symtable_out_of_memory(st);
        return NULL;
    }
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = parent;
    scope->unit = kind == SCOPE_COMPREHENSION ? parent->unit : scope;
    if (parent) {
        scope->class_name = parent->class_name;
        scope->class_params = parent->class_params;
        scope->in_iterable = parent->in_iterable;
        scope->is_nested = parent->is_nested || scope_is_function_like(parent);
        if (parent->last_child) parent->last_child->next_sibling = scope;
        else parent->children = scope;
        parent->last_child = scope;
        if (kind >= SCOPE_TYPE_PARAMS) scope->sees_class = parent->kind == SCOPE_CLASS || parent->sees_class;
    }
    return symtable_insert_key(st, node, role, scope) ? scope : NULL;
}

/* ---- resolution -------------------------------------------------------------------------------- */

/* The entry for an outer cell in a unit, made if need be. */
static Symbol *scope_free(Symtable *st, Scope *unit, AstStr *name) {
    for (Symbol *s = unit->frees; s; s = s->next)
        if (s->name == name) return s;
    Symbol *s = arena_alloc_zeroed(st->arena, sizeof *s);
    if (!s) {
        symtable_out_of_memory(st);
        return NULL;
    }
    s->name = name;
    s->place = PLACE_FREE;
    s->register_index = -1;
    Symbol **at = &unit->frees; /* by name, as in co_freevars */
    while (*at && strcmp((*at)->name->bytes, name->bytes) < 0) at = &(*at)->next;
    s->next = *at;
    *at = s;
    return s;
}

static bool symtable_is_implicit(const Symtable *st, const AstStr *name) {
    return name == st->name_class || name == st->name_classdict || name == st->name_conditional;
}

Symbol *scope_implicit_cell(const Scope *class_scope, const AstStr *name) {
    for (Symbol *s = class_scope->symbols; s; s = s->next)
        if (s->name == name && s->flags & SYMBOL_IMPLICIT) return s;
    return NULL;
}

/* The same, made if need be: it is listed, but not found by its name, which may mean something else in the class's body. */
static Symbol *symtable_implicit_cell(Symtable *st, Scope *class_scope, AstStr *name) {
    Symbol *s = scope_implicit_cell(class_scope, name);
    return s ? s : symtable_new_symbol(st, class_scope, name, SYMBOL_IMPLICIT);
}

/* The scope outside `scope` that binds the name, as code in `scope` sees it. NULL: none, so it is global. */
static Scope *symtable_binding_scope(Symtable *st, const Scope *scope, const AstStr *name, bool *is_global) {
    *is_global = false;
    for (Scope *p = scope->parent; p; p = p->parent) {
        if (p->kind == SCOPE_MODULE) return NULL;
        if (p->kind == SCOPE_CLASS) {
            if (symtable_is_implicit(st, name)) return p;
            continue;
        }
        Symbol *s = scope_own(p, name);
        if (!s) continue;
        if (s->flags & SYMBOL_GLOBAL) {
            *is_global = true;
            return NULL;
        }
        if (s->flags & SYMBOL_NONLOCAL) continue;
        if (s->flags & SYMBOL_BOUND) return p;
    }
    return NULL;
}

static bool symtable_resolve_outer(Symtable *st, Scope *scope, Symbol *s) {
    bool is_global;
    Scope *owner = symtable_binding_scope(st, scope, s->name, &is_global);
    if (!owner) {
        if (s->flags & SYMBOL_NONLOCAL)
            return symtable_fail(st, s->where, "no binding for nonlocal '%s' found", s->name->bytes);
        s->place = PLACE_GLOBAL;
        return true;
    }
    bool is_implicit = owner->kind == SCOPE_CLASS && symtable_is_implicit(st, s->name);
    Symbol *bound = is_implicit ? symtable_implicit_cell(st, owner, s->name) : symtable_add(st, owner, s->name, 0, NULL);
    if (!bound) return false;
    if (is_implicit) bound->place = PLACE_CELL;
    if (owner->unit == scope->unit) {
        s->outer = bound;
        return true;
    }
    if (s->flags & SYMBOL_NONLOCAL && bound->flags & SYMBOL_TYPE_PARAMETER)
        return symtable_fail(st, s->where, "nonlocal binding not allowed for type parameter '%s'", s->name->bytes);
    bound->place = PLACE_CELL;
    for (Scope *unit = scope->unit; unit != owner->unit; unit = unit->parent->unit)
        if (!scope_free(st, unit, s->name)) return false;
    s->place = PLACE_FREE;
    return true;
}

/* What is global because the class that the scope sees says so. What the class binds comes from its namespace, else it is
 * global, whatever scopes around the class may bind. */
static bool symtable_is_global_of_class(const Scope *scope, Symbol *s) {
    if (!scope->sees_class || s->flags & SYMBOL_BOUND) return false;
    const Scope *class = scope->parent;
    while (class->kind != SCOPE_CLASS) class = class->parent;
    const Symbol *there = scope_own(class, s->name);
    if (!there) return false;
    s->is_explicit_global = there->flags & SYMBOL_GLOBAL;
    return s->is_explicit_global || (there->flags & SYMBOL_BOUND && !(there->flags & SYMBOL_NONLOCAL));
}

static bool symtable_resolve(Symtable *st, Scope *scope) {
    for (Symbol *s = scope->symbols; s; s = s->next) {
        if (s->place == PLACE_CELL) continue; /* an inner scope was resolved first */
        if (symtable_is_global_of_class(scope, s)) {
            s->place = PLACE_GLOBAL;
            continue;
        }
        if (s->flags & SYMBOL_GLOBAL) {
            s->place = PLACE_GLOBAL;
            s->is_explicit_global = true;
        } else if (s->flags & SYMBOL_NONLOCAL) {
            if (!symtable_resolve_outer(st, scope, s)) return false;
        } else if (s->flags & SYMBOL_BOUND) {
            s->place = scope_is_function_like(scope) ? PLACE_LOCAL : s->flags & SYMBOL_INNER_GLOBAL ? PLACE_GLOBAL : PLACE_NAME;
        } else if (scope->kind == SCOPE_MODULE) {
            s->place = PLACE_NAME;
        } else if (scope->kind == SCOPE_CLASS) {
            if (!symtable_resolve_outer(st, scope, s)) return false;
            if (s->place == PLACE_GLOBAL) s->place = PLACE_NAME;
        } else if (!symtable_resolve_outer(st, scope, s)) {
            return false;
        }
    }
    for (Scope *child = scope->children; child; child = child->next_sibling)
        if (!symtable_resolve(st, child)) return false;
    return true;
}

Symbol *scope_symbol(const Scope *scope, const AstStr *name) {
    for (const Scope *p = scope;; p = p->parent) {
        Symbol *s = scope_own(p, name);
        if (s && s->place == PLACE_FREE) break;
        if (s && s->outer) return s->outer;
        if (s && s->place != PLACE_UNKNOWN) return s;
        if (p == scope->unit) break;
    }
    for (Symbol *s = scope->unit->frees; s; s = s->next)
        if (s->name == name) return s;
    return NULL;
}

bool symtable_build(Symtable *st, const AstNode *module, bool future_annotations) {
    st->future_annotations = future_annotations;
    st->name_class = ast_intern(st->interner, "__class__", 9);
    st->name_classdict = ast_intern(st->interner, "__classdict__", 13);
    st->name_super = ast_intern(st->interner, "super", 5);
    st->name_dot_zero = ast_intern(st->interner, ".0", 2);
    st->name_format = ast_intern(st->interner, "format", 6);
    st->name_dot_format = ast_intern(st->interner, ".format", 7);
    st->name_conditional = ast_intern(st->interner, "__conditional_annotations__", 27);
    AstStr *name = ast_intern(st->interner, "<module>", 8);
    if (!st->name_class || !st->name_classdict || !st->name_super || !st->name_dot_zero || !st->name_format || !st->name_dot_format || !st->name_conditional || !name)
        return symtable_out_of_memory(st);
    st->module = symtable_new_scope(st, SCOPE_MODULE, module, ROLE_BODY, name, NULL);
    return st->module && symtable_visit_module(st, module) && symtable_resolve(st, st->module);
}
