# http.client against sockets that only pretend, and one that does not: requests as they are sent, responses, errors.
import http.client
import io
import socket
import threading
from http import HTTPMethod, HTTPStatus


class Pretended:
    def __init__(self, text):
        self.text, self.sent = text, b""

    def makefile(self, mode, buffering=None):
        return io.BufferedReader(io.BytesIO(self.text))

    def sendall(self, data):
        self.sent += bytes(data)

    def setsockopt(self, *args):
        pass

    def close(self):
        pass


def connection(text=b"", host="example.com", **keywords):
    made = http.client.HTTPConnection(host, **keywords)
    made.sock = Pretended(text)
    return made


def response(text):
    c = connection(text)
    c.request("GET", "/")
    return c.getresponse()


def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except Exception as e:
        print(f"{type(e).__module__}.{type(e).__name__}", e)


print(repr(HTTPStatus.OK), HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND.is_client_error, HTTPStatus.OK == 200)
print(repr(HTTPMethod.GET), HTTPMethod("PUT"), HTTPStatus.REQUEST_URI_TOO_LONG, len(http.client.responses), http.client.NOT_FOUND)
print({int(status): status.phrase for status in HTTPStatus})

c = connection(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: 1\r\nA: 2\r\n\r\nhello")
c.request("GET", "/x", headers={"X": "y", "N": 3})
print(c.sock.sent)
r = c.getresponse()
print(r.status, r.reason, r.version, r.getheader("a"), r.getheader("zz", "d"), r.getheaders(), r.length, r.will_close, r.chunked)
print(r.read(2), r.isclosed(), r.read(), r.isclosed(), r.read(), r.closed)
c = connection(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n")
c.request("POST", "/y", body=iter([b"ab", b"", b"cd"]))
print(c.sock.sent)
r = c.getresponse()
print(r.read(7), r.read(), r.read())

for text in (b"", b"nonsense\r\n\r\n", b"HTTP/1.1 9 x\r\n\r\n", b"HTTP/2.0 200 OK\r\n\r\n",
             b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
             b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\nuntil the end",
             b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 101 + b"\r\n", b"HTTP/1.1 200 " + b"x" * 70000,
             b"HTTP/1.1 204 No\r\n\r\nxx", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
             b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\nhel"):
    show(lambda: response(text).read())

c = connection()
show(c.getresponse)
show(c.putheader, "a", "b")
show(c.request, "GET", "/a b")
c.close()
show(c.request, "G\nT", "/")
for name, value in (("a b", "c"), ("a:", "c"), ("a", "b\r\nc"), ("a", "b\r\n c"), ("\n", "x"), ("a", "\u1234")):
    c = connection()
    c.putrequest("GET", "/")
    show(c.putheader, name, value)
show(http.client.HTTPConnection, "h:x")
show(http.client.HTTPConnection, "h\n")
for host in ("h:80", "h:", "h:8080", "[::1]:90", "::1", "[fe80::1%eth0]"):
    c = connection(b"", host)
    c.request("GET", "")
    print(c.host, c.port, c.sock.sent)
for body, headers in (("text\xe9", {"Content-Type": "a"}), (None, {}), (io.StringIO("abc"), {}), (io.BytesIO(b"abc"), {"Content-Length": 3})):
    c = connection()
    c.request("PUT", "/", body, headers)
    print(c.sock.sent)
show(c.request, "GET", "/")
show(connection().request, "PUT", "/", "text\u1234")
print(repr(http.client.IncompleteRead(b"abc", 5)), repr(http.client.IncompleteRead(b"abc")), repr(http.client.BadStatusLine("")))

r = response(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nab\ncd\nefghij")
print(r.readline(), r.peek(1)[:2], r.read1(2), list(r), r.isclosed())
r = response(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\n\ndef\r\n0\r\n\r\n")
buffer = bytearray(2)
print(r.readinto(buffer), buffer, r.peek(), r.readline(), r.read1(), r.read1(), r.isclosed())
message = http.client.parse_headers(io.BytesIO(b"A: b\r\nC: d\r\n e\r\n\r\nrest"))
print(type(message), message.items())

c = http.client.HTTPConnection("proxy")
end = Pretended(b"HTTP/1.1 500 Bad\r\nX: y\r\n\r\n")
c._create_connection = lambda *args: end
c.set_tunnel("far", 99, {"P": "q"})
show(c.request, "GET", "/")
print(end.sent, c.get_proxy_response_headers().items())

listening = socket.create_server(("127.0.0.1", 0))


def serve():
    one, _ = listening.accept()
    data = one.recv(1000)
    one.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data) + data)
    one.close()


thread = threading.Thread(target=serve)
thread.start()
c = http.client.HTTPConnection("127.0.0.1", listening.getsockname()[1], timeout=5)
c.request("GET", "/path")
print(c.getresponse().read().split(b"\r\n")[0])
thread.join()
c.close()
listening.close()
