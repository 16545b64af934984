"""Files that a program has let go without closing them do not keep it from opening others."""
import resource
import warnings

warnings.simplefilter("ignore", ResourceWarning)
limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (64, limit))
for n in range(1000):
    text = open(__file__).readline()
print(text[:10])

held = []
try:
    while True:
        held.append(open(__file__))
except OSError as error:
    print(error.strerror, len(held) < 64)
held.clear()
print(open(__file__, "rb").readline()[:10])
