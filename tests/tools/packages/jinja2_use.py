"""Jinja: templates with inheritance, macros, filters, loops, whitespace, sandbox, errors."""
import jinja2, markupsafe
from jinja2 import Environment, DictLoader, StrictUndefined, sandbox
T = {'base': '<html>{% block head %}<title>{% block title %}T{% endblock %}</title>{% endblock %}\n<body>{% block body %}{% endblock %}</body></html>', 'page': "{% extends 'base' %}{% from 'macros' import field, item with context %}{% block title %}{{ super() }} - {{ title|e }}{% endblock %}{% block body %}{% for u in users if u.age > 18 %}{{ loop.index }}/{{ loop.length }} {{ loop.first }} {{ loop.cycle('odd','even') }} {{ u.name|upper|replace('A','4') }}{% else %}none{% endfor %}{{ field('n', value=3, type='text') }}{% call(x) item(2) %}[{{ x }}]{% endcall %}{% endblock %}", 'macros': "{% macro field(name, value='', type='password') -%}<input name={{ name }} value={{ value|int }} type={{ type }} {{ varargs }} {{ kwargs }}>{%- endmacro %}{% macro item(n) %}{% for i in range(n) %}{{ caller(i) }}{% endfor %}{{ title }}{% endmacro %}", 'inc': "{% include ['nope','small'] %}{% include 'zz' ignore missing %}{% set x = namespace(n=0) %}{% for i in [1,2,3] %}{% set x.n = x.n + i %}{% endfor %}{{ x.n }}", 'small': 'small {{ title }}', 'ws': '{%- for i in seq -%}\n  {{ i }}  \n{%- endfor +%}\n  a\n{# comment #}\n# for j in seq:\nline {{ j }}\n# endfor\n', 'tree': '{% for item in tree recursive %}<li>{{ item.n }}{% if item.c %}<ul>{{ loop(item.c) }}</ul>{% endif %}</li>{% endfor %}'}
env = Environment(loader=DictLoader(T), autoescape=True, extensions=['jinja2.ext.do', 'jinja2.ext.loopcontrols', 'jinja2.ext.i18n', 'jinja2.ext.debug'], line_statement_prefix='#')
ctx = dict(title='<Ti & tle>', users=[{'name': 'Anna', 'age': 20}, {'name': 'Bob', 'age': 10}, {'name': 'Cara', 'age': 40}], seq=[1, 2, 3], tree=[{'n': 1, 'c': [{'n': 2, 'c': []}, {'n': 3, 'c': [{'n': 4}]}]}])
for name in T:
    print('---', name)
    print(env.get_template(name).render(ctx))
