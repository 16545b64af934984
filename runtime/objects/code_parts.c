#include "runtime/objects/code_parts.h"
#include "runtime/objects/code_place.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

/* In the order of CodeType()'s arguments. */
enum {
    PART_ARGCOUNT, PART_POSONLYARGCOUNT, PART_KWONLYARGCOUNT, PART_NLOCALS, PART_STACKSIZE, PART_FLAGS, PART_CODE, PART_CONSTS,
    PART_NAMES, PART_VARNAMES, PART_FILENAME, PART_NAME, PART_QUALNAME, PART_FIRSTLINENO, PART_LINETABLE, PART_EXCEPTIONTABLE,
    PART_FREEVARS, PART_CELLVARS, PART_COUNT,
};

static const struct { const char *name; char kind; } part_info[PART_COUNT] = { /* int, bytes, tuple, str */
    {"co_argcount", 'i'}, {"co_posonlyargcount", 'i'}, {"co_kwonlyargcount", 'i'}, {"co_nlocals", 'i'}, {"co_stacksize", 'i'},
    {"co_flags", 'i'}, {"co_code", 'b'}, {"co_consts", 't'}, {"co_names", 't'}, {"co_varnames", 't'}, {"co_filename", 's'},
    {"co_name", 's'}, {"co_qualname", 's'}, {"co_firstlineno", 'i'}, {"co_linetable", 'b'}, {"co_exceptiontable", 'b'},
    {"co_freevars", 't'}, {"co_cellvars", 't'},
};

static bool part_check(Thread *t, const char *function, int part, Value v) {
    const char *wanted = NULL;
    switch (part_info[part].kind) {
    case 'i': {
        int64_t n;
        if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
        if (n < 0 || n > INT32_MAX) return FAIL_WITH(raise_value_error(t, "%s must be a positive integer", part_info[part].name));
        return true;
    }
    case 'b': wanted = is_bytes_exact(v) ? NULL : "bytes"; break;
    case 't': wanted = is_tuple_exact(v) ? NULL : "tuple"; break;
    default: wanted = is_str(t, v) ? NULL : "str";
    }
    return !wanted || FAIL_WITH(raise_type_error(t, "%s() argument '%s' must be %s, not %T", function, part_info[part].name, wanted, v));
}

static uint32_t part_number(Value v) { return (uint32_t)small_int_of(v); }

Value code_intern_names(Thread *t, Value names) {
    Value tuple = tuple_new(t, NULL, tuple_of(names)->length);
    for (size_t n = 0; tuple && n < tuple_of(names)->length; n++) {
        Value name = tuple_of(names)->items[n];
        if (!is_str_exact(name)) return raise_type_error(t, "name tuples must contain only strings, not '%T'", name);
        Str *interned = intern(t, str_of(name));
        if (!interned) return NULL;
        store(tuple_of(tuple), &tuple_of(tuple)->items[n], to_value(interned));
    }
    return tuple;
}

static bool part_contains(Value names, Value name) {
    for (size_t n = 0; n < tuple_of(names)->length; n++)
        if (tuple_of(names)->items[n] == name) return true;
    return false;
}

/* Registers: the variables, cells that are not among them, free variables. */
static bool part_set_variables(Thread *t, Code *code, Value *parts) {
    Value varnames = code_intern_names(t, parts[PART_VARNAMES]), cells = varnames ? code_intern_names(t, parts[PART_CELLVARS]) : NULL;
    Value frees = cells ? code_intern_names(t, parts[PART_FREEVARS]) : NULL;
    Value all = frees ? list_from_iterable(t, varnames) : NULL;
    if (!all) return false;
    for (size_t n = 0; n < tuple_of(cells)->length; n++) {
        Value name = tuple_of(cells)->items[n];
        if (!part_contains(varnames, name) && !list_append(t, all, name)) return false;
    }
    code->first_free = (uint32_t)list_length(list_of(all));
    if (!list_extend(t, all, frees) || !(code->variable_names = list_to_tuple(t, all))) return false;
    code->local_count = (uint32_t)tuple_of(code->variable_names)->length;
    code->cell_names = cells;
    code->free_names = frees;
    return true;
}

/* Instructions, handlers and positions go into one block. */
static bool part_set_tables(Thread *t, Code *code, Value *parts) {
    const Bytes *words = bytes_of(parts[PART_CODE]), *handlers = bytes_of(parts[PART_EXCEPTIONTABLE]), *lines = bytes_of(parts[PART_LINETABLE]);
    if (words->length % sizeof(Instruction) || words->length / sizeof(Instruction) > INT32_MAX)
        return FAIL_WITH(raise_value_error(t, "code: co_code is malformed"));
    if (handlers->length % sizeof(HandlerRow)) return FAIL_WITH(raise_value_error(t, "code: co_exceptiontable is malformed"));
    if (lines->length % sizeof(PositionRow)) return FAIL_WITH(raise_value_error(t, "code: co_linetable is malformed"));
    BytesBlock *block = bytes_block_new(t, words->length + handlers->length + lines->length + 1);
    if (!block) return false;
    code->storage = to_value(block);
    code->instructions = (Instruction *)block->data;
    code->handlers = (HandlerRow *)(block->data + words->length);
    code->positions = (PositionRow *)(block->data + words->length + handlers->length);
    memcpy(code->instructions, words->data, words->length);
    memcpy(code->handlers, handlers->data, handlers->length);
    memcpy(code->positions, lines->data, lines->length);
    code->instruction_count = (uint32_t)(words->length / sizeof(Instruction));
    code->handler_count = (uint32_t)(handlers->length / sizeof(HandlerRow));
    code->position_count = (uint32_t)(lines->length / sizeof(PositionRow));
    for (uint32_t n = 0; n < code->position_count; n++) {
        PositionRow *row = &code->positions[n];
        row->line = row->line == CODE_NO_LINE ? -1 : (int32_t)((uint32_t)row->line + code->first_line);
        row->end_line = (int32_t)((uint32_t)row->end_line + code->first_line);
    }
    return true;
}

