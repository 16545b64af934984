/* Pickling of arrays: as bytes with the code of a machine format, so that machines whose numbers
 * look otherwise can read them. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/native_item.h"
#include "runtime/objects/str_codec.h"
#include "stdlib/array.h"
#include "vm/import.h"

/* By code: a letter of that kind, its size, byte order. */
typedef struct ArrayFormat {
    char letter;
    uint8_t size;
    bool little;
} ArrayFormat;

static const ArrayFormat array_formats[] = {
    {'B', 1, true},  {'b', 1, true},  {'H', 2, true}, {'H', 2, false}, {'h', 2, true},
    {'h', 2, false}, {'I', 4, true},  {'I', 4, false}, {'i', 4, true}, {'i', 4, false},
    {'Q', 8, true},  {'Q', 8, false}, {'q', 8, true}, {'q', 8, false}, {'f', 4, true},
    {'f', 4, false}, {'d', 8, true},  {'d', 8, false}, {'u', 2, true}, {'u', 2, false},
    {'u', 4, true},  {'u', 4, false},
};
#define ARRAY_FORMATS ((int64_t)(sizeof array_formats / sizeof *array_formats))

/* What an item of a typecode is in memory. */
static int64_t array_format_of(char letter) {
    size_t size = array_item_size((uint8_t)letter);
    if (letter == 'w') letter = 'u';
    if (strchr("hil", letter)) letter = size == 2 ? 'h' : size == 4 ? 'i' : 'q';
    if (strchr("HIL", letter)) letter = size == 2 ? 'H' : size == 4 ? 'I' : 'Q';
    for (int64_t i = 0; i < ARRAY_FORMATS; i++)
        if (array_formats[i].letter == letter && array_formats[i].size == size &&
            (size == 1 || array_formats[i].little == NATIVE_IS_LITTLE))
            return i;
    return -1;
}

static bool array_add_converted(Thread *t, Array *a, const ArrayFormat *f, Bytes *bytes) {
    if (f->letter == 'u') {
        const char *encoding = f->size == 2 ? (f->little ? "utf-16-le" : "utf-16-be")
                                            : (f->little ? "utf-32-le" : "utf-32-be");
        Str *text = str_decode(t, bytes->data, bytes->length, encoding, NULL);
        return text && array_extend_text(t, a, text);
    }
    for (size_t i = 0; i < bytes->length; i += f->size) {
        uint64_t item = 0;
        Value v = native_item_get(t, f->letter, bytes->data + i, f->size, f->little);
        if (!v || !array_item_from(t, a->letter, v, (uint8_t *)&item) ||
            !array_splice(t, a, SIZE_MAX, SIZE_MAX, &item, 1))
            return false;
    }
    return true;
}

Value array_reconstruct(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t code;
    Value base = load(vm_root(t, &array_typedef));
    if (!is_type(t, args[0]))
        return raise_type_error(t, "first argument must be a type object, not %T", args[0]);
    if (!type_is_subtype(type_from(args[0]), type_from(base)))
        return raise_type_error(t, "%V is not a subtype of array.array",
                                type_str_name(t, type_from(args[0])));
    if (!is_str(t, args[1]) || str_of(args[1])->length != 1)
        return raise_type_error(
            t, "_array_reconstructor() argument 2 must be a unicode character, not %T", args[1]);
    uint32_t letter = str_at(str_of(args[1]), str_of(args[1])->data, 0);
    if (!value_as_int64(t, args[2], &code, T_OVERFLOW_ERROR)) return NULL;
    if (!array_item_size(letter))
        return raise_value_error(t, "second argument must be a valid type code");
    if (code < 0 || code >= ARRAY_FORMATS)
        return raise_value_error(t, "third argument must be a valid machine format code.");
    if (!is_bytes(t, args[3]))
        return raise_type_error(t, "fourth argument should be bytes, not %T", args[3]);
    const ArrayFormat *f = &array_formats[code];
    Bytes *bytes = bytes_of(args[3]);
    if (bytes->length % f->size && f->letter != 'u')
        return raise_value_error(t, "bytes length not a multiple of item size");
    Value made_of = args[1];
    if (strchr("bBhHiIqQ", f->letter) && code != array_format_of((char)letter) &&
        !(made_of = to_value(str_from_char(t, (uint8_t)f->letter))))
        return NULL;
    Value array = value_call_1(t, args[0], made_of);
    if (!array) return NULL;
    if (!is_array(t, array)) return raise_type_error(t, "expected an array, got %T", array);
    Array *a = array_of(array);
    bool ok = code == array_format_of(a->letter) && bytes->length % f->size == 0
                  ? array_splice(t, a, SIZE_MAX, SIZE_MAX, bytes->data, bytes->length / f->size)
                  : array_add_converted(t, a, f, bytes);
    return ok ? array : NULL;
}

Value array_method_reduce_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t protocol;
    Array *a = array_of(args[0]);
    if (!value_as_int64(t, args[1], &protocol, T_OVERFLOW_ERROR)) return NULL;
    Value type = to_value(type_of(t, args[0]));
    Value letter = to_value(str_from_char(t, (uint8_t)a->letter));
    Value state = value_getattr_optional(t, args[0], NAME(__dict__)), result;
    if (!letter || (!state && error_is_set(t))) return NULL;
    if (!state) state = NONE;
    int64_t code = protocol < 3 ? -1 : array_format_of(a->letter);
    if (code < 0) {
        Value list = array_to_list(t, a), arguments = list ? tuple_from_2(t, letter, list) : NULL;
        return arguments ? tuple_from_3(t, type, arguments, state) : NULL;
    }
    size_t length;
    const uint8_t *items = array_items(t, a, &length);
    Bytes *bytes = items ? bytes_new(t, NULL, length * a->item_size) : NULL;
    if (!bytes || !(items = array_items(t, a, &length))) return NULL;
    if (length * a->item_size > bytes->length) length = bytes->length / a->item_size;
    memcpy(bytes->inline_data, items, length * a->item_size);
    Value module = import_module_c(t, "array");
    Str *name = module ? intern_c(t, "_array_reconstructor") : NULL;
    Value function = name ? value_getattr(t, module, name) : NULL;
    Value parts[4] = {type, letter, small_int(code), to_value(bytes)};
    result = function ? tuple_new(t, parts, 4) : NULL;
    return result ? tuple_from_3(t, function, result, state) : NULL;
}
