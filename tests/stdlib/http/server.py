# http.server and socketserver: requests served in threads, files and folders, errors; what is logged.
import http.client
import http.server
import io
import os
import re
import socket
import socketserver
import sys
import tempfile
import threading


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Here", "now"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".txt": "text/plain"}

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201, "Done")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.upper())

    def log_message(self, format, *args):
        lines.append(format % args)

    def date_time_string(self, timestamp=None):
        return "today"


def shown(response):
    body = response.read()
    body = re.sub(rb"<p>Error code explanation.*</p>", b"<p>why</p>", body)
    print(response.status, response.reason, sorted((k, v) for k, v in response.getheaders() if k != "Content-Length"), body)


lines = []
folder = tempfile.mkdtemp(dir=os.environ["TEST_TMP"])
os.mkdir(folder + "/sub")
with open(folder + "/a b.txt", "w") as file:
    file.write("hello")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Handler(*args, directory=folder))
threading.Thread(target=server.serve_forever, args=(0.05,)).start()
c = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
for method, path, body in (("GET", "/a%20b.txt", None), ("GET", "/", None), ("GET", "/sub", None), ("HEAD", "/sub/", None),
                           ("GET", "/nope", None), ("POST", "/x", b"abc"), ("GET", "/../../a%20b.txt?q#f", None),
                           ("PUT", "/", b""), ("GET", "/a%20b.txt/", None)):
    c.request(method, path, body)
    shown(c.getresponse())
c.request("GET", "/a%20b.txt", headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
shown(c.getresponse())
for text in (b"GET / HTTP/2.0\r\n\r\n", b"GET / HTTP/x\r\n\r\n", b"GET\r\n\r\n", b"PUT /\r\n\r\n", b"GET /a%20b.txt\r\n",
             b"GET / x HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nA: " + b"x" * 70000 + b"\r\n\r\n", b"GET / HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"):
    with socket.create_connection(("127.0.0.1", server.server_port)) as one:
        one.sendall(text)
        data = b""
        while block := one.recv(10000):
            data += block
    print(data.split(b"\r\n")[0][:60])
c.close()
server.shutdown()
server.server_close()
for line in lines:
    print(line)


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().upper())


class Datagram(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


class Failing(socketserver.BaseRequestHandler):
    def handle(self):
        raise ValueError("on purpose")


def asked(server_class, handler, kind):
    with server_class(("127.0.0.1", 0), handler) as server:
        with socket.socket(socket.AF_INET, kind) as s:
            s.connect(server.server_address)
            s.sendall(b"abc\n")
            server.handle_request()
            return s.recv(100)


for server_class in socketserver.TCPServer, socketserver.ThreadingTCPServer, socketserver.ForkingTCPServer:
    print(server_class.__name__, asked(server_class, Upper, socket.SOCK_STREAM))
for server_class in socketserver.UDPServer, socketserver.ThreadingUDPServer, socketserver.ForkingUDPServer:
    print(server_class.__name__, asked(server_class, Datagram, socket.SOCK_DGRAM))
sys.stderr = io.StringIO()
print(asked(socketserver.TCPServer, Failing, socket.SOCK_STREAM))
written, sys.stderr = sys.stderr.getvalue(), sys.__stderr__
print(written.splitlines()[0], written.splitlines()[-2])


class Waiting(socketserver.TCPServer):
    timeout = 0.01

    def handle_timeout(self):
        print("nobody came")


with Waiting(("127.0.0.1", 0), Upper) as server:
    server.handle_request()
