/* Marking and tracing. */
#include "runtime/memory/mark_pool.h"

#include <stdlib.h>

#include "runtime/objects/type.h"

/* To Valgrind, what follows from a word of the stack that was never set was never set either: which
 * cells are marked, which are free. A debug build says that all of the stack has been set. */
#if MINIPY_DEBUG && __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#define MARK_SAY_DEFINED(from, to) ((void)VALGRIND_MAKE_MEM_DEFINED(from, (to) - (from)))
#else
#define MARK_SAY_DEFINED(from, to) ((void)0)
#endif

/* Of the internal cells that others lay out. */
void dict_table_trace(Marker *m, Object *cell);
void set_table_trace(Marker *m, Object *cell);
void shape_trace(Marker *m, Object *cell);

/* Longer arrays of values are marked a piece at a time, so that the mark stack stays short. */
#define MARK_PIECE 1024
/* Less than this is not worth sharing. */
#define MARK_SHARE_MIN 8

/* ---- the mark stack -------------------------------------------------------------------------- */

enum { MARK_RANGE = 1, MARK_COUNT = 8 };

void marker_init(Marker *m, VM *vm) {
    *m = (Marker){
        .vm = vm,
        .heap = vm->heap,
        .traces = vm->gc->traces,
        .mark_index = 1 - vm->heap->live_index,
        .rewrite_owners = vm->retired_count > 0,
    };
}

void marker_free(Marker *m) {
    for (MarkSegment *segment = m->top, *next; segment != NULL; segment = next) {
        next = segment->next;
        free(segment);
    }
    free(m->spare);
    m->top = m->spare = NULL;
}

static COLD bool mark_grow(Marker *m) {
    MarkSegment *segment = m->spare != NULL ? m->spare : malloc(sizeof *segment);
    m->spare = NULL;
    if (segment == NULL) {
        m->overflowed = true;
        return false;
    }
    segment->count = 0;
    segment->next = m->top;
    m->top = segment;
    return true;
}

static bool mark_has_room(Marker *m, size_t words) {
    return LIKELY(m->top != NULL && m->top->count + words <= MARK_SEGMENT_WORDS) || mark_grow(m);
}

ALWAYS_INLINE void mark_push(Marker *m, const void *cell) {
    if (mark_has_room(m, 1)) m->top->words[m->top->count++] = (uintptr_t)cell;
}

static void mark_push_range(Marker *m, const Value *values, size_t count) {
    if (!mark_has_room(m, 2)) return;
    m->top->words[m->top->count++] = (uintptr_t)count << 4 | MARK_COUNT;
    m->top->words[m->top->count++] = (uintptr_t)values | MARK_RANGE;
}

/* Gives the older half of the stack to others: it is nearer to the roots, and leads to more. The
 * cut must not go through a range. */
static COLD void mark_share(Marker *m) {
    MarkSegment *top = m->top;
    if (top->next != NULL) {
        MarkSegment *older = top->next;
        top->next = older->next;
        mark_pool_give(m->pool, older);
        return;
    }
    size_t half = top->count / 2;
    if (top->words[half] & MARK_RANGE) half++;
    MarkSegment *older = m->spare != NULL ? m->spare : malloc(sizeof *older);
    m->spare = NULL;
    if (older == NULL) return;
    older->count = half;
    memcpy(older->words, top->words, half * sizeof top->words[0]);
    top->count -= half;
    memmove(top->words, top->words + half, top->count * sizeof top->words[0]);
    mark_pool_give(m->pool, older);
}

/* Zero: the stack is empty. */
ALWAYS_INLINE uintptr_t mark_pop(Marker *m) {
    while (m->top != NULL && m->top->count == 0) {
        MarkSegment *empty = m->top;
        m->top = empty->next;
        if (m->spare == NULL) m->spare = empty;
        else free(empty);
    }
    return m->top != NULL ? m->top->words[--m->top->count] : 0;
}

/* ---- marking --------------------------------------------------------------------------------- */

/* True: it was not marked before. */
ALWAYS_INLINE bool mark_set_bit(const Marker *m, BlockInfo *block, unsigned granule) {
    uint64_t *word = &block->bits[m->mark_index][granule / 64], bit = (uint64_t)1 << granule % 64;
    uint64_t seen = load_relaxed(word);
    if (seen & bit) return false;
    if (m->parallel) return !(__atomic_fetch_or(word, bit, __ATOMIC_RELAXED) & bit);
    store_relaxed(word, seen | bit);
    return true;
}

