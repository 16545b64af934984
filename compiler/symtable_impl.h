/* Between symtable.c (scopes, resolution) and symtable_visit.c (the walk over the tree). */
#pragma once

#include "compiler/symtable.h"

Symbol *symtable_add(Symtable *st, Scope *scope, AstStr *name, uint32_t flags, const AstNode *where);
Symbol *symtable_own_symbol(const Scope *scope, const AstStr *name);
Scope *symtable_new_scope(Symtable *st, ScopeKind kind, const AstNode *node, ScopeRole role, AstStr *name, Scope *parent);
bool symtable_visit_module(Symtable *st, const AstNode *module);
AstStr *symtable_type_param_name(const AstNode *p);
bool symtable_out_of_memory(Symtable *st);
