/* What the files of the embedder's interface share. */
#pragma once

#include "runtime/error.h"
#include "runtime/vm.h"
#include "vm/minipy.h"

ALWAYS_INLINE VM *api_vm(mpy_vm *vm) { return (VM *)vm; }
ALWAYS_INLINE Value api_value(mpy_value v) { return (Value)v; }
ALWAYS_INLINE mpy_value api_object(Value v) { return (mpy_value)v; }
ALWAYS_INLINE mpy_status api_status(bool done) { return done ? MPY_OK : MPY_ERROR; }

/* The calling thread's Thread, if it is attached to the machine. */
ALWAYS_INLINE Thread *api_thread(mpy_vm *vm) {
    Thread *t = thread_current();
    return vm && t && t->vm == api_vm(vm) ? t : NULL;
}

/* For functions that return a value: NULL arguments are an exception where there is a thread to set it on. */
ALWAYS_INLINE mpy_value api_bad(Thread *t, const char *function) {
    if (t) raise_type_error(t, "%s(): an argument is NULL", function);
    return NULL;
}
