/* SipHash-1-3 (Aumasson and Bernstein): a keyed hash that is the same on every machine. */
#pragma once

#include <stddef.h>
#include <stdint.h>

uint64_t siphash13(uint64_t key0, uint64_t key1, const void *data, size_t length);
