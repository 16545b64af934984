"""A server for HTTPS needs the module ssl."""
import http.server
import sys

sys.modules['ssl'] = None
for server in http.server.HTTPSServer, http.server.ThreadingHTTPSServer:
    try:
        server(('localhost', 0), http.server.BaseHTTPRequestHandler, certfile='x')
    except RuntimeError as error:
        print(error)
    print(server.__name__ in http.server.__all__)
