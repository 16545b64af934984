/* fromisoformat(): the formats of ISO 8601 that isoformat() writes, and most others.
 *
 * Dates: YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]. Times: hh[:mm[:ss[.f...]]], with or without
 * all colons, then Z or an offset of the same form. Any one character may stand between the two. */
#include "stdlib/datetime.h"

#define ISO_LENGTH_MAX 256       /* of text that is looked at; the rest could only be digits */

/* Text whose characters are ASCII or else 0x80, which nothing expects. */
typedef struct IsoText {
    const char *at, *end;
} IsoText;

static bool iso_is_digit(char c) { return c >= '0' && c <= '9'; }

static bool iso_next_is(const IsoText *s, char c) { return s->at < s->end && *s->at == c; }

static bool iso_skip(IsoText *s, char c) {
    bool there = iso_next_is(s, c);
    s->at += there;
    return there;
}

static bool iso_number(IsoText *s, int digits, int *out) {
    *out = 0;
    for (int i = 0; i < digits; i++, s->at++) {
        if (s->at >= s->end || !iso_is_digit(*s->at)) return false;
        *out = *out * 10 + *s->at - '0';
    }
    return true;
}

/* All of the text. */
static bool iso_date(IsoText s, Moment *m) {
    int week, day = 1;
    char wrong[64];
    if (!iso_number(&s, 4, &m->year)) return false;
    bool dashes = iso_skip(&s, '-');
    if (iso_skip(&s, 'W')) {
        if (!iso_number(&s, 2, &week)) return false;
        if (s.at < s.end && (iso_skip(&s, '-') != dashes || !iso_number(&s, 1, &day))) return false;
        return s.at == s.end &&
               calendar_from_iso(m->year, week, day, &m->year, &m->month, &m->day, wrong);
    }
    return iso_number(&s, 2, &m->month) && iso_skip(&s, '-') == dashes &&
           iso_number(&s, 2, &m->day) && s.at == s.end;
}

/* hh[:mm[:ss[.f...]]], all of the text. Before a zone (`open`) CPython does not look at a character
 * behind the last field, nor at what follows a fraction; without colons, more digits than six are a
 * fraction. */
static bool iso_clock(IsoText s, bool open, int fields[4]) {
    bool colons = false;
    fields[0] = fields[1] = fields[2] = fields[3] = 0;
    for (int i = 0; i < 3; i++) {
        if (!iso_number(&s, 2, &fields[i])) return false;
        if (s.at == s.end) return true;
        if (i == 0) colons = iso_next_is(&s, ':');
        if (s.at + 1 == s.end) return open && *s.at != '.' && *s.at != ',';
        if (i == 2) break;
        if (colons && !iso_skip(&s, ':')) return false;
        if (!colons && (iso_next_is(&s, '.') || iso_next_is(&s, ','))) return false;
    }
    if (!iso_skip(&s, '.') && !iso_skip(&s, ',') && colons) return false;
    int digits = s.end - s.at < 6 ? (int)(s.end - s.at) : 6;
    if (!iso_number(&s, digits, &fields[3])) return false;
    for (int i = digits; i < 6; i++) fields[3] *= 10;
    while (s.at < s.end && iso_is_digit(*s.at)) s.at++;
    return open || s.at == s.end;
}

typedef enum IsoResult { ISO_OK, ISO_WRONG, ISO_ERROR /* an exception is set */ } IsoResult;

static IsoResult iso_zone(Thread *t, IsoText s, char sign, Value *zone) {
    int fields[4];
    if (sign == 'Z') {
        *zone = load(vm_root(t, &zone_utc_key));
        return s.at == s.end ? ISO_OK : ISO_WRONG;
    }
    if (!iso_clock(s, false, fields)) return ISO_WRONG;
    int64_t seconds = fields[0] * 3600 + fields[1] * 60 + fields[2], microseconds = fields[3];
    if (sign == '-') {
        seconds = -seconds;
        microseconds = -microseconds;
    }
    Value offset = delta_new(t, 0, seconds, microseconds);
    *zone = offset ? zone_new(t, offset, NULL) : NULL;
    return *zone ? ISO_OK : ISO_ERROR;
}

