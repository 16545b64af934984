# try statements that are none.
for source in "try: pass\nexcept A, B as e: pass", "try: pass\nexcept A, B: pass", "try: pass\nexcept (A, B) as e: pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nexcept A as e.x: pass", "try: pass\nexcept A as 1: pass", "try: pass\nexcept A as (e): pass", "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept*: pass", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* (A, B) as e: pass", "try: pass\nelse: pass", "try: pass\nfinally: pass\nexcept: pass", "try: pass\nfinally: pass\nelse: pass", "try: pass\nexcept A: pass\nelse: pass\nfinally: pass", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "def f():\n try: pass\n except* A: return", "def f():\n for x in y:\n  try: pass\n  except* A:\n   for z in x: break", "try: pass\nexcept A as e, B: pass", "try: pass\nexcept A B: pass", "try: pass\nexcept *A: pass", "try: pass\nexcept A, *B: pass", "try: pass\nx = 1\nexcept A: pass", "try: pass\nexcept A or B: pass", "try: pass\nexcept A,: pass":
    try:
        compile(source, "f", "exec")
        print(ascii(source), "| compiles")
    except SyntaxError as e:
        print(ascii(source), "|", e.msg)
