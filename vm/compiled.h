/* Compiled files: what was compiled of a source file, kept so that the next process need not do it again.
 *
 *     magic:4  flags:4  of the source: mtime:4 size:4, or a hash of its text:8  |  marshal's bytes of a code object
 *
 * They are caches (PEP 3147, PEP 552): one that does not fit its source, is of another compiler, damaged, or cannot be written is as
 * good as none. A new one replaces the old one at once, so that others see the one or the other. What is read is verified
 * (marshal.h), so a file that somebody made by hand may be wrong but cannot harm the machine. */
#pragma once

#include <sys/stat.h>

#include "runtime/objects/code.h"
#include "runtime/objects/str.h"

#define COMPILED_TAG "minipy-314" /* sys.implementation.cache_tag */
#define COMPILED_HEADER 16
#define COMPILED_SUFFIX ".pyc"
enum { COMPILED_BY_HASH = 1, COMPILED_CHECK_SOURCE = 2 }; /* flags */

/* The first four bytes; they change with the compiler. */
void compiled_magic(uint8_t magic[static 4]);
uint64_t compiled_source_hash(const void *text, size_t length);
/* Of a source file, beside it or below sys.pycache_prefix, for the level of -O. */
MUST_CHECK Str *compiled_path(Thread *t, Str *source);
/* The code of a source file: from its compiled file, if that fits what is known of the source, else from the text, and then a compiled
 * file is written, unless sys.dont_write_bytecode says otherwise. */
MUST_CHECK Code *compiled_import(Thread *t, Str *source, const struct stat *status, Str *path);
/* The code in a compiled file that has no source, or is run itself. */
MUST_CHECK Code *compiled_load(Thread *t, Str *path, Value name);
bool compiled_is_named(const Str *path);
/* Gives `code`, which nobody runs yet, and those among its constants that have the same file name another one. */
void compiled_rename(Code *code, Str *filename);
