/* datetime.tzinfo, the base of all time zones, and datetime.timezone, those of a fixed offset. */
#include <stdio.h>

#include "stdlib/datetime.h"

const char zone_utc_key = 'u';

/* ---- asking zones ---------------------------------------------------------------------------- */

static bool zone_is_fixed(Thread *t, Value v) { return def_of(t, v) == &zone_typedef; }
static Zone *zone_of(Value v) { return (Zone *)v; }

bool is_tzinfo(Thread *t, Value v) {
    return is_object(v) && type_is_subtype(type_of(t, v), datetime_type(t, &tzinfo_typedef));
}

bool zone_check(Thread *t, Value v, Value *zone) {
    *zone = v == NONE ? NULL : v;
    if (!*zone || is_tzinfo(t, v)) return true;
    return FAIL_WITH(raise_type_error(
        t, "tzinfo argument must be None or of a tzinfo subclass, not type '%T'", v));
}

static bool zone_is_within_a_day(const Delta *d) {
    return d->days == 0 || (d->days == -1 && (d->seconds > 0 || d->microseconds > 0));
}

static Value zone_raise_range(Thread *t, Value offset) {
    return raise_value_error(t, "offset must be a timedelta strictly between "
                                "-timedelta(hours=24) and timedelta(hours=24), not %R", offset);
}

Value zone_offset(Thread *t, Value zone, const char *method, Value argument) {
    if (!zone) return NONE;
    if (zone_is_fixed(t, zone)) return method[0] == 'd' ? NONE : load(&zone_of(zone)->offset);
    Str *name = intern_c(t, method);
    Value window[2] = {zone, argument};
    Value offset = name ? value_call_method(t, name, window, 2, NULL) : NULL;
    if (!offset || offset == NONE) return offset;
    if (!is_delta(t, offset))
        return raise_type_error(t, "tzinfo.%s() must return None or timedelta, not '%T'", method,
                                offset);
    return zone_is_within_a_day(delta_of(offset)) ? offset : zone_raise_range(t, offset);
}

static Value zone_fixed_name(Thread *t, const Zone *z) {
    Value name = load(&z->name);
    if (name) return name;
    const Delta *offset = delta_of(load(&z->offset));
    char text[32] = "UTC";
    if (!delta_is_zero(offset)) format_offset(offset, ":", text + 3);
    return to_value(str_from_c(t, text));
}

Value zone_name(Thread *t, Value zone, Value argument) {
    if (!zone) return NONE;
    if (zone_is_fixed(t, zone)) return zone_fixed_name(t, zone_of(zone));
    Str *method = intern_c(t, "tzname");
    Value window[2] = {zone, argument};
    Value name = method ? value_call_method(t, method, window, 2, NULL) : NULL;
    if (!name || name == NONE || is_str(t, name)) return name;
    return raise_type_error(t, "tzinfo.tzname() must return None or a string, not '%T'", name);
}

Value zone_from_utc(Thread *t, Value zone, Value datetime) {
    Str *method = intern_c(t, "fromutc");
    Value window[2] = {zone, datetime};
    return method ? value_call_method(t, method, window, 2, NULL) : NULL;
}

/* ---- tzinfo ---------------------------------------------------------------------------------- */

static Value tzinfo_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, type_from(cls), 0);
}

#define TZINFO_ABSTRACT(method) \
    static Value tzinfo_##method(Thread *t, Value *args, size_t nargs) { \
        (void)args, (void)nargs; \
        return raise_error(t, T_NOT_IMPLEMENTED_ERROR, \
                           "a tzinfo subclass must implement " #method "()"); \
    }
TZINFO_ABSTRACT(utcoffset)
TZINFO_ABSTRACT(dst)
TZINFO_ABSTRACT(tzname)
#undef TZINFO_ABSTRACT

/* The standard offset is offset - dst at any time, and summer time is in force if it is so after
 * going to standard time. */
