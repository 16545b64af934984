/* minipy: an embeddable virtual machine for Python.
 *
 * A host makes as many machines as it likes; they share nothing. A machine is used by threads that are attached to it: the one
 * that made it is from the start, others call mpy_attach(). An attached thread is known to the garbage collector, which
 * finds the mpy_values in its C stack and registers, so a host keeps them in plain local variables; to keep one anywhere else
 * (a struct, malloc'ed memory, a static variable) it makes a reference with mpy_ref().
 *
 * An attached thread may hold up the others: with the GIL they wait for it, without one the collector does. Around
 * anything that takes long and needs no Python (I/O, waiting, the host's own computing) call mpy_release() and mpy_acquire().
 *
 * Unless said otherwise, a function may be called from any attached thread, may run Python code, and may collect.
 * Functions that fail return NULL or a status that is not MPY_OK, and then an exception is set on the thread: see "errors". With
 * a NULL machine, or arguments that are NULL where they must not be, functions fail the same way and do nothing. */
#ifndef MINIPY_H
#define MINIPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MINIPY_API_VERSION 1

#if defined(__GNUC__)
#define MPY_API __attribute__((visibility("default")))
#else
#define MPY_API
#endif

typedef struct mpy_vm mpy_vm;
/* Any Python object. NULL is none at all. */
typedef struct mpy_object *mpy_value;

typedef enum mpy_status {
    MPY_OK = 0,
    MPY_ERROR = 1,         /* an exception is set */
    MPY_BAD_ARGUMENT = 2,  /* NULL where something is needed, or not attached; no exception */
    MPY_NO_MEMORY = 3      /* no exception could be made */
} mpy_status;

/* All zero is the default. */
typedef struct mpy_config {
    size_t heap_limit;      /* most bytes of Python objects; then MemoryError. 0: no limit */
    uint32_t recursion_limit; /* nested Python calls; then RecursionError. 0: 1000 */
    int optimize;           /* as the command's -O: 1 without asserts, 2 without docstrings too */
    bool no_standard_files; /* sys.stdin, stdout and stderr are None */
} mpy_config;

/* ---- the library ------------------------------------------------------------------------------- */

/* "0.1.0". Never fails; any thread. */
MPY_API const char *mpy_version(void);
/* Whether this library has a GIL. Never fails; any thread. */
MPY_API bool mpy_has_gil(void);
/* Runs the minipy command as main() would, and returns its exit status. From the main thread, once. */
MPY_API int mpy_main(int argc, char **argv);

/* ---- machines and threads ---------------------------------------------------------------------- */

/* A new machine, with the calling thread attached. config may be NULL. NULL: no memory. */
MPY_API mpy_vm *mpy_vm_new(const mpy_config *config);
/* Runs what is registered for exit, flushes, and frees the machine. Its other threads unwind at their next safepoint or when what they
 * wait for is over, and fail to attach from then on; the last one to leave frees the memory. From a thread that is attached to it. */
MPY_API void mpy_vm_free(mpy_vm *vm);
/* Attaches the calling thread, which detaches from another machine meanwhile. Blocks. MPY_ERROR without an
 * exception: the machine is being freed. Pairs with mpy_detach(); calls nest. */
MPY_API mpy_status mpy_attach(mpy_vm *vm);
MPY_API void mpy_detach(mpy_vm *vm);
/* Between the two the thread touches no Python object, and others run. mpy_acquire() blocks until it may go on. */
MPY_API void mpy_release(mpy_vm *vm);
MPY_API mpy_status mpy_acquire(mpy_vm *vm);
/* Makes Python code that runs in the machine raise KeyboardInterrupt at its next safepoint, in every thread. From any thread, attached
 * or not; async-signal-safe. */
MPY_API void mpy_interrupt(mpy_vm *vm);

/* ---- running ----------------------------------------------------------------------------------- */

/* Runs statements in module __main__. An error is printed to sys.stderr as the command would, and cleared: use
 * mpy_exec() to keep it. */
