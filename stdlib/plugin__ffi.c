/* The module `_ffi`, on libffi: what the module _ctypes, in Python, stands on. It reads and writes memory at addresses, opens
 * shared libraries, calls C functions, and makes C functions that call Python. Addresses are ints; nothing checks them.
 *
 * A kind of value is a letter, as in `_type_` of ctypes' simple types, with ">" before it if its bytes are in the other order; as an
 * argument or a result, "v" is nothing, and a handle of `aggregate` is a struct, which an address stands for. */
#include <dlfcn.h>
#include <errno.h>
#include <ffi.h>
#include <minipy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { FFI_MOST_ARGUMENTS = 1024, FFI_MOST_DIMENSIONS = 8 };
enum { FFI_KEEPS_GIL = 4, FFI_SWAPS_ERRNO = 8 }; /* FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO */

/* Room for any value that a letter stands for, and for what libffi widens it to. */
typedef union FfiWord {
    ffi_arg widened;
    int8_t b;
    uint8_t B;
    int16_t h;
    uint16_t H;
    int32_t i;
    uint32_t I;
    int64_t q;
    uint64_t Q;
    float f;
    double d;
    long double g;
    float F[2];
    double D[2];
    long double G[2];
    void *P;
} FfiWord;

/* letter, type of libffi */
#define FFI_LETTER_LIST(L)                                                                                             \
    L('v', void) L('c', schar) L('b', schar) L('B', uchar) L('?', uchar) L('h', sshort) L('H', ushort) L('i', sint)     \
    L('I', uint) L('l', slong) L('L', ulong) L('q', sint64) L('Q', uint64) L('f', float) L('d', double)                 \
    L('g', longdouble) L('P', pointer) L('z', pointer) L('Z', pointer) L('O', pointer) L('u', sint32)

static ffi_type *ffi_type_of_letter(char letter) {
    switch (letter) {
#define L(letter, type) case letter: return &ffi_type_##type;
        FFI_LETTER_LIST(L)
#undef L
#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
    case 'F': return &ffi_type_complex_float;
    case 'D': return &ffi_type_complex_double;
    case 'G': return &ffi_type_complex_longdouble;
#endif
    default: return NULL;
    }
}

static const char *const ffi_aggregate_handle = "ffi type";

/* The letter is '{' for an aggregate. NULL: an exception is set. */
static ffi_type *ffi_type_of(mpy_vm *vm, mpy_value v, char *letter) {
    size_t length;
    const char *text = mpy_as_str(vm, v, &length);
    if (!text) {
        mpy_error_clear(vm);
        *letter = '{';
        return mpy_handle_data(vm, v, ffi_aggregate_handle);
    }
    *letter = text[length == 2];
    ffi_type *type = length == 1 || (length == 2 && *text == '>') ? ffi_type_of_letter(*letter) : NULL;
    if (!type) mpy_raise(vm, "ValueError", "no such kind of value");
    return type;
}

/* ---- memory -------------------------------------------------------------------------------------- */

static bool ffi_address(mpy_vm *vm, mpy_value v, void *out) {
    uint64_t bits;
    if (mpy_as_bits(vm, v, &bits)) return false;
    memcpy(out, &(uintptr_t){(uintptr_t)bits}, sizeof(void *));
    return true;
}

static mpy_value ffi_wrong_count(mpy_vm *vm) { return mpy_raise(vm, "TypeError", "wrong number of arguments"); }

static void ffi_reverse(char letter, void *data, size_t size) {
    uint8_t *bytes = data;
    if (letter == 'F' || letter == 'D') { /* each of the two */
        size /= 2;
        ffi_reverse(0, bytes + size, size);
    }
    for (size_t i = 0; i < size / 2; i++) {
        uint8_t byte = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = byte;
    }
}

static mpy_value ffi_pair(mpy_vm *vm, double real, double imaginary) {
    mpy_value parts[2] = {mpy_float(vm, real), mpy_float(vm, imaginary)};
    return parts[0] && parts[1] ? mpy_tuple(vm, parts, 2) : NULL;
}

