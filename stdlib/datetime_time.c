/* datetime.time: a time of day, perhaps in a time zone. */
#include <stdio.h>

#include "stdlib/datetime.h"
#include "stdlib/time_clock.h"

/* ---- making ---------------------------------------------------------------------------------- */

Value daytime_new(Thread *t, Type *type, const Moment *m, Value zone) {
    Time *self = (Time *)type_allocate_instance(t, type, 0);
    if (!self) return NULL;
    self->clock = (DayTime){(uint8_t)m->hour, (uint8_t)m->minute, (uint8_t)m->second,
                            (uint8_t)m->fold, (uint32_t)m->microsecond};
    store(self, &self->zone, zone);
    return to_value(self);
}

Value daytime_make(Thread *t, Type *type, const Moment *m, Value zone) {
    if (type == datetime_type(t, &daytime_typedef))
        return moment_check_clock(t, m) ? daytime_new(t, type, m, zone) : NULL;
    Value args[6] = {small_int(m->hour),        small_int(m->minute), small_int(m->second),
                     small_int(m->microsecond), zone_or_none(zone),   small_int(m->fold)};
    Str *fold = m->fold ? intern_c(t, "fold") : NULL;
    Value names = fold ? tuple_from_1(t, to_value(fold)) : NULL;
    if (m->fold && !names) return NULL;
    return value_call(t, to_value(type), args, 5, names);
}

bool moment_take_clock(Thread *t, Value *args, Moment *m) {
    int *fields[] = {&m->hour, &m->minute, &m->second, &m->microsecond};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (args[i] && !time_int_of(t, args[i], fields[i])) return false;
    return !args[5] || time_int_of(t, args[5], &m->fold);
}

static Value daytime_unpickle(Thread *t, Value cls, const uint8_t *p, Value zone) {
    if (zone && zone != NONE && !is_tzinfo(t, zone))
        return raise_type_error(t, "bad tzinfo state arg");
    Moment m = {.hour = p[0] & 127, .minute = p[1], .second = p[2], .fold = p[0] >> 7,
                .microsecond = p[3] << 16 | p[4] << 8 | p[5]};
    return daytime_new(t, type_from(cls), &m, zone == NONE ? NULL : zone);
}

static Value daytime_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[6], zone = NULL;
    Moment m = {0};
    if (nargs <= 2 && !kwnames) {
        Value state = datetime_pickled(t, "time", args, nargs, 6, 0, 127, 0, 23);
        if (!state) return NULL;
        if (state != ABSENT)
            return daytime_unpickle(t, cls, bytes_of(state)->data, nargs > 1 ? args[1] : NULL);
    }
    if (!bind_arguments(t, "function", daytime_typedef.new_params, args, nargs, kwnames, flat) ||
        !moment_take_clock(t, flat, &m) || (flat[4] && !zone_check(t, flat[4], &zone)) ||
        !moment_check_clock(t, &m))
        return NULL;
    return daytime_new(t, type_from(cls), &m, zone);
}

static Moment daytime_moment(const Time *self) {
    const DayTime *c = &self->clock;
    return (Moment){.hour = c->hour, .minute = c->minute, .second = c->second,
                    .microsecond = (int)c->microsecond, .fold = c->fold};
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Value daytime_slot_repr(Thread *t, Value self) {
    const Time *d = daytime_of(self);
    const DayTime *c = &d->clock;
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_format(&b, "%T(%d, %d", self, c->hour, c->minute)) return NULL;
    if ((c->second || c->microsecond) && !str_builder_format(&b, ", %d", c->second)) return NULL;
    if (c->microsecond && !str_builder_format(&b, ", %d", (int)c->microsecond)) return NULL;
    if (d->zone && !str_builder_format(&b, ", tzinfo=%R", d->zone)) return NULL;
    if (c->fold && !str_builder_add_c(&b, ", fold=1")) return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

static void daytime_state(const DayTime *c, uint8_t bytes[6]) {
    bytes[0] = c->hour;
    bytes[1] = c->minute;
    bytes[2] = c->second;
    bytes[3] = (uint8_t)(c->microsecond >> 16);
    bytes[4] = (uint8_t)(c->microsecond >> 8);
    bytes[5] = (uint8_t)c->microsecond;
}

/* As the time in UTC, whose offset is that of the first of two equal times. */
static bool daytime_slot_hash(Thread *t, Value self, int64_t *hash) {
    Time *d = daytime_of(self);
    const DayTime *c = &d->clock;
    if ((*hash = load_relaxed(&d->hash)) != 0) return true;
    Value offset = zone_offset(t, d->zone, "utcoffset", NONE);
    if (!offset) return false;
    if (offset == NONE) {
        uint8_t bytes[6];
        daytime_state(c, bytes);
        *hash = datetime_hash_bytes(bytes, sizeof bytes);
    } else {
        Value here = delta_new(t, 0, c->hour * 3600 + c->minute * 60 + c->second, c->microsecond);
        Value there = here ? delta_add(t, delta_of(here), delta_of(offset), -1) : NULL;
        if (!there || !delta_hash(t, there, hash)) return false;
    }
    store_relaxed(&d->hash, *hash);
    return true;
}

static int64_t daytime_microseconds(const DayTime *c, Value offset) {
    int64_t seconds = c->hour * 3600 + c->minute * 60 + c->second;
    if (offset != NONE) seconds -= delta_whole_seconds(delta_of(offset));
    return seconds * 1000000 + c->microsecond;
}

static Value daytime_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_daytime(t, other)) return NOT_IMPLEMENTED;
    const Time *a = daytime_of(self), *b = daytime_of(other);
    Value left = NONE, right = NONE;
    if (a->zone != b->zone) {
        left = zone_offset(t, a->zone, "utcoffset", NONE);
        right = left ? zone_offset(t, b->zone, "utcoffset", NONE) : NULL;
        if (!right) return NULL;
    }
    if ((left == NONE) != (right == NONE)) {
        if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
        return raise_type_error(t, "can't compare offset-naive and offset-aware times");
    }
    int64_t order = daytime_microseconds(&a->clock, left) - daytime_microseconds(&b->clock, right);
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value daytime_isoformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char text[32], zone[32] = "";
    const Time *d = daytime_of(args[0]);
    if (!format_clock(t, &d->clock, args[1], 1, text)) return NULL;
    Value offset = zone_offset(t, d->zone, "utcoffset", NONE);
    if (!offset) return NULL;
    if (offset != NONE) format_offset(delta_of(offset), ":", zone);
    return to_value(str_format(t, "%s%s", text, zone));
}

