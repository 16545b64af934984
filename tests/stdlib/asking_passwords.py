import getpass, io, os, sys, warnings
print(getpass.__all__, getpass.GetPassWarning.__mro__[1])
def tell(f, *a, **k):
    try:
        r = f(*a, **k)
    except BaseException as e:
        r = type(e).__name__ + ': ' + str(e)
    return r
for n in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
    os.environ.pop(n, None)
import pwd
print(getpass.getuser() == pwd.getpwuid(os.getuid()).pw_name)
os.environ['USERNAME'] = 'd'; print(getpass.getuser())
os.environ['USER'] = 'b'; print(getpass.getuser())
os.environ['LOGNAME'] = ''; print(getpass.getuser())
os.environ['LOGNAME'] = 'a'; print(getpass.getuser())
for text in ('secret\n', 'secret', '', '\n', 'a\nb\n'):
    sys.stdin = io.StringIO(text)
    out = io.StringIO()
    with warnings.catch_warnings(record=True) as ws:
        warnings.simplefilter('always')
        print(repr(tell(getpass.fallback_getpass, 'Tell: ', out)), repr(out.getvalue()), [(w.category.__name__, str(w.message)) for w in ws])
for c in ('*', None, 3, '**', '', '\n', 'é'):
    sys.stdin = io.StringIO('abc\n')
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        out = io.StringIO()
        print(repr(tell(getpass.fallback_getpass, stream=out, echo_char=c)), repr(out.getvalue()))
for text in ('ab\x7fc\n', '\x08\x7fx\r', 'a\x04b\x04\x04c\n', 'a\0b\n', 'a\x03'):
    out = io.StringIO()
    print(repr(tell(getpass._raw_input, 'P', out, io.StringIO(text), '#')), repr(out.getvalue()))
class Ascii(io.TextIOWrapper):
    pass
raw = io.BytesIO()
out = io.TextIOWrapper(raw, encoding='ascii')
print(tell(getpass._raw_input, 'Pé: ', out, io.StringIO('x\n')), raw.getvalue())
sys.stdin = io.StringIO('q\n')
sys.stderr = out = io.StringIO()
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    print(tell(getpass.fallback_getpass), repr(out.getvalue()))
