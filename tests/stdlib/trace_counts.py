# trace: counted and printed lines, functions, callers, reports.
import contextlib
import io
import os
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
