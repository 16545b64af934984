/* datetime.date, and the ISO calendar's weeks. */
#include <stdio.h>

#include "runtime/objects/tuple.h"
#include "stdlib/datetime.h"
#include "stdlib/time_clock.h"

/* ---- making ---------------------------------------------------------------------------------- */

Value date_new(Thread *t, Type *type, int year, int month, int day) {
    Date *d = (Date *)type_allocate_instance(t, type, 0);
    if (!d) return NULL;
    d->year = (uint16_t)year;
    d->month = (uint8_t)month;
    d->day = (uint8_t)day;
    return to_value(d);
}

Value date_make(Thread *t, Type *type, int year, int month, int day) {
    Moment m = {.year = year, .month = month, .day = day};
    if (type == datetime_type(t, &date_typedef))
        return moment_check_date(t, &m) ? date_new(t, type, year, month, day) : NULL;
    return value_call_3(t, to_value(type), small_int(year), small_int(month), small_int(day));
}

bool moment_take_date(Thread *t, Value *args, Moment *m) {
    int *fields[] = {&m->year, &m->month, &m->day};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (args[i] && !time_int_of(t, args[i], fields[i])) return false;
    return true;
}

static Value pickled_text(Thread *t, const char *type, Value text) {
    Str *s = str_of(text);
    const void *data = str_flat(t, s);
    uint8_t bytes[16];
    for (size_t i = 0; i < s->length; i++) {
        uint32_t point = str_at(s, data, i);
        if (point > 255)
            return raise_value_error(t,
                                     "Failed to encode latin1 string when unpickling a %s object. "
                                     "pickle.load(data, encoding='latin1') is assumed.",
                                     type);
        bytes[i] = (uint8_t)point;
    }
    return to_value(bytes_new(t, bytes, s->length));
}

Value datetime_pickled(Thread *t, const char *type, Value *args, size_t nargs, size_t length,
                       size_t at, uint8_t mask, uint8_t low, uint8_t high) {
    if (nargs < 1) return ABSENT;
    uint32_t sane;
    bool is_text = is_str(t, args[0]);
    if (is_text && str_of(args[0])->length == length)
        sane = str_at(str_of(args[0]), str_flat(t, str_of(args[0])), at);
    else if (is_bytes(t, args[0]) && bytes_of(args[0])->length == length)
        sane = bytes_of(args[0])->data[at];
    else
        return ABSENT;
    if (sane > 255 || (sane & mask) < low || (sane & mask) > high) return ABSENT;
    return is_text ? pickled_text(t, type, args[0]) : args[0];
}

bool datetime_check_arguments(Thread *t, size_t max, Value *args, size_t nargs, Value kwnames) {
    static const char *const required[] = {"year", "month", "day"};
    size_t keywords = kwnames ? tuple_of(kwnames)->length : 0;
    if (nargs + keywords > max)
        return FAIL_WITH(raise_type_error(t, "function takes at most %zu arguments (%zu given)",
                                          (uint64_t)max, (uint64_t)(nargs + keywords)));
    for (size_t i = 0; i < ARRAY_LENGTH(required); i++) {
        int n;
        bool given = i < nargs;
        for (size_t k = 0; k < keywords && !given; k++)
            given = str_equals_c(str_of(tuple_of(kwnames)->items[k]), required[i]);
        if (!given)
            return FAIL_WITH(raise_type_error(t, "function missing required argument '%s' (pos %d)",
                                              required[i], (int)i + 1));
        if (i < nargs && !time_int_of(t, args[i], &n)) return false;
    }
    return true;
}

