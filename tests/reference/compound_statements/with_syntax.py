# Items of with in parentheses, with and without names; what is none.
for source in "with (a): pass", "with (a, b): pass", "with (a as b): pass", "with (a as b, c as d,): pass", "with (a, b) as c: pass", "with (a), (b): pass", "with (yield): pass", "with a as b.c, d as e[0]: pass", "with a as (b, c): pass", "with a as [b, *c]: pass", "with a as b as c: pass", "with a as 1: pass", "with a as f(): pass", "with (a as 1): pass", "with (a as b) as c: pass", "with a, : pass", "with (a, b as c, d): pass", "with (a := b): pass", "with a := b: pass", "with a as None: pass", "with *a: pass", "with (*a,): pass", "with a as *b: pass", "with a b: pass", "with (a b): pass", "with (a for a in b) as c: pass", "with a if b else c as d: pass", "with lambda: x as y: pass", "with () as a: pass", "with (): pass":
    try:
        compile("def f():\n " + source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