/* Complex numbers are pairs. A NULL pointer is None. */
static mpy_value ffi_unpack(mpy_vm *vm, char letter, const FfiWord *w) {
    switch (letter) {
    case 'v': return mpy_none();
    case 'c': return mpy_bytes(vm, &w->b, 1);
    case 'b': return mpy_int(vm, w->b);
    case 'B': return mpy_int(vm, w->B);
    case '?': return mpy_bool(w->B != 0);
    case 'h': return mpy_int(vm, w->h);
    case 'H': return mpy_int(vm, w->H);
    case 'i': return mpy_int(vm, w->i);
    case 'I': return mpy_int(vm, w->I);
    case 'l':
    case 'q': return mpy_int(vm, w->q);
    case 'L':
    case 'Q': return mpy_uint(vm, w->Q);
    case 'f': return mpy_float(vm, w->f);
    case 'd': return mpy_float(vm, w->d);
    case 'g': return mpy_float(vm, (double)w->g);
    case 'F': return ffi_pair(vm, w->F[0], w->F[1]);
    case 'D': return ffi_pair(vm, w->D[0], w->D[1]);
    case 'G': return ffi_pair(vm, (double)w->G[0], (double)w->G[1]);
    case 'u': return mpy_str_from_points(vm, &w->I, 1, 4);
    case 'z': return w->P ? mpy_bytes(vm, w->P, strlen(w->P)) : mpy_none();
    case 'Z': return w->P ? mpy_str_from_points(vm, w->P, wcslen(w->P), sizeof(wchar_t)) : mpy_none();
    case 'P': return w->P ? mpy_uint(vm, (uintptr_t)w->P) : mpy_none();
    default: return w->P ? w->P : mpy_raise(vm, "ValueError", "PyObject is NULL");
    }
}

/* Numbers, addresses, objects; bytes and text are for _ctypes to turn into such. */
static bool ffi_pack(mpy_vm *vm, char letter, mpy_value v, FfiWord *w) {
    double d = 0;
    *w = (FfiWord){.D = {0, 0}};
    switch (letter) {
    case 'O': w->P = v; return true;
    case '?': {
        int truth = mpy_truth(vm, v);
        w->B = truth > 0;
        return truth >= 0;
    }
    case 'f':
    case 'd':
    case 'g':
        if (mpy_as_float(vm, v, &d)) return false;
        if (letter == 'f') w->f = (float)d;
        else if (letter == 'd') w->d = d;
        else w->g = d;
        return true;
    case 'F':
    case 'D':
    case 'G':
        for (int i = 0; i < 2; i++) {
            mpy_value part = mpy_get_attr(vm, v, i ? "imag" : "real");
            if (!part || mpy_as_float(vm, part, &d)) return false;
            if (letter == 'F') w->F[i] = (float)d;
            else if (letter == 'D') w->D[i] = d;
            else w->G[i] = d;
        }
        return true;
    default: return mpy_as_bits(vm, v, &w->Q) == MPY_OK;
    }
}

/* Letter and size of a kind that stands in memory. */
static bool ffi_kind(mpy_vm *vm, mpy_value v, char *letter, size_t *size, bool *reversed) {
    ffi_type *type = ffi_type_of(vm, v, letter);
    if (!type || *letter == '{' || *letter == 'v') {
        if (type) mpy_raise(vm, "ValueError", "no such kind of value");
        return false;
    }
    *size = type->size;
    *reversed = *mpy_as_str(vm, v, NULL) == '>';
    return true;
}

/* (address, kind) */
static mpy_value ffi_load(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *at;
    char letter;
    size_t size;
    bool reversed;
    FfiWord w;
    if (count != 2) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &at) || !ffi_kind(vm, args[1], &letter, &size, &reversed)) return NULL;
    memcpy(&w, at, size);
    if (reversed) ffi_reverse(letter, &w, size);
    return ffi_unpack(vm, letter, &w);
}

