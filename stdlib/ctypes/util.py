"""Finds shared libraries."""
import os
import re
import shutil
import subprocess
from _ctypes import dllist


def _run(*command):
    program = shutil.which(command[0]) or f"/sbin/{command[0]}"
    try:
        return subprocess.run([program, *command[1:]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": "C", "LANG": "C"}).stdout
    except OSError:
        return b""


def _of_machine():
    return {"x86_64": b"libc6,x86-64", "aarch64": b"libc6,AArch64"}.get(os.uname().machine, b"libc6")


def find_library(name):
    """The name of the file of a library ("m"), as the loader finds it; None: there is none."""
    known = re.compile(rb"\s+(lib%s\.[^\s]+)\s+\(%s" % (re.escape(os.fsencode(name)), _of_machine()))
    found = known.search(_run("ldconfig", "-p"))
    if found:
        return os.fsdecode(found[1])
    for folder in os.environ.get("LD_LIBRARY_PATH", "").split(":"):
        path = os.path.join(folder, f"lib{name}.so")
        if folder and os.path.exists(path):
            return os.path.basename(os.path.realpath(path))
    return None
