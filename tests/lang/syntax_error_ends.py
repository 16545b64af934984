"""Where a SyntaxError says that the mistake ends: -1 where that is not known."""
for s in ['  x','(','if x:\npass','x = "','"""','x = \\a','x = 1\n  y','def f():\n\tx\n        y','if 1:\n  x\n y','f(','a b','x = é$','{','(]','1 +','f"{','f"{a','\\','x = (\n1','return','def f(a,a): pass','nonlocal x','0777','1_','b"é"','"\\N{x}"', 'class C:\n', 'for x in y:\n', 'try:\n x', "'''a\n", 'a = ?', 'break', 'from __future__ import x']:
    try: compile(s, '', 'exec')
    except SyntaxError as e: print(repr(s), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
