/* The module `readline`, on libedit: editing of lines at the terminal, history and completion. There is one editor for a machine; libedit
 * calls back with it, so nothing is static. Text crosses as wide characters, which are code points, under a locale
 * in UTF-8 that only this thread has, and only while it reads.
 *
 * Threads: `terminal` is held by the thread that uses libedit, while it reads a line or changes a setting, hooks
 * that it calls included; others are refused (they never wait for it). `mutex` guards the history, the delimiters and the hooks, for a few
 * instructions at a time, by threads that are attached and call nothing of the machine meanwhile: so no fork happens while it is held. */
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <minipy.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { EDITOR_MATCHES_MAX = 10000 };

typedef struct Editor {
    mpy_vm *vm;
    pthread_mutex_t terminal, mutex;
    EditLine *el;                /* from the first use on */
    locale_t locale;
    wchar_t *prompt;
    wchar_t **lines;             /* the history, oldest first */
    int line_count, line_capacity;
    int line_at;                 /* where libedit stands in it */
    wchar_t *line_shown;         /* a copy of that line, for libedit */
    int length_max;              /* of the history in files; -1: unlimited */
    bool adds_lines;             /* set_auto_history */
    bool failed;                 /* an exception is set */
    bool reads_line;             /* at the terminal, now */
    wchar_t *delimiters;         /* what ends a word to complete */
    int word_begin, word_end;    /* of the last completion */
    int completion_type;         /* the key: '\t', or '?' where the matches are listed */
    mpy_ref_t completer, startup_hook, input_hook, display_hook;
} Editor;

static const char *const editor_handle = "readline editor";
static const char *const editor_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";

/* ---- text -------------------------------------------------------------------------------------- */

static wchar_t *editor_to_wide(const char *utf8) {
    size_t length = strlen(utf8), n = 0;
    wchar_t *wide = malloc((length + 1) * sizeof *wide);
    const unsigned char *p = (const unsigned char *)utf8;
    while (wide && *p) {
        int more = *p < 0xc0 ? 0 : *p < 0xe0 ? 1 : *p < 0xf0 ? 2 : 3;
        wchar_t c = more ? *p & (0x3f >> more) : *p;
        for (p++; more && *p; more--, p++) c = c << 6 | (*p & 0x3f);
        wide[n++] = c;
    }
    if (wide) wide[n] = 0;
    return wide;
}

/* malloc'ed; NULL: no memory. */
static char *editor_to_utf8(const wchar_t *wide, size_t count, size_t *length) {
    char *utf8 = malloc(count * 4 + 1), *p = utf8;
    if (!utf8) return NULL;
    for (size_t n = 0; n < count; n++) {
        uint32_t c = (uint32_t)wide[n];
        if (c < 0x80) *p++ = (char)c;
        else if (c < 0x800) *p++ = (char)(0xc0 | c >> 6);
        else if (c < 0x10000) *p++ = (char)(0xe0 | c >> 12);
        else *p++ = (char)(0xf0 | c >> 18);
        if (c >= 0x10000) *p++ = (char)(0x80 | (c >> 12 & 0x3f));
        if (c >= 0x800) *p++ = (char)(0x80 | (c >> 6 & 0x3f));
        if (c >= 0x80) *p++ = (char)(0x80 | (c & 0x3f));
    }
    *p = 0;
    *length = (size_t)(p - utf8);
    return utf8;
}

/* Takes the text over. */
static mpy_value editor_take_utf8(mpy_vm *vm, char *utf8, size_t length) {
    mpy_value v = utf8 ? mpy_str_from_utf8(vm, utf8, length) : mpy_raise(vm, "MemoryError", NULL);
    free(utf8);
    return v;
}

static mpy_value editor_to_str(mpy_vm *vm, const wchar_t *wide, size_t count) {
    size_t length = 0;
    char *utf8 = editor_to_utf8(wide, count, &length);
    return editor_take_utf8(vm, utf8, length);
}

static void editor_lock(Editor *e) { pthread_mutex_lock(&e->mutex); }
static void editor_unlock(Editor *e) { pthread_mutex_unlock(&e->mutex); }

static Editor *editor_of(EditLine *el) {
    void *data = NULL;
    el_wget(el, EL_CLIENTDATA, &data);
    return data;
}

/* ---- history ----------------------------------------------------------------------------------- */

/* Takes the line over. False: no memory. */
static bool history_add(Editor *e, wchar_t *line) {
    editor_lock(e);
    if (line && e->line_count == e->line_capacity) {
        int capacity = e->line_capacity ? e->line_capacity * 2 : 64;
        wchar_t **lines = realloc(e->lines, (size_t)capacity * sizeof *lines);
        if (lines) {
            e->lines = lines;
            e->line_capacity = capacity;
        } else {
            free(line);
            line = NULL;
        }
    }
    if (line) e->lines[e->line_count++] = line;
    editor_unlock(e);
    return line != NULL;
}

