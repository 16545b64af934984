/* The locks of streams, and the list of streams of a VM. */
#include <sys/stat.h>

#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/io.h"

/* ---- locks ----------------------------------------------------------------------------------- */

bool io_lock_slow(Thread *t, IoLock *lock, Value stream, bool reentrant) {
    if (load_relaxed(&lock->holder) == t) {
        if (!reentrant)
            return FAIL_WITH(raise_runtime_error(t, "reentrant call inside %R", stream));
        lock->depth++;
        return true;
    }
    if (load_relaxed(&object_of(stream)->owner) != OWNER_SHARED) owner_share(t, object_of(stream));
    for (uint32_t wanted = 1;; wanted = 2) {
        uint32_t expected = 0;
        if (sync_cas(&lock->word, &expected, wanted)) break;
        if (expected == 1 && !sync_cas(&lock->word, &expected, 2)) continue;
        if (thread_park(t, &lock->word, 2, PARK_FOREVER) == PARK_INTERRUPTED && !poll_actions(t))
            return false;
    }
    io_lock_hold(t, lock);
    return true;
}

void io_unlock_shared(IoLock *lock) {
    if (sync_exchange(&lock->word, 0) == 2) park_wake(&lock->word, 1);
}

/* ---- the list -------------------------------------------------------------------------------- */

typedef struct IoList {
    Mutex mutex;
    IoLink *first;
} IoList;

static const char io_list_key[] = "streams";

/* The list, which lives in a block of raw bytes: what is in it is not traced. NULL: none yet, or
 * MemoryError. */
static IoList *io_list(Thread *t, bool make) {
    Value *root = vm_root(t, io_list_key);
    if (!root) return NULL;
    Value block = load(root);
    if (!block && make) {
        block = to_value(bytes_block_new(t, sizeof(IoList)));
        if (!block) return NULL;
        store_release(root, block);
    }
    return block ? (IoList *)((BytesBlock *)block)->data : NULL;
}

bool io_register(Thread *t, IoLink *link, Object *stream) {
    IoList *list = io_list(t, true);
    if (!list) return false;
    mutex_lock(&list->mutex);
    if (!link->stream) {
        link->stream = stream;
        link->list = list;
        link->previous = NULL;
        link->next = list->first;
        if (list->first) list->first->previous = link;
        list->first = link;
    }
    mutex_unlock(&list->mutex);
    return true;
}

/* Under the mutex, or while the world is stopped. */
static void io_unlink(IoLink *link) {
    if (!link->stream) return;
    if (link->next) link->next->previous = link->previous;
    if (link->previous) link->previous->next = link->next;
    else link->list->first = link->next;
    link->stream = NULL;
}

void io_unlink_dead(IoLink *link) { io_unlink(link); }

void io_unregister(Thread *t, IoLink *link) {
    IoList *list = io_list(t, false);
    if (!list) return;
    mutex_lock(&list->mutex);
    io_unlink(link);
    mutex_unlock(&list->mutex);
}

static bool io_can_write(Thread *t, Value stream) {
    const TypeDef *def = type_of(t, stream)->def;
    return def == &textio_typedef   ? ((TextIO *)stream)->writable
           : def == &fileio_typedef ? ((FileIO *)stream)->writable
                                    : ((Buffered *)stream)->writable;
}

size_t io_streams(Thread *t, Value *streams, size_t room, bool only_writers) {
    IoList *list = io_list(t, false);
    size_t count = 0;
    if (!list) return 0;
    mutex_lock(&list->mutex);
    for (IoLink *link = list->first; link && count < room; link = link->next)
        if (!only_writers || io_can_write(t, to_value(link->stream)))
            streams[count++] = to_value(link->stream);
    mutex_unlock(&list->mutex);
    return count;
}

#define IO_STREAMS_AT_EXIT 4096

