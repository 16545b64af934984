/* Module _csv: dialects, and what is made with them. */
#include "runtime/objects/dict.h"
#include "stdlib/csv.h"

static const char csv_error_key[] = "_csv.Error", csv_dialects_key[] = "_csv._dialects",
                  csv_limit_key[] = "_csv limit";

Value csv_fail(Thread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *message = str_format_va(t, format, args);
    va_end(args);
    Value error =
        message ? value_call_1(t, load(vm_root(t, csv_error_key)), to_value(message)) : NULL;
    return error ? raise_value(t, error) : NULL;
}

Type *csv_type(Thread *t, const TypeDef *def) {
    Value *root = vm_root(t, def);
    if (root && !load(root)) store_release(root, to_value(type_new_native(t, def, NULL)));
    return root ? type_from(load(root)) : NULL;
}

int64_t csv_field_limit(Thread *t) {
    Value *root = vm_root(t, csv_limit_key);
    return root && load(root) ? small_int_of(load(root)) : 128 * 1024;
}

/* ---- dialects -------------------------------------------------------------------------------- */

static const TypeDef csv_dialect_typedef;

static const char *const csv_option_names[CSV_OPTION_COUNT] = {
    "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
    "skipinitialspace", "strict"};
enum { CSV_DELIMITER, CSV_DOUBLE_QUOTE, CSV_ESCAPE, CSV_LINE_END, CSV_QUOTE, CSV_QUOTING,
       CSV_SKIP_SPACE, CSV_STRICT };

static bool csv_set_char(Thread *t, Value *options, int which, bool may_be_none, uint32_t *c) {
    const char *none = may_be_none ? " or None" : "", *name = csv_option_names[which];
    Value v = options[which];
    if (!v) return true;
    *c = CSV_NONE;
    if (v == NONE && may_be_none) return true;
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "\"%s\" must be a unicode character%s, not %T", name,
                                          none, v));
    if (str_of(v)->length != 1)
        return FAIL_WITH(raise_type_error(t, "\"%s\" must be a unicode character%s, not a string "
                                             "of length %zu", name, none,
                                          (uint64_t)str_of(v)->length));
    *c = points_at(str_of(v)->data, str_of(v)->width, 0);
    return true;
}

static bool csv_set_flag(Thread *t, Value v, bool *flag) {
    int truth = v ? value_truth(t, v) : *flag;
    *flag = truth > 0;
    return truth >= 0;
}

static bool csv_set_quoting(Thread *t, Value *options, int *quoting) {
    Value v = options[CSV_QUOTING];
    if (!v && options[CSV_QUOTE] == NONE) *quoting = CSV_QUOTE_NONE;
    if (!v) return true;
    if (!is_int(t, v))
        return FAIL_WITH(raise_type_error(t, "\"quoting\" must be an integer, not %T", v));
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < 0 || n >= CSV_QUOTE_COUNT)
        return FAIL_WITH(raise_type_error(t, "bad \"quoting\" value"));
    *quoting = (int)n;
    return true;
}

static bool csv_check_char(Thread *t, const CsvDialect *d, const char *name, uint32_t c,
                           bool may_be_space) {
    if (c == '\r' || c == '\n' || (c == ' ' && !may_be_space))
        return FAIL_WITH(raise_value_error(t, "bad %s value", name));
    const Str *end = str_of(d->line_end);
    for (size_t i = 0; i < end->length; i++)
        if (points_at(end->data, end->width, i) == c)
            return FAIL_WITH(raise_value_error(t, "bad %s or lineterminator value", name));
    return true;
}

static bool csv_check_pair(Thread *t, const char *a_name, uint32_t a, const char *b_name,
                           uint32_t b) {
    return a != b || a == CSV_NONE ||
           FAIL_WITH(raise_value_error(t, "bad %s or %s value", a_name, b_name));
}

static bool csv_check(Thread *t, const CsvDialect *d) {
    if (d->quoting != CSV_QUOTE_NONE && d->quote == CSV_NONE)
        return FAIL_WITH(raise_type_error(t, "quotechar must be set if quoting enabled"));
    return csv_check_char(t, d, "delimiter", d->delimiter, true) &&
           csv_check_char(t, d, "escapechar", d->escape, !d->skip_space) &&
           csv_check_char(t, d, "quotechar", d->quote, !d->skip_space) &&
           csv_check_pair(t, "delimiter", d->delimiter, "escapechar", d->escape) &&
           csv_check_pair(t, "delimiter", d->delimiter, "quotechar", d->quote) &&
           csv_check_pair(t, "escapechar", d->escape, "quotechar", d->quote);
}