/* As UTF-8, malloc'ed, of the line at that place. NULL: there is none (*found is false), or no memory. */
static char *history_text(Editor *e, int at, size_t *length, bool *found) {
    editor_lock(e);
    *found = at >= 0 && at < e->line_count;
    char *utf8 = *found ? editor_to_utf8(e->lines[at], wcslen(e->lines[at]), length) : NULL;
    editor_unlock(e);
    return utf8;
}

/* line NULL: takes it out. False: there is no such line; `line` is freed. */
static bool history_replace(Editor *e, int at, wchar_t *line) {
    editor_lock(e);
    bool found = at >= 0 && at < e->line_count;
    if (found) {
        free(e->lines[at]);
        e->lines[at] = line;
        if (!line) memmove(&e->lines[at], &e->lines[at + 1], (size_t)(--e->line_count - at) * sizeof *e->lines);
    }
    editor_unlock(e);
    if (!found) free(line);
    return found;
}

static void history_empty(Editor *e) {
    editor_lock(e);
    while (e->line_count) free(e->lines[--e->line_count]);
    editor_unlock(e);
}

/* What libedit asks of a history: newer lines are "previous", as it numbers them. */
static int history_move(void *data, HistEventW *event, int operation, ...) {
    Editor *e = data;
    va_list arguments;
    va_start(arguments, operation);
    int number = operation == H_SET ? va_arg(arguments, int) : 0;
    va_end(arguments);
    bool attached = mpy_acquire(e->vm) == MPY_OK;
    editor_lock(e);
    int at = operation == H_FIRST ? e->line_count - 1
        : operation == H_LAST     ? 0
        : operation == H_NEXT     ? e->line_at - 1
        : operation == H_PREV     ? e->line_at + 1
        : operation == H_CURR     ? e->line_at
        : operation == H_SET      ? number - 1
                                  : -1;
    bool found = attached && at >= 0 && at < e->line_count;
    free(e->line_shown);
    e->line_shown = found ? wcsdup(e->lines[at]) : NULL;
    if (e->line_shown) e->line_at = at;
    editor_unlock(e);
    if (attached) mpy_release(e->vm);
    *event = e->line_shown ? (HistEventW){.num = at + 1, .str = e->line_shown} : (HistEventW){.num = -1, .str = L"no such line"};
    return e->line_shown ? 0 : -1;
}

/* ---- reading a line ---------------------------------------------------------------------------- */

static wchar_t *editor_prompt(EditLine *el) {
    wchar_t *prompt = editor_of(el)->prompt;
    return prompt ? prompt : (wchar_t *)L"";
}

/* None: there is no such hook. */
static mpy_value editor_get_hook(Editor *e, const mpy_ref_t *hook) {
    editor_lock(e);
    mpy_ref_t ref = *hook;
    editor_unlock(e);
    return ref ? mpy_deref(e->vm, ref) : mpy_none();
}

/* Calls a hook without arguments, attached; what it raises is cleared, as a line is being edited. */
static void editor_call_hook(Editor *e, const mpy_ref_t *hook) {
    mpy_value f = editor_get_hook(e, hook);
    if (f != mpy_none() && !mpy_call(e->vm, f, NULL, 0)) mpy_error_clear(e->vm);
}

