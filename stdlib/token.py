"""Numbers of the tokens of Python, as the module tokenize gives them."""

_operators = {
    'LPAR': '(', 'RPAR': ')', 'LSQB': '[', 'RSQB': ']', 'COLON': ':', 'COMMA': ',', 'SEMI': ';',
    'PLUS': '+', 'MINUS': '-', 'STAR': '*', 'SLASH': '/', 'VBAR': '|', 'AMPER': '&', 'LESS': '<',
    'GREATER': '>', 'EQUAL': '=', 'DOT': '.', 'PERCENT': '%', 'LBRACE': '{', 'RBRACE': '}',
    'EQEQUAL': '==', 'NOTEQUAL': '!=', 'LESSEQUAL': '<=', 'GREATEREQUAL': '>=', 'TILDE': '~',
    'CIRCUMFLEX': '^', 'LEFTSHIFT': '<<', 'RIGHTSHIFT': '>>', 'DOUBLESTAR': '**',
    'PLUSEQUAL': '+=', 'MINEQUAL': '-=', 'STAREQUAL': '*=', 'SLASHEQUAL': '/=',
    'PERCENTEQUAL': '%=', 'AMPEREQUAL': '&=', 'VBAREQUAL': '|=', 'CIRCUMFLEXEQUAL': '^=',
    'LEFTSHIFTEQUAL': '<<=', 'RIGHTSHIFTEQUAL': '>>=', 'DOUBLESTAREQUAL': '**=',
    'DOUBLESLASH': '//', 'DOUBLESLASHEQUAL': '//=', 'AT': '@', 'ATEQUAL': '@=', 'RARROW': '->',
    'ELLIPSIS': '...', 'COLONEQUAL': ':=', 'EXCLAMATION': '!'}
_names = [
    'ENDMARKER', 'NAME', 'NUMBER', 'STRING', 'NEWLINE', 'INDENT', 'DEDENT', *_operators, 'OP',
    'TYPE_IGNORE', 'TYPE_COMMENT', 'SOFT_KEYWORD', 'FSTRING_START', 'FSTRING_MIDDLE',
    'FSTRING_END', 'TSTRING_START', 'TSTRING_MIDDLE', 'TSTRING_END', 'COMMENT', 'NL',
    'ERRORTOKEN', 'ENCODING', 'N_TOKENS']

NT_OFFSET = 256
tok_name = {**dict(enumerate(_names)), NT_OFFSET: 'NT_OFFSET'}
for _number, _name in tok_name.items():
    globals()[_name] = _number
EXACT_TOKEN_TYPES = {text: globals()[_name] for _name, text in sorted(_operators.items(),
                                                                   key=lambda item: item[1])}

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES',
           *tok_name.values()]
del _number, _name, _names, _operators


def ISTERMINAL(x):
    """Return whether x is the number of a token."""
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    """Return whether x is the number of a rule of the grammar."""
    return x >= NT_OFFSET


def ISEOF(x):
    """Return whether x is the number of the last token."""
    return x == ENDMARKER
