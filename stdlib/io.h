/* The streams of module _io, written in C.
 *
 *      TextIOWrapper ──► BufferedReader/Writer/Random ──► FileIO ──► file descriptor
 *
 * Each layer calls the one below directly while that is one of these C types, unchanged by a
 * subclass, and through its methods otherwise. A layer's state changes only under its lock, which a
 * thread holds while it waits, detached, for the file. Every stream with something to flush or to
 * close is in the VM's list of streams, which does not keep it alive: io_flush_all() goes through
 * it, and so does open(), which first flushes what is buffered for the same file. */
#pragma once

#include <sys/types.h>

#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"

#define IO_BUFFER_SIZE (128 * 1024)
#define IO_TEXT_CHUNK 8192
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define NATIVE_UTF16 ENCODING_UTF16_LE
#define NATIVE_UTF32 ENCODING_UTF32_LE
#else
#define NATIVE_UTF16 ENCODING_UTF16_BE
#define NATIVE_UTF32 ENCODING_UTF32_BE
#endif

/* Flushes all buffered output; errors are ignored. Called at exit. */
void io_flush_all(Thread *t);
/* Flushes, then closes every file descriptor that a stream owns. Called when the VM ends. */
void io_close_all(Thread *t);
/* In a forked child: locks that vanished threads held are free. */
void io_after_fork(Thread *t);
/* sys.stdin, stdout and stderr. A descriptor that is not open gives None. */
MUST_CHECK bool io_make_standard_files(Thread *t, Value *in, Value *out, Value *err);
/* open(file, mode, ...): encoding, errors, newline may be NULL. */
MUST_CHECK Value io_open(Thread *t, Value file, const char *mode, int buffering,
                         const char *encoding, const char *errors, const char *newline,
                         bool closefd, Value opener);

/* ---- types ----------------------------------------------------------------------------------- */

typedef enum IoTypeIndex {
    IO_BASE,
    IO_RAW_BASE,
    IO_BUFFERED_BASE,
    IO_TEXT_BASE,
    IO_FILE,
    IO_READER,
    IO_WRITER,
    IO_RANDOM,
    IO_PAIR,
    IO_TEXT,
    IO_STRING,
    IO_BYTES,
    IO_BYTES_BUFFER,
    IO_NEWLINE_DECODER,
    IO_UNSUPPORTED,
    IO_TYPE_COUNT,
} IoTypeIndex;
extern const TypeDef io_base_typedef, io_raw_base_typedef, io_buffered_base_typedef,
    io_text_base_typedef, fileio_typedef, buffered_reader_typedef, buffered_writer_typedef,
    buffered_random_typedef, buffered_pair_typedef, textio_typedef, stringio_typedef,
    bytesio_typedef, bytesio_buffer_typedef, newline_decoder_typedef;

/* Makes the types when they are first needed. NULL: error. */
MUST_CHECK Type *io_type(Thread *t, IoTypeIndex index);
/* Exactly the C type: its methods may be called directly. */
bool io_is_exact(Thread *t, Value v, IoTypeIndex index);
/* An instance of it or of a subclass. */
ALWAYS_INLINE bool io_has_layout(Thread *t, Value v, const TypeDef *def) {
    return is_object(v) && type_of(t, v)->def == def;
}

/* ---- locks, and the list of streams (io_lock.c)
 *
 * A stream's lock is taken and released without atomic instructions by the thread that owns the
 * stream (owner.h), as long as it does. Another thread first makes it shared, which waits for a
 * stop of the owner; what the owner stored before is seen then, and from then on both use
 * compare-and-swap. With a GIL nobody needs to. */

typedef struct IoLock {
    uint32_t word;           /* 0 free, 1 held, 2 held and waited for */
    uint32_t depth;          /* of the holder's nested holds */
    Thread *holder;
} IoLock;
/* reentrant false: RuntimeError if the thread has it already. */
MUST_CHECK bool io_lock_slow(Thread *t, IoLock *lock, Value stream, bool reentrant);
void io_unlock_shared(IoLock *lock);
ALWAYS_INLINE bool io_is_owner(Thread *t, Value stream) {
    return HAVE_GIL ||
           (load_relaxed(&object_of(stream)->owner) == t->owner_id && t->owner_id != OWNER_SHARED);
}
ALWAYS_INLINE void io_lock_hold(Thread *t, IoLock *lock) {
    store_relaxed(&lock->holder, t);
    lock->depth = 1;
}
ALWAYS_INLINE MUST_CHECK bool io_lock(Thread *t, IoLock *lock, Value stream, bool reentrant) {
    if (UNLIKELY(load_relaxed(&lock->word) != 0 || !io_is_owner(t, stream)))
        return io_lock_slow(t, lock, stream, reentrant);
    store_relaxed(&lock->word, 1);
    io_lock_hold(t, lock);
    return true;
}
ALWAYS_INLINE void io_unlock(Thread *t, IoLock *lock, Value stream) {
    if (UNLIKELY(--lock->depth > 0)) return;
    store_relaxed(&lock->holder, NULL);
    if (LIKELY(load_relaxed(&lock->word) == 1 && io_is_owner(t, stream)))
        store_relaxed(&lock->word, 0);
    else io_unlock_shared(lock);
}

