# What is written reads back the same; threads may use one encoder and decoder.
import json, random, threading

random.seed(5)


def make(depth):
    kind = random.randrange(8 if depth else 6)
    if kind == 0:
        return random.choice([None, True, False])
    if kind == 1:
        return random.randrange(-10 ** random.randrange(1, 40), 10 ** 20)
    if kind == 2:
        return random.uniform(-1, 1) * 10.0 ** random.randrange(-300, 300)
    if kind < 6:
        return ''.join(chr(random.choice([random.randrange(128), random.randrange(0xd800), random.randrange(0x10000, 0x110000)]))
                       for _ in range(random.randrange(10)))
    if kind == 6:
        return [make(depth - 1) for _ in range(random.randrange(6))]
    return {make(0) if 0 else str(random.random()): make(depth - 1) for _ in range(random.randrange(6))}


def check():
    for v in values:
        for options in {}, {'indent': 3}, {'ensure_ascii': False}, {'ensure_ascii': False, 'indent': 1}:
            assert json.loads(json.dumps(v, **options)) == v
            assert ''.join(json.JSONEncoder(**options).iterencode(v)) == json.dumps(v, **options)


values = [make(4) for _ in range(60)]
threads = [threading.Thread(target=check) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
shared = {'a': [1] * 100}


def change():
    for i in range(2000):
        shared['k%d' % (i % 50)] = [i]
        shared['a'].append(i)
        if i % 3 == 0:
            shared.pop('k%d' % (i % 40), None)
            shared['a'].pop()


def encode():
    for _ in range(300):
        try:
            json.loads(json.dumps(shared))
        except RuntimeError:
            pass


threads = [threading.Thread(target=f) for f in (change, encode, encode)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('done')       # -> done
