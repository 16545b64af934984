/* Matching a string with a Regex. */
#include "stdlib/sre.h"

#include "runtime/objects/int.h"
#include "runtime/objects/str.h"

/* ---- code ---------------------------------------------------------------------------------------- */

static size_t regex_width_index(unsigned width) { return width >> 1; }

static Str *regex_emitted(Thread *t, Regex *regex, unsigned width) {
    Value *place = &regex->emitted[regex_width_index(width)], text = load(place);
    if (text) return str_of(text);
    text = value_call_1(t, regex->emit, small_int(width));
    if (!text) return NULL;
    if (!is_str_exact(text) || !str_of(text)->ascii) {
        raise_type_error(t, "a pattern was translated to %T", text);
        return NULL;
    }
    store(regex, place, text);
    return str_of(text);
}

/* NULL: an exception is set, or the pattern is too large for the width. */
static void *regex_code_make(Thread *t, Regex *regex, unsigned width, RegexMode mode) {
    Str *text = regex_emitted(t, regex, width);
    if (!text) return NULL;
    unsigned options = (mode == REGEX_SEARCH ? 0 : mode == REGEX_MATCH ? MPY_REGEX_AT_START : MPY_REGEX_AT_START | MPY_REGEX_TO_END)
                       | (regex->flags & REGEX_UNICODE && width == 1 ? MPY_REGEX_LATIN_1 : 0);
    bool too_large;
    void *code = regex->engine->compile(regex->engine, (mpy_vm *)t->vm, text->data, text->length, (int)width, options, &too_large), *none = NULL;
    if (!code && too_large) {
        if (width == 4) raise_error(t, T_OVERFLOW_ERROR, "regular expression is too large");
        else store_relaxed(&regex->is_large, true);
    }
    if (!code) return NULL;
    void **place = &regex->codes[regex_width_index(width)][mode];
    if (__atomic_compare_exchange_n(place, &none, code, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return code;
    regex->free_code(code);
    return none;
}

/* ---- the string ---------------------------------------------------------------------------------- */

static size_t regex_clip(int64_t index, size_t length) {
    return index < 0 ? 0 : (uint64_t)index > length ? length : (size_t)index;
}

bool regex_run_begin(RegexRun *run, Thread *t, Regex *regex, Value string, int64_t pos, int64_t endpos) {
    run->t = t;
    run->regex = regex;
    run->string = string;
    run->wide = NULL;
    run->has_view = run->not_empty = false;
    run->is_bytes = !is_str(t, string);
    if (!run->is_bytes) {
        if (UNLIKELY(regex->kind == REGEX_BYTES)) return FAIL_WITH(raise_type_error(t, "cannot use a bytes pattern on a string-like object"));
        run->points = str_flat(t, str_of(string));
        run->length = str_of(string)->length;
        run->width = str_of(string)->width;
    } else {
        if (!is_bytes_exact(string) && !buffer_is_supported(t, string))
            return FAIL_WITH(raise_type_error(t, "expected string or bytes-like object, got '%T'", string));
        if (regex->kind == REGEX_TEXT) return FAIL_WITH(raise_type_error(t, "cannot use a string pattern on a bytes-like object"));
        run->width = 1;
        if (is_bytes_exact(string)) {
            run->points = bytes_of(string)->data;
            run->length = bytes_of(string)->length;
        } else {
            if (!buffer_get(t, string, &run->view, BUFFER_READ)) return false;
            run->has_view = true;
            run->points = run->view.data;
            run->length = run->view.length;
        }
    }
    run->end = regex_clip(endpos, run->length);
    run->pos = run->start = regex_clip(pos, run->length);
    size_t words = 2 * ((size_t)regex->groups + 1);
    run->spans = run->local;
    if (UNLIKELY(words > sizeof run->local / sizeof *run->local)) {
        BytesBlock *block = bytes_block_new(t, words * sizeof *run->spans);
        if (!block) {
            regex_run_end(run);
            return false;
        }
        run->spans = (size_t *)(void *)block->data;
    }
    return true;
}

void regex_run_end(RegexRun *run) {
    if (run->has_view) buffer_release(run->t, &run->view);
    run->has_view = false;
}

/* For a pattern that only the code of the widest characters has room for. */
static bool regex_run_widen(RegexRun *run) {
    if (run->width == 4) return true;
    if (!run->wide) {
        run->wide = bytes_block_new(run->t, run->length * 4 + 4);
        if (!run->wide) return false;
        points_copy(run->wide->data, 4, run->points, run->width, run->length);
    }
    return true;
}

int regex_run_match(RegexRun *run, RegexMode mode) {
    if (UNLIKELY(run->start > run->end)) return 0;
    Regex *regex = run->regex;
    Thread *t = run->t;
    unsigned width = run->width;
    const void *points = run->points;
    for (;;) {
        if (UNLIKELY(load_relaxed(&regex->is_large))) {
            if (!regex_run_widen(run)) return -1;
            if (run->wide) {
                width = 4;
                points = run->wide->data;
            }
        }
        void *code = load_acquire(&regex->codes[regex_width_index(width)][mode]);
        if (UNLIKELY(!code)) code = regex_code_make(t, regex, width, mode);
        if (UNLIKELY(!code)) {
            if (error_is_set(t)) return -1;
            continue;
        }
        mpy_regex_job job = {
            .subject = points, .length = run->end, .start = run->start, .not_empty = run->not_empty, .spans = run->spans,
            .room = 2 * ((size_t)regex->groups + 1),
            .scratch = &t->match_scratch,
        };
        t->match_scratch_free = regex->engine->free_scratch;
        int result = regex->engine->match(regex->engine, (mpy_vm *)t->vm, code, &job);
        run->mark = job.mark;
        return result;
    }
}

/* ---- parts --------------------------------------------------------------------------------------- */

static Value regex_slice_str(Thread *t, Str *s, size_t from, size_t to) {
    if (from == 0 && to == s->length) return to_value(str_exact(t, s));
    return to_value(str_slice(t, s, from, to));
}

Value regex_run_slice(RegexRun *run, size_t from, size_t to) {
    if (to < from) to = from;
    if (!run->is_bytes) return regex_slice_str(run->t, str_of(run->string), from, to);
    if (from == 0 && to == run->length && is_bytes_exact(run->string)) return run->string;
    return to_value(bytes_new(run->t, (const uint8_t *)run->points + from, to - from));
}

Value regex_run_group(RegexRun *run, size_t n, Value missing) {
    if (run->spans[2 * n] == SIZE_MAX) return missing;
    return regex_run_slice(run, run->spans[2 * n], run->spans[2 * n + 1]);
}

Value regex_slice(Thread *t, Value string, size_t from, size_t to) {
    if (is_str(t, string)) return regex_slice_str(t, str_of(string), from, to);
    if (is_bytes_exact(string) && from == 0 && to == bytes_of(string)->length) return string;
    BufferView view;
    if (!buffer_get(t, string, &view, BUFFER_READ)) return NULL;
    if (to > view.length) to = view.length;
    if (from > to) from = to;
    Value slice = to_value(bytes_new(t, view.data + from, to - from));
    buffer_release(t, &view);
    return slice;
}
