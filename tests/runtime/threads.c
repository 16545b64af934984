/* Attaching, detaching, parking, starting and ending threads, and stops of all kinds from several
 * threads at once. */
#include "tests/runtime/check.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

/* ---- many threads that do a bit of everything ------------------------------------------------ */

enum { WORKERS = 8 };

typedef struct CheckShared {
    uint32_t running;
    uint32_t alone;      /* odd while a stopper has the world to itself */
    uint32_t rounds;
} CheckShared;
static CheckShared check_shared;

static uint64_t check_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* A chain, each node of which says how many follow. */
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

static void check_stop(Thread *t, StopKind kind) {
    thread_stop_begin(t, NULL, kind);
    uint32_t before = load_relaxed(&check_shared.alone);
    CHECK(before % 2 == 0);
    store_relaxed(&check_shared.alone, before + 1);
    for (int i = 0; i < 100; i++) {
        CHECK(load_relaxed(&check_shared.alone) == before + 1);
        cpu_relax();
    }
    store_relaxed(&check_shared.alone, before + 2);
    thread_stop_end(t, NULL, kind);
}

static void check_work(Thread *t, uint64_t seed) {
    for (uint32_t i = 0; i < check_shared.rounds; i++) {
        int length = (int)(check_random(&seed) % 200);
        ValuesBlock *chain = check_chain(t, length);
        switch (check_random(&seed) % 16) {
        case 0: check_stop(t, STOP_INSIDE); break;
        case 1: check_stop(t, STOP_CLEAN); break;
        case 2: gc_collect(t); break;
        case 3:
            thread_detach(t);
            sched_yield();
            CHECK(thread_attach(t));
            break;
        case 4:
            thread_detach_inside(t);
            sched_yield();
            thread_attach_inside(t);
            break;
        case 5: thread_park(t, &t->park_word, 0, park_deadline_in(1e-5)); break;
        default: break;
        }
        /* Whoever runs is not in another's stop. */
        CHECK(load_relaxed(&check_shared.alone) % 2 == 0);
        CHECK(poll_actions(t));
        check_chain_is(chain, length);
    }
}

static void check_body(Thread *t, Value argument) {
    check_work(t, (uint64_t)small_int_of(argument));
    sync_add(&check_shared.running, (uint32_t)-1);
    park_wake(&check_shared.running, INT_MAX);
}

static void check_all_at_once(Thread *t) {
    check_shared.rounds = getenv("MINIPY_GC_STRESS") != NULL ? 10 : 300;
    check_shared.running = WORKERS;
    for (int i = 0; i < WORKERS; i++) {
        uint64_t ident;
        CHECK(thread_start(t, check_body, small_int(i + 1), i % 2 == 0, &ident));
    }
    check_work(t, 99);
    CHECK(thread_wait_all(t));
    for (uint32_t running; (running = sync_load(&check_shared.running)) != 0;)
        thread_park(t, &check_shared.running, running, PARK_FOREVER);
}

/* ---- threads of the host, attaching by themselves -------------------------------------------- */

static void *check_foreign(void *vm) {
    Thread *t = thread_new(vm);
    CHECK(t != NULL && !t->is_main);
    for (int i = 0; i < 50; i++) {
        CHECK(thread_attach(t));
        CHECK(thread_current() == t);
        ValuesBlock *chain = check_chain(t, 50);
        CHECK(poll_actions(t));
        check_chain_is(chain, 50);
        thread_leave(t);
        CHECK(thread_current() == NULL);
    }
    thread_free(t);
    return NULL;
}

static void check_foreign_threads(Thread *t) {
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, check_foreign, t->vm);
    for (int i = 0; i < 50; i++) {
        check_stop(t, STOP_CLEAN);
        CHECK(poll_actions(t));
    }
    thread_detach(t);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    CHECK(thread_attach(t));
}

/* ---- parks and requests ---------------------------------------------------------------------- */

static void check_park(Thread *t) {
    uint32_t word = 7;
    CHECK(thread_park(t, &word, 6, PARK_FOREVER) == PARK_WOKEN);
    int64_t before = park_clock_ns();
    CHECK(thread_park(t, &word, 7, park_deadline_in(0.01)) == PARK_TIMED_OUT);
    CHECK(park_clock_ns() - before >= 10 * 1000 * 1000);
}

static void *check_interrupt(void *vm) {
    usleep(2000);
    thread_request_from_signal(vm, false, POLL_INTERRUPT);
    return NULL;
}

static void check_interrupted_park(Thread *t) {
    for (int i = 0; i < 5; i++) {
        pthread_t other;
        pthread_create(&other, NULL, check_interrupt, t->vm);
        uint32_t word = 0;
        /* It is a wait without an end, for a word that nobody changes. */
        while (thread_park(t, &word, 0, PARK_FOREVER) != PARK_INTERRUPTED) {}
        CHECK(poll_actions(t)); /* no hooks are installed: nobody makes an exception of it */
        CHECK(!(load_relaxed(&t->poll) & POLL_ACTIONS_MASK));
        pthread_join(other, NULL);
    }
}

static VM *check_signal_vm;
static void check_on_signal(int number) {
    (void)number;
    thread_request_from_signal(check_signal_vm, false, POLL_SIGNAL);
}