/* (address, kind, value) */
static mpy_value ffi_store(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *at;
    char letter;
    size_t size;
    bool reversed;
    FfiWord w;
    if (count != 3) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &at) || !ffi_kind(vm, args[1], &letter, &size, &reversed)
        || !ffi_pack(vm, letter, args[2], &w))
        return NULL;
    if (reversed) ffi_reverse(letter, &w, size);
    memcpy(at, &w, size);
    return mpy_none();
}

/* (object): where the bytes of a bytes-like object are, as long as it is neither freed nor resized. */
static mpy_value ffi_address_of(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    mpy_buffer b;
    if (count != 1) return ffi_wrong_count(vm);
    if (mpy_buffer_open(vm, args[0], false, &b)) return NULL;
    mpy_value address = mpy_uint(vm, (uintptr_t)b.data);
    mpy_buffer_close(vm, &b);
    return address;
}

/* (address, size): bytes; size -1: up to a zero. */
static mpy_value ffi_bytes_at(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *at;
    int64_t size;
    if (count != 2) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &at) || mpy_as_int(vm, args[1], &size)) return NULL;
    return mpy_bytes(vm, at, size < 0 ? strlen(at) : (size_t)size);
}

/* (address, length): a str of wide characters; length -1: up to a zero. */
static mpy_value ffi_text_at(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *at;
    int64_t length;
    if (count != 2) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &at) || mpy_as_int(vm, args[1], &length)) return NULL;
    if (length > PTRDIFF_MAX / (int64_t)sizeof(wchar_t)) return mpy_raise(vm, "MemoryError", NULL);
    return mpy_str_from_points(vm, at, length < 0 ? wcslen(at) : (size_t)length, sizeof(wchar_t));
}

/* (address, bytes-like object) */
static mpy_value ffi_write(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *at;
    mpy_buffer b;
    if (count != 2) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &at) || mpy_buffer_open(vm, args[1], false, &b)) return NULL;
    if (b.length) memmove(at, b.data, b.length);
    mpy_buffer_close(vm, &b);
    return mpy_none();
}

/* (to, from, size) */
static mpy_value ffi_move(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *to, *from;
    int64_t size;
    if (count != 3) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &to) || !ffi_address(vm, args[1], &from) || mpy_as_int(vm, args[2], &size)) return NULL;
    if (size > 0) memmove(to, from, (size_t)size);
    return mpy_none();
}

/* (owner, address, format, item size, shape, read-only): a memoryview. */
static mpy_value ffi_view(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t shape[FFI_MOST_DIMENSIONS], size;
    mpy_memory m = {.shape = shape};
    if (count != 6) return ffi_wrong_count(vm);
    int64_t dimensions = mpy_length(vm, args[4]);
    int read_only = mpy_truth(vm, args[5]);
    if (dimensions < 0 || read_only < 0 || !ffi_address(vm, args[1], &m.data) || mpy_as_int(vm, args[3], &size)) return NULL;
    if (dimensions > FFI_MOST_DIMENSIONS) return mpy_raise(vm, "ValueError", "memory has too many dimensions");
    for (int64_t i = 0; i < dimensions; i++) {
        mpy_value place = mpy_int(vm, i), n = place ? mpy_get_item(vm, args[4], place) : NULL;
        if (!n || mpy_as_int(vm, n, &shape[i])) return NULL;
    }
    m.format = mpy_as_str(vm, args[2], NULL);
    m.item_size = (size_t)size;
    m.dimensions = (int)dimensions;
    m.read_only = read_only;
    return m.format ? mpy_memoryview(vm, args[0], &m) : NULL;
}

/* ---- libraries ----------------------------------------------------------------------------------- */

static mpy_value ffi_dl_problem(mpy_vm *vm) {
    const char *problem = dlerror();
    return mpy_raise(vm, "OSError", problem ? problem : "dlopen() error");
}