MPY_API mpy_status mpy_run_string(mpy_vm *vm, const char *source);
MPY_API mpy_status mpy_run_file(mpy_vm *vm, const char *path);
/* Runs statements in module __main__; the exception stays set. filename (may be NULL) is for tracebacks. */
MPY_API mpy_status mpy_exec(mpy_vm *vm, const char *source, const char *filename);
/* The value of an expression in module __main__. */
MPY_API mpy_value mpy_eval(mpy_vm *vm, const char *expression);
/* import name: the module itself. */
MPY_API mpy_value mpy_import(mpy_vm *vm, const char *name);
/* callable(*args). args may be NULL when count is 0. */
MPY_API mpy_value mpy_call(mpy_vm *vm, mpy_value callable, const mpy_value *args, size_t count);

/* ---- names, attributes, items ------------------------------------------------------------------ */

/* Variables of module __main__. */
MPY_API mpy_value mpy_get_global(mpy_vm *vm, const char *name);
MPY_API mpy_status mpy_set_global(mpy_vm *vm, const char *name, mpy_value v);
MPY_API mpy_value mpy_get_attr(mpy_vm *vm, mpy_value object, const char *name);
MPY_API mpy_status mpy_set_attr(mpy_vm *vm, mpy_value object, const char *name, mpy_value v);
MPY_API mpy_value mpy_get_item(mpy_vm *vm, mpy_value object, mpy_value key);
MPY_API mpy_status mpy_set_item(mpy_vm *vm, mpy_value object, mpy_value key, mpy_value v);
MPY_API int64_t mpy_length(mpy_vm *vm, mpy_value object); /* -1: error */
/* iter(object); next(iterator) gives NULL at the end, without an exception, or for an error. */
MPY_API mpy_value mpy_iter(mpy_vm *vm, mpy_value object);
MPY_API mpy_value mpy_next(mpy_vm *vm, mpy_value iterator);

/* ---- making and reading values ----------------------------------------------------------------- */

MPY_API mpy_value mpy_none(void);
MPY_API mpy_value mpy_bool(bool b);
MPY_API mpy_value mpy_int(mpy_vm *vm, int64_t n);
MPY_API mpy_value mpy_float(mpy_vm *vm, double d);
MPY_API mpy_value mpy_str(mpy_vm *vm, const char *utf8);
MPY_API mpy_value mpy_bytes(mpy_vm *vm, const void *data, size_t length);
MPY_API mpy_value mpy_tuple(mpy_vm *vm, const mpy_value *items, size_t count);
MPY_API mpy_value mpy_list(mpy_vm *vm, const mpy_value *items, size_t count);
MPY_API mpy_value mpy_dict(mpy_vm *vm);

/* TypeError or OverflowError when the value is no number that fits. */
MPY_API mpy_status mpy_as_int(mpy_vm *vm, mpy_value v, int64_t *n);
MPY_API mpy_status mpy_as_float(mpy_vm *vm, mpy_value v, double *d);
/* A str as UTF-8, zero-terminated. It lives as long as the thread can see the pointer or the str: copy it to keep it. */
MPY_API const char *mpy_as_str(mpy_vm *vm, mpy_value v, size_t *length);
/* str(v) and repr(v), as UTF-8, with the same life. */
MPY_API const char *mpy_text(mpy_vm *vm, mpy_value v);
MPY_API const char *mpy_repr(mpy_vm *vm, mpy_value v);
MPY_API int mpy_truth(mpy_vm *vm, mpy_value v); /* 1, 0, -1: error */

/* ---- values that the host keeps ---------------------------------------------------------------- */

typedef struct mpy_reference *mpy_ref_t;
/* Keeps v alive until mpy_unref(). NULL: no memory. Runs no Python code. */
MPY_API mpy_ref_t mpy_ref(mpy_vm *vm, mpy_value v);
MPY_API mpy_value mpy_deref(mpy_vm *vm, mpy_ref_t ref);
MPY_API void mpy_unref(mpy_vm *vm, mpy_ref_t ref);

/* ---- errors ------------------------------------------------------------------------------------ */

/* The exception that is set on the calling thread, or NULL. */
MPY_API mpy_value mpy_error(mpy_vm *vm);
/* "ValueError: it was wrong" with the traceback above it, as the command prints it: malloc'ed, the caller frees it. NULL: no exception is set,
 * or no memory. The exception stays set. */
