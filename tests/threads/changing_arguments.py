# timeout: 40
# Methods of bytes whose argument another thread changes: whatever comes of it, they stay within bounds.
import threading
one, two = bytearray(b'a'), bytearray(b'aa')
text = b'ab' * 100 + b'c'
stop = False
def change():
    while not stop:
        one[0] = two[0] = 98
        one[0] = two[0] = 97
        one[0] = 100
def use():
    for i in range(50):
        for needle in (one, two, memoryview(one), memoryview(two)):
            text.replace(needle, b'xyz'); text.replace(b'a', needle); text.split(needle); text.count(needle)
            text.rsplit(needle); text.find(needle); text.strip(needle); needle in text; text.partition(needle)
            text.translate(None, needle); bytearray(text).replace(needle, b'')
        str(two, 'utf-8'); two.decode()
users = [threading.Thread(target=use) for _ in range(2)]
changer = threading.Thread(target=change)
changer.start()
for user in users: user.start()
for user in users: user.join()
stop = True
changer.join()
print('fine')
# A str that was decoded meanwhile is sound: what says that it is ASCII is.
changing = bytearray(b'a' * 300)
stop, bad = False, []
def flip():
    while not stop:
        changing[100] = changing[299] = 0xff
        changing[100] = changing[299] = 97
def decode():
    for i in range(1000):
        for view in (changing, memoryview(changing), memoryview(changing).toreadonly()):
            for s in (str(view, 'utf-8', 'replace'), str(view, 'ascii', 'replace'), str(view, 'latin-1')):
                if s.isascii() != (max(s) < '\x80') or s.encode('utf-8').decode() != s: bad.append(s)
threads = [threading.Thread(target=decode) for _ in range(2)]
changer = threading.Thread(target=flip)
changer.start()
for thread in threads: thread.start()
for thread in threads: thread.join()
stop = True
changer.join()
print(len(bad))
