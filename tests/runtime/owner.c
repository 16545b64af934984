/* Ownership: who writes to an object, and that what all have written is there in the end. */
#include "tests/runtime/check.h"

#include <limits.h>
#include <sched.h>

enum { WRITERS = 4 };

static uint32_t check_running;
static uint32_t check_rounds;

static uint64_t check_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Two words that are always equal outside write sections. */
static void check_increment(Thread *t, ValuesBlock *counter) {
    write_begin(t, &counter->header);
    int64_t first = small_int_of(counter->items[0]), second = small_int_of(counter->items[1]);
    CHECK(first == second);
    store(counter, &counter->items[0], small_int(first + 1));
    store(counter, &counter->items[1], small_int(second + 1));
    write_end(t, &counter->header);
}

static ValuesBlock *check_new_counter(Thread *t) {
    ValuesBlock *counter = check_new_block(t, 2);
    counter->items[0] = counter->items[1] = small_int(0);
    return counter;
}

static void check_done(void) {
    sync_add(&check_running, (uint32_t)-1);
    park_wake(&check_running, INT_MAX);
}

static void check_run(Thread *t, void (*body)(Thread *t, Value argument), Value argument) {
    check_running = WRITERS;
    for (int i = 0; i < WRITERS; i++) {
        uint64_t ident;
        CHECK(thread_start(t, body, argument, false, &ident));
    }
}

static void check_join(Thread *t) {
    for (uint32_t running; (running = sync_load(&check_running)) != 0;) {
        thread_park(t, &check_running, running, PARK_FOREVER);
        CHECK(poll_actions(t));
    }
}

/* ---- one counter of the main thread, written by all ------------------------------------------ */

static void check_count_body(Thread *t, Value argument) {
    for (uint32_t i = 0; i < check_rounds; i++) {
        check_increment(t, (ValuesBlock *)argument);
        CHECK(poll_actions(t));
    }
    check_done();
}

static void check_counting(Thread *t) {
    ValuesBlock *counter = check_new_counter(t);
    check_run(t, check_count_body, to_value(counter));
    for (uint32_t i = 0; i < check_rounds; i++) {
        check_increment(t, counter);
        CHECK(poll_actions(t));
    }
    check_join(t);
    CHECK(small_int_of(counter->items[0]) == (int64_t)check_rounds * (WRITERS + 1));
    if (!HAVE_GIL)
        CHECK(load_relaxed(&counter->header.owner) == OWNER_SHARED && counter->header.lock == 0);
}

/* ---- a storm: everybody makes counters, everybody writes to those of others ------------------ */

enum { PLACES = 64 };

static void check_storm_body(Thread *t, Value argument) {
    ValuesBlock *places = (ValuesBlock *)argument;
    uint64_t seed = t->ident;
    for (uint32_t i = 0; i < check_rounds; i++) {
        Value *place = &places->items[check_random(&seed) % PLACES];
        if (check_random(&seed) % 4 == 0) {
            ValuesBlock *counter = check_new_counter(t);
            check_increment(t, counter);
            store(places, place, to_value(counter));
        }
        ValuesBlock *other = (ValuesBlock *)load(place);
        if (other != NULL) check_increment(t, other);
        if (check_random(&seed) % 512 == 0) gc_collect(t);
        if (check_random(&seed) % 256 == 0 && other != NULL) owner_share(t, &other->header);
        CHECK(poll_actions(t));
    }
    check_done();
}

static void check_storm(Thread *t) {
    ValuesBlock *places = check_new_block(t, PLACES);
    owner_share(t, &places->header);
    check_run(t, check_storm_body, to_value(places));
    check_join(t);
    for (int i = 0; i < PLACES; i++)
        if (places->items[i] != NULL) check_increment(t, (ValuesBlock *)places->items[i]);
}

/* ---- hand-over: what a thread has made outlives it ------------------------------------------- */

static void check_maker_body(Thread *t, Value argument) {
    ValuesBlock *places = (ValuesBlock *)argument;
    ValuesBlock *counter = check_new_counter(t);
    check_increment(t, counter);
    uint64_t seed = t->ident;
    store(places, &places->items[check_random(&seed) % PLACES], to_value(counter));
    check_done();
}

static void check_hand_over(Thread *t) {
    ValuesBlock *places = check_new_block(t, PLACES);
    for (uint32_t round = 0; round < check_rounds / 100 + 1; round++) {
        check_run(t, check_maker_body, to_value(places));
        check_join(t);
        CHECK(thread_wait_all(t));
        for (int i = 0; i < PLACES; i++)
            if (places->items[i] != NULL) check_increment(t, (ValuesBlock *)places->items[i]);
    }
    gc_collect(t);
    /* The last may not have ended before the collection. */
    CHECK(load_relaxed(&t->vm->retired_count) <= WRITERS);
    for (int i = 0; i < PLACES; i++) {
        ValuesBlock *counter = (ValuesBlock *)places->items[i];
        if (counter == NULL) continue;
        uint16_t owner = load_relaxed(&counter->header.owner);
        CHECK(HAVE_GIL || owner == OWNER_SHARED);
        check_increment(t, counter);
    }
}

/* ---- an owner that is blocked, one that runs and never allocates ----------------------------- */

static ValuesBlock *check_others;
static uint32_t check_stage;

static void check_blocked_body(Thread *t, Value argument) {
    ValuesBlock *places = (ValuesBlock *)argument;
    Value *place = &places->items[sync_add(&check_stage, 1) - 1];
    store(places, place, to_value(check_new_counter(t)));
    bool parks = (place - places->items) % 2;
    while (sync_load(&check_stage) <= WRITERS) {
        if (parks) thread_park(t, &t->park_word, 0, park_deadline_in(0.05));
        else CHECK(poll_actions(t));
    }
    check_done();
}

static void check_blocked_owners(Thread *t) {
    check_others = check_new_block(t, WRITERS);
    ValuesBlock *places = check_others;
    check_stage = 0;
    check_run(t, check_blocked_body, to_value(places));
    for (int i = 0; i < WRITERS; i++) {
        Value made;
        while ((made = load(&places->items[i])) == NULL) {
            thread_park(t, &t->park_word, 0, park_deadline_in(1e-4));
            CHECK(poll_actions(t));
        }
        for (int n = 0; n < 100; n++) check_increment(t, (ValuesBlock *)made);
    }
    sync_add(&check_stage, 1);
    check_join(t);
}

int main(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    check_rounds = getenv("MINIPY_GC_STRESS") != NULL ? 300 : 10000;
    check_counting(t);
    check_storm(t);
    check_hand_over(t);
    check_blocked_owners(t);
    CHECK(thread_wait_all(t));
    vm_free_runtime(vm);
    return 0;
}
