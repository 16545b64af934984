/* Units: registers, constants and names, instructions and labels. */
#include "compiler/codegen_impl.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- failing ----------------------------------------------------------------------------------- */

void codegen_raised(Codegen *g) {
    if (g->failed) return;
    g->failed = true;
    g->error->kind = SYNTAX_CALLBACK_FAILED;
}

static void codegen_no_memory(Codegen *g) {
    if (g->failed) return;
    raise_memory_error(g->t);
    codegen_raised(g);
}

bool codegen_fail(Unit *u, const AstNode *node, const char *format, ...) {
    Codegen *g = u->g;
    if (g->failed) return false;
    g->failed = true;
    va_list args;
    va_start(args, format);
    g->error->message = arena_format_list(g->arena, format, args);
    va_end(args);
    g->error->kind = g->error->message ? SYNTAX_ERROR : SYNTAX_OUT_OF_MEMORY;
    if (node) {
        g->error->has_position = true;
        g->error->lineno = node->lineno;
        g->error->offset = node->col_offset + 1;
        g->error->end_lineno = node->end_lineno;
        g->error->end_offset = node->end_col_offset + 1;
    }
    return false;
}

typedef struct CodegenWarned {
    const AstNode *node;
    struct CodegenWarned *next;
} CodegenWarned;

/* The body of a finally clause is compiled for each way into it; its warnings are given once. */
static bool codegen_has_warned(Codegen *g, const AstNode *node) {
    for (const CodegenWarned *each = g->warned; each; each = each->next)
        if (each->node == node) return true;
    CodegenWarned *more = arena_alloc(g->arena, sizeof *more);
    if (!more) {
        codegen_no_memory(g);
        return true;
    }
    *more = (CodegenWarned){node, g->warned};
    g->warned = more;
    return false;
}

void codegen_warn(Unit *u, const AstNode *node, const char *format, ...) {
    Codegen *g = u->g;
    if (g->failed || g->options->flags & COMPILE_NO_WARNINGS || codegen_has_warned(g, node)) return;
    va_list args;
    va_start(args, format);
    const char *message = arena_format_list(g->arena, format, args);
    va_end(args);
    if (!message) {
        codegen_no_memory(g);
        return;
    }
    extern bool compile_warn(Thread * t, const char *message, Value filename, int line);
    if (!compile_warn(g->t, message, g->filename, node->lineno)) {
        if (error_matches(g->t, T_SYNTAX_WARNING)) {
            error_clear(g->t);
            codegen_fail(u, node, "%s", message);
        } else {
            codegen_raised(g);
        }
    }
}

static void *unit_grow(Unit *u, void *array, uint32_t count, uint32_t *capacity, size_t size) {
    if (count < *capacity) return array;
    uint32_t larger = *capacity ? *capacity * 2 : 32;
    void *copy = arena_alloc_array(u->g->arena, larger, size);
    if (!copy) {
        codegen_no_memory(u->g);
        return NULL;
    }
    if (count) memcpy(copy, array, count * size);
    *capacity = larger;
    return copy;
}

/* ---- registers --------------------------------------------------------------------------------- */

/* An instruction has 16 bits for a register. */
static void unit_check_registers(Unit *u) {
    if (u->register_count > 65000) codegen_fail(u, NULL, "too many registers: an expression or a function is too complex");
}

Reg temp_reserve(Unit *u, uint32_t count) {
    Reg first = u->next_temp;
    u->next_temp += (Reg)count;
    if (u->next_temp > u->register_count) u->register_count = u->next_temp;
    unit_check_registers(u);
    return first;
}

Reg temp_new(Unit *u) { return temp_reserve(u, 1); }
bool reg_is_temp(const Unit *u, Reg r) { return r >= u->local_count; }

