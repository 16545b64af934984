/* Calling Python functions: binding arguments to parameters, and entry from C. */
#include "vm/call.h"

#include "vm/ops.h"
#include "vm/trace.h"

#include "runtime/objects/likeness.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"

void call_copy_closure(const Function *f, const Instance *instance, Value *registers) {
    const Tuple *cells = tuple_of(f->closure);
    Value *to = registers + instance->code->first_free;
    for (uint32_t n = 0; n < instance->free_count; n++) to[n] = cells->items[n];
}

/* ---- errors, in CPython's words ---------------------------------------------------------------- */

/* "'a', 'b', and 'c'" of the parameters [from, to) that are unbound. */
static Str *call_missing_names(Thread *t, const Code *code, const Value *registers, uint32_t from, uint32_t to, size_t count) {
    StrBuilder b;
    str_builder_init(&b, t);
    size_t seen = 0;
    for (uint32_t n = from; n < to; n++) {
        if (registers[n] != NULL) continue;
        const char *separator = seen == 0 ? "" : seen + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        if (!str_builder_format(&b, "%s%R", separator, tuple_of(code->variable_names)->items[n])) return NULL;
        seen++;
    }
    return str_builder_finish(&b);
}

static bool call_fail_missing(Thread *t, const Function *f, const Code *code, const Value *registers, uint32_t from, uint32_t to, const char *kind) {
    size_t count = 0;
    for (uint32_t n = from; n < to; n++) count += registers[n] == NULL;
    Str *names = call_missing_names(t, code, registers, from, to, count);
    if (!names) return false;
    return FAIL_WITH(raise_type_error(t, "%V() missing %zu required %s argument%s: %U", f->qualname, count, kind,
                                      count == 1 ? "" : "s", names));
}

static bool call_fail_too_many(Thread *t, const Function *f, const Code *code, size_t given, size_t keyword_given) {
    size_t defaults = f->defaults ? tuple_of(f->defaults)->length : 0;
    size_t takes = code->argument_count;
    Str *range = defaults ? str_format(t, "from %zu to %zu", takes - defaults, takes) : str_format(t, "%zu", takes);
    Str *given_text = keyword_given
        ? str_format(t, "%zu positional argument%s (and %zu keyword-only argument%s)", given, given == 1 ? "" : "s",
                     keyword_given, keyword_given == 1 ? "" : "s")
        : str_format(t, "%zu", given);
    if (!range || !given_text) return false;
    bool plural = defaults ? true : takes != 1;
    return FAIL_WITH(raise_type_error(t, "%V() takes %U positional argument%s but %U %s given", f->qualname, range,
                                      plural ? "s" : "", given_text, given == 1 && !keyword_given ? "was" : "were"));
}

/* Positional-only parameters that were passed by keyword, for the error text; NULL without exception: none. */
static Value call_positional_only_as_keyword(Thread *t, const Code *code, Value kwnames) {
    StrBuilder b;
    str_builder_init(&b, t);
    bool any = false;
    for (uint32_t n = 0; n < code->positional_only_count; n++) {
        Value parameter = tuple_of(code->variable_names)->items[n];
        for (size_t k = 0; k < tuple_of(kwnames)->length; k++) {
            int equal = value_equal(t, parameter, tuple_of(kwnames)->items[k]);
            if (equal < 0) return NULL;
            if (!equal) continue;
            if (!str_builder_format(&b, "%s%V", any ? ", " : "", parameter)) return NULL;
            any = true;
        }
    }
    return any ? to_value(str_builder_finish(&b)) : NULL;
}

/* ---- binding ----------------------------------------------------------------------------------- */

/* Index of the parameter that may be passed by that name, or -1 (-2: error). */
static int32_t call_find_parameter(Thread *t, const Code *code, Value name) {
    const Value *names = tuple_of(code->variable_names)->items;
    uint32_t limit = code->argument_count + code->keyword_only_count;
    for (uint32_t n = code->positional_only_count; n < limit; n++)
        if (names[n] == name) return (int32_t)n;
    if (is_str_exact(name) && is_interned(str_of(name))) return -1;
    for (uint32_t n = code->positional_only_count; n < limit; n++) {
        int equal = value_equal(t, names[n], name);
        if (equal < 0) return -2;
        if (equal) return (int32_t)n;
    }
    return -1;
}

