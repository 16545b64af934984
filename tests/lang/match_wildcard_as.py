# `case _ as name` catches everything, as `case name` does.
def g(v):
    match v:
        case [1, _ as y]: return y
        case {"a": z as q}: return z, q
        case int() as k if k > 5: return 'big', k
        case _ as w: return 'other', w
print(g([1,2]), g({"a":5}), g(3), g(7))
for src in ("match 1:\n case _ as x: pass\n case 2: pass", "match 1:\n case (y as x): pass\n case 2: pass", "match 1:\n case (_ as x)|3: pass","match 1:\n case x as y: pass"):
    try: compile(src,'f','exec'); print('ok')
    except SyntaxError as e: print(e)
