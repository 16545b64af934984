/* The items of arrays: their storage, and what values they are. */
#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/native_item.h"
#include "runtime/objects/str_codec.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/array.h"

size_t array_item_size(uint32_t letter) {
    if (letter == 'u') return sizeof(wchar_t);
    if (letter == 'w') return 4;
    return letter && letter < 0x80 && strchr("bBhHiIlLqQfd", (int)letter)
               ? native_item_size((char)letter)
               : 0;
}

static Type *array_type(Thread *t) { return (Type *)load(vm_root(t, &array_typedef)); }

bool is_array(Thread *t, Value v) {
    return is_object(v) && type_of(t, v)->def == &array_typedef;
}

Array *array_new(Thread *t, char letter, const void *data, size_t length) {
    size_t size = array_item_size((uint8_t)letter);
    if (length > INT64_MAX / size) {
        raise_memory_error(t);
        return NULL;
    }
    BytesBlock *block = bytes_block_new(t, length * size + 1);
    Array *a = block ? (Array *)type_allocate_instance(t, array_type(t), 0) : NULL;
    if (!a) return NULL;
    if (data) memcpy(block->data, data, length * size);
    else memset(block->data, 0, length * size);
    store_cell(a, &a->block, block);
    a->letter = letter;
    a->item_size = (uint8_t)size;
    a->length = length;
    return a;
}

static uint8_t *array_data(const Array *a) {
    BytesBlock *block = load_acquire(&a->block);
    return block ? block->data : static_empty_bytes.inline_data;
}

/* ---- single items ---------------------------------------------------------------------------- */

static void array_load_item(void *to, const uint8_t *p, size_t size) {
    switch (size) {
    case 1: *(uint8_t *)to = load_relaxed(p); break;
    case 2: *(uint16_t *)to = load_relaxed((const uint16_t *)p); break;
    case 4: *(uint32_t *)to = load_relaxed((const uint32_t *)p); break;
    default: *(uint64_t *)to = load_relaxed((const uint64_t *)p); break;
    }
}

static void array_store_item(uint8_t *p, const void *from, size_t size) {
    switch (size) {
    case 1: store_relaxed(p, *(const uint8_t *)from); break;
    case 2: store_relaxed((uint16_t *)p, *(const uint16_t *)from); break;
    case 4: store_relaxed((uint32_t *)p, *(const uint32_t *)from); break;
    default: store_relaxed((uint64_t *)p, *(const uint64_t *)from); break;
    }
}

bool array_fetch(Thread *t, Array *a, size_t i, void *item) {
    if (!HAVE_GIL) {
        uint16_t owner = load_relaxed(&a->header.owner);
        if (UNLIKELY(owner != t->owner_id && owner != OWNER_SHARED)) owner_share(t, &a->header);
    }
    size_t size = a->item_size;
    BytesBlock *block = load_acquire(&a->block);
    if (!block || i >= array_length(a) || (i + 1) * size > block->capacity) return false;
    array_load_item(item, block->data + i * size, size);
    return true;
}

bool array_put(Thread *t, Array *a, size_t i, const void *item) {
    uint64_t word = 0;
    memcpy(&word, item, a->item_size);
    write_begin(t, &a->header);
    bool inside = i < a->length;
    if (inside) array_store_item(array_data(a) + i * a->item_size, &word, a->item_size);
    write_end(t, &a->header);
    return inside;
}

Value array_get(Thread *t, Array *a, size_t i) {
    uint64_t item = 0;
    return array_fetch(t, a, i, &item) ? array_item_value(t, a->letter, (uint8_t *)&item) : NULL;
}

/* ---- many items ------------------------------------------------------------------------------ */

const uint8_t *array_items(Thread *t, Array *a, size_t *length) {
    if (HAVE_GIL || load_relaxed(&a->header.owner) == t->owner_id) {
        *length = a->length;
        return array_data(a);
    }
    for (;;) {
        size_t size = a->item_size;
        BytesBlock *copy = bytes_block_new(t, array_length(a) * size + 1);
        if (!copy) return NULL;
        write_begin(t, &a->header);
        bool fits = a->length * size < copy->capacity;
        if (fits) memcpy(copy->data, array_data(a), (*length = a->length) * size);
        write_end(t, &a->header);
        if (fits) return copy->data;
    }
}

/* In a write section. Others may be reading single items of a shared array. */
static void array_move(Thread *t, const Array *a, uint8_t *to, const uint8_t *from, size_t n) {
    size_t size = a->item_size;
    if (HAVE_GIL || load_relaxed(&a->header.owner) == t->owner_id) {
        memmove(to, from, n * size);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        size_t k = (to < from ? i : n - 1 - i) * size;
        uint64_t word = 0;
        memcpy(&word, from + k, size);
        array_store_item(to + k, &word, size);
    }
}

