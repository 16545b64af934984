/* Module sys: looking at all threads, and setting their trace functions. */
#include "runtime/threads/thread.h"
#include "stdlib/sys.h"
#include "vm/frame.h"
#include "vm/trace.h"

/* Frames of threads that go on running cannot be handed out. At a stop their state is written
 * into frame objects that were made before it, since nothing may be allocated there; a thread
 * that called deeper in the meantime shows its innermost frames. */
#define SYS_FRAMES_TO_SPARE 64

typedef struct FrameSnapshot {
    Thread *self;
    Tuple *objects;          /* FrameObjects to be filled */
    size_t used, needed;
    Tuple *heads;            /* pairs (ident as small int, innermost FrameObject) */
    size_t threads;
} FrameSnapshot;

static void snapshot_count(Thread *each, void *data) {
    FrameSnapshot *snapshot = data;
    snapshot->threads++;
    for (const Frame *f = each->frame; f; f = f->previous) snapshot->needed++;
}

static void snapshot_fill(Thread *each, void *data) {
    FrameSnapshot *snapshot = data;
    FrameObject *inner = NULL;
    if (each == snapshot->self || !each->frame || snapshot->threads * 2 >= snapshot->heads->length)
        return;
    for (const Frame *f = each->frame; f && snapshot->used < snapshot->objects->length;
         f = f->previous) {
        FrameObject *o = (FrameObject *)snapshot->objects->items[snapshot->used++];
        store_cell(o, &o->code, frame_code(f));
        store_cell(o, &o->globals, f->instance->globals);
        store(o, &o->builtins, to_value(snapshot->self->vm->builtins));
        o->offset = frame_offset(f);
        if (inner) {
            store(inner, &inner->back, to_value(o));
        } else {
            store(snapshot->heads, &snapshot->heads->items[snapshot->threads * 2],
                  small_int((int64_t)each->ident));
            store(snapshot->heads, &snapshot->heads->items[snapshot->threads * 2 + 1], to_value(o));
        }
        inner = o;
    }
    snapshot->threads += inner != NULL;
}

static bool snapshot_prepare(Thread *t, FrameSnapshot *snapshot) {
    *snapshot = (FrameSnapshot){.self = t};
    thread_stop_begin(t, NULL, STOP_CLEAN);
    thread_for_each(t->vm, snapshot_count, snapshot);
    thread_stop_end(t, NULL, STOP_CLEAN);
    snapshot->objects = (Tuple *)tuple_new(t, NULL, snapshot->needed + SYS_FRAMES_TO_SPARE);
    snapshot->heads = snapshot->objects ? (Tuple *)tuple_new(
                          t, NULL, (snapshot->threads + SYS_FRAMES_TO_SPARE) * 2)
                                        : NULL;
    for (size_t i = 0; snapshot->heads && i < snapshot->objects->length; i++) {
        FrameObject *o = heap_allocate(t, sizeof *o, T_FRAME);
        if (!o) return false;
        store(snapshot->objects, &snapshot->objects->items[i], to_value(o));
    }
    snapshot->threads = 0;
    return snapshot->heads != NULL;
}

static Value sys_current_frames(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    FrameSnapshot snapshot;
    if (!snapshot_prepare(t, &snapshot)) return NULL;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    thread_for_each(t->vm, snapshot_fill, &snapshot);
    thread_stop_end(t, NULL, STOP_CLEAN);
    Dict *dict = dict_new(t);
    Value ident = dict ? int_from_uint64(t, t->ident) : NULL,
          own = ident && t->frame ? frame_object(t, t->frame) : NULL;
    if (!ident || (t->frame && !own) || (own && !dict_set(t, dict, ident, own))) return NULL;
    for (size_t i = 0; i < snapshot.threads; i++)
        if (!dict_set(t, dict, snapshot.heads->items[i * 2], snapshot.heads->items[i * 2 + 1]))
            return NULL;
    return to_value(dict);
}

typedef struct ExceptionSnapshot {
    Tuple *pairs;            /* (ident, exception) */
    size_t threads;
} ExceptionSnapshot;

static void exceptions_fill(Thread *each, void *data) {
    ExceptionSnapshot *snapshot = data;
    if (snapshot->threads * 2 >= snapshot->pairs->length) return;
    Value *pair = &snapshot->pairs->items[snapshot->threads++ * 2];
    store(snapshot->pairs, &pair[0], small_int((int64_t)each->ident));
    store(snapshot->pairs, &pair[1], each->handled ? each->handled : NONE);
}

static Value sys_current_exceptions(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    size_t room = (load_relaxed(&t->vm->thread_count) + SYS_FRAMES_TO_SPARE) * 2;
    ExceptionSnapshot snapshot = {(Tuple *)tuple_new(t, NULL, room), 0};
    Dict *dict = snapshot.pairs ? dict_new(t) : NULL;
    if (!dict) return NULL;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    thread_for_each(t->vm, exceptions_fill, &snapshot);
    thread_stop_end(t, NULL, STOP_CLEAN);
    for (size_t i = 0; i < snapshot.threads; i++)
        if (!dict_set(t, dict, snapshot.pairs->items[i * 2], snapshot.pairs->items[i * 2 + 1]))
            return NULL;
    return to_value(dict);
}

/* ---- trace functions ------------------------------------------------------------------------- */

static void threads_set_trace(Thread *each, void *data) {
    trace_set(each, &each->trace_function, *(Value *)data, true);
}
static void threads_set_profile(Thread *each, void *data) {
    trace_set(each, &each->profile_function, *(Value *)data, true);
}

static Value threads_set_all(Thread *t, Value function, void (*set)(Thread *each, void *data)) {
    if (function == NONE) function = NULL;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    thread_for_each(t->vm, set, &function);
    thread_stop_end(t, NULL, STOP_CLEAN);
    return NONE;
}

static Value sys_settrace_all(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return threads_set_all(t, args[0], threads_set_trace);
}

static Value sys_setprofile_all(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return threads_set_all(t, args[0], threads_set_profile);
}

/* The __name__ of the module whose code runs `depth` calls up; None beyond the first. */
static Value sys_getframemodulename(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int depth = 0;
    if (args[0] && !value_as_int(t, args[0], &depth)) return NULL;
    const Frame *f = t->frame;
    for (; f && depth > 0; depth--) f = f->previous;
    Value name = f ? dict_get_name(t, f->instance->globals, NAME(__name__)) : NULL;
    return name ? name : NONE;
}

const NativeDef sys_threads_functions[] = {
    {"_current_frames", sys_current_frames, 0, 0, NATIVE_FUNCTION, NULL,
     "The innermost frame of each thread, by identifier."},
    {"_current_exceptions", sys_current_exceptions, 0, 0, NATIVE_FUNCTION, NULL,
     "What each thread handles, by identifier."},
    {"_settraceallthreads", sys_settrace_all, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"_setprofileallthreads", sys_setprofile_all, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"_getframemodulename", sys_getframemodulename, 0, 1, NATIVE_FUNCTION, "depth=0", NULL},
    {0},
};
