/* Dates and times as text: ISO 8601, the C library's, and what strftime() is asked for. */
#include <stdio.h>

#include "runtime/objects/tuple.h"
#include "stdlib/datetime.h"

void format_offset(const Delta *offset, const char *separator, char *out) {
    int seconds = delta_whole_seconds(offset), microseconds = offset->microseconds;
    char sign = '+';
    if (offset->days < 0) {
        sign = '-';
        seconds = -seconds;
        if (microseconds > 0) {
            seconds--;
            microseconds = 1000000 - microseconds;
        }
    }
    out += snprintf(out, 12, "%c%02d%s%02d", sign, seconds / 3600 % 24, separator, seconds / 60 % 60);
    if (seconds % 60 == 0 && microseconds == 0) return;
    out += snprintf(out, 8, "%s%02d", separator, seconds % 60);
    if (microseconds) snprintf(out, 10, ".%06d", microseconds % 1000000);
}

bool format_clock(Thread *t, const DayTime *c, Value timespec, int position, char *out) {
    static const char *const names[] = {"auto",         "hours",       "minutes", "seconds",
                                        "milliseconds", "microseconds"};
    enum { AUTO, HOURS, MINUTES, SECONDS, MILLISECONDS, MICROSECONDS, UNKNOWN };
    int kind = AUTO;
    if (timespec) {
        if (!is_str(t, timespec))
            return FAIL_WITH(raise_bad_argument(t, "isoformat", position, "str", timespec));
        while (kind < UNKNOWN && !str_equals_c(str_of(timespec), names[kind])) kind++;
        if (kind == UNKNOWN) return FAIL_WITH(raise_value_error(t, "Unknown timespec value"));
    }
    if (kind == AUTO) kind = c->microsecond ? MICROSECONDS : SECONDS;
    int us = (int)c->microsecond;
    switch (kind) {
    case HOURS: snprintf(out, 24, "%02d", c->hour); break;
    case MINUTES: snprintf(out, 24, "%02d:%02d", c->hour, c->minute); break;
    case SECONDS: snprintf(out, 24, "%02d:%02d:%02d", c->hour, c->minute, c->second); break;
    case MILLISECONDS:
        snprintf(out, 24, "%02d:%02d:%02d.%03d", c->hour, c->minute, c->second, us / 1000 % 1000);
        break;
    default:
        snprintf(out, 24, "%02d:%02d:%02d.%06d", c->hour, c->minute, c->second, us % 1000000);
    }
    return true;
}

static Moment format_moment(Thread *t, Value v) {
    if (is_datetime(t, v)) return moment_of(datetime_of(v));
    if (is_daytime(t, v)) {
        const DayTime *c = &daytime_of(v)->clock;
        return (Moment){1900, 1, 1, c->hour, c->minute, c->second, (int)c->microsecond, c->fold};
    }
    const Date *d = date_of(v);
    return (Moment){.year = d->year, .month = d->month, .day = d->day};
}

Value date_ctime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    static const char days[7][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Moment m = format_moment(t, args[0]);
    char text[64];
    int length = snprintf(text, sizeof text, "%s %s %2d %02d:%02d:%02d %04d",
                          days[calendar_weekday(m.year, m.month, m.day)], months[m.month - 1],
                          m.day, m.hour, m.minute, m.second, m.year);
    return to_value(str_from_latin1(t, text, (size_t)length));
}

Value moment_timetuple(Thread *t, const Moment *m, int is_dst) {
    Value module = import_module_c(t, "time");
    Str *name = intern_c(t, "struct_time");
    Value type = module && name ? value_getattr(t, module, name) : NULL;
    if (!type) return NULL;
    Value items[9] = {small_int(m->year),
                      small_int(m->month),
                      small_int(m->day),
                      small_int(m->hour),
                      small_int(m->minute),
                      small_int(m->second),
                      small_int(calendar_weekday(m->year, m->month, m->day)),
                      small_int(calendar_days_before_month(m->year, m->month) + m->day),
                      small_int(is_dst)};
    Value fields = tuple_new(t, items, ARRAY_LENGTH(items));
    return fields ? value_call_1(t, type, fields) : NULL;
}

/* ---- strftime -------------------------------------------------------------------------------- */

/* The zone of a time or datetime, and what its methods get. */
static Value format_zone(Thread *t, Value v, Value *argument) {
    *argument = is_datetime(t, v) ? v : NONE;
    if (is_datetime(t, v)) return datetime_of(v)->zone;
    return is_daytime(t, v) ? daytime_of(v)->zone : NULL;
}

static bool format_add_offset(StrBuilder *b, Value v, const char *separator) {
    Value argument, zone = format_zone(b->t, v, &argument);
    Value offset = zone_offset(b->t, zone, "utcoffset", argument);
    char text[32] = "";
    if (!offset) return false;
    if (offset != NONE) format_offset(delta_of(offset), separator, text);
    return str_builder_add_c(b, text);
}