uint8_t *bound_save(Unit *u) {
    uint8_t *copy = arena_copy(u->g->arena, u->bound, (size_t)u->local_count + 1);
    if (!copy) codegen_no_memory(u->g);
    return copy ? copy : u->bound;
}
void bound_restore(Unit *u, const uint8_t *saved) { memmove(u->bound, saved, (size_t)u->local_count + 1); }
void bound_meet(Unit *u, const uint8_t *other) {
    for (Reg r = 0; r <= u->local_count; r++) u->bound[r] &= other[r];
}
/* The last element of `bound` says whether the place can be reached at all: 1 means it cannot. */
void unit_set_unreachable(Unit *u) { memset(u->bound, 1, (size_t)u->local_count + 1); }

/* ---- constants and names ----------------------------------------------------------------------- */

static uint32_t unit_index_of(Unit *u, Dict *index, Value list, Value key, Value v) {
    Thread *t = u->g->t;
    if (u->g->failed) return 0;
    Value known = dict_get(t, index, key);
    if (known) return (uint32_t)small_int_of(known);
    size_t n = list_length(list_of(list));
    if (error_is_set(t) || !dict_set(t, index, key, small_int((int64_t)n)) || !list_append(t, list, v)) codegen_raised(u->g);
    return (uint32_t)n;
}

/* Equal constants share a slot when they are the same word, or equal strings. */
uint32_t unit_const(Unit *u, Value v) {
    Thread *t = u->g->t;
    if (u->g->failed) return 0;
    if (!is_object(v)) { /* equal words; 1, 1.0 and True are different ones */
        Value key = tuple_from_2(t, small_int((int64_t)(value_bits(v) & 3)), small_int((int64_t)(value_bits(v) >> 2)));
        return key ? unit_index_of(u, u->const_index, u->consts, key, v) : 0;
    }
    if (is_str_exact(v) && is_interned(str_of(v))) return unit_index_of(u, u->const_index, u->consts, v, v);
    size_t n = list_length(list_of(u->consts));
    if (!list_append(t, u->consts, v)) codegen_raised(u->g);
    return (uint32_t)n;
}

Value unit_str(Unit *u, const AstStr *text) {
    Thread *t = u->g->t;
    Str *s = text->length <= 256 ? intern_utf8(t, text->bytes, text->length) : str_from_utf8(t, text->bytes, text->length);
    if (!s) codegen_raised(u->g);
    return to_value(s);
}

uint32_t unit_name(Unit *u, const AstStr *name) {
    Value v = unit_str(u, name);
    return v ? unit_index_of(u, u->name_index, u->names, v, v) : 0;
}

uint32_t unit_global(Unit *u, const AstStr *name) {
    Value v = unit_str(u, name);
    return v ? unit_index_of(u, u->global_index, u->global_names, v, v) : 0;
}

/* ---- instructions ------------------------------------------------------------------------------ */

static Ins *emit_ins(Unit *u, unsigned op, Reg a, Reg b, Reg c) {
    Ins *grown = unit_grow(u, u->ins, u->count, &u->capacity, sizeof *u->ins);
    if (!grown) return &u->g->nowhere;
    u->ins = grown;
    Ins *i = &u->ins[u->count++];
    *i = (Ins){.op = (uint16_t)op, .a = (uint16_t)a, .b = (uint16_t)b, .c = (uint16_t)c, .target = NO_LABEL,
               .line = u->line, .end_line = u->end_line, .column = u->column, .end_column = u->end_column};
    return i;
}

void emit(Unit *u, unsigned op, Reg a, Reg b, Reg c) { emit_ins(u, op, a, b, c); }

/* A module that is a coroutine runs in a generator's frame, which has no namespace but the globals. */
static unsigned emit_name_op(const Unit *u, unsigned op) {
    if (u->unit_scope->kind != SCOPE_MODULE || !u->unit_scope->is_coroutine) return op;
    return op == OP_LOAD_NAME ? OP_LOAD_GLOBAL : op == OP_STORE_NAME ? OP_STORE_GLOBAL : op == OP_DELETE_NAME ? OP_DELETE_GLOBAL : op;
}

void emit_wide(Unit *u, unsigned op, Reg a, int32_t bc) {
    op = emit_name_op(u, op);
    emit_ins(u, op, a, (uint16_t)bc, (uint16_t)((uint32_t)bc >> 16));
}

