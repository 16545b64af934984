/* Module _struct: values to packed bytes and back. A format is parsed each time into a list of
 * fields, which takes no longer than looking a parsed one up; Struct keeps its own. */
#include <ctype.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/native_item.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"

/* A run of equal items. */
typedef struct StructField {
    char letter;
    uint8_t size;            /* of one item */
    uint64_t count;          /* items; bytes of 's', 'p' and 'x' */
    uint64_t offset;
} StructField;

#define STRUCT_FIELDS_LOCAL 16

typedef struct StructFormat {
    size_t field_count;
    uint64_t size, item_count; /* bytes; values */
    bool little;
    StructField *fields;     /* local, or in a block */
    StructField local[STRUCT_FIELDS_LOCAL];
} StructFormat;

typedef struct StructObject {
    Object header;
    Value format;            /* str */
    BytesBlock *block;       /* StructField[] */
    size_t field_count;
    uint64_t size, item_count;
    bool little, ready;
} StructObject;

static const char struct_error_key[] = "struct.error", struct_type_key[] = "struct.Struct",
                  struct_iterator_key[] = "struct iterator";

static bool struct_fail(Thread *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *message = str_format_va(t, format, args);
    va_end(args);
    Value type = load(vm_root(t, struct_error_key));
    Value error = message ? value_call_1(t, type, to_value(message)) : NULL;
    return FAIL_WITH(error && raise_value(t, error));
}

/* ---- parsing --------------------------------------------------------------------------------- */

static uint8_t struct_item_size(char letter, bool native) {
    if (letter == 'x' || letter == 's' || letter == 'p') return 1;
    if (letter == 'F' || letter == 'D') return letter == 'F' ? 8 : 16;
    if (native) return (uint8_t)native_item_size(letter);
    if (letter == 'l' || letter == 'L') return 4;
    return letter == 'n' || letter == 'N' || letter == 'P' ? 0 : (uint8_t)native_item_size(letter);
}

static bool struct_add_field(Thread *t, StructFormat *f, StructField field) {
    if (f->field_count >= STRUCT_FIELDS_LOCAL && (f->field_count & (f->field_count - 1)) == 0) {
        BytesBlock *block = bytes_block_new(t, 2 * f->field_count * sizeof *f->fields);
        if (!block) return false;
        memcpy(block->data, f->fields, f->field_count * sizeof *f->fields);
        f->fields = (StructField *)block->data;
    }
    f->fields[f->field_count++] = field;
    return true;
}

static bool struct_parse_field(Thread *t, StructFormat *f, char letter, uint64_t count,
                               bool native) {
    uint8_t size = struct_item_size(letter, native);
    if (size == 0) return struct_fail(t, "bad char in struct format");
    uint64_t alignment = letter == 'F' ? 4 : letter == 'D' ? 8 : size, total;
    if (native && size > 1) f->size = (f->size + alignment - 1) / alignment * alignment;
    StructField field = {letter, size, count, f->size};
    if (__builtin_mul_overflow(count, (uint64_t)size, &total) ||
        __builtin_add_overflow(f->size, total, &f->size) || f->size > INT64_MAX)
        return struct_fail(t, "total struct size too long");
    f->item_count += letter == 'x' ? 0 : letter == 's' || letter == 'p' ? 1 : count;
    return count == 0 && letter != 's' && letter != 'p' ? true : struct_add_field(t, f, field);
}

