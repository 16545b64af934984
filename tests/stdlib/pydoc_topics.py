# help() of what is no object: every keyword, symbol and topic has a text; lists; a conversation.
import io
import pydoc


def answer(request):
    output = io.StringIO()
    pydoc.Helper(output=output).help(request)
    return output.getvalue()


for listing in 'keywords', 'symbols', 'topics':
    print(answer(listing))
helper = pydoc.Helper
silent = [name for name in [*helper.keywords, *helper.topics]
          if name not in ('True', 'False', 'None') and '*****' not in answer(name)]
print('without a text:', silent)
for name in 'if', 'TYPES', 'with', 'elif', 'LISTS', '+', '->', 'SCOPING', 'else', '**', '"':
    lines = answer(name).splitlines()
    print(name, '|', lines[0] if name != 'else' else '', '|', [line for line in lines if line.startswith('Related')])
print(answer('True').splitlines()[0], answer('None').splitlines()[0], answer('').splitlines()[0])
print(helper.symbols['+='], helper.symbols["f'"], helper.topics['LISTS'], helper.keywords['while'], len(helper.symbols))
output = io.StringIO()
pydoc.Helper(io.StringIO('nosuch\n\n  "len" \nq\nlen\n'), output)()
print(output.getvalue()[output.getvalue().index('help> '):])
