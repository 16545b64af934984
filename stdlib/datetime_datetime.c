/* datetime.datetime: a date and a time of day, perhaps in a time zone. */
#include <stdio.h>

#include "stdlib/datetime.h"

const char datetime_epoch_key = 'e';

/* ---- making ---------------------------------------------------------------------------------- */

Value datetime_new(Thread *t, Type *type, const Moment *m, Value zone) {
    DateTime *d = (DateTime *)type_allocate_instance(t, type, 0);
    if (!d) return NULL;
    d->date.year = (uint16_t)m->year;
    d->date.month = (uint8_t)m->month;
    d->date.day = (uint8_t)m->day;
    d->clock = (DayTime){(uint8_t)m->hour, (uint8_t)m->minute, (uint8_t)m->second,
                         (uint8_t)m->fold, (uint32_t)m->microsecond};
    store(d, &d->zone, zone);
    return to_value(d);
}

Value datetime_make(Thread *t, Type *type, const Moment *m, Value zone) {
    if (type == datetime_type(t, &datetime_typedef))
        return moment_check_date(t, m) && moment_check_clock(t, m) ? datetime_new(t, type, m, zone)
                                                                   : NULL;
    Value args[9] = {small_int(m->year),   small_int(m->month),  small_int(m->day),
                     small_int(m->hour),   small_int(m->minute), small_int(m->second),
                     small_int(m->microsecond), zone_or_none(zone), small_int(m->fold)};
    Str *fold = m->fold ? intern_c(t, "fold") : NULL;
    Value names = fold ? tuple_from_1(t, to_value(fold)) : NULL;
    if (m->fold && !names) return NULL;
    return value_call(t, to_value(type), args, 8, names);
}

static Value datetime_unpickle(Thread *t, Value cls, const uint8_t *p, Value zone) {
    if (zone && zone != NONE && !is_tzinfo(t, zone))
        return raise_type_error(t, "bad tzinfo state arg");
    Moment m = {p[0] << 8 | p[1], p[2] & 127, p[3], p[4], p[5], p[6],
                p[7] << 16 | p[8] << 8 | p[9], p[2] >> 7};
    return datetime_new(t, type_from(cls), &m, zone == NONE ? NULL : zone);
}

static Value datetime_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[9], zone = NULL;
    Moment m = {0};
    if (nargs <= 2 && !kwnames) {
        Value state = datetime_pickled(t, "datetime", args, nargs, 10, 2, 127, 1, 12);
        if (!state) return NULL;
        if (state != ABSENT)
            return datetime_unpickle(t, cls, bytes_of(state)->data, nargs > 1 ? args[1] : NULL);
    }
    if (!datetime_check_arguments(t, 9, args, nargs, kwnames) ||
        !bind_arguments(t, "function", datetime_typedef.new_params, args, nargs, kwnames, flat) ||
        !moment_take_date(t, flat, &m) || !moment_take_clock(t, flat + 3, &m) ||
        (flat[7] && !zone_check(t, flat[7], &zone)) || !moment_check_date(t, &m) ||
        !moment_check_clock(t, &m))
        return NULL;
    return datetime_new(t, type_from(cls), &m, zone);
}

static Value datetime_combine(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_date(t, args[1])) return raise_bad_argument(t, "combine", 1, "datetime.date", args[1]);
    if (!is_daytime(t, args[2]))
        return raise_bad_argument(t, "combine", 2, "datetime.time", args[2]);
    const Date *date = date_of(args[1]);
    const Time *time = daytime_of(args[2]);
    Value zone = time->zone;
    if (args[3] && !zone_check(t, args[3], &zone)) return NULL;
    const DayTime *c = &time->clock;
    Moment m = {date->year, date->month, date->day, c->hour, c->minute, c->second,
                (int)c->microsecond, c->fold};
    return datetime_make(t, type_from(args[0]), &m, zone);
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value datetime_slot_repr(Thread *t, Value self) {
    const DateTime *d = datetime_of(self);
    const DayTime *c = &d->clock;
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_format(&b, "%T(%d, %d, %d, %d, %d", self, d->date.year, d->date.month,
                            d->date.day, c->hour, c->minute))
        return NULL;
    if ((c->second || c->microsecond) && !str_builder_format(&b, ", %d", c->second)) return NULL;
    if (c->microsecond && !str_builder_format(&b, ", %d", (int)c->microsecond)) return NULL;
    if (c->fold && !str_builder_add_c(&b, ", fold=1")) return NULL;
    if (d->zone && !str_builder_format(&b, ", tzinfo=%R", d->zone)) return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

