# What is wrong inside of a replacement field.
from _show import show

for source in "f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{a b}'", "f'{a:'", "f'{a!'", "f'{*}'", "f'{**a}'", "f'{*a}'", "f'{lambda x: 1}'", "f'{a = b}'", "f'{a := 1}'", "f'{=}'", "f'{,}'", "f'{a,}'", "f'{yield}'", "f'{a['", "f'{a)}'", "f'{(a}'", "f'{a:{b:{c:{d}}}}'", "f'{'a'", "f'{a$b}'", "f'{import x}'", "f'{1 2 3}'", "f'{\\n}'", "f'{a:{}}'", "f'{a:}}'", "f'{#}'", "f'{a'", "f'''{\na b}'''":
    try:
        compile(source, "f", "eval")
        print(source, "compiles")
    except SyntaxError as e:
        print(ascii(source), "|", e.msg)
