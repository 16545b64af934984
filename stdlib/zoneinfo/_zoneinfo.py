"""Time zones of the IANA database."""

from _thread import allocate_lock
from bisect import bisect_right
from datetime import date, datetime, timedelta, tzinfo
import weakref

from zoneinfo import _common, _tzpath
from zoneinfo._rule import Period, Rule, parse

_EPOCH = date(1970, 1, 1).toordinal()
_UNKNOWN = Period(None, None, None)
_ZERO = timedelta(0)


def _clock_seconds(dt):
    """Seconds since 1970, as clocks count that show dt."""
    return ((dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second)


def _summer_offsets(indexes, offsets, flags):
    """How much of each type's offset is summer time, which files do not say.

    It is the difference to the standard time before it, or else after it; failing that, an hour.
    """
    found = [0] * len(flags)
    for i in range(1, len(indexes)):
        this = indexes[i]
        if not flags[this] or found[this]:
            continue
        before = indexes[i - 1]
        if not flags[before]:
            found[this] = offsets[this] - offsets[before]
        if not found[this] and this < len(flags) - 1 and i + 1 < len(indexes):
            after = indexes[i + 1]
            if not flags[after]:
                found[this] = offsets[this] - offsets[after]
    return [3600 if flag and not offset else offset for flag, offset in zip(flags, found)]


def _local_times(indexes, times, offsets):
    """The transitions as clocks count: with fold 0 and with fold 1.

    The former ends what was before only when it has wholly passed.
    """
    first, second = [], []
    before = offsets[0] if offsets else 0
    for index, time in zip(indexes, times):
        after = offsets[index]
        first.append(time + max(before, after))
        second.append(time + min(before, after))
        before = after
    return first, second


class ZoneInfo(tzinfo):
    """A time zone of the IANA database, by its key: ZoneInfo('Europe/Berlin').

    There is one for each key as long as it is in use, and the last eight are kept.
    """

    __module__ = 'zoneinfo'
    _kept_count = 8

    def __init_subclass__(cls):
        cls._start_cache()

    @classmethod
    def _start_cache(cls):
        cls._lock = allocate_lock()
        cls._kept = {}               # the latest is the last
        cls._known = weakref.WeakValueDictionary()

    def __new__(cls, key):
        instance = cls._known.get(key)
        if instance is None:
            instance = cls._load_key(key)
            with cls._lock:
                instance = cls._known.setdefault(key, instance)
            instance._from_cache = 1
        with cls._lock:
            cls._kept.pop(key, None)
            cls._kept[key] = instance
            if len(cls._kept) > cls._kept_count:
                del cls._kept[next(iter(cls._kept))]
        return instance

    @classmethod
    def no_cache(cls, key):
        """Another ZoneInfo for that key."""
        instance = cls._load_key(key)
        instance._from_cache = 0
        return instance

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """A ZoneInfo from a stream of bytes."""
        instance = super().__new__(cls)
        instance._key, instance._source = key, repr(fobj)
        instance._load(fobj)
        return instance

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forget the ZoneInfos of all keys, or of some."""
        with cls._lock:
            if only_keys is None:
                cls._kept.clear()
                cls._known.clear()
            else:
                for key in only_keys:
                    cls._kept.pop(key, None)
                    cls._known.pop(key, None)

    @classmethod
    def _load_key(cls, key):
        instance = super().__new__(cls)
        instance._key, instance._source = key, None
        path = _tzpath.find_tzfile(key)
        with open(path, 'rb') if path is not None else _common.load_tzdata(key) as file:
            instance._load(file)
        return instance

    def _load(self, file):
        indexes, times, offsets, flags, names, rule = _common.load_data(file)
        periods = [Period(timedelta(seconds=offset), timedelta(seconds=summer), name)
                   for offset, summer, name in
                   zip(offsets, _summer_offsets(indexes, offsets, flags), names)]
        self._utc = times
        self._local = _local_times(indexes, times, offsets)
        self._periods = [periods[i] for i in indexes]
        # Before all transitions the first standard time is in force.
        self._before = next((period for period, flag in zip(periods, flags) if not flag),
                            self._periods[0] if self._periods else None)
        if rule:
            self._after = parse(rule.decode())
        elif periods:
            self._after = self._periods[-1] if self._periods else periods[-1]
        else:
            raise ValueError('No time zone information found.')
        self._is_fixed = (isinstance(self._after, Period) and len(periods) <= 1
                          and (not periods or periods[0] == self._after))

    @property
    def key(self):
        """The key, or None."""
        return self._key

    def _at_local(self, dt):
        if dt is None:
            return self._after if self._is_fixed else _UNKNOWN
        if not isinstance(dt, datetime):
            raise TypeError(f"fromutc: argument must be a datetime instance or None, "
                            f"not {type(dt).__name__}")
        seconds = _clock_seconds(dt)
        times = self._local[dt.fold]
        at = bisect_right(times, seconds)
        if times and at == 0:
            return self._before
        if not times or seconds > times[-1]:
            if isinstance(self._after, Rule):
                return self._after.at_local(seconds, dt.year, dt.fold)
            return self._after
        return self._periods[at - 1]

    def utcoffset(self, dt):
        """How far local time is east of UTC at a datetime."""
        return self._at_local(dt).utcoff

    def dst(self, dt):
        """How much of that is summer time."""
        return self._at_local(dt).dstoff

    def tzname(self, dt):
        """What the zone is called at a datetime: 'CET'."""
        return self._at_local(dt).tzname

    def _at_utc(self, seconds, year):
        """What is in force then, and whether local clocks have said the same before."""
        times = self._utc
        at = bisect_right(times, seconds)
        if times and at == 0:
            return self._before, False
        if not times or seconds > times[-1]:
            if isinstance(self._after, Rule):
                return self._after.at_utc(seconds, year)
            if not times:
                return self._after, False
        period = self._periods[at - 1]
        before = self._periods[at - 2] if at > 1 else self._before
        if at == len(times) and seconds > times[-1]:
            period = self._after
        change = before.utcoff - period.utcoff
        return period, change.days * 86400 + change.seconds > seconds - times[at - 1]

    def fromutc(self, dt):
        """A datetime in UTC, with this zone, as local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, "
                            f"not {type(dt).__name__}")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        period, repeats = self._at_utc(_clock_seconds(dt), dt.year)
        dt += period.utcoff
        return dt.replace(fold=1) if repeats else dt

    def __str__(self):
        return str(self._key) if self._key is not None else repr(self)

    def __repr__(self):
        name = 'zoneinfo.ZoneInfo' if type(self) is ZoneInfo else type(self).__name__
        if self._key is not None:
            return f'{name}(key={self._key!r})'
        return f'{name}.from_file({self._source})'

    def __reduce__(self):
        if self._source is not None:
            import pickle
            raise pickle.PicklingError('Cannot pickle a ZoneInfo file from a file stream.')
        return type(self)._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)


ZoneInfo._start_cache()
