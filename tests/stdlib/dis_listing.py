# The module dis shows minipy's own instructions, so only what is common to all is printed here.
import dis
import io
import opcode


def f(a, b=2):
    for x in range(a):
        if x > b:
            print(x, [y for y in 'abc'])
    try:
        return f.attribute
    except ValueError as error:
        raise KeyError from error


def gen():
    yield lambda: f


out = io.StringIO()
dis.dis(f, file=out)
print('LOAD_GLOBAL' in out.getvalue(), 'attribute' in out.getvalue())  # -> True True
instructions = list(dis.get_instructions(f))
print(all(dis.opname[i.opcode] == i.opname and opcode.opmap[i.opname] == i.opcode for i in instructions))  # -> True
print({i.argval for i in instructions if i.opname == 'LOAD_GLOBAL'} == {'range', 'print', 'f', 'ValueError', 'KeyError'})  # -> True
offsets = {i.offset for i in instructions}
print(all(i.jump_target in offsets for i in instructions if i.jump_target is not None), any(i.is_jump_target for i in instructions))  # -> True True
print([line - f.__code__.co_firstlineno for _, line in dis.findlinestarts(f.__code__) if line][:4])  # -> [0, 1, 2, 3]
print(set(dis.findlabels(f.__code__)) <= offsets)  # -> True
print(all(i.positions.lineno == i.line_number for i in instructions))  # -> True
print(dis.code_info(f).splitlines()[0], '| Flags:', dis.pretty_flags(f.__code__.co_flags))  # -> Name:              f | Flags: OPTIMIZED, NEWLOCALS
print(len(list(dis.Bytecode('x = 1'))) > 1, dis.Bytecode(f).info() == dis.code_info(f))  # -> True True
counts = []
for x in (gen, gen(), gen.__code__, 'a + b', type('C', (), {'m': f})):
    out = io.StringIO()
    dis.dis(x, file=out)
    counts.append(out.getvalue().count('Disassembly'))
print(counts)  # -> [1, 1, 1, 0, 1]
try:
    f(object())
except TypeError as error:
    tb = error.__traceback__
out = io.StringIO()
dis.distb(tb, file=out)
marked = [line for line in out.getvalue().splitlines() if '>' in line[:7]]
print(len(marked), 'CALL' in marked[0] or 'RANGE' in marked[0] or 'ITER' in marked[0])  # -> 1 True
print(tb.tb_next.tb_frame.f_lasti == tb.tb_next.tb_lasti, tb.tb_next.tb_lasti in offsets)  # -> True True
try:
    dis.dis(3)
except TypeError as error:
    print(error)  # -> don't know how to disassemble int objects
dis.show_code(gen, file=out)
