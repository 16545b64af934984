# Ambiguous indentation: in tokens, files and directories; how depths with tabs compare.
import contextlib
import io
import os
import sys
import tabnanny
import tempfile
import tokenize

os.chdir(tempfile.mkdtemp(dir=os.environ.get("TEST_TMP")))
SOURCES = {
    "good": "if 1:\n  x\n", "tabs": "if 1:\n\tx\n\tif 2:\n\t\ty\n", "comment": "if 1:\n    a\n\t# c\n    b\n",
    "mixed": "if 1:\n        a\n\tb\n", "with space": "if 1:\n\ta\n        b\n", "order": "if 1:\n \tx\n  \ty\n",
    "deeper": "if 1:\n\tif 2:\n            x\n", "string": '"""abc\n', "bracket": "a = (1,\n", "dedent": "if 1:\n    a\n  b\n",
}


def check(path):
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            tabnanny.check(path)
        except SystemExit as exit:
            print("exit", exit.code)
    print(errors.getvalue(), end="")


for name, source in SOURCES.items():
    with open(name + ".py", "w") as file:
        file.write(source)
for tabnanny.verbose, tabnanny.filename_only in ((0, 0), (0, 1), (2, 1)):
    for name in [*SOURCES, "missing"]:
        check(name + ".py")
os.mkdir("folder")
os.mkdir("folder/inner")
os.rename("mixed.py", "folder/inner/mixed.py")
os.rename("good.py", "folder/inner/good")
os.symlink("inner", "folder/link")
check("folder")

sample = ["", "  ", "\t", "        ", " \t", "  \t", "\t\t", "    \t  x", "\t \t"]
for text in sample:
    one = tabnanny.Whitespace(text)
    print(repr(text), vars(one), one.longest_run_of_spaces(), [one.indent_level(size) for size in (1, 2, 4, 8)])
    print("  equal", [one.equal(tabnanny.Whitespace(other)) for other in sample])
    print("  less ", [one.less(tabnanny.Whitespace(other)) for other in sample])
one, other = tabnanny.Whitespace("  "), tabnanny.Whitespace("\t")
print(one.not_equal_witness(other), one.not_less_witness(other))
print(tabnanny.format_witnesses(one.not_equal_witness(other)), tabnanny.format_witnesses([(1, 2, 3)]))


def tokens(*lines):
    """Tokens that no tokenizer would have let through."""
    for number, line in enumerate(lines, 1):
        code = line.lstrip()
        if line.startswith("\t") and number == 2:
            yield tokenize.INDENT, line[:len(line) - len(code)], (number, 0), (number, 1), line
        yield tokenize.NAME, code, (number, 1), (number, 2), line
        yield tokenize.NEWLINE, "", (number, 2), (number, 3), line


for lines in (["a", "\tb", "\tc"], ["a", "\tb", "        c"], ["a", " b"]):
    try:
        print(tabnanny.process_tokens(tokens(*lines)))
    except tabnanny.NannyNag as nag:
        print(nag.get_lineno(), nag.get_msg(), repr(nag.get_line()))
for sys.argv in (["tabnanny", "-q", "folder"], ["tabnanny", "-z"]):
    tabnanny.verbose = tabnanny.filename_only = 0
    with contextlib.redirect_stderr(sys.stdout):
        try:
            tabnanny.main()
        except SystemExit as exit:
            print("exit", exit.code)
