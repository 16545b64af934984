# Which prefixes there are, in which order and case; what can't be combined.
from _show import show

for prefix in "r R u U b B f F t T br Br bR BR rb Rb rB RB fr Fr rf RF tr Tr rt RT ur bu fb bf ft tf uf ub rr bb brb".split():
    try:
        value = eval(prefix + "'\\x41\\n'")
        print(prefix, type(value).__name__, value if isinstance(value, (str, bytes)) and len(value) > 3 else "escapes")
    except SyntaxError as e:
        print(prefix, e.msg)
