"""pickletools: listings of pickles, their instructions, and pickles without what is not needed."""
import io
import pickle
import pickletools




shared = ['shared']
value = {'a': [1, 300, 70000, -1, 1 << 80], 'b': (shared, shared), 'c': 1.5, 'd': {1}, 'e': frozenset('x'), 'f': b'bytes\xff',
         'g': 'text \xe9\u1234', 'h': bytearray(b'ab'), 'i': (True, None, ())}
for protocol in range(6):
    part = {key: value[key] for key in ('a', 'b', 'c', 'g', 'i')} if protocol < 5 else value
    data = pickle.dumps(part, protocol)
    small = pickletools.optimize(data)
    again = pickle.loads(small)
    print(protocol, again == part, again['b'][0] is again['b'][1], len(small) < len(data))
    pickletools.dis(small)
pickletools.dis(b'(((NttNt.', annotate=30, indentlevel=1)

for name in 'INT', 'TUPLE', 'BINUNICODE', 'NEWOBJ_EX':
    info = next(info for info in pickletools.opcodes if info.name == name)
    print(info.name, ascii(info.code), info.arg and (info.arg.name, info.arg.n), info.stack_before, info.stack_after, info.proto,
          pickletools.code2op[info.code] is info)
print(len(pickletools.opcodes), len(pickletools.code2op))

for data in [b"S'\\x41\xc3'\n.", b"S'a\n.", b'Sa\n.', b'I00\n.', b'I01\n.', b'I7\n.', b'Ix\n.', b'L12L\n.', b'F2.5\n.', b'M\1', b'T\xff\xff\xff\xff',
             b'U\5ab', b'\x8a\2\xff\xff.', b'\x8a\3a', b'\x8b\xff\xff\xff\xff', b'cmod\nname\n.', b'cmod', b'Va\\u1234\n.', b'Va',
             b'X\3\0\0\0\xed\xa0\x80.', b'\x96\2\0\0\0\0\0\0\0ab.', b'', b'N', b'N\xff', b'g1\n.', b'a', b'Nt.', b'NN.', b'(p0\n', b'p0\n',
             b'(N00N.', b'N\x94\x940.', b']q\1h\1.']:
    try:
        print([(info.name, argument, at) for info, argument, at in pickletools.genops(data)])
        pickletools.dis(io.BytesIO(data))
    except ValueError as error:
        print(error)
