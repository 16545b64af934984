"""The handlers of urllib.request that speak HTTP, and those that look at what it answers."""

import base64
import http.client
import re
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlparse, urlsplit, _splitport
from urllib.request import BaseHandler, Request, getproxies


class AbstractHTTPHandler(BaseHandler):
    """Sends requests."""

    def __init__(self, debuglevel=None):
        self._debuglevel = http.client.HTTPConnection.debuglevel if debuglevel is None else debuglevel

    def set_http_debuglevel(self, level):
        """Print what is sent and got, if the level is above 0."""
        self._debuglevel = level

    def do_request_(self, request):
        """Add the headers that a request must have."""
        if not request.host:
            raise URLError('no host given')
        if request.data is not None:
            self._describe_data(request)
        host = urlparse(request.selector).netloc if request.has_proxy() else ''
        if not request.has_header('Host'):
            request.add_unredirected_header('Host', host or request.host)
        for name, value in self.parent.addheaders:
            name = name.capitalize()
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    @staticmethod
    def _describe_data(request):
        data = request.data
        if isinstance(data, str):
            raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.')
        if not request.has_header('Content-type'):
            request.add_unredirected_header('Content-type', 'application/x-www-form-urlencoded')
        if not request.has_header('Content-length') and not request.has_header('Transfer-encoding'):
            length = http.client.HTTPConnection._get_content_length(data, request.get_method())
            if length is not None:
                request.add_unredirected_header('Content-length', str(length))
            else:
                request.add_unredirected_header('Transfer-encoding', 'chunked')

    def do_open(self, http_class, req, **http_conn_args):
        """Send a request over a connection of its own, and return the response."""
        if not req.host:
            raise URLError('no host given')
        connection = http_class(req.host, timeout=req.timeout, **http_conn_args)
        connection.set_debuglevel(self._debuglevel)
        headers = dict(req.unredirected_hdrs)
        headers.update({name: value for name, value in req.headers.items() if name not in headers})
        headers['Connection'] = 'close'
        headers = {name.title(): value for name, value in headers.items()}
        if req._tunnel_host:
            secret = headers.pop('Proxy-Authorization', None)
            connection.set_tunnel(req._tunnel_host, headers={'Proxy-Authorization': secret} if secret else {})
        try:
            try:
                connection.request(req.get_method(), req.selector, req.data, headers,
                                   encode_chunked=req.has_header('Transfer-encoding'))
            except OSError as e:
                raise URLError(e) from e
            response = connection.getresponse()
        except:
            connection.close()
            raise
        if connection.sock:
            connection.sock.close()
            connection.sock = None
        response.url = req.get_full_url()
        response.msg = response.reason
        return response


class HTTPHandler(AbstractHTTPHandler):
    """Sends requests in the clear."""

    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


if hasattr(http.client, 'HTTPSConnection'):
    class HTTPSHandler(AbstractHTTPHandler):
        """Sends requests encrypted."""

        def __init__(self, debuglevel=None, context=None, check_hostname=None):
            super().__init__(debuglevel)
            self._context = context

        def https_open(self, req):
            return self.do_open(http.client.HTTPSConnection, req, context=self._context)

        https_request = AbstractHTTPHandler.do_request_


# ---- answers -------------------------------------------------------------------------------------------

