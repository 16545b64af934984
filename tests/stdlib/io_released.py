# What a stream has read ahead is given up when it is closed, and a stream that reads nothing has no block: streams that were
# closed may be kept in any number.
import os
import tempfile

with tempfile.NamedTemporaryFile("w", delete=False) as file:
    file.write("line\n" * 100)
closed = []
for i in range(3000):
    with open(file.name) as reading:
        assert reading.readline() == "line\n"
    closed.append(reading)
os.unlink(file.name)
for line in open("/proc/self/status"):
    if line.startswith("VmHWM:"):
        print(int(line.split()[1]) < 300_000)
for attempt in (closed[0].read, closed[0].buffer.read, closed[0].buffer.peek, closed[0].buffer.read1):
    try:
        attempt()
    except ValueError as error:
        print(error)
