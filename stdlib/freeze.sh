#!/bin/sh
# freeze.sh FILES: prints the C source of the table of frozen modules that vm/frozen.h declares.
# The files are below stdlib/, and their paths there are the modules' names. The assembler puts
# their bytes into the object, each with a final zero that the size does not count.
export LC_ALL=C

wc -c "$@" /dev/null | awk '
$2 ~ /\.py$/ {
    name = $2
    sub(/^stdlib\//, "", name)
    sub(/\.py$/, "", name)
    package = sub(/\/__init__$/, "", name) ? "true" : "false"
    gsub("/", ".", name)
    print name, package, $1, $2
}' | sort -k1,1 | awk '
{
    data = "frozen_data_" NR
    text = text "__asm__(\".globl " data "\\n.hidden " data "\\n" data ": .incbin \\\"" $4 "\\\"\\n.byte 0\");\n"
    text = text "extern const unsigned char " data "[] __attribute__((visibility(\"hidden\")));\n"
    rows = rows "    {\"" $1 "\", " data ", " $3 ", " $2 "},\n"
}
END {
    print "#include \"vm/frozen.h\"\n"
    print "__asm__(\".pushsection .rodata\");"
    print text "__asm__(\".popsection\");\n"
    print "const FrozenModule frozen_modules[] = {\n" rows "    {0},\n};"
    print "const size_t frozen_module_count = " NR ";"
}'