static bool struct_parse(Thread *t, const char *format, size_t length, StructFormat *f) {
    if (memchr(format, 0, length)) return struct_fail(t, "embedded null character");
    const char *p = format, *end = format + length;
    bool native = true;
    f->field_count = 0;
    f->size = f->item_count = 0;
    f->fields = f->local;
    f->little = NATIVE_IS_LITTLE;
    if (p < end && strchr("@=<>!", *p) && *p) {
        native = *p == '@';
        if (*p == '<') f->little = true;
        if (*p == '>' || *p == '!') f->little = false;
        p++;
    }
    for (; p < end; p++) {
        if (isspace((unsigned char)*p)) continue;
        uint64_t count = 1;
        if (isdigit((unsigned char)*p)) {
            for (count = 0; p < end && isdigit((unsigned char)*p); p++) {
                if (count > (INT64_MAX - 9) / 10)
                    return struct_fail(t, "total struct size too long");
                count = count * 10 + (uint64_t)(*p - '0');
            }
            if (p == end) return struct_fail(t, "repeat count given without format specifier");
            if (isspace((unsigned char)*p)) return struct_fail(t, "bad char in struct format");
        }
        if (!struct_parse_field(t, f, *p, count, native)) return false;
    }
    return true;
}

/* The text of a format, from str or bytes. */
static Str *struct_format_text(Thread *t, Value v) {
    if (is_bytes(t, v)) return str_decode(t, bytes_of(v)->data, bytes_of(v)->length, "ascii", NULL);
    if (!is_str(t, v)) {
        raise_type_error(t, "Struct() argument 1 must be a str or bytes object, not %T", v);
        return NULL;
    }
    if (!str_of(v)->ascii) {
        (void)!str_encode(t, str_of(v), "ascii", NULL);
        return NULL;
    }
    return str_of(v);
}

static bool struct_parse_value(Thread *t, Value v, StructFormat *f) {
    Str *text = struct_format_text(t, v);
    return text && struct_parse(t, text->data, text->length, f);
}

static void struct_format_of(const StructObject *s, StructFormat *f) {
    f->field_count = s->field_count;
    f->size = s->size;
    f->item_count = s->item_count;
    f->little = s->little;
    f->fields = (StructField *)s->block->data;
}

/* ---- packing --------------------------------------------------------------------------------- */

static bool struct_range_error(Thread *t, const StructField *field, Value v) {
    char letter = field->letter;
    unsigned bits = 8u * field->size;
    if (letter == 'P' || ((letter == 'e' || letter == 'f') && is_int(t, v)))
        return struct_fail(t, "int too large to convert");
    if (letter == 'e' || letter == 'f')
        return FAIL_WITH(raise_overflow_error(t, "float too large to pack with %c format", letter));
    if (strchr("bhilqn", letter)) {
        int64_t most = (int64_t)(UINT64_MAX >> (65 - bits));
        return struct_fail(t, "'%c' format requires %zd <= number <= %zd", letter, -most - 1, most);
    }
    return struct_fail(t, "'%c' format requires 0 <= number <= %zu", letter,
                       UINT64_MAX >> (64 - bits));
}

static bool struct_type_error(Thread *t, char letter) {
    if (letter == 'c') return struct_fail(t, "char format requires a bytes object of length 1");
    bool is_float = letter == 'e' || letter == 'f' || letter == 'd';
    return struct_fail(t, is_float ? "required argument is not a float"
                                   : "required argument is not an integer");
}

static bool struct_pack_complex(Thread *t, const StructFormat *f, const StructField *field,
                                uint8_t *p, Value v) {
    double parts[2];
    if (is_instance_of(t, v, T_COMPLEX)) {
        parts[0] = ((Complex *)v)->real;
        parts[1] = ((Complex *)v)->imaginary;
    } else {
        if (!is_float(t, v) && !is_int(t, v))
            return struct_fail(t, "required argument is not a complex");
        if (!value_as_double(t, v, &parts[0])) return false;
        parts[1] = 0;
    }
    size_t half = field->size / 2u;
    for (int i = 0; i < 2; i++) {
        Value part = float_new(t, parts[i]);
        if (!part) return false;
        NativeItemResult result =
            native_item_set(t, half == 4 ? 'f' : 'd', p + (size_t)i * half, half, f->little, part);
        if (result != NATIVE_ITEM_OK)
            return struct_range_error(t, &(StructField){.letter = 'f', .size = 4}, v);
    }
    return true;
}

