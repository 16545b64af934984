/* Syntax trees as Python objects: the classes of the module ast, and the two ways between their instances and the
 * compiler's nodes.
 *
 * The classes are made in Python (stdlib/_ast.py), of the names in compiler/nodes.h and what is documented of them. They are
 * registered here once in a VM: until that has happened nothing can be an instance of one. */
#pragma once

#include "compiler/arena.h"
#include "compiler/ast.h"
#include "runtime/objects/tuple.h"

/* What _ast.py registers, and the names of fields: tuples by number, held by a root of the VM. */
typedef struct SyntaxClasses {
    const Tuple *classes;    /* by AstKind */
    const Tuple *fields;     /* by AstKind: tuples of the fields' names */
    const Tuple *contexts, *bin_ops, *unary_ops, *bool_ops, *compare_ops; /* one instance of each class */
    const Tuple *positions;  /* "lineno", "col_offset", "end_lineno", "end_col_offset" */
    Dict *kinds;             /* class -> AstKind */
    Value base;              /* the class AST */
} SyntaxClasses;

/* False without exception: nothing was registered. */
bool syntax_classes(Thread *t, SyntaxClasses *classes);
/* Imports _ast if need be. */
MUST_CHECK bool syntax_classes_load(Thread *t, SyntaxClasses *classes);

/* Is it an instance of that kind's class? False: TypeError is set. */
MUST_CHECK bool syntax_is_kind(Thread *t, Value object, AstKind kind);

/* Is v an instance of AST? */
bool syntax_is_tree(Thread *t, Value v);

/* A constant's value. */
MUST_CHECK Value syntax_constant(Thread *t, const AstConstant *c);

/* Optimizes a tree in `arena`, in place; level: as compile() has it. Constants made are put into `keep`, a list that must live
 * as long as the tree. */
MUST_CHECK bool syntax_optimize(Thread *t, Arena *arena, AstNode *tree, int level, bool annotations_are_text, Value keep);

/* The tree as objects. */
MUST_CHECK Value syntax_to_object(Thread *t, const AstNode *node);

/* Objects as a tree in `arena`, checked so that the compiler can take it. kind: one of a whole source's. Constants
 * other than numbers and strings are put into `keep`, a list that must live as long as the tree. NULL: exception set. */
MUST_CHECK AstNode *syntax_from_object(Thread *t, Arena *arena, AstInterner *names, Value object, AstKind kind, Value keep);

/* For syntax_from_object: is it a tree that the grammar could have made? False: ValueError or TypeError is set. */
MUST_CHECK bool syntax_validate(Thread *t, const AstNode *module);
