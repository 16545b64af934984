# gc-stress: 2000
# zoneinfo: files of several kinds made here, so that the system's need not be known; caches; errors.
import copy, io, os, pickle, struct, sys, tempfile, warnings
from datetime import date, datetime, time, timedelta, timezone, UTC
import zoneinfo
from zoneinfo import ZoneInfo


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


def part(version, size, transitions, types, leaps=()):
    chars, places = b"", []
    for offset, summer, name in types:
        places.append(len(chars))
        chars += name.encode() + b"\0"
    out = b"TZif" + version + bytes(15) + struct.pack(">6l", 0, 0, len(leaps), len(transitions), len(types), len(chars))
    letter = {4: "l", 8: "q"}[size]
    out += b"".join(struct.pack(">" + letter, t) for t, _ in transitions) + bytes(i for _, i in transitions)
    out += b"".join(struct.pack(">lbb", o, s, p) for (o, s, n), p in zip(types, places)) + chars
    return out + b"".join(struct.pack(">" + letter + "l", *leap) for leap in leaps)


def tzif(transitions, types, rule="", version=b"2", leaps=()):
    old = part(version if version != b"\0" else b"\0", 4, [t for t in transitions if -2 ** 31 <= t[0] < 2 ** 31], types, leaps)
    if version == b"\0":
        return old
    return old + part(version, 8, transitions, types, leaps) + b"\n" + rule.encode() + b"\n"


def stamp(*args):
    return int(datetime(*args, tzinfo=UTC).timestamp())


european = [(stamp(1900, 1, 1), 1), (stamp(1980, 4, 6, 1), 2), (stamp(1980, 9, 28, 1), 1), (stamp(1981, 3, 29, 1), 2), (stamp(1981, 9, 27, 1), 1)]
types = [(3208, 0, "LMT"), (3600, 0, "CET"), (7200, 1, "CEST")]
files = {
    "rule": tzif(european, types, "CET-1CEST,M3.5.0,M10.5.0/3"),
    "norule": tzif(european, types),
    "old": tzif(european, types, version=b"\0"),
    "leaps": tzif(european, types, "CET-1CEST,M3.5.0,M10.5.0/3", leaps=[(78796800, 1), (94694401, 2)]),
    "fixed": tzif([], [(-18000, 0, "EST")], "EST5"),
    "fixed_norule": tzif([], [(-18000, 0, "EST")]),
    "onlyrule": tzif([], [(0, 0, "UTC")], "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"),
    "south": tzif([], [(36000, 0, "AEST")], "AEST-10AEDT,M10.1.0,M4.1.0/3"),
    "negative": tzif([], [(3600, 0, "IST")], "IST-1GMT0,M10.5.0,M3.5.0/1"),
    "julian": tzif([], [(0, 0, "A")], "AAA0BBB,J60/0,J300/25:30:15"),
    "zero": tzif([], [(0, 0, "A")], "AAA0BBB-3:30,59,299/167"),
    "quoted": tzif([], [(0, 0, "A")], "<+0330>-3:30<+0430>,J79/24,J263/24"),
    "allyear": tzif([], [(0, 0, "A")], "XXX3EDT4,0/0,J365/23"),
    "dststart": tzif([(0, 1), (10 ** 7, 0), (2 * 10 ** 7, 1)], [(0, 0, "S"), (5400, 1, "D")]),
    "summers": tzif([(0, 1), (10 ** 7, 2), (2 * 10 ** 7, 1), (3 * 10 ** 7, 0)], [(0, 0, "S"), (3600, 1, "D"), (7200, 1, "DD")]),
    "alldst": tzif([(0, 0)], [(3600, 1, "D")]),
    "far": tzif([(-2 ** 40, 1), (2 ** 33, 0)], [(0, 0, "Z"), (-43200, 0, "W")], "Z0"),
}
probes = [datetime(1, 1, 1), datetime(1899, 12, 31), datetime(1900, 1, 1, 0, 30), datetime(1970, 1, 1), datetime(1970, 4, 26, 18), datetime(1980, 4, 6, 2, 30), datetime(1980, 9, 28, 2, 30), datetime(1981, 9, 27, 1, 59, 59),
          datetime(1981, 9, 27, 2), datetime(1981, 9, 27, 3), datetime(1990, 3, 25, 2, 30), datetime(2024, 2, 29, 12), datetime(2024, 3, 31, 1, 59), datetime(2024, 3, 31, 2, 30), datetime(2024, 3, 31, 3), datetime(2024, 10, 27, 2, 30),
          datetime(2024, 10, 27, 1), datetime(2024, 10, 6, 2, 30), datetime(2024, 4, 7, 2, 30), datetime(2023, 3, 1), datetime(2024, 3, 1, 0, 30), datetime(2024, 12, 31, 23, 30), datetime(9999, 12, 31, 12)]
