"""break, continue and return don't leave an except* block, in or outside of a loop or function."""
import warnings

warnings.simplefilter("ignore")  # of what leaves a finally block
STAR = "try:\n  pass\nexcept* E:\n  "


def indented(head, source):
    return head + "\n" + "\n".join(" " + line for line in source.split("\n"))


for word in "break", "continue", "return":
    for source in (STAR + word, indented("while 1:", STAR + word), indented("def f():", STAR + word),
                   STAR + "try: 1\n  except E: " + word, STAR + "for x in y: " + word, STAR + "def f(): " + word,
                   STAR + "pass\nelse:\n  " + word, STAR + "pass\nfinally:\n  " + word):
        try:
            compile(source, "source", "exec")
        except SyntaxError as e:
            print(repr(source), e.msg, e.lineno, e.offset)
        else:
            print(repr(source), "compiles")
