/* The module _datetime: dates, times, spans of time and time zones. */
#include "runtime/objects/tuple.h"
#include "stdlib/datetime.h"

bool datetime_add_constant(Thread *t, Type *type, const char *name, Value v) {
    Dict *dict = v ? type_dict(t, type) : NULL;
    Str *key = dict ? intern_c(t, name) : NULL;
    return key && dict_set_name(t, dict, key, v);
}

/* There is one type of a kind, also where the module was taken out of sys.modules and is imported again. */
static Type *datetime_make_type(Thread *t, const TypeDef *def, const TypeDef *base) {
    Value known = load(vm_root(t, def));
    if (known) return (Type *)known;
    Value bases = base ? tuple_from_1(t, to_value(datetime_type(t, base))) : NULL;
    Type *type = base && !bases ? NULL : type_new_native(t, def, bases);
    if (type) vm_root_set(vm_root(t, def), to_value(type));
    return type;
}

static bool datetime_add_bounds(Thread *t, const TypeDef *def, Value min, Value max, Value step) {
    Type *type = datetime_type(t, def);
    return datetime_add_constant(t, type, "min", min) &&
           datetime_add_constant(t, type, "max", max) &&
           (!step || datetime_add_constant(t, type, "resolution", step));
}

static bool datetime_add_all_bounds(Thread *t) {
    const int last = SECONDS_PER_DAY - 1;
    Moment min = {.year = YEAR_MIN, .month = 1, .day = 1};
    Moment max = {YEAR_MAX, 12, 31, 23, 59, 59, 999999, 0};
    Type *date = datetime_type(t, &date_typedef), *daytime = datetime_type(t, &daytime_typedef),
         *datetime = datetime_type(t, &datetime_typedef);
    Value day = delta_new(t, 1, 0, 0), tick = delta_new(t, 0, 0, 1);
    Value west = delta_new(t, 0, -(last - 59), 0), east = delta_new(t, 0, last - 59, 0);
    return day && tick && west && east &&
           datetime_add_bounds(t, &delta_typedef, delta_new(t, -DELTA_DAYS_MAX, 0, 0),
                               delta_new(t, DELTA_DAYS_MAX, last, 999999), tick) &&
           datetime_add_bounds(t, &date_typedef, date_new(t, date, YEAR_MIN, 1, 1),
                               date_new(t, date, YEAR_MAX, 12, 31), day) &&
           datetime_add_bounds(t, &daytime_typedef, daytime_new(t, daytime, &min, NULL),
                               daytime_new(t, daytime, &max, NULL), tick) &&
           datetime_add_bounds(t, &datetime_typedef, datetime_new(t, datetime, &min, NULL),
                               datetime_new(t, datetime, &max, NULL), tick) &&
           datetime_add_bounds(t, &zone_typedef, zone_new(t, west, NULL), zone_new(t, east, NULL),
                               NULL);
}

static bool datetime_add_utc(Thread *t, Module *m) {
    Moment epoch = {.year = 1970, .month = 1, .day = 1};
    Value known = load(vm_root(t, &zone_utc_key));
    if (known) return module_add(t, m, "UTC", known);
    Value zero = delta_new(t, 0, 0, 0);
    Value utc = zero ? zone_new(t, zero, NULL) : NULL;
    if (!utc) return false;
    vm_root_set(vm_root(t, &zone_utc_key), utc);
    Value start = datetime_new(t, datetime_type(t, &datetime_typedef), &epoch, utc);
    if (!start) return false;
    vm_root_set(vm_root(t, &datetime_epoch_key), start);
    return datetime_add_constant(t, datetime_type(t, &zone_typedef), "utc", utc) &&
           module_add(t, m, "UTC", utc) && datetime_add_all_bounds(t);
}

static bool datetime_init(Thread *t, Module *m) {
    const struct {
        const TypeDef *def, *base;
    } types[] = {{&delta_typedef, NULL},   {&tzinfo_typedef, NULL},
                 {&zone_typedef, &tzinfo_typedef}, {&date_typedef, NULL},
                 {&daytime_typedef, NULL}, {&datetime_typedef, &date_typedef}};
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        Type *type = datetime_make_type(t, types[i].def, types[i].base);
        if (!type || !module_add_type(t, m, type)) return false;
    }
    Value *isocalendar = vm_root(t, &isocalendar_def);
    if (!load(isocalendar)) {
        Type *type = structseq_type_new(t, &isocalendar_def);
        if (!type) return false;
        vm_root_set(isocalendar, to_value(type));
    }
    return datetime_add_utc(t, m) &&
           module_add_int(t, m, "MINYEAR", YEAR_MIN) && module_add_int(t, m, "MAXYEAR", YEAR_MAX);
}

const ModuleDef module__datetime = {
    .name = "_datetime",
    .doc = "Dates, times, and spans of time.",
    .init = datetime_init,
};
