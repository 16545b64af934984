# Warnings about leaving a finally block (once each), and errors about __debug__ and in type parameters.
import warnings

for source in ["def f():\n try: pass\n finally: return 1",
               "def f():\n try: pass\n finally:\n  try: pass\n  finally: return",
               "for i in x:\n try: pass\n finally: break",
               "for i in x:\n try: pass\n finally:\n  for j in y: continue\n  else: continue",
               "while 1:\n try: pass\n except: pass\n finally:\n  with a: continue",
               "def f():\n try: pass\n finally:\n  def g(): return 1",
               "def f():\n try: return 1\n except: return 2\n else: return 3\n finally: pass",
               "def f():\n try: pass\n except* ValueError: pass\n finally:\n  if x: return\n  match y:\n   case 1: return"]:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(source, "source", "exec")
    print([(str(w.message), w.category.__name__, w.lineno) for w in seen])

for source in ["class C(__debug__=1): pass", "match x:\n case C(a, __debug__=1): pass", "try: pass\nexcept E as __debug__: pass",
               "del __debug__", "f(__debug__=1)", "def f[T: ((x := 3), int)](): pass", "def f[T = (x := 3)](): pass",
               "type A[*T = (yield)] = 1", "type A[**P = (yield)] = 1", "class C[T: (yield)]: pass"]:
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
