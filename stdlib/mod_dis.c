/* Module dis: minipy's own bytecode as text. */
#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

/* The code object of a function, method, generator, source text or code object. NULL without exception: none. */
static Value dis_code_of(Thread *t, Value v) {
    static const char *const attributes[] = {"__func__", "__code__", "gi_code", "ag_code", "cr_code"};
    if (is_exact(v, T_CODE)) return v;
    if (is_str(t, v)) {
        size_t length;
        const char *text = str_utf8(t, str_of(v), &length, false);
        Str *filename = text ? str_from_c(t, "<dis>") : NULL;
        CompileOptions options = {.mode = COMPILE_EXEC};
        return filename ? to_value(compile_source(t, text, length, to_value(filename), &options)) : NULL;
    }
    for (size_t n = 0; n < ARRAY_LENGTH(attributes); n++) {
        Str *name = intern_c(t, attributes[n]);
        Value found = name ? value_getattr_optional(t, v, name) : NULL;
        if (error_is_set(t)) return NULL;
        if (!found) continue;
        return is_exact(found, T_CODE) ? found : dis_code_of(t, found);
    }
    return NULL;
}

static bool dis_write(Thread *t, Value file, Str *text) {
    if (!text) return false;
    if (!file || file == NONE) file = dict_get_name(t, t->vm->sys_dict, NAME(stdout));
    Value args[2] = {file, to_value(text)};
    return file && value_call_method(t, NAME(write), args, 2, NULL) != NULL;
}

/* The code and, to `depth` more levels, those that it holds as constants. */
static bool dis_print(Thread *t, Value file, Value code, int64_t depth) {
    Value text = disassemble(t, code_of(code));
    if (!text || !dis_write(t, file, str_of(text))) return false;
    const Tuple *consts = tuple_of(code_of(code)->consts);
    for (size_t n = 0; depth != 0 && n < consts->length; n++) {
        if (!is_exact(consts->items[n], T_CODE)) continue;
        if (!dis_write(t, file, str_format(t, "\nDisassembly of %R:\n", consts->items[n])) || !dis_print(t, file, consts->items[n], depth - 1))
            return false;
    }
    return true;
}

/* args: x, file, depth */
static Value dis_dis(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!args[0] || args[0] == NONE) return raise_type_error(t, "dis() needs an object to disassemble");
    int64_t depth = -1;
    if (args[2] && args[2] != NONE && !value_as_int64(t, args[2], &depth, T_OVERFLOW_ERROR)) return NULL;
    Value code = dis_code_of(t, args[0]);
    if (!code) return error_is_set(t) ? NULL : raise_type_error(t, "don't know how to disassemble %T objects", args[0]);
    return dis_print(t, args[1], code, depth) ? NONE : NULL;
}

static Value dis_code_info(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v = dis_code_of(t, args[0]);
    if (!v) return error_is_set(t) ? NULL : raise_type_error(t, "don't know how to disassemble %T objects", args[0]);
    const Code *c = code_of(v);
    return to_value(str_format(t,
        "Name:              %V\nFilename:          %V\nArgument count:    %d\nPositional-only arguments: %d\nKw-only arguments: %d\n"
        "Registers:         %d\nInstructions:      %d words\nFlags:             0x%x\nConstants:         %R\nNames:             %R\nVariables:         %R",
        c->name, c->filename, (int)c->argument_count, (int)c->positional_only_count, (int)c->keyword_only_count, (int)c->register_count,
        (int)c->instruction_count, (uint64_t)c->flags, c->consts, c->names, c->variable_names));
}

static const NativeDef dis_functions[] = {
    {"dis", dis_dis, 1, 2, NATIVE_FUNCTION, "x=None, *, file=None, depth=None", "Print the bytecode of a function, code object or source text."},
    {"disassemble", dis_dis, 1, 2, NATIVE_FUNCTION, "x=None, *, file=None, depth=0", "Print the bytecode of a code object."},
    {"code_info", dis_code_info, 1, 1, NATIVE_FUNCTION, NULL, "What is known of a code object, as text."},
    {NULL},
};
const ModuleDef module_dis = {.name = "dis", .doc = "Disassembler of minipy's bytecode.", .functions = dis_functions};
