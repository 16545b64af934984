"""Which headers set a cookie, in both protocols, and what goes back; which files of cookies can be read, and who may."""
import email
import http.cookiejar
import os
import stat
import urllib.request
from http.cookiejar import CookieJar, DefaultCookiePolicy, LWPCookieJar, MozillaCookieJar


class Response:
    def __init__(self, header):
        self.header = header

    def info(self):
        return email.message_from_string(self.header + '\n\n')


def exchange(url, header, **policy):
    jar = CookieJar(DefaultCookiePolicy(**policy))
    jar.extract_cookies(Response(header), urllib.request.Request(url))
    request = urllib.request.Request(url)
    jar.add_cookie_header(request)
    print(url, header, [(cookie.domain, cookie.version) for cookie in jar], request.get_header('Cookie'),
          request.get_header('Cookie2'))


for domain in 'localhost', '.localhost', '.local', 'other':
    exchange('http://localhost/', f'Set-Cookie: a=b; domain={domain}')
exchange('http://name.net/', 'Set-Cookie: a=b; domain=net')
for word in 'version=-1', 'version=x', 'max-age', 'max-age=x', 'max-age=-1', 'max-age=60', 'secure=x':
    exchange('http://www.name.net/', f'Set-Cookie: a=b; {word}')
for words in '', '; path=/', '; port="80,81"', '; port', '; domain=.name.net', '; max-age="60"', '; domain':
    exchange('http://www.name.net/', f'Set-Cookie2: a="b c"{words}; version=1', rfc2965=True)
    exchange('http://www.name.net/', f'Set-Cookie2: a="b c"{words}; version=1')
exchange('http://www.name.net/', 'Set-Cookie2: a=b; version=1; path=/\nSet-Cookie: a=c; path=/\nSet-Cookie: d=e', rfc2965=True)
exchange('http://www.name.net/', 'Set-Cookie: a=b; version=1', rfc2965=True)

print(http.cookiejar.http2time('09 Feb 19942632 22:23:32 GMT'), http.cookiejar.http2time('09 Feb 2024 22:23:32 GMT'))

name = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'jar')
for magic in '# netscape http cookie file', '# HTTP Cookie File', '# Netſcape HTTP Cookie File', '# other HTTP Cookie File':
    with open(name, 'w', encoding='utf-8') as file:
        file.write(magic + '\n')
        for expires in '', '0', '1', '99999999999':
            file.write(f'name.net\tFALSE\t/\tFALSE\t{expires}\tn{expires}\tv\n')
    for discard in False, True:
        jar = MozillaCookieJar()
        try:
            jar.load(name, ignore_discard=discard)
            print(magic, [(cookie.name, cookie.expires, cookie.discard) for cookie in jar])
        except http.cookiejar.LoadError as error:
            print(magic, type(error))
for kind in MozillaCookieJar, LWPCookieJar:
    os.remove(name)
    kind(name).save()
    print(oct(stat.S_IMODE(os.stat(name).st_mode)))
