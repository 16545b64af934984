"""Encodings of one byte a character that iconv does not know, or sees differently from CPython."""

from _codecs import _charmap_table

# The encoding of iconv's that is nearest, and, by the first byte of each run, the characters that differ from it. U+FFFE
# stands for none.
_NEAREST = {
    'cp1006': ('hp_roman8', {
        0xa1: '\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u060c\u061b\xad\u061f\ufe81\ufe8d'
              '\ufe8e\ufe8e\ufe8f\ufe91\ufb56\ufb58\ufe93\ufe95\ufe97\ufb66\ufb68\ufe99\ufe9b\ufe9d\ufe9f\ufb7a'
              '\ufb7c\ufea1\ufea3\ufea5\ufea7\ufea9\ufb84\ufeab\ufead\ufb8c\ufeaf\ufb8a\ufeb1\ufeb3\ufeb5\ufeb7'
              '\ufeb9\ufebb\ufebd\ufebf\ufec1\ufec5\ufec9\ufeca\ufecb\ufecc\ufecd\ufece\ufecf\ufed0\ufed1\ufed3'
              '\ufed5\ufed7\ufed9\ufedb\ufb92\ufb94\ufedd\ufedf\ufee0\ufee1\ufee3\ufb9e\ufee5\ufee7\ufe85\ufeed'
              '\ufba6\ufba8\ufba9\ufbaa\ufe80\ufe89\ufe8a\ufe8b\ufef1\ufef2\ufef3\ufbb0\ufbae\ufe7c\ufe7d',
    }),
    'cp1026': ('cp1026', {0x9d: '¸', 0xbc: '¯'}),
    'cp273': ('cp273', {0xbc: '‾'}),
    'cp424': ('cp424', {0x78: '‗', 0x8f: '±'}),
    'cp720': ('cp437', {
        0x80: '\x80\x81éâ\x84à\x86',
        0x8d: '\x8d\x8e\x8f\x90\u0651\u0652ô¤\u0640ûù\u0621\u0622\u0623\u0624£'
              '\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634'
              '\u0635',
        0xe0: '\u0636\u0637\u0638\u0639\u063a\u0641µ\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a'
              '≡\u064b\u064c\u064d\u064e\u064f\u0650',
    }),
    'cp856': ('cp856', {0x1a: '\x1a\x1b\x1c', 0x7f: '\x7f', 0xee: '¯', 0xfa: '·'}),
    'cp875': ('cp875', {0x6a: '|', 0x74: '\xa0', 0xdc: '\x1a·’¦\x5c\x1a', 0xec: '\x1a\x1a', 0xfc: '\x1a\x1a'}),
    'kz1048': ('cp1251', {0x8d: 'ҚҺ', 0x9d: 'қһџ\xa0ҰұӘ¤Ө', 0xaa: 'Ғ', 0xaf: 'Ү', 0xb4: 'ө', 0xba: 'ғ»әҢңү'}),
    'mac_arabic': ('iso8859_6', {
        0x80: 'Ä\xa0ÇÉÑÖÜáàâä\u06ba«çéè'
              'êëí…îïñó»ôö÷úùûü'
              ' !"#$\u066a&\x27()*+\u060c-./'
              '\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669:\u061b<=>\u061f'
              '❊',
        0xdb: '[\x5c]^_',
        0xf3: '\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
    }),
    'mac_croatian': ('mac_roman', {
        0xa9: 'Š',
        0xae: 'Ž',
        0xb4: '∆',
        0xb9: 'š',
        0xbe: 'ž',
        0xc6: 'Ć«Č',
        0xd0: 'Đ',
        0xd8: '\uf8ff©',
        0xde: 'Æ»–',
        0xe6: 'ćÁč',
        0xf0: 'đ',
        0xf9: 'πË˚¸Êæ',
    }),
    'mac_cyrillic': ('mac_cyrillic', {0xff: '€'}),
    'mac_farsi': ('iso8859_6', {
        0x80: 'Ä\xa0ÇÉÑÖÜáàâä\u06ba«çéè'
              'êëí…îïñó»ôö÷úùûü'
              ' !"#$\u066a&\x27()*+\u060c-./'
              '\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9:\u061b<=>\u061f'
              '❊',
        0xdb: '[\x5c]^_',
        0xf3: '\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
    }),
    'mac_greek': ('mac_is', {
        0x81: '¹²É³ÖÜ΅àâä΄¨',
        0x92: '£™îï•½‰ôö¦€',
        0xa1: 'ΓΔΘΛΞΠß®©ΣΪ§≠°·Α',
        0xb5: 'ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ'
              '≈Τ',
        0xcb: 'ΥΧΆΈœ–―',
        0xd7: 'ΉΊΌΎέήίόΏύαβψδεφ'
              'γηιξκλμνοπώρστθω'
              'ςχυζϊϋΐΰ\xad',
    }),
    'mac_iceland': ('mac_roman', {0xa0: 'Ý', 0xc6: '∆', 0xdc: 'ÐðÞþý', 0xf0: '\uf8ff'}),
    'mac_latin2': ('mac_centraleurope', {}),
    'mac_roman': ('mac_roman', {0xc6: '∆', 0xf0: '\uf8ff'}),
    'mac_romanian': ('mac_roman', {0xae: 'ĂȘ', 0xbe: 'ăș', 0xc6: '∆', 0xde: 'Țț', 0xf0: '\uf8ff'}),
    'mac_turkish': ('mac_roman', {0xc6: '∆', 0xda: 'ĞğİıŞş', 0xf0: '\uf8ff', 0xf5: '\uf8a0'}),
    'palmos': ('cp1252', {0x81: '\x81', 0x8d: '♦♣♥♠', 0x9d: '\x9d\x9e'}),
    'ptcp154': ('pt154', {}),
    'tis_620': ('iso8859_11', {0xa0: '\ufffe'}),
}


def charmap(name):
    """The characters of all bytes, or None if the encoding is not known."""
    nearest, differences = _NEAREST.get(name, (name, {}))
    table = _charmap_table(nearest)
    for first, characters in differences.items():
        table = table[:first] + characters + table[first + len(characters):]
    return table