MPY_API char *mpy_error_text(mpy_vm *vm);
MPY_API void mpy_error_clear(mpy_vm *vm);
/* Sets an exception of the built-in type with that name ("ValueError"); for C functions, which then return NULL. */
MPY_API mpy_value mpy_raise(mpy_vm *vm, const char *type, const char *message);
/* Sets an exception object, or an instance of an exception class, as `raise v` does. Returns NULL. */
MPY_API mpy_value mpy_raise_value(mpy_vm *vm, mpy_value v);
/* OSError, or the subclass of it that the errno value means. filename may be NULL. Returns NULL. */
MPY_API mpy_value mpy_raise_errno(mpy_vm *vm, int error, const char *filename);

/* ---- C functions ------------------------------------------------------------------------------- */

/* Called with positional arguments; returns a value, or NULL with an exception set. */
typedef mpy_value (*mpy_function)(mpy_vm *vm, const mpy_value *args, size_t count, void *data);
/* A Python function that calls fn(…, data). */
MPY_API mpy_value mpy_new_function(mpy_vm *vm, const char *name, mpy_function fn, void *data);
/* Adds v to the module of that name, which is made if it does not exist: `import name` finds it. */
MPY_API mpy_status mpy_add_to_module(mpy_vm *vm, const char *module, const char *name, mpy_value v);

/* ---- modules in C, plug-ins ---------------------------------------------------------------------- */

/* Fills a module that `import` has just made. Anything but MPY_OK, with an exception set, makes the import fail. */
typedef mpy_status (*mpy_module_function)(mpy_vm *vm, mpy_value module);
/* From now on `import name` makes the module, if it is not there yet, and calls fill once. */
MPY_API mpy_status mpy_register_module(mpy_vm *vm, const char *name, mpy_module_function fill);
/* The function of a plug-in: `MPY_PLUGIN(_zlib) { … }` fills `module` for `import _zlib`. The command opens the file _zlib.so when
 * it is imported; a host that links the static library registers those that it wants: MPY_PLUGIN(_zlib); …
 * mpy_register_module(vm, "_zlib", mpy_plugin__zlib). Linked or opened once, it serves all machines of the process: it keeps
 * nothing in static variables. */
#define MPY_PLUGIN(name) MPY_API mpy_status mpy_plugin_##name(mpy_vm *vm, mpy_value module)

/* An object that stands for something of the host's: a pointer. release(data), if it is not NULL, is called once: when the object has
 * been collected or when the machine is freed. It may be called on any thread and must not use the machine. type names what it is,
 * and lives on. */
MPY_API mpy_value mpy_new_handle(mpy_vm *vm, const char *type, void *data, void (*release)(void *data));
/* Its pointer. NULL: v is no handle of that type, and a TypeError is set. */
MPY_API void *mpy_handle_data(mpy_vm *vm, mpy_value v, const char *type);

/* The bytes of a bytes-like object (bytes, bytearray, memoryview, array …). While it is open the object is not resized, but others
 * may write to it if it can be written to. Pairs with mpy_buffer_close(). */
typedef struct mpy_buffer {
    void *data;
    size_t length; /* in bytes */
    bool read_only;
    void *reserved[4];
} mpy_buffer;
/* TypeError or BufferError: v has no contiguous bytes, or (writable) they cannot be written to. */
MPY_API mpy_status mpy_buffer_open(mpy_vm *vm, mpy_value v, bool writable, mpy_buffer *buffer);
MPY_API void mpy_buffer_close(mpy_vm *vm, mpy_buffer *buffer);

/* The code points of a str as they are stored, *length of them, 1, 2 or 4 bytes each (*width), with the str's life; NULL: TypeError. */
MPY_API const void *mpy_str_points(mpy_vm *vm, mpy_value v, size_t *length, int *width);
/* A str of `length` bytes of UTF-8 that need not be zero-terminated; what is not valid becomes U+FFFD. */
MPY_API mpy_value mpy_str_from_utf8(mpy_vm *vm, const char *utf8, size_t length);

/* The same from code points of 1, 2 or 4 bytes (width), which are checked. */
MPY_API mpy_value mpy_str_from_points(mpy_vm *vm, const void *points, size_t length, int width);
/* The lowest 64 bits of an int of any size, in two's complement; and an int of 64 bits without a sign. */
MPY_API mpy_status mpy_as_bits(mpy_vm *vm, mpy_value v, uint64_t *bits);
MPY_API mpy_value mpy_uint(mpy_vm *vm, uint64_t n);