static Value daytime_slot_str(Thread *t, Value self) {
    Str *name = intern_c(t, "isoformat");
    Value window[1] = {self};
    return name ? value_call_method(t, name, window, 1, NULL) : NULL;
}

static Value daytime_method_utcoffset(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_offset(t, daytime_of(args[0])->zone, "utcoffset", NONE);
}

static Value daytime_method_dst(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_offset(t, daytime_of(args[0])->zone, "dst", NONE);
}

static Value daytime_method_tzname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_name(t, daytime_of(args[0])->zone, NONE);
}

static Value daytime_method_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Time *d = daytime_of(args[0]);
    Moment m = daytime_moment(d);
    Value zone = d->zone;
    if (!moment_take_clock(t, args + 1, &m) || (args[5] && !zone_check(t, args[5], &zone)))
        return NULL;
    return daytime_make(t, type_of(t, args[0]), &m, zone);
}

static Value daytime_reduce(Thread *t, const Time *d, int64_t protocol) {
    uint8_t bytes[6];
    daytime_state(&d->clock, bytes);
    if (protocol > 3 && d->clock.fold) bytes[0] |= 128;
    Bytes *state = bytes_new(t, bytes, sizeof bytes);
    if (!state) return NULL;
    Value arguments = d->zone ? tuple_from_2(t, to_value(state), d->zone)
                              : tuple_from_1(t, to_value(state));
    return arguments ? tuple_from_2(t, to_value(type_of(t, to_value(d))), arguments) : NULL;
}

static Value daytime_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return daytime_reduce(t, daytime_of(args[0]), 2);
}

static Value daytime_method_reduce_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int protocol;
    return value_as_int(t, args[1], &protocol) ? daytime_reduce(t, daytime_of(args[0]), protocol)
                                               : NULL;
}

#define DAYTIME_GETTER(field) \
    static Value daytime_get_##field(Thread *t, Value self) { \
        (void)t; \
        return small_int(daytime_of(self)->clock.field); \
    }
DAYTIME_GETTER(hour)
DAYTIME_GETTER(minute)
DAYTIME_GETTER(second)
DAYTIME_GETTER(microsecond)
DAYTIME_GETTER(fold)
#undef DAYTIME_GETTER

static Value daytime_get_tzinfo(Thread *t, Value self) {
    (void)t;
    return zone_or_none(daytime_of(self)->zone);
}

static const GetSetDef daytime_getset[] = {
    {"hour", daytime_get_hour, NULL, NULL},
    {"minute", daytime_get_minute, NULL, NULL},
    {"second", daytime_get_second, NULL, NULL},
    {"microsecond", daytime_get_microsecond, NULL, NULL},
    {"tzinfo", daytime_get_tzinfo, NULL, NULL},
    {"fold", daytime_get_fold, NULL, NULL},
    {0},
};

#define DAYTIME_REPLACE_PARAMS \
    "hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, " \
    "tzinfo=unchanged, *, fold=unchanged"

static const NativeDef daytime_methods[] = {
    {"strptime", datetime_strptime, 2, 2, NATIVE_CLASS_METHOD, NULL,
     "The time that text in a given format says."},
    {"fromisoformat", daytime_fromisoformat, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "The time that text in a format of ISO 8601 says."},
    {"isoformat", daytime_isoformat, 0, 1, NATIVE_METHOD, "timespec='auto'",
     "HH:MM:SS[.ffffff][+HH:MM], or with as many fields as timespec says."},
    {"strftime", datetime_strftime, 1, 1, NATIVE_METHOD, "format", "Text in a given format."},
    {"__format__", datetime_format, 1, 1, NATIVE_METHOD, NULL, "By strftime()."},
    {"utcoffset", daytime_method_utcoffset, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"tzname", daytime_method_tzname, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"dst", daytime_method_dst, 0, 0, NATIVE_METHOD, NULL, "What the time zone says."},
    {"replace", daytime_method_replace, 0, 5, NATIVE_METHOD, DAYTIME_REPLACE_PARAMS,
     "The same but for what is given."},
    {"__replace__", daytime_method_replace, 0, 5, NATIVE_METHOD, DAYTIME_REPLACE_PARAMS, NULL},
    {"__reduce_ex__", daytime_method_reduce_ex, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", daytime_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void daytime_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((Time *)cell)->zone));
}

const TypeDef daytime_typedef = {
    .name = "datetime.time",
    .doc = "A time of day, perhaps in a time zone.",
    .size = sizeof(Time),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .trace = daytime_trace,
    .slots = {
        .repr = daytime_slot_repr,
        .str = daytime_slot_str,
        .hash = daytime_slot_hash,
        .compare = daytime_slot_compare,
        .new = daytime_construct,
    },
    .methods = daytime_methods,
    .getset = daytime_getset,
    .new_params = "hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0",
};
