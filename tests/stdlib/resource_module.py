# Module resource.
import resource

usage = resource.getrusage(resource.RUSAGE_SELF)
print(type(usage).__name__, len(usage), usage.ru_utime >= 0, usage[2] == usage.ru_maxrss > 0)
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE) == (0, hard), resource.prlimit(0, resource.RLIMIT_CORE)[0], resource.RLIM_INFINITY)
print(resource.getpagesize() % 4096, resource.error is OSError)
for wrong in (lambda: resource.getrusage(99), lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_CORE, (1,)),
              lambda: resource.setrlimit(resource.RLIMIT_CORE, (2, 1)), lambda: resource.getrlimit("x")):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