static bool struct_pack_item(Thread *t, const StructFormat *f, const StructField *field, uint8_t *p,
                             Value v) {
    char letter = field->letter;
    if (letter == 'F' || letter == 'D') return struct_pack_complex(t, f, field, p, v);
    if (letter == 'P') {
        int64_t n;
        if (is_int(t, v) && int_as_int64(v, &n) && n < 0 && !(v = int_from_uint64(t, (uint64_t)n)))
            return false;
    }
    switch (native_item_set(t, letter, p, field->size, f->little, v)) {
    case NATIVE_ITEM_OK: return true;
    case NATIVE_ITEM_RANGE: return struct_range_error(t, field, v);
    case NATIVE_ITEM_TYPE: return struct_type_error(t, letter);
    default: break;
    }
    bool is_float = letter == 'e' || letter == 'f' || letter == 'd';
    if (is_float && error_matches(t, T_TYPE_ERROR)) {
        error_clear(t);
        return struct_type_error(t, letter);
    }
    return false;
}

static bool struct_pack_text(Thread *t, const StructField *field, uint8_t *p, Value v) {
    if (!is_bytes(t, v) && !is_bytearray(t, v))
        return struct_fail(t, "argument for '%c' must be a bytes object", field->letter);
    Bytes *bytes = bytes_from_object(t, v);
    if (!bytes) return false;
    size_t room = field->count, length = bytes->length;
    if (field->letter == 'p' && room) {
        room--;
        if (length > room) length = room;
        *p++ = (uint8_t)(length < 255 ? length : 255);
    }
    memcpy(p, bytes->data, length < room ? length : room);
    return true;
}

/* Into zeroed memory. */
static bool struct_pack_into(Thread *t, const StructFormat *f, uint8_t *to, const Value *values) {
    for (size_t i = 0; i < f->field_count; i++) {
        const StructField *field = &f->fields[i];
        uint8_t *p = to + field->offset;
        if (field->letter == 'x') continue;
        if (field->letter == 's' || field->letter == 'p') {
            if (!struct_pack_text(t, field, p, *values++)) return false;
            continue;
        }
        for (uint64_t k = 0; k < field->count; k++, p += field->size)
            if (!struct_pack_item(t, f, field, p, *values++)) return false;
    }
    return true;
}

static bool struct_check_count(Thread *t, const StructFormat *f, const char *function,
                               size_t given) {
    return f->item_count == given || struct_fail(t, "%s expected %zu items for packing (got %zu)",
                                                 function, f->item_count, (uint64_t)given);
}

static Value struct_pack(Thread *t, const StructFormat *f, const Value *values, size_t count) {
    if (!struct_check_count(t, f, "pack", count)) return NULL;
    uint8_t *data;
    Bytes *bytes = bytes_new_uninitialised(t, f->size, &data);
    return bytes && struct_pack_into(t, f, data, values) ? to_value(bytes) : NULL;
}

/* Where in a buffer: offset may be negative. */
static bool struct_place(Thread *t, const StructFormat *f, size_t length, int64_t *offset,
                         bool packing) {
    int64_t size = (int64_t)f->size, room = (int64_t)length;
    if (*offset < 0) {
        if (*offset + size > 0)
            return struct_fail(t,
                               packing ? "no space to pack %zd bytes at offset %zd"
                                       : "not enough data to unpack %zd bytes at offset %zd",
                               size, *offset);
        if (*offset + room < 0)
            return struct_fail(t, "offset %zd out of range for %zd-byte buffer", *offset, room);
        *offset += room;
    }
    if (room - *offset >= size) return true;
    return struct_fail(t,
                       "%s requires a buffer of at least %zu bytes for %s %zd bytes at offset %zd "
                       "(actual buffer size is %zd)",
                       packing ? "pack_into" : "unpack_from", (uint64_t)size + (uint64_t)*offset,
                       packing ? "packing" : "unpacking", size, *offset, room);
}

