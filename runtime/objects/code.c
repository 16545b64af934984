/* Code objects as Python sees them, and the tables that lead from an instruction to its place in the source. */
#include "runtime/objects/code_parts.h"
#include "runtime/objects/code_place.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

const PositionRow *code_position(const Code *code, uint32_t offset) {
    uint32_t low = 0, high = code->position_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (code->positions[middle].offset <= offset) low = middle + 1;
        else high = middle;
    }
    return low ? &code->positions[low - 1] : NULL;
}

int code_line(const Code *code, uint32_t offset) {
    const PositionRow *row = code_position(code, offset);
    while (row && row->line < 0) row = row > code->positions ? row - 1 : NULL; /* what ends a block belongs to no line of its own */
    return row ? row->line : (int)code->first_line;
}

static void code_trace(Marker *m, Object *cell) {
    Code *code = (Code *)cell;
    const Value fields[] = {code->name, code->qualname, code->filename, code->consts, code->names, code->global_names,
                            code->variable_names, code->cell_names, code->free_names, code->storage,
                            code->monitor};
    gc_mark_values(m, fields, ARRAY_LENGTH(fields));
}

static Value code_repr(Thread *t, Value self) {
    const Code *code = code_of(self);
    return to_value(str_format(t, "<code object %V at 0x%x, file \"%V\", line %d>", code->name, (uint64_t)(uintptr_t)code,
                               code->filename, (int)code->first_line));
}

/* ---- attributes -------------------------------------------------------------------------------- */

static Value code_get_name(Thread *t, Value self) { (void)t; return code_of(self)->name; }
static Value code_get_qualname(Thread *t, Value self) { (void)t; return code_of(self)->qualname; }
static Value code_get_filename(Thread *t, Value self) { (void)t; return code_of(self)->filename; }
static Value code_get_consts(Thread *t, Value self) { (void)t; return code_of(self)->consts; }
static Value code_get_cellvars(Thread *t, Value self) { (void)t; return code_of(self)->cell_names; }
static Value code_get_freevars(Thread *t, Value self) { (void)t; return code_of(self)->free_names; }
static Value code_get_argcount(Thread *t, Value self) { (void)t; return small_int(code_of(self)->argument_count); }
static Value code_get_posonly(Thread *t, Value self) { (void)t; return small_int(code_of(self)->positional_only_count); }
static Value code_get_kwonly(Thread *t, Value self) { (void)t; return small_int(code_of(self)->keyword_only_count); }
static Value code_get_flags(Thread *t, Value self) { (void)t; return small_int(code_of(self)->flags); }
static Value code_get_first_line(Thread *t, Value self) { (void)t; return small_int(code_of(self)->first_line); }
static Value code_get_stack_size(Thread *t, Value self) { (void)t; return small_int(code_of(self)->register_count); }

/* Names of attributes and globals together, as CPython keeps them. Code that was made from such a tuple has it twice. */
Value code_get_names(Thread *t, Value self) {
    if (code_of(self)->names == code_of(self)->global_names) return code_of(self)->names;
    const Tuple *names = tuple_of(code_of(self)->names), *globals = tuple_of(code_of(self)->global_names);
    Value all = tuple_new(t, NULL, names->length + globals->length);
    if (!all) return NULL;
    for (size_t n = 0; n < globals->length; n++) store(tuple_of(all), &tuple_of(all)->items[n], globals->items[n]);
    for (size_t n = 0; n < names->length; n++) store(tuple_of(all), &tuple_of(all)->items[globals->length + n], names->items[n]);
    return all;
}

/* Parameters and other locals; cells only when they are parameters, frees not at all. */
static uint32_t code_parameter_count(const Code *code) {
    return code->argument_count + code->keyword_only_count + !!(code->flags & CODE_VARARGS) + !!(code->flags & CODE_VARKEYWORDS);
}

static bool code_is_cell_name(const Code *code, Value name) {
    const Tuple *cells = tuple_of(code->cell_names);
    for (size_t n = 0; n < cells->length; n++)
        if (cells->items[n] == name) return true;
    return false;
}

Value code_get_varnames(Thread *t, Value self) {
    const Code *code = code_of(self);
    const Tuple *names = tuple_of(code->variable_names);
    Value list = list_new(t, names->length);
    if (!list) return NULL;
    for (uint32_t n = 0; n < code->first_free; n++) {
        if (n >= code_parameter_count(code) && code_is_cell_name(code, names->items[n])) continue;
        if (!list_append(t, list, names->items[n])) return NULL;
    }
    return list_to_tuple(t, list);
}

static Value code_get_nlocals(Thread *t, Value self) {
    Value names = code_get_varnames(t, self);
    return names ? small_int((int64_t)tuple_of(names)->length) : NULL;
}

/* The instructions, with names counted as in co_names. */
Value code_get_code(Thread *t, Value self) {
    const Code *code = code_of(self);
    Value words = to_value(bytes_new(t, code->instructions, code->instruction_count * sizeof(Instruction)));
    const VmHooks *hooks = t->vm->hooks;
    if (words && code->names != code->global_names && hooks && hooks->code_shift_names)
        hooks->code_shift_names((Instruction *)bytes_of(words)->data, code->instruction_count, (uint32_t)tuple_of(code->global_names)->length);
    return words;
}

