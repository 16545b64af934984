from multiprocessing import Pipe, Process

def echo(conn):
    while (message := conn.recv()) is not None:
        conn.send((message, len(repr(message))))
    conn.send_bytes(b"x" * 200000)
    conn.close()

ours, theirs = Pipe()
p = Process(target=echo, args=(theirs,))
p.start()
theirs.close()
for message in (1, "text", [1, {"a": (2, 3)}], b"bytes", 2.5):
    ours.send(message)
    print(ours.recv())
print(ours.poll(0.01))
ours.send(None)
print(len(ours.recv_bytes()))
try:
    ours.recv()
except EOFError:
    print("EOFError")
p.join()
ours.close()
for call in (ours.recv, ours.fileno):
    try:
        call()
    except OSError as error:
        print(error)
reader, writer = Pipe(duplex=False)
for call in (lambda: reader.send(1), writer.recv):
    try:
        call()
    except OSError as error:
        print(error)
writer.send_bytes(b"abcdef", 2, 3)
print(reader.recv_bytes())
writer.send_bytes(b"abcdef")
buffer = bytearray(8)
print(reader.recv_bytes_into(buffer, 1), buffer)
