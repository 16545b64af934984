/* The smallest host: makes a machine, runs a program in it, and takes a value out.
 * cc hello.c $(pkg-config --cflags --libs minipy) */
#include <minipy.h>
#include <stdio.h>

int main(void)
{
    mpy_vm *vm = mpy_vm_new(NULL);
    int64_t total;
    if (!vm || mpy_run_string(vm, "total = sum(range(10))\nprint('hello')") != MPY_OK)
        return 1;
    if (mpy_as_int(vm, mpy_get_global(vm, "total"), &total) == MPY_OK)
        printf("total is %lld\n", (long long)total);
    mpy_vm_free(vm);
    return 0;
}