/* The tables are bytes of our own format; lines count from the first of the code. */
Value code_get_linetable(Thread *t, Value self) {
    const Code *code = code_of(self);
    Value table = to_value(bytes_new(t, code->positions, code->position_count * sizeof(PositionRow)));
    PositionRow *rows = table ? (PositionRow *)bytes_of(table)->data : NULL;
    for (uint32_t n = 0; rows && n < code->position_count; n++) {
        if (rows[n].line >= 0) rows[n].line -= (int32_t)code->first_line;
        else rows[n].line = CODE_NO_LINE;
        rows[n].end_line -= (int32_t)code->first_line;
    }
    return table;
}

Value code_get_exceptiontable(Thread *t, Value self) {
    const Code *code = code_of(self);
    return to_value(bytes_new(t, code->handlers, code->handler_count * sizeof(HandlerRow)));
}

/* As CPython had it before 3.10: pairs of bytes, the first what to add to the offset, the second to the line; offsets are those of
 * co_lines(). */
static Value code_get_lnotab(Thread *t, Value self) {
    const Code *code = code_of(self);
    if (!warn(t, T_DEPRECATION_WARNING, 1, "co_lnotab is deprecated, use co_lines instead.")) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    int64_t offset = 0;
    int32_t line = (int32_t)code->first_line, call_line = code_call_line(code);
    if (call_line != line && code->position_count && code->positions[0].line != call_line) { /* a module's: one before its first */
        if (!str_builder_add_points(&b, (const uint8_t[2]){0, (uint8_t)(call_line - line)}, 1, 2)) return NULL;
        line = call_line;
    }
    for (uint32_t n = 0; n < code->position_count; n++) {
        const PositionRow *row = &code->positions[n];
        if (row->line < 0 || row->line == line) continue;
        int64_t further = code_unit(row->offset) - offset;
        for (; further > 254; further -= 254)
            if (!str_builder_add_points(&b, (const uint8_t[2]){254, 0}, 1, 2)) return NULL;
        for (int32_t rest = row->line - line; rest != 0;) {
            int32_t step = rest > 127 ? 127 : rest < -128 ? -128 : rest;
            if (!str_builder_add_points(&b, (const uint8_t[2]){(uint8_t)further, (uint8_t)step}, 1, 2)) return NULL;
            further = 0;
            rest -= step;
        }
        offset = code_unit(row->offset);
        line = row->line;
    }
    return to_value(bytes_new(t, b.data, b.length));
}

/* ---- methods ----------------------------------------------------------------------------------- */

static Value code_number_or_none(int32_t n) { return n < 0 ? NONE : small_int(n); }

/* (start line, end line, start column, end column) for each word. */
static Value code_co_positions(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = code_of(args[0]);
    Value list = list_new(t, code->instruction_count);
    for (uint32_t n = 0; list && n < code->instruction_count; n++) {
        const PositionRow *row = code_position(code, n);
        Value items[4] = {row ? code_number_or_none(row->line) : NONE, row ? code_number_or_none(row->end_line) : NONE,
                          row ? code_number_or_none(row->column) : NONE, row ? code_number_or_none(row->end_column) : NONE};
        Value tuple = tuple_new(t, items, 4);
        if (!tuple || !list_append(t, list, tuple)) return NULL;
    }
    return list ? value_iter(t, list) : NULL;
}

int code_call_line(const Code *code) {
    return code->flags & CODE_NEWLOCALS || code->first_line != 1 ? (int32_t)code->first_line : 0;
}

/* (start, end, line) of each run of words that come from one line, in units. */
static Value code_co_lines(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = code_of(args[0]);
    Value list = list_new(t, code->position_count + 1);
    bool begins = code->position_count && code->positions[0].line == code_call_line(code);
    Value call = list && !begins ? tuple_from_3(t, small_int(0), small_int(1), small_int(code_call_line(code))) : NULL;
    if (!list || (!begins && (!call || !list_append(t, list, call)))) return NULL;
    for (uint32_t n = 0; n < code->position_count;) {
        uint32_t next = n + 1;
        while (next < code->position_count && code->positions[next].line == code->positions[n].line) next++;
        uint32_t end = next < code->position_count ? code->positions[next].offset : code->instruction_count;
        Value tuple = tuple_from_3(t, small_int(begins && n == 0 ? 0 : code_unit(code->positions[n].offset)),
                                   small_int(end * (int64_t)2), code_number_or_none(code->positions[n].line));
        if (!tuple || !list_append(t, list, tuple)) return NULL;
        n = next;
    }
    return value_iter(t, list);
}

/* (branch, not taken, taken) of each instruction that may jump. */
static Value code_co_branches(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const VmHooks *hooks = t->vm->hooks;
    Value list = hooks && hooks->code_branches ? hooks->code_branches(t, args[0]) : list_new(t, 0);
    return list ? value_iter(t, list) : NULL;
}

