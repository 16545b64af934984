/* What the rooms of the code generator share.
 *
 * A Unit is a code object in the making. Registers: parameters, other locals, cells, frees (all named), then temporaries, which
 * are allocated as a stack: `next_temp` is the first that is not in use. A statement begins with next_temp == its base;
 * blocks that need registers for their whole length (iterators, exit functions, what is handled) raise the base.
 *
 * An expression goes into a register: generate_expr() returns the one where it is (a local's own, when that is safe),
 * generate_into() puts it into a given one. A local's register is written by the last instruction of its expression only, so
 * that an exception on the way leaves the variable as it was.
 *
 * Failure: unit->failed is set once and everything else does nothing more; callers look at the end. */
#pragma once

#include "compiler/codegen.h"
#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

typedef int32_t Reg;
typedef int32_t LabelId;
#define NO_LABEL (-1)

/* One instruction before it has an address. */
typedef struct Ins {
    uint16_t op, a, b, c;
    uint64_t extra;          /* second word */
    LabelId target;          /* of a jump: NO_LABEL if it is none */
    int32_t line, end_line, column, end_column;
} Ins;

typedef struct HandlerRange { uint32_t from, to; LabelId target; } HandlerRange; /* instruction indexes */

/* Blocks that break, continue and return must leave properly. */
typedef enum CodegenBlockKind { BLOCK_LOOP, BLOCK_FINALLY, BLOCK_FINALLY_END, BLOCK_WITH, BLOCK_HANDLER, BLOCK_COMPREHENSION } CodegenBlockKind;
typedef struct Block {
    CodegenBlockKind kind;
    bool is_async, is_star;
    LabelId on_break, on_continue;
    LabelId handler;         /* the protected range's handler, NO_LABEL: none */
    uint32_t range_start;    /* open since this instruction */
    Reg first;               /* with: __exit__ and self; handlers: what was handled */
    const AstSeq *final_body;
    const AstNode *node;
    Symbol *bound_name;      /* except ... as name */
    struct Block *outer;
} Block;

typedef struct Unit {
    struct Unit *outer;
    struct Codegen *g;
    Scope *scope;            /* current one: the unit's, or a comprehension inside */
    Scope *unit_scope;
    Ins *ins;
    uint32_t count, capacity;
    int32_t *labels;         /* label -> instruction index */
    uint32_t label_count, label_capacity;
    HandlerRange *ranges;
    uint32_t range_count, range_capacity;
    Block *blocks;
    Value consts, names, global_names, variable_names; /* lists */
    Dict *const_index, *name_index, *global_index;
    Value qualname, private_docstring;
    Value static_attributes; /* of a class: names that its methods assign as self.NAME (list) */
    Reg local_count, first_cell, first_free, next_temp, register_count;
    uint32_t argument_count, positional_only_count, keyword_only_count, flags;
    uint8_t *bound;          /* per local: certainly bound here */
    int32_t line, end_line, column, end_column; /* of what is being generated */
    int32_t first_line;
    bool unreachable;
    Reg conditional_set;     /* of a module or class: the numbers of annotations that have been run */
    int loop_depth, static_blocks;
    const AstNode *name_node;
} Unit;

typedef struct Codegen {
    Thread *t;
    Symtable *st;
    Arena *arena;
    Value filename;
    const CompileOptions *options;
    SyntaxErrorInfo *error;
    bool failed;             /* an exception is set on t, or *error is filled */
    int depth;
    struct CodegenWarned *warned; /* nodes that a warning was given for */
    Ins nowhere;             /* where instructions go after memory ran out, until the failure is seen */
} Codegen;