ALWAYS_INLINE void mark_found(Marker *m, const void *cell) {
    if (mark_set_bit(m, block_of_cell(cell), block_granule(cell))) mark_push(m, cell);
}

/* What is in no chunk is static; NULL is in none either. */
ALWAYS_INLINE void mark_cell(Marker *m, const void *cell) {
    if (chunk_find(m->heap, (uintptr_t)cell) != NULL) mark_found(m, cell);
}

void gc_mark_cell(Marker *m, const void *cell) { mark_cell(m, cell); }

void gc_mark_again(Marker *m, const void *cell) {
    mark_set_bit(m, block_of_cell(cell), block_granule(cell));
    mark_push(m, cell);
}

void gc_mark_value(Marker *m, Value v) {
    if (is_object(v)) mark_cell(m, v);
}

void gc_mark_values(Marker *m, const Value *values, size_t count) {
    if (count > MARK_PIECE) {
        mark_push_range(m, values + MARK_PIECE, count - MARK_PIECE);
        count = MARK_PIECE;
    }
    for (size_t i = 0; i < count; i++) {
        Value v = load_relaxed(&values[i]);
        if (is_object(v)) mark_cell(m, v);
    }
}

__attribute__((no_sanitize("address", "thread"))) static void
mark_words(Marker *m, const void *from, const void *to, bool remembers) {
    if (m->precise_only) return;
    const uintptr_t *word =
        (const uintptr_t *)(((uintptr_t)from + sizeof *word - 1) & ~(sizeof *word - 1));
    const uintptr_t *end = (const uintptr_t *)((uintptr_t)to & ~(sizeof *word - 1));
    uintptr_t lowest = m->heap->lowest, highest = m->heap->highest;
    MARK_SAY_DEFINED((const char *)from, (const char *)to);
    for (; word < end; word++) {
        uintptr_t address = *word;
        if (address < lowest || address >= highest) continue;
        Object *cell = heap_find(m->heap, (const void *)address);
        if (cell == NULL) continue;
        mark_found(m, cell);
        if (remembers) remember(cell);
    }
}

void gc_mark_conservatively(Marker *m, const void *from, const void *to) { mark_words(m, from, to, false); }
void mark_stack(Marker *m, const void *from, const void *to) { mark_words(m, from, to, true); }

bool gc_is_marked(const void *cell) {
    if (object_flags(cell) & OBJECT_STATIC) return true;
    const BlockInfo *block = block_of_cell(cell);
    const uint64_t *bits = block->bits[1 - chunk_of_cell(cell)->heap->live_index];
    unsigned granule = block_granule(cell);
    return load_relaxed(&bits[granule / 64]) >> granule % 64 & 1;
}

Object *mark_next(Marker *m) {
    uintptr_t word;
    while ((word = mark_pop(m)) & MARK_RANGE) {
        size_t count = mark_pop(m) >> 4;
        gc_mark_values(m, (const Value *)(word - MARK_RANGE), count);
    }
    return (Object *)word;
}

void mark_clear(Marker *m, const Object *cell) {
    unsigned granule = block_granule(cell);
    block_of_cell(cell)->bits[m->mark_index][granule / 64] &= ~((uint64_t)1 << granule % 64);
}

/* ---- tracing --------------------------------------------------------------------------------- */

/* Of values blocks and of slot segments, whose `next` is where a block has its first item. */
static void mark_trace_values(Marker *m, Object *cell) {
    const ValuesBlock *block = (const ValuesBlock *)cell;
    gc_mark_values(m, block->items, block->capacity);
}
_Static_assert(offsetof(SlotSegment, capacity) == offsetof(ValuesBlock, capacity)
                   && offsetof(SlotSegment, next) == offsetof(ValuesBlock, items),
               "segments are traced as blocks are");

void mark_prepare_traces(VM *vm) {
    TraceFn *traces = vm->gc->traces;
    for (uint32_t id = 1; id < TYPE_ID_LIMIT; id++)
        traces[id] = vm->types[id] != NULL ? vm->types[id]->def->trace : NULL;
    traces[CELL_VALUES_BLOCK] = traces[CELL_SLOT_SEGMENT] = mark_trace_values;
    traces[CELL_DICT_TABLE] = dict_table_trace;
    traces[CELL_SET_TABLE] = set_table_trace;
    traces[CELL_SHAPE] = shape_trace;
    if (vm->hooks == NULL) return;
    traces[CELL_INSTANCE] = vm->hooks->trace_instance;
    traces[CELL_CACHE_RECORD] = vm->hooks->trace_cache_record;
}

