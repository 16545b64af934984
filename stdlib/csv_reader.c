/* Lines to rows. */
#include "stdlib/csv.h"

typedef struct CsvReader {
    Object header;
    Value iterator, dialect;
    int64_t line_number;
} CsvReader;

typedef enum CsvState {
    CSV_BEGIN_ROW, CSV_BEGIN_FIELD, CSV_ESCAPED, CSV_IN_FIELD, CSV_IN_QUOTES, CSV_ESCAPED_IN_QUOTES,
    CSV_QUOTE_IN_QUOTES, CSV_EAT_LINE_END, CSV_AFTER_ESCAPED_LINE_END
} CsvState;

/* A row being read. It belongs to one call: threads that share a reader have rows of their own. */
typedef struct CsvRow {
    Thread *t;
    const CsvDialect *dialect;
    Value fields;
    CsvState state;
    bool unquoted;               /* the field began without a quote */
    int64_t limit;
    StrBuilder field;
} CsvRow;

#define CSV_END CSV_NONE         /* of a line */

static bool csv_is_line_end(uint32_t c) { return c == '\n' || c == '\r' || c == CSV_END; }

static bool csv_add_char(CsvRow *row, uint32_t c) {
    if ((int64_t)row->field.length >= row->limit)
        return FAIL_WITH(csv_fail(row->t, "field larger than field limit (%zd)", row->limit));
    return str_builder_add_char(&row->field, c);
}

static bool csv_save_field(CsvRow *row) {
    Thread *t = row->t;
    int quoting = row->dialect->quoting;
    Value v;
    if (row->unquoted && row->field.length == 0 &&
        (quoting == CSV_QUOTE_NOTNULL || quoting == CSV_QUOTE_STRINGS)) {
        v = NONE;
    } else {
        v = to_value(str_builder_finish(&row->field));
        if (v && row->unquoted && str_of(v)->length &&
            (quoting == CSV_QUOTE_NONNUMERIC || quoting == CSV_QUOTE_STRINGS))
            v = value_call_1(t, to_value(t->vm->types[T_FLOAT]), v);
    }
    str_builder_init(&row->field, t);
    return v && list_append(t, row->fields, v);
}

/* A field that ended with its line: the rest of the line may be a second character of its end. */
static bool csv_end_field(CsvRow *row, uint32_t c) {
    row->state = c == CSV_END ? CSV_BEGIN_ROW : CSV_EAT_LINE_END;
    return csv_save_field(row);
}

static bool csv_begin_field(CsvRow *row, uint32_t c) {
    const CsvDialect *d = row->dialect;
    row->unquoted = true;
    if (csv_is_line_end(c)) return csv_end_field(row, c);
    if (c == d->quote && d->quoting != CSV_QUOTE_NONE) {
        row->unquoted = false;
        row->state = CSV_IN_QUOTES;
    } else if (c == d->escape) {
        row->state = CSV_ESCAPED;
    } else if (c == ' ' && d->skip_space) {
        row->state = CSV_BEGIN_FIELD;
    } else if (c == d->delimiter) {
        row->state = CSV_BEGIN_FIELD;
        return csv_save_field(row);
    } else {
        row->state = CSV_IN_FIELD;
        return csv_add_char(row, c);
    }
    return true;
}

static bool csv_in_field(CsvRow *row, uint32_t c) {
    const CsvDialect *d = row->dialect;
    if (csv_is_line_end(c)) return csv_end_field(row, c);
    if (c == d->escape) {
        row->state = CSV_ESCAPED;
        return true;
    }
    if (c == d->delimiter) {
        row->state = CSV_BEGIN_FIELD;
        return csv_save_field(row);
    }
    row->state = CSV_IN_FIELD;
    return csv_add_char(row, c);
}

static bool csv_in_quotes(CsvRow *row, uint32_t c) {
    const CsvDialect *d = row->dialect;
    if (c == CSV_END) return true;
    if (c == d->escape) row->state = CSV_ESCAPED_IN_QUOTES;
    else if (c == d->quote && d->quoting != CSV_QUOTE_NONE)
        row->state = d->double_quote ? CSV_QUOTE_IN_QUOTES : CSV_IN_FIELD;
    else return csv_add_char(row, c);
    return true;
}

static bool csv_quote_in_quotes(CsvRow *row, uint32_t c) {
    const CsvDialect *d = row->dialect;
    if (d->quoting != CSV_QUOTE_NONE && c == d->quote) {
        row->state = CSV_IN_QUOTES;
        return csv_add_char(row, c);
    }
    if (c == d->delimiter) {
        row->state = CSV_BEGIN_FIELD;
        return csv_save_field(row);
    }
    if (csv_is_line_end(c)) return csv_end_field(row, c);
    if (d->strict)
        return FAIL_WITH(csv_fail(row->t, "'%c' expected after '%c'", d->delimiter, d->quote));
    row->state = CSV_IN_FIELD;
    return csv_add_char(row, c);
}

