/* Frames: a header of FRAME_WORDS words in front of a window of registers.
 *
 *     ... caller's registers ... [ Frame of callee ][ R0 R1 ... ]
 *                                ^ caller's R[a]    ^ arguments were put here by the caller
 *
 * A thread has one register stack: address space reserved once and touched as it is used, so that calls need one
 * comparison and frames never move. Everything from its base to t->register_top is scanned conservatively, which also
 * finds what the headers refer to. A generator keeps its Frame and registers in its own heap object and runs there; the
 * frames that it calls go to the stack, above `spill`.
 *
 * Another thread's frames are read only while it is stopped. */
#pragma once

#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exception.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "vm/instance.h"

/* What becomes of a frame's return value. "Fits" is special.h's: the value ends the caller's instruction as special_rows says. */
typedef enum FrameKind {
    FRAME_ENTRY,       /* interp_run() was called from C: return to it */
    FRAME_CALL,        /* the caller's R[dst] = value */
    FRAME_INIT,        /* __init__: value must be None; the caller's R[dst] = frame->locals, the new object */
    FRAME_FOR_ITER,    /* a generator that a for loop resumed: yield gives the next item, return ends the loop */
    FRAME_SEND,        /* a generator that SEND resumed */
    FRAME_IGNORE,      /* no matter: __setitem__, a property's setter */
    FRAME_OPERATOR,    /* the caller's R[dst] = value; NotImplemented has to be fitted */
    FRAME_TRUTH,       /* a bool fits; all else has to be fitted: __bool__, __len__, a comparison's method in a branch */
    FRAME_FITTED,      /* has to be fitted: __iter__ */
    FRAME_FITS,        /* fits: an attribute */
    FRAME_CATCHES,     /* fits; but an exception may have an answer, too (special_catch): __next__, __getattribute__ */
} FrameKind;

enum {
    FRAME_IN_HEAP = 1,      /* a generator's */
    FRAME_STARTS = 4,       /* it was entered, or a generator's goes on, and vm/trace.c has not said so yet */
    FRAME_HANDLES = 8,      /* a generator's: it is inside an except block */
    FRAME_RAISED = 16,      /* an exception has been there, and its traceback knows the frame by `serial` */
    FRAME_OBJECT_MADE = 2,  /* vm->frame_objects has a FrameObject that must be told when the frame ends */
};

struct Frame {
    Frame *previous;          /* caller, or NULL for the first frame of a thread */
    const Instruction *pc;    /* of the instruction under way, saved before anything that may look */
    Instance *instance;
    Value locals;             /* class bodies, exec: the namespace mapping; FRAME_INIT: the object; generators: the spill address */
    union {
        struct {
            uint8_t kind, advance; /* FrameKind; words from the caller's pc to where it goes on */
            uint16_t dst;
            uint16_t flags;
            uint8_t step;          /* special.h */
            uint8_t serial;        /* if FRAME_RAISED: to be told from a later frame in the same place */
        };
        uint64_t continuation;     /* all of it at once: FRAME_CONTINUATION */
    };
    Value callable;           /* the Function, or NULL for module bodies */
};
_Static_assert(sizeof(struct Frame) == FRAME_WORDS * sizeof(Value), "opcodes.h knows the size of a frame header");
_Static_assert(offsetof(struct Frame, callable) == CALLABLE * sizeof(Value), "opcodes.h knows where the callable is");

/* kind, advance and dst of a frame that has no flags yet, from the low end as in an instruction. */
#define FRAME_CONTINUATION(kind, advance, dst) ((uint64_t)(kind) | (uint64_t)(advance) << 8 | (uint64_t)(uint16_t)(dst) << 16)
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the members of a frame's continuation are read as one word");
#define FRAME_REGISTERS(frame) ((Value *)((frame) + 1))
#define FRAME_OF(registers) ((Frame *)(registers) - 1)

ALWAYS_INLINE Code *frame_code(const Frame *f) { return f->instance->code; }
ALWAYS_INLINE uint32_t frame_offset(const Frame *f) { return (uint32_t)(f->pc - f->instance->instructions); }
int frame_line(const Frame *f);
/* The instruction under way, whether it is traced or not. */
ALWAYS_INLINE Instruction frame_instruction(const Frame *f) {
    Instruction i = *f->pc;
    if (UNLIKELY(INSTRUCTION_OP(i) == OP_TRACED)) i = f->instance->code->instructions[frame_offset(f)];
    return i;
}
/* The mapping that code which is no function runs in; functions have none: NULL. */
ALWAYS_INLINE Value frame_namespace(const Frame *f) {
    if (f->instance->flags & CODE_OPTIMIZED) return NULL;
    return f->locals && !(f->flags & FRAME_IN_HEAP) ? f->locals : to_value(f->instance->globals);
}

/* Forgets what earlier calls left in the header of the window of the call under way, or being prepared, which a collection would
 * find; and thoroughly, in a native's call, what they left elsewhere in the innermost frames' registers. */
void frame_forget_dead(Thread *t, bool thoroughly);

/* The register stack: one RegisterSegment (threads/thread.h), made when the thread first runs Python code. */
MUST_CHECK bool frame_stack_init(Thread *t);
void frame_stack_free(Thread *t);
ALWAYS_INLINE bool frame_stack_has(const Thread *t, const Value *address) {
    return address >= t->segment->words && address < t->register_limit;
}

/* sys._getframe(), tracebacks' tb_frame, gi_frame: an object that stands for a frame while it runs and keeps a copy of
 * what it held afterwards. */
typedef struct FrameObject {
    Object header;            /* T_FRAME */
    Frame *frame;             /* NULL once it has ended */
    Thread *thread;           /* whose frame it is */
    Code *code;
    Dict *globals;
    Value builtins, locals, function, trace; /* locals: of a function that runs, what others have added to them */
    Value back;               /* once it has ended: the caller's FrameObject, or a Traceback that can make it */
    uint32_t offset;          /* last instruction, in words */
    bool trace_lines, trace_opcodes;
    bool has_line_now;        /* a call is reported: f_lineno is line_now */
    int32_t line_now;
    int64_t unit_now;         /* and f_lasti this */
    int32_t traced_line;      /* of the last line event */
    uint32_t lined_offset;    /* of the last instruction of that line */
    uint32_t traced_offset;   /* of the last instruction that was looked at */
    Value native, native_argument; /* what it called that is no Python function, and has not returned; the first argument */
    Value stopped;            /* what the generator of its for loop has returned, if not None */
    uint8_t event;            /* MONITOR_*: what was told of it last */
} FrameObject;
MUST_CHECK Value frame_object(Thread *t, Frame *f);           /* makes it or finds it */
MUST_CHECK Value frame_object_for_traceback(Thread *t, Traceback *tb);
void frame_ended(Thread *t, Frame *f);                        /* FRAME_OBJECT_MADE is set: detach its object */
/* The cell in which the code keeps variable i of a frame with these registers; NULL: it has none, or not yet, when a captured
 * parameter is still bare. A cell that is the value of a variable is none. */
Cell *frame_cell(const Code *code, const Value *variables, uint32_t i);
/* Variable i, through its cell; NULL: unbound. */
Value frame_variable(const Code *code, const Value *variables, uint32_t i);
MUST_CHECK Value frame_locals_snapshot(Thread *t, Frame *f);  /* a dict: locals() in a function */
MUST_CHECK Value frame_current_locals(Thread *t);             /* locals() of the innermost Python frame */
