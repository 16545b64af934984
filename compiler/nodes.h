// The abstract syntax tree, one line a node. Names, fields and their order are those of CPython's
// `ast` module, so that a tree can be compared with (and shown as) the reference's. `type_comment`
// and `type_ignores` are filled where ParserOptions.type_comments asks for them.
//
// AST_NODES(NODE, FIELD) has a row NODE(kind, group, fields) for each kind of node. The group is
// MOD, STMT, EXPR, PATTERN, HANDLER, TYPE_PARAM or one of the helpers; those in a group with
// positions carry lineno, col_offset, end_lineno and end_col_offset (ast_group_has_position).
// A field is FIELD(type, name), where type is one of
//
//   CHILD       AstNode *     never NULL
//   OPT         AstNode *     NULL when absent
//   SEQ         AstSeq        nodes; some sequences hold NULL for "none here" (Dict.keys for `**x`,
//                             arguments.kw_defaults for a keyword without default)
//   IDENT       AstStr *      an interned identifier, never NULL
//   OPT_IDENT   AstStr *      an interned identifier or NULL
//   IDENTS      AstNames      identifiers
//   STRING      AstStr *      any text
//   OPT_STRING  AstStr *      any text or NULL
//   CONSTANT    AstConstant
//   BOOL        bool          ASDL's int used as a truth value
//   INT         int
//   U_PREFIX    bool          Constant.kind: the literal's first part was written u"..."
//   CONTEXT     AstContext
//   BOOL_OP, BIN_OP, UNARY_OP  the operator enums
//   COMPARE_OPS AstCompareOps

#pragma once

