# Values of XML-RPC: as XML, from XML, and what can be neither; dates, bytes and faults.
import datetime
import decimal
import io
import re
import xmlrpc.client as client


def attempt(call, *arguments, **options):
    try:
        result = repr(call(*arguments, **options))
        print(call.__name__, re.sub(r" (object )?at 0x[0-9a-f]*", "", result))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


class Plain:
    def __init__(self):
        self.a = 1


class Text(str):
    pass


recursive_list = []
recursive_list.append(recursive_list)
recursive_dict = {}
recursive_dict["d"] = recursive_dict
shared = [1]
for value in (1, -5, 2**31 - 1, 2**31, -2**31, -2**31 - 1, True, None, 'a<b>&c"', "\xe9", 1.5, float("inf"), 1e100, b"abc" * 30, bytearray(b"x"),
              client.Binary(b"q"), [1, [2]], (1, 2), {"a": 1, "b<": {}}, {1: 2}, datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.date(2020, 1, 2),
              datetime.datetime(20, 1, 2, tzinfo=datetime.timezone.utc), client.DateTime("20200102T03:04:05"), object(), 1j, decimal.Decimal(1),
              client.Fault(3, "bad"), set(), Plain(), Text("x"), recursive_list, recursive_dict, [shared, shared]):
    attempt(client.dumps, (value,))
attempt(client.dumps, (None, {"\xe9": None}), allow_none=True)
for arguments, options in (((1,), "m.x"), {}), (((1,),), {"methodresponse": True}), (((1, 2),), {"methodresponse": 1}), (((), "m<\xe9"), {"encoding": "latin-1"}), \
        ((client.Fault(1, "a<"),), {"methodresponse": True}), ((client.Fault(1, "a<"),), {}), (([1],), {}), (((1,), "m"), {"encoding": "utf-8"}):
    attempt(client.dumps, *arguments, **options)

CALL = "<?xml version='1.0'?><methodCall><methodName>m</methodName><params><param><value>%s</value></param></params></methodCall>"
for text in ("<int>1</int>", "<i4> 5 </i4>", "<i8>9999999999</i8>", "<i1>1</i1>", "<i2>2</i2>", "<biginteger>123456789012345678901</biginteger>",
             "<boolean>1</boolean>", "<boolean>0</boolean>", "<boolean>2</boolean>", "text", "", "<string>a&lt;b</string>", "<double>1.5</double>",
             "<float>2.5</float>", "<bigdecimal>1.25</bigdecimal>", "<nil/>", "<ex:nil/>", "<ex:i8>7</ex:i8>", "<string/>", " <int>1</int> ",
             "<array><data><value><int>1</int></value><value>x</value></data></array>", "<array><data></data></array>",
             "<struct><member><name>a</name><value><int>1</int></value></member><member><name>b</name><value>x</value></member></struct>",
             "<struct></struct>", "<foo>1</foo>", "<int>x</int>", "<dateTime.iso8601> 20200102T03:04:05 </dateTime.iso8601>"):
    attempt(client.loads, CALL % text)
for text in ("<dateTime.iso8601>20200102T03:04:05</dateTime.iso8601>", "<dateTime.iso8601>bad</dateTime.iso8601>", "<base64>YWJj</base64>"):
    attempt(client.loads, CALL % text, use_datetime=True)
    attempt(client.loads, CALL % text, use_builtin_types=True)
for document in (client.dumps(client.Fault(4, "x"), methodresponse=True), "", "<a", "<methodResponse></methodResponse>", "<params></params>", CALL % "<int>1",
                 b'<?xml version="1.0" encoding="latin-1"?><params><param><value>\xe9</value></param></params>'):
    attempt(client.loads, document)

for value in ("20200102T03:04:05", datetime.datetime(2020, 1, 2, 3, 4, 5, 999), (2020, 1, 2, 3, 4, 5, 0, 0, 0)):
    date = client.DateTime(value)
    print(date, date.timetuple()[:6], repr(date).startswith("<DateTime '20200102T03:04:05' at 0x"))
print(len(client.DateTime().value))
for other in ("20200102T03:04:05", datetime.datetime(2020, 1, 2, 3, 4, 5), client.DateTime("20210102T03:04:05"), 5, None):
    print([date == other, date != other])
    for compare in (lambda: date < other, lambda: date <= other, lambda: date > other, lambda: date >= other):
        attempt(compare)
attempt(hash, date)
attempt(client.DateTime, [])
data = client.Binary(b"abc")
print(data == b"abc", data == client.Binary(b"abc"), data != b"x", str(data))
out = io.StringIO()
data.encode(out)
date.encode(out)
print(out.getvalue())
data.decode(b"eHg=")
date.decode(" x ")
print(data.data, date.value)
attempt(client.Binary, "text")
print(repr(client.Fault(1, "s")), str(client.Fault(1, "s", more=2)), client.Fault(1, "s").args, client.ProtocolError("u", 404, "m", {"a": 1}))
print(client.gzip_decode(client.gzip_encode(b"abc" * 100)) == b"abc" * 100)
attempt(client.gzip_decode, b"xx")
attempt(client.gzip_decode, client.gzip_encode(b"a" * 100), 10)

proxy = client.ServerProxy("http://user:pw@h:1/x?q#f")
print(proxy, type(proxy.a.b).__name__, type(proxy("transport")).__name__, client.ServerProxy("http://h"))
attempt(client.ServerProxy, "ftp://h/")
transport = client.Transport(headers=[("X", "1")])
for host in ("u%40:p@h", "h", ("h", {"k": 1})):
    print(transport.get_host_info(host))
print(client._Method(lambda name, arguments: (name, arguments), "f").g(1, 2))
results = client.MultiCallIterator([[1], {"faultCode": 1, "faultString": "s"}, "x"])
for index in range(3):
    attempt(results.__getitem__, index)
