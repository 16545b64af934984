"""The tables of a code object that lead to its source agree with each other."""
import warnings

source = '\n'.join(['x = 1', '', 'def f(a):', '    y = (a +', '         a)', '    if y:', '        return [', '            i for i in y', '        ]'] + ['#'] * 300
                   + ['    z = 1', '    while z: z -= 1', '    return (z,', '        y)', ''])
code = compile(source, 'f.py', 'exec')
inner = next(c for c in code.co_consts if isinstance(c, type(code)))
for c in code, inner:
    lines = list(c.co_lines())
    print(all(start < end for start, end, _ in lines), all(a[1] == b[0] for a, b in zip(lines, lines[1:])), lines[0][0])
    by_offset = {}
    for start, end, line in lines:
        for offset in range(start, end, 2):
            by_offset[offset // 2] = line
    positions = list(c.co_positions())
    print(len(positions) == len(by_offset), all(by_offset[n] == place[0] for n, place in enumerate(positions)))
    print(all(p[0] is None or (p[0], p[2]) <= (p[1], p[3]) for p in positions if p[2] is not None))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        table = c.co_lnotab
    print([(w.category.__name__, str(w.message)) for w in caught])
    offset, line, found = 0, c.co_firstlineno, {}
    for by, further in zip(table[::2], table[1::2]):
        offset += by
        line += further - 256 if further > 127 else further
        found[offset] = line
    expected = {}
    line = c.co_firstlineno
    for start, _, here in lines:
        if here is not None and here != line:
            expected[start] = line = here
    print(found == expected, max(found.values()) > 300)