/* A time with its zone, if any. 24:00 is the beginning of the next day. */
static IsoResult iso_time(Thread *t, IsoText s, Moment *m, Value *zone, bool *next_day) {
    int fields[4];
    IsoText clock = {s.at, s.at};
    *next_day = false;
    while (clock.end < s.end && *clock.end != '+' && *clock.end != '-' && *clock.end != 'Z')
        clock.end++;
    if (!iso_clock(clock, clock.end < s.end, fields)) return ISO_WRONG;
    if (clock.end < s.end) {
        IsoResult result = iso_zone(t, (IsoText){clock.end + 1, s.end}, *clock.end, zone);
        if (result != ISO_OK) return result;
    }
    if (fields[0] == 24) {
        if (fields[1] || fields[2] || fields[3]) {
            raise_value_error(t, "minute, second, and microsecond must be 0 when hour is 24");
            return ISO_ERROR;
        }
        fields[0] = 0;
        *next_day = true;
    }
    m->hour = fields[0];
    m->minute = fields[1];
    m->second = fields[2];
    m->microsecond = fields[3];
    return ISO_OK;
}

/* Where the date ends. At least seven characters. */
static const char *iso_date_end(const IsoText *s) {
    const char *p = s->at;
    size_t length = (size_t)(s->end - p);
    if (length == 7) return s->end;
    if (p[4] == '-') {
        if (p[5] != 'W') return p + 10;
        /* YYYY-Www-D, or YYYY-Www and a dash between date and time. */
        if (length > 8 && p[8] == '-')
            return length > 10 && iso_is_digit(p[10]) ? p + 8 : p + 10;
        return p + 8;
    }
    if (p[4] != 'W') return p + 8;
    /* YYYYWww or YYYYWwwD, and perhaps a digit between date and time. */
    size_t digits = 7;
    while (digits < length && iso_is_digit(p[digits])) digits++;
    if (digits < 9) return p + digits;
    return digits % 2 == 0 ? p + 7 : p + 8;
}

static Value iso_raise(Thread *t, Value text) {
    return raise_value_error(t, "Invalid isoformat string: %R", text);
}

/* False: an exception is set. */
static bool iso_text(Thread *t, Value v, char buffer[ISO_LENGTH_MAX], IsoText *s) {
    if (!is_str(t, v)) return FAIL_WITH(raise_type_error(t, "fromisoformat: argument must be str"));
    Str *text = str_of(v);
    const void *data = str_flat(t, text);
    size_t length = text->length;
    if (length > ISO_LENGTH_MAX) return FAIL_WITH(iso_raise(t, v));
    for (size_t i = 0; i < length; i++) {
        uint32_t point = str_at(text, data, i);
        buffer[i] = point < 128 ? (char)point : (char)0x80;
    }
    *s = (IsoText){buffer, buffer + length};
    return true;
}

Value date_fromisoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char buffer[ISO_LENGTH_MAX];
    IsoText s;
    Moment m = {0};
    if (!iso_text(t, args[1], buffer, &s)) return NULL;
    size_t length = (size_t)(s.end - s.at);
    if ((length != 7 && length != 8 && length != 10) || !iso_date(s, &m))
        return iso_raise(t, args[1]);
    return date_make(t, type_from(args[0]), m.year, m.month, m.day);
}

Value daytime_fromisoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char buffer[ISO_LENGTH_MAX];
    IsoText s;
    Moment m = {0};
    Value zone = NULL;
    bool next_day;
    if (!iso_text(t, args[1], buffer, &s)) return NULL;
    iso_skip(&s, 'T');
    IsoResult result = iso_time(t, s, &m, &zone, &next_day);
    if (result != ISO_OK) return result == ISO_WRONG ? iso_raise(t, args[1]) : NULL;
    return daytime_make(t, type_from(args[0]), &m, zone);
}

/* 24:00 of a day that exists; others are left to be refused. */
static void iso_go_to_next_day(Moment *m) {
    if (m->month < 1 || m->month > 12 || m->day < 1 ||
        m->day > calendar_days_in_month(m->year, m->month))
        return;
    calendar_from_ordinal(calendar_ordinal(m->year, m->month, m->day) + 1, &m->year, &m->month,
                          &m->day);
}

Value datetime_fromisoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char buffer[ISO_LENGTH_MAX];
    IsoText s;
    Moment m = {0};
    Value zone = NULL;
    bool next_day = false;
    if (!iso_text(t, args[1], buffer, &s)) return NULL;
    if (s.end - s.at < 7) return iso_raise(t, args[1]);
    const char *date_end = iso_date_end(&s);
    if (date_end > s.end || !iso_date((IsoText){s.at, date_end}, &m)) return iso_raise(t, args[1]);
    if (date_end < s.end) {
        IsoResult result = iso_time(t, (IsoText){date_end + 1, s.end}, &m, &zone, &next_day);
        if (result != ISO_OK) return result == ISO_WRONG ? iso_raise(t, args[1]) : NULL;
    }
    if (next_day) iso_go_to_next_day(&m);
    return datetime_make(t, type_from(args[0]), &m, zone);
}
