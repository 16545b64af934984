/* Raising exceptions from C. */
#include "runtime/error.h"

#include <errno.h>
#include <string.h>

#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"

/* ---- setting --------------------------------------------------------------------------------- */

/* What is raised while another exception is being handled has that one as its context. A context
 * that leads back to the exception itself would make a circle: it is cut there. */
static void error_chain_context(Thread *t, Exception *e) {
    Value handled = t->handled;
    if (handled == NULL || handled == NONE || handled == to_value(e)) return;
    size_t steps = 0;
    Value slow = handled;
    for (Value at = handled; at != NULL; steps++) {
        Value next = load(&exception_of(at)->context);
        if (next == to_value(e)) {
            store(exception_of(at), &exception_of(at)->context, NULL);
            break;
        }
        at = next;
        if (steps & 1) slow = load(&exception_of(slow)->context);
        if (at != NULL && at == slow) break; /* a circle made by hand */
    }
    store(e, &e->context, handled);
}

/* Makes e what is being raised. Returns NULL. */
static Value error_set(Thread *t, Value e) {
    error_chain_context(t, exception_of(e));
    t->exception = e;
    return NULL;
}

static Value error_raise_text(Thread *t, uint32_t exception_id, Str *text) {
    if (text == NULL) return NULL;
    Value args = tuple_from_1(t, to_value(text));
    Value e = args != NULL ? exception_new(t, t->vm->types[exception_id], args) : NULL;
    return e != NULL ? error_set(t, e) : NULL;
}

static Value error_raise_va(Thread *t, uint32_t exception_id, const char *format, va_list args) {
    return error_raise_text(t, exception_id, str_format_va(t, format, args));
}

#define ERROR_RAISE(exception_id) \
    va_list args; \
    va_start(args, format); \
    error_raise_va(t, exception_id, format, args); \
    va_end(args); \
    return NULL

Value raise_error(Thread *t, uint32_t exception_id, const char *format, ...) {
    ERROR_RAISE(exception_id);
}
Value raise_type_error(Thread *t, const char *format, ...) { ERROR_RAISE(T_TYPE_ERROR); }
Value raise_value_error(Thread *t, const char *format, ...) { ERROR_RAISE(T_VALUE_ERROR); }
Value raise_index_error(Thread *t, const char *format, ...) { ERROR_RAISE(T_INDEX_ERROR); }
Value raise_overflow_error(Thread *t, const char *format, ...) { ERROR_RAISE(T_OVERFLOW_ERROR); }
Value raise_runtime_error(Thread *t, const char *format, ...) { ERROR_RAISE(T_RUNTIME_ERROR); }
#undef ERROR_RAISE

Value raise_key_error(Thread *t, Value key) {
    Value args = tuple_from_1(t, key);
    Value e = args != NULL ? exception_new(t, t->vm->types[T_KEY_ERROR], args) : NULL;
    return e != NULL ? error_set(t, e) : NULL;
}

Value raise_stop_iteration(Thread *t, Value value) {
    Value args = value == NULL || value == NONE ? tuple_new(t, NULL, 0) : tuple_from_1(t, value);
    Value e = args != NULL ? exception_new(t, t->vm->types[T_STOP_ITERATION], args) : NULL;
    return e != NULL ? error_set(t, e) : NULL;
}

Value raise_memory_error(Thread *t) {
    t->exception = t->vm->memory_error;
    return NULL;
}

Value raise_os_error(Thread *t, int error_number, Value filename, Value filename2) {
    Str *text = str_from_c(t, strerror(error_number));
    Value number = int_from_int64(t, error_number);
    if (text == NULL || number == NULL) return NULL;
    Value items[5] = {number, to_value(text), filename != NULL ? filename : NONE, NONE, filename2};
    size_t count = filename2 != NULL ? 5 : filename != NULL ? 3 : 2;
    Value e = value_call(t, to_value(t->vm->types[T_OS_ERROR]), items, count, NULL);
    return e != NULL ? error_set(t, e) : NULL;
}

