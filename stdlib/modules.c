/* The modules in C that are linked in. Made by `make modules` from the sources; kept sorted. */
#include "vm/import.h"

extern const ModuleDef module__collections;
extern const ModuleDef module__io;
extern const ModuleDef module__random;
extern const ModuleDef module_builtins;
extern const ModuleDef module_cmath;
extern const ModuleDef module_itertools;
extern const ModuleDef module_math;
extern const ModuleDef module_sys;
extern const ModuleDef module_time;

const ModuleDef *const native_modules[] = {
    &module__collections,
    &module__io,
    &module__random,
    &module_builtins,
    &module_cmath,
    &module_itertools,
    &module_math,
    &module_sys,
    &module_time,
    NULL,
};