/* args: buffer, offset, values. */
static Value struct_pack_into_buffer(Thread *t, const StructFormat *f, Value *args, size_t count) {
    if (count < 1) return struct_fail(t, "pack_into expected buffer argument"), NULL;
    if (count < 2) return struct_fail(t, "pack_into expected offset argument"), NULL;
    if (!struct_check_count(t, f, "pack_into", count - 2)) return NULL;
    BufferView view;
    int64_t offset;
    if (!buffer_get(t, args[0], &view, BUFFER_WRITABLE)) {
        if (!error_matches(t, T_TYPE_ERROR) && !error_matches(t, T_BUFFER_ERROR)) return NULL;
        error_clear(t);
        return raise_type_error(t, "argument must be read-write bytes-like object, not %T",
                                args[0]);
    }
    BytesBlock *block = NULL;
    if (value_as_int64(t, args[1], &offset, T_INDEX_ERROR) &&
        struct_place(t, f, view.length, &offset, true))
        block = bytes_block_new(t, f->size + 1);
    bool ok = block && struct_pack_into(t, f, block->data, args + 2);
    if (ok) memcpy(view.data + offset, block->data, f->size);
    buffer_release(t, &view);
    return ok ? NONE : NULL;
}

/* ---- unpacking ------------------------------------------------------------------------------- */

static Value struct_unpack_text(Thread *t, const StructField *field, const uint8_t *p) {
    if (field->letter == 's') return to_value(bytes_new(t, p, field->count));
    if (field->count == 0) return to_value(&static_empty_bytes);
    size_t length = *p < field->count ? *p : field->count - 1;
    return to_value(bytes_new(t, p + 1, length));
}

static Value struct_unpack_item(Thread *t, const StructFormat *f, const StructField *field,
                                const uint8_t *p) {
    if (field->letter != 'F' && field->letter != 'D')
        return native_item_get(t, field->letter, p, field->size, f->little);
    size_t half = field->size / 2u;
    Value real = native_item_get(t, half == 4 ? 'f' : 'd', p, half, f->little);
    Value imaginary =
        real ? native_item_get(t, half == 4 ? 'f' : 'd', p + half, half, f->little) : NULL;
    return imaginary ? complex_new(t, float_of(real), float_of(imaginary)) : NULL;
}

static Value struct_unpack(Thread *t, const StructFormat *f, const uint8_t *from) {
    Value tuple = tuple_new(t, NULL, f->item_count);
    if (!tuple) return NULL;
    Value *items = tuple_of(tuple)->items;
    for (size_t i = 0; i < f->field_count; i++) {
        const StructField *field = &f->fields[i];
        const uint8_t *p = from + field->offset;
        bool text = field->letter == 's' || field->letter == 'p';
        if (field->letter == 'x') continue;
        for (uint64_t k = 0; k < (text ? 1 : field->count); k++, p += field->size) {
            Value item =
                text ? struct_unpack_text(t, field, p) : struct_unpack_item(t, f, field, p);
            if (!item) return NULL;
            store(object_of(tuple), items++, item);
        }
    }
    return tuple;
}

static Value struct_unpack_buffer(Thread *t, const StructFormat *f, Value buffer) {
    BufferView view;
    if (!buffer_get(t, buffer, &view, BUFFER_READ)) return NULL;
    Value result = NULL;
    if (view.length == f->size) result = struct_unpack(t, f, view.data);
    else struct_fail(t, "unpack requires a buffer of %zu bytes", f->size);
    buffer_release(t, &view);
    return result;
}

static Value struct_unpack_at(Thread *t, const StructFormat *f, Value buffer, Value offset_value) {
    BufferView view;
    int64_t offset = 0;
    if ((offset_value && !value_as_int64(t, offset_value, &offset, T_INDEX_ERROR)) ||
        !buffer_get(t, buffer, &view, BUFFER_READ))
        return NULL;
    Value result = struct_place(t, f, view.length, &offset, false)
                       ? struct_unpack(t, f, view.data + offset)
                       : NULL;
    buffer_release(t, &view);
    return result;
}

