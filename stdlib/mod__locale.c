/* Module _locale: the C library's locale, which belongs to the process: all VMs in it share one. */
#include <errno.h>
#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

static const char locale_error_key[] = "locale.Error";

static Value locale_fail(Thread *t, const char *message) {
    Str *text = str_from_c(t, message);
    Value error = text ? value_call_1(t, load(vm_root(t, locale_error_key)), to_value(text)) : NULL;
    return error ? raise_value(t, error) : NULL;
}

/* The C library's texts come in the locale's encoding: UTF-8, or else one whose bytes are shown as
 * Latin-1. */
static Str *locale_text(Thread *t, const char *text) {
    Str *s = str_from_c(t, text);
    if (s || !error_matches(t, T_UNICODE_DECODE_ERROR)) return s;
    error_clear(t);
    return str_from_latin1(t, text, strlen(text));
}

/* A str's UTF-8 without zeros; NULL: an error is set. *text is NULL for None. */
static bool locale_argument(Thread *t, Value v, const char *function, const char **text) {
    size_t length;
    *text = NULL;
    if (!v || v == NONE) return true;
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "%s() argument must be str or None, not %T", function,
                                          v));
    if (!(*text = str_utf8(t, str_of(v), &length, true))) return false;
    return strlen(*text) == length || FAIL_WITH(raise_value_error(t, "embedded null character"));
}

static Value locale_setlocale(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int category;
    const char *name;
    if (!value_as_int(t, args[0], &category) || !locale_argument(t, args[1], "setlocale", &name))
        return NULL;
    const char *result = setlocale(category, name);
    if (!result)
        return locale_fail(t, name ? "unsupported locale setting" : "locale query failed");
    return to_value(locale_text(t, result));
}

/* ---- conventions ----------------------------------------------------------------------------- */

static Value locale_grouping(Thread *t, const char *sizes) {
    Value list = list_new(t, 4);
    if (!list || !*sizes) return list;
    do
        if (!list_append(t, list, small_int(*sizes))) return NULL;
    while (*sizes && *sizes++ != CHAR_MAX);
    return list;
}

typedef struct LocaleItem {
    const char *name;
    nl_item item;
    char kind;               /* s text, g grouping, n number */
} LocaleItem;

static const LocaleItem locale_items[] = {
    {"int_curr_symbol", __INT_CURR_SYMBOL, 's'}, {"currency_symbol", __CURRENCY_SYMBOL, 's'},
    {"mon_decimal_point", __MON_DECIMAL_POINT, 's'},
    {"mon_thousands_sep", __MON_THOUSANDS_SEP, 's'}, {"mon_grouping", __MON_GROUPING, 'g'},
    {"positive_sign", __POSITIVE_SIGN, 's'}, {"negative_sign", __NEGATIVE_SIGN, 's'},
    {"int_frac_digits", __INT_FRAC_DIGITS, 'n'}, {"frac_digits", __FRAC_DIGITS, 'n'},
    {"p_cs_precedes", __P_CS_PRECEDES, 'n'}, {"p_sep_by_space", __P_SEP_BY_SPACE, 'n'},
    {"n_cs_precedes", __N_CS_PRECEDES, 'n'}, {"n_sep_by_space", __N_SEP_BY_SPACE, 'n'},
    {"p_sign_posn", __P_SIGN_POSN, 'n'}, {"n_sign_posn", __N_SIGN_POSN, 'n'},
    {"decimal_point", RADIXCHAR, 's'}, {"thousands_sep", THOUSEP, 's'},
    {"grouping", __GROUPING, 'g'},
};

static bool locale_add_item(Thread *t, Dict *dict, const LocaleItem *row, locale_t locale) {
    const char *text = nl_langinfo_l(row->item, locale);
    Str *name = intern_c(t, row->name);
    Value v = row->kind == 'g' ? locale_grouping(t, text)
              : row->kind == 's' ? to_value(locale_text(t, text))
              : small_int(*text == (char)-1 ? CHAR_MAX : *text);
    return name && v && dict_set_name(t, dict, name, v);
}

/* A copy of the locale is asked: localeconv() has one buffer for all threads. */
static Value locale_localeconv(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Dict *dict = dict_new(t);
    if (!dict) return NULL;
    locale_t locale = duplocale(LC_GLOBAL_LOCALE);
    if (!locale) return raise_memory_error(t);
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof locale_items / sizeof *locale_items; i++)
        ok = locale_add_item(t, dict, &locale_items[i], locale);
    freelocale(locale);
    return ok ? to_value(dict) : NULL;
}

