/* Receivers, arguments and results of the methods that str, bytes and bytearray share. */
#include "runtime/objects/text.h"

#include "runtime/error.h"
#include "runtime/objects/str_internal.h"
#include "runtime/threads/owner.h"
#include "runtime/unicode/unicode.h"

bool text_of(Thread *t, Value self, Text *out) {
    out->self = self;
    out->view.object = NULL;
    if (is_str(t, self)) {
        Str *s = str_of(self);
        out->kind = TEXT_STR;
        out->points = points_from(s->data, s->length, s->width);
        return true;
    }
    if (is_bytes(t, self)) {
        out->kind = TEXT_BYTES;
        out->points = points_from(bytes_of(self)->data, bytes_of(self)->length, 1);
        return true;
    }
    out->kind = TEXT_BYTEARRAY;
    size_t length;
    const uint8_t *data = bytearray_bytes(t, (ByteArray *)self, &length);
    if (!data) return false;
    out->points = points_from(data, length, 1);
    return true;
}

bool text_argument(Thread *t, const Text *self, Value v, const char *message, Text *out) {
    out->self = v;
    out->kind = self->kind;
    out->view.object = NULL;
    if (self->kind == TEXT_STR) {
        if (UNLIKELY(!is_str(t, v))) return FAIL_WITH(raise_type_error(t, message, v));
        out->points = points_from(str_of(v)->data, str_of(v)->length, str_of(v)->width);
        return true;
    }
    if (!buffer_get_still(t, v, &out->view)) return false;
    out->points = points_from(out->view.data, out->view.length, 1);
    return true;
}

bool text_argument_kept(Thread *t, const Text *self, Value v, const char *message, Text *out) {
    BufferView own = {.object = NULL};
    bool may_change = self->kind == TEXT_BYTEARRAY && type_of(t, v)->flags & TYPE_HEAP;
    if (UNLIKELY(may_change) && !buffer_get(t, self->self, &own, BUFFER_READ)) return false;
    bool ok = text_argument(t, self, v, message, out);
    if (UNLIKELY(own.object != NULL)) buffer_release(t, &own);
    return ok;
}

bool text_needle(Thread *t, const Text *self, Value v, const char *function, uint8_t *byte,
                 Text *out) {
    if (self->kind == TEXT_STR) {
        if (LIKELY(is_str(t, v))) return text_argument(t, self, v, NULL, out);
        return FAIL_WITH(raise_bad_argument(t, function, 1, "str", v));
    }
    if (buffer_is_supported(t, v)) return text_argument_kept(t, self, v, NULL, out);
    if (!type_of(t, v)->slots->index)
        return FAIL_WITH(
            raise_type_error(t, "argument should be integer or bytes-like object, not '%T'", v));
    if (!byte_from_value(t, v, "byte", byte)) return false;
    out->kind = self->kind;
    out->self = v;
    out->points = points_from(byte, 1, 1);
    out->view.object = NULL;
    return true;
}

void text_release(Thread *t, Text *text) {
    if (text->view.object) buffer_release(t, &text->view);
}

Value text_slice(Thread *t, const Text *self, size_t from, size_t to) {
    if (self->kind == TEXT_STR) return to_value(str_slice(t, str_of(self->self), from, to));
    const uint8_t *data = (const uint8_t *)self->points.data + from;
    if (self->kind == TEXT_BYTEARRAY) return to_value(bytearray_new(t, data, to - from));
    if (from == 0 && to == self->points.length && is_bytes_exact(self->self)) return self->self;
    return to_value(bytes_new(t, data, to - from));
}

Value text_from_builder(StrBuilder *b, TextKind kind) {
    if (kind == TEXT_STR) return to_value(str_builder_finish(b));
    if (kind == TEXT_BYTES) return to_value(bytes_new(b->t, b->data, b->length));
    return to_value(bytearray_new(b->t, b->data, b->length));
}

static bool text_range_end(Thread *t, Value v, size_t length, size_t *out) {
    int64_t index;
    if (LIKELY(is_int_small(v))) {
        index = small_int_of(v);
    } else {
        if (!type_of(t, v)->slots->index)
            return FAIL_WITH(raise_type_error(
                t, "slice indices must be integers or None or have an __index__ method"));
        if (!value_as_int64(t, v, &index, 0)) return false;
    }
    if (index < 0) {
        index += (int64_t)length;
        if (index < 0) index = 0;
    }
    *out = (size_t)index;
    return true;
}

bool text_range(Thread *t, size_t length, Value start, Value end, size_t *from, size_t *to) {
    *from = 0;
    *to = length;
    if (start && start != NONE && !text_range_end(t, start, length, from)) return false;
    if (end && end != NONE && !text_range_end(t, end, length, to)) return false;
    if (*to > length) *to = length;
    return true;
}

bool text_is_wide_space(uint32_t c) { return unicode_is_space(c); }
