# Codecs of Chinese, Japanese and Korean: errors, names.
import codecs

print('漢字かなカナ한글中文'.encode('gb18030'))
print('漢字'.encode('sjis'), b'\x8a\xbf\x8e\x9a'.decode('Shift-JIS'))
for name in 'euc-jp', 'UHC', 'ms932', 'big5-tw', 'chinese', 'ks_c-5601':
    print(name, codecs.lookup(name).name)

for encoding, data in [('gb2312', b'a\xb0\xa1\xff\xff'), ('gb2312', b'a\xb0'), ('gb18030', b'\x81\x30\x81'),
                       ('euc_jp', b'\x8f\xa2'), ('shift_jis', b'x\x80y'), ('euc_kr', b'\xa4\xd4\xa4\xa1')]:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as e:
        print(e, e.encoding, e.object)
    print(ascii(data.decode(encoding, 'replace')), ascii(data.decode(encoding, 'surrogateescape')))

for encoding in 'gb2312', 'big5', 'cp949', 'euc_jp':
    text = 'a\u0e01b\ud800\U0001f600'
    try:
        text.encode(encoding)
    except UnicodeEncodeError as e:
        print(e)
    for errors in 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace':
        try:
            print(text.encode(encoding, errors))
        except UnicodeEncodeError as e:
            print(errors, e)


def wide(error):
    return ('\u3000', error.end) if error.object[error.start] != '!' else (b'raw', error.end)


codecs.register_error('wide', wide)
print('a\u0e01b'.encode('gbk', 'wide'))
codecs.register_error('worse', lambda error: ('\u0e02', error.end))
try:
    'a\u0e01b'.encode('gbk', 'worse')
except UnicodeEncodeError as e:
    print(e, ascii(e.object))
# A syllable that has no code of its own is made of letters.
print('\uac02'.encode('euc_kr'), b'\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2'.decode('euc_kr') == '\uac02')