static bool part_check_variables(Thread *t, Value *parts) {
    uint64_t flags = part_number(parts[PART_FLAGS]);
    uint64_t parameters = (uint64_t)part_number(parts[PART_ARGCOUNT]) + part_number(parts[PART_KWONLYARGCOUNT]) + !!(flags & CODE_VARARGS)
        + !!(flags & CODE_VARKEYWORDS);
    size_t given = tuple_of(parts[PART_VARNAMES])->length;
    if (part_number(parts[PART_POSONLYARGCOUNT]) > part_number(parts[PART_ARGCOUNT]))
        return FAIL_WITH(raise_value_error(t, "code: argcount is smaller than posonlyargcount"));
    if (parameters > given) return FAIL_WITH(raise_value_error(t, "code: co_varnames is too small"));
    return part_number(parts[PART_NLOCALS]) == given || FAIL_WITH(raise_value_error(t, "code: co_nlocals != len(co_varnames)"));
}

static Value part_verified(Thread *t, Code *code) {
    const VmHooks *hooks = t->vm->hooks;
    return !hooks || !hooks->verify_code || hooks->verify_code(t, to_value(code)) ? to_value(code) : NULL;
}

/* All parts are there, and of the right types. */
static Value code_from_parts(Thread *t, Value *parts) {
    Code *code = part_check_variables(t, parts) ? heap_allocate(t, sizeof *code, T_CODE) : NULL;
    if (!code) return NULL;
    code->name = parts[PART_NAME];
    code->qualname = parts[PART_QUALNAME];
    code->filename = parts[PART_FILENAME];
    code->consts = parts[PART_CONSTS];
    code->argument_count = part_number(parts[PART_ARGCOUNT]);
    code->positional_only_count = part_number(parts[PART_POSONLYARGCOUNT]);
    code->keyword_only_count = part_number(parts[PART_KWONLYARGCOUNT]);
    code->flags = part_number(parts[PART_FLAGS]);
    code->register_count = part_number(parts[PART_STACKSIZE]);
    code->first_line = part_number(parts[PART_FIRSTLINENO]);
    code->names = code->global_names = code_intern_names(t, parts[PART_NAMES]);
    if (!code->names || !part_set_variables(t, code, parts) || !part_set_tables(t, code, parts)) return NULL;
    return part_verified(t, code);
}

Value code_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value parts[PART_COUNT];
    if (!bind_arguments(t, "code", "argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, "
                        "varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /",
                        args, nargs, kwnames, parts))
        return NULL;
    for (int n = 0; n < PART_COUNT; n++) {
        if (!parts[n]) parts[n] = t->vm->empty_tuple;
        if (!part_check(t, "code", n, parts[n])) return NULL;
    }
    return code_from_parts(t, parts);
}

/* Nothing that instructions refer to by number changes: names, flags, place. */
static Value code_copy(Thread *t, const Code *code, Value *given) {
    Code *copy = heap_allocate(t, sizeof *copy, T_CODE);
    if (!copy) return NULL;
    Object header = copy->header;
    *copy = *code;
    copy->header = header;
    if (given[PART_NAME]) copy->name = given[PART_NAME];
    if (given[PART_QUALNAME]) copy->qualname = given[PART_QUALNAME];
    if (given[PART_FILENAME]) copy->filename = given[PART_FILENAME];
    if (given[PART_FLAGS]) copy->flags = part_number(given[PART_FLAGS]);
    if (given[PART_CONSTS]) copy->consts = given[PART_CONSTS];
    return part_verified(t, copy);
}

/* args: self, then the parts; those that are not given are NULL. */
Value code_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = code_of(args[0]);
    Value *given = args + 1, parts[PART_COUNT];
    bool simple = true;
    for (int n = 0; n < PART_COUNT; n++) {
        if (given[n] && !part_check(t, "replace", n, given[n])) return NULL;
        simple &= !given[n] || n == PART_NAME || n == PART_QUALNAME || n == PART_FILENAME || n == PART_FLAGS || n == PART_CONSTS;
    }
    if (simple) return code_copy(t, code, given);
    const Value own[PART_COUNT] = {
        small_int(code->argument_count), small_int(code->positional_only_count), small_int(code->keyword_only_count), NULL,
        small_int(code->register_count), small_int(code->flags), code_get_code(t, args[0]), code->consts, code_get_names(t, args[0]),
        code_get_varnames(t, args[0]), code->filename, code->name, code->qualname, small_int(code->first_line),
        code_get_linetable(t, args[0]), code_get_exceptiontable(t, args[0]), code->free_names, code->cell_names,
    };
    for (int n = 0; n < PART_COUNT; n++) {
        parts[n] = given[n] ? given[n] : own[n];
        if (n != PART_NLOCALS && !parts[n]) return NULL;
    }
    if (!parts[PART_NLOCALS]) parts[PART_NLOCALS] = small_int((int64_t)tuple_of(own[PART_VARNAMES])->length);
    return code_from_parts(t, parts);
}
