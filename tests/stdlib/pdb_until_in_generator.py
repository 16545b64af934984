# stdin: step\nstep\nuntil 9\nstep\nstep\ncontinue\n
"""The debugger's "until" in a generator counts in all that it does, not only up to the next yield."""
import pdb


def values():
    yield 0
    yield 1
    yield 2


def main():
    pdb.Pdb(nosigint=True, readrc=False).set_trace()
    for i in values():
        print(i)


main()