/* Not traced: the list does not keep streams alive. They leave it when they are closed, and when
 * they are found dead. */
typedef struct IoLink {
    struct IoLink *next, *previous;
    Object *stream;          /* NULL: not in the list */
    struct IoList *list;
} IoLink;
MUST_CHECK bool io_register(Thread *t, IoLink *link, Object *stream);
void io_unregister(Thread *t, IoLink *link);
/* TypeDef.finalize of those that have a link: of a stream whose __del__ did not close it. */
void io_unlink_dead(IoLink *link);
/* Streams in the list that can be written to, or all, as they are now: at most `room`; returns how
 * many. Newest first. */
size_t io_streams(Thread *t, Value *streams, size_t room, bool only_writers);

/* ---- helpers (io_base.c) */

Value io_unsupported(Thread *t, const char *message);
/* Calls a method by name without arguments, or with one. ValueError for a stream that is NULL: another call has
 * detached it meanwhile. */
MUST_CHECK Value io_call_0(Thread *t, Value stream, Str *name);
MUST_CHECK Value io_call_1(Thread *t, Value stream, Str *name, Value argument);
MUST_CHECK Value io_call_seek(Thread *t, Value stream, int64_t offset, int whence);
/* What __getstate__ says of the instance's attributes, a new dict or None; and sets them to what a state's item
 * says ("third": which). */
MUST_CHECK Value io_state_dict(Thread *t, Value self);
MUST_CHECK bool io_set_state_dict(Thread *t, Value self, Value state, const char *which);
/* stream.closed: 1, 0, -1. NULL as above. */
int io_is_closed(Thread *t, Value stream);
MUST_CHECK bool io_check_open(Thread *t, Value stream);
/* Checks that stream.name() is true; otherwise UnsupportedOperation with message. */
MUST_CHECK bool io_check_able(Thread *t, Value stream, Str *name, const char *message);
/* An offset or size argument; None and NULL give `absent`. */
MUST_CHECK bool io_size_argument(Thread *t, Value v, int64_t absent, int64_t *out);
/* A buffer to read into; what it is not is a TypeError about the argument at the position, 0: the only one. */
MUST_CHECK bool io_get_writable(Thread *t, Value v, const char *function, int position, BufferView *view);
/* __getstate__ of streams that have something below them: TypeError. */
Value io_no_state(Thread *t, Value *args, size_t nargs);
#define IO_NO_STATE {"__getstate__", io_no_state, 0, 0, NATIVE_METHOD, NULL, NULL}
/* close() from a finalizer; sys.unraisablehook is told of errors. */
void io_finalize(Thread *t, Value stream);
/* After a call that must happen whatever went wrong before it: `error` (or NULL) is that, and is raised, or is the
 * context of what the call raised (not ok). */
bool io_after_error(Thread *t, Value error, bool ok);

/* ---- files (io_file.c) */

typedef struct FileIO {
    Object header;
    Value name;
    IoLink link;
    int32_t fd;              /* -1: closed */
    int8_t seekable;         /* -1: not yet known */
    bool created, readable, writable, appending, closefd;
    bool wrapped;            /* a C stream above closes it */
    uint32_t block_size;
} FileIO;

MUST_CHECK Value fileio_open(Thread *t, Value file, const char *mode, bool closefd, Value opener);
/* read(2) into memory that the collector keeps, detached; at end 0; -1 error; -2 would block. */
int64_t fileio_read_into(Thread *t, FileIO *f, void *to, size_t size);
int64_t fileio_write_from(Thread *t, FileIO *f, const void *from, size_t size);
/* -1: error. */
int64_t fileio_seek(Thread *t, FileIO *f, int64_t offset, int whence);
MUST_CHECK Bytes *fileio_read_all(Thread *t, FileIO *f);
MUST_CHECK bool fileio_close(Thread *t, FileIO *f);
/* Flushes what other streams have buffered for that file. */
void io_flush_for(Thread *t, FileIO *opened, dev_t device, ino_t inode);

/* ---- buffered streams (io_buffered.c, io_buffered_methods.c) */

typedef struct Buffered {
    Object header;
    Value raw;               /* NULL: detached or not initialised */
    BytesBlock *block;       /* NULL: not needed yet, or closed; nothing is read ahead or pending */
    IoLink link;
    IoLock lock;
    size_t size;             /* of the block */
    size_t position, end;    /* bytes read ahead: block[position, end) */
    size_t pending;          /* bytes to write: block[0, pending); then nothing is read ahead */
    bool readable, writable, detached, direct; /* direct: raw is exactly FileIO */
    bool wrapped;
} Buffered;

