# Records that are sent as mail: from whom to whom, subject and text; one whose subject would be more headers.
import io
import logging
import logging.handlers
import sys
from email import message_from_bytes

from _line_server import LineServer

server = LineServer(b"220 host\r\n", {"EHLO": b"250-host\r\n250 AUTH PLAIN\r\n", "MAIL": b"250 OK\r\n", "RCPT": b"250 OK\r\n", "DATA": b"354 go on\r\n",
                                      ".": b"250 taken\r\n", "QUIT": b"221 bye\r\n", "AUTH": b"235 in\r\n"}, b"")


class Handler(logging.handlers.SMTPHandler):
    def getSubject(self, record):
        return self.subject + record.levelname

    def handleError(self, record):
        print(type(sys.exception()).__name__, sys.exception())


def send(text, subject, credentials=None):
    handler = Handler(server.address, "me@host", ["you@host", "all@host"], subject, credentials)
    handler.handle(logging.makeLogRecord({"msg": text, "levelname": "ERROR"}))
    lines = server.taken()
    if b"data\r\n" not in lines:
        return
    begin = lines.index(b"data\r\n")
    print([line for line in lines[:begin] if not line.startswith((b"ehlo", b"mail", b"AUTH"))], [line.split()[0] for line in lines[:begin]])
    message = message_from_bytes(b"".join(lines[begin + 1:-2]))
    print(message["From"], message["To"], message["Subject"], message.get_content_type(), message.get_content_charset())
    print(len(message.get_all("Date")), message["MIME-Version"], repr(message.get_payload(decode=True).decode()))


send("plain", "Log: ")
send("two\nlines \u2713\n.dot", "Log: ")
send("text", "a\nBcc: other@host\n")
send("text", "Log: ", ("user", "secret"))
server.close()
