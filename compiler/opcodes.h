/* The instruction set: one row says everything about an opcode.
 *
 * A register machine. An instruction is one 64-bit word, op:16 a:16 b:16 c:16 from the low end; the upper 32 bits are also
 * one signed operand, bc. `words` counts the instruction word and what follows it: a cache word (written at run
 * time, zero in templates) or an extra operand word `x`. R[i] is register i of the frame.
 *
 * Operand kinds: R register read, W register written, V window base (see below), K constant index, N index into code.names, G
 * index into code.global_names, I signed 16-bit immediate, U unsigned immediate, J jump distance in words from the START of this
 * instruction (16 bits in c; 32 bits when it is bc), _ unused.
 *
 * A jump with a negative distance polls (safepoint.h). Generic rule for all that can fail: on error the pc is still at the
 * instruction, and the handler table is searched for its offset.
 *
 * CALL WINDOWS. A call is prepared in consecutive registers from `a` = V on:
 *
 *     R[a .. a+CALLABLE)   header of the callee's frame: left alone by the compiler
 *     R[a+CALLABLE]        the callable                       (CALLABLE = FRAME_WORDS - 1)
 *     R[a+FRAME_WORDS ..]  self or unbound (method calls only), then the arguments
 *
 * The callee's registers begin at R[a+FRAME_WORDS]: arguments are passed without copying. All registers >= a are dead
 * after the call, so temporaries are allocated as a stack, and a window lies above everything that is live. */
#pragma once

#include "runtime/objects/code.h"

#define FRAME_WORDS 6
#define CALLABLE (FRAME_WORDS - 1)