/* Ints and tuples have their attributes' dict behind the last item. */
static Value mark_variable_extra(const Object *o) {
    const int64_t *words = (const int64_t *)(const void *)o;
    int64_t count = words[1] < 0 ? -words[1] : words[1];
    return load_relaxed((const Value *)&words[2 + count]);
}

/* Classes and their instances: the layout of the built-in base, the words of __slots__, the
 * attributes. */
static void mark_trace_dynamic(Marker *m, Object *o, uint32_t id) {
    const Shape *shape = shape_by_id(m->vm, id);
    const Type *type = shape->type;
    const TypeDef *def = type->def;
    gc_mark_cell(m, shape);
    gc_mark_cell(m, type);
    if (def->trace != NULL) def->trace(m, o);
    char *start = (char *)o;
    if (def->size != 0) {
        size_t fixed = (def->size + sizeof(Value) - 1) & ~(sizeof(Value) - 1);
        gc_mark_values(m, (Value *)(start + fixed), (type->base_size - fixed) / sizeof(Value));
    }
    if (shape->slots_offset != 0) {
        gc_mark_value(m, load_relaxed(OBJECT_EXTRA(shape, o)));
        gc_mark_values(m, (Value *)(start + shape->slots_offset), shape->inline_slots);
    } else if (def->size == 0 && type->flags & TYPE_HAS_DICT) {
        gc_mark_value(m, mark_variable_extra(o));
    }
}

void mark_trace(Marker *m, Object *o) {
    if (UNLIKELY(m->rewrite_owners)) {
        uint16_t owner = load_relaxed(&o->owner);
        if (m->vm->owners_retired[owner / 64] >> owner % 64 & 1)
            store_relaxed(&o->owner, OWNER_SHARED);
    }
    uint32_t id = load_relaxed(&o->shape);
    if (UNLIKELY(id >= FIRST_DYNAMIC_SHAPE)) {
        mark_trace_dynamic(m, o, id);
        return;
    }
    TraceFn trace = m->traces[id];
    if (trace != NULL) trace(m, o);
}

/* A cell is traced some steps after it was taken off the stack, when its first lines have come from
 * memory (measured: that is more than twice as fast on a tree of small cells). */
#define MARK_PREFETCH_ALSO 40
#define MARK_AHEAD 32

/* More work for this thread: what others have given. */
static bool mark_take(Marker *m) {
    MarkSegment *segment = m->pool != NULL ? mark_pool_take(m->pool) : NULL;
    if (segment == NULL) return false;
    segment->next = m->top;
    m->top = segment;
    return true;
}

void mark_drain(Marker *m) {
    Object *ahead[MARK_AHEAD] = {NULL};
    unsigned at = 0, waiting = 0;
    for (;;) {
        uintptr_t word = mark_pop(m);
        if (word & MARK_RANGE) {
            size_t count = mark_pop(m) >> 4;
            gc_mark_values(m, (const Value *)(word - MARK_RANGE), count);
            continue;
        }
        if (word == 0 && waiting == 0) {
            if (!mark_take(m)) return;
            continue;
        }
        if (m->pool != NULL && mark_pool_is_hungry(m->pool) && m->top != NULL
            && m->top->count >= MARK_SHARE_MIN)
            mark_share(m);
        Object *due = ahead[at];
        ahead[at] = (Object *)word;
        at = (at + 1) % MARK_AHEAD;
        if (word != 0) {
            __builtin_prefetch((const char *)word);
            __builtin_prefetch((const char *)word + MARK_PREFETCH_ALSO);
            waiting++;
        }
        if (due != NULL) {
            waiting--;
            mark_trace(m, due);
        }
    }
}

static void mark_recover_block(Marker *m, BlockInfo *block) {
    if (block->kind == BLOCK_FREE || block->kind == BLOCK_LARGE_REST) return;
    char *start = block_start(block);
    for (unsigned granule = 0; granule < BLOCK_GRANULES; granule++) {
        if (!(block->bits[m->mark_index][granule / 64] >> granule % 64 & 1)) continue;
        mark_trace(m, (Object *)(start + granule * HEAP_GRANULE));
        mark_drain(m);
    }
}

void mark_recover(Marker *m) {
    while (m->overflowed) {
        m->overflowed = false;
        for (size_t i = 0; i < m->heap->chunk_count; i++)
            for (unsigned block = 1; block < CHUNK_BLOCKS; block++)
                mark_recover_block(m, &m->heap->chunks[i]->blocks[block]);
    }
}
