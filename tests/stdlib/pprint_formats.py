import pprint, collections, types, dataclasses, io, sys
@dataclasses.dataclass
class D:
    a: int
    bbbbbbbbbbbb: list
    c: object = None
@dataclasses.dataclass
class E(D):
    def __repr__(self): return 'E'*100
class LS(list): pass
class LR(list):
    def __repr__(self): return 'LR'*60
class DS(dict): pass
class SN(types.SimpleNamespace): pass
class FS(frozenset): pass
rec=[]; rec.append(rec)
words=['word%d'%i*(i%4+1) for i in range(14)]
objs=[1,[],(),{},set(),frozenset(),'', 'x'*200, ' '.join(words), '\n'.join(words), ' lead  '+'  '.join(words)+'\n\n tail\n',
 words, tuple(words), (words,), {w:i for i,w in enumerate(words)}, {i:words for i in range(3)}, set(words[:1]), frozenset(range(30)), FS(range(30)),
 b'abc'*60, bytearray(b'\x00abc'*40), [b'abc'*60, bytearray(b'q'*100)], {'k':'x y '*40}, types.MappingProxyType({w:i for i,w in enumerate(words)}),
 types.SimpleNamespace(**{w:i for i,w in enumerate(words)}), SN(a=words,b=1),
 collections.OrderedDict((w,i) for i,w in enumerate(words)), collections.defaultdict(list,{w:[i] for i,w in enumerate(words)}),
 collections.Counter(words*2+words[:5]), collections.ChainMap({w:1 for w in words},{'a':1}), collections.deque(words), collections.deque(words,50),
 collections.UserDict({w:1 for w in words}), collections.UserList(words), collections.UserString(' '.join(words)),
 D(1,words), D(1,words,D(2,[])), E(1,2), LS(words), LR(words), DS({w:1 for w in words}), [1.5,1j,None,True]*20, 10**60, [10**30]*5,
 {1:2,'a':3,None:4,(1,2):5}, {'z':1,'a':{'y':words[:20],'b':[[[[1,[2,[3]]]]]]}}, collections.deque(), collections.Counter(), collections.defaultdict(int), collections.OrderedDict(),
 [[[[[['deep'*5]*3]*3]*2]]], {'a'*70: 'b'*70}, [{'a':1}]*30, ({},), D, len,
 {k: {j: 'some text here '*j for j in range(4)} for k in range(3)},
]
for o in objs:
    for kw in [{},dict(indent=4,width=50),dict(width=30,compact=True,indent=2,depth=3),dict(sort_dicts=False,underscore_numbers=True)]:
        if isinstance(o,dict) and None in o and kw.get('sort_dicts',True): pass
        print(kw); print(pprint.pformat(o,**kw)); 
    print(pprint.isreadable(o), pprint.isrecursive(o), pprint.saferepr(o) if o is not rec else '')
s=pprint.pformat(rec); print(s==f'[<Recursion on list with id={id(rec)}>]', pprint.isrecursive(rec), pprint.isreadable(rec))
for kw in [dict(indent=-1),dict(depth=0),dict(width=0),dict(width='a')]:
    try: pprint.PrettyPrinter(**kw)
    except Exception as e: print(type(e).__name__,e)
pprint.pp({'b':1,'a':2}); pprint.pprint({'b':1,'a':2}, io.StringIO())
pprint.pprint({'b':1,'a':2},sys.stdout,width=3)
class P(pprint.PrettyPrinter):
    def format(self,o,c,m,l):
        if isinstance(o,str): return (o,0,0)
        return super().format(o,c,m,l)
print(P().pformat(words)); print(P().isreadable(words))
