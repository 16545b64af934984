/* Where marking begins. */
#include "runtime/memory/mark.h"

#include <sys/mman.h>
#include <unistd.h>

#include "runtime/objects/weakref.h"

/* ---- threads --------------------------------------------------------------------------------- */

/* Clears what ended calls have left above the live top of a register stack: a new frame there shows
 * it to the next collection until it has overwritten it. Whole pages go back to the system, so that
 * clearing costs as little as there was in use. */
static void roots_clear_above(Value *top, Value *limit) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    char *from = (char *)top, *end = (char *)limit;
    char *page_from = (char *)(((uintptr_t)from + page - 1) & ~(page - 1));
    char *page_end = (char *)((uintptr_t)end & ~(page - 1));
    if (page_from >= page_end) {
        memset(from, 0, (size_t)(end - from));
        return;
    }
    memset(from, 0, (size_t)(page_from - from));
    madvise(page_from, (size_t)(page_end - page_from), MADV_DONTNEED);
    memset(page_end, 0, (size_t)(end - page_end));
}

static void roots_mark_registers(Marker *m, Thread *t) {
    Value *top = t->register_top;
    for (RegisterSegment *segment = t->segment; segment != NULL; segment = segment->previous) {
        gc_mark_conservatively(m, segment->words, top);
        roots_clear_above(top, segment->limit);
        if (segment->previous != NULL) top = segment->previous->saved_top;
    }
}

static void roots_mark_thread(Marker *m, Thread *t) {
    const Value fields[] = {t->exception,      t->handled,          t->async_exception,
                            t->python_thread,  t->context,          t->repr_stack,
                            t->trace_function, t->profile_function, t->traced_frame, t->start_argument,
                            t->async_hooks};
    gc_mark_values(m, fields, ARRAY_LENGTH(fields));
    mark_stack(m, t->saved_registers, t->saved_registers + t->saved_count);
    /* Left threads have no stack that counts; new ones have none yet. */
    if (t->stack_top != NULL) mark_stack(m, t->stack_top, t->stack_base);
    roots_mark_registers(m, t);
    const VmHooks *hooks = m->vm->hooks;
    if (hooks != NULL && hooks->mark_thread != NULL) hooks->mark_thread(m, t);
}

/* ---- the VM ---------------------------------------------------------------------------------- */

static void roots_mark_vm(Marker *m, VM *vm) {
    for (size_t i = 0; i < ARRAY_LENGTH(vm->types); i++) gc_mark_cell(m, vm->types[i]);
    const void *cells[] = {vm->exception_group, vm->builtins, vm->modules, vm->sys_dict};
    for (size_t i = 0; i < ARRAY_LENGTH(cells); i++) gc_mark_cell(m, cells[i]);
    const Value values[] = {vm->builtins_module, vm->sys_module,   vm->stdout_file,
                            vm->stderr_file,     vm->stdin_file,   vm->main_module,
                            vm->empty_tuple,     vm->memory_error, vm->recursion_error};
    gc_mark_values(m, values, ARRAY_LENGTH(values));
    gc_mark_values(m, vm->roots, VM_ROOTS_MAX);
    gc_mark_values(m, vm->host_references.slots, vm->host_references.count);
    if (vm->hooks != NULL && vm->hooks->mark_roots != NULL) vm->hooks->mark_roots(m, vm);
}

void roots_mark(Marker *m) {
    VM *vm = m->vm;
    roots_mark_vm(m, vm);
    for (Thread *each = sync_load(&vm->threads); each != NULL; each = each->next) roots_mark_thread(m, each);
    for (Thread *each = vm->vanished; each != NULL; each = each->next) roots_mark_thread(m, each);
    finalize_mark_queue(m);
    weakref_mark_due(m, vm);
}