env2 = Environment(trim_blocks=True, lstrip_blocks=True)
S = ["{{ [3,1,2]|sort|join(', ') }}", "{{ 'hello world'|title|center(20) }}|", "{{ {'b':1,'a':2}|dictsort }}", "{{ [1,2,3,4,5]|batch(2,'x')|list }}", '{{ [1,2,3,4,5]|slice(3)|list }}', "{{ 'a b c'|wordcount }} {{ 'long text here'|truncate(8) }}", '{{ 1234567.891|round(1) }} {{ 123456789|filesizeformat }} {{ 10000|filesizeformat(true) }}', "{{ 'x'|default('d') }} {{ missing|default('d') }}", "{{ users|map(attribute='name')|list }}", "{{ users|selectattr('age','gt',15)|map(attribute='name')|join }}", "{% for g in users|groupby('age') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}", "{{ '<a>'|e }} {{ '<a>'|safe }} {{ 'http://x.org a@b.de'|urlize }}", "{{ {'a':[1,2,{'b':none}]}|tojson }}", "{{ 'abc'|reverse }} {{ 'abc'|first }} {{ [1,2]|last }} {{ [1,2,2]|unique|list }} {{ [1,2]|sum }}", "{{ '%s-%d'|format('a', 3) }} {{ 'a'~1~none }}", "{{ 7//2 }} {{ 7/2 }} {{ 2**10 }} {{ -7%3 }} {{ 1 < 2 < 3 }} {{ 'a' in 'abc' }} {{ not true }} {{ 1 if false }}|", '{{ x.y.z }}', "{{ 'a'|nofilter }}", '{% if %}', '{% for %}', '{{ 1 +', '{{ foo() }}', '{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set c %}block{% endset %}{{ c }}', '{% filter upper %}abc{{ 1 }}{% endfilter %}', '{% raw %}{{ x }}{% endraw %}', '{{ \'\\u00e9\\n\' }}{{ "q\'" }}', "{{ range(5)|random is number }} {{ 5 is divisibleby 5 }} {{ 3 is odd }} {{ none is none }} {{ 'A' is upper }}", '{% with a=1, b=2 %}{{ a+b }}{% endwith %}', "{{ dict(a=1, **{'b': 2}) }}", "{{ cycler('a','b').next() }} {{ joiner(',')() }} {{ lipsum is defined }}", "{{ ''|indent }} {{ 'a\nb'|indent(2, true) }} {{ 'ab cd ef'|wordwrap(3) }}", "{{ [[1,2],[3]]|sum(start=[]) }} {{ '3.7'|float + '4'|int }} {{ 'z'|int(9) }}", "{{ 'a,b'.split(',') }} {{ 'x'.__class__ }}", "{{ {'a':1}.items()|list }} {{ users[0]['name'][1:3] }} {{ users.0.name }}", '{% block b scoped required %}{% endblock %}', '{{ caller }}{% macro m(a, b=2) %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1,2,3,x=4) }} {{ m.name }} {{ m.arguments }}', "{{ 'x'|xmlattr }}", "{{ {'class':'a','id':none,'x':'<'}|xmlattr }}", "{{ 1|abs }} {{ [1,2,3]|min }} {{ 'b a'|striptags }} {{ '<p>x  y</p>'|striptags }}"]
for s in S:
    try:
        print(env2.from_string(s).render(ctx))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, 'lineno', ''))
se = sandbox.SandboxedEnvironment()
for s in ("{{ ''.__class__.__mro__ }}", '{{ [].append }}', '{{ range(9999999) }}', "{{ '{0.__class__}'.format(1) }}"):
    try:
        print(se.from_string(s).render())
    except Exception as e:
        print(type(e).__name__, e)
try:
    Environment(undefined=StrictUndefined).from_string('{{ a.b }}').render()
except Exception as e:
    print(type(e).__name__, e)
t = env.from_string('{% for i in range(3) %}{% if i == 1 %}{% continue %}{% endif %}{{ i }}{% do seq.append(i) %}{% endfor %}{{ seq }}')
print(t.render(seq=[]), list(t.generate(seq=[])))
print(env.compile('{% for a in b %}{{ a|e }}{% endfor %}', raw=True))
print(list(env.lex('{{ a }}{% if b %}x{% endif %}')))
print(env.parse('{{ a.b(1, c=2)|d }}'))
print(env.extract_translations("{% trans n=2 %}one{% pluralize %}{{ n }} many{% endtrans %}{{ _('hi') }}") if hasattr(env, 'extract_translations') else '')
import jinja2.meta
print(sorted(jinja2.meta.find_undeclared_variables(env.parse('{% set a = b %}{{ c }}{{ a }}'))))
from jinja2.nativetypes import NativeEnvironment
print(repr(NativeEnvironment().from_string('{{ [1, 2] + [x] }}').render(x=3)))
try:
    env.from_string('line1\n{{ 1 / zero }}\n').render(zero=0)
except ZeroDivisionError:
    import traceback
    print(traceback.format_exc().split('\n')[-4:])
big = env2.from_string('{% for r in rows %}<tr>{% for c in r %}<td>{{ c|e }}</td>{% endfor %}</tr>{% endfor %}')
out = big.render(rows=[[f'<{i * j}>' for i in range(20)] for j in range(500)])
print(len(out), hash(out) and out[-50:])
m = markupsafe.Markup('<b>%s</b>')
print(m % '<x>', m.format('<y>'), m + '<z>', markupsafe.escape('<a&\'">'), markupsafe.Markup('&lt;p&gt; <i>x</i>').striptags(), markupsafe.Markup('&amp;&eacute;').unescape(), repr(m.join(['<', m])))