/* OP(NAME, words, operands, effect) */
#define OPCODES(OP) \
    OP(NOP, 1, "___", "") \
    /* Moves and constants */ \
    OP(MOVE, 1, "WR_", "R[a] = R[b]") \
    OP(LOAD_CONST, 1, "WK", "R[a] = consts[bc]") \
    OP(LOAD_INT, 1, "WI", "R[a] = bc as a small int") \
    OP(LOAD_SPECIAL_CONST, 1, "WU_", "R[a] = None, False, True, NotImplemented, Ellipsis (b = 0..4), unbound (5)") \
    OP(CHECK_BOUND, 1, "R__", "if R[a] is unbound: UnboundLocalError for local a") \
    OP(DELETE_LOCAL, 1, "W__", "if R[a] is unbound: UnboundLocalError; R[a] = unbound") \
    /* Cells: R[b] holds a Cell. Locals captured by inner functions live in cells */ \
    OP(MAKE_CELL, 1, "W__", "R[a] = new Cell(R[a]): at entry, for parameters and locals that are captured") \
    OP(LOAD_CELL, 1, "WR_", "R[a] = R[b].value; unbound: NameError (free) or UnboundLocalError (own) by name of local b") \
    OP(STORE_CELL, 1, "RR_", "R[a].value = R[b]   (a holds the cell)") \
    OP(DELETE_CELL, 1, "R__", "R[a].value = unbound; error if it was already") \
    OP(LOAD_CELL_OR_NAME, 1, "WRN", "class bodies: locals[names[c]] if there, else as LOAD_CELL a, b") \
    /* Globals and names. LOAD_NAME etc. look in the frame's locals mapping first when it has one; a frame without one is a \
     * module body, where they mean the globals */ \
    OP(LOAD_GLOBAL, 1, "WG", "R[a] = global or builtin named global_names[bc]") \
    OP(STORE_GLOBAL, 1, "RG", "global named global_names[bc] = R[a]") \
    OP(DELETE_GLOBAL, 1, "_G", "del global") \
    OP(LOAD_NAME, 1, "WG", "R[a] = locals, global or builtin named global_names[bc]") \
    OP(STORE_NAME, 1, "RG", "local (class body, exec) or global named global_names[bc] = R[a]") \
    OP(DELETE_NAME, 1, "_G", "") \
    OP(LOAD_LOCALS, 1, "W__", "R[a] = the locals mapping of the frame (globals in a module body)") \
    OP(LOAD_FROM_DICT_OR_GLOBAL, 1, "WRG", "R[a] = R[b][name] if the mapping R[b] has it, else the global or builtin; c indexes global_names") \
    OP(LOAD_FROM_DICT_OR_CELL, 2, "WRR", "R[a] = R[b][names[x]] if the mapping R[b] has it, else the cell R[c]; x: name index") \
    OP(LOAD_BUILD_CLASS, 1, "W__", "R[a] = builtins.__build_class__") \
    /* Attributes and items; the second word is the inline cache */ \
    OP(LOAD_ATTR, 2, "WRN", "R[a] = R[b].names[c]") \
    OP(STORE_ATTR, 2, "RRN", "R[a].names[c] = R[b]") \
    OP(DELETE_ATTR, 1, "R_N", "del R[a].names[c]") \
    OP(LOAD_ATTR_WIDE, 1, "WRR", "R[a] = getattr(R[b], R[c])  (name indexes past 65535)") \
    OP(STORE_ATTR_WIDE, 1, "RRR", "setattr(R[a], R[c], R[b]); R[b] unbound: delattr") \
    OP(LOAD_METHOD, 2, "VRN", "window a: R[a+CALLABLE] = function, R[a+FRAME_WORDS] = R[b]; or the attribute, and unbound") \
    OP(LOAD_SUPER_ATTR, 1, "VNU", "window a holds super, class, self at a+CALLABLE, a+FRAME_WORDS, +1: R[a] = super(class, self).names[b]; \
                                    calls whatever R[a+CALLABLE] is when it is not the built-in super, without arguments if c: super()") \
    OP(LOAD_SUPER_METHOD, 2, "VNU", "the same, but leaves function and self in window a, as LOAD_METHOD") \
    OP(LOAD_SPECIAL, 1, "VRU", "as LOAD_METHOD for the special method c (SPECIAL_*), looked up on the type; TypeError texts of with statements") \
    OP(LOAD_ITEM, 2, "WRR", "R[a] = R[b][R[c]]") \
    OP(LOAD_ITEM_INT, 2, "WRI", "R[a] = R[b][c]") \
    OP(STORE_ITEM, 1, "RRR", "R[a][R[b]] = R[c]") \
    OP(DELETE_ITEM, 1, "RR_", "del R[a][R[b]]") \
    OP(LOAD_SLICE, 1, "WRV", "R[a] = R[b][R[c]:R[c+1]]") \
    OP(STORE_SLICE, 1, "RRV", "R[a][R[c]:R[c+1]] = R[b]") \
    OP(BUILD_SLICE, 1, "WVU", "R[a] = slice(R[b], R[b+1]) (c = 2), or with R[b+2] (c = 3)") \
    /* Operators. Immediate forms: c is a small int */ \
    OP(ADD, 1, "WRR", "R[a] = R[b] + R[c]") \
    OP(SUB, 1, "WRR", "R[a] = R[b] - R[c]") \
    OP(MUL, 1, "WRR", "R[a] = R[b] * R[c]") \
    OP(TRUEDIV, 1, "WRR", "R[a] = R[b] / R[c]") \
    OP(FLOORDIV, 1, "WRR", "R[a] = R[b] // R[c]") \
    OP(MOD, 1, "WRR", "R[a] = R[b] % R[c]") \
    OP(LSHIFT, 1, "WRR", "R[a] = R[b] << R[c]") \
    OP(RSHIFT, 1, "WRR", "R[a] = R[b] >> R[c]") \
    OP(AND, 1, "WRR", "R[a] = R[b] & R[c]") \
    OP(OR, 1, "WRR", "R[a] = R[b] | R[c]") \
    OP(XOR, 1, "WRR", "R[a] = R[b] ^ R[c]") \
    OP(BINARY, 2, "WRR", "R[a] = R[b] op R[c], op = x (BinaryOperator): ** and @") \
    OP(ADD_INT, 1, "WRI", "R[a] = R[b] + c") \
    OP(SUB_INT, 1, "WRI", "R[a] = R[b] - c") \
    OP(MUL_INT, 1, "WRI", "R[a] = R[b] * c") \
    OP(FLOORDIV_INT, 1, "WRI", "R[a] = R[b] // c  (c != 0)") \
    OP(MOD_INT, 1, "WRI", "R[a] = R[b] % c  (c != 0)") \
    OP(LSHIFT_INT, 1, "WRI", "R[a] = R[b] << c  (0 <= c < 64)") \
    OP(RSHIFT_INT, 1, "WRI", "R[a] = R[b] >> c  (0 <= c < 64)") \
    OP(AND_INT, 1, "WRI", "R[a] = R[b] & c") \
    OP(INPLACE_ADD, 1, "WRR", "R[a] = R[b] += R[c]") \
    OP(INPLACE_SUB, 1, "WRR", "R[a] = R[b] -= R[c]") \
    OP(INPLACE_MUL, 1, "WRR", "R[a] = R[b] *= R[c]") \
    OP(INPLACE, 2, "WRR", "R[a] = R[b] op= R[c], op = x (BinaryOperator)") \
    OP(INPLACE_ADD_INT, 1, "WRI", "R[a] = R[b] += c") \
    OP(INPLACE_SUB_INT, 1, "WRI", "R[a] = R[b] -= c") \
    OP(NEGATIVE, 1, "WR_", "R[a] = -R[b]") \
    OP(POSITIVE, 1, "WR_", "R[a] = +R[b]") \
    OP(INVERT, 1, "WR_", "R[a] = ~R[b]") \
    OP(NOT, 1, "WR_", "R[a] = not R[b]") \
    OP(TRUTH, 1, "WR_", "R[a] = bool(R[b])") \
    OP(LT, 1, "WRR", "R[a] = R[b] < R[c]") \
    OP(LE, 1, "WRR", "R[a] = R[b] <= R[c]") \
    OP(EQ, 1, "WRR", "R[a] = R[b] == R[c]") \
    OP(NE, 1, "WRR", "R[a] = R[b] != R[c]") \
    OP(GT, 1, "WRR", "R[a] = R[b] > R[c]") \
    OP(GE, 1, "WRR", "R[a] = R[b] >= R[c]") \
    OP(IS, 1, "WRR", "R[a] = R[b] is R[c]") \
    OP(IS_NOT, 1, "WRR", "R[a] = R[b] is not R[c]") \
    OP(IN, 1, "WRR", "R[a] = R[b] in R[c]") \
    OP(NOT_IN, 1, "WRR", "R[a] = R[b] not in R[c]") \
    /* Jumps. Those with three operands reach 32767 words; the compiler inverts around a JUMP when that is too short */ \
    OP(JUMP, 1, "_J", "pc += bc") \
    OP(JUMP_TRUE, 1, "RJ", "if R[a]: pc += bc") \
    OP(JUMP_FALSE, 1, "RJ", "if not R[a]: pc += bc") \
    OP(JUMP_NONE, 1, "RJ", "if R[a] is None: pc += bc") \
    OP(JUMP_NOT_NONE, 1, "RJ", "if R[a] is not None: pc += bc") \
    OP(JUMP_IS, 1, "RRJ", "if R[a] is R[b]: pc += c") \
    OP(JUMP_IS_NOT, 1, "RRJ", "if R[a] is not R[b]: pc += c") \
    OP(JUMP_LT, 1, "RRJ", "if R[a] < R[b]: pc += c") \
    OP(JUMP_LE, 1, "RRJ", "if R[a] <= R[b]: pc += c") \
    OP(JUMP_EQ, 1, "RRJ", "if R[a] == R[b]: pc += c") \
    OP(JUMP_NE, 1, "RRJ", "if R[a] != R[b]: pc += c") \
    OP(JUMP_GT, 1, "RRJ", "if R[a] > R[b]: pc += c") \
    OP(JUMP_GE, 1, "RRJ", "if R[a] >= R[b]: pc += c") \
    OP(JUMP_NOT_LT, 1, "RRJ", "if not R[a] < R[b]: pc += c") \
    OP(JUMP_NOT_LE, 1, "RRJ", "if not R[a] <= R[b]: pc += c") \
    OP(JUMP_NOT_GT, 1, "RRJ", "if not R[a] > R[b]: pc += c") \
    OP(JUMP_NOT_GE, 1, "RRJ", "if not R[a] >= R[b]: pc += c") \
    OP(JUMP_NOT_EQ, 1, "RRJ", "if not R[a] == R[b]: pc += c") \
    OP(JUMP_NOT_NE, 1, "RRJ", "if not R[a] != R[b]: pc += c") \
    OP(JUMP_LT_INT, 1, "RIJ", "if R[a] < b: pc += c") \
    OP(JUMP_LE_INT, 1, "RIJ", "if R[a] <= b: pc += c") \
    OP(JUMP_EQ_INT, 1, "RIJ", "if R[a] == b: pc += c") \
    OP(JUMP_NE_INT, 1, "RIJ", "if R[a] != b: pc += c") \
    OP(JUMP_GT_INT, 1, "RIJ", "if R[a] > b: pc += c") \
    OP(JUMP_GE_INT, 1, "RIJ", "if R[a] >= b: pc += c") \
    OP(JUMP_NOT_LT_INT, 1, "RIJ", "if not R[a] < b: pc += c") \
    OP(JUMP_NOT_LE_INT, 1, "RIJ", "if not R[a] <= b: pc += c") \
    OP(JUMP_NOT_GT_INT, 1, "RIJ", "if not R[a] > b: pc += c") \
    OP(JUMP_NOT_GE_INT, 1, "RIJ", "if not R[a] >= b: pc += c") \
    OP(JUMP_NOT_EQ_INT, 1, "RIJ", "if not R[a] == b: pc += c") \
    OP(JUMP_NOT_NE_INT, 1, "RIJ", "if not R[a] != b: pc += c") \
    /* Iteration. A loop ends with FOR_ITER jumping back to its body: one dispatch a round */ \
    OP(GET_ITER, 1, "WR_", "R[a] = iter(R[b])") \
    OP(FOR_ITER, 1, "RWJ", "v = next(R[a]); if there is one: R[b] = v, pc += c") \
    OP(GET_AITER, 1, "WR_", "R[a] = R[b].__aiter__(), checked") \
    OP(GET_ANEXT, 1, "WR_", "R[a] = awaitable of R[b].__anext__()") \
    OP(END_ASYNC_FOR, 1, "R__", "handler of an async for: if R[a] (the exception) is StopAsyncIteration: fall through, else re-raise") \
    OP(GET_AWAITABLE, 1, "WRU", "R[a] = awaitable iterator of R[b]; c: 0 await, 1 async with __aenter__, 2 __aexit__, 3 async for __anext__ (error texts)") \
    OP(GET_YIELD_FROM_ITER, 1, "WR_", "R[a] = iter(R[b]) for yield from; a coroutine only inside coroutines") \
    OP(SEND, 1, "RWJ", "send R[b] to R[a]; if it yields: R[b] = what it yielded; if it returns: R[b] = its value, pc += c") \
    /* Generators */ \
    OP(RETURN_GENERATOR, 1, "___", "first instruction of a generator function: make the generator, move this frame into it, return it") \
    OP(YIELD, 1, "WR_", "yield R[b]; when resumed R[a] = the value sent") \
    OP(YIELD_DELEGATE, 1, "WRR", "as YIELD, inside yield from / await: R[c] is the iterator that throw() and close() go to") \
    OP(WRAP_ASYNC_YIELD, 1, "WR_", "R[a] = wrapper of a value that an async generator yields") \
    OP(STOP_ITERATION_ERROR, 1, "R__", "handler around a generator's body: turn StopIteration in R[a] into RuntimeError, and raise") \
    /* Calls: see the top for windows. c is the destination */ \
    OP(CALL, 1, "VUW", "R[c] = R[a+CALLABLE](b positional arguments)") \
    OP(CALL_METHOD, 1, "VUW", "the same after LOAD_METHOD: b counts the arguments after self") \
    OP(CALL_KW, 2, "VUW", "b arguments in all, the last ones named by consts[x], a tuple of str") \
    OP(CALL_METHOD_KW, 2, "VUW", "the same after LOAD_METHOD; b without self") \
    OP(CALL_EX, 1, "VUW", "R[c] = R[a+CALLABLE](*R[a+FRAME_WORDS], **R[a+FRAME_WORDS+1]); the first a tuple or any iterable; the second a dict, any mapping or unbound") \
    OP(RETURN, 1, "R__", "return R[a]") \
    OP(RETURN_NONE, 1, "___", "return None") \
    OP(MAKE_FUNCTION, 1, "WK", "R[a] = function of code consts[bc], with the frame's globals; no closure") \
    OP(SET_FUNCTION, 1, "RRU", "attribute c (FUNCTION_*) of the function R[a] = R[b]; only right after MAKE_FUNCTION") \
    /* Building */ \
    OP(BUILD_TUPLE, 1, "WVU", "R[a] = (R[b], ..., R[b+c-1])") \
    OP(BUILD_LIST, 1, "WVU", "") \
    OP(BUILD_SET, 1, "WVU", "") \
    OP(BUILD_DICT, 1, "WVU", "c pairs: R[b], R[b+1] = key, value, ...") \
    OP(BUILD_STRING, 1, "WVU", "concatenation of c strings") \
    OP(BUILD_TEMPLATE, 1, "WRR", "R[a] = Template(strings R[b], interpolations R[c]), two tuples") \
    OP(BUILD_INTERPOLATION, 2, "WVU", "R[b..] value, expression text, format spec or unbound; x: conversion character or 0") \
    OP(LIST_APPEND, 1, "RR_", "R[a].append(R[b])  (R[a]: a list the compiler made)") \
    OP(LIST_EXTEND, 1, "RR_", "R[a].extend(R[b])") \
    OP(LIST_TO_TUPLE, 1, "WR_", "R[a] = tuple(R[b])") \
    OP(SET_ADD, 1, "RR_", "") \
    OP(SET_UPDATE, 1, "RR_", "") \
    OP(DICT_ADD, 1, "RRR", "R[a][R[b]] = R[c]") \
    OP(DICT_UPDATE, 1, "RR_", "{**R[b]}: TypeError \"'X' object is not a mapping\"") \
    OP(DICT_MERGE, 1, "RRR", "**kwargs of a call to R[c]: refuses duplicates, names the function in errors") \
    OP(FORMAT, 1, "WRU", "R[a] = format(convert(R[b])); c: conversion 0 none, 's', 'r', 'a'") \
    OP(FORMAT_SPEC, 1, "WVU", "R[a] = format(convert(R[b]), R[b+1])") \
    /* Unpacking */ \
    OP(UNPACK, 1, "WRU", "R[a], ..., R[a+c-1] = R[b]: exactly c items") \
    OP(UNPACK_EX, 2, "WRU", "c items, a list, x items: R[a] .. R[a+c+x]") \
    /* Exceptions. A handler begins with PUSH_HANDLED; R[a], R[a+1] are two registers that no expression uses meanwhile */ \
    OP(PUSH_HANDLED, 1, "V__", "R[a] = what was being handled (None: nothing); R[a+1] = the exception just caught, now being handled") \
    OP(POP_HANDLED, 1, "R__", "what is handled = R[a]") \
    OP(JUMP_NO_MATCH, 1, "RRJ", "if exception R[a] does not match R[b] (a class or tuple, checked): pc += c") \
    OP(GROUP_MATCH, 1, "WRR", "except*: R[a] = matching part of R[b] by R[c] or None; R[a+1] = the rest or None") \
    OP(GROUP_PREPARE, 1, "WRV", "after except* clauses: R[a] = what to re-raise of the original R[b] and the list R[c] of raised and unhandled parts, or None") \
    OP(RAISE, 1, "RRU", "c = 0: re-raise what is handled; 1: raise R[a]; 2: raise R[a] from R[b]") \
    OP(RERAISE, 1, "RU_", "raise R[a] again with its traceback as it is: ends finally and with handlers; b = 1: f_lineno stays, too") \
    OP(RAISE_ASSERTION, 1, "RU_", "raise AssertionError(R[a]) (b = 1) or AssertionError (b = 0)") \
    OP(WITH_EXCEPT, 1, "WRR", "R[a] = R[b](type, value, traceback) of exception R[c]; R[b], R[b+1] = __exit__ as LOAD_SPECIAL left it (function, self or unbound)") \
    /* Imports */ \
    OP(IMPORT_NAME, 2, "WRR", "R[a] = __import__(names[x], globals, locals, fromlist R[b], level R[c])") \
    OP(IMPORT_FROM, 1, "WRN", "R[a] = R[b].names[c], or the submodule; ImportError texts") \
    OP(IMPORT_STAR, 1, "R__", "from R[a] import *") \
    /* Pattern matching */ \
    OP(MATCH_SEQUENCE, 1, "WR_", "R[a] = R[b] is a sequence for patterns") \
    OP(MATCH_MAPPING, 1, "WR_", "") \
    OP(MATCH_KEYS, 1, "WRR", "R[a] = tuple of R[b]'s values for the keys tuple R[c], or None") \
    OP(MATCH_CLASS, 2, "WRR", "R[a] = tuple of attributes, or None: subject R[b], class R[c], x: count of positional patterns (low 32 bits) and const index of the tuple of keyword names (high)") \
    OP(LENGTH, 1, "WR_", "R[a] = len(R[b])") \
    OP(COPY_DICT_WITHOUT, 1, "WRR", "R[a] = dict of mapping R[b] without the keys in tuple R[c]  (**rest)") \
    /* Rest */ \
    OP(SETUP_ANNOTATIONS, 1, "___", "make __annotations__ in locals if absent (3.14: unused by default)") \
    OP(INTRINSIC, 2, "WVU", "R[a] = intrinsic x (INTRINSIC_*) of c operands from R[b] on") \
    OP(PRINT_EXPRESSION, 1, "R__", "sys.displayhook(R[a]): interactive mode") \
    OP(TRACED, 1, "___", "in instances only: stands for an instruction of code that is traced (vm/trace.h)")

