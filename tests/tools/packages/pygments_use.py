"""Pygments: files in several languages through every formatter; the lists of lexers and styles."""
import sys, pygments, pygments.lexers as L, pygments.formatters as F, pygments.styles, pygments.token, time
print(len(list(L.get_all_lexers())), len(list(F.get_all_formatters())), sorted(pygments.styles.get_all_styles()))
CODE = {'python': "import os\n@dec\nclass A(B):\n    '''doc'''\n    def f(self, x: int = 0x1F, *a) -> str:\n        return f'{x!r:>{w}}' + rb'\\d' if x else None  # c\n    async def g(): await h(1e5j)\n", 'c': "#include <stdio.h>\nstatic int f(const char *s) { /* c */ return s[0] == '\\n' ? 0x10UL : 1.5e3f; }\n#define X(a) \\\n  a\n", 'cpp': 'template<typename T> class A : public B { auto f() -> int { return R"(x)"[0]; } };\n', 'html': "<!DOCTYPE html><p class='a'>x &amp; <script>var a = 1;</script><style>p { color: #fff }</style></p>\n", 'javascript': 'const f = async (x) => { return `a${x}b` || /re[/]x/g.test(y) ?? null; } // c\n', 'json': '{"a": [1, -2.5e3, true, null], "b": "\\u0041"}\n', 'bash': 'for i in $(ls *.c); do echo "${i%.c}" | sed \'s/a/b/\' <<EOF\nx $y\nEOF\ndone\n', 'sql': "SELECT a, COUNT(*) FROM t WHERE b LIKE 'x%' AND c = 1.5 -- c\n", 'yaml': "a: &x [1, 'b']\nb:\n  - *x\n  # c\n  - |\n    text\n", 'rust': 'fn main() { let x: Option<&\'a str> = Some("s"); match x { _ => println!("{}", 1_000u32) } }\n', 'diff': '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n', 'rst': 'Title\n=====\n\n.. code:: python\n\n   x = 1\n\n*em* ``lit`` `ref`_\n', 'makefile': 'all: a b\n\t$(CC) -o $@ $< # c\n', 'ini': '[s]\nk = v ; c\n', 'java': "public class A<T> { @Override int f() { return 'c' + 1L; } }\n", 'go': 'func f(a ...int) (r error) { defer func() {}(); ch <- 1 }\n', 'perl': 'my %h = (a => 1); $x =~ s/a/b/g; print <<E;\nx\nE\n', 'ruby': 'def f(x) = "#{x}" =~ /a/ ? :s : %w[a b]\n', 'haskell': 'f :: Int -> Maybe a\nf x = case x of { _ -> Nothing } -- c\n', 'lisp': '(defun f (x) "s" \'(a . b) #\'g) ; c\n', 'xml': "<?xml version='1.0'?><a b='c'><!-- x --><![CDATA[y]]></a>\n", 'pycon': '>>> 1 + 1\n2\n>>> f(\nTraceback (most recent call last):\nSyntaxError: x\n', 'tex': '\\section{A} $x^2$ % c\n', 'css': 'a:hover { margin: 0 1px !important }\n', 'lua': 'local t = {a = 1} --[[ c ]] for k, v in pairs(t) do end\n', 'markdown': '# T\n\n* a\n\n```python\nx=1\n```\n'}
for name, code in CODE.items():
    lexer = L.get_lexer_by_name(name)
    print('---', name, lexer.name)
    print(pygments.highlight(code, lexer, F.HtmlFormatter(linenos='inline' if name == 'c' else False)))
    print(list(lexer.get_tokens_unprocessed(code))[:40])
code = CODE['python']
lexer = L.PythonLexer()
for f in (F.NullFormatter(), F.TerminalFormatter(), F.Terminal256Formatter(style='monokai'), F.TerminalTrueColorFormatter(), F.LatexFormatter(full=True), F.RtfFormatter(), F.SvgFormatter(), F.RawTokenFormatter(), F.BBCodeFormatter(), F.HtmlFormatter(full=True, linenos='table', anchorlinenos=True, lineanchors='l', hl_lines=[2])):
    try:
        print(type(f).__name__, pygments.highlight(code, lexer, f))
    except Exception as e:
        print(type(f).__name__, type(e).__name__, e)
print(F.HtmlFormatter(style='default').get_style_defs('.x'))
print(L.guess_lexer('#!/usr/bin/python\nimport x').name, L.get_lexer_for_filename('a.tex').name, L.guess_lexer_for_filename('x.html', '<p>{{ x }}</p>').name)
try:
    L.get_lexer_by_name('nope')
except Exception as e:
    print(type(e).__name__, e)
for path in sys.argv[1:]:
    text = open(path, encoding='utf-8').read()
    t = time.process_time()
    out = pygments.highlight(text, L.get_lexer_for_filename(path), F.HtmlFormatter())
    print(path.rsplit('/', 1)[-1], len(out), hash(out) % 1 or __import__('hashlib').sha1(out.encode()).hexdigest())
    print('%.2f %s' % (time.process_time() - t, path), file=sys.stderr)
