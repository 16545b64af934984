"""Paths of URLs with queries, own hosts, odd types of data: URLs, and which variables name proxies."""
import os
import pathlib
import socket
import urllib.error
import urllib.request as r

for url in 'data:text/html;\x01,data', 'data:text\x7f/html,data', 'data:te xt/html,d':
    try:
        print(r.urlopen(url).headers.items())
    except ValueError as error:
        print(error)
for url in ('a?b', 'a#b', '//h?x/', '//localhost?x', '?', '//127.0.0.1/a', '///a;b', '//user@localhost/a', 'a%3Fb',
            f'//{socket.gethostname()}/own'):
    for resolve in False, True:
        try:
            print(r.url2pathname(url, resolve_host=resolve))
        except urllib.error.URLError as error:
            print(url, resolve, error)
print(type(r.thishost()), pathlib.Path.from_uri(f'file://{socket.gethostname()}/own'))


def proxies(**environment):
    for name in list(os.environ):
        if 'proxy' in name.lower():
            del os.environ[name]
    os.environ.update(environment)
    print(environment, r.getproxies_environment(), r.proxy_bypass_environment('localhost'), r.proxy_bypass_environment('a.b:80'))


proxies(no_proxy='', No_Proxy='localhost')
proxies(http_proxy='', HTTP_PROXY='x')
proxies(HTTP_PROXY='x', http_proxy='y')
proxies(no_proxy='a.b:80')
proxies(NO_PROXY='localhost')
proxies(_proxy='z', proxy='u', FTP_PROXY='x')
proxies(HTTP_PROXY='x', REQUEST_METHOD='GET')
proxies(http_proxy='y', HTTP_PROXY='x')
