/* The helpers of a collection, and the pool through which work passes. */
#define _GNU_SOURCE
#include "runtime/memory/mark_pool.h"

#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>

/* Waking helpers costs as much as marking some hundred kilobytes. */
#define MARK_POOL_WORTH ((size_t)16 << 20)
#define MARK_HELPERS_MAX 3
#define MARK_HELPER_STACK ((size_t)256 << 10)
/* A segment comes sooner than a parked thread wakes up. */
#define MARK_POOL_SPINS 2000

typedef struct MarkPool {
    VM *vm;
    pthread_t threads[MARK_HELPERS_MAX];
    uint32_t helper_count;
    uint32_t round;          /* goes up when a round of marking begins: helpers wait on it */
    uint32_t quit;

    Mutex mutex;             /* the rest */
    MarkSegment *segments;
    uint32_t active;         /* markers that have joined the round */
    uint32_t idle;           /* of these, without work; also read without the mutex */
    uint32_t changes;        /* goes up when there is work, or none any more: the idle wait on it */
    bool over;               /* nobody may join */
    bool overflowed;         /* some helper's marker has */
    uint32_t joined;         /* helpers that have not left yet: the collector waits on it */
} MarkPool;

/* ---- the pool -------------------------------------------------------------------------------- */

bool mark_pool_is_hungry(const MarkPool *pool) { return load_relaxed(&pool->idle) > 0; }

/* Under the mutex. */
static void mark_pool_change(MarkPool *pool) {
    sync_add(&pool->changes, 1);
    park_wake(&pool->changes, INT_MAX);
}

void mark_pool_give(MarkPool *pool, MarkSegment *segment) {
    mutex_lock(&pool->mutex);
    segment->next = pool->segments;
    pool->segments = segment;
    mark_pool_change(pool);
    mutex_unlock(&pool->mutex);
}

static void mark_pool_wait(MarkPool *pool, uint32_t changes) {
    for (int i = 0; i < MARK_POOL_SPINS; i++) {
        if (sync_load(&pool->changes) != changes) return;
        cpu_relax();
    }
    park_wait(&pool->changes, changes, PARK_FOREVER);
}

MarkSegment *mark_pool_take(MarkPool *pool) {
    mutex_lock(&pool->mutex);
    store_relaxed(&pool->idle, pool->idle + 1);
    while (pool->segments == NULL && !pool->over) {
        if (pool->idle == pool->active) {
            pool->over = true;
            mark_pool_change(pool);
            break;
        }
        uint32_t changes = load_relaxed(&pool->changes);
        mutex_unlock(&pool->mutex);
        mark_pool_wait(pool, changes);
        mutex_lock(&pool->mutex);
    }
    MarkSegment *segment = pool->segments;
    if (segment != NULL) {
        pool->segments = segment->next;
        segment->next = NULL;
        store_relaxed(&pool->idle, pool->idle - 1);
    }
    mutex_unlock(&pool->mutex);
    return segment;
}

/* ---- helpers --------------------------------------------------------------------------------- */

typedef struct MarkHelper {
    MarkPool *pool;
    uint32_t round;
} MarkHelper;

/* Helpers that the system lets run too late are not waited for. */
static bool mark_pool_join(MarkPool *pool, Marker *m) {
    mutex_lock(&pool->mutex);
    bool joins = !pool->over;
    if (joins) {
        marker_init(m, pool->vm);
        m->parallel = true;
        m->pool = pool;
        pool->active++;
        sync_add(&pool->joined, 1);
    }
    mutex_unlock(&pool->mutex);
    return joins;
}

static void mark_pool_part(MarkPool *pool, Marker *m) {
    mutex_lock(&pool->mutex);
    pool->overflowed |= m->overflowed;
    mutex_unlock(&pool->mutex);
    marker_free(m);
    if (sync_add(&pool->joined, (uint32_t)-1) == 0) park_wake(&pool->joined, INT_MAX);
}

static void *mark_helper_main(void *data) {
    MarkHelper helper = *(MarkHelper *)data;
    free(data);
    MarkPool *pool = helper.pool;
    for (uint32_t round = helper.round;;) {
        while (sync_load(&pool->round) == round) park_wait(&pool->round, round, PARK_FOREVER);
        if (sync_load(&pool->quit)) return NULL;
        round = sync_load(&pool->round);
        Marker marker;
        if (!mark_pool_join(pool, &marker)) continue;
        mark_drain(&marker);
        mark_pool_part(pool, &marker);
    }
}

/* Helpers take no signals: those are for threads that run Python code. */
static bool mark_pool_start_helper(MarkPool *pool) {
    MarkHelper *helper = malloc(sizeof *helper);
    if (helper == NULL) return false;
    *helper = (MarkHelper){pool, pool->round};
    pthread_attr_t attributes;
    sigset_t all, before;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, MARK_HELPER_STACK);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error =
        pthread_create(&pool->threads[pool->helper_count], &attributes, mark_helper_main, helper);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    if (error != 0) free(helper);
    else pool->helper_count++;
    return error == 0;
}

static uint32_t mark_pool_helpers_wanted(void) {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) != 0) return 0;
    int count = CPU_COUNT(&cores) - 1;
    return (uint32_t)(count < MARK_HELPERS_MAX ? count : MARK_HELPERS_MAX);
}

/* The VM's pool with its helpers, or NULL when there is one core or no memory. */
static MarkPool *mark_pool_of(VM *vm) {
    if (vm->gc->pool != NULL) return vm->gc->pool;
    uint32_t wanted = mark_pool_helpers_wanted();
    MarkPool *pool = wanted > 0 ? calloc(1, sizeof *pool) : NULL;
    if (pool == NULL) return NULL;
    pool->vm = vm;
    pool->over = true;
    while (pool->helper_count < wanted && mark_pool_start_helper(pool)) {}
    if (pool->helper_count == 0) {
        free(pool);
        return NULL;
    }
    return vm->gc->pool = pool;
}

void mark_pool_free(VM *vm) {
    MarkPool *pool = vm->gc->pool;
    if (pool == NULL) return;
    sync_store(&pool->quit, 1);
    sync_add(&pool->round, 1);
    park_wake(&pool->round, INT_MAX);
    for (uint32_t i = 0; i < pool->helper_count; i++) pthread_join(pool->threads[i], NULL);
    free(pool);
    vm->gc->pool = NULL;
}

void mark_pool_after_fork(VM *vm) {
    free(vm->gc->pool);
    vm->gc->pool = NULL;
}

/* ---- a round --------------------------------------------------------------------------------- */

static void mark_pool_begin(MarkPool *pool, Marker *m) {
    mutex_lock(&pool->mutex);
    pool->active = 1;
    store_relaxed(&pool->idle, 0);
    pool->over = pool->overflowed = false;
    mutex_unlock(&pool->mutex);
    m->parallel = true;
    m->pool = pool;
    sync_add(&pool->round, 1);
    park_wake(&pool->round, INT_MAX);
}

static void mark_pool_end(MarkPool *pool, Marker *m) {
    for (uint32_t joined; (joined = sync_load(&pool->joined)) != 0;)
        park_wait(&pool->joined, joined, PARK_FOREVER);
    m->parallel = false;
    m->pool = NULL;
    m->overflowed |= pool->overflowed;
}

void mark_pool_drain(Marker *m) {
    MarkPool *pool = m->heap->live_bytes >= MARK_POOL_WORTH ? mark_pool_of(m->vm) : NULL;
    if (pool != NULL) mark_pool_begin(pool, m);
    mark_drain(m);
    if (pool != NULL) mark_pool_end(pool, m);
    mark_recover(m);
}