#define OPCODE_ID(NAME, words, operands, effect) OP_##NAME,
enum Opcode { OPCODES(OPCODE_ID) OPCODE_COUNT };
#undef OPCODE_ID

/* LOAD_SPECIAL's operand. */
enum { SPECIAL_ENTER, SPECIAL_EXIT, SPECIAL_AENTER, SPECIAL_AEXIT };
/* SET_FUNCTION's operand. */
enum { FUNCTION_CLOSURE, FUNCTION_DEFAULTS, FUNCTION_KEYWORD_DEFAULTS, FUNCTION_ANNOTATE, FUNCTION_ANNOTATIONS, FUNCTION_TYPE_PARAMS };
/* INTRINSIC's operand: rarely used operations. */
#define INTRINSICS(INTRINSIC) /* (NAME, operands, meaning) */ \
    INTRINSIC(TYPE_VAR, 1, "TypeVar(name)") \
    INTRINSIC(TYPE_VAR_WITH_BOUND, 2, "name, function that evaluates the bound") \
    INTRINSIC(TYPE_VAR_WITH_CONSTRAINTS, 2, "name, function that evaluates the tuple of constraints") \
    INTRINSIC(PARAM_SPEC, 1, "ParamSpec(name)") \
    INTRINSIC(TYPE_VAR_TUPLE, 1, "TypeVarTuple(name)") \
    INTRINSIC(SET_TYPE_PARAM_DEFAULT, 2, "type parameter, function that evaluates its default; gives the parameter") \
    INTRINSIC(TYPE_ALIAS, 3, "name, tuple of type parameters or None, function that evaluates the value") \
    INTRINSIC(SUBSCRIPT_GENERIC, 1, "typing.Generic[type parameters]") \
    INTRINSIC(UNPACK_STARRED, 1, "*x inside a subscript or annotation: the one-item unpacking of x, as a tuple") \
    INTRINSIC(ANNOTATE_FORMAT_CHECK, 1, "raise NotImplementedError if the format is greater than 2")
