"""Python-Markdown: documents with every extension."""
import markdown, sys
doc = open(sys.argv[1], encoding='utf-8').read() if len(sys.argv) > 1 else ''
TEXT = 'Title {#id .cls}\n=====\n\nA *paragraph* with **bold**, `code`, [link](http://example.com "t"), ![img](a.png), <http://auto.link>, a\\*b and &copy; <b>html</b>.\nSecond line  \nbreak.\n\n* item 1\n* item 2\n\n    para in item\n\n    * nested\n1. one\n2. two\n\n> quote\n> > deeper\n\n    code block <&>\n\n``` python linenos=true\ndef f(): pass\n```\n\nTerm\n:   Definition\n\n| a | b |\n|---|:-:|\n| 1 | `x|y` |\n\n[ref]: http://ref.org \'Title\'\nSee [text][ref] and [ref]. HTML abbr[^1].\n\n*[HTML]: Hyper Text\n\n[^1]: A note\n    with *more*.\n\n!!! note "Head"\n    Body\n\n- - -\n## Sub ##\n### Sub\n[TOC]\n\n<div markdown="1">\n*inside*\n</div>\n\n[[Wiki Link]] "quotes" -- dashes... http://bare.url\n'
print(markdown.markdown(TEXT))
print('=' * 20)
for ext in ('abbr', 'admonition', 'attr_list', 'codehilite', 'def_list', 'extra', 'fenced_code', 'footnotes', 'legacy_attrs', 'legacy_em', 'md_in_html', 'meta', 'nl2br', 'sane_lists', 'smarty', 'tables', 'toc', 'wikilinks'):
    print('---', ext)
    print(markdown.markdown(TEXT, extensions=[ext]))
md = markdown.Markdown(extensions=['extra', 'toc', 'meta', 'smarty'], output_format='html')
print(md.convert('Key: v\nOther: x\n    y\n\n' + TEXT))
print(md.Meta, md.toc, md.toc_tokens)
md.reset()
out = md.convert(TEXT * 30)
print(len(out), out[-200:])
if doc:
    print(markdown.markdown(doc, extensions=['extra', 'toc']))
