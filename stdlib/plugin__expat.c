/* The module `_expat`, on libexpat: what the module pyexpat, in Python, stands on.
 *
 * A parser is a handle. The functions that it calls are no part of it, or a parser and the object whose methods they are would
 * keep each other alive: they are a list that comes with each call of `parse`, and the handle knows which of them are there,
 * because that decides what Expat hands to the default handler. A call that fails leaves its exception on the thread, stops
 * Expat, and no further function is called. One thread uses a parser at a time, and no function parses with its own parser. */
/* Expat's header leaves out what a library could have been built without. */
#define XML_DTD 1
#define XML_GE 1
#include <expat.h>
#include <minipy.h>
#include <stdlib.h>
#include <string.h>

/* One row for each kind of event: its place in the list of functions and Expat's way to ask for it. */
#define EXPAT_EVENT_LIST(E)                                             \
    E(START_ELEMENT, XML_SetStartElementHandler, on_start_element)      \
    E(END_ELEMENT, XML_SetEndElementHandler, on_end_element)            \
    E(CHARACTER_DATA, XML_SetCharacterDataHandler, on_character_data)   \
    E(INSTRUCTION, XML_SetProcessingInstructionHandler, on_instruction) \
    E(COMMENT, XML_SetCommentHandler, on_comment)                       \
    E(START_CDATA, XML_SetStartCdataSectionHandler, on_start_cdata)     \
    E(END_CDATA, XML_SetEndCdataSectionHandler, on_end_cdata)           \
    E(DEFAULT, XML_SetDefaultHandler, on_default)                       \
    E(DEFAULT_EXPAND, XML_SetDefaultHandlerExpand, on_default_expand)   \
    E(START_NAMESPACE, XML_SetStartNamespaceDeclHandler, on_start_namespace) \
    E(END_NAMESPACE, XML_SetEndNamespaceDeclHandler, on_end_namespace)  \
    E(START_DOCTYPE, XML_SetStartDoctypeDeclHandler, on_start_doctype)  \
    E(END_DOCTYPE, XML_SetEndDoctypeDeclHandler, on_end_doctype)        \
    E(ELEMENT_DECL, XML_SetElementDeclHandler, on_element_decl)         \
    E(ATTLIST_DECL, XML_SetAttlistDeclHandler, on_attlist_decl)         \
    E(ENTITY_DECL, XML_SetEntityDeclHandler, on_entity_decl)            \
    E(UNPARSED_ENTITY, XML_SetUnparsedEntityDeclHandler, on_unparsed_entity) \
    E(NOTATION_DECL, XML_SetNotationDeclHandler, on_notation_decl)      \
    E(NOT_STANDALONE, XML_SetNotStandaloneHandler, on_not_standalone)   \
    E(EXTERNAL_ENTITY, XML_SetExternalEntityRefHandler, on_external_entity) \
    E(XML_DECL, XML_SetXmlDeclHandler, on_xml_decl)                     \
    E(SKIPPED_ENTITY, XML_SetSkippedEntityHandler, on_skipped_entity)

typedef enum ExpatEvent {
#define E(name, set, call) EVENT_##name,
    EXPAT_EVENT_LIST(E)
#undef E
    EXPAT_EVENTS,
    EVENT_ENCODING = EXPAT_EVENTS, /* not an event of a document: which characters the bytes of an encoding are */
} ExpatEvent;

enum { EXPAT_PIECE = 1 << 20, EXPAT_DEPTH = 2000 };

typedef struct ExpatParser {
    XML_Parser xml;
    char busy;
    bool failed;             /* an exception is set: nothing more is called */
    bool braces;             /* names with a namespace are written {namespace}name */
    bool ordered, specified; /* attributes: a list; only those that stand in the document */
    mpy_vm *vm;              /* of the call of `parse` that is under way, and its functions */
    mpy_value functions;
    char *text;              /* what has been read of character data that is handed over in one piece; NULL: it is not */
    size_t text_used, text_room;
} ExpatParser;

static const char *const expat_handle = "expat parser";