static Value tzinfo_fromutc(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_datetime(t, args[1]))
        return raise_type_error(t, "fromutc: argument must be a datetime");
    DateTime *d = datetime_of(args[1]);
    if (d->zone != args[0]) return raise_value_error(t, "fromutc: dt.tzinfo is not self");
    Value offset = zone_offset(t, d->zone, "utcoffset", args[1]);
    if (offset == NONE)
        return raise_value_error(t, "fromutc: non-None utcoffset() result required");
    Value dst = offset ? zone_offset(t, d->zone, "dst", args[1]) : NULL;
    if (dst == NONE) return raise_value_error(t, "fromutc: non-None dst() result required");
    Value standard = dst ? delta_add(t, delta_of(offset), delta_of(dst), -1) : NULL;
    if (!standard) return NULL;
    Value result = args[1];
    if (!delta_is_zero(delta_of(standard))) {
        result = datetime_add_delta(t, d, delta_of(standard), 1);
        dst = result ? zone_offset(t, d->zone, "dst", result) : NULL;
        if (!dst) return NULL;
        if (dst == NONE)
            return raise_value_error(
                t, "fromutc: tz.dst() gave inconsistent results; cannot convert");
        if (!is_datetime(t, result))
            return raise_type_error(t, "fromutc: argument must be a datetime");
    }
    return datetime_add_delta(t, datetime_of(result), delta_of(dst), 1);
}

static Value tzinfo_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value window[1] = {args[0]}, arguments = t->vm->empty_tuple;
    Str *getinitargs = intern_c(t, "__getinitargs__");
    Value method = getinitargs ? value_getattr_optional(t, args[0], getinitargs) : NULL;
    if (error_is_set(t)) return NULL;
    if (method && !(arguments = value_call_0(t, method))) return NULL;
    Value state = value_call_method(t, NAME(__getstate__), window, 1, NULL);
    return state ? tuple_from_3(t, to_value(type_of(t, args[0])), arguments, state) : NULL;
}

static const NativeDef tzinfo_methods[] = {
    {"tzname", tzinfo_tzname, 1, 1, NATIVE_METHOD, NULL, "The name of the zone at a datetime."},
    {"utcoffset", tzinfo_utcoffset, 1, 1, NATIVE_METHOD, NULL,
     "How far local time is east of UTC at a datetime: a timedelta, or None."},
    {"dst", tzinfo_dst, 1, 1, NATIVE_METHOD, NULL,
     "How much of that is summer time: a timedelta, or None."},
    {"fromutc", tzinfo_fromutc, 1, 1, NATIVE_METHOD, NULL,
     "A datetime in UTC, with this zone, as local time."},
    {"__reduce__", tzinfo_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef tzinfo_typedef = {
    .name = "datetime.tzinfo",
    .doc = "What all time zones are derived from.",
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE,
    .slots = {.new = tzinfo_construct},
    .methods = tzinfo_methods,
};

/* ---- timezone -------------------------------------------------------------------------------- */

static Value zone_allocate(Thread *t, Value offset, Value name) {
    Zone *z = (Zone *)type_allocate_instance(t, datetime_type(t, &zone_typedef), 0);
    if (!z) return NULL;
    store(z, &z->offset, offset);
    store(z, &z->name, name);
    return to_value(z);
}

Value zone_new(Thread *t, Value offset, Value name) {
    Value *utc = vm_root(t, &zone_utc_key);
    if (!name && delta_is_zero(delta_of(offset)) && load(utc)) return load(utc);
    return zone_is_within_a_day(delta_of(offset)) ? zone_allocate(t, offset, name)
                                                  : zone_raise_range(t, offset);
}

static Value zone_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value flat[2];
    if (!bind_arguments(t, "timezone", zone_typedef.new_params, args, nargs, kwnames, flat))
        return NULL;
    if (!is_delta(t, flat[0]))
        return raise_bad_argument(t, "timezone", 1, "datetime.timedelta", flat[0]);
    if (flat[1] && !is_str(t, flat[1]))
        return raise_bad_argument(t, "timezone", 2, "str", flat[1]);
    return zone_new(t, flat[0], flat[1]);
}

static bool zone_is_utc(Thread *t, Value v) { return v == load(vm_root(t, &zone_utc_key)); }

static Value zone_slot_repr(Thread *t, Value self) {
    Value offset = load(&zone_of(self)->offset), name = load(&zone_of(self)->name);
    if (zone_is_utc(t, self)) return to_value(str_from_c(t, "datetime.timezone.utc"));
    if (name) return to_value(str_format(t, "%T(%R, %R)", self, offset, name));
    return to_value(str_format(t, "%T(%R)", self, offset));
}

static Value zone_slot_str(Thread *t, Value self) { return zone_fixed_name(t, zone_of(self)); }

static bool zone_slot_hash(Thread *t, Value self, int64_t *hash) {
    return delta_hash(t, load(&zone_of(self)->offset), hash);
}

static Value zone_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !zone_is_fixed(t, other)) return NOT_IMPLEMENTED;
    const Delta *left = delta_of(load(&zone_of(self)->offset));
    return bool_value((delta_compare(left, delta_of(load(&zone_of(other)->offset))) == 0) ==
                      (op == COMPARE_EQ));
}