Value raise_attribute_error(Thread *t, Value object, Str *name) {
    Str *text;
    if (is_type(t, object)) {
        text = str_format(t, "type object '%N' has no attribute '%U'", type_from(object), name);
    } else if (is_instance_of(t, object, T_MODULE)) {
        Value module = dict_get_name(t, ((Module *)object)->dict, NAME(__name__));
        if (module != NULL && is_str(t, module))
            text = import_missing_text(t, object, module, name);
        else text = str_format(t, "module has no attribute '%U'", name);
    } else {
        text = str_format(t, "'%T' object has no attribute '%U'", object, name);
    }
    if (text == NULL) return NULL;
    error_raise_text(t, T_ATTRIBUTE_ERROR, text);
    value_note_attribute(t, object, name);
    return NULL;
}

Value raise_value(Thread *t, Value exception) {
    if (is_exception_class(t, exception)) {
        Value made = value_call_0(t, exception);
        if (made == NULL) return NULL;
        if (!is_exception(t, made))
            return raise_type_error(
                t, "calling %R should have returned an instance of BaseException, not %R",
                exception, to_value(type_of(t, made)));
        return error_set(t, made);
    }
    if (!is_exception(t, exception))
        return raise_type_error(t, "exceptions must derive from BaseException");
    return error_set(t, exception);
}

Value raise_bad_argument(Thread *t, const char *function, int position, const char *expected,
                         Value got) {
    if (position == 0) {
        if (got == NONE)
            return raise_type_error(t, "%s() argument must be %s, not None", function, expected);
        return raise_type_error(t, "%s() argument must be %s, not %T", function, expected, got);
    }
    if (got == NONE)
        return raise_type_error(t, "%s() argument %d must be %s, not None", function, position,
                                expected);
    return raise_type_error(t, "%s() argument %d must be %s, not %T", function, position, expected,
                            got);
}

/* ---- looking at it --------------------------------------------------------------------------- */

bool error_matches(Thread *t, uint32_t exception_id) {
    return t->exception != NULL
           && type_is_subtype(type_of(t, t->exception), t->vm->types[exception_id]);
}

Value error_take(Thread *t) {
    Value e = t->exception;
    t->exception = NULL;
    return e;
}

void error_restore(Thread *t, Value exception) { t->exception = exception; }
void error_clear(Thread *t) { t->exception = NULL; }

void error_set_cause(Thread *t, Value cause) {
    Exception *e = exception_of(t->exception);
    store(e, &e->cause, cause == NONE ? NULL : cause);
    store_relaxed(&e->suppress_context, 1);
}

/* ---- reports and warnings -------------------------------------------------------------------- */

void error_unraisable(Thread *t, const char *message, Value where) {
    if (t->exception == NULL) return;
    const VmHooks *hooks = t->vm->hooks;
    if (hooks != NULL && hooks->unraisable != NULL) hooks->unraisable(t, message, where);
    t->exception = NULL;
}

/* The module `warnings` decides what becomes of it; it is imported for the first one. NULL, no
 * exception: there is no such module, or it is just being imported. */
static Value error_warn_function(Thread *t, Str *name) {
    if (t->vm->modules == NULL) return NULL;
    Value module = dict_get_name(t, t->vm->modules, NAME(warnings));
    if (module == NULL) module = import_module_c(t, "warnings");
    if (module == NULL) {
        error_clear(t);
        return NULL;
    }
    return value_getattr_optional(t, module, name);
}

bool warn(Thread *t, uint32_t category_id, int stack_level, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *text = str_format_va(t, format, args);
    va_end(args);
    if (text == NULL) return false;
    Value function = error_warn_function(t, NAME(warn));
    if (function == NULL) return !error_is_set(t);
    Value items[3] = {to_value(text), to_value(t->vm->types[category_id]), small_int(stack_level)};
    return value_call(t, function, items, 3, NULL) != NULL;
}

bool warn_at(Thread *t, uint32_t category_id, const char *message, Value filename, int line) {
    Str *text = str_from_c(t, message);
    if (text == NULL) return false;
    Value function = error_warn_function(t, NAME(warn_explicit));
    if (function == NULL) return !error_is_set(t);
    Value items[4] = {to_value(text), to_value(t->vm->types[category_id]), filename,
                      small_int(line)};
    return value_call(t, function, items, 4, NULL) != NULL;
}