/* What is in the block. */
ALWAYS_INLINE uint8_t *buffered_data(const Buffered *b) {
    static const uint8_t nothing[1];
    return b->block ? b->block->data : (uint8_t *)nothing; /* where none are written */
}
MUST_CHECK Value buffered_new(Thread *t, IoTypeIndex type, Value raw, size_t size);
MUST_CHECK bool buffered_init(Thread *t, Buffered *b, Value raw, size_t size);
MUST_CHECK bool buffered_enter(Thread *t, Buffered *b, const char *what);
void buffered_leave(Thread *t, Buffered *b);
/* The following are called with the lock held. -1 error, -2 would block; else how many bytes. */
int64_t buffered_raw_read(Thread *t, Buffered *b, void *to, size_t size);
int64_t buffered_fill(Thread *t, Buffered *b);
MUST_CHECK bool buffered_flush_pending(Thread *t, Buffered *b);
/* Also gives back what was read ahead. */
MUST_CHECK bool buffered_flush_locked(Thread *t, Buffered *b, bool rewind);
int64_t buffered_write_locked(Thread *t, Buffered *b, const void *from, size_t size);
int64_t buffered_raw_tell(Thread *t, Buffered *b);
int64_t buffered_raw_seek(Thread *t, Buffered *b, int64_t offset, int whence);
/* Direct calls for the text layer: take the lock. */
int64_t buffered_write_from(Thread *t, Buffered *b, const void *from, size_t size);
/* One read at most: the bytes that are there, or what one read(2) gives. NULL: error; would block:
 * an empty result with *blocked. */
MUST_CHECK Bytes *buffered_read1(Thread *t, Buffered *b, size_t size, bool *blocked);
MUST_CHECK bool buffered_flush(Thread *t, Buffered *b);

/* ---- text (io_text.c, io_text_read.c, io_text_seek.c) */

enum { NEWLINE_SEEN_CR = 1, NEWLINE_SEEN_LF = 2, NEWLINE_SEEN_CRLF = 4 };

/* Turns \r\n and \r into \n, and remembers what it saw. */
typedef struct NewlineState {
    bool translate;
    bool pending_cr;         /* a \r at the end of the last piece is kept back */
    uint8_t seen;
} NewlineState;
MUST_CHECK Str *newline_decode(Thread *t, NewlineState *state, Str *s, bool final);
MUST_CHECK Value newline_seen(Thread *t, unsigned seen);

typedef struct TextIO {
    Object header;
    Value buffer;            /* NULL: detached or not initialised */
    Value encoding, errors;  /* str */
    Value newline;           /* str or NULL */
    Value mode;              /* str or NULL */
    Value encoder, decoder;  /* of encodings that are not built in; else NULL */
    Value decoded;           /* str: text not read yet is decoded[decoded_used:] */
    Value snapshot; /* bytes that `decoded` was made from, leftover first, or NULL: tell() asks the
                       buffer */
    Value decoder_state;     /* of `decoder`, before the snapshot */
    Value leftover;          /* bytes that end in the middle of a character, or NULL */
    BytesBlock *pending;     /* encoded output */
    IoLink link;
    IoLock lock;
    size_t pending_length, decoded_used;

    NewlineState newlines;
    Encoding known;
    int64_t chunk_size;      /* bytes that are read at once */
    int order, snapshot_order; /* byte order of UTF-16 and -32 seen so far */
    bool universal;          /* \r, \n and \r\n end lines */
    bool line_buffering, write_through, seekable, telling, has_read1;
    bool readable, writable;
    bool write_cr;           /* \n becomes `newline` */
    bool direct;             /* buffer is exactly one of our Buffered types */
    bool exact;              /* not an instance of a subclass */
    bool wrote_mark;         /* UTF-16 and -32, where they are built in: the byte order mark is out */
    bool detached;
} TextIO;

MUST_CHECK Value textio_new(Thread *t, Value buffer, const char *encoding, const char *errors,
                            const char *newline, bool line_buffering, bool write_through);
MUST_CHECK bool textio_enter(Thread *t, TextIO *f);
void textio_leave(Thread *t, TextIO *f);
/* With the lock held. */
MUST_CHECK bool textio_flush_pending(Thread *t, TextIO *f);
/* Reads and decodes one more chunk of at least one byte. 1, 0: the end, -1: error. */
int textio_read_chunk(Thread *t, TextIO *f, size_t hint);
/* The encoder will write a byte order mark first, at the start of a file, or does not. */
MUST_CHECK bool textio_start_encoder(Thread *t, TextIO *f, bool at_start);
void textio_set_decoded(TextIO *f, Str *s);
void textio_forget_decoded(TextIO *f);
MUST_CHECK Str *textio_decode(Thread *t, TextIO *f, Bytes *input, bool final);
Value textio_method_read(Thread *t, Value *args, size_t nargs);
Value textio_method_readline(Thread *t, Value *args, size_t nargs);
Value textio_method_seek(Thread *t, Value *args, size_t nargs);
Value textio_method_tell(Thread *t, Value *args, size_t nargs);
Value textio_method_truncate(Thread *t, Value *args, size_t nargs);
Value textio_slot_next(Thread *t, Value self);
