"""Regular expressions: searching, groups, replacing, a tokenizer, the cache."""
import re
import time

LINE = "2026-11-29 07:15:%02d worker-%d [INFO] user=alice%d bytes=%d path=/index/%d.html\n"
TOKEN = re.compile(r"(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<operator>[-+*/=()])|(?P<space>\s+)")


def main():
    text = "".join([LINE % (n % 60, n % 7, n, n * 37 % 5000, n) for n in range(4000)])
    fields = re.compile(r"user=(\w+) bytes=(\d+)")
    total = sum(int(m.group(2)) for m in fields.finditer(text))
    words = len(re.findall(r"[a-z]+", text))
    odd = sum(1 for line in text.splitlines() if re.search(r"worker-[135]\b", line))
    masked = re.sub(r"\d+", "#", text).count("#")
    swapped = re.sub(r"(\w+)=(\w+)", r"\2=\1", text).count("=bytes")
    paths = re.compile("(?i)PATH=(\\S+)").sub(lambda m: m[1].upper(), text).count("/INDEX/")
    kinds = {}
    for m in TOKEN.finditer("total = rate * (1.5 + count_2) / 10 - x\n" * 1000):
        kinds[m.lastgroup] = kinds.get(m.lastgroup, 0) + 1
    return total, words, odd, masked, swapped, paths, kinds, len(re.split(r"[\s=]+", text))

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (9916000, 28000, 1714, 40000, 4000, 4000,
                  {"name": 4000, "space": 11000, "operator": 7000, "number": 2000}, 40001), result
print(t)
