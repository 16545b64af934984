import html, html.parser, html.entities as E, itertools
for s in ['a&b<c>"\'','','&amp;','&lt','&notit;','&notin;','&#65;&#x41;&#X41','&#0;&#128;&#159;&#xd800;&#x110000;&#1;&#xfdd0;&#xffff;&#13;','&','&;','&#','&#x','&#xg;','&unknown;','&ampx','&acirc &Aacute;x&eacuteq','&thisisaverylongnamethatisnotanentityatall;','&frac12','&NotEqualTilde;','&#65x','&am p;','&<','&#9999999999;', '&lang;&rang;', 'x&y=1&copy=2']:
    print(ascii(s), ascii(html.escape(s)), ascii(html.escape(s,False)), ascii(html.unescape(s)))
print(len(E.html5), len(E.name2codepoint), len(E.codepoint2name), len(E.entitydefs), ascii(sorted(E.html5.items())[::97]), sorted(E.name2codepoint.items())[::23], ascii(E.entitydefs['euro']), E.name2codepoint['lang'], E.codepoint2name[9001], sum(map(len,E.html5.values())), hash(tuple(sorted(E.html5.items()))) is not None)
class P(html.parser.HTMLParser):
    def __init__(s,**k): s.out=[]; super().__init__(**k)
    def handle_starttag(s,t,a): s.out.append(('S',t,a,s.getpos(),s.get_starttag_text()))
    def handle_endtag(s,t): s.out.append(('E',t))
    def handle_data(s,d): s.out.append(('D',d))
    def handle_comment(s,d): s.out.append(('C',d))
    def handle_decl(s,d): s.out.append(('DECL',d))
    def handle_pi(s,d): s.out.append(('PI',d))
    def unknown_decl(s,d): s.out.append(('U',d))
    def handle_charref(s,n): s.out.append(('R',n))
    def handle_entityref(s,n): s.out.append(('N',n))
    def handle_startendtag(s,t,a): s.out.append(('SE',t,a)); super().handle_startendtag(t,a)
docs=['<p class="a" id=b c d=\'e f\'>text &amp; more</p>','<a href="x?a=1&copy=2&lt;&amp">','<br/><br /><img src=x/>','<script>if (a<b) "</s" </script x>tail','<style>&amp;<b></style>','<textarea>a&amp;<b></textarea>','<title>x &lt; y</title >','<!-- c --><!-- -- x --!><!--><!---><!-- unclosed','<!DOCTYPE html><!doctype x','<?php echo ?><?xml','<![CDATA[x]]><![CDATA[y','</><//x></ a>< b>','</p','<p','<p a="','<p a="x','a < b & c','&#65;&#x42 &#xg; &#','&amp&copy;&x. &q','<a b = c d= e f =g =h "i" /j>','<a"b">','<A HREF="X">y</A>','line1\nline2<b\nc="d"\n>x','<plaintext>a</plaintext>b','<noscript><b></noscript>','<p/a/b=c/>','<a b="c"d="e">','<a b=\'c>','<div =x>','<x:y z:w=1>','<SCRIPT></script><Script >a</SCRIPT\n>','&lt','text&','text&am','<svg><![CDATA[a]b]]></svg>','<a\x00b c\x00d=e>', '<!x><!>','<p>a<p>b<!-','<iframe><p></iframe>', '<a b=c&amp;d&lt>', "<a b='&#65;&#x42;&amp=;&amp;'>"]
for d in docs:
    for kw in ({},{'convert_charrefs':False},{'scripting':True}):
        p=P(**kw); p.feed(d); a=list(p.out); p.close(); print(ascii(d),kw,ascii(a),ascii(p.out[len(a):]),p.getpos(),p.rawdata)
        q=P(**kw)
        for c in d: q.feed(c)
        q.close()
        def j(o):
            r=[]
            for x in o:
                x=x[:3]
                if x[0]=='D' and r and r[-1][0]=='D': r[-1]=('D',r[-1][1]+x[1])
                else: r.append(x)
            return r
        print(j(q.out)==j(p.out), ascii(j(q.out)) if j(q.out)!=j(p.out) else '')