static void expat_free(void *data) {
    ExpatParser *p = data;
    if (p->xml) XML_ParserFree(p->xml);
    free(p->text);
    free(p);
}

/* ---- values -------------------------------------------------------------------------------------- */

static mpy_value expat_text(ExpatParser *p, const XML_Char *s) {
    return s ? mpy_str_from_utf8(p->vm, s, strlen(s)) : mpy_none();
}

/* "namespace}name", where a closing brace is the separator, becomes "{namespace}name". */
static mpy_value expat_name(ExpatParser *p, const XML_Char *name) {
    if (!p->braces || !strchr(name, '}')) return expat_text(p, name);
    size_t length = strlen(name);
    char room[256], *full = length < sizeof room - 1 ? room : malloc(length + 1);
    if (!full) return mpy_raise(p->vm, "MemoryError", NULL);
    full[0] = '{';
    memcpy(full + 1, name, length);
    mpy_value v = mpy_str_from_utf8(p->vm, full, length + 1);
    if (full != room) free(full);
    return v;
}

static void expat_fail(ExpatParser *p) {
    p->failed = true;
    XML_StopParser(p->xml, XML_FALSE);
}

/* What a function returned; NULL when it raised, or one of its arguments could not be made. */
static mpy_value expat_call(ExpatParser *p, ExpatEvent event, const mpy_value *args, size_t count) {
    bool complete = true;
    for (size_t i = 0; i < count; i++) complete = complete && args[i];
    mpy_value place = complete ? mpy_int(p->vm, event) : NULL;
    mpy_value function = place ? mpy_get_item(p->vm, p->functions, place) : NULL;
    mpy_value result = function ? mpy_call(p->vm, function, args, count) : NULL;
    if (!result) expat_fail(p);
    return result;
}

static bool expat_flush(ExpatParser *p) {
    if (!p->text_used) return true;
    mpy_value text = mpy_str_from_utf8(p->vm, p->text, p->text_used);
    p->text_used = 0;
    return expat_call(p, EVENT_CHARACTER_DATA, &text, 1) != NULL;
}

/* Each event begins with this: nothing is called behind a failure, and text comes before what follows it. */
static bool expat_begin(ExpatParser *p) { return !p->failed && expat_flush(p); }

