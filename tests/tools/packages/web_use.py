"""Packages about texts and the web: dates, zones, schemas, grammars, templates, HTML, terminals, requests, applications."""
import io
import sys
import threading
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

warnings.simplefilter("ignore")


def section(name):
    print("=====", name)


def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, str(error)[:400])


def dates():
    import datetime
    from dateutil import easter, parser, relativedelta, rrule, tz
    for text in ("2003-09-25T10:49:41.5-03:00", "Thu Sep 25 10:36:28 2003", "10.2.2001", "3rd of May 2001", "10pm", "nonsense",
                 "19990101T23", "12h 3m", "Sep 2003", "2001-13-45"):
        show(parser.parse, text, default=datetime.datetime(2000, 1, 1))
    show(parser.isoparse, "2018-W05-3T12:34:56Z")
    start = datetime.datetime(2000, 1, 31)
    show(lambda: start + relativedelta.relativedelta(months=+1, weekday=relativedelta.FR(-1)))
    show(lambda: relativedelta.relativedelta(datetime.datetime(2010, 3, 1), start))
    show(lambda: [str(day) for day in rrule.rrule(rrule.MONTHLY, count=5, byweekday=rrule.MO(-1), dtstart=start)])
    show(lambda: list(rrule.rrulestr("DTSTART:20000101T000000\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=2,3;BYMONTHDAY=-1")))
    show(easter.easter, 2024)
    show(tz.tzstr("EST5EDT").utcoffset, datetime.datetime(2003, 7, 1))
    show(tz.gettz("Europe/Berlin").tzname, datetime.datetime(2003, 7, 1))


def zones():
    import datetime
    import pytz
    berlin = pytz.timezone("Europe/Berlin")
    for month in 1, 7:
        show(lambda: berlin.localize(datetime.datetime(2002, month, 1, 12)).astimezone(pytz.timezone("America/New_York")).isoformat())
    show(berlin.localize, datetime.datetime(2002, 10, 27, 2, 30), is_dst=None)
    show(pytz.timezone, "No/Where")
    show(lambda: (len(pytz.all_timezones) > 400, pytz.country_timezones("nz"), pytz.utc))


def schemas():
    import jsonschema
    schema = {"type": "object", "required": ["name"], "additionalProperties": False,
              "properties": {"name": {"type": "string", "minLength": 2}, "age": {"type": "integer", "minimum": 0},
                             "tags": {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True},
                             "at": {"$ref": "#/definitions/ip"}},
              "definitions": {"ip": {"type": "string", "format": "ipv4"}}}
    for value in ({"name": "ab"}, {"name": "a", "age": -1}, {"tags": ["a", "c"]}, {"name": "xy", "more": 1}, 5,
                  {"name": "ab", "at": "1.2.3"}, {"name": "ab", "tags": ["a", "a"]}):
        validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
        for error in sorted(validator.iter_errors(value), key=str):
            print(list(error.absolute_path), error.validator, error.message)
        show(jsonschema.validate, value, schema)
    show(jsonschema.Draft7Validator.check_schema, {"type": 5})


def grammars():
    import lark
    grammar = r'''
        ?start: sum
        ?sum: product | sum "+" product -> add | sum "-" product -> sub
        ?product: atom | product "*" atom -> mul
        ?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"
        %import common.NUMBER
        %import common.WS
        %ignore WS
    '''

    class Calculate(lark.Transformer):
        from operator import add, mul, neg, sub
        add, mul, sub, neg = (lark.v_args(inline=True)(f) for f in (lambda s, a, b: a + b, lambda s, a, b: a * b,
                                                                     lambda s, a, b: a - b, lambda s, a: -a))

        def number(self, children):
            return float(children[0])
    for kind in "lalr", "earley":
        parser = lark.Lark(grammar, parser=kind)
        print(parser.parse("1 + 2 * (3 - -4)").pretty())
        show(lambda: Calculate().transform(parser.parse("1 + 2 * (3 - -4)")))
        try:
            parser.parse("1 + * 2")
        except lark.exceptions.UnexpectedInput as error:
            # What could have stood there is a set.
            print(type(error).__name__, str(error).split("\n")[0], sorted(str(error).split("\n")))


