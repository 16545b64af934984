"""Cookies as files of two formats have them."""
from http.cookiejar import NETSCAPE_HEADER_TEXT, Cookie, lwp_cookie_str

print(NETSCAPE_HEADER_TEXT)
print(lwp_cookie_str(Cookie(0, 'n', 'v w', None, False, 'host', True, True, '/p', True, True, 86400, False, 'why', 'url', {'b': 'c', 'a': None})))
print(lwp_cookie_str(Cookie(1, '"n"', None, '80', True, 'host', True, False, '/', False, False, None, True, None, None, {})))
