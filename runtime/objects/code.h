/* Code objects: immutable templates made by the compiler, which VMs instantiate per (code, globals) (vm/instance.h). */
#pragma once

#include "runtime/vm.h"

typedef uint64_t Instruction; /* op:16 a:16 b:16 c:16 from the low end; compiler/opcodes.h */

enum CodeFlags { /* co_flags: CPython's values where it has them */
    CODE_OPTIMIZED = 1, CODE_NEWLOCALS = 2, CODE_VARARGS = 4, CODE_VARKEYWORDS = 8, CODE_NESTED = 16, CODE_GENERATOR = 32,
    CODE_COROUTINE = 128, CODE_ITERABLE_COROUTINE = 256, CODE_ASYNC_GENERATOR = 512, CODE_FUTURE_ANNOTATIONS = 0x1000000,
    CODE_HAS_DOCSTRING = 0x4000000, CODE_METHOD = 0x8000000,
};

/* One row of the exception table: while pc is in [start, end), a raised exception goes to target. Rows are searched in
 * order, the first match wins (inner ones come first). Offsets are words from the start of the code. */
typedef struct HandlerRow { uint32_t start, end, target; } HandlerRow;

/* Source positions, one row for each word of code that begins an instruction, sorted by offset; col < 0: unknown. */
typedef struct PositionRow { uint32_t offset; int32_t line, end_line; int32_t column, end_column; } PositionRow;

typedef struct Code {
    Object header;
    Value name, qualname, filename;      /* str */
    Value consts;                        /* tuple: LOAD_CONST operands */
    Value names;                         /* tuple of interned str: attributes, imports, LOAD_NAME */
    Value global_names;                  /* tuple of interned str: LOAD_GLOBAL and friends index this, and the instance's cells */
    Value variable_names;                /* tuple: name of local i, in register i: parameters first, then locals, cells, frees */
    Value cell_names, free_names;        /* tuples */
    uint32_t argument_count;             /* positional, counting positional-only ones, not * and ** */
    uint32_t positional_only_count, keyword_only_count;
    uint32_t flags;
    uint32_t local_count;                /* registers that are named variables: cleared to unbound at entry */
    uint32_t register_count;             /* all, with temporaries and call windows */
    uint32_t first_free;                 /* register of the first free variable; closure cells are copied there at entry */
    uint32_t first_line;
    uint32_t instruction_count;          /* words, caches included */
    uint32_t handler_count, position_count;
    Instruction *instructions;           /* in `storage`, or static data of a frozen module */
    HandlerRow *handlers;
    PositionRow *positions;
    Value storage;                       /* CELL_BYTES_BLOCK that holds the three, or NULL */
    Value monitor;                       /* CELL_BYTES_BLOCK: what tools want of it (vm/monitor.c), or NULL */
} Code;

ALWAYS_INLINE Code *code_of(Value v) { return (Code *)v; }
/* Row for the instruction that begins at word `offset`, or NULL. */
const PositionRow *code_position(const Code *code, uint32_t offset);
int code_line(const Code *code, uint32_t offset);
