"""JSON written and read: nested lists and dicts, text with escapes, numbers."""
import json
import time


def main():
    data = [{"id": i, "name": f"name {i}", "tags": ["a", "b\n", "\u00fc"], "values": [i / 4, -i, None, True],
             "nested": {"x": {"y": [[i]]}}} for i in range(400)]
    total = 0
    for _ in range(40):
        text = json.dumps(data)
        back = json.loads(text)
        total += len(text) + sum(item["id"] for item in back)
    total += len(json.dumps(data[:50], indent=2, sort_keys=True))
    assert back == data
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 5338806, result
print(t)
