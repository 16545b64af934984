/* What the tests in this folder have in common: a check that stops the program with its line. */
#pragma once

#include <stdio.h>
#include <stdlib.h>

#include "runtime/memory/gc.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"
#include "runtime/vm.h"

#define CHECK(condition)                                                                           \
    ((condition) ? (void)0                                                                         \
                 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), exit(1)))

static inline VM *check_new_vm(size_t limit) {
    VM *vm = vm_new_runtime(NULL, limit);
    CHECK(vm != NULL);
    return vm;
}

static inline ValuesBlock *check_new_block(Thread *t, size_t capacity) {
    ValuesBlock *block =
        heap_allocate(t, sizeof *block + capacity * sizeof(Value), CELL_VALUES_BLOCK);
    CHECK(block != NULL);
    block->capacity = capacity;
    return block;
}