#define TELL(event, ...)                                                                    \
    do {                                                                                    \
        ExpatParser *p = data;                                                              \
        if (!expat_begin(p)) return;                                                        \
        mpy_value args[] = {__VA_ARGS__};                                                   \
        expat_call(p, EVENT_##event, args, sizeof args / sizeof args[0]);                   \
    } while (0)

/* ---- elements and text --------------------------------------------------------------------------- */

static mpy_value expat_attributes(ExpatParser *p, const XML_Char **pairs, size_t count) {
    mpy_vm *vm = p->vm;
    if (p->ordered) {
        mpy_value list = mpy_list(vm, NULL, 0);
        mpy_value append = list ? mpy_get_attr(vm, list, "append") : NULL;
        for (size_t i = 0; append && i < count; i++) {
            mpy_value item = i % 2 ? expat_text(p, pairs[i]) : expat_name(p, pairs[i]);
            if (!item || !mpy_call(vm, append, &item, 1)) return NULL;
        }
        return append ? list : NULL;
    }
    mpy_value dict = mpy_dict(vm);
    for (size_t i = 0; dict && i < count; i += 2) {
        mpy_value name = expat_name(p, pairs[i]), value = expat_text(p, pairs[i + 1]);
        if (!name || !value || mpy_set_item(vm, dict, name, value)) return NULL;
    }
    return dict;
}

static void on_start_element(void *data, const XML_Char *name, const XML_Char **pairs) {
    ExpatParser *p = data;
    if (!expat_begin(p)) return;
    size_t count = 0;
    if (p->specified) count = (size_t)XML_GetSpecifiedAttributeCount(p->xml);
    else while (pairs[count]) count += 2;
    mpy_value args[2] = {expat_name(p, name), expat_attributes(p, pairs, count)};
    expat_call(p, EVENT_START_ELEMENT, args, 2);
}

static void on_end_element(void *data, const XML_Char *name) { TELL(END_ELEMENT, expat_name(p, name)); }

static void on_character_data(void *data, const XML_Char *s, int length) {
    ExpatParser *p = data;
    size_t n = (size_t)length;
    if (p->failed) return;
    if (p->text && p->text_used + n > p->text_room && !expat_flush(p)) return;
    if (p->text && n <= p->text_room) {
        memcpy(p->text + p->text_used, s, n);
        p->text_used += n;
        return;
    }
    mpy_value text = mpy_str_from_utf8(p->vm, s, n);
    expat_call(p, EVENT_CHARACTER_DATA, &text, 1);
}

static void on_instruction(void *data, const XML_Char *target, const XML_Char *text) {
    TELL(INSTRUCTION, expat_text(p, target), expat_text(p, text));
}

static void on_comment(void *data, const XML_Char *text) { TELL(COMMENT, expat_text(p, text)); }

static void expat_tell(ExpatParser *p, ExpatEvent event) {
    if (expat_begin(p)) expat_call(p, event, NULL, 0);
}

static void on_start_cdata(void *data) { expat_tell(data, EVENT_START_CDATA); }
static void on_end_cdata(void *data) { expat_tell(data, EVENT_END_CDATA); }

static void on_default(void *data, const XML_Char *s, int length) {
    TELL(DEFAULT, mpy_str_from_utf8(p->vm, s, (size_t)length));
}

static void on_default_expand(void *data, const XML_Char *s, int length) {
    TELL(DEFAULT_EXPAND, mpy_str_from_utf8(p->vm, s, (size_t)length));
}

static void on_start_namespace(void *data, const XML_Char *prefix, const XML_Char *uri) {
    TELL(START_NAMESPACE, expat_text(p, prefix), expat_text(p, uri));
}

static void on_end_namespace(void *data, const XML_Char *prefix) { TELL(END_NAMESPACE, expat_text(p, prefix)); }

/* ---- declarations -------------------------------------------------------------------------------- */

static void on_xml_decl(void *data, const XML_Char *version, const XML_Char *encoding, int standalone) {
    TELL(XML_DECL, expat_text(p, version), expat_text(p, encoding), mpy_int(p->vm, standalone));
}

static void on_start_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
    TELL(START_DOCTYPE, expat_text(p, name), expat_text(p, system), expat_text(p, public), mpy_int(p->vm, internal));
}

static void on_end_doctype(void *data) { expat_tell(data, EVENT_END_DOCTYPE); }

/* (kind, quantifier, name, parts) */
static mpy_value expat_model(ExpatParser *p, const XML_Content *model, int depth) {
    if (depth > EXPAT_DEPTH) return mpy_raise(p->vm, "RecursionError", "the content model is nested too deeply");
    mpy_value parts = mpy_list(p->vm, NULL, 0);
    mpy_value append = parts ? mpy_get_attr(p->vm, parts, "append") : NULL;
    if (!append) return NULL;
    for (unsigned i = 0; i < model->numchildren; i++) {
        mpy_value part = expat_model(p, &model->children[i], depth + 1);
        if (!part || !mpy_call(p->vm, append, &part, 1)) return NULL;
    }
    mpy_value to_tuple = mpy_get_attr(p->vm, mpy_tuple(p->vm, NULL, 0), "__class__");
    mpy_value items[4] = {mpy_int(p->vm, model->type), mpy_int(p->vm, model->quant), expat_text(p, model->name),
                          to_tuple ? mpy_call(p->vm, to_tuple, &parts, 1) : NULL};
    return items[0] && items[1] && items[2] && items[3] ? mpy_tuple(p->vm, items, 4) : NULL;
}

static void on_element_decl(void *data, const XML_Char *name, XML_Content *model) {
    ExpatParser *p = data;
    mpy_value args[2] = {NULL, NULL};
    bool go = expat_begin(p);
    if (go) {
        args[0] = expat_text(p, name);
        args[1] = expat_model(p, model, 0);
    }
    XML_FreeContentModel(p->xml, model);
    if (go) expat_call(p, EVENT_ELEMENT_DECL, args, 2);
}

