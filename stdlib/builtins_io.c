/* print and input. */
#include "stdlib/builtins.h"

#include "runtime/objects/int.h"
#include "vm/prompt.h"

static Value builtins_sys_file(Thread *t, Str *name) {
    Value file = dict_get_name(t, t->vm->sys_dict, name);
    return file ? file : raise_runtime_error(t, "lost sys.%U", name);
}

/* One that the program cannot do without. */
static Value builtins_open_file(Thread *t, Str *name) {
    Value file = builtins_sys_file(t, name);
    return file == NONE ? raise_runtime_error(t, "lost sys.%U", name) : file;
}

static bool builtins_write(Thread *t, Value file, Str *text) {
    Value args[2] = {file, to_value(text)};
    return value_call_method(t, NAME(write), args, 2, NULL) != NULL;
}

static bool builtins_print_separator(Thread *t, Value v, const char *name, Str *standard, Str **out) {
    *out = standard;
    if (!v || v == NONE) return true;
    if (!is_str(t, v)) return FAIL_WITH(raise_type_error(t, "%s must be None or a string, not %T", name, v));
    *out = str_of(v);
    return true;
}

/* args: *values, sep, end, file, flush. The whole line is written at once, so that lines of threads do not mix. */
Value builtin_print(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Tuple *values = tuple_of(args[0]);
    Value file = args[3];
    if (!file || file == NONE) {
        file = builtins_sys_file(t, NAME(stdout));
        if (!file || file == NONE) return file;
    }
    Str *separator, *end;
    if (!builtins_print_separator(t, args[1], "sep", &static_latin1_chars[' '], &separator)
        || !builtins_print_separator(t, args[2], "end", &static_latin1_chars['\n'], &end))
        return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t n = 0; n < values->length; n++) {
        if (n && !str_builder_add_str(&b, separator)) return NULL;
        Value text = is_str_exact(values->items[n]) ? values->items[n] : value_str(t, values->items[n]);
        if (!text || !str_builder_add_str(&b, str_of(text))) return NULL;
    }
    Str *line = str_builder_add_str(&b, end) ? str_builder_finish(&b) : NULL;
    if (!line || !builtins_write(t, file, line)) return NULL;
    int flush = args[4] ? value_truth(t, args[4]) : 0;
    if (flush < 0) return NULL;
    if (flush && !value_call_method(t, NAME(flush), &file, 1, NULL)) return NULL;
    return NONE;
}

/* What was read, without its newline. */
static Value builtins_input_line(Thread *t, Value line) {
    if (!line) return NULL;
    if (!is_str(t, line)) return raise_type_error(t, "object.readline() returned non-string");
    Str *s = str_of(line);
    if (s->length == 0) return raise_error(t, T_EOF_ERROR, "EOF when reading a line");
    const void *data = str_flat(t, s);
    if (!data) return NULL;
    return str_at(s, data, s->length - 1) == '\n' ? to_value(str_slice(t, s, 0, s->length - 1)) : line;
}

Value builtin_input(Thread *t, Value *args, size_t nargs) {
    Value in = builtins_open_file(t, NAME(stdin)), out = in ? builtins_open_file(t, NAME(stdout)) : NULL;
    Value err = out ? builtins_open_file(t, NAME(stderr)) : NULL;
    if (!err) return NULL;
    if (!value_call_method(t, NAME(flush), &err, 1, NULL)) error_clear(t);
    if (prompt_can_edit(t)) {
        Value prompt = nargs ? value_str(t, args[0]) : to_value(&static_empty_str);
        if (!prompt || !value_call_method(t, NAME(flush), &out, 1, NULL)) return NULL;
        return builtins_input_line(t, prompt_edit(t, str_of(prompt)));
    }
    if (nargs) {
        Value prompt = value_str(t, args[0]);
        if (!prompt || !builtins_write(t, out, str_of(prompt))) return NULL;
    }
    if (!value_call_method(t, NAME(flush), &out, 1, NULL)) error_clear(t);
    return builtins_input_line(t, value_call_method(t, NAME(readline), &in, 1, NULL));
}
