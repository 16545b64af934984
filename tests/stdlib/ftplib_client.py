# What a client of FTP sends and makes of the replies; transfers, with the server or the client waiting for data.
import ftplib
import io
import socket

from _line_server import LineServer


def attempt(call, *arguments, name=None):
    try:
        print(name or call.__name__, arguments, call(*arguments))
    except (ftplib.Error, ValueError, EOFError) as error:
        print(name or call.__name__, arguments, type(error).__name__, error)


class DataServer:
    """The side of a server that has the data."""

    def __init__(self):
        self.listener = self.connection = None
        self.stored = []
        self.data = {b"RETR": b"one\r\ntwo\n\r\nthree", b"LIST": b"-rw a\r\n-rw b\r\n", b"NLST": b"a\r\nb c\r\n",
                     b"MLSD": b"type=file;Size=5; a\r\ntype=dir; b c\r\n; d\r\n", b"LONG": b"x" * 9000 + b"\r\n"}

    def passive(self, line):
        self.listener = socket.create_server(("127.0.0.1", 0))
        port = self.listener.getsockname()[1]
        return f"227 go to (10,0,0,9,{port // 256},{port % 256})\r\n".encode()

    def port(self, line):
        numbers = [int(number) for number in line.split()[1].split(b",")]
        self.listener = None
        self.address = ".".join(map(str, numbers[:4])), numbers[4] * 256 + numbers[5]
        return b"200 will connect\r\n"

    def transfer(self, line):
        command = line.split()[0]
        if self.listener:
            with self.listener:
                connection, _ = self.listener.accept()
        else:
            connection = socket.create_connection(self.address)
        with connection:
            if command == b"STOR":
                server.connection.sendall(b"150 send\r\n")
                with connection.makefile("rb") as file:
                    self.stored.append(file.read())
                return b"226 stored\r\n"
            connection.sendall(self.data[command])
        return b"150 here (%d bytes)\r\n226 done\r\n" % len(self.data[command])


class Server(LineServer):
    """Knows its connection, for replies before the answer."""

    @property
    def connection(self):
        return self._connection

    def serve(self):
        self._connection, _ = self.socket.accept()
        with self._connection, self._connection.makefile("rb") as file:
            self._connection.sendall(self.greeting)
            for line in file:
                if line not in (b"TYPE A\r\n", b"TYPE I\r\n") and line[:4] not in (b"PASV", b"PORT"):
                    self.lines.append(line)
                answer = self.answers.get(line.split()[0].decode(), self.other)
                answer = answer(line) if callable(answer) else answer
                if answer is None:
                    break
                self._connection.sendall(answer)


data = DataServer()
server = Server(b"220-hello\r\n there\r\n220 host\r\n", {
    "USER": lambda line: b"331 password\r\n" if b"short" not in line else b"230 in\r\n", "PASS": b"332 account\r\n", "ACCT": b"230 in\r\n",
    "PASV": data.passive, "PORT": data.port, "TYPE": b"200 ok\r\n", "REST": b"350 from there\r\n", "SIZE": b"213 123\r\n", "PWD": b'257 "/a ""b""" is it\r\n',
    "MKD": b"257 made\r\n", "RMD": b"250 gone\r\n", "DELE": b"250 gone\r\n", "RNFR": b"350 to?\r\n", "RNTO": b"250 ok\r\n", "CWD": b"250 there\r\n",
    "CDUP": b"500 what\r\n", "NOPE": b"550 no\r\n", "LATER": b"450 not now\r\n", "ODD": b"xyz\r\n", "BARE": b"200 bare\n", "OPTS": b"200 ok\r\n",
    "RETR": data.transfer, "LIST": data.transfer, "NLST": data.transfer, "MLSD": data.transfer, "STOR": data.transfer, "LONG": data.transfer,
    "DENY": b"550 denied\r\n", "QUIT": b"221 bye\r\n"}, None)
client = ftplib.FTP(timeout=10)
print(client.connect(*server.address))
print(repr(client.getwelcome()))
attempt(client.login, "me", "secret", "acct")
attempt(client.login)
attempt(client.login, "short")
for name, *arguments in (("pwd",), ("mkd", "x"), ("rmd", "x"), ("delete", "x"), ("rename", "a", "b"), ("cwd", "x"), ("cwd", ".."), ("cwd", ""), ("size", "x"),
                         ("sendcmd", "NOPE"), ("sendcmd", "LATER"), ("sendcmd", "ODD"), ("sendcmd", "BARE"), ("voidcmd", "RNFR x"),
                         ("sendcmd", "a\nb"), ("sanitize", "PASS secret\r\n"), ("nlst",), ("nlst", "-a", "x"), ("retrlines", "LIST"), ("dir", "x", "")):
    attempt(getattr(client, name), *arguments)
print(server.taken())
for client.passiveserver in (True, False):
    blocks, lines = [], []
    print(client.retrbinary("RETR f", blocks.append, 4, rest=7))
    print(b"".join(blocks), client.retrlines("RETR f", lines.append), lines)
    print(client.storbinary("STOR f", io.BytesIO(b"0123456789"), 4, callback=blocks.append), blocks[-3:])
    print(client.storlines("STOR f", io.BytesIO(b"one\ntwo\r\nthree"), callback=lines.append), lines[-3:])
    client.dir("x", lines.append)
    print(lines[-2:], list(client.mlsd()), [name for name, _ in client.mlsd("p", ["type", "size"])])
    connection, size = client.ntransfercmd("RETR f")
    print(size, connection.recv(3))
    connection.close()
    print(client.voidresp())
    attempt(client.transfercmd, "DENY")
print(data.stored)
print(server.taken())
client.passiveserver = True
attempt(client.retrlines, "LONG")
print(client.voidresp())
client.set_debuglevel(2)
attempt(client.login, "me", "secret")
client.set_debuglevel(0)
attempt(client.quit)
print(client.sock, client.file)
client.close()
server.close()

server = LineServer(b"220 hi\r\n", {"QUIT": b"221 bye\r\n"}, None)
with ftplib.FTP(timeout=10) as client:
    client.connect(*server.address)
    attempt(client.sendcmd, "END")
print(client.sock)
with ftplib.FTP(timeout=10) as client:
    client.connect(*server.address)
print(client.sock, server.taken())
server.close()
attempt(ftplib.FTP(timeout=0).connect, *server.address[:1])

for parse, *replies in ((ftplib.parse150, "150 ok", "150 x (123 bytes)", "150 x (1 BYTES) y", "125 x"),
                        (ftplib.parse227, "227 x (1,2,3,4,5,6)", "227 1,2,3,4,0,21", "227 bad", "200 x"),
                        (ftplib.parse257, '257 "/a/b" is', '257 "a""b"', "257 x", '200 "a"', '257 "a', '257 ""')):
    for reply in replies:
        attempt(parse, reply)
for reply in ("229 x (|||123|)", "229 (!!!5!)", "229 no", "228 x", "229 (|||x|)", "229 (|1|2|3|)", "229 (||||||)"):
    attempt(ftplib.parse229, reply, ("host", 1))