static void on_attlist_decl(void *data, const XML_Char *element, const XML_Char *name, const XML_Char *type,
                            const XML_Char *value, int required) {
    TELL(ATTLIST_DECL, expat_text(p, element), expat_text(p, name), expat_text(p, type), expat_text(p, value),
         mpy_int(p->vm, required));
}

static void on_entity_decl(void *data, const XML_Char *name, int parameter, const XML_Char *value, int length,
                           const XML_Char *base, const XML_Char *system, const XML_Char *public, const XML_Char *notation) {
    TELL(ENTITY_DECL, expat_text(p, name), mpy_int(p->vm, parameter),
         value ? mpy_str_from_utf8(p->vm, value, (size_t)length) : mpy_none(), expat_text(p, base), expat_text(p, system),
         expat_text(p, public), expat_text(p, notation));
}

static void on_unparsed_entity(void *data, const XML_Char *name, const XML_Char *base, const XML_Char *system,
                               const XML_Char *public, const XML_Char *notation) {
    TELL(UNPARSED_ENTITY, expat_text(p, name), expat_text(p, base), expat_text(p, system), expat_text(p, public),
         expat_text(p, notation));
}

static void on_notation_decl(void *data, const XML_Char *name, const XML_Char *base, const XML_Char *system,
                             const XML_Char *public) {
    TELL(NOTATION_DECL, expat_text(p, name), expat_text(p, base), expat_text(p, system), expat_text(p, public));
}

static void on_skipped_entity(void *data, const XML_Char *name, int parameter) {
    TELL(SKIPPED_ENTITY, expat_text(p, name), mpy_int(p->vm, parameter));
}

/* Functions whose result decides whether Expat goes on. */
static int expat_ask(ExpatParser *p, ExpatEvent event, const mpy_value *args, size_t count) {
    mpy_value result = expat_call(p, event, args, count);
    int64_t answer = 0;
    if (result && mpy_as_int(p->vm, result, &answer)) expat_fail(p);
    return answer != 0;
}

static int on_not_standalone(void *data) {
    ExpatParser *p = data;
    return expat_begin(p) ? expat_ask(p, EVENT_NOT_STANDALONE, NULL, 0) : 0;
}

static int on_external_entity(XML_Parser xml, const XML_Char *context, const XML_Char *base, const XML_Char *system,
                              const XML_Char *public) {
    ExpatParser *p = XML_GetUserData(xml);
    if (!expat_begin(p)) return 0;
    mpy_value args[4] = {expat_text(p, context), expat_text(p, base), expat_text(p, system), expat_text(p, public)};
    return expat_ask(p, EVENT_EXTERNAL_ENTITY, args, 4);
}

/* An encoding that Expat does not know has one byte for each character, and the function returns which those are. */
static int on_unknown_encoding(void *data, const XML_Char *name, XML_Encoding *encoding) {
    ExpatParser *p = data;
    if (!expat_begin(p)) return XML_STATUS_ERROR;
    mpy_value argument = expat_text(p, name);
    mpy_value characters = expat_call(p, EVENT_ENCODING, &argument, 1);
    size_t length;
    int width;
    const void *points = characters ? mpy_str_points(p->vm, characters, &length, &width) : NULL;
    if (!points || length != 256) {
        if (!points) expat_fail(p);
        return XML_STATUS_ERROR;
    }
    for (int i = 0; i < 256; i++) {
        uint32_t c = width == 1 ? ((const uint8_t *)points)[i]
                     : width == 2 ? ((const uint16_t *)points)[i]
                                  : ((const uint32_t *)points)[i];
        encoding->map[i] = c == 0xFFFD ? -1 : (int)c;
    }
    encoding->data = NULL;
    encoding->convert = NULL;
    encoding->release = NULL;
    return XML_STATUS_OK;
}