/* ---- iter_unpack ----------------------------------------------------------------------------- */

typedef struct StructIterator {
    Object header;
    Value source;            /* StructObject */
    Value view;              /* memoryview */
    size_t offset;
} StructIterator;

static Value struct_iter_unpack(Thread *t, Value struct_object, Value buffer) {
    StructObject *s = (StructObject *)struct_object;
    if (s->size == 0)
        return struct_fail(t, "cannot iteratively unpack with a struct of length 0"), NULL;
    Value view = memoryview_new(t, buffer);
    if (!view) return NULL;
    BufferView shape;
    if (!buffer_get(t, view, &shape, BUFFER_READ)) return NULL;
    size_t length = shape.length;
    buffer_release(t, &shape);
    if (length % s->size)
        return struct_fail(t, "iterative unpacking requires a buffer of a multiple of %zu bytes",
                           s->size),
               NULL;
    Value type = load(vm_root(t, struct_iterator_key));
    StructIterator *it = (StructIterator *)type_allocate_instance(t, (Type *)type, 0);
    if (!it) return NULL;
    store(it, &it->source, struct_object);
    store(it, &it->view, view);
    return to_value(it);
}

static Value struct_iterator_next(Thread *t, Value self) {
    StructIterator *it = (StructIterator *)self;
    Value source = load(&it->source), view = load(&it->view);
    if (!view) return NULL;
    StructFormat f;
    struct_format_of((StructObject *)source, &f);
    BufferView buffer;
    if (!buffer_get(t, view, &buffer, BUFFER_READ)) return NULL;
    size_t offset = load_relaxed(&it->offset);
    Value result = NULL;
    if (offset + f.size <= buffer.length) {
        store_relaxed(&it->offset, offset + f.size);
        result = struct_unpack(t, &f, buffer.data + offset);
    }
    buffer_release(t, &buffer);
    if (!result && !error_is_set(t)) {
        store(it, &it->view, NULL);
        Value release[1] = {view};
        if (!value_call_method(t, NAME(release), release, 1, NULL)) error_clear(t);
    }
    return result;
}

static Value struct_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value struct_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructIterator *it = (StructIterator *)args[0];
    Value view = load(&it->view);
    BufferView buffer;
    if (!view) return small_int(0);
    if (!buffer_get(t, view, &buffer, BUFFER_READ)) return NULL;
    size_t left = buffer.length - load_relaxed(&it->offset);
    buffer_release(t, &buffer);
    return small_int((int64_t)(left / ((StructObject *)it->source)->size));
}

static void struct_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((StructIterator *)cell)->source));
    gc_mark_value(m, load(&((StructIterator *)cell)->view));
}

static const NativeDef struct_iterator_methods[] = {
    {"__length_hint__", struct_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL}, {0}};

static const TypeDef struct_iterator_typedef = {
    .name = "_struct.unpack_iterator",
    .size = sizeof(StructIterator),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = struct_iterator_trace,
    .slots = {.iter = struct_iterator_self, .next = struct_iterator_next},
    .methods = struct_iterator_methods,
};

/* ---- Struct ---------------------------------------------------------------------------------- */

static bool struct_object_init(Thread *t, StructObject *s, Value format) {
    StructFormat f;
    Str *text = struct_format_text(t, format);
    if (!text || !struct_parse(t, text->data, text->length, &f)) return false;
    BytesBlock *block = bytes_block_new(t, (f.field_count + 1) * sizeof *f.fields);
    if (!block) return false;
    memcpy(block->data, f.fields, f.field_count * sizeof *f.fields);
    store(s, &s->format, to_value(text));
    store_cell(s, &s->block, block);
    s->field_count = f.field_count;
    s->size = f.size;
    s->item_count = f.item_count;
    s->little = f.little;
    s->ready = true;
    return true;
}

