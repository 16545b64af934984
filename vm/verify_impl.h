/* What the two steps of the verifier share. */
#pragma once

#include "compiler/arena.h"
#include "compiler/opcodes.h"
#include "runtime/objects/tuple.h"
#include "vm/verify.h"

/* Marks of a word of code. */
enum {
    VERIFY_START = 1,    /* an instruction begins */
    VERIFY_TARGET = 2,   /* a jump leads here, or a handler begins */
    VERIFY_HANDLER = 4,
    VERIFY_QUEUED = 8,   /* on the worklist */
};

/* What a register can hold: a set of these. */
enum {
    KIND_GARBAGE = 1,
    KIND_UNBOUND = 2,
    KIND_NONE = 4,
    KIND_OBJECT = 8,         /* any value */
    KIND_CELL = 16,
    KIND_LIST = 32,
    KIND_DICT = 64,
    KIND_SET = 128,
    KIND_TUPLE = 256,
    KIND_STR = 512,
    KIND_NAME = 1024,        /* an interned str */
    KIND_INT = 2048,         /* a small one */
    KIND_EXCEPTION = 4096,
    KIND_HANDLED = 8192,     /* what PUSH_HANDLED leaves for POP_HANDLED: no value for anything else */
    KIND_FUNCTION = 16384,   /* from MAKE_FUNCTION, not changed since */
    KIND_OPEN_FUNCTION = 32768, /* its closure is missing */

    KIND_TEXT = KIND_STR | KIND_NAME,
    KIND_VALUE = KIND_NONE | KIND_OBJECT | KIND_CELL | KIND_LIST | KIND_DICT | KIND_SET | KIND_TUPLE | KIND_TEXT | KIND_INT
        | KIND_EXCEPTION | KIND_FUNCTION,
    KIND_LOCAL = KIND_VALUE | KIND_UNBOUND, /* what Python may see of a local variable */
};

#define VERIFY_NO_HANDLER UINT32_MAX

typedef struct Verifier {
    Thread *t;
    const Code *code;
    Arena arena;
    uint32_t at;             /* word of the instruction under way */
    uint8_t *marks;          /* of each word */
    uint32_t *handlers;      /* of each word: where an exception goes */
    bool is_generator, has_names;

    /* verify_flow.c */
    uint32_t registers;
    uint16_t **states;       /* of each target word that has been reached: what each register can hold */
    uint32_t *queue;
    uint32_t queued;
    uint16_t *now;           /* before the instruction under way */
    uint32_t changed_from, changed_to; /* registers that the last instruction has written */
    uint64_t work, kept;     /* registers that have been looked at, and that are in states */
} Verifier;

/* Sets ValueError; false. */
bool verify_fail(Verifier *v, const char *problem);
bool verify_no_memory(Verifier *v);
/* Instructions after which control does not go on to the next. */
bool verify_is_end(unsigned op);
/* Where a jump at `at` leads; the instruction has been checked to be one. */
uint32_t verify_jump_target(Instruction i, uint32_t at);
bool verify_is_jump(unsigned op);
/* The first step: marks and handlers of all words. */
MUST_CHECK bool verify_instructions(Verifier *v);
/* The second, which leaves the states of all words that are marked as targets. */
MUST_CHECK bool verify_flow(Verifier *v);