#define LOCALE_CONSTANTS(ROW) \
    ROW(DAY_1) ROW(DAY_2) ROW(DAY_3) ROW(DAY_4) ROW(DAY_5) ROW(DAY_6) ROW(DAY_7) \
    ROW(ABDAY_1) ROW(ABDAY_2) ROW(ABDAY_3) ROW(ABDAY_4) ROW(ABDAY_5) ROW(ABDAY_6) ROW(ABDAY_7) \
    ROW(MON_1) ROW(MON_2) ROW(MON_3) ROW(MON_4) ROW(MON_5) ROW(MON_6) ROW(MON_7) ROW(MON_8) \
    ROW(MON_9) ROW(MON_10) ROW(MON_11) ROW(MON_12) \
    ROW(ABMON_1) ROW(ABMON_2) ROW(ABMON_3) ROW(ABMON_4) ROW(ABMON_5) ROW(ABMON_6) ROW(ABMON_7) \
    ROW(ABMON_8) ROW(ABMON_9) ROW(ABMON_10) ROW(ABMON_11) ROW(ABMON_12) \
    ROW(RADIXCHAR) ROW(THOUSEP) ROW(YESEXPR) ROW(NOEXPR) ROW(CRNCYSTR) ROW(D_FMT) ROW(D_T_FMT) \
    ROW(T_FMT) ROW(AM_STR) ROW(PM_STR) ROW(CODESET) ROW(T_FMT_AMPM) ROW(ERA) ROW(ERA_D_FMT) \
    ROW(ERA_D_T_FMT) ROW(ERA_T_FMT) ROW(ALT_DIGITS) ROW(_DATE_FMT)

static const struct {
    const char *name;
    nl_item item;
} locale_constants[] = {
#define LOCALE_ROW(name) {#name, name},
    LOCALE_CONSTANTS(LOCALE_ROW)
#undef LOCALE_ROW
};

/* Other items' texts are not texts, or not strings. */
static Value locale_nl_langinfo(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int item;
    if (!value_as_int(t, args[0], &item)) return NULL;
    for (size_t i = 0; i < sizeof locale_constants / sizeof *locale_constants; i++)
        if (locale_constants[i].item == item) return to_value(locale_text(t, nl_langinfo(item)));
    return raise_value_error(t, "unsupported langinfo constant");
}

static Value locale_getencoding(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    const char *name = nl_langinfo(CODESET);
    return to_value(str_from_c(t, *name ? name : "UTF-8"));
}

/* ---- order ----------------------------------------------------------------------------------- */

/* A str's code points and a zero, to be freed. */
static wchar_t *locale_wide(Thread *t, Value v, const char *function) {
    if (!is_str(t, v)) {
        raise_type_error(t, "%s() argument must be str, not %T", function, v);
        return NULL;
    }
    const Str *s = str_of(v);
    wchar_t *wide = malloc((s->length + 1) * sizeof *wide);
    if (!wide) {
        raise_memory_error(t);
        return NULL;
    }
    for (size_t i = 0; i < s->length; i++) {
        if ((wide[i] = (wchar_t)points_at(s->data, s->width, i)) != 0) continue;
        free(wide);
        raise_value_error(t, "embedded null character");
        return NULL;
    }
    wide[s->length] = 0;
    return wide;
}

static Value locale_strcoll(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    wchar_t *a = locale_wide(t, args[0], "strcoll"),
            *b = a ? locale_wide(t, args[1], "strcoll") : NULL;
    Value result = b ? small_int(wcscoll(a, b)) : NULL;
    free(a);
    free(b);
    return result;
}

static Value locale_strxfrm(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    wchar_t *wide = locale_wide(t, args[0], "strxfrm"), *key = NULL;
    Str *result = NULL;
    if (!wide) return NULL;
    errno = 0;
    size_t length = wcsxfrm(NULL, wide, 0);
    if (errno && errno != ERANGE) {
        raise_os_error(t, errno, NULL, NULL);
    } else if (!(key = malloc((length + 1) * sizeof *key))) {
        raise_memory_error(t);
    } else {
        wcsxfrm(key, wide, length + 1);
        result = str_from_ucs4(t, (const uint32_t *)key, length);
    }
    free(key);
    free(wide);
    return to_value(result);
}

/* ---- messages -------------------------------------------------------------------------------- */

static Value locale_gettext(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *message;
    if (!locale_argument(t, args[0], "gettext", &message)) return NULL;
    return to_value(locale_text(t, gettext(message ? message : "")));
}

static Value locale_dgettext(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *domain, *message;
    if (!locale_argument(t, args[0], "dgettext", &domain) ||
        !locale_argument(t, args[1], "dgettext", &message))
        return NULL;
    return to_value(locale_text(t, dgettext(domain, message ? message : "")));
}

static Value locale_dcgettext(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *domain, *message;
    int category;
    if (!locale_argument(t, args[0], "dcgettext", &domain) ||
        !locale_argument(t, args[1], "dcgettext", &message) ||
        !value_as_int(t, args[2], &category))
        return NULL;
    return to_value(locale_text(t, dcgettext(domain, message ? message : "", category)));
}