#define INTRINSIC_ID(NAME, operands, meaning) INTRINSIC_##NAME,
enum { INTRINSICS(INTRINSIC_ID) INTRINSIC_COUNT };
#undef INTRINSIC_ID

#define INSTRUCTION_OP(i) ((uint16_t)(i))
#define INSTRUCTION_A(i) ((uint16_t)((i) >> 16))
#define INSTRUCTION_B(i) ((uint16_t)((i) >> 32))
#define INSTRUCTION_C(i) ((uint16_t)((i) >> 48))
#define INSTRUCTION_BC(i) ((int32_t)((i) >> 32))
#define INSTRUCTION(op, a, b, c) \
    ((uint64_t)(uint16_t)(op) | (uint64_t)(uint16_t)(a) << 16 | (uint64_t)(uint16_t)(b) << 32 | (uint64_t)(uint16_t)(c) << 48)
#define INSTRUCTION_WIDE(op, a, bc) \
    ((uint64_t)(uint16_t)(op) | (uint64_t)(uint16_t)(a) << 16 | (uint64_t)(uint32_t)(bc) << 32)

/* disasm.c: by opcode. */
typedef struct OpcodeInfo { const char *name; uint8_t words; const char *operands, *effect; } OpcodeInfo;
extern const OpcodeInfo opcode_info[OPCODE_COUNT];
