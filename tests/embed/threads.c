/* Machines and threads: many machines, each on a thread of its own; many threads in one machine;
 * values handed from one thread to another; interrupts; a machine that ends while it is in use. */
#include <minipy.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            abort(); \
        } \
    } while (0)

enum { THREADS = 4, ROUNDS = 50 };

static void pause_ms(long ms) { nanosleep(&(struct timespec){0, ms * 1000000}, NULL); }

static int64_t global_int(mpy_vm *vm, const char *name) {
    int64_t n;
    CHECK(mpy_as_int(vm, mpy_get_global(vm, name), &n) == MPY_OK);
    return n;
}

/* ---- a machine for each thread ---------------------------------------------------------------- */

static void *own_machine(void *argument) {
    int64_t k = (int64_t)(intptr_t)argument;
    for (int round = 0; round < 5; round++) {
        mpy_vm *vm = mpy_vm_new(NULL);
        CHECK(vm && mpy_set_global(vm, "k", mpy_int(vm, k)) == MPY_OK);
        CHECK(mpy_exec(vm, "total = sum(k for i in range(1000))\n"
                           "import threading\n"
                           "t = threading.Thread(target=lambda: globals().update(other=k))\n"
                           "t.start(); t.join()\n", "own.py") == MPY_OK);
        CHECK(global_int(vm, "total") == 1000 * k && global_int(vm, "other") == k);
        mpy_vm_free(vm);
    }
    return NULL;
}

/* ---- threads of one machine ------------------------------------------------------------------- */

typedef struct Shared {
    mpy_vm *vm;
    mpy_ref_t item; /* made by one thread, read and changed by all */
} Shared;

static void *guest(void *argument) {
    Shared *shared = argument;
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(mpy_attach(shared->vm) == MPY_OK);
        mpy_value item = mpy_deref(shared->vm, shared->item);
        mpy_value append = mpy_get_attr(shared->vm, item, "append");
        mpy_value number = mpy_int(shared->vm, round);
        CHECK(append && mpy_call(shared->vm, append, &number, 1));
        mpy_release(shared->vm);
        if (round % 10 == 0) pause_ms(1);
        CHECK(mpy_acquire(shared->vm) == MPY_OK);
        CHECK(mpy_attach(shared->vm) == MPY_OK); /* calls nest */
        CHECK(mpy_eval(shared->vm, "[{'k': i} for i in range(200)]"));
        mpy_detach(shared->vm);
        mpy_detach(shared->vm);
    }
    return NULL;
}

static void check_shared(void) {
    pthread_t threads[THREADS];
    Shared shared = {mpy_vm_new(NULL), NULL};
    shared.item = mpy_ref(shared.vm, mpy_list(shared.vm, NULL, 0));
    CHECK(shared.item);
    for (int i = 0; i < THREADS; i++) CHECK(!pthread_create(&threads[i], NULL, guest, &shared));
    for (int i = 0; i < 5; i++) mpy_collect(shared.vm);
    mpy_release(shared.vm);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    CHECK(mpy_acquire(shared.vm) == MPY_OK);
    CHECK(mpy_length(shared.vm, mpy_deref(shared.vm, shared.item)) == THREADS * ROUNDS);
    mpy_unref(shared.vm, shared.item);
    mpy_vm_free(shared.vm);
}

/* ---- attachments within attachments, while others collect --------------------------------------- */

static void *nest(void *argument) {
    mpy_vm *vm = argument;
    CHECK(mpy_attach(vm) == MPY_OK);
    for (int i = 0; i < 500; i++) {
        CHECK(mpy_attach(vm) == MPY_OK);
        CHECK(mpy_eval(vm, "[None]"));
        mpy_detach(vm);
    }
    mpy_detach(vm);
    return NULL;
}

static void *collect(void *argument) {
    mpy_vm *vm = argument;
    CHECK(mpy_attach(vm) == MPY_OK);
    for (int i = 0; i < 200; i++) mpy_collect(vm);
    mpy_detach(vm);
    return NULL;
}