#define AST_NODES(NODE, FIELD)                                                                    \
    /* modules */                                                                                 \
    NODE(Module, MOD, FIELD(SEQ, body) FIELD(SEQ, type_ignores))                                  \
    NODE(Interactive, MOD, FIELD(SEQ, body))                                                      \
    NODE(Expression, MOD, FIELD(CHILD, body))                                                     \
    NODE(FunctionType, MOD, FIELD(SEQ, argtypes) FIELD(CHILD, returns))                           \
    /* statements */                                                                              \
    NODE(FunctionDef, STMT,                                                                       \
         FIELD(IDENT, name) FIELD(CHILD, args) FIELD(SEQ, body) FIELD(SEQ, decorator_list)        \
         FIELD(OPT, returns) FIELD(OPT_STRING, type_comment) FIELD(SEQ, type_params))             \
    NODE(AsyncFunctionDef, STMT,                                                                  \
         FIELD(IDENT, name) FIELD(CHILD, args) FIELD(SEQ, body) FIELD(SEQ, decorator_list)        \
         FIELD(OPT, returns) FIELD(OPT_STRING, type_comment) FIELD(SEQ, type_params))             \
    NODE(ClassDef, STMT,                                                                          \
         FIELD(IDENT, name) FIELD(SEQ, bases) FIELD(SEQ, keywords) FIELD(SEQ, body)               \
         FIELD(SEQ, decorator_list) FIELD(SEQ, type_params))                                      \
    NODE(Return, STMT, FIELD(OPT, value))                                                         \
    NODE(Delete, STMT, FIELD(SEQ, targets))                                                       \
    NODE(Assign, STMT, FIELD(SEQ, targets) FIELD(CHILD, value) FIELD(OPT_STRING, type_comment))   \
    NODE(TypeAlias, STMT, FIELD(CHILD, name) FIELD(SEQ, type_params) FIELD(CHILD, value))         \
    NODE(AugAssign, STMT, FIELD(CHILD, target) FIELD(BIN_OP, op) FIELD(CHILD, value))             \
    NODE(AnnAssign, STMT,                                                                         \
         FIELD(CHILD, target) FIELD(CHILD, annotation) FIELD(OPT, value) FIELD(BOOL, simple))     \
    NODE(For, STMT,                                                                               \
         FIELD(CHILD, target) FIELD(CHILD, iter) FIELD(SEQ, body) FIELD(SEQ, orelse)              \
         FIELD(OPT_STRING, type_comment))                                                         \
    NODE(AsyncFor, STMT,                                                                          \
         FIELD(CHILD, target) FIELD(CHILD, iter) FIELD(SEQ, body) FIELD(SEQ, orelse)              \
         FIELD(OPT_STRING, type_comment))                                                         \
    NODE(While, STMT, FIELD(CHILD, test) FIELD(SEQ, body) FIELD(SEQ, orelse))                     \
    NODE(If, STMT, FIELD(CHILD, test) FIELD(SEQ, body) FIELD(SEQ, orelse))                        \
    NODE(With, STMT, FIELD(SEQ, items) FIELD(SEQ, body) FIELD(OPT_STRING, type_comment))          \
    NODE(AsyncWith, STMT, FIELD(SEQ, items) FIELD(SEQ, body) FIELD(OPT_STRING, type_comment))     \
    NODE(Match, STMT, FIELD(CHILD, subject) FIELD(SEQ, cases))                                    \
    NODE(Raise, STMT, FIELD(OPT, exc) FIELD(OPT, cause))                                          \
    NODE(Try, STMT,                                                                               \
         FIELD(SEQ, body) FIELD(SEQ, handlers) FIELD(SEQ, orelse) FIELD(SEQ, finalbody))          \
    NODE(TryStar, STMT,                                                                           \
         FIELD(SEQ, body) FIELD(SEQ, handlers) FIELD(SEQ, orelse) FIELD(SEQ, finalbody))          \
    NODE(Assert, STMT, FIELD(CHILD, test) FIELD(OPT, msg))                                        \
    NODE(Import, STMT, FIELD(SEQ, names))                                                         \
    NODE(ImportFrom, STMT, FIELD(OPT_IDENT, module) FIELD(SEQ, names) FIELD(INT, level))          \
    NODE(Global, STMT, FIELD(IDENTS, names))                                                      \
    NODE(Nonlocal, STMT, FIELD(IDENTS, names))                                                    \
    NODE(Expr, STMT, FIELD(CHILD, value))                                                         \
    NODE(Pass, STMT, )                                                                            \
    NODE(Break, STMT, )                                                                           \
    NODE(Continue, STMT, )                                                                        \
    /* expressions */                                                                             \
    NODE(BoolOp, EXPR, FIELD(BOOL_OP, op) FIELD(SEQ, values))                                     \
    NODE(NamedExpr, EXPR, FIELD(CHILD, target) FIELD(CHILD, value))                               \
    NODE(BinOp, EXPR, FIELD(CHILD, left) FIELD(BIN_OP, op) FIELD(CHILD, right))                   \
    NODE(UnaryOp, EXPR, FIELD(UNARY_OP, op) FIELD(CHILD, operand))                                \
    NODE(Lambda, EXPR, FIELD(CHILD, args) FIELD(CHILD, body))                                     \
    NODE(IfExp, EXPR, FIELD(CHILD, test) FIELD(CHILD, body) FIELD(CHILD, orelse))                 \
    NODE(Dict, EXPR, FIELD(SEQ, keys) FIELD(SEQ, values))                                         \
    NODE(Set, EXPR, FIELD(SEQ, elts))                                                             \
    NODE(ListComp, EXPR, FIELD(CHILD, elt) FIELD(SEQ, generators))                                \
    NODE(SetComp, EXPR, FIELD(CHILD, elt) FIELD(SEQ, generators))                                 \
    NODE(DictComp, EXPR, FIELD(CHILD, key) FIELD(CHILD, value) FIELD(SEQ, generators))            \
    NODE(GeneratorExp, EXPR, FIELD(CHILD, elt) FIELD(SEQ, generators))                            \
    NODE(Await, EXPR, FIELD(CHILD, value))                                                        \
    NODE(Yield, EXPR, FIELD(OPT, value))                                                          \
    NODE(YieldFrom, EXPR, FIELD(CHILD, value))                                                    \
    NODE(Compare, EXPR, FIELD(CHILD, left) FIELD(COMPARE_OPS, ops) FIELD(SEQ, comparators))       \
    NODE(Call, EXPR, FIELD(CHILD, func) FIELD(SEQ, args) FIELD(SEQ, keywords))                    \
    NODE(FormattedValue, EXPR,                                                                    \
         FIELD(CHILD, value) FIELD(INT, conversion) FIELD(OPT, format_spec))                      \
    NODE(Interpolation, EXPR,                                                                     \
         FIELD(CHILD, value) FIELD(STRING, str) FIELD(INT, conversion) FIELD(OPT, format_spec))   \
    NODE(JoinedStr, EXPR, FIELD(SEQ, values))                                                     \
    NODE(TemplateStr, EXPR, FIELD(SEQ, values))                                                   \
    NODE(Constant, EXPR, FIELD(CONSTANT, value) FIELD(U_PREFIX, kind))                            \
    NODE(Attribute, EXPR, FIELD(CHILD, value) FIELD(IDENT, attr) FIELD(CONTEXT, ctx))             \
    NODE(Subscript, EXPR, FIELD(CHILD, value) FIELD(CHILD, slice) FIELD(CONTEXT, ctx))            \
    NODE(Starred, EXPR, FIELD(CHILD, value) FIELD(CONTEXT, ctx))                                  \
    NODE(Name, EXPR, FIELD(IDENT, id) FIELD(CONTEXT, ctx))                                        \
    NODE(List, EXPR, FIELD(SEQ, elts) FIELD(CONTEXT, ctx))                                        \
    NODE(Tuple, EXPR, FIELD(SEQ, elts) FIELD(CONTEXT, ctx))                                       \
    NODE(Slice, EXPR, FIELD(OPT, lower) FIELD(OPT, upper) FIELD(OPT, step))                       \
    /* helpers */                                                                                 \
    NODE(comprehension, COMPREHENSION,                                                            \
         FIELD(CHILD, target) FIELD(CHILD, iter) FIELD(SEQ, ifs) FIELD(BOOL, is_async))           \
    NODE(ExceptHandler, HANDLER, FIELD(OPT, type) FIELD(OPT_IDENT, name) FIELD(SEQ, body))        \
    NODE(arguments, ARGUMENTS,                                                                    \
         FIELD(SEQ, posonlyargs) FIELD(SEQ, args) FIELD(OPT, vararg) FIELD(SEQ, kwonlyargs)       \
         FIELD(SEQ, kw_defaults) FIELD(OPT, kwarg) FIELD(SEQ, defaults))                          \
    NODE(arg, ARG, FIELD(IDENT, arg) FIELD(OPT, annotation) FIELD(OPT_STRING, type_comment))      \
    NODE(keyword, KEYWORD, FIELD(OPT_IDENT, arg) FIELD(CHILD, value))                             \
    NODE(alias, ALIAS, FIELD(IDENT, name) FIELD(OPT_IDENT, asname))                               \
    NODE(withitem, WITHITEM, FIELD(CHILD, context_expr) FIELD(OPT, optional_vars))                \
    NODE(match_case, MATCH_CASE, FIELD(CHILD, pattern) FIELD(OPT, guard) FIELD(SEQ, body))        \
    NODE(TypeIgnore, TYPE_IGNORE, FIELD(INT, lineno) FIELD(STRING, tag))                          \
    /* patterns */                                                                                \
    NODE(MatchValue, PATTERN, FIELD(CHILD, value))                                                \
    NODE(MatchSingleton, PATTERN, FIELD(CONSTANT, value))                                         \
    NODE(MatchSequence, PATTERN, FIELD(SEQ, patterns))                                            \
    NODE(MatchMapping, PATTERN, FIELD(SEQ, keys) FIELD(SEQ, patterns) FIELD(OPT_IDENT, rest))     \
    NODE(MatchClass, PATTERN,                                                                     \
         FIELD(CHILD, cls) FIELD(SEQ, patterns) FIELD(IDENTS, kwd_attrs) FIELD(SEQ, kwd_patterns))\
    NODE(MatchStar, PATTERN, FIELD(OPT_IDENT, name))                                              \
    NODE(MatchAs, PATTERN, FIELD(OPT, pattern) FIELD(OPT_IDENT, name))                            \
    NODE(MatchOr, PATTERN, FIELD(SEQ, patterns))                                                  \
    /* type parameters */                                                                         \
    NODE(TypeVar, TYPE_PARAM, FIELD(IDENT, name) FIELD(OPT, bound) FIELD(OPT, default_value))     \
    NODE(ParamSpec, TYPE_PARAM, FIELD(IDENT, name) FIELD(OPT, default_value))                     \
    NODE(TypeVarTuple, TYPE_PARAM, FIELD(IDENT, name) FIELD(OPT, default_value))

