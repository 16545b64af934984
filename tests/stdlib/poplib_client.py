# What a client of POP3 sends and makes of the replies, with a server that answers from a table.
import poplib

from _line_server import LineServer

LONG = b"+OK all\r\none\r\n..two\r\n.\r\n"
ANSWERS = {
    "USER": lambda line: b"+OK\r\n" if b"bad" not in line else b"-ERR no such user\r\n", "PASS": b"+OK in\r\n", "STAT": b"+OK 2 320 more\r\n",
    "LIST": lambda line: b"+OK 1 200\r\n" if line.split()[1:] else b"+OK 2 messages\r\n1 200\r\n2 120\r\n.\r\n",
    "UIDL": lambda line: b"+OK 1 x\r\n" if line.split()[1:] else b"+OK\r\n1 x\r\n2 y\r\n.\r\n",
    "RETR": LONG, "TOP": LONG, "DELE": b"+OK gone\r\n", "NOOP": b"+OK\n", "RSET": b"\r+OK back\n", "QUIT": b"+OK bye\r\n", "RPOP": b"+OK\r\n",
    "APOP": b"+OK\r\n", "UTF8": b"+OK\r\n", "CAPA": b"+OK\r\nTOP\r\nSASL PLAIN CRAM-MD5\r\nIMPLEMENTATION\r\n.\r\n",
}
server = LineServer(b"+OK hello <1.2@host>\r\n", ANSWERS, None)


def attempt(call, *arguments):
    try:
        print(call.__name__, call(*arguments))
    except (poplib.error_proto, ValueError) as error:
        print(call.__name__, type(error).__name__, error.args)


client = poplib.POP3(*server.address)
print(client.getwelcome())
for name, *arguments in (("user", "me"), ("user", "bad"), ("user", "m\xe9"), ("pass_", "secret"), ("stat",), ("list",),
                         ("list", 1), ("uidl",), ("uidl", "1"), ("retr", 1), ("top", 1, 5), ("dele", 1), ("noop",), ("rset",),
                         ("rpop", "me"), ("apop", "me", "secret"), ("utf8",), ("capa",)):
    attempt(getattr(client, name), *arguments)
for level in (1, 2):
    client.set_debuglevel(level)
    attempt(client.stat)
    attempt(client.list)
client.set_debuglevel(0)
attempt(client.quit)
print(client.sock, client.file)
client.close()
print(server.taken())
client = poplib.POP3(*server.address)
attempt(client._shortcmd, "END")
client.close()
for client._shortcmd in (lambda command: b"+OK 1", lambda command: b"+OK 1 x"):
    attempt(client.stat)
try:
    poplib.POP3(*server.address, timeout=0)
except ValueError as error:
    print(error)
server.close()

server = LineServer(b"-ERR busy\r\n", {}, None)
attempt(poplib.POP3, *server.address)
server.close()
server = LineServer(b"+OK\r\n", {"LONG": b"+OK " + b"x" * 2048 + b"\r\n"}, None)
client = poplib.POP3(*server.address)
attempt(client.apop, "a", "b")
attempt(client._shortcmd, "LONG")
client.close()
server.close()