static Value date_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[3];
    if (nargs == 1 && !kwnames) {
        Value state = datetime_pickled(t, "date", args, nargs, 4, 2, 0xff, 1, 12);
        if (!state) return NULL;
        const uint8_t *p = state != ABSENT ? bytes_of(state)->data : NULL;
        if (p) return date_new(t, type_from(cls), p[0] << 8 | p[1], p[2], p[3]);
    }
    Moment m;
    if (!datetime_check_arguments(t, 3, args, nargs, kwnames) ||
        !bind_arguments(t, "function", date_typedef.new_params, args, nargs, kwnames, flat) ||
        !moment_take_date(t, flat, &m) || !moment_check_date(t, &m))
        return NULL;
    return date_new(t, type_from(cls), m.year, m.month, m.day);
}

static Value date_from_ordinal(Thread *t, Type *type, int64_t ordinal) {
    int year, month, day;
    calendar_from_ordinal((int)ordinal, &year, &month, &day);
    return date_make(t, type, year, month, day);
}

static Value date_method_fromordinal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int ordinal;
    if (!time_int_of(t, args[1], &ordinal)) return NULL;
    if (ordinal < 1) return raise_value_error(t, "ordinal must be >= 1");
    return date_from_ordinal(t, type_from(args[0]), ordinal);
}

static Value date_method_fromisocalendar(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int year, week, day;
    char wrong[64];
    if (!time_int_of(t, args[1], &year) || !time_int_of(t, args[2], &week) ||
        !time_int_of(t, args[3], &day)) {
        if (!error_matches(t, T_OVERFLOW_ERROR)) return NULL;
        error_clear(t);
        return raise_value_error(t, "ISO calendar component out of range");
    }
    if (!calendar_from_iso(year, week, day, &year, &week, &day, wrong))
        return raise_value_error(t, "%s", wrong);
    return date_make(t, type_from(args[0]), year, week, day);
}

Value datetime_strptime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value module = import_module_c(t, "_strptime");
    const TypeDef *def = type_from(args[0])->def;
    Str *name = intern_c(t, def == &daytime_typedef  ? "_strptime_datetime_time"
                            : def == &date_typedef ? "_strptime_datetime_date"
                                                   : "_strptime_datetime_datetime");
    Value function = module && name ? value_getattr(t, module, name) : NULL;
    for (size_t i = 1; function && i < 3; i++)
        if (!is_str(t, args[i]))
            return raise_bad_argument(t, "strptime", (int)i, "str", args[i]);
    return function ? value_call_3(t, function, args[0], args[1], args[2]) : NULL;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value date_slot_repr(Thread *t, Value self) {
    const Date *d = date_of(self);
    return to_value(str_format(t, "%T(%d, %d, %d)", self, d->year, d->month, d->day));
}

static Value date_isoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Date *d = date_of(args[0]);
    char text[16];
    int length = snprintf(text, sizeof text, "%04d-%02d-%02d", d->year, d->month, d->day);
    return to_value(str_from_latin1(t, text, (size_t)length));
}

/* isoformat() of the class, which may be written in Python. */
static Value date_slot_str(Thread *t, Value self) {
    Str *name = intern_c(t, "isoformat");
    Value window[1] = {self};
    return name ? value_call_method(t, name, window, 1, NULL) : NULL;
}

int64_t datetime_hash_bytes(const uint8_t *bytes, size_t length) {
    int64_t hash = (int64_t)(bytes_hash_compute(bytes, length) >> 2);
    return hash ? hash : 1;
}

static void date_state(const Date *d, uint8_t bytes[4]) {
    bytes[0] = (uint8_t)(d->year >> 8);
    bytes[1] = (uint8_t)d->year;
    bytes[2] = d->month;
    bytes[3] = d->day;
}

static bool date_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    uint8_t bytes[4];
    date_state(date_of(self), bytes);
    *hash = datetime_hash_bytes(bytes, sizeof bytes);
    return true;
}

static int date_ordinal(const Date *d) { return calendar_ordinal(d->year, d->month, d->day); }

static Value date_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    /* A datetime is not a date that others compare with. */
    if (def_of(t, other) != &date_typedef) return NOT_IMPLEMENTED;
    int order = date_ordinal(date_of(self)) - date_ordinal(date_of(other));
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}