/* A memoryview of memory that stays where it is as long as `owner`, which the view keeps alive. Its items lie one behind the other, the last
 * index first. */
typedef struct mpy_memory {
    void *data;
    bool read_only;
    const char *format;   /* of an item, as in module struct; copied */
    size_t item_size;
    int dimensions;       /* at most 8 */
    const int64_t *shape; /* so many */
} mpy_memory;
MPY_API mpy_value mpy_memoryview(mpy_vm *vm, mpy_value owner, const mpy_memory *memory);

/* Around Python in a function that C calls, on whatever thread: one that is attached, one that called mpy_release() further up in the stack, or one
 * that the machine has never seen. MPY_NOT_ENTERED: the machine is being freed, or no memory; there is nothing to leave. */
typedef enum mpy_entry { MPY_NOT_ENTERED, MPY_ENTERED_ATTACHED, MPY_ENTERED_RELEASED, MPY_ENTERED_FOREIGN } mpy_entry;
MPY_API mpy_entry mpy_enter(mpy_vm *vm);
MPY_API void mpy_leave(mpy_vm *vm, mpy_entry entry);
/* Gives the exception that is set to sys.unraisablehook and clears it: "<message> <repr of where>: …". */
MPY_API void mpy_unraisable(mpy_vm *vm, const char *message, mpy_value where);

/* What a long-running C function calls from time to time, holding no half-made change of a Python object: lets other threads run, and runs
 * handlers of signals. MPY_ERROR: an exception is set (KeyboardInterrupt, a limit), so return. */
MPY_API mpy_status mpy_poll(mpy_vm *vm);

/* Who reads a line from the terminal, for input() and the prompt. Called attached, with the text to show; returns the line with its
 * newline, "" at the end of input, NULL with an exception set. */
typedef mpy_value (*mpy_line_reader)(mpy_vm *vm, const char *prompt, void *data);
MPY_API void mpy_set_line_reader(mpy_vm *vm, mpy_line_reader read, void *data);

/* ---- regular expressions ------------------------------------------------------------------------- */

/* What module re matches with. The plug-in _pcre2 has one, as a handle of type MPY_REGEX_ENGINE in its variable `engine`. Patterns are in
 * PCRE2's syntax, without its UTF mode: an element of a subject is a code point, or a byte. "." is any of them, \N any but "\n". */
#define MPY_REGEX_ENGINE "regular expression engine"
typedef struct mpy_regex_engine mpy_regex_engine;
typedef struct mpy_regex_job {
    const void *subject; /* length elements of the pattern's width; they stay where they are */
    size_t length, start; /* what is before start is seen by assertions only */
    bool not_empty;      /* nothing is no match at start itself */
    size_t *spans;       /* to be filled, as far as there is room: start and end of the whole and of each group; SIZE_MAX where it took no part */
    size_t room;         /* for so many starts and ends */
    int mark;            /* to be filled: the number in the last (*MARK:number) that was passed, or -1 */
    void **scratch;      /* what the engine keeps for the calling thread, NULL at first */
} mpy_regex_job;
struct mpy_regex_engine {
    /* pattern: ASCII. width: bytes an element. NULL: an exception is set, unless *too_large: there is none then, and a wider one may do. */
    void *(*compile)(mpy_regex_engine *engine, mpy_vm *vm, const char *pattern, size_t length, int width, unsigned options, bool *too_large);
    /* 1 a match, 0 none, -1 an exception is set. Calls mpy_poll() if it takes long. */
    int (*match)(mpy_regex_engine *engine, mpy_vm *vm, void *code, mpy_regex_job *job);
    void (*free_code)(void *code);
    void (*free_scratch)(void *scratch);
};
enum {
    MPY_REGEX_AT_START = 1, /* matches begin at the job's start */
    MPY_REGEX_TO_END = 2,   /* and end at its length */
    MPY_REGEX_LATIN_1 = 4,  /* elements below 256 are characters of Latin-1, not of ASCII: for \w, \b, (?i) */
};

/* ---- the collector ----------------------------------------------------------------------------- */

/* Collects now; how many bytes are in use afterwards. */
MPY_API size_t mpy_collect(mpy_vm *vm);

#ifdef __cplusplus
}
#endif

#endif
