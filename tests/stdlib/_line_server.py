# A server of protocols of lines, for tests of their clients: it answers from a table, and prints nothing.
import socket
import threading


class LineServer:
    """Answers each line with what `answers` has for its first word, else with `other`.

    An answer is bytes, or a function of the line that returns bytes; an answer of None ends the connection. What was
    received is in `.lines`. `.address` is where it listens; connections are served one after the other.
    """

    def __init__(self, greeting, answers, other):
        self.greeting, self.answers, self.other = greeting, answers, other
        self.lines = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = self.socket.getsockname()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as file:
                connection.sendall(self.greeting)
                for line in file:
                    self.lines.append(line)
                    words = line.upper().split()
                    answer = self.answers.get(words[0].decode() if words else "", self.other)
                    if callable(answer):
                        answer = answer(line)
                    if answer is None:
                        break
                    connection.sendall(answer)

    def taken(self):
        """The lines so far, which are forgotten."""
        lines, self.lines = self.lines, []
        return lines

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()