static Value date_add_days(Thread *t, Value date, int64_t days) {
    int64_t ordinal = date_ordinal(date_of(date)) + days;
    if (ordinal < 1 || ordinal > ORDINAL_MAX)
        return raise_overflow_error(t, "date value out of range");
    return date_from_ordinal(t, type_of(t, date), ordinal);
}

static Value date_slot_add(Thread *t, Value a, Value b) {
    Value delta = is_delta(t, a) ? a : b, date = delta == a ? b : a;
    if (!is_delta(t, delta) || !is_date(t, date)) return NOT_IMPLEMENTED;
    return date_add_days(t, date, delta_of(delta)->days);
}

static Value date_slot_subtract(Thread *t, Value a, Value b) {
    if (!is_date(t, a)) return NOT_IMPLEMENTED;
    if (is_datetime(t, a) || is_datetime(t, b)) return NOT_IMPLEMENTED;
    if (is_date(t, b))
        return delta_new(t, (int64_t)date_ordinal(date_of(a)) - date_ordinal(date_of(b)), 0, 0);
    return is_delta(t, b) ? date_add_days(t, a, -(int64_t)delta_of(b)->days) : NOT_IMPLEMENTED;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value date_method_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Date *d = date_of(args[0]);
    Moment m = {.year = d->year, .month = d->month, .day = d->day};
    return moment_take_date(t, args + 1, &m)
               ? date_make(t, type_of(t, args[0]), m.year, m.month, m.day)
               : NULL;
}

static Value date_method_timetuple(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Date *d = date_of(args[0]);
    Moment m = {.year = d->year, .month = d->month, .day = d->day};
    return moment_timetuple(t, &m, -1);
}

static Value date_method_toordinal(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return small_int(date_ordinal(date_of(args[0])));
}

static Value date_method_weekday(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    const Date *d = date_of(args[0]);
    return small_int(calendar_weekday(d->year, d->month, d->day));
}

static Value date_method_isoweekday(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    const Date *d = date_of(args[0]);
    return small_int(calendar_weekday(d->year, d->month, d->day) + 1);
}

static Value date_method_isocalendar(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int year = date_of(args[0])->year, ordinal = date_ordinal(date_of(args[0]));
    if (ordinal < calendar_iso_start(year)) year--;
    else if (ordinal >= calendar_iso_start(year + 1)) year++;
    int days = ordinal - calendar_iso_start(year);
    Value items[3] = {small_int(year), small_int(days / 7 + 1), small_int(days % 7 + 1)};
    return structseq_new(t, (Type *)load(vm_root(t, &isocalendar_def)), items);
}

static Value date_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint8_t bytes[4];
    date_state(date_of(args[0]), bytes);
    Bytes *state = bytes_new(t, bytes, sizeof bytes);
    Value arguments = state ? tuple_from_1(t, to_value(state)) : NULL;
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static Value date_get_year(Thread *t, Value self) {
    (void)t;
    return small_int(date_of(self)->year);
}

static Value date_get_month(Thread *t, Value self) {
    (void)t;
    return small_int(date_of(self)->month);
}

static Value date_get_day(Thread *t, Value self) {
    (void)t;
    return small_int(date_of(self)->day);
}

static const GetSetDef date_getset[] = {
    {"year", date_get_year, NULL, NULL},
    {"month", date_get_month, NULL, NULL},
    {"day", date_get_day, NULL, NULL},
    {0},
};

