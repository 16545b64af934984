/* The allocator: sizes, zeroing, finding, large and huge objects, the limit, memory that comes
 * back. */
#include "tests/runtime/check.h"

#include "runtime/error.h"

static void check_size(Thread *t, size_t size) {
    Heap *heap = t->vm->heap;
    Object *o = heap_allocate(t, size, CELL_BYTES_BLOCK);
    CHECK(o != NULL);
    CHECK((uintptr_t)o % 16 == 0);
    CHECK(heap_cell_size(o) >= size);
    CHECK(o->shape == CELL_BYTES_BLOCK && o->owner == t->owner_id && o->lock == 0 && o->flags == 0);
    char *bytes = (char *)o;
    for (size_t i = sizeof *o; i < size; i++) CHECK(bytes[i] == 0);
    memset(bytes + sizeof *o, 0xff, size - sizeof *o);
    gc_collect(t); /* the hole is left: the cell can be found */
    CHECK(heap_find(heap, o) == o);
    CHECK(heap_find(heap, bytes + size - 1) == o);
    CHECK(heap_find(heap, bytes + heap_cell_size(o)) != o);
    CHECK(heap_find(heap, bytes - 1) != o);
}

static void check_sizes(Thread *t) {
    for (size_t size = 16; size <= 1024; size += 8) check_size(t, size);
    for (size_t size = 1024; size < 12000; size += 509) check_size(t, size);
    const size_t large[] = {8191,   8192,       8193,           32767,   32768,  32769,
                            500000, 31 * 32768, 31 * 32768 + 1, 1 << 20, 5000001};
    for (size_t i = 0; i < ARRAY_LENGTH(large); i++) check_size(t, large[i]);
}

/* Cells that are used again are zeroed again. */
static void check_reuse(Thread *t, int rounds) {
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < 5000; i++) {
            size_t size = 16 + i % 61 * 16 + (i % 500 == 0) * 20000;
            char *bytes = heap_allocate(t, size, CELL_BYTES_BLOCK);
            CHECK(bytes != NULL);
            for (size_t at = 8; at < size; at += 8) CHECK(*(uint64_t *)(bytes + at) == 0);
            memset(bytes + 8, 0xee, size - 8);
        }
    }
    gc_collect(t);
    CHECK(heap_use(t->vm->heap).reserved < (size_t)64 << 20);
}

static NOINLINE void check_fill(Thread *t, size_t bytes) {
    ValuesBlock *keep = check_new_block(t, bytes / 4096);
    for (size_t i = 0; i < keep->capacity; i++) {
        Object *o = heap_allocate(t, 4096, CELL_BYTES_BLOCK);
        CHECK(o != NULL);
        store(keep, &keep->items[i], to_value(o));
    }
    gc_collect(t);
    CHECK(heap_use(t->vm->heap).live > bytes / 10 * 9);
}

/* Other words on the stack than those of a frame that ended. */
static NOINLINE void check_scrub_stack(void) {
    volatile char scratch[4096];
    for (size_t i = 0; i < sizeof scratch; i++) scratch[i] = 0;
}

static void check_memory_comes_back(Thread *t) {
    check_fill(t, (size_t)40 << 20);
    check_scrub_stack();
    gc_collect(t);
    HeapUse use = heap_use(t->vm->heap);
    CHECK(use.live < (size_t)8 << 20);
    CHECK(use.reserved < (size_t)24 << 20);
}

static size_t check_count_until_error(Thread *t, size_t size, size_t enough) {
    ValuesBlock *last = NULL;
    size_t count = 0;
    for (; count < enough; count++) {
        ValuesBlock *next = heap_allocate(t, size, CELL_VALUES_BLOCK);
        if (next == NULL) {
            CHECK(t->exception != NULL && error_matches(t, T_MEMORY_ERROR));
            error_clear(t);
            break;
        }
        next->capacity = 1;
        store(next, &next->items[0], to_value(last));
        last = next;
    }
    return count;
}

static void check_limit(void) {
    VM *vm = check_new_vm((size_t)8 << 20);
    Thread *t = thread_current();
    for (int round = 0; round < 3; round++) {
        CHECK(check_count_until_error(t, 64, 1 << 20) < (8 << 20) / 64);
        check_scrub_stack();
        CHECK(check_count_until_error(t, 100000, 1000) < 80);
        check_scrub_stack();
        CHECK(check_count_until_error(t, (size_t)1 << 40, 1) == 0);
        CHECK(check_count_until_error(t, SIZE_MAX - 64, 1) == 0);
        gc_collect(t);
        /* Memory that is given up can be had again. */
        CHECK(heap_allocate(t, 1 << 20, CELL_BYTES_BLOCK) != NULL);
    }
    vm_free_runtime(vm);
}

static void check_many_vms(int count) {
    for (int i = 0; i < count; i++) {
        VM *vm = check_new_vm(0);
        Thread *t = thread_current();
        CHECK(check_new_block(t, 100) != NULL);
        vm_free_runtime(vm);
        CHECK(thread_current() == NULL);
    }
}

/* Mappings of the process that are as long as a chunk, or longer. */
static size_t check_count_mappings(void) {
    FILE *maps = fopen("/proc/self/maps", "r");
    CHECK(maps != NULL);
    char line[512];
    size_t count = 0;
    uintptr_t from, to;
    while (fgets(line, sizeof line, maps) != NULL)
        count += sscanf(line, "%lx-%lx", &from, &to) == 2 && to - from >= HEAP_CHUNK_SIZE;
    fclose(maps);
    return count;
}

/* Whatever was mapped, in pairs of chunks and for huge objects, is given back with the heap. */
static void check_nothing_stays_mapped(void) {
    size_t before = check_count_mappings();
    for (size_t mebibytes = 1; mebibytes < 8; mebibytes++) {
        VM *vm = check_new_vm(0);
        Thread *t = thread_current();
        for (size_t i = 0; i < mebibytes; i++) CHECK(check_new_block(t, (900 << 10) / 8) != NULL);
        CHECK(check_new_block(t, (mebibytes << 20) / 8) != NULL);
        vm_free_runtime(vm);
    }
    CHECK(check_count_mappings() <= before);
}

int main(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    CHECK(t != NULL && t->is_main && t->vm == vm);
    check_sizes(t);
    bool stressed = getenv("MINIPY_GC_STRESS") != NULL;
    check_reuse(t, stressed ? 1 : 50);
    if (!stressed) check_memory_comes_back(t);
    vm_free_runtime(vm);
    if (!stressed) check_limit();
    check_many_vms(stressed ? 5 : 200);
    if (!stressed) check_nothing_stays_mapped();
    return 0;
}