void emit_extra(Unit *u, unsigned op, Reg a, Reg b, Reg c, uint64_t extra) { emit_ins(u, op, a, b, c)->extra = extra; }
void emit_jump(Unit *u, unsigned op, Reg a, Reg b, LabelId target) { emit_ins(u, op, a, b, 0)->target = target; }

LabelId label_new(Unit *u) {
    int32_t *grown = unit_grow(u, u->labels, u->label_count, &u->label_capacity, sizeof *u->labels);
    if (!grown) return 0;
    u->labels = grown;
    u->labels[u->label_count] = -1;
    return (LabelId)u->label_count++;
}

void label_bind(Unit *u, LabelId label) {
    if (!u->g->failed) u->labels[label] = (int32_t)u->count;
}

LabelId label_here(Unit *u) {
    LabelId label = label_new(u);
    label_bind(u, label);
    return label;
}

void range_add(Unit *u, uint32_t from, uint32_t to, LabelId handler) {
    if (from >= to) return;
    HandlerRange *grown = unit_grow(u, u->ranges, u->range_count, &u->range_capacity, sizeof *u->ranges);
    if (!grown) return;
    u->ranges = grown;
    u->ranges[u->range_count++] = (HandlerRange){from, to, handler};
}

void unit_at(Unit *u, const AstNode *node) {
    u->line = node->lineno;
    u->end_line = node->end_lineno;
    u->column = node->col_offset;
    u->end_column = node->end_col_offset;
}

/* An attribute of an expression of several lines begins in the line that has its name. */
void unit_at_attribute(Unit *u, const AstNode *node, const AstNode *attribute) {
    unit_at(u, node);
    if (u->line == attribute->end_lineno) return;
    int32_t length = (int32_t)attribute->Attribute.attr->length;
    u->line = attribute->end_lineno;
    u->column = attribute->end_col_offset - length;
    if (u->column < 0) u->column = u->end_column = -1; /* a tree that nobody wrote */
}

void unit_nowhere(Unit *u) { u->line = u->end_line = u->column = u->end_column = -1; }

void emit_const(Unit *u, Reg dst, Value v) {
    if (v == NONE) emit(u, OP_LOAD_SPECIAL_CONST, dst, 0, 0);
    else if (v == FALSE_VALUE) emit(u, OP_LOAD_SPECIAL_CONST, dst, 1, 0);
    else if (v == TRUE_VALUE) emit(u, OP_LOAD_SPECIAL_CONST, dst, 2, 0);
    else if (v == ELLIPSIS) emit(u, OP_LOAD_SPECIAL_CONST, dst, 4, 0);
    else if (is_int_small(v) && small_int_of(v) >= INT32_MIN && small_int_of(v) <= INT32_MAX)
        emit_wide(u, OP_LOAD_INT, dst, (int32_t)small_int_of(v));
    else if (v) emit_wide(u, OP_LOAD_CONST, dst, (int32_t)unit_const(u, v));
}

/* ---- opening and closing ----------------------------------------------------------------------- */

static bool unit_name_variable(Unit *u, Symbol *s) {
    s->register_index = (int32_t)list_length(list_of(u->variable_names));
    Value name = unit_str(u, s->name);
    return name && list_append(u->g->t, u->variable_names, name);
}

/* A scope is compiled as often as the code that it stands in: twice in a loop's condition, more often in a finally block. */
static void unit_forget_registers(Scope *scope) {
    for (Symbol *s = scope->symbols; s; s = s->next) s->register_index = -1;
    for (Scope *child = scope->children; child; child = child->next_sibling)
        if (child->kind == SCOPE_COMPREHENSION) unit_forget_registers(child);
}

static int symbol_compare_names(const void *a, const void *b) {
    return strcmp((*(Symbol *const *)a)->name->bytes, (*(Symbol *const *)b)->name->bytes);
}

/* Is the variable of a comprehension named as a cell around it? It comes behind that then, as an inner variable should. */
static bool unit_hides_cell(const Scope *scope, const Symbol *s) {
    while (scope->kind == SCOPE_COMPREHENSION) {
        scope = scope->parent;
        const Symbol *around = scope_symbol(scope, s->name);
        if (around && !around->outer && around->place == PLACE_CELL) return true;
    }
    return false;
}

