/* fork(2) of a process with threads. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "runtime/threads/process.h"
#include "runtime/threads/state.h"

/* The VM's leaf locks, by rank: whoever takes two takes the lower row first. */
static void fork_each_mutex(VM *vm, void (*act)(Mutex *mutex)) {
    act(&vm->threads_mutex);
    act(&vm->shape_mutex);
    act(&vm->intern_mutex);
    act(&vm->weak_mutex);
    act(&vm->host_mutex);
    heap_each_mutex(vm->heap, act);
    gc_each_mutex(vm, act);
}

/* The C library gives the stacks of threads that are gone to new ones, so what is on them is
 * copied. Without memory for the copy nothing is kept alive by it. */
static __attribute__((no_sanitize("address", "thread"))) void fork_keep_stack(Thread *each) {
    if (each->stack_top == NULL) return;
    size_t words = (size_t)(each->stack_base - each->stack_top) / sizeof(uintptr_t);
    uintptr_t *copy = malloc(words * sizeof *copy);
    const volatile uintptr_t *from =
        (const volatile uintptr_t *)(const volatile void *)each->stack_top;
    for (size_t i = 0; copy != NULL && i < words; i++) copy[i] = from[i];
    each->stack_top = (const char *)copy;
    each->stack_base = copy != NULL ? (const char *)(copy + words) : NULL;
}

/* In the child the others do not exist. What they refer to stays alive, so that nothing that they
 * held is finalized a second time. */
static void fork_retire_others(Thread *t) {
    VM *vm = t->vm;
    for (Thread *each = vm->threads, *next; each != NULL; each = next) {
        next = each->next;
        if (each == t) continue;
        fork_keep_stack(each);
        heap_leave(vm->heap, &each->heap);
        owner_retire_id(vm, each->owner_id);
        each->previous = NULL;
        each->next = vm->vanished;
        vm->vanished = each;
    }
    t->next = t->previous = NULL;
    vm->threads = t;
    vm->thread_count = 1;
    vm->users = 2; /* the thread, and the handle */
    vm->thread_waits = 0;
    vm->requests_from_signals = 0;
    sync_store(&vm->main_thread, t);
    t->is_main = true;
    t->is_daemon = false;
    t->is_foreign = true;
}

static void fork_reset_child(Thread *t) {
    VM *vm = t->vm;
    fork_each_mutex(vm, mutex_reset);
    process_unlock_child();
    mutex_reset(&vm->stop_token);
    mutex_reset(&vm->clean_token);
    vm->stop_for_new_threads = 0;
    vm->stop_pending[STOP_INSIDE] = vm->stop_pending[STOP_CLEAN] = 0;
    t->state = STATE_ATTACHED;
    t->native_id = (pid_t)syscall(SYS_gettid);
    gil_after_fork(&vm->gil, t);
    gc_after_fork(vm);
    fork_retire_others(t);
    if (vm->hooks != NULL && vm->hooks->after_fork_child != NULL) vm->hooks->after_fork_child(t);
}

/* Tasks of a sanitizer's own: ThreadSanitizer has one, which a child may lack. */
#if defined(__SANITIZE_ADDRESS__)
#define FORK_HIDDEN_TASKS 0
#elif defined(__SANITIZE_THREAD__)
#define FORK_HIDDEN_TASKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FORK_HIDDEN_TASKS 0
#elif __has_feature(thread_sanitizer)
#define FORK_HIDDEN_TASKS 1
#endif
#endif

#ifdef FORK_HIDDEN_TASKS
static int fork_hidden_tasks = FORK_HIDDEN_TASKS;

static int fork_count_tasks(void) {
    DIR *tasks = opendir("/proc/self/task");
    int count = -2; /* . and .. */
    while (tasks != NULL && readdir(tasks) != NULL) count++;
    if (tasks != NULL) closedir(tasks);
    return count;
}

static int fork_count_known(VM *vm) {
    int count = 0;
    mutex_lock(&vm->threads_mutex);
    for (Thread *each = vm->threads; each != NULL; each = each->next)
        count += sync_load(&each->native_id) != 0;
    mutex_unlock(&vm->threads_mutex);
    return count;
}

/* The C library's fork takes the locks of malloc; that of a sanitizer, which replaces it, does not
 * have its locks taken, and a thread that starts or ends at that moment may hold one, for ever in
 * the child. So that such threads have passed: the kernel has no task that the list lacks. Threads
 * of a host, or of another VM, are not on the list: 200 ms at most. */
static void fork_await_sanitizer(VM *vm) {
    for (int i = 0; i < 200 && fork_count_tasks() > fork_count_known(vm) + fork_hidden_tasks; i++)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

static void fork_count_child(void) { fork_hidden_tasks = fork_count_tasks() - 1; }
#else
static void fork_await_sanitizer(VM *vm) { (void)vm; }
static void fork_count_child(void) {}
#endif

pid_t thread_fork(Thread *t) {
    thread_stop_begin(t, NULL, STOP_CLEAN);
    fork_await_sanitizer(t->vm);
    fork_each_mutex(t->vm, mutex_lock);
    process_lock();
    pid_t child = fork();
    int saved_errno = errno;
    if (child == 0) {
        fork_count_child();
        fork_reset_child(t);
        return 0;
    }
    process_unlock();
    fork_each_mutex(t->vm, mutex_unlock);
    thread_stop_end(t, NULL, STOP_CLEAN);
    errno = saved_errno;
    return child;
}
