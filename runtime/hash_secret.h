/* What the hashes of str and bytes depend on beside the text. It differs from process to process, so that nobody can send a program
 * keys that all have one hash; forked children share it. Strings that are static data memoise their hashes, so it belongs to the
 * process, and is chosen before the first VM is made. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define HASH_SECRET_FIXED {UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0xa0761d6478bd642f)}

extern uint64_t hash_secret[2];

/* seed 0: that of builds that are to be repeated. Nothing happens if it has been chosen already. */
void hash_secret_choose(uint32_t seed);
/* As hash_secret_choose(), by chance. */
void hash_secret_choose_randomly(void);