static void check_signal(Thread *t) {
    check_signal_vm = t->vm;
    struct sigaction action = {.sa_handler = check_on_signal};
    sigaction(SIGALRM, &action, NULL);
    ualarm(3000, 0);
    uint32_t word = 0;
    while (thread_park(t, &word, 0, PARK_FOREVER) != PARK_INTERRUPTED) {}
    CHECK(load_relaxed(&t->poll) & POLL_SIGNAL);
    CHECK(poll_actions(t));
}

/* ---- two VMs on one thread ------------------------------------------------------------------- */

static void check_two_vms(Thread *t) {
    VM *second = check_new_vm(0);
    Thread *inner = thread_current();
    CHECK(inner != t && inner->vm == second && inner->outer == t && inner->outer_was_attached);
    check_chain_is(check_chain(inner, 100), 100);
    /* The first one's others may collect while we are away. */
    thread_leave(inner);
    CHECK(thread_current() == t);
    check_chain_is(check_chain(t, 100), 100);
    CHECK(thread_attach(inner));
    vm_free_runtime(second);
    CHECK(thread_current() == t);
    CHECK(poll_actions(t));
}

/* ---- stacks that the system does not know ---------------------------------------------------- */

static ucontext_t check_outside, check_inside;

static void check_on_other_stack(void) {
    Thread *t = thread_current();
    CHECK(thread_attach(t));
    CHECK(!C_STACK_IS_LOW(t));
    ValuesBlock *chain = check_chain(t, 100);
    gc_collect(t);
    check_chain_is(chain, 100);
    thread_detach(t);
}

/* A coroutine of the host: attaches on a stack of its own. */
static void check_other_stack(Thread *t) {
    size_t size = 1 << 20;
    void *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(stack != MAP_FAILED);
    thread_detach(t);
    getcontext(&check_inside);
    check_inside.uc_stack.ss_sp = stack;
    check_inside.uc_stack.ss_size = size;
    check_inside.uc_link = &check_outside;
    makecontext(&check_inside, check_on_other_stack, 0);
    swapcontext(&check_outside, &check_inside);
    CHECK(thread_attach(t));
    munmap(stack, size);
    CHECK(!C_STACK_IS_LOW(t));
    gc_collect(t);
}

/* ---- the GIL --------------------------------------------------------------------------------- */

static uint32_t check_turns[2];

static void check_turn_body(Thread *t, Value argument) {
    int64_t end = park_clock_ns() + 200 * 1000 * 1000;
    while (park_clock_ns() < end) {
        store_relaxed(&check_turns[small_int_of(argument)],
                      check_turns[small_int_of(argument)] + 1);
        CHECK(poll_actions(t));
    }
}

/* Two that never block both get on, and with a GIL take turns every few milliseconds, not at every
 * safepoint. */
static void check_taking_turns(Thread *t) {
    uint64_t before = gil_switches(&t->vm->gil);
    for (int i = 0; i < 2; i++) {
        uint64_t ident;
        CHECK(thread_start(t, check_turn_body, small_int(i), false, &ident));
    }
    CHECK(thread_wait_all(t));
    CHECK(check_turns[0] > 0 && check_turns[1] > 0);
    uint64_t switches = gil_switches(&t->vm->gil) - before;
    if (HAVE_GIL) CHECK(switches >= 4 && (MINIPY_STRESS || switches < 200));
}

/* ---- the end --------------------------------------------------------------------------------- */

static uint32_t check_begun, check_left;

static void check_stubborn(Thread *t, Value argument) {
    sync_add(&check_begun, 1);
    while (!(load_relaxed(&t->poll) & POLL_EXITING)) {
        CHECK(poll_actions(t));
        check_chain_is(check_chain(t, 10), 10);
        thread_park(t, &t->park_word, 0,
                    small_int_of(argument) % 2 ? PARK_FOREVER : park_deadline_in(1e-4));
    }
    sync_add(&check_left, 1);
}

/* A VM is freed while daemons run: they see it, and the last one takes the heap with it. */
static void check_free_while_running(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    for (int i = 0; i < 6; i++) {
        uint64_t ident;
        CHECK(thread_start(t, check_stubborn, small_int(i), true, &ident));
    }
    check_chain_is(check_chain(t, 1000), 1000);
    Thread *late = thread_new(vm);
    CHECK(late != NULL);
    thread_detach(t);
    while (sync_load(&check_begun) < 6) usleep(1000);
    CHECK(thread_attach(t));
    vm_free_runtime(vm);
    CHECK(!thread_attach(late));
    thread_free(late);
    for (int i = 0; i < 5000 && sync_load(&check_left) < 6; i++) usleep(1000);
    CHECK(sync_load(&check_left) == 6);
    usleep(10000);
}

static void check_many_short_lived(Thread *t) {
    check_shared.rounds = 1;
    for (int i = 0; i < 300; i++) {
        uint64_t ident;
        check_shared.running = 1;
        CHECK(thread_start(t, check_body, small_int(i), false, &ident));
        if (i % 10 == 0) gc_collect(t);
        CHECK(thread_wait_all(t));
    }
}

int main(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    check_park(t);
    check_interrupted_park(t);
    check_signal(t);
    check_foreign_threads(t);
    check_all_at_once(t);
    check_many_short_lived(t);
    check_two_vms(t);
    check_other_stack(t);
    check_taking_turns(t);
    vm_free_runtime(vm);
    check_free_while_running();
    return 0;
}