for name, data in files.items():
    show(ZoneInfo.from_file, io.BytesIO(data), "Key/" + name)
    z = ZoneInfo.from_file(io.BytesIO(data), key=name)
    print(z, z.key, z.utcoffset(None), z.dst(None), z.tzname(None), time(1, tzinfo=z).utcoffset())
    for p in probes:
        line = []
        for fold in 0, 1:
            d = p.replace(tzinfo=z, fold=fold)
            line.append((str(d.utcoffset()), str(d.dst()), d.tzname()))
        try:
            there = p.replace(tzinfo=UTC).astimezone(z)
            line.append((there.isoformat(), there.fold))
        except OverflowError as e:
            line.append(str(e))
        print(p, *(line if line[0] != line[1] else line[1:]))
    hours, changes = None, []
    for h in range(0, 366 * 24 * 2, 1):
        d = (datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * h)).astimezone(z)
        if d.astimezone(UTC) != datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * h):
            print("differs", d)
        if (d.utcoffset(), d.fold) != hours:
            hours = d.utcoffset(), d.fold
            changes.append(str(d))
    print(changes)

for bad in [b"", b"TZif", b"xxxx" + bytes(60), files["rule"][:-5], tzif([(0, 5)], types), tzif([], []), tzif([], types, "nonsense"), tzif([], types, "CET"), tzif([], types, "CET-25"), tzif([], types, "CET-1CEST"), tzif([], types, "CET-1,M3.5.0,M10.5.0"),
            tzif([], types, "CET-1CEST,M13.5.0,M10.5.0"), tzif([], types, "CET-1CEST,M3.5.0"), tzif([], types, "CET-1CEST,M3.6.0,M10.5.0"), tzif([], types, "CET-1CEST,J0,J5"), tzif([], types, "CET-1CEST,400,5"), tzif([], types, "CET-1CEST,M3.5.0/168,5")]:
    try:
        ZoneInfo.from_file(io.BytesIO(bad))
        print("accepted")
    except Exception as e:
        print(type(e).__name__ in ("ValueError", "error"))

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/Area/Sub")
    os.makedirs(folder + "/posix")
    for path, name in [("Area/One", "rule"), ("Area/Sub/Two", "south"), ("UTC", "onlyrule"), ("posix/No", "rule"), ("posixrules", "rule")]:
        with open(os.path.join(folder, path), "wb") as f:
            f.write(files[name])
    with open(folder + "/readme", "w") as f:
        f.write("text")
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([folder])
    print(zoneinfo.TZPATH == (folder,), sorted(zoneinfo.available_timezones()), "TZPATH" in dir(zoneinfo))
    one = ZoneInfo("Area/One")
    print(repr(one), str(one), one.key, one is ZoneInfo("Area/One"), ZoneInfo.no_cache("Area/One") is one)
    print(pickle.loads(pickle.dumps(one)) is one, pickle.loads(pickle.dumps(ZoneInfo.no_cache("Area/One"))) is one, copy.copy(one) is one, copy.deepcopy(one) is one)
    print(one.__reduce__()[1], one == ZoneInfo.no_cache("Area/One"))
    ZoneInfo.clear_cache(only_keys=["Area/Sub/Two"])
    print(one is ZoneInfo("Area/One"))
    ZoneInfo.clear_cache(only_keys=["Area/One"])
    print(one is ZoneInfo("Area/One"))
    ZoneInfo.clear_cache()

    class Sub(ZoneInfo):
        pass

    print(repr(Sub("Area/One")), Sub("Area/One") is Sub("Area/One"), Sub("Area/One") is ZoneInfo("Area/One"), type(pickle.loads(pickle.dumps(ZoneInfo("Area/Sub/Two")))))
    for key in ["Area/None", "Area", "/etc/x", "../x", "Area/../UTC", "Area//One", "./UTC", "", "Area/One/", "a\0b"]:
        try:
            ZoneInfo(key)
        except Exception as e:
            print(repr(key), isinstance(e, (ValueError, KeyError, OSError)))
    show(ZoneInfo, "No/Such")
    for to in ["x", b"x", ["relative"], [b"/x"], [1], (), None]:
        try:
            print(zoneinfo.reset_tzpath(to))
        except Exception as e:
            print(type(e).__name__, e)
    os.environ["PYTHONTZPATH"] = folder + ":relative"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        zoneinfo.reset_tzpath()
    print(zoneinfo.TZPATH == (folder,), [(w.category.__name__, str(w.message).replace(folder, "F"), os.path.basename(w.filename)) for w in caught])
    os.environ["PYTHONTZPATH"] = ""
    zoneinfo.reset_tzpath()
    print(zoneinfo.TZPATH)
    zoneinfo.reset_tzpath(before)
z = ZoneInfo.from_file(io.BytesIO(files["rule"]))
print(repr(z).split("<")[0], str(z) == repr(z), z.key)
show(pickle.dumps, ZoneInfo.from_file(io.BytesIO(files["rule"]), key="x"))
for call in [lambda: z.fromutc(1), lambda: z.fromutc(datetime(2000, 1, 1))]:
    try:
        call()
    except Exception as e:
        print(type(e).__name__)
print(zoneinfo.ZoneInfoNotFoundError.__mro__, zoneinfo.InvalidTZPathWarning.__mro__, ZoneInfo.__module__)
