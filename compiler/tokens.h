// The tokens of the language, one line each. LEXER_TOKENS(SPECIAL, OPERATOR, KEYWORD) has rows
// ROW(suffix, text), where the text is what error messages and the keyword table use.

#pragma once

#define LEXER_TOKENS(SPECIAL, OPERATOR, KEYWORD)                                                   \
    SPECIAL(ERROR, "error")                                                                        \
    SPECIAL(END, "end of input")                                                                   \
    SPECIAL(NEWLINE, "newline")                                                                    \
    SPECIAL(INDENT, "indent")                                                                      \
    SPECIAL(DEDENT, "dedent")                                                                      \
    SPECIAL(NAME, "name")                                                                          \
    SPECIAL(NUMBER, "number")                                                                      \
    SPECIAL(STRING, "string")                                                                      \
    SPECIAL(FSTRING_START, "start of an f-string")                                                 \
    SPECIAL(FSTRING_MIDDLE, "text in an f-string")                                                 \
    SPECIAL(FSTRING_END, "end of an f-string")                                                     \
    SPECIAL(TSTRING_START, "start of a t-string")                                                  \
    SPECIAL(TSTRING_MIDDLE, "text in a t-string")                                                  \
    SPECIAL(TSTRING_END, "end of a t-string")                                                      \
    SPECIAL(UNKNOWN, "unknown character")                                                          \
    SPECIAL(TYPE_COMMENT, "type comment")                                                          \
    OPERATOR(LPAR, "(")                                                                            \
    OPERATOR(RPAR, ")")                                                                            \
    OPERATOR(LSQB, "[")                                                                            \
    OPERATOR(RSQB, "]")                                                                            \
    OPERATOR(LBRACE, "{")                                                                          \
    OPERATOR(RBRACE, "}")                                                                          \
    OPERATOR(COLON, ":")                                                                           \
    OPERATOR(COMMA, ",")                                                                           \
    OPERATOR(SEMI, ";")                                                                            \
    OPERATOR(DOT, ".")                                                                             \
    OPERATOR(ELLIPSIS, "...")                                                                      \
    OPERATOR(EXCLAMATION, "!")                                                                     \
    OPERATOR(ARROW, "->")                                                                          \
    OPERATOR(COLON_EQUAL, ":=")                                                                    \
    OPERATOR(EQUAL, "=")                                                                           \
    OPERATOR(PLUS, "+")                                                                            \
    OPERATOR(MINUS, "-")                                                                           \
    OPERATOR(STAR, "*")                                                                            \
    OPERATOR(DOUBLE_STAR, "**")                                                                    \
    OPERATOR(SLASH, "/")                                                                           \
    OPERATOR(DOUBLE_SLASH, "//")                                                                   \
    OPERATOR(PERCENT, "%")                                                                         \
    OPERATOR(AT, "@")                                                                              \
    OPERATOR(VBAR, "|")                                                                            \
    OPERATOR(AMPER, "&")                                                                           \
    OPERATOR(CIRCUMFLEX, "^")                                                                      \
    OPERATOR(TILDE, "~")                                                                           \
    OPERATOR(LEFT_SHIFT, "<<")                                                                     \
    OPERATOR(RIGHT_SHIFT, ">>")                                                                    \
    OPERATOR(LESS, "<")                                                                            \
    OPERATOR(GREATER, ">")                                                                         \
    OPERATOR(LESS_EQUAL, "<=")                                                                     \
    OPERATOR(GREATER_EQUAL, ">=")                                                                  \
    OPERATOR(EQUAL_EQUAL, "==")                                                                    \
    OPERATOR(NOT_EQUAL, "!=")                                                                      \
    OPERATOR(PLUS_EQUAL, "+=")                                                                     \
    OPERATOR(MINUS_EQUAL, "-=")                                                                    \
    OPERATOR(STAR_EQUAL, "*=")                                                                     \
    OPERATOR(SLASH_EQUAL, "/=")                                                                    \
    OPERATOR(PERCENT_EQUAL, "%=")                                                                  \
    OPERATOR(AMPER_EQUAL, "&=")                                                                    \
    OPERATOR(VBAR_EQUAL, "|=")                                                                     \
    OPERATOR(CIRCUMFLEX_EQUAL, "^=")                                                               \
    OPERATOR(LEFT_SHIFT_EQUAL, "<<=")                                                              \
    OPERATOR(RIGHT_SHIFT_EQUAL, ">>=")                                                             \
    OPERATOR(DOUBLE_STAR_EQUAL, "**=")                                                             \
    OPERATOR(DOUBLE_SLASH_EQUAL, "//=")                                                            \
    OPERATOR(AT_EQUAL, "@=")                                                                       \
    KEYWORD(FALSE, "False")                                                                        \
    KEYWORD(NONE, "None")                                                                          \
    KEYWORD(TRUE, "True")                                                                          \
    KEYWORD(AND, "and")                                                                            \
    KEYWORD(AS, "as")                                                                              \
    KEYWORD(ASSERT, "assert")                                                                      \
    KEYWORD(ASYNC, "async")                                                                        \
    KEYWORD(AWAIT, "await")                                                                        \
    KEYWORD(BREAK, "break")                                                                        \
    KEYWORD(CLASS, "class")                                                                        \
    KEYWORD(CONTINUE, "continue")                                                                  \
    KEYWORD(DEF, "def")                                                                            \
    KEYWORD(DEL, "del")                                                                            \
    KEYWORD(ELIF, "elif")                                                                          \
    KEYWORD(ELSE, "else")                                                                          \
    KEYWORD(EXCEPT, "except")                                                                      \
    KEYWORD(FINALLY, "finally")                                                                    \
    KEYWORD(FOR, "for")                                                                            \
    KEYWORD(FROM, "from")                                                                          \
    KEYWORD(GLOBAL, "global")                                                                      \
    KEYWORD(IF, "if")                                                                              \
    KEYWORD(IMPORT, "import")                                                                      \
    KEYWORD(IN, "in")                                                                              \
    KEYWORD(IS, "is")                                                                              \
    KEYWORD(LAMBDA, "lambda")                                                                      \
    KEYWORD(NONLOCAL, "nonlocal")                                                                  \
    KEYWORD(NOT, "not")                                                                            \
    KEYWORD(OR, "or")                                                                              \
    KEYWORD(PASS, "pass")                                                                          \
    KEYWORD(RAISE, "raise")                                                                        \
    KEYWORD(RETURN, "return")                                                                      \
    KEYWORD(TRY, "try")                                                                            \
    KEYWORD(WHILE, "while")                                                                        \
    KEYWORD(WITH, "with")                                                                          \
    KEYWORD(YIELD, "yield")

typedef enum LexerTokenType {
#define LEXER_TOKEN_ENUM(suffix, text) TOKEN_##suffix,
    LEXER_TOKENS(LEXER_TOKEN_ENUM, LEXER_TOKEN_ENUM, LEXER_TOKEN_ENUM)
#undef LEXER_TOKEN_ENUM
    TOKEN_COUNT
} LexerTokenType;