/* ---- the functions of the module ----------------------------------------------------------------- */

static ExpatParser *expat_parser(mpy_vm *vm, const mpy_value *args, size_t count, size_t wanted) {
    if (count != wanted) {
        mpy_raise(vm, "TypeError", "wrong number of arguments");
        return NULL;
    }
    return mpy_handle_data(vm, args[0], expat_handle);
}

/* A str, or NULL for None. */
static bool expat_argument(mpy_vm *vm, mpy_value v, const char **s) {
    *s = v == mpy_none() ? NULL : mpy_as_str(vm, v, NULL);
    return *s || v == mpy_none();
}

static mpy_value expat_wrap(mpy_vm *vm, XML_Parser xml, const ExpatParser *parent) {
    ExpatParser *p = xml ? calloc(1, sizeof *p) : NULL;
    if (!p) {
        if (xml) XML_ParserFree(xml);
        return mpy_raise(vm, "MemoryError", NULL);
    }
    p->xml = xml;
    if (parent) {
        p->braces = parent->braces;
        p->ordered = parent->ordered;
        p->specified = parent->specified;
    }
    XML_SetUserData(xml, p);
    XML_SetUnknownEncodingHandler(xml, on_unknown_encoding, p);
    mpy_value handle = mpy_new_handle(vm, expat_handle, p, expat_free);
    if (!handle) expat_free(p);
    return handle;
}

/* (encoding, separator, braces, salt); encoding and separator may be None, a separator "" joins names without one. */
static mpy_value expat_new(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    const char *encoding, *separator;
    int64_t salt;
    if (count != 4) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    if (!expat_argument(vm, args[0], &encoding) || !expat_argument(vm, args[1], &separator) || mpy_as_int(vm, args[3], &salt))
        return NULL;
    XML_Parser xml = separator ? XML_ParserCreateNS(encoding, separator[0]) : XML_ParserCreate(encoding);
    if (xml) XML_SetHashSalt(xml, (unsigned long)salt);
    mpy_value handle = expat_wrap(vm, xml, NULL);
    if (handle) ((ExpatParser *)mpy_handle_data(vm, handle, expat_handle))->braces = mpy_truth(vm, args[2]) > 0;
    return handle;
}

/* (parser, context, encoding): a parser for an external entity. */
static mpy_value expat_new_child(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    const char *context, *encoding;
    ExpatParser *p = expat_parser(vm, args, count, 3);
    if (!p || !expat_argument(vm, args[1], &context) || !expat_argument(vm, args[2], &encoding)) return NULL;
    return expat_wrap(vm, XML_ExternalEntityParserCreate(p->xml, context, encoding), p);
}

