/* May a code object run? Asked of each that did not come straight from our compiler: made by code.replace(), read from a file.
 *
 * The interpreter trusts its code: operands index registers and tables without a check, LIST_APPEND has a list before it,
 * LOAD_CELL a cell. The compiler keeps to that by construction. For other code it is proved here, in two steps: the words
 * one by one, against the operand kinds of opcodes.h (verify.c), then what each register can hold at each instruction,
 * along every path (verify_flow.c). Code that passes may do nonsense, but nothing that a Python program could not do.
 * What no such proof can know (what a caller passes, what an overridden method returns) the instructions check as they run. */
#pragma once

#include "runtime/objects/code.h"

/* The code and the code objects among its constants. False: ValueError is set. */
MUST_CHECK bool verify_code(Thread *t, const Code *code);
/* Without those among its constants, which have been looked at. */
MUST_CHECK bool verify_code_alone(Thread *t, const Code *code);
