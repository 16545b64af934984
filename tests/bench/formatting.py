"""f-strings, str.format, % and splitting what they made."""
import time


def main():
    total = 0
    for i in range(60_000):
        line = f"{i:>6}|{i / 3:.3f}|{'name':<8}|{i:x}"
        line += "{:05d},{!r}".format(i, "text")
        line += "%s=%d" % ("key", i)
        fields = line.split("|")
        total += len(line) + len(fields[1].strip()) + int(fields[0])
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 1803487862, result
print(t)
