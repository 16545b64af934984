/* findall(), split(), sub() and subn() of regular expressions. */
#include "stdlib/sre.h"

#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/threads/safepoint.h"
#include "vm/import.h"

/* ---- findall, split ------------------------------------------------------------------------------ */

static Value regex_found(RegexRun *run, Value empty) {
    size_t groups = run->regex->groups;
    if (groups <= 1) return regex_run_group(run, groups, empty);
    Value tuple = tuple_new(run->t, NULL, groups);
    for (size_t n = 0; tuple && n < groups; n++) {
        Value group = regex_run_group(run, n + 1, empty);
        if (!group) return NULL;
        store(tuple_of(tuple), &tuple_of(tuple)->items[n], group);
    }
    return tuple;
}

static Value regex_empty(bool is_bytes) { return is_bytes ? to_value(&static_empty_bytes) : to_value(&static_empty_str); }

static bool regex_findall_into(RegexRun *run, Value list) {
    int found;
    while ((found = regex_run_match(run, REGEX_SEARCH)) > 0) {
        Value item = regex_found(run, regex_empty(run->is_bytes));
        if (!item || !list_append(run->t, list, item) || !poll_actions(run->t)) return false;
        regex_run_advance(run);
    }
    return found == 0;
}

Value regex_findall(Thread *t, Regex *regex, Value string, int64_t pos, int64_t endpos) {
    RegexRun run;
    Value list = list_new(t, 0);
    if (!list || !regex_run_begin(&run, t, regex, string, pos, endpos)) return NULL;
    bool done = regex_findall_into(&run, list);
    regex_run_end(&run);
    return done ? list : NULL;
}

static bool regex_split_into(RegexRun *run, Value list, int64_t most) {
    Thread *t = run->t;
    size_t last = 0;
    for (int64_t n = 0; most == 0 || n < most; n++) {
        int found = regex_run_match(run, REGEX_SEARCH);
        if (found < 0) return false;
        if (found == 0) break;
        Value part = regex_run_slice(run, last, run->spans[0]);
        if (!part || !list_append(t, list, part)) return false;
        for (size_t k = 1; k <= run->regex->groups; k++) {
            Value group = regex_run_group(run, k, NONE);
            if (!group || !list_append(t, list, group)) return false;
        }
        last = run->spans[1];
        regex_run_advance(run);
        if (!poll_actions(t)) return false;
    }
    Value rest = regex_run_slice(run, last, run->length);
    return rest && list_append(t, list, rest);
}

Value regex_split(Thread *t, Regex *regex, Value string, int64_t most) {
    RegexRun run;
    Value list = list_new(t, 0);
    if (!list || !regex_run_begin(&run, t, regex, string, 0, REGEX_END)) return NULL;
    bool done = regex_split_into(&run, list, most);
    regex_run_end(&run);
    return done ? list : NULL;
}

/* ---- the result of a replacement ------------------------------------------------------------------ */

void regex_output_init(RegexOutput *output, Thread *t, bool is_bytes) {
    output->is_bytes = is_bytes;
    output->pieces = output->used = 0;
    output->bytes = NULL;
    if (!is_bytes) str_builder_init(&output->text, t);
}

static bool regex_output_add_bytes(RegexOutput *output, Thread *t, const uint8_t *data, size_t count) {
    size_t capacity = output->bytes ? output->bytes->capacity : 0;
    if (count > capacity - output->used) {
        BytesBlock *block = bytes_block_new(t, (output->used + count) * 2 + 64);
        if (!block) return false;
        if (output->bytes) memcpy(block->data, output->bytes->data, output->used);
        output->bytes = block;
    }
    memcpy(output->bytes->data + output->used, data, count);
    output->used += count;
    return true;
}

bool regex_output_add_points(RegexOutput *output, Thread *t, const void *points, unsigned width, size_t count) {
    if (count == 0) return true;
    output->pieces++;
    if (output->is_bytes) return regex_output_add_bytes(output, t, points, count);
    return str_builder_add_points(&output->text, points, width, count);
}

bool regex_output_add(RegexOutput *output, Thread *t, Value piece) {
    if (!output->is_bytes) {
        if (!is_str(t, piece))
            return FAIL_WITH(raise_type_error(t, "sequence item %zu: expected str instance, %T found", output->pieces, piece));
        output->pieces++;
        return str_builder_add_str(&output->text, str_of(piece));
    }
    if (!buffer_is_supported(t, piece))
        return FAIL_WITH(raise_type_error(t, "sequence item %zu: expected a bytes-like object, %T found", output->pieces, piece));
    BufferView view;
    if (!buffer_get(t, piece, &view, BUFFER_READ)) return false;
    output->pieces++;
    bool done = regex_output_add_bytes(output, t, view.data, view.length);
    buffer_release(t, &view);
    return done;
}

