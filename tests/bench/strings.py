"""String building: f-strings, join, concatenation, split, replace."""
import time


def main():
    parts = []
    for i in range(300_000):
        parts.append(f"{i}:{i * 2}")
    text = ",".join(parts)
    s = ""
    for i in range(200_000):
        s += "ab"
    fields = text.split(",")
    return len(text), len(s), len(fields), fields[1234].upper(), text.replace("1", "one").count("one")

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (4033334, 400000, 300000, '1234:2468', 420000), result
print(t)