/* (parser, mask): which functions there are, one bit each. */
static mpy_value expat_listen(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t mask;
    ExpatParser *p = expat_parser(vm, args, count, 2);
    if (!p || mpy_as_int(vm, args[1], &mask)) return NULL;
    /* The two default handlers are one to Expat. Which way it is set says whether entities are expanded: they are, unless there is
     * the handler that wants them as they stand. */
    XML_SetDefaultHandlerExpand(p->xml, NULL);
#define E(name, set, call)                                          \
    if (EVENT_##name != EVENT_DEFAULT && EVENT_##name != EVENT_DEFAULT_EXPAND) \
        set(p->xml, mask >> EVENT_##name & 1 ? call : NULL);        \
    else if (mask >> EVENT_##name & 1) set(p->xml, call);
    EXPAT_EVENT_LIST(E)
#undef E
    return mpy_none();
}

/* (parser, ordered, specified, prefixes) */
static mpy_value expat_options(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 4);
    if (!p) return NULL;
    p->ordered = mpy_truth(vm, args[1]) > 0;
    p->specified = mpy_truth(vm, args[2]) > 0;
    XML_SetReturnNSTriplet(p->xml, mpy_truth(vm, args[3]) > 0);
    return mpy_none();
}

/* (parser, functions, room): text is handed over in pieces of that many bytes; 0: as it comes. Inside `parse` only if functions are
 * those, because what was collected is handed over first. */
static mpy_value expat_set_buffer(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t room;
    ExpatParser *p = expat_parser(vm, args, count, 3);
    if (!p || mpy_as_int(vm, args[2], &room)) return NULL;
    if (p->text_used) {
        p->vm = vm;
        p->functions = args[1];
        if (!expat_flush(p)) return NULL;
    }
    char *text = room ? malloc((size_t)room) : NULL;
    if (room && !text) return mpy_raise(vm, "MemoryError", NULL);
    free(p->text);
    p->text = text;
    p->text_room = (size_t)room;
    return mpy_none();
}

static mpy_value expat_buffered(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 1);
    return p ? mpy_int(vm, (int64_t)p->text_used) : NULL;
}

/* Returns Expat's status; an exception is set if p->failed. */
static enum XML_Status expat_feed(ExpatParser *p, const char *bytes, size_t length, bool final) {
    for (;;) {
        size_t piece = length < EXPAT_PIECE ? length : EXPAT_PIECE;
        enum XML_Status status = XML_Parse(p->xml, bytes, (int)piece, final && piece == length);
        bytes += piece;
        length -= piece;
        if (status != XML_STATUS_OK || p->failed || !length) return status;
        if (mpy_poll(p->vm)) {
            p->failed = true;
            return XML_STATUS_ERROR;
        }
    }
}

/* (parser, functions, text or bytes, final): whether the document is right so far. */
static mpy_value expat_parse(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 4);
    int final = p ? mpy_truth(vm, args[3]) : -1;
    if (final < 0) return NULL;
    if (__atomic_exchange_n(&p->busy, 1, __ATOMIC_ACQUIRE))
        return mpy_raise(vm, "RuntimeError", "cannot call Parse() from within a handler");
    p->vm = vm;
    p->functions = args[1];
    p->failed = false;
    enum XML_Status status = XML_STATUS_ERROR;
    size_t length;
    mpy_buffer b;
    const char *text = mpy_as_str(vm, args[2], &length);
    if (text) {
        XML_SetEncoding(p->xml, "utf-8");
        status = expat_feed(p, text, length, final);
    } else {
        mpy_error_clear(vm);
        p->failed = mpy_buffer_open(vm, args[2], false, &b) != MPY_OK;
        if (!p->failed) {
            status = expat_feed(p, b.data, b.length, final);
            mpy_buffer_close(vm, &b);
        }
    }
    if (!p->failed && status == XML_STATUS_OK) expat_flush(p);
    p->functions = NULL;
    __atomic_store_n(&p->busy, 0, __ATOMIC_RELEASE);
    return p->failed ? NULL : mpy_bool(status == XML_STATUS_OK);
}

/* (parser): the code of an error, or 0, and where the parser is: byte, line, column. */
static mpy_value expat_place(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 1);
    if (!p) return NULL;
    mpy_value items[4] = {mpy_int(vm, XML_GetErrorCode(p->xml)), mpy_int(vm, (int64_t)XML_GetCurrentByteIndex(p->xml)),
                          mpy_int(vm, (int64_t)XML_GetCurrentLineNumber(p->xml)),
                          mpy_int(vm, (int64_t)XML_GetCurrentColumnNumber(p->xml))};
    return mpy_tuple(vm, items, 4);
}

/* (parser): the input from where the parser is, None outside of `parse`. */
static mpy_value expat_context(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 1);
    if (!p) return NULL;
    int offset, size;
    const char *context = p->functions ? XML_GetInputContext(p->xml, &offset, &size) : NULL;
    return context ? mpy_bytes(vm, context + offset, (size_t)(size - offset)) : mpy_none();
}

static mpy_value expat_set_base(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    const char *base;
    ExpatParser *p = expat_parser(vm, args, count, 2);
    if (!p || !expat_argument(vm, args[1], &base)) return NULL;
    return XML_SetBase(p->xml, base) == XML_STATUS_OK ? mpy_none() : mpy_raise(vm, "MemoryError", NULL);
}

