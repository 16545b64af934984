# What is said of names that a module lacks because it is not done yet, or is another one than was meant.
cd "$TEST_TMP"
mkdir -p far/pack
echo 'import far_b; x = 1' > far/far_a.py
echo 'from far_a import x' > far/far_b.py
echo 'import far_d; y = 1' > far/far_c.py
echo 'import far_c; far_c.y' > far/far_d.py
echo > far/pack/__init__.py
echo 'from . import two; a = 1' > far/pack/one.py
echo 'import pack.one; pack.one.a' > far/pack/two.py
echo 'import near_b; x = 1' > near_a.py
echo 'from near_a import x' > near_b.py
echo 'import near_d; y = 1' > near_c.py
echo 'import near_c; near_c.y' > near_d.py
cat > main.py <<'EOF'
import os, sys
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(HERE + '/far')
def attempt(action):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, str(e).replace(HERE, 'HERE'))
for name in 'far_a', 'far_c', 'pack.one', 'near_a', 'near_c':
    attempt(lambda: __import__(name))
attempt(lambda: exec('from pack import zork'))
attempt(lambda: exec('from sys import zork'))
attempt(lambda: sys.zork)
import pack
attempt(lambda: pack.zork)
sys.path.insert(0, HERE + '/far')
attempt(lambda: __import__('far_a'))
EOF
$MINIPY main.py
