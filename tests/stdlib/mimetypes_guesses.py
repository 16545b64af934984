# Types by names, without the system's files.
import io
import mimetypes

mimetypes.knownfiles.clear()
mimetypes.init()
for name in ('a.html', 'a.tar.gz', 'a.tgz', 'A.PNG', 'x.foo', 'data:text/plain,x', 'data:,x', 'data:;base64,x', 'data:x',
             'http://h/a.js?q', 'http://h/a.css', 'a.xul', 'a.svgz', 'a.b.c.Z', '.html', '', 'a.', '/x/y.jpg', 'a.HTML',
             'a.midi', 'a.xhtml#f', 'http://x.com', 'http://host.html/', 'C:\\a.txt'):
    kind, _ = mimetypes.guess_type(name)
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False), mimetypes.guess_file_type(name),
          mimetypes.guess_extension(kind or 'x/y'), mimetypes.guess_all_extensions(kind or ''))
types = mimetypes.MimeTypes()
types.add_type('x/y', '.xy')
print(types.guess_type('f.xy'), types.guess_extension('x/y'), types.types_map[False])
types.readfp(io.StringIO('text/foo foo bar\n# c\napp/x\nfoo/b baz # z\n'))
print(types.guess_type('a.foo'), types.guess_type('a.baz'))
