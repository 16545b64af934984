# Circular imports see what is there so far.
import os
import sys
import tempfile
from _show import show

with tempfile.TemporaryDirectory() as folder:
    for name, text in {
        "ca.py": "x = 1\nimport cb\ny = cb.z\n",
        "cb.py": "import ca\nz = ca.x + 1\n",
        "cc.py": "from cd import late\n",
        "cd.py": "from cc import late\n",
        "ce.py": "import cf\nprint(cf.__name__, hasattr(cf, 'value'))\n",
        "cf.py": "import ce\nvalue = 1\n",
        "cg.py": "import cg\nprint(cg.nope)\n",
    }.items():
        with open(os.path.join(folder, name), "w") as f:
            f.write(text)
    sys.path.insert(0, folder)
    import ca
    print(ca.y)
    try:
        import cc
    except ImportError as e:
        print("ImportError", e.name)
    import cf
    try:
        import cg
    except AttributeError as e:
        print("AttributeError", e.name)
    print("cg" in sys.modules, "cc" in sys.modules, "cd" in sys.modules)
