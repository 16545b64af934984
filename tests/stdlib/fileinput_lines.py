# Module fileinput: lines of several files and of standard input, files rewritten in place.
import fileinput
import gzip
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for name in "one", "two", "empty":
        with open(name, "w") as file:
            file.write("" if name == "empty" else f"{name} a\n{name} b\n")
    with gzip.open("packed.gz", "wt") as file:
        file.write("packed\n")

    with open("typed", "w") as file:
        file.write("typed 1\ntyped 2\n")
    stdin, sys.stdin = sys.stdin, open("typed")
    with fileinput.input(["one", "empty", "-", "two"]) as lines:
        print(lines.filename(), lines.lineno(), lines.fileno())
        for line in lines:
            print(repr(line), fileinput.filename(), fileinput.lineno(), fileinput.filelineno(),
                  fileinput.isfirstline(), fileinput.isstdin(), lines.fileno() >= 0)
    print(lines.readline() == "", lines.fileno(), sys.stdin.closed)
    sys.stdin.close()
    sys.stdin = stdin

    sys.argv[1:] = ["one", "two"]
    for line in fileinput.input():
        print(line, end="")
        fileinput.nextfile()
    fileinput.close()
    try:
        fileinput.lineno()
    except RuntimeError as error:
        print(error)

    for backup in "", ".old":
        os.chmod("one", 0o640)
        with fileinput.FileInput("one", inplace=True, backup=backup) as lines:
            for line in lines:
                print(lines.filelineno(), line.upper(), end="")
        with open("one") as file:
            print(file.read(), sorted(os.listdir()), oct(os.stat("one").st_mode & 0o777))

    print(list(fileinput.FileInput("packed.gz", openhook=fileinput.hook_compressed, encoding="utf-8")))
    print(list(fileinput.FileInput("packed.gz", mode="rb", openhook=fileinput.hook_compressed)))
    print(list(fileinput.FileInput(["two"], openhook=fileinput.hook_encoded("utf-16-le", "replace"))))
    print(list(fileinput.FileInput("two", mode="rb")), list(fileinput.FileInput(["empty"])))
    for options in dict(mode="w"), dict(inplace=True, openhook=open), dict(openhook=3):
        try:
            fileinput.FileInput("one", **options)
        except ValueError as error:
            print(error)
    try:
        list(fileinput.FileInput("missing"))
    except FileNotFoundError as error:
        print(error)
    os.chdir("/")
