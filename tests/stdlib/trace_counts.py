# trace: counted and printed lines, functions, callers, reports.
import contextlib
import io
import os
import pickle
import sys
import tempfile
import trace

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'traced.py')
with open(path, 'w') as file:
    file.write('''\
"""Text."""
def f(n):
    if n > 5:
        return 0
    return g(n)

def g(n):
    for i in range(n):
        n += i
    return n

class C:
    def m(self):
        return f(1)
''')
sys.path.insert(0, folder)
import traced


def shown(text):
    return text.replace(os.path.realpath(folder), 'FOLDER').replace(folder, 'FOLDER')


t = trace.Trace(count=1, trace=1)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    value = t.runfunc(traced.f, 3)
print(value)
print(shown(out.getvalue()))
results = t.results()
print(sorted((os.path.basename(f), n, c) for (f, n), c in results.counts.items()))
other = trace.Trace(count=1, trace=0)
other.runfunc(traced.f, 9)
results.update(other.results())
with contextlib.redirect_stdout(out):
    results.write_results(show_missing=True, summary=True, coverdir=folder)
with open(os.path.join(folder, 'traced.cover')) as file:
    print(file.read())
t = trace.Trace(countfuncs=1)
t.runfunc(traced.C().m)
print(sorted(key[1:] for key in t.results().calledfuncs))
t = trace.Trace(countcallers=1)
t.runfunc(traced.C().m)
print(sorted((a[1:], b[1:]) for a, b in t.results().callers if a[1] == 'traced'))
t = trace.Trace(count=0, trace=1, ignoremods=['traced'])
t.runfunc(traced.f, 2)
print(t.results().counts)
names = trace._Ignore(['a', 'b.c'], [folder])
print(names.names('x.py', 'a'), names.names('x.py', 'a.b'), names.names('x.py', 'b'), names.names(path, 'q'), names.names(None, 'z'))

with tempfile.TemporaryDirectory() as folder:
    module = os.path.join(folder, 'counted.py')
    with open(module, 'w') as file:
        file.write('def f(x):\n    if x:\n        return 1\n    return 2\nfor n in 1, 2:\n    f(n)\n')
    tracer = trace.Trace(count=1, trace=0)
    with open(module) as file:
        tracer.runctx(compile(file.read(), module, 'exec'), {})
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        tracer.results().write_results(summary=True, coverdir=folder)
    print(shown.getvalue().replace(folder, 'FOLDER').replace(folder.strip(os.sep).replace(os.sep, '.'), 'FOLDER'))
    with open(os.path.join(folder, 'counts'), 'wb') as file:
        pickle.dump(({('a.py', 1): 2}, {}, {'caller': 1}), file)
    merged = trace.CoverageResults({('a.py', 1): 1}, {}, file.name, {})
    print(merged.counts, merged.callers, merged.calledfuncs)