class HTTPErrorProcessor(BaseHandler):
    """Hands what is no success to the handlers of errors."""

    handler_order = 1000

    def http_response(self, request, response):
        if 200 <= response.code < 300:
            return response
        return self.parent.error('http', request, response, response.code, response.msg, response.info())

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Makes exceptions of errors."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where it is sent."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = 'The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n'

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """Return the request to go on with; an HTTPError if it may not be repeated."""
        method = req.get_method()
        if not (code in (301, 302, 303, 307, 308) and method in ('GET', 'HEAD') or code in (301, 302, 303)
                and method == 'POST'):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {name: value for name, value in req.headers.items()
                if name.lower() not in ('content-length', 'content-type')}
        return Request(newurl.replace(' ', '%20'), method='HEAD' if method == 'HEAD' else 'GET', headers=kept,
                       origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        target = headers.get('location', headers.get('uri'))
        if target is None:
            return None
        parts = urlparse(target)
        if parts.scheme not in ('http', 'https', 'ftp', ''):
            raise HTTPError(target, code, f"{msg} - Redirection to url '{target}' is not allowed", headers,
                            fp)
        if not parts.path and parts.netloc:
            target = parts._replace(path='/').geturl()
        target = urljoin(req.full_url, quote(target, encoding='iso-8859-1',
                                             safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
        new = self.redirect_request(req, fp, code, msg, headers, target)
        if new is None:
            return None
        visited = new.redirect_dict = req.redirect_dict = getattr(req, 'redirect_dict', {})
        if visited.get(target, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[target] = visited.get(target, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class HTTPCookieProcessor(BaseHandler):
    """Keeps cookies."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            import http.cookiejar
            cookiejar = http.cookiejar.CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request = http_request
    https_response = http_response


# ---- proxies -------------------------------------------------------------------------------------------

def proxy_bypass_environment(host, proxies=None):
    """Return whether a host is to be asked directly, as the variable no_proxy says."""
    without = (getproxies() if proxies is None else proxies).get('no')
    if not without:
        return False
    if without == '*':
        return True
    host = host.lower()
    bare = _splitport(host)[0]
    for name in without.split(','):
        name = name.strip().lstrip('.').lower()
        if name and (name in (bare, host) or bare.endswith('.' + name) or host.endswith('.' + name)):
            return True
    return False


def proxy_bypass(host, proxies=None):
    """Return whether a host is to be asked directly."""
    return proxy_bypass_environment(host, proxies)


class ProxyHandler(BaseHandler):
    """Lets another host ask."""

    handler_order = 100                              # before those that would ask themselves

    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies
        for scheme, url in self.proxies.items():
            scheme = scheme.lower()
            setattr(self, f'{scheme}_open', lambda req, url=url,
                    scheme=scheme: self.proxy_open(req, url, scheme))

    def proxy_open(self, req, proxy, type):
        """Turn a request to the proxy."""
        parts = urlsplit(proxy if '//' in proxy else '//' + proxy)
        scheme = parts.scheme or req.type
        if req.host and proxy_bypass(req.host):
            return None
        user, at, host = parts.netloc.rpartition('@')
        if at and ':' in user:
            name, _, password = user.partition(':')
            secret = base64.b64encode(f'{unquote(name)}:{unquote(password)}'.encode()).decode('ascii')
            req.add_header('Proxy-authorization', 'Basic ' + secret)
        before = req.type
        req.set_proxy(unquote(host), scheme)
        return None if before in (scheme, 'https') else self.parent.open(req, timeout=req.timeout)


# ---- passwords -----------------------------------------------------------------------------------------

class HTTPPasswordMgr:
    """Knows users and passwords by realm and URL."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """Use these for the URLs."""
        uris = [uri] if isinstance(uri, str) else uri
        for default_port in True, False:
            key = tuple(self.reduce_uri(u, default_port) for u in uris)
            self.passwd.setdefault(realm, {})[key] = user, passwd

    def find_user_password(self, realm, authuri):
        """Return the user and password for a URL, or two None."""
        for default_port in True, False:
            asked = self.reduce_uri(authuri, default_port)
            for uris, found in self.passwd.get(realm, {}).items():
                if any(self.is_suburi(uri, asked) for uri in uris):
                    return found
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """Return the host and the path of a URL, or of a host alone."""
        parts = urlsplit(uri)
        if parts[1]:
            scheme, host, path = parts[0], parts[1], parts[2] or '/'
        else:
            scheme, host, path = None, uri, '/'
        if default_port and _splitport(host)[1] is None and scheme in ('http', 'https'):
            host = f"{host}:{ {'http': 80, 'https': 443}[scheme]}"
        return host, path

    def is_suburi(self, base, test):
        """Return whether a URL is below another."""
        if base == test:
            return True
        prefix = base[1] if base[1].endswith('/') else base[1] + '/'
        return base[0] == test[0] and test[1].startswith(prefix)


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """Uses what is known for no realm in particular where nothing else is."""

    def find_user_password(self, realm, authuri):
        found = super().find_user_password(realm, authuri)
        return found if found[0] is not None else super().find_user_password(None, authuri)


class AbstractBasicAuthHandler:
    """Says who the user is when that is asked."""

    _CHALLENGE = re.compile('(?:^|,)[ \t]*([^ \t,]+)[ \t]+realm=(["\']?)([^"\']*)\\2', re.I)

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        """Repeat a request with the password."""
        challenges = headers.get_all(authreq) or []
        for challenge in challenges:
            for scheme, _, realm in self._CHALLENGE.findall(challenge):
                if scheme.lower() == 'basic':
                    return self.retry_http_basic_auth(host, req, realm)
        if challenges:
            scheme = challenges[0].split()[0]
            raise ValueError('AbstractBasicAuthHandler does not support the following scheme: %r' % (scheme,))
        return None

    def retry_http_basic_auth(self, host, req, realm):
        """Repeat a request with the password of a realm, unless that was wrong."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        secret = 'Basic ' + base64.b64encode(f'{user}:{password}'.encode()).decode('ascii')
        if req.get_header(self.auth_header, None) == secret:
            return None
        req.add_unredirected_header(self.auth_header, secret)
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Says who the user is when the server asks."""

    auth_header = 'Authorization'

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed('www-authenticate', req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Says who the user is when the proxy asks."""

    auth_header = 'Proxy-authorization'

    def http_error_407(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed('proxy-authenticate', req.host, req, headers)


# ---- what headers hold ---------------------------------------------------------------------------------

def parse_http_list(s):
    """Return the parts between commas that are in no quotes."""
    parts = re.findall(r'(?:"(?:[^"\\]|\\.)*"?|[^,"])+', s)
    return [re.sub(r'\\(.)', r'\1', part.strip()) for part in parts if part.strip()]


def parse_keqv_list(l):
    """Return a dict of texts like name="value"."""
    parsed = {}
    for text in l:
        name, value = text.split('=', 1)
        if value[0] == '"' and value[-1] == '"':
            value = value[1:-1]
        parsed[name] = value
    return parsed