static void datetime_state(const DateTime *d, uint8_t bytes[10]) {
    const DayTime *c = &d->clock;
    const uint8_t state[10] = {(uint8_t)(d->date.year >> 8), (uint8_t)d->date.year,
                               d->date.month, d->date.day, c->hour, c->minute, c->second,
                               (uint8_t)(c->microsecond >> 16), (uint8_t)(c->microsecond >> 8),
                               (uint8_t)c->microsecond};
    memcpy(bytes, state, sizeof state);
}

/* With another fold: a private copy, of the type itself. */
static Value datetime_with_fold(Thread *t, const DateTime *d, int fold) {
    Moment m = moment_of(d);
    m.fold = fold;
    return datetime_new(t, datetime_type(t, &datetime_typedef), &m, d->zone);
}

/* As the time in UTC, whose offset is that of the first of two equal times. */
static bool datetime_slot_hash(Thread *t, Value self, int64_t *hash) {
    DateTime *d = datetime_of(self);
    if ((*hash = load_relaxed(&d->date.hash)) != 0) return true;
    Value first = d->clock.fold ? datetime_with_fold(t, d, 0) : self;
    Value offset = first ? zone_offset(t, d->zone, "utcoffset", first) : NULL;
    if (!offset) return false;
    if (offset == NONE) {
        uint8_t bytes[10];
        datetime_state(d, bytes);
        *hash = datetime_hash_bytes(bytes, sizeof bytes);
    } else {
        Moment m = moment_of(d);
        Value here = delta_new(t, 0, moment_seconds(&m), m.microsecond);
        Value there = here ? delta_add(t, delta_of(here), delta_of(offset), -1) : NULL;
        if (!there || !delta_hash(t, there, hash)) return false;
    }
    store_relaxed(&d->date.hash, *hash);
    return true;
}

/* Times whose offset depends on the fold are equal to none in other zones: 1, 0, -1. */
static int datetime_offset_depends(Thread *t, Value v, Value offset) {
    const DateTime *d = datetime_of(v);
    Value flipped = datetime_with_fold(t, d, !d->clock.fold);
    Value other = flipped ? zone_offset(t, d->zone, "utcoffset", flipped) : NULL;
    if (!other) return -1;
    if (offset == NONE || other == NONE) return offset != other;
    return delta_compare(delta_of(offset), delta_of(other)) != 0;
}

static int64_t datetime_order_in_utc(Value a, Value left, Value b, Value right) {
    Moment x = moment_of(datetime_of(a)), y = moment_of(datetime_of(b));
    int64_t order = moment_seconds(&x) - moment_seconds(&y);
    int64_t fraction = x.microsecond - y.microsecond;
    if (left != NONE) {
        order += delta_whole_seconds(delta_of(right)) - delta_whole_seconds(delta_of(left));
        fraction += delta_of(right)->microseconds - delta_of(left)->microseconds;
    }
    return order * 1000000 + fraction;
}