/* One character from the terminal. Signals that have arrived are served before each byte. */
static int editor_read_char(EditLine *el, wchar_t *c) {
    Editor *e = editor_of(el);
    mbstate_t state = {0};
    for (;;) {
        if (mpy_acquire(e->vm) == MPY_OK) e->failed = mpy_poll(e->vm) != MPY_OK;
        mpy_release(e->vm);
        if (e->failed) return -1;
        char byte;
        ssize_t got = read(STDIN_FILENO, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return (int)got;
        size_t used = mbrtowc(c, &byte, 1, &state);
        if (used == (size_t)-2) continue;
        if (used == (size_t)-1) *c = L'\xfffd';
        return 1;
    }
}

static unsigned char editor_complete(EditLine *el, int key);

static bool editor_start(Editor *e) {
    if (e->el) return true;
    e->el = el_init("minipy", stdin, stdout, stderr);
    if (!e->el) return false;
    el_wset(e->el, EL_CLIENTDATA, e);
    el_wset(e->el, EL_PROMPT, editor_prompt);
    el_wset(e->el, EL_EDITOR, L"emacs");
    el_wset(e->el, EL_HIST, history_move, e);
    el_wset(e->el, EL_GETCFN, editor_read_char);
    el_wset(e->el, EL_ADDFN, L"rl_complete", L"Complete the word before the cursor", editor_complete);
    static const wchar_t *const keys[][2] = {
        {L"^R", L"em-inc-search-prev"}, {L"\\e[1;5C", L"em-next-word"}, {L"\\e[1;5D", L"ed-prev-word"},
        {L"\\e[3~", L"ed-delete-next-char"}, {L"\\e[H", L"ed-move-to-beg"}, {L"\\e[F", L"ed-move-to-end"},
    };
    for (size_t n = 0; n < sizeof keys / sizeof *keys; n++) el_wset(e->el, EL_BIND, keys[n][0], keys[n][1], NULL);
    return true;
}

/* Begins to use libedit; pairs with editor_leave(). False: an exception is set. */
static bool editor_enter(Editor *e) {
    if (pthread_mutex_trylock(&e->terminal) != 0) {
        mpy_raise(e->vm, "RuntimeError", "can't re-enter readline");
        return false;
    }
    /* libedit looks which characters can be printed. */
    locale_t before = uselocale(e->locale);
    bool started = editor_start(e);
    uselocale(before);
    if (started) return true;
    pthread_mutex_unlock(&e->terminal);
    mpy_raise(e->vm, "MemoryError", NULL);
    return false;
}

static void editor_leave(Editor *e) { pthread_mutex_unlock(&e->terminal); }

/* Into the history, unless it is empty or the same as the last one. */
static void editor_remember(Editor *e, const wchar_t *line, size_t length) {
    while (length && (line[length - 1] == L'\n' || line[length - 1] == L'\r')) length--;
    editor_lock(e);
    const wchar_t *last = e->line_count ? e->lines[e->line_count - 1] : L"";
    bool same = wcslen(last) == length && wmemcmp(last, line, length) == 0;
    editor_unlock(e);
    wchar_t *copy = length && !same ? malloc((length + 1) * sizeof *copy) : NULL;
    if (!copy) return;
    wmemcpy(copy, line, length)[length] = 0;
    history_add(e, copy);
}

/* The mpy_line_reader of the machine. */
static mpy_value editor_read_line(mpy_vm *vm, const char *prompt, void *data) {
    Editor *e = data;
    if (!editor_enter(e)) return NULL;
    free(e->prompt);
    e->prompt = editor_to_wide(prompt);
    e->failed = false;
    e->line_at = e->line_count;
    e->reads_line = true;
    editor_call_hook(e, &e->startup_hook);
    editor_call_hook(e, &e->input_hook);
    mpy_release(vm);
    locale_t before = uselocale(e->locale);
    el_resize(e->el);
    /* libedit itself would show the prompt first, and what is typed at once would be echoed by the terminal. */
    el_wset(e->el, EL_PREP_TERM, 1);
    int count = 0;
    const wchar_t *line = el_wgets(e->el, &count);
    uselocale(before);
    bool attached = mpy_acquire(vm) == MPY_OK;
    e->reads_line = false;
    if (line && count > 0 && e->adds_lines) editor_remember(e, line, (size_t)count);
    mpy_value text = !attached || e->failed ? NULL : line && count > 0 ? editor_to_str(vm, line, (size_t)count) : mpy_str(vm, "");
    editor_leave(e);
    return text;
}

/* ---- completion -------------------------------------------------------------------------------- */

typedef struct Matches {
    wchar_t **words;
    int count, capacity, longest;
    int common; /* how many characters all begin with */
} Matches;

static bool matches_add(Matches *m, wchar_t *word) {
    if (m->count == m->capacity) {
        int capacity = m->capacity ? m->capacity * 2 : 32;
        wchar_t **words = realloc(m->words, (size_t)capacity * sizeof *words);
        if (!words) return false;
        m->words = words;
        m->capacity = capacity;
    }
    int length = (int)wcslen(word), common = 0;
    if (length > m->longest) m->longest = length;
    if (m->count) {
        while (common < m->common && word[common] == m->words[0][common]) common++;
        m->common = common;
    } else {
        m->common = length;
    }
    m->words[m->count++] = word;
    return true;
}

static void matches_free(Matches *m) {
    for (int n = 0; n < m->count; n++) free(m->words[n]);
    free(m->words);
}

/* completer(text, 0), completer(text, 1), … until it returns something that is no string. Attached. */
static void matches_collect(Editor *e, Matches *m, mpy_value text) {
    mpy_value completer = editor_get_hook(e, &e->completer);
    for (int state = 0; completer != mpy_none() && state < EDITOR_MATCHES_MAX; state++) {
        mpy_value args[2] = {text, mpy_int(e->vm, state)};
        mpy_value match = args[1] ? mpy_call(e->vm, completer, args, 2) : NULL;
        const char *utf8 = match && match != mpy_none() ? mpy_as_str(e->vm, match, NULL) : NULL;
        wchar_t *word = utf8 ? editor_to_wide(utf8) : NULL;
        if (word && matches_add(m, word)) continue;
        free(word);
        break;
    }
    mpy_error_clear(e->vm);
}

static int matches_compare(const void *a, const void *b) { return wcscmp(*(wchar_t *const *)a, *(wchar_t *const *)b); }

/* In columns below the line, which libedit then shows again. */
static void matches_show(Matches *m) {
    struct winsize size;
    int width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
    int columns = width / (m->longest + 2) > 0 ? width / (m->longest + 2) : 1;
    int rows = (m->count + columns - 1) / columns;
    qsort(m->words, (size_t)m->count, sizeof *m->words, matches_compare);
    putchar('\n');
    for (int row = 0; row < rows; row++) {
        for (int n = row; n < m->count; n += rows) {
            int padding = n + rows < m->count ? m->longest + 2 - (int)wcslen(m->words[n]) : 0;
            printf("%ls%*s", m->words[n], padding, "");
        }
        putchar('\n');
    }
    fflush(stdout);
}

/* The hook of set_completion_display_matches_hook: (substitution, matches, longest). False: there is none. Attached. */
static bool matches_show_by_hook(Editor *e, Matches *m) {
    mpy_value hook = editor_get_hook(e, &e->display_hook);
    if (hook == mpy_none()) return false;
    mpy_value list = mpy_list(e->vm, NULL, 0), append = list ? mpy_get_attr(e->vm, list, "append") : NULL;
    for (int n = 0; append && n < m->count; n++) {
        mpy_value word = editor_to_str(e->vm, m->words[n], wcslen(m->words[n]));
        if (!word || !mpy_call(e->vm, append, &word, 1)) append = NULL;
    }
    mpy_value args[3] = {editor_to_str(e->vm, m->words[0], (size_t)m->common), list, mpy_int(e->vm, m->longest)};
    if (!append || !args[0] || !args[2] || !mpy_call(e->vm, hook, args, 3)) mpy_error_clear(e->vm);
    return true;
}

/* The key that completes: adds what all matches have in common, or shows them. Called within el_wgets(), detached. */
static unsigned char editor_complete(EditLine *el, int key) {
    Editor *e = editor_of(el);
    const LineInfoW *line = el_wline(el);
    const wchar_t *from = line->cursor;
    if (mpy_acquire(e->vm) != MPY_OK) return CC_ERROR;
    editor_lock(e);
    while (from > line->buffer && !wcschr(e->delimiters, from[-1])) from--;
    editor_unlock(e);
    int length = (int)(line->cursor - from);
    e->word_begin = (int)(from - line->buffer);
    e->word_end = e->word_begin + length;
    e->completion_type = key;
    Matches m = {0};
    mpy_value text = editor_to_str(e->vm, from, (size_t)length);
    unsigned char done = CC_REFRESH;
    if (text) matches_collect(e, &m, text);
    if (!m.count) {
        done = CC_REFRESH_BEEP;
    } else if (m.count == 1 || m.common > length) {
        el_wdeletestr(el, length);
        m.words[0][m.common] = 0;
        if (m.common && el_winsertstr(el, m.words[0]) < 0) done = CC_REFRESH_BEEP;
    } else {
        if (!matches_show_by_hook(e, &m)) matches_show(&m);
        done = CC_REDISPLAY;
    }
    matches_free(&m);
    mpy_error_clear(e->vm);
    mpy_release(e->vm);
    return done;
}

/* ---- the module's functions -------------------------------------------------------------------- */

#define READLINE_FUNCTION(name) static mpy_value readline_##name(mpy_vm *vm, const mpy_value *args, size_t count, void *data)

/* Arguments: at least `least`, at most `most`. */
static bool readline_count(mpy_vm *vm, const char *name, size_t count, size_t least, size_t most) {
    if (count >= least && count <= most) return true;
    char text[128];
    const char *how = least == most ? "exactly" : count < least ? "at least" : "at most";
    size_t expected = count < least ? least : most;
    snprintf(text, sizeof text, "%s expected %s %zu argument%s, got %zu", name, how, expected, expected == 1 ? "" : "s", count);
    mpy_raise(vm, "TypeError", text);
    return false;
}

static bool readline_index(mpy_vm *vm, mpy_value v, int *index) {
    int64_t n;
    if (mpy_as_int(vm, v, &n)) return false;
    *index = n < -1 ? -1 : n > INT32_MAX ? INT32_MAX : (int)n;
    return true;
}

/* None takes the hook away. */
static mpy_value readline_set_hook(mpy_vm *vm, Editor *e, mpy_ref_t *hook, const char *name, const mpy_value *args, size_t count) {
    if (!readline_count(vm, name, count, 0, 1)) return NULL;
    mpy_ref_t new_hook = NULL;
    if (count && args[0] != mpy_none()) {
        mpy_value builtins = mpy_import(vm, "builtins"), callable = builtins ? mpy_get_attr(vm, builtins, "callable") : NULL;
        mpy_value is_callable = callable ? mpy_call(vm, callable, args, 1) : NULL;
        if (!is_callable) return NULL;
        if (!mpy_truth(vm, is_callable)) {
            char text[128];
            snprintf(text, sizeof text, "%s(func): argument not callable", name);
            return mpy_raise(vm, "TypeError", text);
        }
        if (!(new_hook = mpy_ref(vm, args[0]))) return mpy_raise(vm, "MemoryError", NULL);
    }
    editor_lock(e);
    mpy_ref_t old_hook = *hook;
    *hook = new_hook;
    editor_unlock(e);
    if (old_hook) mpy_unref(vm, old_hook);
    return mpy_none();
}

READLINE_FUNCTION(set_completer) { return readline_set_hook(vm, data, &((Editor *)data)->completer, "set_completer", args, count); }
READLINE_FUNCTION(set_startup_hook) { return readline_set_hook(vm, data, &((Editor *)data)->startup_hook, "set_startup_hook", args, count); }
READLINE_FUNCTION(set_pre_input_hook) { return readline_set_hook(vm, data, &((Editor *)data)->input_hook, "set_pre_input_hook", args, count); }
READLINE_FUNCTION(set_completion_display_matches_hook) {
    return readline_set_hook(vm, data, &((Editor *)data)->display_hook, "set_completion_display_matches_hook", args, count);
}

READLINE_FUNCTION(get_completer) {
    (void)args;
    Editor *e = data;
    if (!readline_count(vm, "get_completer", count, 0, 0)) return NULL;
    return editor_get_hook(e, &e->completer);
}

READLINE_FUNCTION(get_completion_type) {
    (void)args;
    return readline_count(vm, "get_completion_type", count, 0, 0) ? mpy_int(vm, ((Editor *)data)->completion_type) : NULL;
}

READLINE_FUNCTION(get_begidx) {
    (void)args;
    return readline_count(vm, "get_begidx", count, 0, 0) ? mpy_int(vm, ((Editor *)data)->word_begin) : NULL;
}

READLINE_FUNCTION(get_endidx) {
    (void)args;
    return readline_count(vm, "get_endidx", count, 0, 0) ? mpy_int(vm, ((Editor *)data)->word_end) : NULL;
}

READLINE_FUNCTION(get_completer_delims) {
    (void)args;
    Editor *e = data;
    if (!readline_count(vm, "get_completer_delims", count, 0, 0)) return NULL;
    size_t length = 0;
    editor_lock(e);
    char *utf8 = editor_to_utf8(e->delimiters, wcslen(e->delimiters), &length);
    editor_unlock(e);
    return editor_take_utf8(vm, utf8, length);
}

READLINE_FUNCTION(set_completer_delims) {
    Editor *e = data;
    const char *text = readline_count(vm, "set_completer_delims", count, 1, 1) ? mpy_as_str(vm, args[0], NULL) : NULL;
    wchar_t *wide = text ? editor_to_wide(text) : NULL;
    if (!wide) return text ? mpy_raise(vm, "MemoryError", NULL) : NULL;
    editor_lock(e);
    wchar_t *old = e->delimiters;
    e->delimiters = wide;
    editor_unlock(e);
    free(old);
    return mpy_none();
}

READLINE_FUNCTION(get_line_buffer) {
    (void)args;
    Editor *e = data;
    if (!readline_count(vm, "get_line_buffer", count, 0, 0)) return NULL;
    if (!editor_enter(e)) return NULL;
    const LineInfoW *line = el_wline(e->el);
    mpy_value text = editor_to_str(vm, line->buffer, (size_t)(line->lastchar - line->buffer));
    editor_leave(e);
    return text;
}

READLINE_FUNCTION(insert_text) {
    Editor *e = data;
    const char *text = readline_count(vm, "insert_text", count, 1, 1) ? mpy_as_str(vm, args[0], NULL) : NULL;
    wchar_t *wide = text ? editor_to_wide(text) : NULL;
    bool entered = wide && editor_enter(e);
    if (entered && *wide) el_winsertstr(e->el, wide);
    if (entered) editor_leave(e);
    free(wide);
    return entered ? mpy_none() : NULL;
}

READLINE_FUNCTION(redisplay) {
    (void)args;
    Editor *e = data;
    if (!readline_count(vm, "redisplay", count, 0, 0)) return NULL;
    if (!editor_enter(e)) return NULL;
    if (e->reads_line) el_wset(e->el, EL_REFRESH);
    editor_leave(e);
    return mpy_none();
}

/* A line of an editrc file, "bind ^I rl_complete". GNU's "tab: complete" is understood as well. */
READLINE_FUNCTION(parse_and_bind) {
    Editor *e = data;
    const char *text = readline_count(vm, "parse_and_bind", count, 1, 1) ? mpy_as_str(vm, args[0], NULL) : NULL;
    if (!text || !editor_enter(e)) return NULL;
    text += strspn(text, " \t");
    wchar_t *wide = editor_to_wide(strncasecmp(text, "tab:", 4) == 0 ? "bind ^I rl_complete" : text);
    TokenizerW *tokens = wide ? tok_winit(NULL) : NULL;
    int word_count;
    const wchar_t **words;
    if (tokens && tok_wstr(tokens, wide, &word_count, &words) == 0 && word_count > 0) el_wparse(e->el, word_count, words);
    if (tokens) tok_wend(tokens);
    free(wide);
    editor_leave(e);
    return mpy_none();
}

/* Without a path: ~/.editrc. */
READLINE_FUNCTION(read_init_file) {
    Editor *e = data;
    if (!readline_count(vm, "read_init_file", count, 0, 1)) return NULL;
    bool named = count && args[0] != mpy_none();
    const char *path = named ? mpy_as_str(vm, args[0], NULL) : NULL;
    if ((named && !path) || !editor_enter(e)) return NULL;
    errno = 0;
    bool done = el_source(e->el, path) == 0;
    int error = errno ? errno : ENOENT;
    editor_leave(e);
    return done ? mpy_none() : mpy_raise_errno(vm, error, path);
}

/* ---- the module's functions: history ----------------------------------------------------------- */

READLINE_FUNCTION(add_history) {
    const char *text = readline_count(vm, "add_history", count, 1, 1) ? mpy_as_str(vm, args[0], NULL) : NULL;
    if (!text) return NULL;
    return history_add(data, editor_to_wide(text)) ? mpy_none() : mpy_raise(vm, "MemoryError", NULL);
}

READLINE_FUNCTION(clear_history) {
    (void)args;
    if (!readline_count(vm, "clear_history", count, 0, 0)) return NULL;
    history_empty(data);
    return mpy_none();
}

READLINE_FUNCTION(get_current_history_length) {
    (void)args;
    return readline_count(vm, "get_current_history_length", count, 0, 0) ? mpy_int(vm, ((Editor *)data)->line_count) : NULL;
}

/* From 1, the oldest. */
READLINE_FUNCTION(get_history_item) {
    int index;
    if (!readline_count(vm, "get_history_item", count, 1, 1) || !readline_index(vm, args[0], &index)) return NULL;
    size_t length = 0;
    bool found;
    char *utf8 = history_text(data, index - 1, &length, &found);
    return found ? editor_take_utf8(vm, utf8, length) : mpy_none();
}

/* From 0, unlike get_history_item(). line NULL: takes it out. */
static mpy_value readline_replace(mpy_vm *vm, Editor *e, mpy_value position, wchar_t *line) {
    int at;
    if (!readline_index(vm, position, &at)) {
        free(line);
        return NULL;
    }
    if (history_replace(e, at, line)) return mpy_none();
    char text[64];
    snprintf(text, sizeof text, at < 0 ? "History index cannot be negative" : "No history item at position %d", at);
    return mpy_raise(vm, "ValueError", text);
}

READLINE_FUNCTION(remove_history_item) {
    return readline_count(vm, "remove_history_item", count, 1, 1) ? readline_replace(vm, data, args[0], NULL) : NULL;
}

READLINE_FUNCTION(replace_history_item) {
    const char *text = readline_count(vm, "replace_history_item", count, 2, 2) ? mpy_as_str(vm, args[1], NULL) : NULL;
    wchar_t *wide = text ? editor_to_wide(text) : NULL;
    if (!wide) return text ? mpy_raise(vm, "MemoryError", NULL) : NULL;
    return readline_replace(vm, data, args[0], wide);
}

READLINE_FUNCTION(get_history_length) {
    (void)args;
    return readline_count(vm, "get_history_length", count, 0, 0) ? mpy_int(vm, ((Editor *)data)->length_max) : NULL;
}

READLINE_FUNCTION(set_history_length) {
    int length;
    if (!readline_count(vm, "set_history_length", count, 1, 1) || !readline_index(vm, args[0], &length)) return NULL;
    ((Editor *)data)->length_max = length;
    return mpy_none();
}

READLINE_FUNCTION(set_auto_history) {
    int enabled = readline_count(vm, "set_auto_history", count, 1, 1) ? mpy_truth(vm, args[0]) : -1;
    if (enabled < 0) return NULL;
    ((Editor *)data)->adds_lines = enabled;
    return mpy_none();
}

/* The path given, or ~/.history: malloc'ed. */
static char *readline_path(mpy_vm *vm, const mpy_value *args, size_t count) {
    if (count && args[0] != mpy_none()) {
        mpy_value os = mpy_import(vm, "os"), convert = os ? mpy_get_attr(vm, os, "fspath") : NULL;
        mpy_value path = convert ? mpy_call(vm, convert, args, 1) : NULL;
        const char *text = path ? mpy_as_str(vm, path, NULL) : NULL;
        return text ? strdup(text) : NULL;
    }
    const char *home = getenv("HOME");
    char *path = malloc(strlen(home ? home : "") + sizeof "/.history");
    if (!path) mpy_raise(vm, "MemoryError", NULL);
    else strcat(strcpy(path, home ? home : ""), "/.history");
    return path;
}

/* The whole file, malloc'ed and zero-terminated; NULL: errno says why. */
static char *history_load(const char *path) {
    FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t capacity = 0;
    ssize_t length = file ? getdelim(&text, &capacity, 0, file) : -1;
    if (file && length < 0 && !ferror(file)) text = text ? strcpy(text, "") : calloc(1, 1);
    else if (length < 0) {
        free(text);
        text = NULL;
    }
    if (file) fclose(file);
    return text;
}

/* One line of the file is one of the history. */
READLINE_FUNCTION(read_history_file) {
    Editor *e = data;
    char *path = readline_count(vm, "read_history_file", count, 0, 1) ? readline_path(vm, args, count) : NULL;
    if (!path) return NULL;
    mpy_release(vm);
    char *text = history_load(path);
    int error = text ? 0 : errno;
    if (mpy_acquire(vm) != MPY_OK) error = EINTR;
    else if (error) mpy_raise_errno(vm, error, path);
    char *rest = text;
    for (char *line; rest && !error && (line = strsep(&rest, "\n"));)
        if ((*line || rest) && !history_add(e, editor_to_wide(line))) error = ENOMEM;
    if (error == ENOMEM) mpy_raise(vm, "MemoryError", NULL);
    free(text);
    free(path);
    return error ? NULL : mpy_none();
}

/* The last `lines` lines (negative: all), at the end of the file or as all of it. Frees path. */
/* Leaves the last lines of a file only. */
static int history_truncate(const char *path, int lines) {
    FILE *file = fopen(path, "r+e");
    if (!file) return errno;
    char *text = NULL;
    size_t capacity = 0;
    ssize_t length = getdelim(&text, &capacity, 0, file);
    int error = length < 0 && ferror(file) ? errno : 0;
    ssize_t from = length;
    for (int count = 0; from > 0; from--)
        if (text[from - 1] == '\n' && count++ == lines) break;
    if (from > 0 && (fseek(file, 0, SEEK_SET) != 0 || fwrite(text + from, 1, (size_t)(length - from), file) < (size_t)(length - from)
                     || fflush(file) != 0 || ftruncate(fileno(file), length - from) != 0))
        error = errno;
    free(text);
    return fclose(file) != 0 ? errno : error;
}

static mpy_value history_write(mpy_vm *vm, Editor *e, char *path, int lines, const char *mode) {
    if (!path) return NULL;
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    int all = e->line_count, most = e->length_max;
    for (int at = lines < 0 || lines > all ? 0 : all - lines; memory && at < all; at++) {
        size_t length;
        bool found;
        char *utf8 = history_text(e, at, &length, &found);
        if (utf8) fprintf(memory, "%s\n", utf8);
        free(utf8);
    }
    if (!memory || fclose(memory) != 0) {
        free(path);
        return mpy_raise(vm, "MemoryError", NULL);
    }
    mpy_release(vm);
    FILE *file = fopen(path, mode);
    int error = file ? 0 : errno;
    if (file && *mode == 'r') fseek(file, 0, SEEK_END);
    if (file && fwrite(text, 1, size, file) < size) error = errno;
    if (file && fclose(file) != 0) error = errno;
    if (!error && *mode == 'r' && most >= 0) error = history_truncate(path, most);
    bool attached = mpy_acquire(vm) == MPY_OK;
    if (error && attached) mpy_raise_errno(vm, error, path);
    free(text);
    free(path);
    return error || !attached ? NULL : mpy_none();
}

READLINE_FUNCTION(write_history_file) {
    char *path = readline_count(vm, "write_history_file", count, 0, 1) ? readline_path(vm, args, count) : NULL;
    return history_write(vm, data, path, ((Editor *)data)->length_max, "we");
}

READLINE_FUNCTION(append_history_file) {
    int lines;
    if (!readline_count(vm, "append_history_file", count, 1, 2) || !readline_index(vm, args[0], &lines)) return NULL;
    if (lines < 0) return mpy_raise(vm, "ValueError", "nelements must be non-negative");
    return history_write(vm, data, readline_path(vm, args + 1, count - 1), lines, "r+e");
}

/* ---- the module -------------------------------------------------------------------------------- */

static void editor_free(void *data) {
    Editor *e = data;
    if (e->el) el_end(e->el);
    history_empty(e);
    free(e->lines);
    free(e->prompt);
    free(e->delimiters);
    free(e->line_shown);
    pthread_mutex_destroy(&e->terminal);
    pthread_mutex_destroy(&e->mutex);
    if (e->locale) freelocale(e->locale);
    free(e);
}

MPY_PLUGIN(readline) {
    static const struct {
        const char *name;
        mpy_function fn;
    } functions[] = {
#define READLINE_ROW(name) {#name, readline_##name}
        READLINE_ROW(parse_and_bind), READLINE_ROW(read_init_file), READLINE_ROW(get_line_buffer), READLINE_ROW(insert_text),
        READLINE_ROW(redisplay), READLINE_ROW(read_history_file), READLINE_ROW(write_history_file), READLINE_ROW(append_history_file),
        READLINE_ROW(get_history_length), READLINE_ROW(set_history_length), READLINE_ROW(get_current_history_length),
        READLINE_ROW(get_history_item), READLINE_ROW(remove_history_item), READLINE_ROW(replace_history_item),
        READLINE_ROW(add_history), READLINE_ROW(clear_history), READLINE_ROW(set_auto_history), READLINE_ROW(set_startup_hook),
        READLINE_ROW(set_pre_input_hook), READLINE_ROW(set_completer), READLINE_ROW(get_completer), READLINE_ROW(get_completion_type),
        READLINE_ROW(get_begidx), READLINE_ROW(get_endidx), READLINE_ROW(set_completer_delims), READLINE_ROW(get_completer_delims),
        READLINE_ROW(set_completion_display_matches_hook),
#undef READLINE_ROW
    };
    Editor *e = calloc(1, sizeof *e);
    mpy_value handle = e ? mpy_new_handle(vm, editor_handle, e, editor_free) : NULL;
    if (!handle) {
        free(e);
        return MPY_ERROR;
    }
    e->vm = vm;
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&e->terminal, &recursive);
    pthread_mutexattr_destroy(&recursive);
    pthread_mutex_init(&e->mutex, NULL);
    e->length_max = -1;
    e->adds_lines = true;
    e->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    e->delimiters = editor_to_wide(editor_delimiters);
    if (!e->delimiters || !e->locale || !mpy_ref(vm, handle)) { /* the reference is kept for as long as the machine */
        mpy_raise(vm, "MemoryError", NULL);
        return MPY_ERROR;
    }
    for (size_t n = 0; n < sizeof functions / sizeof *functions; n++) {
        mpy_value f = mpy_new_function(vm, functions[n].name, functions[n].fn, e);
        if (!f || mpy_set_attr(vm, module, functions[n].name, f)) return MPY_ERROR;
    }
    mpy_value backend = mpy_str(vm, "editline"), doc = mpy_str(vm, "Edit lines at the terminal, remember and complete them.");
    if (!backend || !doc || mpy_set_attr(vm, module, "backend", backend) || mpy_set_attr(vm, module, "__doc__", doc)) return MPY_ERROR;
    static const char *const versions[] = {"_READLINE_VERSION", "_READLINE_RUNTIME_VERSION"};
    for (size_t n = 0; n < sizeof versions / sizeof *versions; n++)
        if (mpy_set_attr(vm, module, versions[n], mpy_int(vm, 0x0402))) return MPY_ERROR; /* that of GNU's whose functions editline has */
    mpy_set_line_reader(vm, editor_read_line, e);
    return MPY_OK;
}