/* (path or None, mode) */
static mpy_value ffi_open(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t mode;
    const char *path = NULL;
    if (count != 2) return ffi_wrong_count(vm);
    if (mpy_as_int(vm, args[1], &mode) || (args[0] != mpy_none() && !(path = mpy_as_str(vm, args[0], NULL)))) return NULL;
    void *library = dlopen(path, (int)mode | RTLD_NOW);
    return library ? mpy_uint(vm, (uintptr_t)library) : ffi_dl_problem(vm);
}

static mpy_value ffi_close(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *library;
    if (count != 1) return ffi_wrong_count(vm);
    if (!ffi_address(vm, args[0], &library)) return NULL;
    return dlclose(library) ? ffi_dl_problem(vm) : mpy_none();
}

/* (library, name): an address. */
static mpy_value ffi_symbol(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *library;
    if (count != 2) return ffi_wrong_count(vm);
    const char *name = mpy_as_str(vm, args[1], NULL);
    if (!name || !ffi_address(vm, args[0], &library)) return NULL;
    dlerror();
    void *address = dlsym(library, name);
    if (address) return mpy_uint(vm, (uintptr_t)address);
    const char *problem = dlerror();
    char text[256];
    snprintf(text, sizeof text, "symbol '%s' not found", name); /* it is there, and NULL */
    return mpy_raise(vm, "OSError", problem ? problem : text);
}

/* ---- types --------------------------------------------------------------------------------------- */

typedef struct FfiAggregate {
    ffi_type type;           /* first: what the handle's pointer points to */
    ffi_type *elements[];
} FfiAggregate;

/* (size, alignment, kinds): a struct. Kinds that are handles are copied as far as they are pointed to, so they must live on. */
static mpy_value ffi_aggregate(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t size, alignment;
    char letter;
    if (count != 3) return ffi_wrong_count(vm);
    int64_t length = mpy_length(vm, args[2]);
    if (length < 0 || mpy_as_int(vm, args[0], &size) || mpy_as_int(vm, args[1], &alignment)) return NULL;
    FfiAggregate *a = calloc(1, sizeof *a + ((size_t)length + 1) * sizeof *a->elements);
    if (!a) return mpy_raise(vm, "MemoryError", NULL);
    a->type = (ffi_type){.size = (size_t)size, .alignment = (unsigned short)alignment, .type = FFI_TYPE_STRUCT, .elements = a->elements};
    for (int64_t i = 0; i < length; i++) {
        mpy_value place = mpy_int(vm, i), kind = place ? mpy_get_item(vm, args[2], place) : NULL;
        a->elements[i] = kind ? ffi_type_of(vm, kind, &letter) : NULL;
        if (a->elements[i]) continue;
        free(a);
        return NULL;
    }
    mpy_value handle = mpy_new_handle(vm, ffi_aggregate_handle, a, free);
    if (!handle) free(a);
    return handle;
}

/* ---- calls --------------------------------------------------------------------------------------- */

/* Between the two the C function runs. */
static void ffi_run(mpy_vm *vm, ffi_cif *cif, void *function, void *result, void **places, int64_t flags, int *kept_errno) {
    void (*code)(void);
    memcpy(&code, &function, sizeof code);
    if (!(flags & FFI_KEEPS_GIL)) mpy_release(vm);
    int outer = errno;
    if (flags & FFI_SWAPS_ERRNO) errno = *kept_errno;
    ffi_call(cif, code, result, places);
    int inner = errno;
    if (flags & FFI_SWAPS_ERRNO) {
        *kept_errno = inner;
        errno = outer;
    }
    if (!(flags & FFI_KEEPS_GIL)) (void)mpy_acquire(vm); /* cannot fail: it only was released */
}

