# tomllib: what documents hold, and where and in which words they are wrong.
import io
import tomllib


def show(text, **keywords):
    try:
        print(repr(tomllib.loads(text, **keywords)))
    except tomllib.TOMLDecodeError as e:
        print(e, e.msg == str(e).rpartition(" (")[0], e.pos, e.lineno, e.colno)
    except Exception as e:
        print(type(e).__name__, e)


for text in ['a=1', 'a', 'a=', '=1', 'a=1 b=2', '[a]\n[a]', 'a.b=1\na=2', 'a=1\na=2', '[a\n', '[[a]]\n[a]',
             '[a]\nb=1\n[[a]]', '[[a]]\nb=1\n[[a]]\nb=2\n[a.c]\nd=1', 'a=[1,2,\n3,]', 'a=[1 2]', 'a=[1',
             'a={b=1,c.d=2}', 'a={b=1\n}', 'a={b=1,}', 'a={b=1}\na.c=2', 'a="x\\n\\u00e9\\"y"', 'a="x',
             'a="\\q"', 'a="""\nx\\\n   y""z"""', 'a="""x', 'a=\'\'\'\nx\'y\'\'\'\'', 'a=\'x\\n\'', 'a=\'x',
             'a="\\ud800"', 'a="\t\x01"', 'a=\'\x01\'', 'a=0x1F', 'a=0o17', 'a=0b11', 'a=1_000', 'a=1__0',
             'a=01', 'a=+1', 'a=-0.5e10', 'a=1.', 'a=.5', 'a=inf', 'a=-nan', 'a=1e5', 'a=true', 'a=TRUE',
             'a=1979-05-27T07:32:00Z', 'a=1979-05-27 07:32:00.999999-07:00', 'a=1979-05-27', 'a=07:32:00',
             'a=1979-13-27', 'a=25:00:00', 'a=1979-05-27T07:32:00', '# c\x01', '# c\na=1 # d',
             '\'q k\'.x=1', '"a\\nb"=2', 'a . b=1', '[ a . "b" ]\nc=1', '[]', '[a.]', 'a.=1', '\ufeffa=1',
             'a=1\r\nb=2', 'a=1\rb', '[a.b]\n[a]\nc=1', '[a]\nb.c=1\n[a.b]\nd=1', 'a.b.c=1\n[a]\nd=2',
             '[fruit]\napple.color=1\napple.taste=2\n[fruit.apple.x]', 'a=[{b=1},{c=2}]',
             'a=[[1],[2,[3]]]\n[[b]]', 'a=1_', 'a=_1', 'a=0x', 'a="""a\\  \n b\\u0041"""',
             'a=" \\U0001F600"', '[a]\n[[a.b]]\n[a.b.c]\nx=1\n[[a.b]]', 'a=[]\n[[a]]', 'a={}\n[a]',
             '[a]#c\n  b=1', '"""k"""=1', 'a=1 #\x7f', "a='''x\x0by'''", 'a=1e', 'a=1.e5', 'a=00:00',
             'a=2000-01-01t00:00:00z', 'a=2000-01-01T00:00:00+25:00', '', 'a = "\\x41"', 'a="\\e"',
             'a=[\n# c\n1 # d\n,2\n]', 'a={ }', 'a=-01', 'a=1.5_5', 'a=9999999999999999999999']:
    show(text)
show(5)
show(b"a=1")
show("a=1.5", parse_float=str)
show("a=1.5", parse_float=lambda text: [])
try:
    tomllib.load(io.StringIO("a=1"))
except TypeError as e:
    print(e)
print(tomllib.load(io.BytesIO(b"a=1\r\n[b]\nc='\xc3\xa9'\n")), tomllib.__all__)