static Value datetime_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_datetime(t, other)) return NOT_IMPLEMENTED;
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    Value left = NONE, right = NONE;
    bool same_zone = datetime_of(self)->zone == datetime_of(other)->zone;
    if (!same_zone) {
        left = zone_offset(t, datetime_of(self)->zone, "utcoffset", self);
        right = left ? zone_offset(t, datetime_of(other)->zone, "utcoffset", other) : NULL;
        if (!right) return NULL;
    }
    if ((left == NONE) != (right == NONE)) {
        if (equality) return bool_value(op == COMPARE_NE);
        return raise_type_error(t, "can't compare offset-naive and offset-aware datetimes");
    }
    int64_t order = datetime_order_in_utc(self, left, other, right);
    if (equality && order == 0 && !same_zone) {
        int depends = datetime_offset_depends(t, self, left);
        if (depends == 0) depends = datetime_offset_depends(t, other, right);
        if (depends < 0) return NULL;
        order = depends;
    }
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}

Value datetime_add_delta(Thread *t, const DateTime *d, const Delta *delta, int sign) {
    Moment m = moment_of(d);
    int64_t seconds = (int64_t)delta->days * SECONDS_PER_DAY + delta->seconds;
    if (!moment_from_seconds(t, moment_seconds(&m) + sign * seconds,
                             m.microsecond + (int64_t)sign * delta->microseconds, &m))
        return NULL;
    m.fold = 0;
    return datetime_make(t, type_of(t, to_value(d)), &m, d->zone);
}

Value datetime_difference(Thread *t, Value a, Value b) {
    Moment x = moment_of(datetime_of(a)), y = moment_of(datetime_of(b));
    int64_t seconds = moment_seconds(&x) - moment_seconds(&y);
    int64_t microseconds = x.microsecond - y.microsecond;
    if (datetime_of(a)->zone != datetime_of(b)->zone) {
        Value left = zone_offset(t, datetime_of(a)->zone, "utcoffset", a);
        Value right = left ? zone_offset(t, datetime_of(b)->zone, "utcoffset", b) : NULL;
        if (!right) return NULL;
        if ((left == NONE) != (right == NONE))
            return raise_type_error(t, "can't subtract offset-naive and offset-aware datetimes");
        if (left != NONE) {
            seconds += delta_whole_seconds(delta_of(right)) - delta_whole_seconds(delta_of(left));
            microseconds += delta_of(right)->microseconds - delta_of(left)->microseconds;
        }
    }
    return delta_new(t, 0, seconds, microseconds);
}

static Value datetime_slot_add(Thread *t, Value a, Value b) {
    Value delta = is_delta(t, a) ? a : b, d = delta == a ? b : a;
    if (!is_delta(t, delta) || !is_datetime(t, d)) return NOT_IMPLEMENTED;
    return datetime_add_delta(t, datetime_of(d), delta_of(delta), 1);
}

static Value datetime_slot_subtract(Thread *t, Value a, Value b) {
    if (!is_datetime(t, a)) return NOT_IMPLEMENTED;
    if (is_datetime(t, b)) return datetime_difference(t, a, b);
    return is_delta(t, b) ? datetime_add_delta(t, datetime_of(a), delta_of(b), -1) : NOT_IMPLEMENTED;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value datetime_method_date(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Date *d = date_of(args[0]);
    return date_new(t, datetime_type(t, &date_typedef), d->year, d->month, d->day);
}

static Value datetime_method_time(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Moment m = moment_of(datetime_of(args[0]));
    return daytime_new(t, datetime_type(t, &daytime_typedef), &m, NULL);
}

static Value datetime_method_timetz(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Moment m = moment_of(datetime_of(args[0]));
    return daytime_new(t, datetime_type(t, &daytime_typedef), &m, datetime_of(args[0])->zone);
}

static Value datetime_method_timetuple(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Moment m = moment_of(datetime_of(args[0]));
    Value dst = zone_offset(t, datetime_of(args[0])->zone, "dst", args[0]);
    if (!dst) return NULL;
    return moment_timetuple(t, &m, dst == NONE ? -1 : !delta_is_zero(delta_of(dst)));
}

static Value datetime_method_utctimetuple(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Moment m = moment_of(datetime_of(args[0]));
    Value offset = zone_offset(t, datetime_of(args[0])->zone, "utcoffset", args[0]);
    if (!offset) return NULL;
    if (offset != NONE &&
        !moment_from_seconds(t, moment_seconds(&m) - delta_whole_seconds(delta_of(offset)),
                             m.microsecond - delta_of(offset)->microseconds, &m))
        return NULL;
    return moment_timetuple(t, &m, 0);
}

static Value datetime_method_utcoffset(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_offset(t, datetime_of(args[0])->zone, "utcoffset", args[0]);
}

static Value datetime_method_dst(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_offset(t, datetime_of(args[0])->zone, "dst", args[0]);
}

static Value datetime_method_tzname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_name(t, datetime_of(args[0])->zone, args[0]);
}