static mpy_value expat_base(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 1);
    const XML_Char *base = p ? XML_GetBase(p->xml) : NULL;
    return !p ? NULL : base ? mpy_str_from_utf8(vm, base, strlen(base)) : mpy_none();
}

/* (parser, flag): whether Expat takes it. */
static mpy_value expat_parameter_entities(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t flag;
    ExpatParser *p = expat_parser(vm, args, count, 2);
    if (!p || mpy_as_int(vm, args[1], &flag)) return NULL;
    return mpy_int(vm, XML_SetParamEntityParsing(p->xml, (enum XML_ParamEntityParsing)flag));
}

/* (parser, flag): 0, or the code of an error. */
static mpy_value expat_foreign_dtd(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    ExpatParser *p = expat_parser(vm, args, count, 2);
    return p ? mpy_int(vm, XML_UseForeignDTD(p->xml, mpy_truth(vm, args[1]) > 0)) : NULL;
}

/* (parser, which, number): a limit to what entities may grow to; whether Expat takes it. */
static mpy_value expat_limit(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int amplification;
    double number;
    ExpatParser *p = expat_parser(vm, args, count, 3);
    if (!p || (amplification = mpy_truth(vm, args[1])) < 0 || mpy_as_float(vm, args[2], &number)) return NULL;
    return mpy_bool(amplification ? XML_SetBillionLaughsAttackProtectionMaximumAmplification(p->xml, (float)number)
                                  : XML_SetBillionLaughsAttackProtectionActivationThreshold(p->xml, (unsigned long long)number));
}

/* (code): what Expat says of an error, None if there is none of that number. */
static mpy_value expat_message(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t code;
    if (count != 1) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    if (mpy_as_int(vm, args[0], &code)) return NULL;
    const XML_LChar *text = code == (int)code ? XML_ErrorString((enum XML_Error)code) : NULL;
    return text ? mpy_str(vm, text) : mpy_none();
}

/* (): [(name, number)], what this Expat was built with. */
static mpy_value expat_features(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)args, (void)count, (void)data;
    mpy_value list = mpy_list(vm, NULL, 0);
    mpy_value append = list ? mpy_get_attr(vm, list, "append") : NULL;
    for (const XML_Feature *f = XML_GetFeatureList(); append && f->feature != XML_FEATURE_END; f++) {
        mpy_value pair[2] = {mpy_str(vm, f->name), mpy_int(vm, f->value)};
        mpy_value item = pair[0] && pair[1] ? mpy_tuple(vm, pair, 2) : NULL;
        if (!item || !mpy_call(vm, append, &item, 1)) return NULL;
    }
    return append ? list : NULL;
}

MPY_PLUGIN(_expat) {
    static const struct {
        const char *name;
        mpy_function function;
    } functions[] = {
        {"new", expat_new},
        {"new_child", expat_new_child},
        {"listen", expat_listen},
        {"options", expat_options},
        {"set_buffer", expat_set_buffer},
        {"buffered", expat_buffered},
        {"parse", expat_parse},
        {"place", expat_place},
        {"context", expat_context},
        {"set_base", expat_set_base},
        {"base", expat_base},
        {"parameter_entities", expat_parameter_entities},
        {"foreign_dtd", expat_foreign_dtd},
        {"limit", expat_limit},
        {"message", expat_message},
        {"features", expat_features},
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        mpy_value f = mpy_new_function(vm, functions[i].name, functions[i].function, NULL);
        if (!f || mpy_set_attr(vm, module, functions[i].name, f)) return MPY_ERROR;
    }
    XML_Expat_Version version = XML_ExpatVersionInfo();
    mpy_value parts[3] = {mpy_int(vm, version.major), mpy_int(vm, version.minor), mpy_int(vm, version.micro)};
    mpy_value number = mpy_tuple(vm, parts, 3), text = mpy_str(vm, XML_ExpatVersion());
    return number && text && !mpy_set_attr(vm, module, "version_info", number) && !mpy_set_attr(vm, module, "version", text)
               ? MPY_OK
               : MPY_ERROR;
}