/* (function, flags, where errno is kept, how many arguments are fixed or -1, kind of the result, where a struct goes, kind, value, kind, value …) */
static mpy_value ffi_call_function(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    void *function, *kept_errno, *target;
    int64_t flags, fixed;
    char result_letter;
    if (count < 6 || count % 2) return ffi_wrong_count(vm);
    size_t n = (count - 6) / 2;
    if (n > FFI_MOST_ARGUMENTS) return mpy_raise(vm, "TypeError", "too many arguments");
    if (!ffi_address(vm, args[0], &function) || mpy_as_int(vm, args[1], &flags) || !ffi_address(vm, args[2], &kept_errno)
        || mpy_as_int(vm, args[3], &fixed) || !ffi_address(vm, args[5], &target))
        return NULL;
    ffi_type *result_type = ffi_type_of(vm, args[4], &result_letter);
    if (!result_type) return NULL;
    ffi_type *types[n + 1];
    void *places[n + 1];
    FfiWord words[n + 1], result;
    for (size_t i = 0; i < n; i++) {
        char letter;
        types[i] = ffi_type_of(vm, args[6 + 2 * i], &letter);
        if (!types[i]) return NULL;
        places[i] = &words[i];
        if (letter == '{' ? !ffi_address(vm, args[7 + 2 * i], &places[i]) : !ffi_pack(vm, letter, args[7 + 2 * i], &words[i]))
            return NULL;
    }
    ffi_cif cif;
    ffi_status status = fixed >= 0 && (size_t)fixed < n
                            ? ffi_prep_cif_var(&cif, FFI_DEFAULT_ABI, (unsigned)fixed, (unsigned)n, result_type, types)
                            : ffi_prep_cif(&cif, FFI_DEFAULT_ABI, (unsigned)n, result_type, types);
    if (status != FFI_OK) return mpy_raise(vm, "RuntimeError", "ffi_prep_cif failed");
    ffi_run(vm, &cif, function, result_letter == '{' ? target : &result, places, flags, kept_errno);
    return result_letter == '{' ? mpy_none() : ffi_unpack(vm, result_letter, &result);
}

/* ---- calls from C -------------------------------------------------------------------------------- */

/* `function` is kept alive by who holds the handle: a closure that were a root would keep alive what refers to it, for ever. */
typedef struct FfiClosure {
    ffi_closure *code;
    void *address;
    mpy_vm *vm;
    mpy_value function, what;
    ffi_cif cif;
    char result;
    bool swaps_errno;
    ffi_type *types[];
} FfiClosure;

static const char *const ffi_closure_handle = "ffi closure";

static void ffi_closure_release(void *data) {
    FfiClosure *c = data;
    if (c->code) ffi_closure_free(c->code);
    free(c);
}

/* libffi wants integers as wide as a register. */
static void ffi_widen(char letter, FfiWord *w) {
    switch (letter) {
    case 'c':
    case 'b': w->widened = (ffi_arg)(ffi_sarg)w->b; break;
    case '?':
    case 'B': w->widened = w->B; break;
    case 'h': w->widened = (ffi_arg)(ffi_sarg)w->h; break;
    case 'H': w->widened = w->H; break;
    case 'u':
    case 'i': w->widened = (ffi_arg)(ffi_sarg)w->i; break;
    case 'I': w->widened = w->I; break;
    default: break;
    }
}

/* function(errno, where the result goes, where each argument is) returns errno. */
static void ffi_called(ffi_cif *cif, void *result, void **places, void *data) {
    int inner = errno, outer = inner;
    FfiClosure *c = data;
    mpy_vm *vm = c->vm;
    FfiWord word = {.G = {0, 0}};
    mpy_entry entry = mpy_enter(vm);
    if (entry != MPY_NOT_ENTERED) {
        mpy_value args[cif->nargs + 2], returned = NULL;
        args[0] = mpy_int(vm, inner);
        args[1] = mpy_uint(vm, (uintptr_t)&word);
        bool complete = args[0] && args[1];
        for (unsigned i = 0; complete && i < cif->nargs; i++) complete = (args[i + 2] = mpy_uint(vm, (uintptr_t)places[i])) != NULL;
        int64_t number;
        if (complete) returned = mpy_call(vm, c->function, args, cif->nargs + 2);
        if (returned && mpy_as_int(vm, returned, &number) == MPY_OK) inner = (int)number;
        mpy_unraisable(vm, "Exception ignored while calling ctypes callback function", c->what);
        mpy_leave(vm, entry);
    }
    ffi_widen(c->result, &word);
    size_t size = cif->rtype->size < sizeof(ffi_arg) && c->result != 'f' ? sizeof(ffi_arg) : cif->rtype->size;
    if (c->result != 'v') memcpy(result, &word, size);
    errno = c->swaps_errno ? inner : outer;
}

