# What sys tells of the program, and what it does with what is no exception; streams where the locale is plain.
import contextlib
import io
import os
import subprocess
import sys
import threading
import time
import weakref

for value in (1, '1', 1), (ValueError, ValueError(2), None), (ValueError, None, None), (None, None, None):
    with contextlib.redirect_stderr(io.StringIO()) as shown:
        print(sys.excepthook(*value))
    print(shown.getvalue().splitlines()[-1:])

for v in sys.flags, sys.version_info, iter(range(1)):
    for make in type(v), lambda: type(v).__new__(type(v)), lambda: object.__new__(type(v)):
        try:
            print(make())
        except TypeError as e:
            print(e)
try:
    tuple.__new__(type(sys.flags), ())
except TypeError as e:
    print(e)
print(type(sys.implementation.supports_isolated_interpreters))

SHOW = 'import sys; print(*(f.errors for f in (sys.stdin, sys.stdout, sys.stderr)))'


def streams(program, flags=(), **variables):
    environment = {k: v for k, v in os.environ.items() if k not in ('LC_ALL', 'LC_CTYPE', 'LANG', 'PYTHONIOENCODING')}
    result = subprocess.run([sys.executable, *flags, '-c', program], env=environment | variables, input=b'a\xff', capture_output=True)
    print(variables, result.returncode, result.stdout)


for locale in 'C', 'POSIX', 'C.UTF-8', 'xx_YY.UTF-8':
    streams(SHOW, LC_ALL=locale)
streams(SHOW)
streams(SHOW, LANG='C')
streams(SHOW, ['-I'], LC_CTYPE='C')
for said in ':ignore', 'iso8859-1', 'iso8859-1:', ':', 'iso8859-1:ignore':
    streams(SHOW, LC_ALL='C', PYTHONIOENCODING=said)
streams('print(ascii(input())); print("\\udcfe")', LC_ALL='C')

try:
    os.initgroups('root', -2)
except OverflowError as e:
    print(type(e).__name__)
clock = time.pthread_getcpuclockid(threading.get_ident())
print(type(clock), 0 <= time.clock_gettime(clock) < 1000)


class Config(dict):
    def __getattr__(self, name):
        return self[name]


class Named:
    def __init__(self):
        self.__name__ = 'of the object'


config, named = Config(), Named()
print(repr(weakref.ref(config)).split()[3:5], repr(weakref.ref(named)).count('of the object'), repr(weakref.ref(Config)).split()[-1])