static Value datetime_isoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DateTime *d = datetime_of(args[0]);
    uint32_t separator = 'T';
    char date[16], clock[32], zone[32] = "";
    if (args[1]) {
        if (!is_str(t, args[1]))
            return raise_bad_argument(t, "isoformat", 1, "a unicode character", args[1]);
        Str *s = str_of(args[1]);
        if (s->length != 1)
            return raise_type_error(t,
                                    "isoformat() argument 1 must be a unicode character, not a "
                                    "string of length %zu",
                                    (uint64_t)s->length);
        separator = str_at(s, str_flat(t, s), 0);
    }
    if (!format_clock(t, &d->clock, args[2], 2, clock)) return NULL;
    Value offset = zone_offset(t, d->zone, "utcoffset", args[0]);
    if (!offset) return NULL;
    if (offset != NONE) format_offset(delta_of(offset), ":", zone);
    snprintf(date, sizeof date, "%04d-%02d-%02d", d->date.year, d->date.month, d->date.day);
    return to_value(str_format(t, "%s%c%s%s", date, separator, clock, zone));
}

static Value datetime_slot_str(Thread *t, Value self) {
    Str *name = intern_c(t, "isoformat");
    Value window[2] = {self, to_value(str_from_c(t, " "))};
    return name && window[1] ? value_call_method(t, name, window, 2, NULL) : NULL;
}

static Value datetime_method_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DateTime *d = datetime_of(args[0]);
    Moment m = moment_of(d);
    Value zone = d->zone;
    if (!moment_take_date(t, args + 1, &m) || !moment_take_clock(t, args + 4, &m) ||
        (args[8] && !zone_check(t, args[8], &zone)))
        return NULL;
    return datetime_make(t, type_of(t, args[0]), &m, zone);
}

static Value datetime_reduce(Thread *t, const DateTime *d, int protocol) {
    uint8_t bytes[10];
    datetime_state(d, bytes);
    if (protocol > 3 && d->clock.fold) bytes[2] |= 128;
    Bytes *state = bytes_new(t, bytes, sizeof bytes);
    if (!state) return NULL;
    Value arguments = d->zone ? tuple_from_2(t, to_value(state), d->zone)
                              : tuple_from_1(t, to_value(state));
    return arguments ? tuple_from_2(t, to_value(type_of(t, to_value(d))), arguments) : NULL;
}

static Value datetime_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return datetime_reduce(t, datetime_of(args[0]), 2);
}

static Value datetime_method_reduce_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int protocol;
    return value_as_int(t, args[1], &protocol) ? datetime_reduce(t, datetime_of(args[0]), protocol)
                                               : NULL;
}

#define DATETIME_GETTER(field) \
    static Value datetime_get_##field(Thread *t, Value self) { \
        (void)t; \
        return small_int(datetime_of(self)->clock.field); \
    }
DATETIME_GETTER(hour)
DATETIME_GETTER(minute)
DATETIME_GETTER(second)
DATETIME_GETTER(microsecond)
DATETIME_GETTER(fold)
#undef DATETIME_GETTER

static Value datetime_get_tzinfo(Thread *t, Value self) {
    (void)t;
    return zone_or_none(datetime_of(self)->zone);
}

