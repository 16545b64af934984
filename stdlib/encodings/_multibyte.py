"""Codecs for Chinese, Japanese and Korean."""

import codecs

NAMES = {
    'gb2312', 'gbk', 'gb18030', 'big5', 'cp950', 'big5hkscs', 'euc_kr', 'cp949', 'johab', 'euc_jp', 'euc_jis_2004',
    'euc_jisx0213', 'shift_jis', 'cp932', 'shift_jis_2004', 'shift_jisx0213', 'hz', 'iso2022_kr',
    'iso2022_jp', 'iso2022_jp_1', 'iso2022_jp_2', 'iso2022_jp_2004', 'iso2022_jp_3', 'iso2022_jp_ext',
}


def make_codec(name):
    import _multibytecodec
    whole = _multibytecodec.MultibyteCodec(name)

    class Codec(codecs.Codec):
        encode = whole.encode
        decode = whole.decode

    class IncrementalEncoder(_multibytecodec.MultibyteIncrementalEncoder, codecs.IncrementalEncoder):
        codec = whole

    class IncrementalDecoder(_multibytecodec.MultibyteIncrementalDecoder, codecs.IncrementalDecoder):
        codec = whole

    class StreamReader(Codec, _multibytecodec.MultibyteStreamReader, codecs.StreamReader):
        codec = whole

    class StreamWriter(Codec, _multibytecodec.MultibyteStreamWriter, codecs.StreamWriter):
        codec = whole

    return codecs.CodecInfo(whole.encode, whole.decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, name)
