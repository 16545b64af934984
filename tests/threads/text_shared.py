# timeout: 40
# gc-stress: 100
# Threads share streams, bytearrays and growing strings: nothing is lost where operations are atomic, and nothing breaks elsewhere.
import io
import os
import threading

N, T = 3000, 4


def run(*targets):
    threads = [threading.Thread(target=f) for f in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


path = f'/tmp/minipy-threads-{os.getpid()}'
with open(path, 'w') as f:
    def write(name):
        def target():
            for i in range(N):
                f.write(f'{name} {i}\n')
        return target
    run(*[write(k) for k in range(T)])
with open(path) as f:
    lines = f.read().splitlines()
print(len(lines), sorted(lines) == sorted(f'{k} {i}' for k in range(T) for i in range(N)))

with open(path) as f:
    seen = []
    def read():
        mine = []
        while line := f.readline():
            mine.append(line)
        seen.extend(mine)
    run(*[read] * T)
print(len(seen), sorted(seen) == sorted(line + '\n' for line in lines))

with open(path, 'wb') as f:
    run(*[lambda: [f.write(b'x' * 100 + b'\n') for i in range(N)]] * T)
print(os.path.getsize(path) == N * T * 101, open(path, 'rb').read() == (b'x' * 100 + b'\n') * N * T)
os.unlink(path)

for stream, piece in ((io.StringIO(), 'abc'), (io.BytesIO(), b'abc')):
    run(*[lambda: [stream.write(piece) for i in range(N)]] * T)
    print(len(stream.getvalue()), stream.getvalue() == piece * N * T)

b = bytearray()
run(*[lambda: [b.append(7) for i in range(N)]] * T)
print(len(b), set(b))
run(*[lambda: [b.pop() for i in range(N)]] * T)
print(len(b))

b = bytearray(range(256)) * 8
stop = []
def change():
    for i in range(N // 10):
        try:
            b[i % 100:i % 100 + 3] = b'abcdefg'[:i % 7]
            b.extend(b'xyz')
            del b[:4]
            b.reverse()
        except BufferError: # while another thread reads its buffer
            pass
    stop.append(1)
def look():
    while not stop:
        b.find(b'abc'), bytes(b), b[3:50], b.hex(), len(b), b == b, b'x' in b, b.split(b'a'), list(b)[:3]
run(change, look, look)
print(stop, isinstance(bytes(b), bytes))

# One prefix, extended by many: each extension is its own string.
prefix = ''.join(str(i) for i in range(200))
for i in range(50):
    prefix += 'p'
ends = {}
def extend(name):
    def target():
        s = prefix
        for i in range(N):
            s += name
        ends[name] = s
    return target
run(*[extend(c) for c in 'abcd'])
print([ends[c] == prefix + c * N for c in 'abcd'], len(prefix), prefix[-3:])

# Interning from everywhere.
def name_things():
    class C: pass
    c = C()
    for i in range(N):
        setattr(c, f'attr{i % 500}', i)
    assert c.attr499 == N - 1
run(*[name_things] * T)
print('named')
