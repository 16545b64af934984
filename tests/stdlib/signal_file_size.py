import signal
print(signal.getsignal(signal.SIGXFSZ), signal.getsignal(signal.SIGPIPE))
import resource, tempfile
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
with tempfile.TemporaryFile(buffering=0) as file:
    print(file.write(b"a" * 4096))
    try:
        file.write(b"a")
    except OSError as error:
        print(error)