static const GetSetDef datetime_getset[] = {
    {"hour", datetime_get_hour, NULL, NULL},
    {"minute", datetime_get_minute, NULL, NULL},
    {"second", datetime_get_second, NULL, NULL},
    {"microsecond", datetime_get_microsecond, NULL, NULL},
    {"tzinfo", datetime_get_tzinfo, NULL, NULL},
    {"fold", datetime_get_fold, NULL, NULL},
    {0},
};

#define DATETIME_REPLACE_PARAMS \
    "year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, " \
    "second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged"

static const NativeDef datetime_methods[] = {
    {"now", datetime_now, 0, 1, NATIVE_CLASS_METHOD, "tz=None", "What the clock says, locally or in tz."},
    {"utcnow", datetime_utcnow, 0, 0, NATIVE_CLASS_METHOD, NULL, "What the clock says in UTC, without a zone."},
    {"fromtimestamp", datetime_fromtimestamp, 1, 2, NATIVE_CLASS_METHOD, "timestamp, tz=None",
     "The time at a POSIX timestamp, locally or in tz."},
    {"utcfromtimestamp", datetime_utcfromtimestamp, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The time at a POSIX timestamp in UTC, without a zone."},
    {"strptime", datetime_strptime, 2, 2, NATIVE_CLASS_METHOD, NULL,
     "The time that text in a given format says."},
    {"fromisoformat", datetime_fromisoformat, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The time that text in a format of ISO 8601 says."},
    {"combine", datetime_combine, 2, 3, NATIVE_CLASS_METHOD, "date, time, tzinfo=time.tzinfo",
     "Of a date and a time."},
    {"date", datetime_method_date, 0, 0, NATIVE_METHOD, NULL, "The date."},
    {"time", datetime_method_time, 0, 0, NATIVE_METHOD, NULL, "The time of day without zone."},
    {"timetz", datetime_method_timetz, 0, 0, NATIVE_METHOD, NULL, "The time of day with its zone."},
    {"ctime", date_ctime, 0, 0, NATIVE_METHOD, NULL, "As the C library writes it."},
    {"timetuple", datetime_method_timetuple, 0, 0, NATIVE_METHOD, NULL, "A time.struct_time."},
    {"timestamp", datetime_timestamp, 0, 0, NATIVE_METHOD, NULL, "The POSIX timestamp, as a float."},
    {"utctimetuple", datetime_method_utctimetuple, 0, 0, NATIVE_METHOD, NULL,
     "A time.struct_time in UTC."},
    {"isoformat", datetime_isoformat, 0, 2, NATIVE_METHOD, "sep='T', timespec='auto'",
     "YYYY-MM-DDTHH:MM:SS[.ffffff][+HH:MM], or with as many fields as timespec says."},
    {"utcoffset", datetime_method_utcoffset, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"tzname", datetime_method_tzname, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"dst", datetime_method_dst, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"replace", datetime_method_replace, 0, 8, NATIVE_METHOD, DATETIME_REPLACE_PARAMS,
     "The same but for what is given."},
    {"__replace__", datetime_method_replace, 0, 8, NATIVE_METHOD, DATETIME_REPLACE_PARAMS, NULL},
    {"astimezone", datetime_astimezone, 0, 1, NATIVE_METHOD, "tz=None",
     "The same time in another zone, or in the local one."},
    {"__reduce_ex__", datetime_method_reduce_ex, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", datetime_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void datetime_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((DateTime *)cell)->zone));
}

const TypeDef datetime_typedef = {
    .name = "datetime.datetime",
    .doc = "A date and a time of day, perhaps in a time zone.",
    .size = sizeof(DateTime),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .trace = datetime_trace,
    .slots = {
        .repr = datetime_slot_repr,
        .str = datetime_slot_str,
        .hash = datetime_slot_hash,
        .compare = datetime_slot_compare,
        .new = datetime_construct,
        .binary = {[BINARY_ADD] = datetime_slot_add, [BINARY_SUB] = datetime_slot_subtract},
    },
    .methods = datetime_methods,
    .getset = datetime_getset,
    .new_params = "year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0",
};