/* (function, what it calls, flags, kind of the result, kinds): a handle, to be kept together with the functions, and an address. */
static mpy_value ffi_new_closure(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t flags;
    char letter;
    if (count != 5) return ffi_wrong_count(vm);
    int64_t n = mpy_length(vm, args[4]);
    if (n < 0 || mpy_as_int(vm, args[2], &flags)) return NULL;
    if (n > FFI_MOST_ARGUMENTS) return mpy_raise(vm, "TypeError", "too many arguments");
    FfiClosure *c = calloc(1, sizeof *c + (size_t)n * sizeof *c->types);
    if (!c) return mpy_raise(vm, "MemoryError", NULL);
    mpy_value handle = mpy_new_handle(vm, ffi_closure_handle, c, ffi_closure_release);
    if (!handle) {
        free(c);
        return NULL;
    }
    ffi_type *result = ffi_type_of(vm, args[3], &c->result);
    if (!result) return NULL;
    for (int64_t i = 0; i < n; i++) {
        mpy_value place = mpy_int(vm, i), kind = place ? mpy_get_item(vm, args[4], place) : NULL;
        c->types[i] = kind ? ffi_type_of(vm, kind, &letter) : NULL;
        if (!c->types[i]) return NULL;
    }
    c->vm = vm;
    c->function = args[0];
    c->what = args[1];
    c->swaps_errno = flags & FFI_SWAPS_ERRNO;
    c->code = ffi_closure_alloc(sizeof *c->code, &c->address);
    if (!c->code) return mpy_raise(vm, "MemoryError", NULL);
    if (ffi_prep_cif(&c->cif, FFI_DEFAULT_ABI, (unsigned)n, result, c->types) != FFI_OK
        || ffi_prep_closure_loc(c->code, &c->cif, ffi_called, c, c->address) != FFI_OK)
        return mpy_raise(vm, "RuntimeError", "ffi_prep_closure_loc failed");
    mpy_value parts[2] = {handle, mpy_uint(vm, (uintptr_t)c->address)};
    return parts[1] ? mpy_tuple(vm, parts, 2) : NULL;
}

/* (exception, message, what was called): to sys.unraisablehook. */
static mpy_value ffi_unraisable(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    if (count != 3) return ffi_wrong_count(vm);
    const char *message = mpy_as_str(vm, args[1], NULL);
    if (!message) return NULL;
    mpy_raise_value(vm, args[0]);
    mpy_unraisable(vm, message, args[2]);
    return mpy_none();
}

/* (object): the word that stands for it, and back. */
static mpy_value ffi_word(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    return count == 1 ? mpy_uint(vm, (uintptr_t)args[0]) : ffi_wrong_count(vm);
}

MPY_PLUGIN(_ffi) {
    static const struct {
        const char *name;
        mpy_function function;
    } functions[] = {
        {"load", ffi_load},
        {"store", ffi_store},
        {"address", ffi_address_of},
        {"bytes_at", ffi_bytes_at},
        {"text_at", ffi_text_at},
        {"write", ffi_write},
        {"move", ffi_move},
        {"view", ffi_view},
        {"open", ffi_open},
        {"close", ffi_close},
        {"symbol", ffi_symbol},
        {"aggregate", ffi_aggregate},
        {"call", ffi_call_function},
        {"closure", ffi_new_closure},
        {"unraisable", ffi_unraisable},
        {"word", ffi_word},
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        mpy_value f = mpy_new_function(vm, functions[i].name, functions[i].function, NULL);
        if (!f || mpy_set_attr(vm, module, functions[i].name, f)) return MPY_ERROR;
    }
    return MPY_OK;
}