static Value locale_textdomain(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *domain;
    if (!locale_argument(t, args[0], "textdomain", &domain)) return NULL;
    const char *result = textdomain(domain);
    return result ? to_value(locale_text(t, result)) : raise_os_error(t, errno, NULL, NULL);
}

typedef char *LocaleBindFn(const char *domain, const char *value);

static Value locale_bind(Thread *t, Value *args, const char *function, LocaleBindFn *bind) {
    const char *domain, *value;
    if (!locale_argument(t, args[0], function, &domain) ||
        !locale_argument(t, args[1], function, &value))
        return NULL;
    if (!domain || !*domain) return locale_fail(t, "domain must be a non-empty string");
    errno = 0;
    const char *result = bind(domain, value);
    if (result) return to_value(locale_text(t, result));
    return errno ? raise_os_error(t, errno, NULL, NULL) : NONE;
}

static Value locale_bindtextdomain(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return locale_bind(t, args, "bindtextdomain", bindtextdomain);
}

static Value locale_bind_codeset(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return locale_bind(t, args, "bind_textdomain_codeset", bind_textdomain_codeset);
}

/* ---- the module ------------------------------------------------------------------------------ */

static const NativeDef locale_functions[] = {
    {"setlocale", locale_setlocale, 1, 2, NATIVE_FUNCTION, "category, locale=None, /",
     "Sets the locale of a category, or tells which it is."},
    {"localeconv", locale_localeconv, 0, 0, NATIVE_FUNCTION, NULL,
     "How numbers and money look, as a dict."},
    {"nl_langinfo", locale_nl_langinfo, 1, 1, NATIVE_FUNCTION, NULL,
     "What the locale says of one thing."},
    {"getencoding", locale_getencoding, 0, 0, NATIVE_FUNCTION, NULL, "The locale's encoding."},
    {"strcoll", locale_strcoll, 2, 2, NATIVE_FUNCTION, NULL,
     "Below, equal to or above zero: the order of two strings."},
    {"strxfrm", locale_strxfrm, 1, 1, NATIVE_FUNCTION, NULL,
     "A string that compares as the first one is ordered."},
    {"gettext", locale_gettext, 1, 1, NATIVE_FUNCTION, NULL, "A message's translation."},
    {"dgettext", locale_dgettext, 2, 2, NATIVE_FUNCTION, NULL, "A message's translation."},
    {"dcgettext", locale_dcgettext, 3, 3, NATIVE_FUNCTION, NULL, "A message's translation."},
    {"textdomain", locale_textdomain, 1, 1, NATIVE_FUNCTION, NULL, "Sets or tells the domain."},
    {"bindtextdomain", locale_bindtextdomain, 2, 2, NATIVE_FUNCTION, NULL,
     "Sets or tells a domain's directory."},
    {"bind_textdomain_codeset", locale_bind_codeset, 2, 2, NATIVE_FUNCTION, NULL,
     "Sets or tells the encoding of a domain's messages."},
    {0},
};

static bool locale_add_error(Thread *t, Module *m) {
    Value *root = vm_root(t, locale_error_key);
    Str *text = intern_c(t, "Error"), *module = intern_c(t, "locale");
    Value bases = tuple_from_1(t, to_value(t->vm->types[T_EXCEPTION]));
    Dict *dict = dict_new(t);
    if (!root || !text || !module || !bases || !dict ||
        !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return false;
    if (!load(root)) {
        Value type = type_new(t, t->vm->types[T_TYPE], to_value(text), bases, dict, NULL);
        if (!type) return false;
        store_release(root, type);
    }
    return module_add(t, m, "Error", load(root));
}

static bool locale_init(Thread *t, Module *m) {
    for (size_t i = 0; i < sizeof locale_constants / sizeof *locale_constants; i++)
        if (!module_add_int(t, m, locale_constants[i].name, locale_constants[i].item)) return false;
    return locale_add_error(t, m) && module_add_int(t, m, "LC_CTYPE", LC_CTYPE) &&
           module_add_int(t, m, "LC_TIME", LC_TIME) &&
           module_add_int(t, m, "LC_COLLATE", LC_COLLATE) &&
           module_add_int(t, m, "LC_MONETARY", LC_MONETARY) &&
           module_add_int(t, m, "LC_MESSAGES", LC_MESSAGES) &&
           module_add_int(t, m, "LC_NUMERIC", LC_NUMERIC) &&
           module_add_int(t, m, "LC_ALL", LC_ALL) && module_add_int(t, m, "CHAR_MAX", CHAR_MAX);
}

const ModuleDef module__locale = {
    .name = "_locale",
    .doc = "The C library's locale.",
    .functions = locale_functions,
    .init = locale_init,
};