static bool csv_fill(Thread *t, CsvDialect *d, Value *options) {
    Value end = options[CSV_LINE_END];
    d->delimiter = ',';
    d->quote = '"';
    d->escape = CSV_NONE;
    d->double_quote = true;
    if (!csv_set_char(t, options, CSV_DELIMITER, false, &d->delimiter) ||
        !csv_set_flag(t, options[CSV_DOUBLE_QUOTE], &d->double_quote) ||
        !csv_set_char(t, options, CSV_ESCAPE, true, &d->escape))
        return false;
    if (end && !is_str(t, end))
        return FAIL_WITH(raise_type_error(t, "\"lineterminator\" must be a string, not %T", end));
    if (!end && !(end = to_value(str_from_c(t, "\r\n")))) return false;
    store(d, &d->line_end, end);
    return csv_set_char(t, options, CSV_QUOTE, true, &d->quote) &&
           csv_set_quoting(t, options, &d->quoting) &&
           csv_set_flag(t, options[CSV_SKIP_SPACE], &d->skip_space) &&
           csv_set_flag(t, options[CSV_STRICT], &d->strict) && csv_check(t, d);
}

static Dict *csv_dialects(Thread *t) {
    Value *root = vm_root(t, csv_dialects_key);
    return root ? dict_of(load(root)) : NULL;
}

static Value csv_find(Thread *t, Value name) {
    Dict *dialects = csv_dialects(t);
    Value found = dialects ? dict_get(t, dialects, name) : NULL;
    return found || error_is_set(t) ? found : csv_fail(t, "unknown dialect");
}

/* dialect: a name, an object with attributes that are options, None or NULL. */
CsvDialect *csv_dialect_make(Thread *t, Value dialect, Value *given) {
    Type *type = csv_type(t, &csv_dialect_typedef);
    Value options[CSV_OPTION_COUNT];
    bool any = false;
    if (!type) return NULL;
    if (dialect && is_str(t, dialect) && !(dialect = csv_find(t, dialect))) return NULL;
    for (int i = 0; i < CSV_OPTION_COUNT; i++) any |= (options[i] = given[i]) != NULL;
    if (dialect && !any && type_of(t, dialect) == type) return (CsvDialect *)dialect;
    for (int i = 0; dialect && dialect != NONE && i < CSV_OPTION_COUNT; i++) {
        if (options[i]) continue;
        Str *name = intern_c(t, csv_option_names[i]);
        if (name) options[i] = value_getattr_optional(t, dialect, name);
        if (!options[i] && error_is_set(t)) return NULL;
    }
    CsvDialect *d = (CsvDialect *)type_allocate_instance(t, type, 0);
    return d && csv_fill(t, d, options) ? d : NULL;
}

static Value csv_dialect_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value bound[1 + CSV_OPTION_COUNT] = {NULL};
    if (!bind_arguments(t, "Dialect", "dialect=None, " CSV_OPTIONS, args, nargs, kwnames, bound))
        return NULL;
    return to_value(csv_dialect_make(t, bound[0], bound + 1));
}

static void csv_dialect_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((CsvDialect *)cell)->line_end));
}

static Value csv_char_value(Thread *t, uint32_t c) {
    return c == CSV_NONE ? NONE : to_value(str_from_char(t, c));
}

#define CSV_GETTER(name, value) \
    static Value csv_get_##name(Thread *t, Value self) { \
        const CsvDialect *d = (CsvDialect *)self; \
        (void)t; \
        return value; \
    }
CSV_GETTER(delimiter, csv_char_value(t, d->delimiter))
CSV_GETTER(escapechar, csv_char_value(t, d->escape))
CSV_GETTER(quotechar, csv_char_value(t, d->quote))
CSV_GETTER(lineterminator, load(&d->line_end))
CSV_GETTER(quoting, small_int(d->quoting))
CSV_GETTER(doublequote, d->double_quote ? TRUE_VALUE : FALSE_VALUE)
CSV_GETTER(skipinitialspace, d->skip_space ? TRUE_VALUE : FALSE_VALUE)
CSV_GETTER(strict, d->strict ? TRUE_VALUE : FALSE_VALUE)
#undef CSV_GETTER

static Value csv_dialect_reduce(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return raise_type_error(t, "cannot pickle 'Dialect' instances");
}

static const NativeDef csv_dialect_methods[] = {
    {"__reduce__", csv_dialect_reduce, 0, 0, NATIVE_METHOD, NULL, "Raises TypeError."},
    {"__reduce_ex__", csv_dialect_reduce, 1, 1, NATIVE_METHOD, NULL, "Raises TypeError."},
    {0},
};

static const GetSetDef csv_dialect_getset[] = {
    {"delimiter", csv_get_delimiter, NULL, NULL},
    {"doublequote", csv_get_doublequote, NULL, NULL},
    {"escapechar", csv_get_escapechar, NULL, NULL},
    {"lineterminator", csv_get_lineterminator, NULL, NULL},
    {"quotechar", csv_get_quotechar, NULL, NULL},
    {"quoting", csv_get_quoting, NULL, NULL},
    {"skipinitialspace", csv_get_skipinitialspace, NULL, NULL},
    {"strict", csv_get_strict, NULL, NULL},
    {0},
};

