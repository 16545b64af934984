/* fork(2) while other threads allocate, write and collect: the child has what the parent had, and
 * one thread. */
#include "tests/runtime/check.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/objects/type.h"
#include "runtime/objects/function.h"

/* The child starts threads, which ThreadSanitizer tolerates at our own risk. */
__attribute__((visibility("default"))) const char *__tsan_default_options(void);
const char *__tsan_default_options(void) { return "die_after_fork=0"; }

enum { WORKERS = 4 };

static uint32_t check_stop;
static uint32_t check_started;

static ValuesBlock *check_chain(Thread *t, int length) {
    ValuesBlock *chain = NULL;
    for (int i = 0; i < length; i++) {
        ValuesBlock *node = check_new_block(t, 3);
        store(node, &node->items[0], to_value(chain));
        store(node, &node->items[1], small_int(i));
        chain = node;
    }
    return chain;
}

static void check_chain_is(const ValuesBlock *chain, int length) {
    for (; chain != NULL; chain = (ValuesBlock *)chain->items[0])
        CHECK(chain->items[1] == small_int(--length));
    CHECK(length == 0);
}

static void check_write(Thread *t, ValuesBlock *counter) {
    write_begin(t, &counter->header);
    int64_t n = counter->items[0] != NULL ? small_int_of(counter->items[0]) : 0;
    store(counter, &counter->items[0], small_int(n + 1));
    write_end(t, &counter->header);
}

static void check_worker(Thread *t, Value argument) {
    ValuesBlock *places = (ValuesBlock *)argument;
    unsigned place = sync_add(&check_started, 1) - 1;
    ValuesBlock *mine = check_new_block(t, 1);
    store(places, &places->items[place], to_value(mine));
    for (int i = 0; !sync_load(&check_stop); i++) {
        check_chain_is(check_chain(t, 50), 50);
        check_write(t, mine);
        ValuesBlock *other = (ValuesBlock *)load(&places->items[(place + 1) % WORKERS]);
        if (other != NULL && i % 16 == 0) check_write(t, other);
        if (i % 64 == 0) gc_collect(t);
        if (i % 8 == 0) thread_park(t, &t->park_word, 0, park_deadline_in(1e-5));
        CHECK(poll_actions(t));
    }
}

/* Objects of the threads that are not there any more: alive if they were on their stacks, writable,
 * theirs no longer. */
static void check_child(Thread *t, ValuesBlock *places, ValuesBlock *chain, int depth) {
    CHECK(t->vm->thread_count == 1 && t->vm->main_thread == t && t->native_id == getpid());
    check_chain_is(chain, 100);
    for (int i = 0; i < WORKERS; i++)
        if (places->items[i] != NULL) check_write(t, (ValuesBlock *)places->items[i]);
    gc_collect(t);
    gc_collect(t);
    check_chain_is(check_chain(t, 1000), 1000);
    for (int i = 0; i < WORKERS; i++)
        if (places->items[i] != NULL) check_write(t, (ValuesBlock *)places->items[i]);
    CHECK(poll_actions(t));
    /* Threads can be started, and it can fork again. */
    check_stop = 1;
    uint64_t ident;
    check_started = 0;
    CHECK(thread_start(t, check_worker, to_value(places), false, &ident));
    CHECK(thread_wait_all(t));
    if (depth == 0) return;
    pid_t child = thread_fork(t);
    CHECK(child >= 0);
    if (child == 0) {
        check_child(t, places, chain, depth - 1);
        _exit(0);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && status == 0);
}

static int check_status(pid_t child) {
    int status;
    while (waitpid(child, &status, 0) < 0) CHECK(errno == EINTR);
    return status;
}

static void check_forks(Thread *t, int rounds) {
    ValuesBlock *places = check_new_block(t, WORKERS);
    ValuesBlock *chain = check_chain(t, 100);
    for (int i = 0; i < WORKERS; i++) {
        uint64_t ident;
        CHECK(thread_start(t, check_worker, to_value(places), false, &ident));
    }
    for (int round = 0; round < rounds; round++) {
        pid_t child = thread_fork(t);
        CHECK(child >= 0);
        if (child == 0) {
            check_child(t, places, chain, round % 4 == 0);
            VM *vm = t->vm;
            vm_free_runtime(vm);
            _exit(0);
        }
        thread_detach(t);
        int status = check_status(child);
        CHECK(thread_attach(t));
        CHECK(status == 0);
        check_chain_is(chain, 100);
    }
    sync_store(&check_stop, 1);
    CHECK(thread_wait_all(t));
}

/* Forked by another than the main thread, which is the main one of the child. */
static void check_forker(Thread *t, Value argument) {
    check_chain_is((ValuesBlock *)argument, 100);
    CHECK(!t->is_main);
    pid_t child = thread_fork(t);
    CHECK(child >= 0);
    if (child == 0) {
        CHECK(t->is_main && t->vm->main_thread == t);
        gc_collect(t);
        check_chain_is((ValuesBlock *)argument, 100);
        _exit(0);
    }
    thread_detach(t);
    int status = check_status(child);
    CHECK(thread_attach(t));
    CHECK(status == 0);
}

int main(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    check_forks(t, getenv("MINIPY_GC_STRESS") != NULL ? 5 : 40);
    uint64_t ident;
    CHECK(thread_start(t, check_forker, to_value(check_chain(t, 100)), false, &ident));
    CHECK(thread_wait_all(t));
    vm_free_runtime(vm);
    return 0;
}
