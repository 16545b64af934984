/* Generators, coroutines and asynchronous generators: a suspended frame in a heap object.
 *
 * `state` is changed by compare-and-swap: whoever turns SUSPENDED (or CREATED) into RUNNING owns the frame until it stores
 * SUSPENDED or DONE; a second thread gets ValueError "generator already executing". */
#pragma once

#include "vm/frame.h"

enum GeneratorState { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_DONE };

typedef struct Generator {
    Object header;          /* T_GENERATOR, T_COROUTINE or T_ASYNC_GENERATOR */
    uint32_t state;
    uint32_t hooks_inited;  /* asynchronous: the firstiter hook has run; closed; running */
    Value name, qualname;
    Value handled;          /* suspended inside an except block (FRAME_HANDLES): what it handles */
    Value caller_handled;   /* while it runs: what whoever resumed it handles */
    Value origin, finalizer;      /* coroutines: where made; async generators: hook */
    Value async_running;
    Value code;
    Frame frame;            /* then its registers */
} Generator;

#define GENERATOR_OF(frame_in_heap) ((Generator *)((char *)(frame_in_heap) - offsetof(Generator, frame)))
ALWAYS_INLINE Generator *generator_of(Value v) { return (Generator *)v; }
ALWAYS_INLINE bool is_generator_like(Value v) {
    return is_exact(v, T_GENERATOR) || is_exact(v, T_COROUTINE) || is_exact(v, T_ASYNC_GENERATOR);
}

/* Moves the frame's registers into a new generator object. */
MUST_CHECK Value generator_new(Thread *t, Frame *f);
/* Claims it. False: exception set (already executing). *done: it had ended. */
MUST_CHECK bool generator_claim(Thread *t, Generator *g, bool *done);
/* From C: sends v (NULL as the first: None). Result kinds: */
typedef enum SendResult { SEND_YIELDED, SEND_RETURNED, SEND_ERROR } SendResult;
SendResult generator_send(Thread *t, Generator *g, Value v, Value *result);
SendResult generator_throw(Thread *t, Generator *g, Value exception, Value *result);
/* The exception that the arguments of throw() mean: a class or an instance, a value, a traceback. NULL: exception set. */
MUST_CHECK Value generator_thrown_exception(Thread *t, const Value *args, size_t nargs);
/* More than one is deprecated. */
MUST_CHECK bool generator_warn_throw(Thread *t, const char *method, size_t nargs);
/* send() on anything that SEND may meet. */
SendResult value_send(Thread *t, Value receiver, Value v, Value *result);
/* Links a claimed generator's frame behind `behind`, hands it the value sent (NULL: none, it goes on elsewhere than behind its
 * YIELD), and swaps what is handled. False: too deep (it is given back), or a value sent to one that has not started. */
MUST_CHECK bool generator_enter(Thread *t, Generator *g, Frame *behind, FrameKind kind, Value sent);
/* The opposite, when it yields, returns or raises: state is what it becomes. */
void generator_leave(Thread *t, Generator *g, enum GeneratorState state);
void generator_trace(Marker *m, Object *cell);
/* For frame.clear(): one that has not started never will, as if it had been found dead. False: it goes on. */
bool generator_forget(Thread *t, Generator *g);
/* Setters of __name__ and __qualname__, for all three kinds. */
bool generator_set_name(Thread *t, Value self, Value v);
bool generator_set_qualname(Thread *t, Value self, Value v);
MUST_CHECK Value anext_awaitable_new(Thread *t, Value awaitable, Value default_value);