static const NativeDef date_methods[] = {
    {"fromtimestamp", date_fromtimestamp, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The local date at a POSIX timestamp."},
    {"fromordinal", date_method_fromordinal, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The date of a day's number: 0001-01-01 is number 1."},
    {"fromisoformat", date_fromisoformat, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The date that text in a format of ISO 8601 says."},
    {"fromisocalendar", date_method_fromisocalendar, 3, 3, NATIVE_CLASS_METHOD, "year, week, day",
     "The date of a day of a week of the ISO calendar."},
    {"strptime", datetime_strptime, 2, 2, NATIVE_CLASS_METHOD, NULL,
     "The date that text in a given format says."},
    {"today", date_today, 0, 0, NATIVE_CLASS_METHOD, NULL, "The local date."},
    {"ctime", date_ctime, 0, 0, NATIVE_METHOD, NULL, "As the C library writes it."},
    {"strftime", datetime_strftime, 1, 1, NATIVE_METHOD, "format", "Text in a given format."},
    {"__format__", datetime_format, 1, 1, NATIVE_METHOD, NULL, "By strftime()."},
    {"timetuple", date_method_timetuple, 0, 0, NATIVE_METHOD, NULL, "A time.struct_time."},
    {"isocalendar", date_method_isocalendar, 0, 0, NATIVE_METHOD, NULL,
     "Year, week and weekday of the ISO calendar."},
    {"isoformat", date_isoformat, 0, 0, NATIVE_METHOD, NULL, "YYYY-MM-DD."},
    {"isoweekday", date_method_isoweekday, 0, 0, NATIVE_METHOD, NULL, "Monday is 1, Sunday 7."},
    {"toordinal", date_method_toordinal, 0, 0, NATIVE_METHOD, NULL,
     "The day's number: 0001-01-01 is number 1."},
    {"weekday", date_method_weekday, 0, 0, NATIVE_METHOD, NULL, "Monday is 0, Sunday 6."},
    {"replace", date_method_replace, 0, 3, NATIVE_METHOD, "year=unchanged, month=unchanged, day=unchanged",
     "The same but for what is given."},
    {"__replace__", date_method_replace, 0, 3, NATIVE_METHOD,
     "year=unchanged, month=unchanged, day=unchanged", NULL},
    {"__reduce__", date_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef date_typedef = {
    .name = "datetime.date",
    .doc = "A day in the Gregorian calendar.",
    .size = sizeof(Date),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .slots = {
        .repr = date_slot_repr,
        .str = date_slot_str,
        .hash = date_slot_hash,
        .compare = date_slot_compare,
        .new = date_construct,
        .binary = {[BINARY_ADD] = date_slot_add, [BINARY_SUB] = date_slot_subtract},
    },
    .methods = date_methods,
    .getset = date_getset,
    .new_params = "year, month, day",
};

/* ---- what isocalendar() returns -------------------------------------------------------------- */

static Value isocalendar_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[3];
    int n;
    if (!bind_arguments(t, "IsoCalendarDate", "year, week, weekday", args, nargs, kwnames, flat))
        return NULL;
    for (size_t i = 0; i < ARRAY_LENGTH(flat); i++) {
        if (!value_as_int(t, flat[i], &n)) return NULL;
        flat[i] = small_int(n);
    }
    return structseq_new(t, type_from(cls), flat);
}

static Value isocalendar_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value plain = tuple_slice(t, tuple_of(args[0]), 0, 3);
    Value arguments = plain ? tuple_from_1(t, plain) : NULL;
    return arguments ? tuple_from_2(t, to_value(t->vm->types[T_TUPLE]), arguments) : NULL;
}

static const NativeDef isocalendar_methods[] = {
    {"__reduce__", isocalendar_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const MemberDef isocalendar_members[] = {
    STRUCTSEQ_FIELD(0, "year", NULL),
    STRUCTSEQ_FIELD(1, "week", NULL),
    STRUCTSEQ_FIELD(2, "weekday", NULL),
    {0},
};

const StructSeqDef isocalendar_def = {
    .type = {.name = "datetime.IsoCalendarDate",
             .doc = "A day in the ISO calendar.",
             .base = T_TUPLE,
             .size = sizeof(Tuple),
             .flags = TYPE_SEQUENCE,
             .trace = structseq_trace,
             .slots = {.repr = structseq_slot_repr, .new = isocalendar_construct},
             .methods = isocalendar_methods,
             .members = isocalendar_members,
             .new_params = "year, week, weekday"},
    .visible = 3,
    .total = 3,
};
