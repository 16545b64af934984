/* Modules of a host: registered, imported once, with handles that are released, and bytes and text read in place. */
#include <minipy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            char *text = vm ? mpy_error_text(vm) : NULL; \
            fprintf(stderr, "%s:%d: %s\n%s", __FILE__, __LINE__, #condition, text ? text : ""); \
            free(text); \
            return 1; \
        } \
    } while (0)

static int filled, counters_alive;

static void counter_release(void *data) {
    free(data);
    counters_alive--;
}

static mpy_value counter_new(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)args, (void)data;
    if (count) return mpy_raise(vm, "TypeError", "new() takes no arguments");
    int64_t *n = calloc(1, sizeof *n);
    mpy_value handle = n ? mpy_new_handle(vm, "counter", n, counter_release) : NULL;
    if (!handle) free(n);
    else counters_alive++;
    return handle;
}

static mpy_value counter_add(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t more, *n;
    if (count != 2) return mpy_raise(vm, "TypeError", "add() takes two arguments");
    if (!(n = mpy_handle_data(vm, args[0], "counter")) || mpy_as_int(vm, args[1], &more)) return NULL;
    return mpy_int(vm, *n += more);
}

/* Turns the bytes of a buffer round, in place. */
static mpy_value bytes_reverse(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    mpy_buffer b;
    if (count != 1) return mpy_raise(vm, "TypeError", "reverse() takes one argument");
    if (mpy_buffer_open(vm, args[0], true, &b)) return NULL;
    unsigned char *bytes = b.data;
    for (size_t n = 0; n < b.length / 2; n++) {
        unsigned char first = bytes[n];
        bytes[n] = bytes[b.length - 1 - n];
        bytes[b.length - 1 - n] = first;
    }
    mpy_buffer_close(vm, &b);
    return mpy_none();
}

static mpy_value text_width(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    size_t length;
    int width;
    if (count != 1) return mpy_raise(vm, "TypeError", "width() takes one argument");
    if (!mpy_str_points(vm, args[0], &length, &width)) return NULL;
    return mpy_int(vm, (int64_t)length * 10 + width);
}

static mpy_value fail_with_errno(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)args, (void)count, (void)data;
    return mpy_raise_errno(vm, 2, "nowhere");
}

static mpy_value raise_this(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    return mpy_raise_value(vm, count ? args[0] : mpy_none());
}

static mpy_status fill(mpy_vm *vm, mpy_value module) {
    static const struct {
        const char *name;
        mpy_function fn;
    } functions[] = {
        {"new", counter_new}, {"add", counter_add}, {"reverse", bytes_reverse}, {"width", text_width}, {"missing", fail_with_errno}, {"fail", raise_this},
    };
    filled++;
    for (size_t n = 0; n < sizeof functions / sizeof *functions; n++) {
        mpy_value f = mpy_new_function(vm, functions[n].name, functions[n].fn, NULL);
        if (!f || mpy_set_attr(vm, module, functions[n].name, f)) return MPY_ERROR;
    }
    return MPY_OK;
}

static mpy_status refuse(mpy_vm *vm, mpy_value module) {
    (void)module;
    mpy_raise(vm, "RuntimeError", "not today");
    return MPY_ERROR;
}

static const char *const program =
    "import counters, counters as again, sys\n"
    "assert again is counters and sys.modules['counters'] is counters and counters.__name__ == 'counters'\n"
    "c = counters.new()\n"
    "assert counters.add(c, 3) == 3 and counters.add(c, 4) == 7\n"
    "def error(f, *args):\n"
    "    try: f(*args)\n"
    "    except BaseException as e: return type(e).__name__, str(e)\n"
    "assert error(counters.add, 1, 2) == ('TypeError', 'a counter handle is required, not int'), error(counters.add, 1, 2)\n"
    "b = bytearray(b'abcde'); counters.reverse(b)\n"
    "assert b == b'edcba'; b.append(1)\n"
    "assert error(counters.reverse, b'abc')[0] == 'BufferError', error(counters.reverse, b'abc')\n"
    "assert error(counters.reverse, 5)[0] == 'TypeError'\n"
    "assert [counters.width(s) for s in ('abc', 'a\\xe9', '\\u20ac', '\\U0001f600')] == [31, 21, 12, 14]\n"
    "assert error(counters.missing) == ('FileNotFoundError', \"[Errno 2] No such file or directory: 'nowhere'\")\n"
    "assert error(counters.fail, KeyError('k')) == ('KeyError', \"'k'\") and error(counters.fail, ValueError) == ('ValueError', '')\n"
    "assert error(counters.fail, 3) == ('TypeError', 'exceptions must derive from BaseException')\n"
    "assert error(__import__, 'refuses') == ('RuntimeError', 'not today') and 'refuses' not in sys.modules\n"
    "many = [counters.new() for _ in range(1000)]\n";

int main(void) {
    mpy_vm *vm = mpy_vm_new(NULL);
    CHECK(vm);
    CHECK(mpy_register_module(vm, "counters", fill) == MPY_OK && mpy_register_module(vm, "refuses", refuse) == MPY_OK);
    CHECK(mpy_register_module(vm, NULL, fill) == MPY_BAD_ARGUMENT && mpy_register_module(vm, "x", NULL) == MPY_BAD_ARGUMENT);
    CHECK(mpy_exec(vm, program, "program.py") == MPY_OK);
    CHECK(filled == 1 && counters_alive == 1001);
    CHECK(mpy_poll(vm) == MPY_OK);
    mpy_interrupt(vm);
    CHECK(mpy_poll(vm) == MPY_ERROR && strstr(mpy_repr(vm, mpy_error(vm)), "KeyboardInterrupt"));
    mpy_error_clear(vm);
    CHECK(strcmp(mpy_repr(vm, mpy_str_from_utf8(vm, "a\xff" "b", 3)), "'a\xef\xbf\xbd" "b'") == 0);
    mpy_vm_free(vm);
    vm = NULL;
    CHECK(counters_alive == 0);
    vm = mpy_vm_new(NULL);
    CHECK(vm && !mpy_import(vm, "counters"));
    mpy_vm_free(vm);
    return 0;
}
