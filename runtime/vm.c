/* The life of a VM, as far as the ground floor goes. */
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "runtime/hash_secret.h"
#include "runtime/intern.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"
#include "runtime/threads/state.h"

#define VM_THREAD_STACK_SIZE ((size_t)16 << 20)
#define VM_RECURSION_LIMIT 1000

_Noreturn void assert_failed(const char *condition, const char *sentence, const char *file,
                             int line) {
    fprintf(stderr, "%s:%d: %s (%s)\n", file, line, sentence, condition);
    abort();
}

/* ---- owner ids: a table so large that it is taken from the system, and mostly never touched -- */

#define VM_OWNERS_SIZE (OWNER_ID_COUNT * sizeof(Thread *) + OWNER_ID_COUNT / 8)

static bool vm_make_owners(VM *vm) {
    void *memory = mmap(NULL, VM_OWNERS_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    vm->owners = memory;
    vm->owners_retired = (uint64_t *)(void *)(vm->owners + OWNER_ID_COUNT);
    return true;
}

/* ---- the end --------------------------------------------------------------------------------- */

static void vm_free_vanished(VM *vm) {
    for (Thread *each = vm->vanished, *next; each != NULL; each = next) {
        next = each->next;
        if (vm->hooks != NULL && vm->hooks->thread_ended != NULL) vm->hooks->thread_ended(each);
        type_cache_free(each);
        free((void *)(uintptr_t)each->stack_top); /* a copy: fork.c */
        free(each);
    }
}

static void vm_destroy(VM *vm) {
    gc_free(vm);
    if (vm->hooks != NULL && vm->hooks->vm_ended != NULL) vm->hooks->vm_ended(vm);
    vm_free_vanished(vm);
    weakref_free_table(vm);
    if (vm->intern_table != NULL) intern_free(vm);
    for (size_t i = 0; i * SHAPE_CHUNK_SIZE < vm->shape_count; i++) free(vm->shape_chunks[i]);
    free(vm->host_references.slots);
    if (vm->heap != NULL) heap_free(vm->heap);
    if (vm->owners != NULL) munmap(vm->owners, VM_OWNERS_SIZE);
    gil_destroy(&vm->gil);
    free(vm);
}

void vm_leave(VM *vm) {
    mutex_lock(&vm->threads_mutex);
    bool last = --vm->users == 0;
    mutex_unlock(&vm->threads_mutex);
    if (last) vm_destroy(vm);
}

void vm_free_runtime(VM *vm) {
    sync_store(&vm->exiting, 1);
    thread_request_all(vm, POLL_EXITING);
    Thread *self = thread_current();
    if (self != NULL && self->vm == vm) thread_free(self);
    vm_leave(vm);
}

/* ---- the beginning --------------------------------------------------------------------------- */

static bool vm_begin(VM *vm, size_t heap_limit) {
    vm->users = 1;
    vm->owner_hint = 1;
    vm->thread_stack_size = VM_THREAD_STACK_SIZE;
    vm->recursion_limit = VM_RECURSION_LIMIT;
    vm->empty_tuple = to_value(&static_empty_tuple);
    vm->heap = heap_new(heap_limit);
    return vm->heap != NULL && vm_make_owners(vm) && gc_init(vm);
}

/* The order is that in which they need each other. */
static bool vm_fill(VM *vm) {
    Thread *t = thread_new(vm);
    if (t == NULL) return false;
    t->is_main = true;
    sync_store(&vm->main_thread, t);
    if (!thread_attach(t) || !intern_init(vm) || !type_init_builtins(t)) return false;
    gc_allow(vm);
    return true;
}

VM *vm_new_runtime(const VmHooks *hooks, size_t heap_limit) {
    hash_secret_choose_randomly();
    VM *vm = calloc(1, sizeof *vm);
    if (vm == NULL) return NULL;
    vm->hooks = hooks;
    vm->slot_tag = SLOT_TAG_FIRST;
    gil_init(&vm->gil);
    if (vm_begin(vm, heap_limit) && vm_fill(vm)) return vm;
    vm_free_runtime(vm);
    return NULL;
}