static void check_nested_collect(void) {
    pthread_t threads[THREADS];
    mpy_vm *vm = mpy_vm_new(NULL);
    CHECK(vm);
    mpy_release(vm);
    for (int i = 0; i < THREADS; i++)
        CHECK(!pthread_create(&threads[i], NULL, i % 2 ? nest : collect, vm));
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    CHECK(mpy_acquire(vm) == MPY_OK);
    mpy_vm_free(vm);
}

/* ---- two machines on one thread --------------------------------------------------------------- */

static void check_nested(void) {
    mpy_vm *outer = mpy_vm_new(NULL), *inner = mpy_vm_new(NULL);
    CHECK(outer && inner);
    /* The thread is attached to the newer one; what is done in the other stands between two calls. */
    CHECK(mpy_exec(inner, "name = 'inner'", NULL) == MPY_OK);
    CHECK(mpy_exec(outer, "name = 'outer'", NULL) == MPY_BAD_ARGUMENT);
    CHECK(mpy_attach(outer) == MPY_OK && mpy_exec(outer, "name = 'outer'", NULL) == MPY_OK);
    mpy_detach(outer);
    CHECK(strcmp(mpy_as_str(inner, mpy_get_global(inner, "name"), NULL), "inner") == 0);
    /* What was released stays so while the thread is elsewhere. */
    mpy_release(inner);
    CHECK(mpy_attach(outer) == MPY_OK && mpy_exec(outer, "name = name.lower()", NULL) == MPY_OK);
    mpy_detach(outer);
    CHECK(mpy_acquire(inner) == MPY_OK && mpy_exec(inner, "name = name.lower()", NULL) == MPY_OK);
    mpy_vm_free(inner);
    CHECK(strcmp(mpy_as_str(outer, mpy_get_global(outer, "name"), NULL), "outer") == 0);
    mpy_vm_free(outer);
}

/* ---- an interrupt, and the end, while a thread computes --------------------------------------- */

static void *endless(void *argument) {
    mpy_vm *vm = argument;
    CHECK(mpy_attach(vm) == MPY_OK);
    CHECK(mpy_exec(vm, "running = True\nwhile True: pass", "endless.py") == MPY_ERROR);
    mpy_detach(vm);
    return NULL;
}

static void wait_until_running(mpy_vm *vm) {
    for (;;) {
        mpy_value running = mpy_eval(vm, "globals().get('running')");
        if (running == mpy_bool(true)) return;
        mpy_release(vm);
        pause_ms(1);
        CHECK(mpy_acquire(vm) == MPY_OK);
    }
}

static void check_interrupt(void) {
    pthread_t thread;
    mpy_vm *vm = mpy_vm_new(NULL);
    CHECK(vm && !pthread_create(&thread, NULL, endless, vm));
    wait_until_running(vm);
    mpy_release(vm);
    mpy_interrupt(vm);
    pthread_join(thread, NULL);
    CHECK(mpy_acquire(vm) == MPY_OK);
    CHECK(mpy_exec(vm, "for i in range(9): pass", NULL) == MPY_ERROR); /* meant for all threads */
    mpy_error_clear(vm);
    CHECK(mpy_exec(vm, "for i in range(9): pass", NULL) == MPY_OK);
    mpy_vm_free(vm);
}

static void check_free_in_use(void) {
    pthread_t threads[2];
    mpy_vm *vm = mpy_vm_new(NULL);
    CHECK(vm && !pthread_create(&threads[0], NULL, endless, vm));
    wait_until_running(vm);
    CHECK(mpy_exec(vm, "running = False", NULL) == MPY_OK);
    CHECK(!pthread_create(&threads[1], NULL, endless, vm));
    wait_until_running(vm);
    mpy_vm_free(vm);
    for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
}

int main(void) {
    pthread_t threads[THREADS];
    for (intptr_t i = 0; i < THREADS; i++)
        CHECK(!pthread_create(&threads[i], NULL, own_machine, (void *)(i + 1)));
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    check_shared();
    check_nested_collect();
    check_nested();
    check_interrupt();
    check_free_in_use();
    return 0;
}