static Value code_varname_from_oparg(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Tuple *names = tuple_of(code_of(args[0])->variable_names);
    int64_t n;
    if (!value_as_int64(t, args[1], &n, T_OVERFLOW_ERROR)) return NULL;
    if (n < 0 || (uint64_t)n >= names->length) return raise_error(t, T_INDEX_ERROR, "tuple index out of range");
    return names->items[n];
}

static bool code_same(Thread *t, const Code *a, const Code *b, int *same) {
    *same = 0;
    if (a->instruction_count != b->instruction_count || a->flags != b->flags || a->argument_count != b->argument_count
        || a->positional_only_count != b->positional_only_count || a->keyword_only_count != b->keyword_only_count
        || a->first_line != b->first_line || a->register_count != b->register_count || a->handler_count != b->handler_count
        || memcmp(a->handlers, b->handlers, a->handler_count * sizeof *a->handlers))
        return true;
    /* As Python sees them: two may keep the same names in different ways. */
    Value a_names = code_get_names(t, to_value(a)), b_names = code_get_names(t, to_value(b));
    Value a_words = a_names && b_names ? code_get_code(t, to_value(a)) : NULL, b_words = a_words ? code_get_code(t, to_value(b)) : NULL;
    if (!b_words) return false;
    const Value left[] = {a->name, a->consts, a_words, a_names, a->variable_names, a->cell_names, a->free_names};
    const Value right[] = {b->name, b->consts, b_words, b_names, b->variable_names, b->cell_names, b->free_names};
    for (size_t n = 0; n < ARRAY_LENGTH(left); n++) {
        int equal = value_equal(t, left[n], right[n]);
        if (equal < 0) return false;
        if (!equal) return true;
    }
    *same = 1;
    return true;
}

static Value code_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(other, T_CODE)) return NOT_IMPLEMENTED;
    int same;
    if (!code_same(t, code_of(self), code_of(other), &same)) return NULL;
    return bool_value(same == (op == COMPARE_EQ));
}

static bool code_hash(Thread *t, Value self, int64_t *hash) {
    const Code *code = code_of(self);
    if (!value_hash(t, code->name, hash)) return false;
    *hash = (int64_t)((uint64_t)*hash * 1000003u ^ code->instruction_count ^ (uint64_t)code->first_line << 16);
    if (*hash == -1) *hash = -2;
    return true;
}

static const NativeDef code_methods[] = {
    {"co_positions", code_co_positions, 0, 0, NATIVE_METHOD, NULL, "Iterator over the source position of each word of code."},
    {"co_lines", code_co_lines, 0, 0, NATIVE_METHOD, NULL, "Iterator over (start, end, line)."},
    {"co_branches", code_co_branches, 0, 0, NATIVE_METHOD, NULL, "Iterator over (offset, offset to the left, offset to the right) of branches."},
    {"_varname_from_oparg", code_varname_from_oparg, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"replace", code_replace, 0, 0, NATIVE_METHOD, CODE_REPLACE_PARAMETERS, "A changed copy, which is checked before it can run."},
    {"__replace__", code_replace, 0, 0, NATIVE_METHOD, CODE_REPLACE_PARAMETERS, "What copy.replace() calls."},
    {0},
};

static const GetSetDef code_getset[] = {
    {"co_name", code_get_name, NULL, NULL},
    {"co_qualname", code_get_qualname, NULL, NULL},
    {"co_filename", code_get_filename, NULL, NULL},
    {"co_argcount", code_get_argcount, NULL, NULL},
    {"co_posonlyargcount", code_get_posonly, NULL, NULL},
    {"co_kwonlyargcount", code_get_kwonly, NULL, NULL},
    {"co_nlocals", code_get_nlocals, NULL, NULL},
    {"co_varnames", code_get_varnames, NULL, NULL},
    {"co_cellvars", code_get_cellvars, NULL, NULL},
    {"co_freevars", code_get_freevars, NULL, NULL},
    {"co_consts", code_get_consts, NULL, NULL},
    {"co_names", code_get_names, NULL, NULL},
    {"co_flags", code_get_flags, NULL, NULL},
    {"co_firstlineno", code_get_first_line, NULL, NULL},
    {"co_stacksize", code_get_stack_size, NULL, NULL},
    {"co_code", code_get_code, NULL, NULL},
    {"_co_code_adaptive", code_get_code, NULL, NULL},
    {"co_linetable", code_get_linetable, NULL, NULL},
    {"co_lnotab", code_get_lnotab, NULL, NULL},
    {"co_exceptiontable", code_get_exceptiontable, NULL, NULL},
    {0},
};

const TypeDef code_typedef = {
    .name = "code", .doc = "A code object.", .id = T_CODE, .size = sizeof(Code), .flags = TYPE_IMMUTABLE,
    .trace = code_trace,
    .slots = {.new = code_type_new, .repr = code_repr, .hash = code_hash, .compare = code_compare},
    .methods = code_methods, .getset = code_getset,
    .new_params = "argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, "
                  "varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /",
};
