/* Marking with several threads. Helpers are threads of the system without a Thread: they never see
 * more than marked cells.
 *
 * Work is handed over in segments of mark stacks: a marker that has some to spare leaves it in the
 * pool when another one is idle. Marking is over when all are idle: none of them can make new work
 * then. */
#pragma once

#include "runtime/memory/mark.h"

/* Marks from what is on m's stack until nothing is left, with helpers if there are cores and memory
 * enough to be worth it. */
void mark_pool_drain(Marker *m);
/* Does somebody want work? Read without order: it is a hint. */
bool mark_pool_is_hungry(const struct MarkPool *pool);
/* Takes the segment; and gives one, or NULL when marking is over. */
void mark_pool_give(struct MarkPool *pool, MarkSegment *segment);
MarkSegment *mark_pool_take(struct MarkPool *pool);

void mark_pool_free(VM *vm);
/* In a forked child: the helpers are not there any more. */
void mark_pool_after_fork(VM *vm);