/* The result goes through the C library's strftime(). */
static bool format_add_zone_name(StrBuilder *b, Value v) {
    Thread *t = b->t;
    Value argument, zone = format_zone(t, v, &argument);
    Value name = zone_name(t, zone, argument);
    if (!name || name == NONE) return name != NULL;
    Value window[3] = {name, to_value(str_from_c(t, "%")), to_value(str_from_c(t, "%%"))};
    Value escaped = window[1] && window[2] ? value_call_method(t, NAME(replace), window, 3, NULL)
                                           : NULL;
    if (escaped && !is_str(t, escaped))
        return FAIL_WITH(raise_type_error(t, "tzname.replace() did not return a string"));
    return escaped && str_builder_add_str(b, str_of(escaped));
}

/* The C library writes years before 1000 without zeroes. */
static bool format_add_year(StrBuilder *b, char letter, const Tuple *fields) {
    int64_t year, month, day;
    char text[48];
    if (!value_as_int64(b->t, fields->items[0], &year, T_OVERFLOW_ERROR) ||
        !value_as_int64(b->t, fields->items[1], &month, T_OVERFLOW_ERROR) ||
        !value_as_int64(b->t, fields->items[2], &day, T_OVERFLOW_ERROR))
        return false;
    if (letter == 'G' && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        int ordinal = calendar_ordinal((int)year, (int)month, (int)day);
        if (ordinal < calendar_iso_start((int)year)) year--;
        else if (ordinal >= calendar_iso_start((int)year + 1)) year++;
    }
    if (letter == 'C') snprintf(text, sizeof text, "%02d", (int)(year / 100));
    else if (letter == 'F')
        snprintf(text, sizeof text, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
    else snprintf(text, sizeof text, "%04d", (int)year);
    return str_builder_add_c(b, text);
}

/* Replaces what the C library does not know, from the character after a percent sign. */
static bool format_directive(StrBuilder *b, Value v, Str *format, size_t *at, const Tuple *fields) {
    const void *data = str_flat(b->t, format);
    uint32_t letter = str_at(format, data, (*at)++);
    char fraction[16];
    int64_t year;
    switch (letter) {
    case 'z': return format_add_offset(b, v, "");
    case 'Z': return format_add_zone_name(b, v);
    case 'f':
        snprintf(fraction, sizeof fraction, "%06d", format_moment(b->t, v).microsecond);
        return str_builder_add_c(b, fraction);
    case ':':
        if (*at < format->length && str_at(format, data, *at) == 'z') {
            ++*at;
            return format_add_offset(b, v, ":");
        }
        break;
    case 'Y': case 'G': case 'C': case 'F':
        if (!value_as_int64(b->t, fields->items[0], &year, T_OVERFLOW_ERROR)) return false;
        if (year >= 0 && year < 1000) return format_add_year(b, (char)letter, fields);
        break;
    default: break;
    }
    return str_builder_add_char(b, '%') && str_builder_add_char(b, letter);
}

static Value format_translate(Thread *t, Value v, Str *format, Value fields) {
    const void *data = str_flat(t, format);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < format->length;) {
        uint32_t point = str_at(format, data, i++);
        bool done = point == '%' && i < format->length
                        ? format_directive(&b, v, format, &i, tuple_of(fields))
                        : str_builder_add_char(&b, point);
        if (!done) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

static Value format_fields(Thread *t, Value v) {
    if (is_daytime(t, v)) {
        const DayTime *c = &daytime_of(v)->clock;
        Value items[9] = {small_int(1900),    small_int(1),         small_int(1),
                          small_int(c->hour), small_int(c->minute), small_int(c->second),
                          small_int(0),       small_int(1),         small_int(-1)};
        return tuple_new(t, items, ARRAY_LENGTH(items));
    }
    Str *name = intern_c(t, "timetuple");
    Value window[1] = {v};
    Value fields = name ? value_call_method(t, name, window, 1, NULL) : NULL;
    if (fields && (!is_tuple(t, fields) || tuple_of(fields)->length < 3))
        return raise_type_error(t, "Tuple or struct_time argument required");
    return fields;
}

Value datetime_strftime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1])) return raise_bad_argument(t, "strftime", 1, "str", args[1]);
    Value fields = format_fields(t, args[0]);
    Value format = fields ? format_translate(t, args[0], str_of(args[1]), fields) : NULL;
    Value module = format ? import_module_c(t, "time") : NULL;
    Str *name = intern_c(t, "strftime");
    Value function = module && name ? value_getattr(t, module, name) : NULL;
    return function ? value_call_2(t, function, format, fields) : NULL;
}

Value datetime_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1])) return raise_bad_argument(t, "__format__", 1, "str", args[1]);
    if (str_of(args[1])->length == 0) return to_value(value_str(t, args[0]));
    Str *name = intern_c(t, "strftime");
    Value window[2] = {args[0], args[1]};
    return name ? value_call_method(t, name, window, 2, NULL) : NULL;
}
