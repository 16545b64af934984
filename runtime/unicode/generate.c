/* Makes the Unicode tables: `generate FOLDER tables` and `generate FOLDER names` write C to
 * standard output. A program of the build, not a part of minipy. Any surprise in the files ends it:
 * a wrong table would be worse. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/unicode/unicode.h"

#define POINT_LIMIT 0x110000
#define BLOCK_BITS 7
#define BLOCK_SIZE (1 << BLOCK_BITS)
#define LINE_MAX_LENGTH 4096
#define FIELD_MAX 20

static UnicodeRecord records[POINT_LIMIT];
static char *names[POINT_LIMIT];
static char *decompositions[POINT_LIMIT];
static bool composition_excluded[POINT_LIMIT];
static const char *folder;

/* The first is what unassigned characters have. */
static const char *const categories[] = {
    "Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf",
    "Cs", "Co", "Lm", "Lo", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", NULL,
};
static const char *const bidirectionals[] = {
    "", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS",
    "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI", NULL,
};
static const char *const widths[] = {"N", "H", "W", "Na", "A", "F", NULL};

static _Noreturn void fail(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("generate: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    exit(1);
}

static uint8_t index_of(const char *const *list, const char *text) {
    for (int i = 0; list[i]; i++)
        if (!strcmp(list[i], text)) return (uint8_t)i;
    fail("unknown value '%s'", text);
}

static char *copy_text(const char *text) {
    char *copy = strdup(text);
    if (!copy) fail("out of memory");
    return copy;
}

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct Reader {
    FILE *file;
    char line[LINE_MAX_LENGTH];
    char *fields[FIELD_MAX];
    int count;
} Reader;

static char *trim(char *text) {
    while (*text == ' ' || *text == '\t') text++;
    char *end = text + strlen(text);
    while (end > text && strchr(" \t\r\n", end[-1])) *--end = 0;
    return text;
}

static void reader_open(Reader *r, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    r->file = fopen(path, "r");
    if (!r->file) fail("cannot read %s", path);
}

/* The next line that is not a comment, split at semicolons. */
static bool reader_next(Reader *r) {
    while (fgets(r->line, sizeof r->line, r->file)) {
        char *comment = strchr(r->line, '#');
        if (comment) *comment = 0;
        if (!*trim(r->line)) continue;
        r->count = 0;
        for (char *p = r->line; p && r->count < FIELD_MAX;) {
            char *semicolon = strchr(p, ';');
            if (semicolon) *semicolon = 0;
            r->fields[r->count++] = trim(p);
            p = semicolon ? semicolon + 1 : NULL;
        }
        return true;
    }
    fclose(r->file);
    return false;
}

static uint32_t parse_point(const char *text) {
    char *end;
    unsigned long point = strtoul(text, &end, 16);
    if (end == text || point >= POINT_LIMIT) fail("bad code point '%s'", text);
    return (uint32_t)point;
}

static void parse_range(const char *text, uint32_t *first, uint32_t *last) {
    *first = *last = parse_point(text);
    const char *dots = strstr(text, "..");
    if (dots) *last = parse_point(dots + 2);
}

/* Up to `limit` points separated by spaces. */
static int parse_points(const char *text, uint32_t *out, int limit) {
    int count = 0;
    for (char *end; *text && count < limit; text = end) {
        out[count++] = (uint32_t)strtoul(text, &end, 16);
        if (end == text) fail("bad code points '%s'", text);
        while (*end == ' ') end++;
    }
    return count;
}

static void read_character(char **fields, uint32_t point, const char *name) {
    UnicodeRecord *r = &records[point];
    const char *category = fields[2];
    r->category = index_of(categories, category);
    r->combining = (uint8_t)atoi(fields[3]);
    r->bidirectional = index_of(bidirectionals, fields[4]);
    if (*fields[5]) decompositions[point] = copy_text(fields[5]);
    if (*fields[6]) r->flags |= UNICODE_DECIMAL, r->decimal = (uint8_t)atoi(fields[6]);
    if (*fields[7]) r->flags |= UNICODE_DIGIT, r->digit = (uint8_t)atoi(fields[7]);
    if (*fields[9] == 'Y') r->flags |= UNICODE_MIRRORED;
    if (*fields[12]) r->upper = (int32_t)(parse_point(fields[12]) - point);
    if (*fields[13]) r->lower = (int32_t)(parse_point(fields[13]) - point);
    r->title = *fields[14] ? (int32_t)(parse_point(fields[14]) - point) : r->upper;
    if (category[0] == 'L') r->flags |= UNICODE_ALPHA;
    if (!strcmp(category, "Lt")) r->flags |= UNICODE_TITLE;
    if (!strcmp(category, "Zs") || !strcmp(fields[4], "WS") || !strcmp(fields[4], "B") ||
        !strcmp(fields[4], "S"))
        r->flags |= UNICODE_SPACE;
    if ((category[0] != 'C' && category[0] != 'Z') || point == ' ') r->flags |= UNICODE_PRINTABLE;
    if (name[0] != '<') names[point] = copy_text(name);
}

static void read_unicode_data(void) {
    Reader r;
    reader_open(&r, "UnicodeData.txt");
    uint32_t range_first = 0;
    while (reader_next(&r)) {
        if (r.count < 15) fail("a short line in UnicodeData.txt");
        uint32_t point = parse_point(r.fields[0]);
        const char *name = r.fields[1];
        size_t length = strlen(name);
        if (length > 8 && !strcmp(name + length - 8, ", First>")) {
            range_first = point;
        } else if (length > 7 && !strcmp(name + length - 7, ", Last>")) {
            for (uint32_t each = range_first; each <= point; each++)
                read_character(r.fields, each, "<");
        } else {
            read_character(r.fields, point, name);
        }
    }
}

/* Sets flag for the characters that a file of properties gives `property` (and, if not NULL,
 * `value`). */
static void read_property(const char *file, const char *property, const char *value,
                          uint32_t flag) {
    Reader r;
    reader_open(&r, file);
    while (reader_next(&r)) {
        if (strcmp(r.fields[1], property) || (value && strcmp(r.fields[2], value))) continue;
        uint32_t first, last;
        parse_range(r.fields[0], &first, &last);
        for (uint32_t point = first; point <= last; point++) {
            records[point].flags |= flag;
            if (!flag) composition_excluded[point] = true;
        }
    }
}

static void read_properties(void) {
    const char *core = "DerivedCoreProperties.txt", *forms = "DerivedNormalizationProps.txt";
    read_property(core, "Lowercase", NULL, UNICODE_LOWER);
    read_property(core, "Uppercase", NULL, UNICODE_UPPER);
    read_property(core, "Cased", NULL, UNICODE_CASED);
    read_property(core, "Case_Ignorable", NULL, UNICODE_CASE_IGNORABLE);
    read_property(core, "XID_Start", NULL, UNICODE_XID_START);
    read_property(core, "XID_Continue", NULL, UNICODE_XID_CONTINUE);
    read_property(forms, "NFD_QC", "N", UNICODE_NFD_NO);
    read_property(forms, "NFKD_QC", "N", UNICODE_NFKD_NO);
    read_property(forms, "NFC_QC", "N", UNICODE_NFC_NO);
    read_property(forms, "NFC_QC", "M", UNICODE_NFC_MAYBE);
    read_property(forms, "NFKC_QC", "N", UNICODE_NFKC_NO);
    read_property(forms, "NFKC_QC", "M", UNICODE_NFKC_MAYBE);
    read_property(forms, "Full_Composition_Exclusion", NULL, 0);
    Reader r;
    reader_open(&r, "EastAsianWidth.txt");
    while (reader_next(&r)) {
        uint32_t first, last;
        parse_range(r.fields[0], &first, &last);
        while (first <= last) records[first++].width = index_of(widths, r.fields[1]);
    }
}

/* Values of numeric characters, as text ("1/2"); the first is unused. */
static char *numerics[1000];
static int numeric_count = 1;

static void read_numerics(void) {
    Reader r;
    reader_open(&r, "extracted/DerivedNumericValues.txt");
    while (reader_next(&r)) {
        uint32_t first, last;
        parse_range(r.fields[0], &first, &last);
        const char *value = r.fields[3];
        int i = 1;
        while (i < numeric_count && strcmp(numerics[i], value)) i++;
        if (i == (int)(sizeof numerics / sizeof *numerics)) fail("too many numeric values");
        if (i == numeric_count) numerics[numeric_count++] = copy_text(value);
        for (; first <= last; first++) {
            records[first].flags |= UNICODE_NUMERIC;
            records[first].numeric = (uint16_t)i;
        }
    }
}

static UnicodeSpecialCase special_cases[400];
static int special_case_count;

static UnicodeSpecialCase *special_case_of(uint32_t point) {
    for (int i = 0; i < special_case_count; i++)
        if (special_cases[i].point == point) return &special_cases[i];
    if (special_case_count == (int)(sizeof special_cases / sizeof *special_cases))
        fail("too many special cases");
    special_cases[special_case_count].point = point;
    records[point].flags |= UNICODE_SPECIAL_CASE;
    return &special_cases[special_case_count++];
}

static void read_mapping(uint32_t point, int mapping, const char *text) {
    uint32_t points[4];
    int count = parse_points(text, points, 4);
    if (count > 3) fail("a case mapping to more than three characters");
    if (count < 2) return;
    memcpy(special_case_of(point)->mappings[mapping], points, (size_t)count * sizeof *points);
}

static void read_cases(void) {
    Reader r;
    reader_open(&r, "SpecialCasing.txt");
    while (reader_next(&r)) {
        if (r.count > 4 && *r.fields[4]) continue; /* depends on language or context */
        uint32_t point = parse_point(r.fields[0]);
        read_mapping(point, UNICODE_TO_LOWER, r.fields[1]);
        read_mapping(point, UNICODE_TO_TITLE, r.fields[2]);
        read_mapping(point, UNICODE_TO_UPPER, r.fields[3]);
    }
    reader_open(&r, "CaseFolding.txt");
    while (reader_next(&r)) {
        uint32_t point = parse_point(r.fields[0]);
        char status = *r.fields[1];
        if (status == 'C') records[point].fold = (int32_t)(parse_point(r.fields[2]) - point);
        if (status == 'F') read_mapping(point, UNICODE_TO_FOLD, r.fields[2]);
    }
}

/* ---- writing: tables ------------------------------------------------------------------------- */

static void write_strings(const char *name, const char *const *list) {
    printf("static const char *const %s[] = {\n   ", name);
    for (int i = 0; list[i]; i++) printf(" \"%s\",", list[i]);
    puts("\n};");
}

static void write_numbers(const char *type, const char *name, const uint32_t *numbers,
                          size_t count) {
    printf("static const %s %s[%zu] = {", type, name, count ? count : 1);
    for (size_t i = 0; i < count; i++) printf("%s%u,", i % 16 ? "" : "\n    ", numbers[i]);
    puts(count ? "\n};" : "0};");
}

/* record_of[block_of[point >> BLOCK_BITS] << BLOCK_BITS | low bits] is the number of the point's
 * record. */
static void write_records(void) {
    static uint32_t record_of[POINT_LIMIT], block_of[POINT_LIMIT / BLOCK_SIZE], blocks[POINT_LIMIT];
    static uint32_t distinct[4096];
    uint32_t distinct_count = 0, block_count = 0;
    for (uint32_t point = 0; point < POINT_LIMIT; point++) {
        uint32_t i = 0;
        if (point && !memcmp(&records[point], &records[point - 1], sizeof *records)) {
            record_of[point] = record_of[point - 1];
            continue;
        }
        while (i < distinct_count &&
               memcmp(&records[distinct[i]], &records[point], sizeof *records))
            i++;
        if (i == sizeof distinct / sizeof *distinct) fail("too many records");
        if (i == distinct_count) distinct[distinct_count++] = point;
        record_of[point] = i;
    }
    for (uint32_t b = 0; b < POINT_LIMIT / BLOCK_SIZE; b++) {
        uint32_t i = 0;
        const uint32_t *block = record_of + b * BLOCK_SIZE;
        while (i < block_count &&
               memcmp(blocks + i * BLOCK_SIZE, block, BLOCK_SIZE * sizeof *block))
            i++;
        if (i == block_count)
            memcpy(blocks + block_count++ * BLOCK_SIZE, block, BLOCK_SIZE * sizeof *block);
        block_of[b] = i;
    }
    printf("#define UNICODE_BLOCK_BITS %d\n", BLOCK_BITS);
    printf("static const UnicodeRecord unicode_records[%u] = {\n", distinct_count);
    for (uint32_t i = 0; i < distinct_count; i++) {
        const UnicodeRecord *r = &records[distinct[i]];
        printf("    {%u, %d, %d, %d, %d, %u, %u, %u, %u, %u, %u, %u},\n", r->flags, r->upper,
               r->lower, r->title, r->fold, r->numeric, r->category, r->combining, r->bidirectional,
               r->width, r->decimal, r->digit);
    }
    puts("};");
    write_numbers("uint16_t", "unicode_block_of", block_of, POINT_LIMIT / BLOCK_SIZE);
    write_numbers("uint16_t", "unicode_record_of", blocks, block_count * BLOCK_SIZE);
}

static int compare_special_cases(const void *a, const void *b) {
    uint32_t x = ((const UnicodeSpecialCase *)a)->point, y = ((const UnicodeSpecialCase *)b)->point;
    return x < y ? -1 : x > y;
}

static void write_special_cases(void) {
    qsort(special_cases, (size_t)special_case_count, sizeof *special_cases, compare_special_cases);
    printf("static const UnicodeSpecialCase unicode_special_cases[%d] = {\n", special_case_count);
    for (int i = 0; i < special_case_count; i++) {
        printf("    {0x%x, {", special_cases[i].point);
        for (int m = 0; m < 4; m++) {
            const uint32_t *p = special_cases[i].mappings[m];
            printf("{0x%x, 0x%x, 0x%x}, ", p[0], p[1], p[2]);
        }
        puts("}},");
    }
    puts("};");
}

static void write_numerics(void) {
    printf("static const double unicode_numerics[%d] = {0", numeric_count);
    for (int i = 1; i < numeric_count; i++) {
        const char *slash = strchr(numerics[i], '/');
        if (slash)
            printf(",\n    %.*s.0 / %s.0", (int)(slash - numerics[i]), numerics[i], slash + 1);
        else printf(",\n    %s.0", numerics[i]);
    }
    puts("\n};");
}

typedef struct Pair {
    uint32_t first, second, composed;
} Pair;

static int compare_pairs(const void *a, const void *b) {
    const Pair *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

/* Each decomposition: its point, its tag, where its points begin in the pool; the next one's start
 * is its end. */
static void write_decompositions(void) {
    static uint32_t pool[40000], starts[20000], points[20000], tags[20000];
    static Pair pairs[5000];
    static char *tag_names[40];
    uint32_t pool_count = 0, count = 0, pair_count = 0, tag_count = 1;
    tag_names[0] = "";
    for (uint32_t point = 0; point < POINT_LIMIT; point++) {
        char *text = decompositions[point];
        if (!text) continue;
        uint32_t tag = 0, out[20];
        if (*text == '<') {
            char *end = strchr(text, ' ');
            *end = 0;
            for (tag = 1; tag < tag_count && strcmp(tag_names[tag], text); tag++) continue;
            if (tag == tag_count) tag_names[tag_count++] = text;
            text = end + 1;
        }
        int n = parse_points(text, out, 20);
        points[count] = point;
        tags[count] = tag;
        starts[count++] = pool_count;
        memcpy(pool + pool_count, out, (size_t)n * sizeof *out);
        pool_count += (uint32_t)n;
        if (n == 2 && !tag && !composition_excluded[point])
            pairs[pair_count++] = (Pair){out[0], out[1], point};
    }
    starts[count] = pool_count;
    tag_names[tag_count] = NULL;
    write_strings("unicode_decomposition_tags", (const char *const *)tag_names);
    write_numbers("uint32_t", "unicode_decomposed", points, count);
    write_numbers("uint8_t", "unicode_decomposition_tag", tags, count);
    write_numbers("uint16_t", "unicode_decomposition_start", starts, count + 1);
    write_numbers("uint32_t", "unicode_decomposition_pool", pool, pool_count);
    qsort(pairs, pair_count, sizeof *pairs, compare_pairs);
    printf("static const struct { uint32_t first, second, composed; } unicode_pairs[%u] = {\n",
           pair_count);
    for (uint32_t i = 0; i < pair_count; i++)
        printf("    {0x%x, 0x%x, 0x%x},\n", pairs[i].first, pairs[i].second, pairs[i].composed);
    puts("};");
}

static void write_version(void) {
    Reader r;
    reader_open(&r, "DerivedCoreProperties.txt");
    int major, minor, patch;
    if (fscanf(r.file, "# DerivedCoreProperties-%d.%d.%d.txt", &major, &minor, &patch) != 3)
        fail("no version");
    fclose(r.file);
    printf("#define UNICODE_VERSION_TEXT \"%d.%d.%d\"\n", major, minor, patch);
}

/* ---- writing: names -------------------------------------------------------------------------- */

/* A name is its words; frequent words have codes of one byte, others of two. */
#define NAME_LIMIT 40000
#define WORD_LIMIT 20000
#define SHORT_CODES 128

typedef struct Word {
    char *text;
    uint32_t uses, code;
} Word;

typedef struct Named {
    char *name;
    uint32_t point;      /* or the number of a named sequence */
    uint32_t number;     /* in order of points */
} Named;

static Word words[WORD_LIMIT];
static uint32_t word_count;
static Word *word_table[65536];
static Named named[NAME_LIMIT];
static uint32_t named_count;

static Word *word_of(const char *text, size_t length) {
    uint32_t hash = 5381;
    for (size_t i = 0; i < length; i++) hash = hash * 33 + (uint8_t)text[i];
    for (hash &= 65535; word_table[hash]; hash = (hash + 1) & 65535) {
        Word *word = word_table[hash];
        if (strlen(word->text) == length && !memcmp(word->text, text, length)) return word;
    }
    if (word_count == WORD_LIMIT) fail("too many words");
    Word *word = word_table[hash] = &words[word_count++];
    word->text = strndup(text, length);
    return word;
}

/* Hyphens separate too, so that "SIGN-12" shares SIGN; a word keeps the separator before it, if it
 * is a hyphen. */
static const char *next_word(const char *p, size_t *length) {
    size_t n = *p == '-' ? 1 : 0;
    while (p[n] && p[n] != ' ' && p[n] != '-') n++;
    *length = n;
    return p[n] == ' ' ? p + n + 1 : p + n;
}

static int compare_uses(const void *a, const void *b) {
    const Word *x = *(Word *const *)a, *y = *(Word *const *)b;
    if (x->uses != y->uses) return x->uses > y->uses ? -1 : 1;
    return strcmp(x->text, y->text);
}

static int compare_names(const void *a, const void *b) {
    return strcmp(((const Named *)a)->name, ((const Named *)b)->name);
}

static void add_named(char *name, uint32_t point) {
    if (named_count == NAME_LIMIT) fail("too many names");
    if (strlen(name) >= UNICODE_NAME_MAX) fail("a name that is too long");
    named[named_count] = (Named){name, point, named_count};
    named_count++;
}

static bool is_algorithmic(const char *name) {
    return !strncmp(name, "CJK COMPATIBILITY IDEOGRAPH-", 28);
}

static uint32_t sequences[1000][9];
static uint32_t sequence_count, alias_start, sequence_start;

static void collect_names(void) {
    for (uint32_t point = 0; point < POINT_LIMIT; point++)
        if (names[point] && !is_algorithmic(names[point])) add_named(names[point], point);
    alias_start = named_count;
    Reader r;
    reader_open(&r, "NameAliases.txt");
    while (reader_next(&r)) add_named(copy_text(r.fields[1]), parse_point(r.fields[0]));
    sequence_start = named_count;
    reader_open(&r, "NamedSequences.txt");
    while (reader_next(&r)) {
        if (sequence_count == 1000) fail("too many sequences");
        uint32_t *sequence = sequences[sequence_count];
        sequence[0] = (uint32_t)parse_points(r.fields[1], sequence + 1, 8);
        add_named(copy_text(r.fields[0]), sequence_count++);
    }
}

static void write_words(void) {
    static Word *order[WORD_LIMIT];
    static uint32_t starts[WORD_LIMIT + 1];
    for (uint32_t i = 0; i < named_count; i++) {
        size_t length;
        for (const char *p = named[i].name, *next; *p; p = next) {
            next = next_word(p, &length);
            word_of(p, length)->uses++;
        }
    }
    for (uint32_t i = 0; i < word_count; i++) order[i] = &words[i];
    qsort(order, word_count, sizeof *order, compare_uses);
    printf("static const char unicode_words[] =");
    uint32_t start = 0;
    for (uint32_t i = 0; i < word_count; i++) {
        order[i]->code = i;
        starts[i] = start;
        start += (uint32_t)strlen(order[i]->text);
        printf("%s\"%s\"", i % 8 ? " " : "\n    ", order[i]->text);
    }
    puts(";");
    starts[word_count] = start;
    write_numbers("uint32_t", "unicode_word_start", starts, word_count + 1);
}

/* Codes of a name, ended by that of the empty phrase, 0xff: below SHORT_CODES one byte; else two,
 * high byte first. */
static void write_phrases(void) {
    static uint32_t bytes[1000000], starts[NAME_LIMIT / 8 + 1];
    uint32_t count = 0;
    for (uint32_t i = 0; i < named_count; i++) {
        if (i % 8 == 0) starts[i / 8] = count;
        size_t length;
        for (const char *p = named[i].name, *next; *p; p = next) {
            next = next_word(p, &length);
            uint32_t code = word_of(p, length)->code;
            if (code >= SHORT_CODES) {
                code -= SHORT_CODES;
                bytes[count++] = SHORT_CODES + (code >> 8);
                if (SHORT_CODES + (code >> 8) >= 0xff) fail("too many words for two bytes");
            }
            bytes[count++] = code & 0xff;
        }
        bytes[count++] = 0xff;
    }
    printf("#define UNICODE_SHORT_CODES %d\n", SHORT_CODES);
    write_numbers("uint8_t", "unicode_phrases", bytes, count);
    write_numbers("uint32_t", "unicode_phrase_start", starts, (named_count + 7) / 8);
}

static void write_names(void) {
    collect_names();
    write_words();
    write_phrases();
    printf("#define UNICODE_NAME_COUNT %u\n#define UNICODE_ALIAS_START %u\n#define "
           "UNICODE_SEQUENCE_START %u\n",
           named_count, alias_start, sequence_start);
    puts("/* Runs of names whose points follow each other: the first point, and its name's number. "
         "*/");
    puts("static const struct { uint32_t point, number; } unicode_name_runs[] = {");
    uint32_t runs = 0;
    for (uint32_t i = 0; i < alias_start; i++)
        if (i == 0 || named[i].point != named[i - 1].point + 1)
            printf("    {0x%x, %u},\n", named[i].point, i), runs++;
    printf("};\n#define UNICODE_RUN_COUNT %u\n", runs);
    static uint32_t numbers[NAME_LIMIT];
    for (uint32_t i = alias_start; i < sequence_start; i++)
        numbers[i - alias_start] = named[i].point;
    write_numbers("uint32_t", "unicode_alias_points", numbers, sequence_start - alias_start);
    puts("/* How many points, then the points. */");
    printf("static const uint32_t unicode_sequences[%u][9] = {\n", sequence_count);
    for (uint32_t i = 0; i < sequence_count; i++) {
        printf("    {%u", sequences[i][0]);
        for (uint32_t k = 1; k <= sequences[i][0]; k++) printf(", 0x%x", sequences[i][k]);
        puts("},");
    }
    puts("};");
    qsort(named, named_count, sizeof *named, compare_names);
    for (uint32_t i = 0; i < named_count; i++) numbers[i] = named[i].number;
    write_numbers("uint16_t", "unicode_names_sorted", numbers, named_count);
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage: generate FOLDER tables|names");
    folder = argv[1];
    puts("/* Made by runtime/unicode/generate.c. */");
    read_unicode_data();
    if (!strcmp(argv[2], "names")) {
        write_names();
    } else {
        read_properties();
        read_numerics();
        read_cases();
        write_version();
        write_strings("unicode_categories", categories);
        write_strings("unicode_bidirectionals", bidirectionals);
        write_strings("unicode_widths", widths);
        write_records();
        write_special_cases();
        write_numerics();
        write_decompositions();
    }
    return fflush(stdout) || ferror(stdout);
}
