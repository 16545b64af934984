/* The registry of encodings that are not built in: search functions in Python, and what they
 * found. */
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"

static const char codec_search_key[] = "codec search functions", codec_cache_key[] = "codec cache";

bool codec_register(Thread *t, Value search_function) {
    if (!value_is_callable(t, search_function))
        return FAIL_WITH(raise_type_error(t, "argument must be callable"));
    Value *root = vm_root(t, codec_search_key);
    Value functions = load(root);
    if (!functions && !(functions = vm_root_keep(root, list_new(t, 1)))) return false;
    return list_append(t, functions, search_function);
}

bool codec_unregister(Thread *t, Value search_function) {
    Value *root = vm_root(t, codec_search_key);
    Value functions = load(root);
    if (!functions) return true;
    Value kept = list_new(t, 1);
    if (!kept) return false;
    Value each;
    for (size_t i = 0; (each = list_get(list_of(functions), i)); i++)
        if (each != search_function && !list_append(t, kept, each)) return false;
    store_release(root, kept);
    store_release(vm_root(t, codec_cache_key), NULL);
    return true;
}

/* "UTF 8" is searched as "utf_8". */
static Str *codec_normal_name(Thread *t, const char *encoding) {
    StrBuilder b;
    str_builder_init(&b, t);
    for (const char *p = encoding; *p; p++) {
        char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p == ' ' || *p == '-' ? '_' : *p;
        if (!str_builder_add_char(&b, (uint8_t)c)) return NULL;
    }
    return str_builder_finish(&b);
}

/* The package that finds the standard encodings registers itself when it is imported, before
 * anything else is searched. Threads that come meanwhile wait for that as for any import. */
static Value codec_search_functions(Thread *t) {
    static const char imported_key[] = "encodings imported";
    Value *imported = vm_root(t, imported_key);
    if (!load(imported)) {
        if (!import_module_c(t, "encodings")) return NULL;
        store_release(imported, TRUE_VALUE);
    }
    return load(vm_root(t, codec_search_key));
}

static Value codec_search(Thread *t, Str *name) {
    Value functions = codec_search_functions(t), each;
    for (size_t i = 0; functions && (each = list_get(list_of(functions), i)); i++) {
        Value found = value_call_1(t, each, to_value(name));
        if (!found) return NULL;
        if (found == NONE) continue;
        if (!is_tuple(t, found) || tuple_of(found)->length != 4)
            return raise_type_error(t, "codec search functions must return 4-tuples");
        return found;
    }
    return NULL;
}

Value codec_lookup(Thread *t, const char *encoding) {
    Str *name = codec_normal_name(t, encoding);
    if (!name) return NULL;
    Value *root = vm_root(t, codec_cache_key);
    Value cache = load(root);
    if (!cache && !(cache = vm_root_keep(root, to_value(dict_new(t))))) return NULL;
    Value found = dict_get(t, dict_of(cache), to_value(name));
    if (found || error_is_set(t)) return found;
    found = codec_search(t, name);
    if (!found)
        return error_is_set(t) ? NULL
                               : raise_error(t, T_LOOKUP_ERROR, "unknown encoding: %s", encoding);
    return dict_set(t, dict_of(cache), to_value(name), found) ? found : NULL;
}

/* Strings and bytes refuse codecs that are something else than text to bytes. */
static bool codec_check_text(Thread *t, Value info, const char *encoding, bool encode) {
    Str *name = intern_c(t, "_is_text_encoding");
    Value is_text = name ? value_getattr_optional(t, info, name) : NULL;
    if (!is_text) return !error_is_set(t);
    if (is_text != FALSE_VALUE) return true;
    return FAIL_WITH(
        raise_error(t, T_LOOKUP_ERROR,
                    "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                    encoding, encode ? "encode" : "decode"));
}

void codec_add_note(Thread *t, const char *encoding, bool encode) {
    Value exception = error_take(t);
    Str *add_note = intern_c(t, "add_note");
    Str *text =
        add_note ? str_format(t, "%s with '%s' codec failed", encode ? "encoding" : "decoding", encoding) : NULL;
    Value args[2] = {exception, to_value(text)};
    if (text && value_call_method(t, add_note, args, 2, NULL)) error_restore(t, exception);
}

Value codec_call(Thread *t, const char *encoding, const char *errors, Value object, bool encode,
                 bool only_text) {
    Value info = codec_lookup(t, encoding);
    if (!info || (only_text && !codec_check_text(t, info, encoding, encode))) return NULL;
    Value args[2] = {object, NULL};
    if (errors && !(args[1] = to_value(str_from_c(t, errors)))) return NULL;
    Value result =
        value_call(t, load(&tuple_of(info)->items[encode ? 0 : 1]), args, errors ? 2 : 1, NULL);
    if (!result) {
        codec_add_note(t, encoding, encode);
        return NULL;
    }
    if (!is_tuple(t, result) || tuple_of(result)->length != 2)
        return raise_type_error(t, encode ? "encoder must return a tuple (object, integer)"
                                          : "decoder must return a tuple (object,integer)");
    return load(&tuple_of(result)->items[0]);
}