static Value struct_object_slot_new(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

static bool struct_object_slot_init(Thread *t, Value self, Value *args, size_t nargs,
                                    Value kwnames) {
    Value format;
    return bind_arguments(t, "Struct", "format", args, nargs, kwnames, &format) &&
           struct_object_init(t, (StructObject *)self, format);
}

static bool struct_object_ready(Thread *t, Value self, StructFormat *f) {
    if (!((StructObject *)self)->ready)
        return FAIL_WITH(raise_runtime_error(t, "Struct object is not initialized"));
    struct_format_of((StructObject *)self, f);
    return true;
}

static Value struct_method_pack(Thread *t, Value *args, size_t nargs) {
    StructFormat f;
    return struct_object_ready(t, args[0], &f) ? struct_pack(t, &f, args + 1, nargs - 1) : NULL;
}

static Value struct_method_pack_into(Thread *t, Value *args, size_t nargs) {
    StructFormat f;
    return struct_object_ready(t, args[0], &f) ? struct_pack_into_buffer(t, &f, args + 1, nargs - 1)
                                               : NULL;
}

static Value struct_method_unpack(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_object_ready(t, args[0], &f) ? struct_unpack_buffer(t, &f, args[1]) : NULL;
}

static Value struct_method_unpack_from(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_object_ready(t, args[0], &f) ? struct_unpack_at(t, &f, args[1], args[2]) : NULL;
}

static Value struct_method_iter_unpack(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_object_ready(t, args[0], &f) ? struct_iter_unpack(t, args[0], args[1]) : NULL;
}

static Value struct_get_format(Thread *t, Value self) {
    StructFormat f;
    return struct_object_ready(t, self, &f) ? ((StructObject *)self)->format : NULL;
}

static Value struct_get_size(Thread *t, Value self) {
    StructFormat f;
    return struct_object_ready(t, self, &f) ? small_int((int64_t)f.size) : NULL;
}

static Value struct_slot_repr(Thread *t, Value self) {
    StructFormat f;
    return struct_object_ready(t, self, &f)
               ? to_value(str_format(t, "%U(%R)", str_of(type_of(t, self)->name),
                                     ((StructObject *)self)->format))
               : NULL;
}

static void struct_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((StructObject *)cell)->format));
    gc_mark_cell(m, load_acquire(&((StructObject *)cell)->block));
}

static const NativeDef struct_methods[] = {
    {"pack", struct_method_pack, 0, -1, NATIVE_METHOD, NULL,
     "Return a bytes object containing values packed according to the format."},
    {"pack_into", struct_method_pack_into, 0, -1, NATIVE_METHOD, NULL,
     "Pack values and write the packed bytes into a buffer."},
    {"unpack", struct_method_unpack, 1, 1, NATIVE_METHOD, NULL,
     "Return a tuple containing unpacked values."},
    {"unpack_from", struct_method_unpack_from, 1, 2, NATIVE_METHOD, "buffer, offset=0",
     "Return a tuple containing unpacked values."},
    {"iter_unpack", struct_method_iter_unpack, 1, 1, NATIVE_METHOD, NULL,
     "Return an iterator yielding tuples."},
    {0},
};

static const GetSetDef struct_getset[] = {{"format", struct_get_format, NULL,
                                           "struct format string"},
                                          {"size", struct_get_size, NULL, "struct size in bytes"},
                                          {0}};

static const TypeDef struct_typedef = {
    .name = "_struct.Struct",
    .doc = "Create a compiled struct object.",
    .size = sizeof(StructObject),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .trace = struct_trace,
    .slots = {.repr = struct_slot_repr,
              .new = struct_object_slot_new,
              .init = struct_object_slot_init},
    .methods = struct_methods,
    .getset = struct_getset,
    .new_params = "format",
};

/* ---- functions ------------------------------------------------------------------------------- */

static Value struct_function_calcsize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_parse_value(t, args[0], &f) ? small_int((int64_t)f.size) : NULL;
}

