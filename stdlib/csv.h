/* Module _csv, in three files: dialects (mod__csv.c), reading and writing. */
#pragma once

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"

#define CSV_NONE UINT32_MAX      /* no such character */

enum {
    CSV_QUOTE_MINIMAL, CSV_QUOTE_ALL, CSV_QUOTE_NONNUMERIC, CSV_QUOTE_NONE, CSV_QUOTE_STRINGS,
    CSV_QUOTE_NOTNULL, CSV_QUOTE_COUNT
};

/* Immutable. */
typedef struct CsvDialect {
    Object header;
    Value line_end;              /* Str */
    uint32_t delimiter, quote, escape;
    int quoting;
    bool double_quote, skip_space, strict;
} CsvDialect;

/* What a reader or writer is made with, besides its file: see CSV_OPTIONS. */
#define CSV_OPTIONS \
    "delimiter=',', doublequote=True, escapechar=None, lineterminator='\\r\\n', quotechar='\"', " \
    "quoting=0, skipinitialspace=False, strict=False"
enum { CSV_OPTION_COUNT = 8 };
MUST_CHECK CsvDialect *csv_dialect_make(Thread *t, Value dialect, Value *options);

Value csv_fail(Thread *t, const char *format, ...);
int64_t csv_field_limit(Thread *t);
/* The type of a definition, made once in each VM. */
MUST_CHECK Type *csv_type(Thread *t, const TypeDef *def);

extern const TypeDef csv_reader_typedef, csv_writer_typedef;
Value csv_reader_function(Thread *t, Value *args, size_t nargs);
Value csv_writer_function(Thread *t, Value *args, size_t nargs);
