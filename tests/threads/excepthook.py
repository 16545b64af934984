import sys, threading

class Collect:
    text = ""
    def write(self, text): self.text += text
    def flush(self): pass

def fail(): raise ValueError("no")

sys.stderr = err = Collect()
t = threading.Thread(target=fail, name="failing")
t.start(); t.join()
lines = err.text.splitlines()
print(lines[0], "|", lines[1], "|", lines[-1])
seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
t = threading.Thread(target=fail, name="again")
t.start(); t.join()
print(seen)
threading.excepthook = threading.__excepthook__
err.text = ""
t = threading.Thread(target=sys.exit)
t.start(); t.join()
print(repr(err.text))
