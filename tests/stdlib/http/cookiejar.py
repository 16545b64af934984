# http.cookiejar: what is taken from responses, what goes into requests; files; dates and words of headers.
import http.cookiejar as cookiejar
import os
import urllib.request
from email.message import Message


class Response:
    def __init__(self, headers):
        self.message = Message()
        for header in headers:
            self.message.add_header("Set-Cookie", header)

    def info(self):
        return self.message


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, str(e).replace(os.environ["TEST_TMP"], "TMP"))


def go(headers, url="http://www.example.com/a/b", ask=None, policy=None):
    jar = cookiejar.CookieJar(policy)
    jar.extract_cookies(Response(headers), urllib.request.Request(url))
    for cookie in jar:
        print("  ", repr(cookie))
    request = urllib.request.Request(ask or url)
    jar.add_cookie_header(request)
    print(" ->", request.get_header("Cookie"), len(jar), jar)
    return jar


kept = go(["a=b; path=/", "c=d; domain=.example.com; secure; HttpOnly", 'e="x y"; expires=Wed, 09 Jun 2100 10:18:14 GMT',
           "f=g; max-age=0", "i=j; expires=garbage", "k=l; domain=other.com", "m=n; path=/zzz", "o=p; domain=com", "=q",
           "r=s; version=1; Comment=x", "t; path=/a"])
go(["a=b; domain=example.com"], ask="http://sub.example.com/a/c")
go(["a=b"], ask="http://sub.example.com/a/c")
go(["a=b;secure"], ask="https://www.example.com/a/c")
go(["a=b"], url="http://localhost/x")
go(["a=b; path=/a/b/c"], url="http://1.2.3.4/a/b")
Policy = cookiejar.DefaultCookiePolicy
go(["a=b", "c=d; domain=.example.com"], policy=Policy(blocked_domains=[".example.com"]))
go(["a=b", "c=d; domain=.example.com"], policy=Policy(allowed_domains=["www.example.com"]))
go(["a=b; domain=.co.uk", "c=d; domain=.x.co.uk"], url="http://x.co.uk/", policy=Policy(strict_domain=True))
go(["$a=b", "c=d; path=/zzz"], policy=Policy(strict_ns_set_initial_dollar=True, strict_ns_set_path=True))
go(["a=b"], policy=Policy(netscape=False))

folder = os.environ["TEST_TMP"]
for kind in cookiejar.LWPCookieJar, cookiejar.MozillaCookieJar:
    jar = kind(folder + "/jar")
    for cookie in kept:
        jar.set_cookie(cookie)
    jar.save(ignore_discard=True)
    print(open(folder + "/jar").read())
    again = kind()
    again.load(folder + "/jar", ignore_discard=True)
    print([(c.name, c.value, c.domain, c.path, c.secure, c.expires, c.discard) for c in again])
    again.clear_session_cookies()
    print(len(again))
    show(again.clear, None, "/a")
    show(again.clear, "nope")
    with open(folder + "/bad", "w") as file:
        file.write("nothing\n")
    show(again.revert, folder + "/bad")
    print(len(again))
show(cookiejar.MozillaCookieJar().save)

for text in ["Wed, 09 Feb 1994 22:23:32 GMT", "Thursday, 08-Feb-94 14:15:29 GMT", "1994-02-03 14:15:29 -0100",
             "09 Feb 1994 22:23:32", "Feb  3 1994", "19940203T141529Z", "x", "08-Feb-94", "Sat Jun 1 12:00:00 2030",
             "1996-02-29 12:00", "03/Feb/1994:17:03:55 -0700", "03 Foo 1994"]:
    print(text, cookiejar.http2time(text), cookiejar.iso2time(text))
print(cookiejar.time2isoz(0), cookiejar.time2netscape(0), cookiejar.time2isoz(1e9))
print(cookiejar.split_header_words(['a=b; c="d\\"e"; f, g=h', "x"]), cookiejar.parse_ns_headers(["a=b; expires=x; c", "=v"]))
print(cookiejar.join_header_words([[("text/plain", None), ("charset", "iso-8859/1")], [("a", "b")]]))
Request = urllib.request.Request
print(cookiejar.request_host(Request("http://A.B:80/")), cookiejar.eff_request_host(Request("http://a/")))
print([cookiejar.domain_match(*pair) for pair in (("x.y.com", ".y.com"), ("1.2.3.4", ".3.4"), ("a.b", "a.b"), ("y.com", ".y.com"))])
print(cookiejar.reach("www.acme.com"), cookiejar.reach("a.local"), cookiejar.reach("acme.com"), cookiejar.escape_path("/a b%2f\xe4"))
print(cookiejar.is_third_party(Request("http://a.b.c/")), cookiejar.is_third_party(Request("http://a.b.c/", origin_req_host="b.c")))
cookie = next(iter(kept))
print(cookie.has_nonstandard_attr("x"), cookie.get_nonstandard_attr("x", 5), cookie.is_expired())