/* Registers for the names of a scope that live in registers, locals in order of appearance, cells by name; comprehensions
 * follow. */
static bool unit_name_scope(Unit *u, Scope *scope, SymbolPlace place) {
    Symbol **found = arena_alloc_zeroed(u->g->arena, (scope->symbol_count + 1) * sizeof *found);
    if (!found) return FAIL_WITH(raise_memory_error(u->g->t));
    size_t count = 0;
    for (Symbol *s = scope->symbols; s; s = s->next)
        if (!s->outer && s->register_index < 0
            && (s->place == PLACE_LOCAL && unit_hides_cell(scope, s) ? PLACE_CELL : s->place) == place)
            found[count++] = s;
    if (place == PLACE_CELL) qsort(found, count, sizeof *found, symbol_compare_names);
    for (size_t n = 0; n < count; n++)
        if (!unit_name_variable(u, found[n])) return false;
    for (Scope *child = scope->children; child; child = child->next_sibling)
        if (child->kind == SCOPE_COMPREHENSION && !unit_name_scope(u, child, place)) return false;
    return true;
}

static bool unit_name_parameters(Unit *u, const Scope *scope) {
    /* Parameters were the first symbols, in CPython's order of co_varnames. */
    for (Symbol *s = scope->symbols; s; s = s->next)
        if (s->flags & SYMBOL_PARAMETER && !unit_name_variable(u, s)) return false;
    return true;
}

bool unit_open(Codegen *g, Unit *u, Unit *outer, Scope *scope, Value qualname, int32_t first_line) {
    Thread *t = g->t;
    *u = (Unit){.outer = outer, .g = g, .scope = scope, .unit_scope = scope, .qualname = qualname, .first_line = first_line,
                .line = first_line, .end_line = first_line, .column = -1, .end_column = -1};
    unit_forget_registers(scope);
    u->consts = list_new(t, 0);
    u->names = list_new(t, 0);
    u->global_names = list_new(t, 0);
    u->variable_names = list_new(t, 0);
    u->const_index = dict_new(t);
    u->name_index = dict_new(t);
    u->global_index = dict_new(t);
    if (!u->consts || !u->names || !u->global_names || !u->variable_names || !u->const_index || !u->name_index || !u->global_index
        || !unit_name_parameters(u, scope) || !unit_name_scope(u, scope, PLACE_LOCAL)) {
        codegen_raised(g);
        return false;
    }
    u->first_cell = (Reg)list_length(list_of(u->variable_names));
    if (!unit_name_scope(u, scope, PLACE_CELL)) {
        codegen_raised(g);
        return false;
    }
    u->first_free = (Reg)list_length(list_of(u->variable_names));
    for (Symbol *s = scope->frees; s; s = s->next) {
        s->register_index = -1;
        if (!unit_name_variable(u, s)) {
            codegen_raised(g);
            return false;
        }
    }
    u->local_count = u->next_temp = u->register_count = (Reg)list_length(list_of(u->variable_names));
    unit_check_registers(u);
    u->bound = arena_alloc_zeroed(g->arena, (size_t)u->local_count + 1);
    if (!u->bound) {
        codegen_no_memory(g);
        return false;
    }
    for (Symbol *s = scope->symbols; s; s = s->next)
        if (s->flags & SYMBOL_PARAMETER) u->bound[s->register_index] = 1;
    return true;
}

Code *unit_close(Unit *u) {
    if (u->g->failed) return NULL;
    Code *code = assemble(u);
    if (!code) codegen_raised(u->g);
    return code;
}

Code *codegen_module(Thread *t, Symtable *st, const AstNode *module, Value filename, const CompileOptions *options, SyntaxErrorInfo *error) {
    Codegen g = {.t = t, .st = st, .arena = st->arena, .filename = filename, .options = options, .error = error};
    Unit u;
    if (!unit_open(&g, &u, NULL, st->module, NAME_VALUE(__main__), 1)) return NULL;
    u.qualname = unit_str(&u, st->module->name);
    generate_module_body(&u, module);
    return unit_close(&u);
}