// AST_GROUPS(X): X(name, has_position)
#define AST_GROUPS(X)                                                                             \
    X(MOD, false)                                                                                 \
    X(STMT, true)                                                                                 \
    X(EXPR, true)                                                                                 \
    X(COMPREHENSION, false)                                                                       \
    X(HANDLER, true)                                                                              \
    X(ARGUMENTS, false)                                                                           \
    X(ARG, true)                                                                                  \
    X(KEYWORD, true)                                                                              \
    X(ALIAS, true)                                                                                \
    X(WITHITEM, false)                                                                            \
    X(MATCH_CASE, false)                                                                          \
    X(TYPE_IGNORE, false)                                                                         \
    X(PATTERN, true)                                                                              \
    X(TYPE_PARAM, true)

// Operators: X(ENUM_SUFFIX, ast class name, source text)
#define AST_BIN_OPS(X)                                                                            \
    X(ADD, Add, "+")                                                                              \
    X(SUB, Sub, "-")                                                                              \
    X(MULT, Mult, "*")                                                                            \
    X(MATMULT, MatMult, "@")                                                                      \
    X(DIV, Div, "/")                                                                              \
    X(MOD, Mod, "%")                                                                              \
    X(POW, Pow, "**")                                                                             \
    X(LSHIFT, LShift, "<<")                                                                       \
    X(RSHIFT, RShift, ">>")                                                                       \
    X(BITOR, BitOr, "|")                                                                          \
    X(BITXOR, BitXor, "^")                                                                        \
    X(BITAND, BitAnd, "&")                                                                        \
    X(FLOORDIV, FloorDiv, "//")

#define AST_UNARY_OPS(X)                                                                          \
    X(INVERT, Invert, "~")                                                                        \
    X(NOT, Not, "not")                                                                            \
    X(UADD, UAdd, "+")                                                                            \
    X(USUB, USub, "-")

#define AST_BOOL_OPS(X)                                                                           \
    X(AND, And, "and")                                                                            \
    X(OR, Or, "or")

#define AST_COMPARE_OPS(X)                                                                        \
    X(EQ, Eq, "==")                                                                               \
    X(NOT_EQ, NotEq, "!=")                                                                        \
    X(LT, Lt, "<")                                                                                \
    X(LT_E, LtE, "<=")                                                                            \
    X(GT, Gt, ">")                                                                                \
    X(GT_E, GtE, ">=")                                                                            \
    X(IS, Is, "is")                                                                               \
    X(IS_NOT, IsNot, "is not")                                                                    \
    X(IN, In, "in")                                                                               \
    X(NOT_IN, NotIn, "not in")

#define AST_CONTEXTS(X)                                                                           \
    X(LOAD, Load)                                                                                 \
    X(STORE, Store)                                                                               \
    X(DEL, Del)
