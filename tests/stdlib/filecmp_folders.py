# Module filecmp: files compared by their contents or what they look like, folders with all below.
import filecmp
import os
import tempfile


def write(path, text, time=1000):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.utime(path, (time, time))


with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for side in "left", "right":
        write(f"{side}/same", "equal")
        write(f"{side}/of_size", side[0] * 4)
        write(f"{side}/longer", side)
        write(f"{side}/below/deep/file", "equal")
        write(f"{side}/below/other", side)
        write(f"{side}/tags", side)
        write(f"{side}/only_{side}", "")
    write("left/kind", "a file")
    os.mkdir("right/kind")
    os.symlink("nowhere", "left/dangling")
    write("right/dangling", "")

    print(filecmp.cmp("left/same", "right/same"), filecmp.cmp("left/of_size", "right/of_size"),
          filecmp.cmp("left/of_size", "right/of_size", shallow=False), filecmp.cmp("left/longer", "right/longer"),
          filecmp.cmp("left", "right"))
    print(filecmp.cmpfiles("left", "right", ["same", "longer", "missing", "kind"]))
    write("right/of_size", "llll", time=2000)
    print(filecmp.cmp("left/of_size", "right/of_size", shallow=False))

    compared = filecmp.dircmp("left", "right", shallow=False)
    for name in sorted(compared.methodmap):
        value = getattr(compared, name)
        print(name, sorted(value))
    print(type(compared.subdirs["below"]).__name__, compared.subdirs["below"].diff_files, compared.ignore == filecmp.DEFAULT_IGNORES)
    try:
        compared.missing
    except AttributeError as error:
        print(error)
    compared.report()
    compared.report_partial_closure()
    filecmp.dircmp("left", "right", ignore=["kind"], hide=["same"]).report_full_closure()
    try:
        filecmp.cmp("left/same", "nowhere")
    except FileNotFoundError as error:
        print(error)
    os.chdir("/")
filecmp.clear_cache()
