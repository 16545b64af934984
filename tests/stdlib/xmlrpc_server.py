# Functions and objects that are called by HTTP, and what a server answers to what is none of its calls.
import contextlib
import http.client
import io
import os
import sys
import threading
import xmlrpc.client
from xmlrpc.server import (CGIXMLRPCRequestHandler, MultiPathXMLRPCServer, SimpleXMLRPCDispatcher, SimpleXMLRPCServer,
                           list_public_methods, resolve_dotted_attribute)


def attempt(call, *arguments):
    try:
        print(call(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    """Has methods."""

    class inner:
        @staticmethod
        def method(x):
            """Doubles."""
            return x * 2

    def twice(self, x):
        return x + x

    def _private(self):
        return "secret"

    value = 5


server = SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False, allow_none=True)
server.register_function(pow)
server.register_function(lambda *arguments: list(arguments), "echo")


@server.register_function(name="named")
def function():
    """Fails."""
    raise ValueError("no \xe9")


@server.register_function
def fault():
    raise xmlrpc.client.Fault(42, "my own")


server.register_instance(Thing(), allow_dotted_names=True)
server.register_introspection_functions()
server.register_multicall_functions()
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
host, port = server.server_address
with xmlrpc.client.ServerProxy(f"http://{host}:{port}", allow_none=True) as proxy:
    attempt(proxy.pow, 2, 9)
    attempt(proxy.echo, 1, "\xe9", [None, {"a": 1.5}], True)
    attempt(proxy.echo)
    attempt(proxy.named)
    attempt(proxy.fault)
    attempt(proxy.twice, "ab")
    attempt(proxy.inner.method, 4)
    attempt(proxy._private)
    attempt(proxy.value)
    attempt(proxy.nothing)
    attempt(proxy.pow, 1)
    attempt(proxy.echo, {"set": object()})
    attempt(proxy.system.listMethods)
    attempt(proxy.system.methodHelp, "inner.method")
    attempt(proxy.system.methodHelp, "nothing")
    attempt(proxy.system.methodSignature, "pow")
    calls = xmlrpc.client.MultiCall(proxy)
    calls.pow(2, 3)
    calls.fault()
    calls.nothing()
    results = calls()
    for index in range(3):
        attempt(results.__getitem__, index)
    print(len(proxy.echo("x" * 5000)[0]))
    proxy("transport").encode_threshold = 10
    print(proxy.echo("compressed"))


def post(path, body, **headers):
    connection = http.client.HTTPConnection(host, port)
    connection.request("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    print(response.status, response.reason, response.getheader("Content-type"), response.getheader("Content-Encoding"), response.read()[:4])
    connection.close()


post("/other", b"")
post("/RPC2", b"no xml")
post("/RPC2", b"x", Content_Encoding="gzip")
post("/RPC2", b"x", Content_Encoding="lzw")
post("/RPC2", xmlrpc.client.dumps(("y" * 3000,), "echo").encode(), Accept_Encoding="gzip;q=0.5, deflate")
post("/RPC2", xmlrpc.client.dumps(("y" * 3000,), "echo").encode(), Accept_Encoding="gzip;q=0")
server.shutdown()
thread.join()
server.server_close()

dispatcher = SimpleXMLRPCDispatcher()
attempt(dispatcher._dispatch, "nothing", ())
dispatcher.register_function(None, "none")
attempt(dispatcher._dispatch, "none", ())


class Own:
    def _dispatch(self, method, params):
        return method, params

    def _listMethods(self):
        return ["b", "a"]

    def _methodHelp(self, name):
        return "help of " + name


dispatcher.register_instance(Own())
attempt(dispatcher._dispatch, "anything", (1,))
attempt(dispatcher.system_listMethods)
attempt(dispatcher.system_methodHelp, "a")
attempt(dispatcher._marshaled_dispatch, xmlrpc.client.dumps((), "m"))
attempt(list_public_methods, Thing())
attempt(resolve_dotted_attribute, Thing(), "inner._x")
attempt(resolve_dotted_attribute, Thing(), "inner.method", False)

with MultiPathXMLRPCServer(("127.0.0.1", 0), bind_and_activate=False) as paths:
    paths.add_dispatcher("/own", dispatcher)
    print(paths.get_dispatcher("/own") is dispatcher)
    print(paths._marshaled_dispatch(xmlrpc.client.dumps((), "m"), path="/own"))
    print(paths._marshaled_dispatch(xmlrpc.client.dumps((), "m"), path="/other"))

cgi = CGIXMLRPCRequestHandler()
cgi.register_function(pow)
for method in ("GET", "POST"):
    os.environ["REQUEST_METHOD"] = method
    sys.stdin = io.StringIO(xmlrpc.client.dumps((2, 3), "pow"))
    raw = io.BytesIO()
    text = io.TextIOWrapper(raw, write_through=True)
    with contextlib.redirect_stdout(text):
        cgi.handle_request()
    lines = raw.getvalue().decode().splitlines()
    print(lines[:2] if method == "GET" else lines)