/* codegen.c: units, registers, instructions */
bool unit_open(Codegen *g, Unit *u, Unit *outer, Scope *scope, Value qualname, int32_t first_line);
Code *unit_close(Unit *u);
Reg temp_new(Unit *u);
Reg temp_reserve(Unit *u, uint32_t count);
bool reg_is_temp(const Unit *u, Reg r);
void emit(Unit *u, unsigned op, Reg a, Reg b, Reg c);
void emit_wide(Unit *u, unsigned op, Reg a, int32_t bc);
void emit_extra(Unit *u, unsigned op, Reg a, Reg b, Reg c, uint64_t extra);
void emit_jump(Unit *u, unsigned op, Reg a, Reg b, LabelId target);
LabelId label_new(Unit *u);
void label_bind(Unit *u, LabelId label);
LabelId label_here(Unit *u);
void unit_at(Unit *u, const AstNode *node);     /* what follows comes from this node */
void unit_at_attribute(Unit *u, const AstNode *node, const AstNode *attribute);
/* What follows belongs to no line: tracers see none, and to all others it is that of what comes before it. */
void unit_nowhere(Unit *u);
void emit_const(Unit *u, Reg dst, Value v);
uint32_t unit_const(Unit *u, Value v);
uint32_t unit_name(Unit *u, const AstStr *name);
uint32_t unit_global(Unit *u, const AstStr *name);
Value unit_str(Unit *u, const AstStr *text);
bool codegen_fail(Unit *u, const AstNode *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
void codegen_raised(Codegen *g);                /* an exception is set on the thread */
void codegen_warn(Unit *u, const AstNode *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
void generate_finally_warnings(Unit *u, const AstSeq *body);     /* return and its like in finally blocks */
void range_add(Unit *u, uint32_t from, uint32_t to, LabelId handler);
/* Which locals are certainly bound: copies for branches. */
uint8_t *bound_save(Unit *u);
void bound_restore(Unit *u, const uint8_t *saved);
void bound_meet(Unit *u, const uint8_t *other); /* keep what is bound on both paths */
void unit_set_unreachable(Unit *u);

/* codegen_name.c */
void name_load(Unit *u, const AstStr *name, Reg dst);
Reg name_register(Unit *u, const AstStr *name);  /* its own register when it is a plain local, or -1 */
void name_store(Unit *u, const AstStr *name, Reg from);
void name_delete(Unit *u, const AstStr *name);
Reg closure_register(Unit *u, const AstStr *name); /* register of the cell that an inner unit captures */

/* codegen_expr.c */
Reg generate_expr(Unit *u, const AstNode *e);
void generate_into(Unit *u, const AstNode *e, Reg dst);
/* What `for` goes through, or `async for`. */
void generate_iterator(Unit *u, const AstNode *e, bool is_async, Reg dst);
void generate_effect(Unit *u, const AstNode *e); /* value is not wanted */
void generate_condition(Unit *u, const AstNode *e, bool jump_if, LabelId target);
bool const_value(Unit *u, const AstNode *e, Value *v); /* a constant expression's value */
int const_truth(const AstNode *e);              /* 1, 0, -1 unknown */
Value const_of(Unit *u, const AstConstant *c);
void generate_collection(Unit *u, const AstSeq *elts, unsigned op, Reg dst);
void generate_sequence_items(Unit *u, const AstSeq *elts, Reg list);

/* codegen_call.c */
void generate_call(Unit *u, const AstNode *e, Reg dst);
/* super().name; false: it is another kind of attribute. */
bool generate_super_attribute(Unit *u, const AstNode *e, Reg dst);
void generate_call_arguments(Unit *u, const AstSeq *args, const AstSeq *keywords, Reg window, uint32_t given, bool method, Reg dst);

/* codegen_comprehension.c */
void generate_comprehension(Unit *u, const AstNode *e, Reg dst);
void generate_await(Unit *u, Reg awaitable, Reg dst, unsigned context);
void generate_send_loop(Unit *u, Reg iterator, Reg value);

/* codegen_stmt.c */
void generate_statements(Unit *u, const AstSeq *body);
void generate_store(Unit *u, const AstNode *target, Reg from);
Reg store_register(Unit *u, const AstNode *target); /* of a plain local target, or -1 */
void generate_unpack(Unit *u, const AstSeq *elts, Reg from);

/* codegen_function.c */
void generate_function(Unit *u, const AstNode *s);
void generate_lambda(Unit *u, const AstNode *e, Reg dst);
void generate_make_function(Unit *u, Scope *inner, Code *code, Reg dst);
void generate_module_body(Unit *u, const AstNode *module);
Value unit_child_qualname(Unit *u, const Scope *inner);
void generate_generator_prologue(Unit *u);
void generate_cells(Unit *u);
Value codegen_clean_docstring(Unit *u, const AstStr *text);
LabelId generator_body_begin(Unit *u, uint32_t *start);
void generator_body_end(Unit *u, LabelId handler, uint32_t start);

/* codegen_class.c */
void generate_class(Unit *u, const AstNode *s);
void generate_type_alias(Unit *u, const AstNode *s);
void generate_type_params(Unit *u, const AstSeq *params, Reg dst);
/* Inside the type parameters' unit: run body(u, s, dst) there, and call it. */
void generate_in_type_params(Unit *u, const AstNode *s, const AstSeq *params, Reg defaults,
                             void (*body)(Unit *inner, const AstNode *s, Reg params, Reg dst), Reg dst);
Code *generate_annotate(Unit *u, Scope *scope, const AstNode *node, Value owner);
void generate_annotations_begin(Unit *u);
void generate_annotation(Unit *u, const AstNode *s);
bool function_has_annotations(const AstNode *arguments, const AstNode *returns);

/* codegen_exception.c */
void generate_try(Unit *u, const AstNode *s);
void generate_try_star(Unit *u, const AstNode *s);
void generate_with(Unit *u, const AstNode *s, uint32_t item);
void block_push(Unit *u, Block *block);
void block_pop(Unit *u, Block *block);
/* Emits what leaving blocks means, from the innermost out to (not including) `until`. keep: a register that must survive. */
void generate_leave_blocks(Unit *u, Block *until);
Block *block_find_loop(Unit *u);

/* codegen_pattern.c */
void generate_match(Unit *u, const AstNode *s);

/* unparse.c: an expression as source text, interned; NULL: g->failed */
Value unparse_expression(Unit *u, const AstNode *e);

/* assemble.c */
Code *assemble(Unit *u);