/* In a write section. False: it needs a block of *needed bytes; `spare` is one. */
static bool array_splice_now(Thread *t, Array *a, size_t from, size_t to, const uint8_t *data,
                             size_t n, BytesBlock *spare, size_t *needed) {
    size_t size = a->item_size, length = a->length, changed = length - (to - from) + n;
    BytesBlock *block = a->block;
    uint8_t *items = array_data(a);
    *needed = changed * size + 1;
    if (block && *needed <= block->capacity) {
        if (n != to - from)
            array_move(t, a, items + (from + n) * size, items + to * size, length - to);
        if (n) array_move(t, a, items + from * size, data, n);
    } else if (spare && *needed <= spare->capacity) {
        memcpy(spare->data, items, from * size);
        if (n) memcpy(spare->data + from * size, data, n * size);
        memcpy(spare->data + (from + n) * size, items + to * size, (length - to) * size);
        store_cell(a, &a->block, spare);
    } else {
        return false;
    }
    store_release(&a->length, changed);
    return true;
}

bool array_splice(Thread *t, Array *a, size_t from, size_t to, const void *data, size_t n) {
    BytesBlock *spare = NULL;
    bool collected = false;
    for (;;) {
        write_begin(t, &a->header);
        size_t length = a->length, needed = 0;
        if (to > length) to = length;
        if (from > to) from = to;
        bool exported = a->exports && n != to - from;
        bool done = !exported && array_splice_now(t, a, from, to, data, n, spare, &needed);
        write_end(t, &a->header);
        if (exported && !collected) {
            /* Perhaps only by memoryviews that nobody refers to any more. */
            collected = true;
            gc_collect_thoroughly(t);
            continue;
        }
        if (exported)
            return FAIL_WITH(raise_error(t, T_BUFFER_ERROR,
                                         "cannot resize an array that is exporting buffers"));
        if (done) return true;
        if (!(spare = bytes_block_new(t, needed + needed / 8 + 16))) return false;
    }
}

void array_swap_bytes(Thread *t, Array *a) {
    size_t size = a->item_size;
    if (size == 1) return;
    write_begin(t, &a->header);
    uint8_t *p = array_data(a);
    for (size_t i = 0; i < a->length; i++, p += size) {
        uint64_t word = 0;
        memcpy(&word, p, size);
        word = __builtin_bswap64(word) >> (64 - 8 * size);
        if (!NATIVE_IS_LITTLE) word = word << (64 - 8 * size);
        array_store_item(p, &word, size);
    }
    write_end(t, &a->header);
}

void array_reverse(Thread *t, Array *a) {
    size_t size = a->item_size;
    write_begin(t, &a->header);
    uint8_t *data = array_data(a);
    for (size_t i = 0, k = a->length; i + 1 < k; i++) {
        uint64_t low = 0, high = 0;
        k--;
        memcpy(&low, data + i * size, size);
        memcpy(&high, data + k * size, size);
        array_store_item(data + i * size, &high, size);
        array_store_item(data + k * size, &low, size);
    }
    write_end(t, &a->header);
}

/* ---- values ---------------------------------------------------------------------------------- */

Value array_item_value(Thread *t, char letter, const uint8_t *p) {
    size_t size = array_item_size((uint8_t)letter);
    if (!array_is_text(letter)) return native_item_get(t, letter, p, size, NATIVE_IS_LITTLE);
    uint32_t point = 0;
    memcpy(&point, p, 4);
    if (point > 0x10ffff)
        return raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", point);
    return to_value(str_from_char(t, point));
}

/* The words are those of the conversions that CPython does one after the other. */
static COLD bool array_range_error(Thread *t, char letter, Value v) {
    bool negative = int_sign(v) < 0;
    const char *side = negative ? "less than minimum" : "greater than maximum";
    const char *kind = "unsigned int";
    int64_t n = 0;
    bool fits = int_as_int64(v, &n);
    if (letter == 'q') return FAIL_WITH(raise_overflow_error(t, "int too big to convert"));
    if (letter == 'Q')
        return FAIL_WITH(raise_overflow_error(t, negative ? "can't convert negative int to unsigned"
                                                          : "int too big to convert"));
    if (letter == 'L' || letter == 'I') {
        uint64_t whole;
        if (negative)
            return FAIL_WITH(
                raise_overflow_error(t, "can't convert negative value to unsigned int"));
        if (letter == 'L' || !int_as_uint64(v, &whole))
            return FAIL_WITH(
                raise_overflow_error(t, "Python int too large to convert to C unsigned long"));
    } else if (!fits || letter == 'l') {
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C long"));
    }
    switch (letter) {
    case 'b': kind = n == (int16_t)n ? "signed char" : "signed short integer"; break;
    case 'B': kind = "unsigned byte integer"; break;
    case 'h': kind = "signed short integer"; break;
    case 'H': kind = n == (int32_t)n ? "unsigned short" : "signed integer"; break;
    case 'i': kind = "signed integer"; break;
    default: break;
    }
    return FAIL_WITH(raise_overflow_error(t, "%s is %s", kind, side));
}

