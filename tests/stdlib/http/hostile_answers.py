"""Answers without end, odd characters in headers, and headers of tunnels that would smuggle in others."""
import email
import http.client
import io


class Socket:
    def __init__(self, answer):
        self.answer, self.sent = answer, b''

    def makefile(self, mode):
        return io.BytesIO(self.answer)

    def sendall(self, data):
        self.sent += data

    def close(self):
        pass


def get(answer):
    try:
        response = http.client.HTTPResponse(Socket(answer), method='GET')
        response.begin()
        print(response.status, response.headers.items(), response.read1(0), response.read())
    except http.client.HTTPException as error:
        print(type(error).__name__, error)


def tunnel(host, headers, answer=b'HTTP/1.0 200 OK\r\nX: 1\r\n\r\n'):
    connection = http.client.HTTPConnection('proxy')
    connection.set_tunnel(host, headers=headers)
    connection.sock = Socket(answer)
    connection.set_debuglevel(len(headers) == 2)
    try:
        connection._tunnel()
        print(connection.sock.sent)
    except ValueError as error:
        print(type(error).__name__, error)


get(b'HTTP/1.1 100 Continue\r\n\r\n' * 3 + b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi')
get(b'HTTP/1.1 100 Continue\r\n\r\n' * 101)
chunked = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n'
get(chunked + b'A: b\r\n' * 100 + b'\r\n')
get(chunked + b'A: b\r\n' * 101)
get(b'HTTP/1.1 200 OK\r\nA: ' + bytes(range(0x21, 0x7f)) + bytes(range(0x80, 0x100)) + b'\r\n\x1c\x0bx: y\r\nContent-Length: 0\r\n\r\n')
for host in 'a b', 'a\r', '\na', 'a\0':
    tunnel(host, {})
for name, value in ('A\r\nB', 'c'), (' A', 'c'), ('A:', 'c'), ('A', 'c\r\nB: d'), ('A', 'c\n'), ('A', 5), ('é', 'ü'):
    tunnel('host', {name: value})
tunnel('host', {'A': 'b', 'C': 'd'})
for separator in '\v\f\x1c\x85\u2028\r\n':
    print(ascii(separator), ascii(email.message_from_string(f'A: 1{separator}B: 2\n\nbody').items()))