Value regex_output_finish(RegexOutput *output, Thread *t) {
    if (!output->is_bytes) return to_value(str_builder_finish(&output->text));
    return output->used ? to_value(bytes_new(t, output->bytes->data, output->used)) : to_value(&static_empty_bytes);
}

/* ---- sub ----------------------------------------------------------------------------------------- */

/* What matches are replaced by: text as it is, a template, or what a function makes of the match. */
typedef struct Replacement {
    Value literal, template, function;
} Replacement;

Value regex_template(Thread *t, Regex *regex, Value replacement) {
    Value re = import_module_c(t, "re");
    Str *name = re ? intern_c(t, "_compile_template") : NULL;
    Value compile = name ? value_getattr(t, re, name) : NULL;
    Value template = compile ? value_call_2(t, compile, to_value(regex), replacement) : NULL;
    if (!template) return NULL;
    if (!is_tuple_exact(template) || tuple_of(template)->length == 0) return raise_type_error(t, "invalid template");
    for (size_t n = 0; n < tuple_of(template)->length; n++) {
        Value part = tuple_of(template)->items[n];
        if (is_int_small(part) && (uint64_t)small_int_of(part) > regex->groups) return raise_type_error(t, "invalid template");
    }
    return template;
}

/* Text without a backslash stands for itself. What is neither text nor callable is for the template's compiler to refuse. */
static bool replacement_is_literal(Thread *t, Value v) {
    if (is_str(t, v)) {
        Str *s = str_of(v);
        return str_find(s, &static_latin1_chars['\\'], 0) < 0;
    }
    BufferView view;
    if (!buffer_is_supported(t, v) || !buffer_get(t, v, &view, BUFFER_READ)) {
        error_clear(t);
        return false;
    }
    bool found = view.length && memchr(view.data, '\\', view.length) != NULL;
    buffer_release(t, &view);
    return !found;
}

static bool replacement_init(Replacement *r, Thread *t, Regex *regex, Value v) {
    *r = (Replacement){0};
    if (value_is_callable(t, v)) {
        r->function = v;
    } else if (replacement_is_literal(t, v)) {
        r->literal = v;
    } else {
        r->template = regex_template(t, regex, v);
        if (!r->template) return false;
        if (tuple_of(r->template)->length == 1) r->literal = tuple_of(r->template)->items[0];
    }
    return true;
}

static bool replacement_add(const Replacement *r, RegexRun *run, RegexOutput *output) {
    Thread *t = run->t;
    if (r->literal) return regex_output_add(output, t, r->literal);
    if (r->function) {
        Value match = regex_match_new(run), text = match ? value_call_1(t, r->function, match) : NULL;
        return text && (text == NONE || regex_output_add(output, t, text));
    }
    Tuple *parts = tuple_of(r->template);
    for (size_t n = 0; n < parts->length; n++) {
        Value part = parts->items[n];
        if (!is_int_small(part)) {
            if (!regex_output_add(output, t, part)) return false;
            continue;
        }
        size_t *span = run->spans + 2 * small_int_of(part);
        if (span[0] == SIZE_MAX) continue;
        if (!regex_output_add_points(output, t, (const char *)run->points + span[0] * run->width, run->width, span[1] - span[0])) return false;
    }
    return true;
}

/* How many were replaced; -1: error. */
static int64_t regex_replace(RegexRun *run, const Replacement *r, int64_t most, RegexOutput *output) {
    Thread *t = run->t;
    size_t last = 0;
    int64_t n = 0;
    const char *points = run->points;
    while (most == 0 || n < most) {
        int found = regex_run_match(run, REGEX_SEARCH);
        if (found < 0) return -1;
        if (found == 0) break;
        size_t from = run->spans[0];
        if (from > last && !regex_output_add_points(output, t, points + last * run->width, run->width, from - last)) return -1;
        last = run->spans[1];
        regex_run_advance(run);
        if (!replacement_add(r, run, output) || !poll_actions(t)) return -1;
        n++;
    }
    if (n == 0 || last >= run->length) return n;
    return regex_output_add_points(output, t, points + last * run->width, run->width, run->length - last) ? n : -1;
}

Value regex_substitute(Thread *t, Value *args, bool count) {
    Regex *regex = regex_of(args[0]);
    int64_t most = 0;
    Replacement replacement;
    if (args[3] && !value_as_int64(t, args[3], &most, T_OVERFLOW_ERROR)) return NULL;
    RegexRun run;
    RegexOutput output;
    if (!replacement_init(&replacement, t, regex, args[1]) || !regex_run_begin(&run, t, regex, args[2], 0, REGEX_END)) return NULL;
    regex_output_init(&output, t, run.is_bytes);
    int64_t n = regex_replace(&run, &replacement, most, &output);
    Value result = n < 0 ? NULL : n == 0 ? regex_run_slice(&run, 0, run.length) : regex_output_finish(&output, t);
    regex_run_end(&run);
    return result && count ? tuple_from_2(t, result, small_int(n)) : result;
}