static bool zone_check_argument(Thread *t, const char *method, Value v) {
    return v == NONE || is_datetime(t, v) ||
           FAIL_WITH(raise_type_error(
               t, "%s(dt) argument must be a datetime instance or None, not %T", method, v));
}

static Value zone_method_utcoffset(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_check_argument(t, "utcoffset", args[1]) ? load(&zone_of(args[0])->offset) : NULL;
}

static Value zone_method_dst(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_check_argument(t, "dst", args[1]) ? NONE : NULL;
}

static Value zone_method_tzname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return zone_check_argument(t, "tzname", args[1]) ? zone_fixed_name(t, zone_of(args[0])) : NULL;
}

static Value zone_method_fromutc(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_datetime(t, args[1]))
        return raise_type_error(t, "fromutc: argument must be a datetime");
    if (datetime_of(args[1])->zone != args[0])
        return raise_value_error(t, "fromutc: dt.tzinfo is not self");
    return datetime_add_delta(t, datetime_of(args[1]), delta_of(load(&zone_of(args[0])->offset)), 1);
}

static Value zone_method_getinitargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value offset = load(&zone_of(args[0])->offset), name = load(&zone_of(args[0])->name);
    return name ? tuple_from_2(t, offset, name) : tuple_from_1(t, offset);
}

static void zone_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((Zone *)cell)->offset));
    gc_mark_value(m, load(&((Zone *)cell)->name));
}

static const NativeDef zone_methods[] = {
    {"tzname", zone_method_tzname, 1, 1, NATIVE_METHOD, NULL,
     "The name, which by default is of the form UTC+hh:mm."},
    {"utcoffset", zone_method_utcoffset, 1, 1, NATIVE_METHOD, NULL, "The fixed offset."},
    {"dst", zone_method_dst, 1, 1, NATIVE_METHOD, NULL, "None."},
    {"fromutc", zone_method_fromutc, 1, 1, NATIVE_METHOD, NULL,
     "A datetime in UTC, with this zone, as local time."},
    {"__getinitargs__", zone_method_getinitargs, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef zone_typedef = {
    .name = "datetime.timezone",
    .doc = "A time zone at a fixed offset from UTC.",
    .size = sizeof(Zone),
    .flags = TYPE_IMMUTABLE,
    .trace = zone_trace,
    .slots = {
        .repr = zone_slot_repr,
        .str = zone_slot_str,
        .hash = zone_slot_hash,
        .compare = zone_slot_compare,
        .new = zone_construct,
    },
    .methods = zone_methods,
    .new_params = "offset, name=None",
};