def templates():
    from mako.lookup import TemplateLookup
    from mako.template import Template
    show(Template("hello ${name | h}! % for i in range(3):\n${i}\n").render, name="<x>")
    text = "<%! import math %>\n<%def name='f(x)'>[${x}]</%def>\n% for i in range(3):\n${f(i)} ${loop.index} \\\n% endfor\n${math.floor(2.5)}"
    show(Template(text).render)
    lookup = TemplateLookup()
    lookup.put_string("base", "<html><%block name='body'>nothing</%block>${self.title()}</html><%def name='title()'>base</%def>")
    lookup.put_string("page", "<%inherit file='base'/><%block name='body'>body of ${parent.title()}</%block><%def name='title()'>page</%def>")
    show(lookup.get_template("page").render)
    show(Template, "${1 +")
    show(Template("${nope.x}").render)


def html():
    import bs4
    import html5lib
    document = "<p class='a b'>One<b>two</p><table><td>x<tr>y</table><ul><li>1<li>2</ul>&eacute;&lt;<script>a<b</script><!-- c -->"
    for parser in "html.parser", "html5lib":
        soup = bs4.BeautifulSoup(document, parser)
        print(soup.prettify())
        show(lambda: [item.get_text() for item in soup.select("ul > li:nth-of-type(2), p.a b")])
        show(lambda: soup.find("p")["class"])
        show(lambda: soup.find(string="two").parent.name)
    tree = html5lib.parse(document, namespaceHTMLElements=False)
    print(html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always"))
    errors = html5lib.HTMLParser()
    errors.parse("<!doctype html><p></b><a></p>&foo;<div/>")
    print(errors.errors)


def terminals():
    import rich.console
    import rich.markdown
    import rich.pretty
    import rich.syntax
    import rich.table
    import rich.traceback
    import rich.tree
    console = rich.console.Console(file=sys.stdout, width=70, force_terminal=True, color_system="truecolor", legacy_windows=False, _environ={})
    table = rich.table.Table(title="Title", show_lines=True)
    for column in "a", "[bold]b[/]", "c":
        table.add_column(column, justify="right")
    table.add_row("1", "[red]two[/red]", "three " * 10)
    console.print(table)
    console.print(rich.markdown.Markdown("# Head\n\n* one\n* **two**\n\n```python\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"))
    console.print(rich.pretty.Pretty({"a": [1, 2, {"b": None}] * 9, "c": "x" * 30}))
    console.print(rich.syntax.Syntax("def f(x):\n    return x + 1  # comment\n", "python", line_numbers=True))
    tree = rich.tree.Tree("root")
    tree.add("one").add("two")
    console.print(tree)

    def fail(x):
        local = [x] * 3
        return local[x]
    try:
        fail(5)
    except IndexError:
        plain = rich.console.Console(file=io.StringIO(), width=70, _environ={})
        plain.print(rich.traceback.Traceback(show_locals=True))
        print("\n".join(line for line in plain.file.getvalue().split("\n") if "web_use" not in line))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = f"{self.command} {self.path} {self.headers.get('Content-Type')} {self.headers.get('Cookie')} {body}".encode()
        self.send_response(302 if self.path == "/moved" else 404 if self.path == "/nope" else 200)
        if self.path == "/moved":
            self.send_header("Location", "/there")
        self.send_header("Set-Cookie", "k=v; path=/")
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_PUT = do_POST


def requested():
    import requests
    import urllib3
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    with requests.Session() as session:
        session.trust_env = False
        for method, path, keywords in (("get", "/a", {"params": {"x": ["1", "\xe9"]}}), ("post", "/b", {"data": {"k": "v w"}}),
                                       ("put", "/c", {"json": {"a": [1, None]}}), ("get", "/moved", {}), ("get", "/nope", {}),
                                       ("post", "/f", {"data": b"raw", "headers": {"Content-Type": "x/y"}}),
                                       ("get", "/auth", {"auth": ("user", "word")})):
            response = getattr(session, method)(root + path, timeout=20, **keywords)
            print(response.status_code, response.text, response.encoding, dict(response.cookies), len(response.history))
            show(response.raise_for_status if root not in str(response.status_code) and response.ok else lambda: "failed")
    for url in "nothing", "http://", root.replace("http", "foo"):
        show(requests.get, url)
    pool = urllib3.PoolManager(retries=urllib3.Retry(2, redirect=2))
    print(pool.request("GET", root + "/moved").data)
    show(lambda: urllib3.util.parse_url("http://u:p@h.example:80/p;x?q#f"))
    server.shutdown()
    server.server_close()


def applications():
    import flask
    import werkzeug.exceptions
    import werkzeug.routing
    import werkzeug.test
    app = flask.Flask("here", template_folder=".", static_folder=None)
    app.secret_key = "key"

    @app.route("/hello/<int:number>", methods=["GET", "POST"])
    def hello(number):
        flask.session["seen"] = number
        return flask.jsonify(number=number, arguments=flask.request.args, form=flask.request.form)

    @app.route("/template")
    def template():
        return flask.render_template_string("{{ request.path }} {{ url_for('hello', number=3) }} {{ '<b>' }}")

    @app.errorhandler(404)
    def missing(error):
        return f"nothing: {error}", 404

    client = app.test_client()
    for method, path, keywords in (("get", "/hello/5?a=1", {}), ("post", "/hello/6", {"data": {"f": "\xe9"}}), ("get", "/template", {}),
                                   ("get", "/nope", {}), ("put", "/hello/1", {})):
        response = getattr(client, method)(path, **keywords)
        print(response.status, response.headers.get("Content-Type"), response.data)
    import itsdangerous
    signer = itsdangerous.URLSafeSerializer("secret")
    print(signer.dumps({"a": [1, 2]}), signer.loads(signer.dumps([1])))
    show(signer.loads, "bad.signature")


def rest():
    import babel.dates
    import babel.numbers
    import cssselect
    import datetime
    import idna
    import packaging.requirements
    import packaging.specifiers
    import packaging.version
    import parso
    import pathspec
    show(lambda: babel.numbers.format_currency(1234567.891, "EUR", locale="de_DE"))
    show(lambda: babel.dates.format_date(datetime.date(2007, 4, 1), "full", locale="fr"))
    show(lambda: babel.Locale("zh", "TW").display_name)
    show(lambda: cssselect.HTMLTranslator().css_to_xpath("div#a > p.b:nth-child(2n+1)"))
    show(idna.encode, "ドメイン.テスト")
    show(idna.encode, "x" * 70)
    show(lambda: sorted(map(packaging.version.Version, ["1.0.post1", "1.0a2", "1.0", "1!0", "1.0.dev3", "1.0rc1"])))
    show(lambda: list(packaging.specifiers.SpecifierSet(">=1.2,!=1.5,<2").filter(["1.1", "1.2", "1.5", "1.9", "2"])))
    show(packaging.requirements.Requirement, 'a[b]>=1; python_version < "3"')
    show(packaging.requirements.Requirement, "a b c")
    module = parso.parse("def f(x):\n    return (x +\n", version="3.10")
    print(module.dump(indent=None), [error.message for error in parso.load_grammar().iter_errors(module)])
    spec = pathspec.PathSpec.from_lines("gitwildmatch", ["*.py", "!a.py", "/x/**/y"])
    print([spec.match_file(name) for name in ("b.py", "a.py", "x/q/y", "y")])


for part in sys.argv[1:] or ("dates", "zones", "schemas", "grammars", "templates", "html", "terminals", "requested", "applications", "rest"):
    section(part)
    try:
        globals()[part]()
    except Exception as error:
        print("failed:", type(error).__name__, error)
        import traceback
        traceback.print_exc()