static const TypeDef csv_dialect_typedef = {
    .name = "_csv.Dialect",
    .doc = "How rows are written in lines.",
    .size = sizeof(CsvDialect),
    .flags = TYPE_IMMUTABLE,
    .trace = csv_dialect_trace,
    .slots = {.new = csv_dialect_new},
    .methods = csv_dialect_methods,
    .getset = csv_dialect_getset,
    .new_params = "dialect=None, " CSV_OPTIONS,
};

/* ---- the module ------------------------------------------------------------------------------ */

static Value csv_register_dialect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0])) return raise_type_error(t, "dialect name must be a string");
    CsvDialect *dialect = csv_dialect_make(t, args[1], args + 2);
    Dict *dialects = csv_dialects(t);
    return dialect && dialects && dict_set(t, dialects, args[0], to_value(dialect)) ? NONE : NULL;
}

static Value csv_unregister_dialect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Dict *dialects = csv_dialects(t);
    int deleted = dialects ? dict_delete(t, dialects, args[0]) : -1;
    return deleted > 0 ? NONE : deleted == 0 ? csv_fail(t, "unknown dialect") : NULL;
}

static Value csv_get_dialect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return csv_find(t, args[0]);
}

static Value csv_list_dialects(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Dict *dialects = csv_dialects(t);
    return dialects ? dict_keys_list(t, dialects) : NULL;
}

static Value csv_field_size_limit(Thread *t, Value *args, size_t nargs) {
    Value before = int_from_int64(t, csv_field_limit(t));
    Value *root = vm_root(t, csv_limit_key);
    if (!before || !root || nargs == 0 || !args[0]) return root ? before : NULL;
    int64_t limit;
    if (!is_int(t, args[0])) return raise_type_error(t, "limit must be an integer");
    if (!value_as_int64(t, args[0], &limit, T_OVERFLOW_ERROR)) return NULL;
    if (!fits_small_int(limit)) limit = limit < 0 ? 0 : INT64_MAX >> 1;
    store_release(root, small_int(limit));
    return before;
}

static const NativeDef csv_functions[] = {
    {"reader", csv_reader_function, 1, 2, NATIVE_FUNCTION,
     "iterable, /, dialect='excel', *, " CSV_OPTIONS, "An iterator over the rows that lines hold."},
    {"writer", csv_writer_function, 1, 2, NATIVE_FUNCTION,
     "file, /, dialect='excel', *, " CSV_OPTIONS, "What writes rows to a file."},
    {"register_dialect", csv_register_dialect, 1, 2, NATIVE_FUNCTION,
     "name, /, dialect='excel', *, " CSV_OPTIONS, "Gives a dialect a name."},
    {"unregister_dialect", csv_unregister_dialect, 1, 1, NATIVE_FUNCTION, "name",
     "Forgets a dialect's name."},
    {"get_dialect", csv_get_dialect, 1, 1, NATIVE_FUNCTION, "name", "The dialect of that name."},
    {"list_dialects", csv_list_dialects, 0, 0, NATIVE_FUNCTION, NULL,
     "A list of the dialects' names."},
    {"field_size_limit", csv_field_size_limit, 0, 1, NATIVE_FUNCTION, "new_limit=None",
     "Sets how long a field may be, if a limit is given; the limit before."},
    {0},
};

static bool csv_add_error(Thread *t, Module *m) {
    Value *root = vm_root(t, csv_error_key);
    Str *text = intern_c(t, "Error"), *module = intern_c(t, "_csv");
    Value bases = tuple_from_1(t, to_value(t->vm->types[T_EXCEPTION]));
    Dict *dict = dict_new(t);
    if (!root || !text || !module || !bases || !dict ||
        !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return false;
    if (!load(root)) {
        Value type = type_new(t, t->vm->types[T_TYPE], to_value(text), bases, dict, NULL);
        if (!type) return false;
        store_release(root, type);
    }
    return module_add(t, m, "Error", load(root));
}

static bool csv_init(Thread *t, Module *m) {
    static const char *const names[CSV_QUOTE_COUNT] = {
        "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
        "QUOTE_NOTNULL"};
    Value *dialects = vm_root(t, csv_dialects_key);
    if (dialects && !load(dialects)) store_release(dialects, to_value(dict_new(t)));
    for (int i = 0; i < CSV_QUOTE_COUNT; i++)
        if (!module_add_int(t, m, names[i], i)) return false;
    return dialects && module_add(t, m, "_dialects", load(dialects)) && csv_add_error(t, m) &&
           module_add(t, m, "Dialect", to_value(csv_type(t, &csv_dialect_typedef))) &&
           module_add(t, m, "Reader", to_value(csv_type(t, &csv_reader_typedef))) &&
           module_add(t, m, "Writer", to_value(csv_type(t, &csv_writer_typedef)));
}

const ModuleDef module__csv = {
    .name = "_csv",
    .doc = "Rows of fields in lines of text.",
    .functions = csv_functions,
    .init = csv_init,
};
