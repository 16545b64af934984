"""What html.unescape() does with one reference is a function that some programs call."""
import html
import re

reference = re.compile('&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')
for text in '&#x41;', '&#65', '&amp;', '&ampx', '&nope;', '&#xD800;', '&notit;', '&#128;', '&notin;', '&#0;':
    print(text, ascii(html._replace_charref(reference.search(text))))
