"""pytest, with arguments. An old one can't rewrite assertions for a Python whose ast has no Str."""
import ast
import sys

import pytest

arguments = ["-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-W", "ignore", "--color=no", *sys.argv[1:]]
if not hasattr(ast, "Str") and int(pytest.__version__.split(".")[0]) < 8:
    arguments.insert(0, "--assert=plain")
sys.exit(pytest.main(arguments))
