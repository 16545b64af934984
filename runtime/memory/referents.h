/* Who refers to whom. */
#pragma once

#include "runtime/objects/tuple.h"

/* What a clean stop of all other threads sees: lists of the objects that the given ones refer to;
 * of the containers that refer to one of them; and of all containers. What is no cell (small ints,
 * None, static objects) is in none. NULL: MemoryError is set. */
Value gc_referents(Thread *t, const Tuple *objects);
Value gc_referrers(Thread *t, const Tuple *objects);
Value gc_objects(Thread *t);