static bool call_fail_unexpected_keyword(Thread *t, const Function *f, const Code *code, Value kwnames, Value name) {
    if (code->positional_only_count) {
        Value wrong = call_positional_only_as_keyword(t, code, kwnames);
        if (wrong)
            return FAIL_WITH(raise_type_error(t, "%V() got some positional-only arguments passed as keyword arguments: '%V'",
                                              f->qualname, wrong));
        if (error_is_set(t)) return false;
    }
    uint32_t first = code->positional_only_count;
    Value nearest = names_nearest(t, tuple_of(code->variable_names)->items + first, code->argument_count + code->keyword_only_count - first, str_of(name));
    if (error_is_set(t)) return false;
    if (nearest)
        return FAIL_WITH(raise_type_error(t, "%V() got an unexpected keyword argument '%V'. Did you mean '%V'?", f->qualname, name, nearest));
    return FAIL_WITH(raise_type_error(t, "%V() got an unexpected keyword argument '%V'", f->qualname, name));
}

/* Keyword arguments values[0..n) named by kwnames go to their parameters, or into `extra`. */
static bool call_bind_keywords(Thread *t, const Function *f, const Code *code, Value *registers, const Value *values, Value kwnames,
                               Dict *extra) {
    for (size_t k = 0; k < tuple_of(kwnames)->length; k++) {
        Value name = tuple_of(kwnames)->items[k];
        if (!is_str(t, name)) return FAIL_WITH(raise_type_error(t, "%V() keywords must be strings", f->qualname));
        int32_t index = call_find_parameter(t, code, name);
        if (index == -2) return false;
        if (index >= 0) {
            if (registers[index] != NULL)
                return FAIL_WITH(raise_type_error(t, "%V() got multiple values for argument '%V'", f->qualname, name));
            registers[index] = values[k];
        } else if (extra) {
            if (!dict_set(t, extra, name, values[k])) return false;
        } else {
            return call_fail_unexpected_keyword(t, f, code, kwnames, name);
        }
    }
    return true;
}

static bool call_fill_defaults(Thread *t, const Function *f, const Code *code, Value *registers, size_t given) {
    uint32_t takes = code->argument_count;
    size_t defaults = f->defaults ? tuple_of(f->defaults)->length : 0;
    size_t first_default = takes > defaults ? takes - defaults : 0;
    for (size_t n = given; n < first_default; n++)
        if (registers[n] == NULL)
            return call_fail_missing(t, f, code, registers, (uint32_t)given, (uint32_t)first_default, "positional");
    for (size_t n = given > first_default ? given : first_default; n < takes; n++)
        if (registers[n] == NULL) registers[n] = tuple_of(f->defaults)->items[n - first_default + (defaults > takes ? defaults - takes : 0)];
    bool missing = false;
    for (uint32_t n = takes; n < takes + code->keyword_only_count; n++) {
        if (registers[n] != NULL) continue;
        if (f->keyword_defaults) {
            registers[n] = dict_get(t, dict_of(f->keyword_defaults), tuple_of(code->variable_names)->items[n]);
            if (registers[n] == NULL && error_is_set(t)) return false;
        }
        missing |= registers[n] == NULL;
    }
    if (missing) return call_fail_missing(t, f, code, registers, takes, takes + code->keyword_only_count, "keyword-only");
    return true;
}

#define CALL_KEYWORDS_FEW 12

bool call_bind(Thread *t, Function *f, Instance *instance, Value *registers, size_t nargs, Value kwnames) {
    const Code *code = instance->code; /* f->code may have been replaced since */
    uint32_t takes = code->argument_count, keyword_only = code->keyword_only_count;
    size_t keywords = kwnames ? tuple_of(kwnames)->length : 0;
    Value rest = NULL;
    if (code->flags & CODE_VARARGS) {
        size_t extra = nargs > takes ? nargs - takes : 0;
        rest = tuple_new(t, registers + takes, extra);
        if (!rest) return false;
    } else if (nargs > takes && !keywords) {
        return call_fail_too_many(t, f, code, nargs, 0);
    }
    /* The keyword values are about to be overwritten: they wait elsewhere. */
    Value few[CALL_KEYWORDS_FEW];
    Value *values = few;
    if (keywords > CALL_KEYWORDS_FEW) {
        ValuesBlock *waiting = values_block_new(t, keywords);
        if (!waiting) return false;
        values = waiting->items;
    }
    for (size_t k = 0; k < keywords; k++) values[k] = registers[nargs + k];
    Dict *extra = NULL;
    if (code->flags & CODE_VARKEYWORDS && !(extra = dict_new_sized(t, keywords))) return false;
    size_t positional = nargs < takes ? nargs : takes;
    for (size_t n = positional; n < instance->local_count; n++) registers[n] = NULL;
    if (keywords && !call_bind_keywords(t, f, code, registers, values, kwnames, extra)) return false;
    if (nargs > takes && !rest) {
        size_t keyword_given = 0;
        for (uint32_t n = takes; n < takes + keyword_only; n++) keyword_given += registers[n] != NULL;
        return call_fail_too_many(t, f, code, nargs, keyword_given);
    }
    if ((positional < takes || keyword_only) && !call_fill_defaults(t, f, code, registers, positional)) return false;
    uint32_t next = takes + keyword_only;
    if (rest) registers[next++] = rest;
    if (extra) registers[next] = to_value(extra);
    if (instance->free_count) call_copy_closure(f, instance, registers);
    return true;
}