static Value struct_function_pack(Thread *t, Value *args, size_t nargs) {
    StructFormat f;
    if (nargs == 0) return raise_type_error(t, "missing format argument");
    return struct_parse_value(t, args[0], &f) ? struct_pack(t, &f, args + 1, nargs - 1) : NULL;
}

static Value struct_function_pack_into(Thread *t, Value *args, size_t nargs) {
    StructFormat f;
    if (nargs == 0) return raise_type_error(t, "missing format argument");
    return struct_parse_value(t, args[0], &f) ? struct_pack_into_buffer(t, &f, args + 1, nargs - 1)
                                              : NULL;
}

static Value struct_function_unpack(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_parse_value(t, args[0], &f) ? struct_unpack_buffer(t, &f, args[1]) : NULL;
}

static Value struct_function_unpack_from(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StructFormat f;
    return struct_parse_value(t, args[0], &f) ? struct_unpack_at(t, &f, args[1], args[2]) : NULL;
}

static Value struct_function_iter_unpack(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value s = type_allocate_instance(t, (Type *)load(vm_root(t, struct_type_key)), 0);
    return s && struct_object_init(t, (StructObject *)s, args[0])
               ? struct_iter_unpack(t, s, args[1])
               : NULL;
}

static Value struct_function_clearcache(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NONE;
}

static const NativeDef struct_functions[] = {
    {"calcsize", struct_function_calcsize, 1, 1, NATIVE_FUNCTION, NULL,
     "Return size in bytes of the struct described by the format string."},
    {"pack", struct_function_pack, 0, -1, NATIVE_FUNCTION, NULL,
     "Return a bytes object containing the values packed according to the format."},
    {"pack_into", struct_function_pack_into, 0, -1, NATIVE_FUNCTION, NULL,
     "Pack values and write the packed bytes into a buffer at an offset."},
    {"unpack", struct_function_unpack, 2, 2, NATIVE_FUNCTION, NULL,
     "Return a tuple containing values unpacked according to the format string."},
    {"unpack_from", struct_function_unpack_from, 2, 3, NATIVE_FUNCTION,
     "format, /, buffer, offset=0",
     "Return a tuple containing values unpacked according to the format string."},
    {"iter_unpack", struct_function_iter_unpack, 2, 2, NATIVE_FUNCTION, NULL,
     "Return an iterator yielding tuples unpacked from the given bytes."},
    {"_clearcache", struct_function_clearcache, 0, 0, NATIVE_FUNCTION, NULL,
     "Clear the internal cache."},
    {0},
};

/* A class made for the module the first time it is imported in a VM. */
static Value struct_root_type(Thread *t, const char *key, const TypeDef *def) {
    Value *root = vm_root(t, key);
    if (!root) return NULL;
    if (!load(root)) {
        Type *type = type_new_native(t, def, NULL);
        if (!type) return NULL;
        store_release(root, to_value(type));
    }
    return load(root);
}

static bool struct_make_error(Thread *t) {
    Value *root = vm_root(t, struct_error_key);
    if (!root || load(root)) return root;
    Str *name = intern_c(t, "error"), *module = intern_c(t, "struct");
    Value bases = tuple_from_1(t, to_value(t->vm->types[T_EXCEPTION]));
    Dict *dict = dict_new(t);
    if (!name || !module || !bases || !dict ||
        !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return false;
    Value type = type_new(t, t->vm->types[T_TYPE], to_value(name), bases, dict, NULL);
    if (type) store_release(root, type);
    return type;
}

static bool struct_module_init(Thread *t, Module *m) {
    return struct_make_error(t) &&
           struct_root_type(t, struct_iterator_key, &struct_iterator_typedef) &&
           module_add(t, m, "error", load(vm_root(t, struct_error_key))) &&
           module_add(t, m, "Struct", struct_root_type(t, struct_type_key, &struct_typedef));
}

const ModuleDef module__struct = {"_struct",
                                  "Functions to convert between Python values and C structs.",
                                  struct_functions, struct_module_init, NULL};
