# urllib.request over HTTP: redirections, errors, passwords, cookies, proxies, data; against a server of its own.
import base64
import http.cookiejar
import http.server
import io
import threading
import urllib.error
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path.startswith("http://"):
            self.answer(200, ("by proxy: " + self.path).encode())
        elif self.path == "/moved":
            self.answer(301, b"", Location="/there?x=\xe4 y")
        elif self.path == "/circle":
            self.answer(302, b"", Location="/circle")
        elif self.path == "/elsewhere":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/cookie":
            self.answer(200, (self.headers["Cookie"] or "none").encode(), Set_Cookie="a=b")
        elif self.path == "/secret":
            if self.headers["Authorization"] == "Basic " + base64.b64encode(b"me:pass").decode():
                self.answer(200, b"welcome")
            else:
                self.answer(401, b"who?", WWW_Authenticate='Basic realm="here"')
        elif self.path == "/gone":
            self.answer(410, b"gone away")
        else:
            self.answer(200, self.path.encode() + b" " + self.headers["User-agent"].split("/")[0].encode())

    def do_POST(self):
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            data = b""
            while size := int(self.rfile.readline(), 16):
                data += self.rfile.read(size)
                self.rfile.readline()
        else:
            data = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, f"{self.headers['Content-Type']} {data}".encode())


def show(f, *args, **keywords):
    try:
        with f(*args, **keywords) as response:
            print(response.status, response.reason, response.geturl().replace(root, ""), response.read())
    except urllib.error.HTTPError as e:
        print(repr(e), e.code, e.read())
    except Exception as e:
        print(type(e).__name__, e)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
root = f"http://127.0.0.1:{server.server_port}"
urlopen = urllib.request.urlopen
for path in "/plain", "/moved", "/gone", "/circle", "/secret":
    show(urlopen, root + path)
try:
    urlopen(root + "/elsewhere")
except urllib.error.HTTPError as e:
    print(e)
    e.close()
show(urlopen, root + "/form", data=b"a=b")
show(urlopen, urllib.request.Request(root + "/x", data=io.BytesIO(b"abc"), headers={"Content-Type": "text/x"}))
show(urlopen, root + "/x", data="text")
show(urlopen, urllib.request.Request(root + "/head", method="HEAD"))
show(urlopen, "http:///nowhere")
show(urlopen, "nothing://x")

passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, root, "me", "pass")
print(passwords.find_user_password("any", root + "/deep/er"), passwords.find_user_password("any", "http://other/"))
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(passwords))
show(opener.open, root + "/secret")
passwords.add_password("here", root, "me", "wrong")
show(opener.open, root + "/secret")

jar = http.cookiejar.CookieJar()
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
show(opener.open, root + "/cookie")
show(opener.open, root + "/cookie")
print([c.name for c in jar])
opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": root}))
show(opener.open, "http://far.example/away")
print(urllib.request.proxy_bypass_environment("a.b.c:80", {"no": "x.y, .b.c"}), urllib.request.proxy_bypass_environment("b", {"no": "a"}))
print(urllib.request.parse_http_list('a, "b, \\"c", d="e,f"'), urllib.request.parse_keqv_list(["a=b", 'c="d"']))
server.shutdown()
server.server_close()
