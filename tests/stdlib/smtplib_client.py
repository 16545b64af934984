# What a client of SMTP sends and makes of the replies, with a server that answers from a table.
import smtplib
from email.message import Message

from _line_server import LineServer

ANSWERS = {
    "EHLO": b"250-host\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250-AUTH LOGIN PLAIN\r\n250-auth=CRAM-MD5 OTHER\r\n250 -odd\r\n",
    "LHLO": b"250-lmtp\r\n250 PIPELINING\r\n",
    "HELO": b"250 hello\r\n", "MAIL": b"250 OK\r\n", "DATA": b"354 go on\r\n", ".": b"250 taken\r\n", "QUIT": b"221 bye\r\n",
    "RCPT": lambda line: b"550-no\r\n550 such\r\n" if b"bad" in line else b"421 closing\r\n" if b"last" in line else b"250 OK\r\n",
    "NOOP": b"250 OK\r\n", "RSET": b"250 reset\r\n", "HELP": b"214-one\r\n214 two\r\n", "VRFY": b"252 maybe\r\n",
    "EXPN": b"250-a\r\n250 b\r\n", "BROKEN": b"what\r\n", "LONG": b"250 " + b"x" * 9000 + b"\r\n", "END": None,
    "AUTH": lambda line: b"334 VXNlcm5hbWU6\r\n" if b"LOGIN" in line else b"334 PDE+\r\n" if b"MD5" in line else b"535 no\r\n",
}


def other(line):
    """An answer to a challenge, or a line of a message."""
    return {b"dXNlcg==\r\n": b"334 UGFzc3dvcmQ6\r\n", b"c2VjcmV0\r\n": b"235 in\r\n"}.get(
        line, b"535 wrong\r\n" if line.endswith(b"==\r\n") or b" " not in line and len(line) > 40 else b"")


server = LineServer(b"220-greetings\r\n220 host\r\n", ANSWERS, other)
where = server.address


def attempt(call, *arguments, **options):
    try:
        print(call(*arguments, **options))
    except Exception as error:
        text = str(error)
        print(type(error).__name__, error.args if isinstance(error, smtplib.SMTPException) else text, isinstance(error, OSError))


client = smtplib.SMTP(*where, local_hostname="me")
print(client.esmtp_features, client.does_esmtp)
attempt(client.noop)
attempt(client.helo)
attempt(client.help)
attempt(client.vrfy, "A B <a@b>")
attempt(client.expn, "list")
attempt(client.docmd, "BROKEN")
attempt(client.putcmd, "noop\r\nquit")
attempt(client.ehlo, "other")
print(client.esmtp_features, client.has_extn("Size"), client.has_extn("no"), client.ehlo_resp)
attempt(client.mail, "A <a@b>", ["SIZE=5"])
attempt(client.mail, "a@b", ["SMTPUTF8"])
attempt(client.mail, "\xe4@b")
attempt(client.starttls)
attempt(client.sendmail, "a@b", "c@d", "text\n.dot\rmore\r\n.")
attempt(client.sendmail, "a@b", ["c@d", "bad@d"], b"text")
attempt(client.sendmail, "a@b", ["bad@d"], b"text")
print(server.taken())
attempt(client.login, "user", "secret")
attempt(client.auth, "plain", client.auth_plain)
attempt(client.auth, "login", client.auth_login, initial_response_ok=False)
print(server.taken())
attempt(client.sendmail, "a@b", ["c@d", "last@d", "e@f"], b"text")
attempt(client.noop)
print(client.sock, server.taken())

with smtplib.SMTP("%s:%d" % where, local_hostname="me") as client:
    message = Message()
    message["From"] = "A. B. <a@b>"
    message["To"] = 'c@d, "E, F" <e@f>'
    message["Bcc"] = "g@h"
    message["Cc"] = "i@j"
    message.set_payload("one\n.two\n")
    attempt(client.send_message, message)
    print(message["Bcc"])
    message["Sender"] = "s@t"
    attempt(client.send_message, message, to_addrs="x@y")
    message["Resent-Date"] = "now"
    message["Resent-From"] = "r@s"
    message["Resent-To"] = "t@u"
    attempt(client.send_message, message)
    message["Resent-Date"] = "again"
    attempt(client.send_message, message)
print(*server.taken(), sep="\n")
attempt(client.send, b"x")

with smtplib.LMTP(*where, local_hostname="me") as client:
    attempt(client.ehlo)
    attempt(client.docmd, "LONG")
    print(client.sock)
client = smtplib.SMTP(*where)
attempt(client.docmd, "END")
print(client.sock)
print(server.taken())
client = smtplib.SMTP()
attempt(client.noop)
attempt(client.connect, "localhost:port")
attempt(client.connect, *where)
attempt(client.quit)
attempt(smtplib.SMTP, *where, timeout=0)
server.close()
server = LineServer(b"554 no\r\n", {}, b"500 no\r\n")
attempt(smtplib.SMTP, *server.address)
server.close()
server = LineServer(b"220 hi\r\n", {}, b"500 no\r\n")
client = smtplib.SMTP(*server.address, local_hostname="me")
attempt(client.sendmail, "a", "b", "c")
client.ehlo_resp = "said"
attempt(client.sendmail, "a", "b", "c")
attempt(client.login, "a", "b")
print(server.taken())
client.close()
server.close()
for address in ("a@b", "A <a@b>", "<a@b>", "", "<>", "x y", "<bad"):
    print(repr(address), smtplib.quoteaddr(address))
print(repr(smtplib.quotedata("a\n.b\r.c\r\n\r\n..d\n")), smtplib.SMTP_PORT, smtplib.LMTP_PORT)
