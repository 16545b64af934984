# The prompt and input() at a terminal: editing, history, completion, Ctrl-C, statements of several lines.
# TEST_TMP is the home directory.
import os
import select
import sys
import time

try:
    import readline
except ImportError as error:
    print(error)
    raise SystemExit(0 if "libedit" in str(error) else 1)

ANSWER_WITHIN = 15


class Session:
    """minipy at a terminal of its own."""

    def __init__(self, *arguments):
        environment = dict(os.environ, TERM="vt100", HOME=os.environ["TEST_TMP"], COLUMNS="80")
        environment.pop("PYTHONSTARTUP", None)
        self.pid, self.fd = os.forkpty()
        if self.pid == 0:
            gil = "on" if sys._is_gil_enabled() else "off"
            os.execve(sys.executable, [sys.executable, "--gil=" + gil, "-q", *arguments], environment)
        self.seen = ""
        self.until(">>> ")

    def until(self, text):
        """Read until the text comes, and return what was before it."""
        end = time.monotonic() + ANSWER_WITHIN
        while text not in self.seen:
            if not select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError(f"waited for {text!r}, got {self.seen!r}")
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                raise EOFError(f"waited for {text!r}, got {self.seen!r}")
            self.seen += data.decode(errors="replace")
        before, _, self.seen = self.seen.partition(text)
        return before

    def prompt(self):
        self.until("\n>>> ")

    def type(self, keys, answer):
        os.write(self.fd, keys.encode())
        return self.until(answer)

    def end(self):
        os.write(self.fd, b"\x04")
        status = os.waitpid(self.pid, 0)[1]
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


def check(what, fine):
    print(what, "works" if fine else "does not work")


s = Session()
check("an expression", s.type("20 + 3\n", "23") and True)
s.prompt()
s.type("12345\x1b[D\x1b[D\x7f9\n", "12945")             # left, left, backspace
print("editing works")
s.prompt()
s.type("\x1b[A\x01+1\x1b[C\x05\n", "\r\n")              # up, to the beginning; right, to the end
s.prompt()
s.type("x = 'h\u00e4\U0001f600'; len(x)\n", "\r\n3")
print("wide text works")
s.prompt()
s.type("def square(n):\n", "... ")
s.type("    return n * n\n", "... ")
s.type("\n", "\n>>> ")
s.type("square(12)\n", "144")
print("a function works")
s.prompt()
s.type("squ\t", "are(")
s.type("11)\n", "121")
print("completing a name works")
s.prompt()
s.type("import string\n", "\n>>> ")
s.type("string.ascii_low\t.upper()\n", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
print("completing an attribute works")
s.prompt()
listed = s.type("string.ascii_\t", "string.ascii_uppercase")
check("listing matches", "string.ascii_letters" in listed)
s.until(">>> string.ascii_")
s.type("\x151 +\x03", "KeyboardInterrupt")     # ^U: away with the line
s.prompt()
print("Ctrl-C at the prompt works")
s.type("while True: pass\n", "... ")
s.type("\n", "\r\n")
time.sleep(0.3)
traceback = s.type("\x03", "KeyboardInterrupt")
s.prompt()
check("Ctrl-C in a loop", "<python-input-" in traceback)
s.type("input('your name? ')\n", "your name? ")
s.type("Bop\x7fb\n", "'Bob'")
print("input() works")
s.prompt()
s.type("for i in range(3):\n", "... ")
s.type("\tprint(i * 111)\n", "... ")
s.type("\n", "222")
print("the Tab key indents" if "111" not in s.seen else "")
s.prompt()
s.type("1 / 0\n", "ZeroDivisionError: division by zero")
s.prompt()
check("Ctrl-D", s.end() == 0)

s = Session()
s.type("\x1b[A\n", "ZeroDivisionError")                 # the last line of the other session
print("history lasts")
s.prompt()
s.type("import readline; readline.get_current_history_length() > 5\n", "True")
s.prompt()
s.type("raise SystemExit(7)\n", "\r\n")
print("status", os.waitstatus_to_exitcode(os.waitpid(s.pid, 0)[1]))

# Without a terminal: what is kept.
assert readline.backend == "editline"
readline.clear_history()
for line in ("one", "two \u20ac", "three"):
    readline.add_history(line)
print([readline.get_history_item(n) for n in range(5)], readline.get_current_history_length())
readline.replace_history_item(0, "first")
readline.remove_history_item(2)
path = os.environ["TEST_TMP"] + "/lines"
readline.write_history_file(path)
readline.append_history_file(1, path)
with open(path, encoding="utf-8") as file:
    print(file.read().split("\n"))
readline.clear_history()
readline.read_history_file(path)
print(readline.get_current_history_length(), readline.get_history_item(3))
for call in (lambda: readline.read_history_file(path + ".missing"), lambda: readline.remove_history_item(9),
             lambda: readline.remove_history_item(-2), lambda: readline.set_completer(5), lambda: readline.add_history()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, str(error).replace(path, "lines"))
readline.set_completer_delims(" \t")
print(repr(readline.get_completer_delims()), readline.get_history_length(), repr(readline.get_line_buffer()))
readline.set_completer(len)
print(readline.get_completer() is len, readline.set_completer(None), readline.get_completer())

import rlcompleter
complete = rlcompleter.Completer({"alpha": 1, "alphabet": len, "text": "x"}).complete
print([complete("alph", n) for n in range(3)], [complete("retur", n) for n in range(2)], complete("tr", 0))
print([complete("text.is", n) for n in range(3)], complete("text.__le", 0), complete("nothing.x", 0))