static void call_too_deep(Thread *t) { raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded"); }

/* ---- from C ------------------------------------------------------------------------------------ */

/* A frame above everything in use, its registers unbound. NULL: too deep. */
static Frame *call_entry_frame(Thread *t, Instance *instance, size_t total) {
    if (C_STACK_IS_LOW(t)) {
        thread_stack_overflow(t, "");
        return NULL;
    }
    if (!t->segment && !frame_stack_init(t)) return NULL;
    Value *registers = t->register_top + FRAME_WORDS;
    size_t room = total > instance->register_count ? total : instance->register_count;
    if (registers + room + REGISTER_SLACK > t->register_limit || t->recursion_depth >= t->recursion_limit) {
        call_too_deep(t);
        return NULL;
    }
    Frame *f = FRAME_OF(registers);
    *f = (Frame){.previous = t->frame, .pc = instance->instructions, .instance = instance, .kind = FRAME_ENTRY};
    return f;
}

static Value call_run_entry(Thread *t, Frame *f, Value *top_before) {
    Frame *frame_before = f->previous;
    t->recursion_depth++;
    t->frame = f;
    t->register_top = frame_top(f);   /* actions collect, and call */
    Value result = NULL;
    if (UNLIKELY(load_relaxed(&t->poll)) && !trace_enter(t, f)) {
        t->recursion_depth--;
    } else {
        result = interp_run(t, f);
    }
    t->frame = frame_before;
    t->register_top = top_before;
    return result;
}

Value vm_function_call(Thread *t, Value callable, Value *args, size_t nargs, Value kwnames) {
    Function *function = (Function *)callable;
    Instance *instance = instance_of_function(t, function);
    if (!instance) return NULL;
    size_t total = nargs + (kwnames ? tuple_of(kwnames)->length : 0);
    Frame *f = call_entry_frame(t, instance, total);
    if (!f) return NULL;
    Value *registers = FRAME_REGISTERS(f), *top = t->register_top;
    if (total) memcpy(registers, args, total * sizeof *args);
    f->callable = callable;
    if (nargs == instance->exact_arguments && !kwnames) {
        for (size_t n = nargs; n < instance->local_count; n++) registers[n] = NULL;
        if (instance->free_count) call_copy_closure(function, instance, registers);
    } else {
        size_t room = total > instance->register_count ? total : instance->register_count;
        t->register_top = registers + room + REGISTER_SLACK;
        bool bound = call_bind(t, function, instance, registers, nargs, kwnames);
        t->register_top = top;
        if (!bound) return NULL;
    }
    return call_run_entry(t, f, top);
}

/* Code of a function that takes something, where nothing is given: it is called all the same, for the parameters to be bound
 * or the error to be raised. */
static bool call_needs_binding(const Code *code) {
    return code->argument_count || code->keyword_only_count || code->flags & (CODE_VARARGS | CODE_VARKEYWORDS);
}

Value vm_run_code(Thread *t, Code *code, Dict *globals, Value locals, Value closure) {
    if (UNLIKELY(call_needs_binding(code))) {
        Value function = function_new(t, code, globals, closure);
        return function ? vm_function_call(t, function, NULL, 0, NULL) : NULL;
    }
    Instance *instance = instance_new(t, code, globals);
    if (!instance) return NULL;
    Frame *f = call_entry_frame(t, instance, 0);
    if (!f) return NULL;
    Value *registers = FRAME_REGISTERS(f), *top = t->register_top;
    for (uint32_t n = 0; n < instance->local_count; n++) registers[n] = NULL;
    if (closure)
        for (uint32_t n = 0; n < instance->free_count; n++) registers[code->first_free + n] = tuple_of(closure)->items[n];
    f->locals = locals == to_value(globals) && is_dict_exact(locals) ? NULL : locals;
    return call_run_entry(t, f, top);
}

Value vm_run_class_body(Thread *t, Value callable, Value namespace) {
    Function *function = (Function *)callable;
    Instance *instance = instance_of_function(t, function);
    if (!instance) return NULL;
    if (UNLIKELY(call_needs_binding(instance->code))) return vm_function_call(t, callable, NULL, 0, NULL);
    Frame *f = call_entry_frame(t, instance, 0);
    if (!f) return NULL;
    Value *registers = FRAME_REGISTERS(f), *top = t->register_top;
    for (uint32_t n = 0; n < instance->local_count; n++) registers[n] = NULL;
    if (instance->free_count) call_copy_closure(function, instance, registers);
    f->locals = namespace;
    f->callable = callable;
    return call_run_entry(t, f, top);
}
