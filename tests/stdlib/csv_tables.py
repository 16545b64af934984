import csv, _csv, io, itertools, pickle
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
for kw in [dict(delimiter=1),dict(delimiter=''),dict(delimiter='ab'),dict(delimiter=None),dict(quotechar=1),dict(quotechar='ab'),dict(escapechar='ab'),dict(quoting='a'),dict(quoting=9),dict(lineterminator=1),dict(delimiter='\n'),dict(escapechar=' ',skipinitialspace=True),dict(delimiter='"'),dict(lineterminator='x,'),dict(escapechar=','),dict(escapechar='"'),dict(quotechar=None,quoting=0),dict(quoting=1.0),dict(dialect='nope')]:
    print(kw, tr(_csv.Dialect,**kw))
d=_csv.Dialect(delimiter=';',quotechar=None); print(d.delimiter,d.quotechar,d.quoting,d.doublequote,d.escapechar,repr(d.lineterminator),d.skipinitialspace,d.strict, tr(pickle.dumps,d), tr(setattr,d,'quoting',1)[0], _csv.Dialect(d) is d, _csv.Dialect(d,delimiter=':').delimiter)
lines=['a,b,c','"a","b c","d""e"','a,"b\nc",d','"x"y,z','a\\,b,c','"a\\"b",c','', 'a, b,"c"',' "q" ,r',',,','"",,""','1,2.5,"3"','a\rb','a\r\n','"unclosed','"a" ,b','é€,ü',"'a,b',c",'1,,x','x\\','a\x00b','"a\\\nb"']
dialects=[{},{'quoting':csv.QUOTE_NONE},{'quoting':csv.QUOTE_NONNUMERIC},{'quoting':csv.QUOTE_STRINGS},{'quoting':csv.QUOTE_NOTNULL},{'escapechar':'\\'},{'escapechar':'\\','quoting':csv.QUOTE_NONE},{'doublequote':False},{'skipinitialspace':True},{'strict':True},{'quotechar':"'"},{'delimiter':'\t'},{'delimiter':' ','skipinitialspace':True}]
for kw in dialects:
    print(kw)
    for l in lines: print(repr(l), tr(lambda: list(csv.reader([l],**kw))), tr(lambda: list(csv.reader(io.StringIO(l+'\nnext,row\n',newline=''),**kw))))
rows=[['a','b'],['a,b','c"d','e\nf'],[1,2.5,None,True],[''],[None],['',''],[' x ','\ty'],['\\','a\\b'],[],["it's"],['é€'],['a\rb','x;y'],[1e100,-0.0,10**20],['"']]
for kw in [{},{'quoting':1},{'quoting':2},{'quoting':3},{'quoting':3,'escapechar':'\\'},{'quoting':4},{'quoting':5},{'doublequote':False,'escapechar':'!'},{'doublequote':False},{'lineterminator':'\n'},{'delimiter':';','quotechar':"'"},{'escapechar':'\\'},{'delimiter':' ','skipinitialspace':True},{'delimiter':' ','skipinitialspace':True,'quoting':3,'escapechar':'\\'},{'quotechar':None}]:
    for r in rows:
        o=io.StringIO(newline=''); print(kw, r, tr(csv.writer(o,**kw).writerow,r), repr(o.getvalue()))
o=io.StringIO(newline=''); w=csv.writer(o); print(w.writerows([[1],[2]]), o.getvalue(), tr(w.writerow,5), tr(w.writerows,5), tr(w.writerows,[5]), w.dialect.delimiter, tr(csv.writer,5), tr(csv.reader,5), tr(csv.reader,[],'nope'), tr(next,csv.reader([1])), tr(next,csv.reader([b'a'])), tr(csv.Dialect), tr(_csv.Reader), tr(lambda: next(csv.reader([]))), tr(csv.writer(o).writerow, iter('ab')))
print(csv.list_dialects(), csv.field_size_limit(), csv.field_size_limit(5), tr(lambda: list(csv.reader(['abcdefgh']))), csv.field_size_limit(131072), tr(csv.field_size_limit,'x'), csv.register_dialect('p',delimiter='|'), list(csv.reader(['a|b'],'p')), csv.get_dialect('p').delimiter, csv.unregister_dialect('p'), tr(csv.unregister_dialect,'p'), tr(csv.get_dialect,'p'), tr(csv.register_dialect,1), tr(csv.register_dialect,'q',csv.excel_tab), csv.get_dialect('q').delimiter)
r=csv.reader(['a,b','"c','d"','e']); print([(x,r.line_num) for x in r], r.dialect.strict)
class bad(csv.Dialect): delimiter=','; quotechar='""'; quoting=0; lineterminator='\n'
print(tr(bad))
dr=csv.DictReader(['h1,h2','1,2','','3','4,5,6'],restkey='rest',restval='dflt'); print(dr.fieldnames, list(dr), dr.line_num, list(csv.DictReader(['1,2'],'ab')), csv.DictReader[int], tr(lambda: next(csv.DictReader([]))))
o=io.StringIO(newline=''); dw=csv.DictWriter(o,['a','b'],restval='-'); dw.writeheader(); dw.writerow({'a':1}); dw.writerows([{'b':2},{'a':3,'b':4}]); print(o.getvalue(), tr(dw.writerow,{'c':1}), tr(csv.DictWriter,o,['a'],extrasaction='x')); dw=csv.DictWriter(o,['a'],extrasaction='IGNORE'); dw.writerow({'a':1,'z':2})
for s in ['a,b,c\n1,2,3\n4,5,6\n',"'a';'b'\n'c';'d;e'\n",'a|b|c\nd|e|f\n','"a" "b"\n"c" "d"\n','x: 1\ny: 2\n','a\tb\nc\td\n','"a"\n"b"\n','abc','a, b, c\n1, 2, 3\n','"a""x",b\n"c",d\n', 'time,x y,z\n10:20,3 4,5\n11:22,1 1,2\n','']:
    f=tr(csv.Sniffer().sniff,s); print(repr(s), f if isinstance(f,tuple) else (f.delimiter,f.quotechar,f.doublequote,f.skipinitialspace), tr(csv.Sniffer().has_header,s), tr(lambda: csv.Sniffer().sniff(s,delimiters='|;').delimiter))
print(sorted(csv.__all__))
