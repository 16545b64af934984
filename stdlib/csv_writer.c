/* Rows to lines. */
#include "stdlib/csv.h"

typedef struct CsvWriter {
    Object header;
    Value write, dialect;
} CsvWriter;

typedef struct CsvLine {
    Thread *t;
    const CsvDialect *dialect;
    StrBuilder text;
    size_t fields;
} CsvLine;

static bool csv_has_char(const Str *s, uint32_t c) {
    for (size_t i = 0; i < s->length; i++)
        if (points_at(s->data, s->width, i) == c) return true;
    return false;
}

static bool csv_is_special(const CsvDialect *d, uint32_t c) {
    return c == d->delimiter || c == d->escape || c == d->quote || c == '\n' || c == '\r' ||
           csv_has_char(str_of(d->line_end), c);
}

/* Adds a field's text to b, escaped; *quoted becomes true if it must be quoted. */
static bool csv_escape(CsvLine *line, StrBuilder *b, const Str *s, bool *quoted) {
    const CsvDialect *d = line->dialect;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = points_at(s->data, s->width, i);
        if (csv_is_special(d, c)) {
            bool doubled = d->quoting != CSV_QUOTE_NONE && c == d->quote && d->double_quote;
            bool escaped = d->quoting == CSV_QUOTE_NONE ||
                           (!doubled && (c == d->quote || c == d->escape));
            if (escaped && d->escape == CSV_NONE)
                return FAIL_WITH(csv_fail(line->t, "need to escape, but no escapechar set"));
            if (!escaped) *quoted = true;
            if ((escaped || doubled) && !str_builder_add_char(b, escaped ? d->escape : c))
                return false;
        }
        if (!str_builder_add_char(b, c)) return false;
    }
    return true;
}

/* s is NULL for None. */
static bool csv_add_field(CsvLine *line, const Str *s, bool quoted) {
    const CsvDialect *d = line->dialect;
    bool never_null = d->quoting == CSV_QUOTE_STRINGS || d->quoting == CSV_QUOTE_NOTNULL;
    if ((!s || s->length == 0) && d->delimiter == ' ' && d->skip_space) {
        if (d->quoting == CSV_QUOTE_NONE || (!s && never_null))
            return FAIL_WITH(csv_fail(line->t, "empty field must be quoted if delimiter is a space "
                                               "and skipinitialspace is true"));
        quoted = true;
    }
    StrBuilder field;
    str_builder_init(&field, line->t);
    if (s && !csv_escape(line, &field, s, &quoted)) return false;
    if (line->fields++ > 0 && !str_builder_add_char(&line->text, d->delimiter)) return false;
    return (!quoted || str_builder_add_char(&line->text, d->quote)) &&
           str_builder_add_points(&line->text, field.data, field.width, field.length) &&
           (!quoted || str_builder_add_char(&line->text, d->quote));
}

static bool csv_is_number(Thread *t, Value v) {
    const TypeSlots *slots = type_of(t, v)->slots;
    return slots->index || slots->as_int || slots->as_float || is_instance_of(t, v, T_COMPLEX);
}

static bool csv_must_quote(CsvLine *line, Value v) {
    switch (line->dialect->quoting) {
    case CSV_QUOTE_NONNUMERIC: return !csv_is_number(line->t, v);
    case CSV_QUOTE_ALL: return true;
    case CSV_QUOTE_STRINGS: return is_str(line->t, v);
    case CSV_QUOTE_NOTNULL: return v != NONE;
    default: return false;
    }
}

static bool csv_add_value(CsvLine *line, Value v) {
    bool quoted = csv_must_quote(line, v);
    if (v == NONE) return csv_add_field(line, NULL, quoted);
    Value text = is_str(line->t, v) ? v : value_str(line->t, v);
    return text && csv_add_field(line, str_of(text), quoted);
}

static Value csv_write_row(Thread *t, CsvWriter *writer, Value row) {
    const CsvDialect *d = (CsvDialect *)writer->dialect;
    Value iterator = value_iter(t, row), v, last = NULL;
    if (!iterator) {
        if (!error_matches(t, T_TYPE_ERROR)) return NULL;
        error_clear(t);
        return csv_fail(t, "iterable expected, not %T", row);
    }
    CsvLine line = {.t = t, .dialect = d};
    str_builder_init(&line.text, t);
    for (; (v = value_next(t, iterator)) != NULL; last = v)
        if (!csv_add_value(&line, v)) return NULL;
    if (error_is_set(t)) return NULL;
    if (line.fields > 0 && line.text.length == 0) {
        /* One empty field would be read as none. */
        if (d->quoting == CSV_QUOTE_NONE ||
            (last == NONE && (d->quoting == CSV_QUOTE_STRINGS || d->quoting == CSV_QUOTE_NOTNULL)))
            return csv_fail(t, "single empty field record must be quoted");
        line.fields = 0;
        if (!csv_add_field(&line, NULL, true)) return NULL;
    }
    if (!str_builder_add_str(&line.text, str_of(d->line_end))) return NULL;
    Str *text = str_builder_finish(&line.text);
    return text ? value_call_1(t, writer->write, to_value(text)) : NULL;
}

static Value csv_writer_writerow(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return csv_write_row(t, (CsvWriter *)args[0], args[1]);
}

static Value csv_writer_writerows(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value iterator = value_iter(t, args[1]), row;
    if (!iterator) return NULL;
    while ((row = value_next(t, iterator)) != NULL)
        if (!csv_write_row(t, (CsvWriter *)args[0], row)) return NULL;
    return error_is_set(t) ? NULL : NONE;
}

/* writer(file, dialect, **options) */
Value csv_writer_function(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *name = intern_c(t, "write");
    Value write = name ? value_getattr_optional(t, args[0], name) : NULL;
    if (!write && error_is_set(t)) return NULL;
    if (!write || !value_is_callable(t, write))
        return raise_type_error(t, "argument 1 must have a \"write\" method");
    CsvDialect *dialect = csv_dialect_make(t, args[1], args + 2);
    Type *type = dialect ? csv_type(t, &csv_writer_typedef) : NULL;
    CsvWriter *writer = type ? (CsvWriter *)type_allocate_instance(t, type, 0) : NULL;
    if (!writer) return NULL;
    store(writer, &writer->write, write);
    store(writer, &writer->dialect, to_value(dialect));
    return to_value(writer);
}

static void csv_writer_trace(Marker *m, Object *cell) {
    CsvWriter *writer = (CsvWriter *)cell;
    gc_mark_value(m, load(&writer->write));
    gc_mark_value(m, load(&writer->dialect));
}

static const NativeDef csv_writer_methods[] = {
    {"writerow", csv_writer_writerow, 1, 1, NATIVE_METHOD, NULL, "Write a row of fields."},
    {"writerows", csv_writer_writerows, 1, 1, NATIVE_METHOD, NULL, "Write rows."},
    {0},
};

static const MemberDef csv_writer_members[] = {
    {"dialect", offsetof(CsvWriter, dialect), MEMBER_READ_ONLY, "How rows are written."}, {0}};

const TypeDef csv_writer_typedef = {
    .name = "_csv.writer",
    .doc = "Writes rows.",
    .size = sizeof(CsvWriter),
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .trace = csv_writer_trace,
    .methods = csv_writer_methods,
    .members = csv_writer_members,
};
