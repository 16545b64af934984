# cProfile, profile and pstats: counts, callers, orders and texts of reports.
import cProfile
import io
import os
import profile
import pstats
import re
import tempfile


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    total = 0
    for i in range(n):
        total += fib(5)
    data = sorted(range(3), key=key)
    data.append(len(data))
    try:
        fail()
    except KeyError:
        pass
    return total


def key(v):
    return -v


def fail():
    raise KeyError('k')


def timeless(text):
    return re.sub(r'\d+\.\d+', 'T', text)


clock = iter(range(10 ** 6))
p = cProfile.Profile(lambda: next(clock), 0.001)
print(p.runcall(work, 2))
out = io.StringIO()
s = pstats.Stats(p, stream=out)
table = {k[2]: (v[0], v[1]) for k, v in s.stats.items() if 'disable' not in k[2]}
for name in sorted(table):
    print(name, table[name])
print(sorted((k[2], c[2], v[4][c][:2]) for k, v in s.stats.items() for c in v[4] if k[0] != '~'))
s.strip_dirs().sort_stats('name').print_stats('fib|key')
s.print_callers('fib')
s.print_callees('work')
s.sort_stats(pstats.SortKey.CALLS, pstats.SortKey.NAME).reverse_order().print_stats(2)
s.sort_stats('ncalls', 'stdname').print_stats(.5, 'f', 1)
print(timeless(re.sub(r'\d+ function calls \(\d+ primitive calls\)|from \d+ to', 'N', out.getvalue())))
print(sorted(pstats.SortKey), pstats.SortKey('cumtime'), pstats.SortKey.TIME == 'time')
for bad in ('x',), ('name', 1):
    try:
        s.sort_stats(*bad)
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'stats')
    p = cProfile.Profile()
    with p:
        work(1)
    p.dump_stats(path)
    a = pstats.Stats(path, path, stream=out)
    print(sorted((k[2], v[:2]) for k, v in a.stats.items() if k[2] in ('fib', 'work')), len(a.files))
    a.dump_stats(path)
    print(pstats.Stats(path).stats == a.stats)
q = profile.Profile()
print(q.runcall(work, 1))
q.create_stats()
print(sorted((k[2], v[:2]) for k, v in q.stats.items() if k[2] in ('fib', 'work', 'key', 'fail')))
found = pstats.Stats(q).get_stats_profile()
print(found.func_profiles['fib'].ncalls, found.func_profiles['fib'].line_number)
entries = {getattr(e.code, 'co_name', e.code): e for e in p.getstats()}
print(entries['fib'].callcount, entries['fib'].reccallcount, [c.callcount for c in entries['fib'].calls])
try:
    pstats.Stats({})
except TypeError as e:
    print(e)
