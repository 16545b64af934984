/* Text to bytes and back, by the name of an encoding. The encodings of this file are written in C:
 * UTF-8, UTF-16, UTF-32 (with and without a byte order), Latin-1, ASCII; others go through the
 * registry of stdlib/mod__codecs.c. */
#pragma once

#include "runtime/objects/bytes.h"
#include "runtime/objects/str.h"

typedef enum Encoding {
    ENCODING_OTHER, ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII,
    ENCODING_UTF16, ENCODING_UTF16_LE, ENCODING_UTF16_BE,
    ENCODING_UTF32, ENCODING_UTF32_LE, ENCODING_UTF32_BE,
} Encoding;
/* "UTF-8", "utf8", "Latin_1" and other spellings. */
Encoding encoding_by_name(const char *name);

/* errors NULL: strict. */
MUST_CHECK Bytes *str_encode(Thread *t, Str *s, const char *encoding, const char *errors);
MUST_CHECK Str *str_decode(Thread *t, const void *data, size_t length, const char *encoding,
                           const char *errors);
/* The same for one that is known. */
MUST_CHECK Bytes *encoding_encode(Thread *t, Encoding encoding, Str *s, const char *errors);
/* consumed NULL: the data is all there is. Otherwise an incomplete end is left over, and *consumed
 * says where it begins. *order (UTF-16 and -32 only; may be NULL): -1 little, 0 by a mark, 1 big;
 * set when a mark was seen. */
MUST_CHECK Str *encoding_decode(Thread *t, Encoding encoding, const void *data, size_t length,
                                const char *errors, size_t *consumed, int *order);

Value raise_unicode_encode_error(Thread *t, const char *encoding, Str *s, size_t start, size_t end,
                                 const char *reason);
Value raise_unicode_decode_error(Thread *t, const char *encoding, const void *data, size_t length,
                                 size_t start, size_t end, const char *reason);

/* ---- error handlers (codec_errors.c) */

/* What a handler says: a replacement (str, or bytes when encoding), and where to go on. When decoding also the
 * bytes to go on with, which a handler may exchange for others, then those of `object`. */
typedef struct CodecFix {
    Value replacement;
    size_t next;
    const uint8_t *data;
    size_t length;
    Value object;            /* NULL: the bytes are those that were being decoded */
} CodecFix;
/* For points [start, end) of s that cannot be encoded. */
MUST_CHECK bool codec_fix_encode(Thread *t, const char *errors, const char *encoding, Str *s,
                                 size_t start, size_t end, const char *reason, CodecFix *fix);
MUST_CHECK bool codec_fix_decode(Thread *t, const char *errors, const char *encoding,
                                 const uint8_t *data, size_t length, size_t start, size_t end,
                                 const char *reason, CodecFix *fix);
/* The handler of a name; a built-in one is a callable made when it is asked for. LookupError if
 * there is none. */
MUST_CHECK Value codec_lookup_error(Thread *t, const char *name);
/* In development mode: is there such a handler, even if there may be nothing to handle? NULL is "strict". */
MUST_CHECK bool codec_check_errors(Thread *t, const char *errors);
MUST_CHECK bool codec_register_error(Thread *t, Str *name, Value handler);
int codec_unregister_error(Thread *t, Str *name);

/* ---- the registry of encodings (codec_registry.c) */
MUST_CHECK bool codec_register(Thread *t, Value search_function);
MUST_CHECK bool codec_unregister(Thread *t, Value search_function);
MUST_CHECK Value codec_lookup(Thread *t, const char *encoding);
/* Encodes or decodes by the registered codec: the first item of what it returns. only_text:
 * LookupError if that is not a codec of text. */
MUST_CHECK Value codec_call(Thread *t, const char *encoding, const char *errors, Value object,
                            bool encode, bool only_text);
/* Of the exception that is set: has it tell which codec could not encode or decode. */
void codec_add_note(Thread *t, const char *encoding, bool encode);
