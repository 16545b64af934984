"""More of the smaller packages: one function each. What is not installed says so."""
import warnings

warnings.simplefilter("ignore")


def use_toolz():
    import toolz
    from toolz.curried import filter, map, pipe
    print(pipe(range(10), filter(lambda n: n % 2), map(lambda n: n * n), list), toolz.groupby(len, ["a", "bb", "c"]))
    print(toolz.merge_with(sum, {"a": 1}, {"a": 2, "b": 3}), list(toolz.sliding_window(2, range(4))))
    print(toolz.curry(lambda a, b, c: (a, b, c))(1)(2)(3), toolz.compose(str, len)([1]))


def use_cachetools():
    import cachetools
    cache = cachetools.LRUCache(2)
    cache.update({1: 1, 2: 2})
    print(cache[1])
    cache[3] = 3
    print(cache, cachetools.keys.hashkey(1, a=2))


def use_natsort():
    import natsort
    print(natsort.natsorted(["a10", "a2", "A1", "-3.5", "2.5e3", "v1.10", "v1.9"], alg=natsort.ns.REAL))
    print(natsort.natsorted(["ä2", "a10", "Z1"], alg=natsort.ns.IGNORECASE))


def use_jmespath():
    import jmespath
    print(jmespath.search("a[?b>`1`].{x: c, y: length(d)} | [0]", {"a": [{"b": 1}, {"b": 2, "c": "q", "d": [1, 2]}]}))


def use_mistune():
    import mistune
    print(mistune.html("# T *x*\n\n- a\n- b\n\n```py\nx<1\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n[l](http://x) ~~s~~ <b>"))


def use_sqlparse():
    import sqlparse
    text = "select a,b from t left join u on t.x=u.x where a=1 and b in (select 1) order by c;insert into x values(1,'a')"
    print(sqlparse.format(text, reindent=True, keyword_case="upper"))
    print([(str(token.ttype), token.value) for token in sqlparse.parse(text)[0].flatten()])


def use_h11():
    import h11
    connection = h11.Connection(h11.SERVER)
    connection.receive_data(b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    event = None
    while type(event) is not h11.EndOfMessage:
        event = connection.next_event()
        print(event)
    print(connection.send(h11.Response(status_code=200, headers=[("Content-Length", "2")])), connection.states)


def use_asttokens():
    import ast
    import asttokens
    tokens = asttokens.ASTTokens("def f(a, b=1):\n    return (a + b) * 2  # c\nx = [i for i in f(1, 2) if i]\n", parse=True)
    for node in ast.walk(tokens.tree):
        if hasattr(node, "lineno"):
            print(type(node).__name__, repr(tokens.get_text(node)), tokens.get_text_range(node))


def use_marshmallow():
    import marshmallow

    class Schema(marshmallow.Schema):
        number = marshmallow.fields.Int(required=True)
        address = marshmallow.fields.Email()
        times = marshmallow.fields.List(marshmallow.fields.DateTime())
    print(Schema().dump({"number": "3", "times": []}))
    try:
        Schema().load({"address": "x", "more": 1, "times": ["2020-01-01T00:00:00", "q"]})
    except marshmallow.ValidationError as error:
        print(error.messages, error.valid_data)


def use_pyflakes():
    import sys
    import pyflakes.api
    import pyflakes.reporter
    source = "import os\ndef f():\n  x=1\n  return y\nf'{1}'\nimport a.b\nfor i in []: pass\n'%s %s' % (1,)\n"
    print(pyflakes.api.check(source, "f.py", pyflakes.reporter.Reporter(sys.stdout, sys.stdout)))


def use_pycodestyle():
    import pycodestyle
    checker = pycodestyle.Checker("x.py", lines=["import os,sys\n", "def f( a ):\n", "\treturn a==None\n", "\n", "\n"])
    print(checker.check_all())


def use_astroid():
    import astroid
    module = astroid.parse("class A:\n    x = 1\n    def f(self, *b): return self.x\nz = A().f(3)\nd = {'a': 1}['a']\n")
    print(module.as_string(), [next(module[name].infer()).as_string() for name in ("z", "d")])


for name, use in list(globals().items()):
    if name.startswith("use_"):
        print("=====", name[4:])
        try:
            use()
        except ImportError as missing:
            print(missing)
