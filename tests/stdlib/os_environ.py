import os

os.environ["MINIPY_TEST"] = "é"
print(os.getenv("MINIPY_TEST"), os.environb[b"MINIPY_TEST"], "MINIPY_TEST" in os.environ)
print(os.popen("echo $MINIPY_TEST").read(), end="")
del os.environ["MINIPY_TEST"]
print(os.getenv("MINIPY_TEST", "gone"))
for bad in (lambda: os.environ["NOSUCH"], lambda: os.environ.update(A=1)):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