static bool array_text_from(Thread *t, Value v, uint8_t *item) {
    if (!is_str(t, v))
        return FAIL_WITH(
            raise_type_error(t, "array item must be a unicode character, not %T", v));
    Str *s = str_of(v);
    if (s->length != 1)
        return FAIL_WITH(raise_type_error(
            t, "array item must be a unicode character, not a string of length %zu",
            (uint64_t)s->length));
    uint32_t point = str_at(s, s->data, 0);
    memcpy(item, &point, 4);
    return true;
}

bool array_item_from(Thread *t, char letter, Value v, uint8_t *item) {
    if (array_is_text(letter)) return array_text_from(t, v, item);
    if (letter == 'f' || letter == 'd') {
        double d;
        if (!value_as_double(t, v, &d)) return false;
        float single = (float)d;
        if (letter == 'f') memcpy(item, &single, sizeof single);
        else memcpy(item, &d, sizeof d);
        return true;
    }
    if (!is_int(t, v) && !(v = value_index(t, v))) return false;
    switch (native_item_set(t, letter, item, array_item_size((uint8_t)letter), NATIVE_IS_LITTLE,
                            v)) {
    case NATIVE_ITEM_OK: return true;
    case NATIVE_ITEM_RANGE: return array_range_error(t, letter, v);
    default: return false;
    }
}

Value array_to_list(Thread *t, Array *a) {
    size_t length;
    const uint8_t *items = array_items(t, a, &length);
    BytesBlock *copy = items ? bytes_block_new(t, length * a->item_size + 1) : NULL;
    if (!copy) return NULL;
    items = array_items(t, a, &length);
    if (!items) return NULL;
    if (length * a->item_size > copy->capacity) length = copy->capacity / a->item_size;
    memcpy(copy->data, items, length * a->item_size);
    Value list = list_new(t, length);
    for (size_t i = 0; list && i < length; i++) {
        Value v = poll_actions(t) ? array_item_value(t, a->letter, copy->data + i * a->item_size)
                                  : NULL;
        if (!v || !list_append(t, list, v)) return NULL;
    }
    return list;
}

Value array_to_text(Thread *t, Array *a) {
    if (!array_is_text(a->letter))
        return raise_value_error(
            t, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    size_t length;
    const uint8_t *items = array_items(t, a, &length);
    Bytes *copy = items ? bytes_new(t, NULL, 4 * length) : NULL;
    if (!copy || !(items = array_items(t, a, &length))) return NULL;
    if (length * 4 > copy->length) length = copy->length / 4;
    memcpy(copy->inline_data, items, 4 * length);
    const uint32_t *points = (const uint32_t *)copy->inline_data;
    for (size_t i = 0; i < length; i++) {
        if (points[i] <= 0x10ffff) continue;
        if (a->letter == 'w')
            return to_value(str_decode(t, copy->inline_data, 4 * length,
                                       NATIVE_IS_LITTLE ? "utf-32-le" : "utf-32-be", NULL));
        return raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", points[i]);
    }
    return to_value(str_from_ucs4(t, points, length));
}

bool array_extend_text(Thread *t, Array *a, Str *text) {
    if (!array_is_text(a->letter))
        return FAIL_WITH(raise_value_error(
            t, "fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    BytesBlock *points = bytes_block_new(t, 4 * text->length + 1);
    if (!points) return false;
    points_copy(points->data, 4, text->data, text->width, text->length);
    return array_splice(t, a, SIZE_MAX, SIZE_MAX, points->data, text->length);
}

bool array_extend_bytes(Thread *t, Array *a, Value v) {
    BufferView view;
    if (!buffer_get(t, v, &view, BUFFER_READ)) return false;
    size_t length = view.length;
    BytesBlock *copy = view.object == to_value(a) ? bytes_block_new(t, length + 1) : NULL;
    bool ok = view.object != to_value(a) || copy;
    const uint8_t *data = view.data;
    if (copy) data = memcpy(copy->data, view.data, length);
    if (view.item_size != 1)
        ok = FAIL_WITH(raise_type_error(t, "a bytes-like object is required"));
    else if (length % a->item_size)
        ok = FAIL_WITH(raise_value_error(t, "bytes length not a multiple of item size"));
    if (copy) buffer_release(t, &view);
    ok = ok && array_splice(t, a, SIZE_MAX, SIZE_MAX, data, length / a->item_size);
    if (!copy) buffer_release(t, &view);
    return ok;
}
