/* A host from beginning to end: run, call both ways, keep a value, see an error, survive bad arguments. */
#include <minipy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            return 1; \
        } \
    } while (0)

static mpy_value add(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    int64_t a, b;
    if (count != 2) return mpy_raise(vm, "TypeError", "add() takes two arguments");
    if (mpy_as_int(vm, args[0], &a) || mpy_as_int(vm, args[1], &b)) return NULL;
    return mpy_int(vm, a + b + *(int *)data);
}

int main(void) {
    int bonus = 100;
    int64_t n;
    mpy_vm *vm = mpy_vm_new(NULL);
    CHECK(vm);
    CHECK(mpy_run_string(vm, "def twice(x):\n    return 2 * x\nitems = [1, 2, 3]\n") == MPY_OK);
    mpy_value argument = mpy_int(vm, 21);
    mpy_value result = mpy_call(vm, mpy_get_global(vm, "twice"), &argument, 1);
    CHECK(result && mpy_as_int(vm, result, &n) == MPY_OK && n == 42);

    CHECK(mpy_add_to_module(vm, "host", "add", mpy_new_function(vm, "add", add, &bonus)) == MPY_OK);
    CHECK(mpy_exec(vm, "import host\nanswer = host.add(1, 2)", "host.py") == MPY_OK);
    CHECK(mpy_as_int(vm, mpy_get_global(vm, "answer"), &n) == MPY_OK && n == 103);

    mpy_ref_t kept = mpy_ref(vm, mpy_eval(vm, "['kept', 'alive']"));
    mpy_collect(vm);
    CHECK(strcmp(mpy_repr(vm, mpy_deref(vm, kept)), "['kept', 'alive']") == 0);
    mpy_unref(vm, kept);

    CHECK(!mpy_eval(vm, "1 / 0") && mpy_error(vm));
    char *text = mpy_error_text(vm);
    CHECK(text && strstr(text, "ZeroDivisionError: division by zero"));
    free(text);
    mpy_error_clear(vm);

    CHECK(mpy_exec(vm, NULL, NULL) == MPY_BAD_ARGUMENT);
    CHECK(mpy_exec(NULL, "1", NULL) == MPY_BAD_ARGUMENT);
    CHECK(!mpy_eval(NULL, "1"));
    mpy_vm_free(vm);

    for (int round = 0; round < 100; round++) {
        vm = mpy_vm_new(NULL);
        CHECK(vm && mpy_length(vm, mpy_eval(vm, "[0] * 10")) == 10);
        mpy_vm_free(vm);
    }
    return 0;
}