static bool csv_process(CsvRow *row, uint32_t c) {
    switch (row->state) {
    case CSV_BEGIN_ROW:
        if (c == CSV_END) return true; /* an empty line */
        if (csv_is_line_end(c)) {
            row->state = CSV_EAT_LINE_END;
            return true;
        }
        return csv_begin_field(row, c);
    case CSV_BEGIN_FIELD: return csv_begin_field(row, c);
    case CSV_ESCAPED:
        if (c == '\n' || c == '\r') {
            row->state = CSV_AFTER_ESCAPED_LINE_END;
            return csv_add_char(row, c);
        }
        row->state = CSV_IN_FIELD;
        return csv_add_char(row, c == CSV_END ? '\n' : c);
    case CSV_AFTER_ESCAPED_LINE_END: return c == CSV_END || csv_in_field(row, c);
    case CSV_IN_FIELD: return csv_in_field(row, c);
    case CSV_IN_QUOTES: return csv_in_quotes(row, c);
    case CSV_ESCAPED_IN_QUOTES:
        row->state = CSV_IN_QUOTES;
        return csv_add_char(row, c == CSV_END ? '\n' : c);
    case CSV_QUOTE_IN_QUOTES: return csv_quote_in_quotes(row, c);
    case CSV_EAT_LINE_END:
        if (c == CSV_END) row->state = CSV_BEGIN_ROW;
        return csv_is_line_end(c) ||
               FAIL_WITH(csv_fail(row->t, "new-line character seen in unquoted field - do you need "
                                          "to open the file with newline=''?"));
    }
    return false;
}

static bool csv_read_line(CsvRow *row, const Str *line) {
    for (size_t i = 0; i < line->length; i++)
        if (!csv_process(row, points_at(line->data, line->width, i))) return false;
    return csv_process(row, CSV_END);
}

/* The input has ended; what was read of a row may be one. */
static Value csv_end_of_input(CsvRow *row) {
    if (error_is_set(row->t) || (row->field.length == 0 && row->state != CSV_IN_QUOTES))
        return NULL;
    if (row->dialect->strict) return csv_fail(row->t, "unexpected end of data");
    return csv_save_field(row) ? row->fields : NULL;
}

static Value csv_reader_next(Thread *t, Value self) {
    CsvReader *reader = (CsvReader *)self;
    CsvRow row = {.t = t, .dialect = (CsvDialect *)reader->dialect, .fields = list_new(t, 8),
                  .state = CSV_BEGIN_ROW, .limit = csv_field_limit(t)};
    if (!row.fields) return NULL;
    str_builder_init(&row.field, t);
    do {
        Value line = value_next(t, reader->iterator);
        if (!line) return csv_end_of_input(&row);
        if (!is_str(t, line))
            return csv_fail(t, "iterator should return strings, not %T (the file should be opened "
                               "in text mode)", line);
        store_relaxed(&reader->line_number, load_relaxed(&reader->line_number) + 1);
        if (!csv_read_line(&row, str_of(line))) return NULL;
    } while (row.state != CSV_BEGIN_ROW);
    return row.fields;
}

/* reader(iterable, dialect, **options) */
Value csv_reader_function(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value iterator = value_iter(t, args[0]);
    CsvDialect *dialect = iterator ? csv_dialect_make(t, args[1], args + 2) : NULL;
    Type *type = dialect ? csv_type(t, &csv_reader_typedef) : NULL;
    CsvReader *reader = type ? (CsvReader *)type_allocate_instance(t, type, 0) : NULL;
    if (!reader) return NULL;
    store(reader, &reader->iterator, iterator);
    store(reader, &reader->dialect, to_value(dialect));
    return to_value(reader);
}

static Value csv_reader_iter(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value csv_reader_line_number(Thread *t, Value self) {
    return int_from_int64(t, load_relaxed(&((CsvReader *)self)->line_number));
}

static void csv_reader_trace(Marker *m, Object *cell) {
    CsvReader *reader = (CsvReader *)cell;
    gc_mark_value(m, load(&reader->iterator));
    gc_mark_value(m, load(&reader->dialect));
}

static const MemberDef csv_reader_members[] = {
    {"dialect", offsetof(CsvReader, dialect), MEMBER_READ_ONLY, "How rows are read."}, {0}};
static const GetSetDef csv_reader_getset[] = {
    {"line_num", csv_reader_line_number, NULL, "How many lines were read."}, {0}};

const TypeDef csv_reader_typedef = {
    .name = "_csv.reader",
    .doc = "Reads rows.",
    .size = sizeof(CsvReader),
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .trace = csv_reader_trace,
    .slots = {.iter = csv_reader_iter, .next = csv_reader_next},
    .getset = csv_reader_getset,
    .members = csv_reader_members,
};