/* Calls visit for each stream of one layer, the upper ones first. */
static void io_for_each(Thread *t, void (*visit)(Thread *t, Value stream, int layer)) {
    ValuesBlock *block = values_block_new(t, IO_STREAMS_AT_EXIT);
    if (!block) {
        error_clear(t);
        return;
    }
    size_t count = io_streams(t, block->items, IO_STREAMS_AT_EXIT, false);
    for (int layer = 0; layer < 3; layer++) {
        for (size_t i = 0; i < count; i++) {
            visit(t, block->items[i], layer);
            error_clear(t);
        }
    }
}

static int io_layer(Thread *t, Value stream) {
    const TypeDef *def = type_of(t, stream)->def;
    return def == &textio_typedef ? 0 : def == &fileio_typedef ? 2 : 1;
}

static void io_flush_stream(Thread *t, Value stream, int layer) {
    if (io_layer(t, stream) != layer) return;
    if (layer == 0) {
        TextIO *f = (TextIO *)stream;
        if (!load(&f->buffer) || !textio_enter(t, f)) return;
        bool ok = textio_flush_pending(t, f);
        textio_leave(t, f);
        (void)ok;
    } else if (layer == 1) {
        Buffered *b = (Buffered *)stream;
        if (load(&b->raw) && b->writable && b->pending) (void)!buffered_flush(t, b);
    }
}

static void io_close_stream(Thread *t, Value stream, int layer) {
    if (layer != 2 || io_layer(t, stream) != layer) return;
    FileIO *f = (FileIO *)stream;
    if (f->closefd) (void)!fileio_close(t, f);
}


/* The file that a stream writes to in the end, or NULL. */
static FileIO *io_file_below(Thread *t, Value stream) {
    if (io_layer(t, stream) == 0) stream = load(&((TextIO *)stream)->buffer);
    if (stream && is_object(stream)) {
        const TypeDef *def = type_of(t, stream)->def;
        if (def == &buffered_writer_typedef || def == &buffered_random_typedef)
            stream = load(&((Buffered *)stream)->raw);
    }
    return stream && io_has_layout(t, stream, &fileio_typedef) ? (FileIO *)stream : NULL;
}

#define IO_STREAMS_TO_ASK 64

void io_flush_for(Thread *t, FileIO *opened, dev_t device, ino_t inode) {
    Value streams[IO_STREAMS_TO_ASK];
    size_t count = io_streams(t, streams, IO_STREAMS_TO_ASK, true);
    for (int layer = 0; layer < 2; layer++) {
        for (size_t i = 0; i < count; i++) {
            FileIO *f = io_layer(t, streams[i]) == layer ? io_file_below(t, streams[i]) : NULL;
            struct stat status;
            if (!f || f == opened || f->fd < 0 || !f->writable || fstat(f->fd, &status) < 0)
                continue;
            if (status.st_dev != device || status.st_ino != inode) continue;
            /* One that is being used by another thread is left alone. */
            IoLock *lock = layer ? &((Buffered *)streams[i])->lock : &((TextIO *)streams[i])->lock;
            if (load_relaxed(&lock->word)) continue;
            io_flush_stream(t, streams[i], layer);
            error_clear(t);
        }
    }
}

void io_flush_all(Thread *t) {
    Value error = error_take(t);
    io_for_each(t, io_flush_stream);
    if (error) error_restore(t, error);
}

void io_close_all(Thread *t) {
    io_flush_all(t);
    io_for_each(t, io_close_stream);
}

void io_after_fork(Thread *t) {
    IoList *list = io_list(t, false);
    if (!list) return;
    mutex_reset(&list->mutex);
    for (IoLink *link = list->first; link; link = link->next) {
        const TypeDef *def = type_of(t, to_value(link->stream))->def;
        IoLock *lock = def == &textio_typedef ? &((TextIO *)link->stream)->lock
                       : def != &fileio_typedef ? &((Buffered *)link->stream)->lock
                                                : NULL;
        if (lock && lock->holder != t) *lock = (IoLock){0};
    }
}
