import difflib, random
random.seed(7)
def lines(n, al='abcdef'):
    return [''.join(random.choice(al+' ') for _ in range(random.randrange(0,12)))+'\n' for _ in range(n)]
def mutate(ls, k):
    ls=list(ls)
    for _ in range(k):
        r=random.randrange(4); i=random.randrange(len(ls)+1) if ls else 0
        if r==0: ls.insert(i, lines(1)[0])
        elif r==1 and ls: ls.pop(i%len(ls))
        elif ls:
            i%=len(ls); s=ls[i]; p=random.randrange(len(s)); ls[i]=s[:p]+random.choice('xyz\t ')+s[p+random.randrange(2):] if r==2 else ls[i].replace(s[p],'QQ',1)
            if not ls[i].endswith('\n'): ls[i]+='\n'
    return ls
for t in range(12):
    a=lines(random.choice([0,1,3,8,20,30])); b=mutate(a, random.choice([0,1,2,4,8,15]))
    if t>9: b=lines(20)
    s=difflib.SequenceMatcher(None,a,b)
    print(t, s.get_opcodes(), s.get_matching_blocks(), s.ratio(), s.quick_ratio(), s.real_quick_ratio())
    print(list(s.get_grouped_opcodes(2)))
    nd=list(difflib.ndiff(a,b)); print(''.join(nd))
    assert list(difflib.restore(nd,1))==a and list(difflib.restore(nd,2))==b
    print(''.join(difflib.unified_diff(a,b,'f','t','fd','td',n=t%4)))
    print(''.join(difflib.context_diff(a,b,'f','t',n=t%4)))
    h=difflib.HtmlDiff(wrapcolumn=[None,5,3][t%3], tabsize=4)
    print(h.make_table(a,b,context=bool(t&1),numlines=t%5, fromdesc='x<' if t&2 else ''))
print(difflib.HtmlDiff().make_file(['a\n','é\n'],['a\n','b\n'],'1','2',charset='ascii'))
print(difflib.HtmlDiff().make_table([],[]), difflib.HtmlDiff().make_table([],[],context=True))
s=difflib.SequenceMatcher(lambda x:x==' ',' abcd','abcd abcd'); print(s.find_longest_match(), s.bjunk, s.find_longest_match(0,3,1,7))
s=difflib.SequenceMatcher(None,'b'*100,'a'+'b'*250); print(s.ratio(), s.bpopular, difflib.SequenceMatcher(None,'b'*100,'a'+'b'*250,autojunk=False).ratio())
print(difflib.get_close_matches('appel',['ape','apple','peach','puppy','apel']), difflib.get_close_matches('x',['a']))
for f in [lambda: difflib.get_close_matches('a',[],0), lambda: difflib.get_close_matches('a',[],1,2), lambda: list(difflib.unified_diff([b'a'],['b'])), lambda: list(difflib.unified_diff('a','b')), lambda: list(difflib.unified_diff([],[],1)), lambda: list(difflib.restore([],3)), lambda: list(difflib.diff_bytes(difflib.unified_diff,['a'],[b'b'])), lambda: difflib.nope]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(difflib.diff_bytes(difflib.unified_diff,[b'a\xff'],[b'b\xe9'],b'f\x80',b'g')))
print(difflib.IS_LINE_JUNK('\n'),difflib.IS_LINE_JUNK(' # \n'),difflib.IS_LINE_JUNK('x'),difflib.IS_CHARACTER_JUNK('\t'),difflib.IS_CHARACTER_JUNK('\n'), difflib.SequenceMatcher[int])
print(list(difflib.Differ()._qformat('\tabcDefghiJkl\n', '\tabcdefGhijkl\n', '  ^ ^  ^      ', '  ^ ^  ^      ')))
print(sorted(difflib.__all__))
from difflib import *
print(HtmlDiff.__module__)
