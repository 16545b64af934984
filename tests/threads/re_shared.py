# Threads that use the same patterns, iterators and cache.
import re
import threading

pattern = re.compile(r"(?P<word>\w+)(?:-(\d+))?")
text = " ".join(f"word{n}-{n}" for n in range(100))
wide = text + " слово-5"
expected = pattern.findall(text)
iterator = pattern.finditer("ab " * 500)
failed = []
taken = []


def work(k):
    for n in range(10):
        if pattern.findall(text) != expected or len(pattern.findall(wide)) != len(expected) + 1:
            failed.append("findall")
        if pattern.sub(lambda m: m["word"], text) != " ".join(f"word{n}" for n in range(100)):
            failed.append("sub")
        fresh = re.compile(f"x{n}(y+)z")
        if fresh.fullmatch(f"x{n}yyz")[1] != "yy" or fresh.search(f"я x{n}yz").span() != (2, 4 + len(str(n)) + 1):
            failed.append("fresh")
        if n % 4 == k:
            re.purge()
        if pattern.match("é-1" + "\U00010400")[0] != "é-1":
            failed.append("match")
    taken.extend(iterator)


threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(failed, len(taken) >= 500, {m[0] for m in taken})
