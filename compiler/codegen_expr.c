/* Expressions. */
#include "compiler/codegen_impl.h"

#include <stdlib.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/set.h"

/* ---- constants --------------------------------------------------------------------------------- */

Value const_of(Unit *u, const AstConstant *c) {
    Thread *t = u->g->t;
    Value v = NULL;
    switch (c->kind) {
    case AST_CONST_NONE: return NONE;
    case AST_CONST_TRUE: return TRUE_VALUE;
    case AST_CONST_FALSE: return FALSE_VALUE;
    case AST_CONST_ELLIPSIS: return ELLIPSIS;
    case AST_CONST_INT:
        v = c->fits_small ? int_from_int64(t, c->small) : int_from_text(t, c->text->bytes, c->text->length, c->base);
        break;
    case AST_CONST_FLOAT: v = float_new(t, c->real); break;
    case AST_CONST_IMAGINARY: v = complex_new(t, 0.0, c->real); break;
    case AST_CONST_STR: return unit_str(u, c->text);
    case AST_CONST_BYTES: v = to_value(bytes_new(t, c->text->bytes, c->text->length)); break;
    case AST_CONST_OBJECT: return c->object;
    }
    if (!v) codegen_raised(u->g);
    return v;
}

/* A number that arithmetic on constants gives; false: leave it to run time (errors and large results too). */
static bool const_fold_binary(Unit *u, const AstNode *e, Value *v) {
    Value a, b;
    if (!const_value(u, e->BinOp.left, &a) || !const_value(u, e->BinOp.right, &b)) return false;
    bool ints = is_int_small(a) && is_int_small(b);
    bool numbers = (is_int_small(a) || is_float_exact(a)) && (is_int_small(b) || is_float_exact(b));
    if (!numbers) return false;
    static const BinaryOperator operators[] = {
        [AST_ADD] = BINARY_ADD, [AST_SUB] = BINARY_SUB, [AST_MULT] = BINARY_MUL, [AST_MATMULT] = BINARY_MATMUL,
        [AST_DIV] = BINARY_TRUEDIV, [AST_MOD] = BINARY_MOD, [AST_POW] = BINARY_POW, [AST_LSHIFT] = BINARY_LSHIFT,
        [AST_RSHIFT] = BINARY_RSHIFT, [AST_BITOR] = BINARY_OR, [AST_BITXOR] = BINARY_XOR, [AST_BITAND] = BINARY_AND,
        [AST_FLOORDIV] = BINARY_FLOORDIV};
    AstBinOp op = e->BinOp.op;
    if (op == AST_MATMULT) return false;
    if (op == AST_POW && ints && (small_int_of(b) < 0 || small_int_of(b) > 128 || llabs(small_int_of(a)) > 1024)) return false;
    if (op == AST_POW && !ints) return false;
    if (op == AST_LSHIFT && (!ints || small_int_of(b) < 0 || small_int_of(b) > 128)) return false;
    Thread *t = u->g->t;
    *v = value_binary(t, operators[op], a, b);
    if (*v) return true;
    error_clear(t); /* it will be raised where the expression is evaluated */
    return false;
}

static bool const_fold_unary(Unit *u, const AstNode *e, Value *v) {
    Value x;
    if (e->UnaryOp.op == AST_NOT || !const_value(u, e->UnaryOp.operand, &x)) return false;
    if (is_bool(x) || is_constant(x) || is_str_exact(x) || is_tuple_exact(x)) return false;
    Thread *t = u->g->t;
    *v = e->UnaryOp.op == AST_USUB ? value_negative(t, x) : e->UnaryOp.op == AST_UADD ? value_positive(t, x)
        : is_int_small(x) ? value_invert(t, x) : NULL;
    if (*v) return true;
    error_clear(t);
    return false;
}

static bool const_tuple(Unit *u, const AstNode *e, Value *v) {
    if (e->Tuple.ctx != AST_LOAD) return false;
    Value tuple = tuple_new(u->g->t, NULL, e->Tuple.elts.count);
    if (!tuple) {
        codegen_raised(u->g);
        return false;
    }
    for (uint32_t n = 0; n < e->Tuple.elts.count; n++) {
        Value item;
        if (!const_value(u, e->Tuple.elts.items[n], &item)) return false;
        store(tuple_of(tuple), &tuple_of(tuple)->items[n], item);
    }
    *v = tuple;
    return true;
}

/* x[::2], x[1:2, 0]: slices of constants are constants. */
static bool const_slice(Unit *u, const AstNode *e, Value *v) {
    const AstNode *parts[] = {e->Slice.lower, e->Slice.upper, e->Slice.step};
    Value values[3] = {NONE, NONE, NONE};
    for (unsigned n = 0; n < ARRAY_LENGTH(parts); n++)
        if (parts[n] && !const_value(u, parts[n], &values[n])) return false;
    *v = slice_new(u->g->t, values[0], values[1], values[2]);
    if (!*v) codegen_raised(u->g);
    return *v != NULL;
}

static bool const_is_debug_name(const AstNode *e) {
    return e->kind == AST_Name && e->Name.id->length == 9 && memcmp(e->Name.id->bytes, "__debug__", 9) == 0;
}

bool const_value(Unit *u, const AstNode *e, Value *v) {
    switch (e->kind) {
    case AST_Constant:
        *v = const_of(u, &e->Constant.value);
        return *v != NULL;
    case AST_Name:
        if (!const_is_debug_name(e)) return false;
        *v = bool_value(u->g->options->optimize == 0);
        return true;
    case AST_Tuple: return const_tuple(u, e, v);
    case AST_Slice: return const_slice(u, e, v);
    case AST_BinOp: return const_fold_binary(u, e, v);
    case AST_UnaryOp: return const_fold_unary(u, e, v);
    default: return false;
    }
}

int const_truth(const AstNode *e) {
    if (e->kind == AST_UnaryOp && e->UnaryOp.op == AST_NOT) {
        int truth = const_truth(e->UnaryOp.operand);
        return truth < 0 ? -1 : !truth;
    }
    if (e->kind != AST_Constant) return -1;
    const AstConstant *c = &e->Constant.value;
    switch (c->kind) {
    case AST_CONST_NONE:
    case AST_CONST_FALSE: return 0;
    case AST_CONST_TRUE:
    case AST_CONST_ELLIPSIS: return 1;
    case AST_CONST_INT: return c->fits_small ? c->small != 0 : 1;
    case AST_CONST_FLOAT:
    case AST_CONST_IMAGINARY: return c->real != 0.0;
    case AST_CONST_OBJECT: return -1;
    default: return c->text->length != 0;
    }
}

/* ---- operands ---------------------------------------------------------------------------------- */

/* May evaluating the expression rebind a local? Only := can, outside of nested functions. */
static bool expr_may_rebind(const AstNode *e);
static bool expr_any_may_rebind(const AstSeq *seq) {
    for (uint32_t n = 0; n < seq->count; n++)
        if (seq->items[n] && expr_may_rebind(seq->items[n])) return true;
    return false;
}
static bool expr_may_rebind(const AstNode *e) {
    switch (e->kind) {
    case AST_Name:
    case AST_Constant:
    case AST_Lambda: return false;
    case AST_Attribute: return expr_may_rebind(e->Attribute.value);
    case AST_BinOp: return expr_may_rebind(e->BinOp.left) || expr_may_rebind(e->BinOp.right);
    case AST_UnaryOp: return expr_may_rebind(e->UnaryOp.operand);
    case AST_Subscript: return expr_may_rebind(e->Subscript.value) || expr_may_rebind(e->Subscript.slice);
    case AST_Compare: return expr_may_rebind(e->Compare.left) || expr_any_may_rebind(&e->Compare.comparators);
    case AST_Call:
        for (uint32_t n = 0; n < e->Call.keywords.count; n++)
            if (expr_may_rebind(e->Call.keywords.items[n]->keyword.value)) return true;
        return expr_may_rebind(e->Call.func) || expr_any_may_rebind(&e->Call.args);
    case AST_Tuple: return expr_any_may_rebind(&e->Tuple.elts);
    case AST_List: return expr_any_may_rebind(&e->List.elts);
    case AST_JoinedStr: return expr_any_may_rebind(&e->JoinedStr.values);
    case AST_FormattedValue: return expr_may_rebind(e->FormattedValue.value);
    case AST_Starred: return expr_may_rebind(e->Starred.value);
    case AST_Slice:
        return (e->Slice.lower && expr_may_rebind(e->Slice.lower)) || (e->Slice.upper && expr_may_rebind(e->Slice.upper))
            || (e->Slice.step && expr_may_rebind(e->Slice.step));
    default: return true;
    }
}

/* An operand that is read only after `later` was evaluated: not a local's register if that may change. */
static Reg expr_operand_before(Unit *u, const AstNode *e, const AstNode *later) {
    if (e->kind == AST_Name && later && expr_may_rebind(later)) {
        Reg r = temp_new(u);
        generate_into(u, e, r);
        return r;
    }
    return generate_expr(u, e);
}

Reg generate_expr(Unit *u, const AstNode *e) {
    if (e->kind == AST_Name && !const_is_debug_name(e)) {
        Reg r = name_register(u, e->Name.id);
        if (r >= 0) {
            unit_at(u, e);
            if (!u->bound[r]) {
                emit(u, OP_CHECK_BOUND, r, 0, 0);
                /* bound from here on, unless it is deleted somewhere */
                const Symbol *s = scope_symbol(u->scope, symtable_mangle(u->g->st, u->scope, e->Name.id));
                if (!(s->flags & SYMBOL_DELETED)) u->bound[r] = 1;
            }
            return r;
        }
    }
    Reg r = temp_new(u);
    generate_into(u, e, r);
    return r;
}

/* ---- operators --------------------------------------------------------------------------------- */

static bool expr_small_immediate(Unit *u, const AstNode *e, int64_t low, int64_t high, int16_t *n) {
    Value v;
    if (e->kind != AST_Constant && e->kind != AST_UnaryOp) return false;
    if (!const_value(u, e, &v) || !is_int_small(v) || is_bool(v)) return false;
    if (small_int_of(v) < low || small_int_of(v) > high) return false;
    *n = (int16_t)small_int_of(v);
    return true;
}

static void generate_binary(Unit *u, const AstNode *e, Reg dst) {
    static const uint16_t registers[] = {
        [AST_ADD] = OP_ADD, [AST_SUB] = OP_SUB, [AST_MULT] = OP_MUL, [AST_DIV] = OP_TRUEDIV, [AST_MOD] = OP_MOD,
        [AST_LSHIFT] = OP_LSHIFT, [AST_RSHIFT] = OP_RSHIFT, [AST_BITOR] = OP_OR, [AST_BITXOR] = OP_XOR,
        [AST_BITAND] = OP_AND, [AST_FLOORDIV] = OP_FLOORDIV, [AST_MATMULT] = OP_BINARY, [AST_POW] = OP_BINARY};
    static const uint16_t immediates[] = {
        [AST_ADD] = OP_ADD_INT, [AST_SUB] = OP_SUB_INT, [AST_MULT] = OP_MUL_INT, [AST_MOD] = OP_MOD_INT,
        [AST_LSHIFT] = OP_LSHIFT_INT, [AST_RSHIFT] = OP_RSHIFT_INT, [AST_BITAND] = OP_AND_INT, [AST_FLOORDIV] = OP_FLOORDIV_INT,
        [AST_FLOORDIV + 1] = 0};
    AstBinOp op = e->BinOp.op;
    Reg mark = u->next_temp;
    int16_t n;
    bool shift = op == AST_LSHIFT || op == AST_RSHIFT, division = op == AST_MOD || op == AST_FLOORDIV;
    if (immediates[op] && expr_small_immediate(u, e->BinOp.right, shift ? 0 : INT16_MIN, shift ? 63 : INT16_MAX, &n) && !(division && n == 0)) {
        Reg left = generate_expr(u, e->BinOp.left);
        unit_at(u, e);
        emit(u, immediates[op], dst, left, n);
    } else {
        Reg left = expr_operand_before(u, e->BinOp.left, e->BinOp.right), right = generate_expr(u, e->BinOp.right);
        unit_at(u, e);
        if (registers[op] == OP_BINARY) emit_extra(u, OP_BINARY, dst, left, right, op == AST_POW ? BINARY_POW : BINARY_MATMUL);
        else emit(u, registers[op], dst, left, right);
    }
    u->next_temp = mark;
}

static unsigned expr_compare_op(AstCompareOp op) {
    static const uint16_t ops[] = {
        [AST_EQ] = OP_EQ, [AST_NOT_EQ] = OP_NE, [AST_LT] = OP_LT, [AST_LT_E] = OP_LE, [AST_GT] = OP_GT, [AST_GT_E] = OP_GE,
        [AST_IS] = OP_IS, [AST_IS_NOT] = OP_IS_NOT, [AST_IN] = OP_IN, [AST_NOT_IN] = OP_NOT_IN};
    return ops[op];
}

/* A tuple, or frozenset, of items that are all constants. False: they are not. */
static bool expr_constant_items(Unit *u, const AstSeq *elts, bool is_set, Value *v) {
    Thread *t = u->g->t;
    Value items = tuple_new(t, NULL, elts->count);
    if (!items) return false;
    for (uint32_t n = 0; n < elts->count; n++) {
        Value item;
        if (!const_value(u, elts->items[n], &item)) return false;
        store(tuple_of(items), &tuple_of(items)->items[n], item);
    }
    *v = is_set ? set_from_iterable(t, items, T_FROZENSET) : items;
    if (*v) return true;
    error_clear(t);
    return false;
}

/* `x in [1, 2]`, `for x in {1, 2}`: the display is a constant. */
static bool expr_constant_container(Unit *u, const AstNode *e, Value *v) {
    if (e->kind == AST_List) return expr_constant_items(u, &e->List.elts, false, v);
    return e->kind == AST_Set && expr_constant_items(u, &e->Set.elts, true, v);
}

void generate_iterator(Unit *u, const AstNode *e, bool is_async, Reg dst) {
    Value v;
    bool is_constant_display = !is_async && expr_constant_container(u, e, &v);
    if (!is_constant_display) generate_into(u, e, dst);
    unit_at(u, e);
    if (is_constant_display) emit_const(u, dst, v);
    emit(u, is_async ? OP_GET_AITER : OP_GET_ITER, dst, dst, 0);
}

static Reg expr_right_operand(Unit *u, AstCompareOp op, const AstNode *e) {
    Value v;
    if ((op == AST_IN || op == AST_NOT_IN) && expr_constant_container(u, e, &v)) {
        Reg r = temp_new(u);
        unit_at(u, e);
        emit_const(u, r, v);
        return r;
    }
    return generate_expr(u, e);
}

static void expr_check_is(Unit *u, const AstNode *e) {
    const AstNode *left = e->Compare.left;
    for (uint32_t n = 0; n < e->Compare.ops.count; n++) {
        const AstNode *right = e->Compare.comparators.items[n];
        AstCompareOp op = e->Compare.ops.items[n];
        if (op == AST_IS || op == AST_IS_NOT) {
            const AstNode *literal = NULL;
            const AstNode *sides[] = {left, right};
            for (int side = 0; side < 2 && !literal; side++) {
                const AstNode *x = sides[side];
                bool plain = x->kind == AST_Constant && x->Constant.value.kind >= AST_CONST_INT && x->Constant.value.kind <= AST_CONST_BYTES;
                if (plain || x->kind == AST_Tuple) literal = x;
            }
            if (literal) {
                const char *type = literal->kind == AST_Tuple ? "tuple" : literal->Constant.value.kind == AST_CONST_INT ? "int"
                    : literal->Constant.value.kind == AST_CONST_FLOAT ? "float" : literal->Constant.value.kind == AST_CONST_IMAGINARY ? "complex"
                    : literal->Constant.value.kind == AST_CONST_STR ? "str" : "bytes";
                codegen_warn(u, e, op == AST_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?" : "\"is not\" with '%s' literal. Did you mean \"!=\"?", type);
            }
        }
        left = right;
    }
}

static void generate_compare(Unit *u, const AstNode *e, Reg dst) {
    expr_check_is(u, e);
    Reg mark = u->next_temp;
    uint32_t count = e->Compare.ops.count;
    if (count == 1) {
        const AstNode *right_node = e->Compare.comparators.items[0];
        Reg left = expr_operand_before(u, e->Compare.left, right_node);
        Reg right = expr_right_operand(u, e->Compare.ops.items[0], right_node);
        unit_at(u, e);
        emit(u, expr_compare_op(e->Compare.ops.items[0]), dst, left, right);
        u->next_temp = mark;
        return;
    }
    /* a < b < c: each operand once; the first false comparison is the result */
    Reg result = reg_is_temp(u, dst) ? dst : temp_new(u);
    LabelId end = label_new(u);
    Reg left = expr_operand_before(u, e->Compare.left, e->Compare.comparators.items[0]);
    uint8_t *bound = NULL;
    for (uint32_t n = 0; n < count; n++) {
        const AstNode *right_node = e->Compare.comparators.items[n];
        Reg right = temp_new(u);
        generate_into(u, right_node, right);
        unit_at(u, e);
        emit(u, expr_compare_op(e->Compare.ops.items[n]), result, left, right);
        if (n == 0) bound = bound_save(u);
        if (n + 1 < count) emit_jump(u, OP_JUMP_FALSE, result, 0, end);
        left = right;
    }
    if (bound) bound_meet(u, bound);
    label_bind(u, end);
    if (result != dst) emit(u, OP_MOVE, dst, result, 0);
    u->next_temp = mark;
}

/* Where the value is known to be true or false it goes on at once: in `a and b or c` the truth of a false `a` is asked for once.
 * Otherwise the value of the last operand is reached, untested. */
static void generate_bool_operands(Unit *u, const AstNode *e, Reg result, LabelId if_false, LabelId if_true) {
    bool is_and = e->BoolOp.op == AST_AND;
    uint8_t *bound = NULL;
    for (uint32_t n = 0; n < e->BoolOp.values.count; n++) {
        const AstNode *operand = e->BoolOp.values.items[n];
        bool last = n + 1 == e->BoolOp.values.count;
        LabelId next = last || operand->kind != AST_BoolOp ? 0 : label_new(u);
        if (operand->kind != AST_BoolOp) generate_into(u, operand, result);
        else generate_bool_operands(u, operand, result, last || is_and ? if_false : next, last || !is_and ? if_true : next);
        if (n == 0) bound = bound_save(u);
        if (last) break;
        unit_at(u, e);
        emit_jump(u, is_and ? OP_JUMP_FALSE : OP_JUMP_TRUE, result, 0, is_and ? if_false : if_true);
        if (operand->kind == AST_BoolOp) label_bind(u, next);
    }
    if (bound) bound_meet(u, bound);
}

static void generate_bool_op(Unit *u, const AstNode *e, Reg dst) {
    Reg mark = u->next_temp;
    Reg result = reg_is_temp(u, dst) ? dst : temp_new(u);
    LabelId end = label_new(u);
    generate_bool_operands(u, e, result, end, end);
    label_bind(u, end);
    if (result != dst) emit(u, OP_MOVE, dst, result, 0);
    u->next_temp = mark;
}

static void generate_if_expr(Unit *u, const AstNode *e, Reg dst) {
    int truth = const_truth(e->IfExp.test);
    if (truth >= 0) {
        generate_into(u, truth ? e->IfExp.body : e->IfExp.orelse, dst);
        return;
    }
    Reg mark = u->next_temp;
    LabelId otherwise = label_new(u), end = label_new(u);
    generate_condition(u, e->IfExp.test, false, otherwise);
    uint8_t *at_test = bound_save(u);
    generate_into(u, e->IfExp.body, dst);
    uint8_t *at_body = bound_save(u);
    emit_jump(u, OP_JUMP, 0, 0, end);
    label_bind(u, otherwise);
    bound_restore(u, at_test);
    generate_into(u, e->IfExp.orelse, dst);
    label_bind(u, end);
    bound_meet(u, at_body);
    u->next_temp = mark;
}

/* ---- conditions -------------------------------------------------------------------------------- */

/* The fused compare and branch for `a op b`, taken when the comparison's truth is jump_if. */
static unsigned expr_branch_op(AstCompareOp op, bool jump_if, bool immediate) {
    static const uint16_t taken[][2] = {
        [AST_EQ] = {OP_JUMP_EQ, OP_JUMP_EQ_INT}, [AST_NOT_EQ] = {OP_JUMP_NE, OP_JUMP_NE_INT}, [AST_LT] = {OP_JUMP_LT, OP_JUMP_LT_INT},
        [AST_LT_E] = {OP_JUMP_LE, OP_JUMP_LE_INT}, [AST_GT] = {OP_JUMP_GT, OP_JUMP_GT_INT}, [AST_GT_E] = {OP_JUMP_GE, OP_JUMP_GE_INT}};
    static const uint16_t not_taken[][2] = {
        [AST_EQ] = {OP_JUMP_NOT_EQ, OP_JUMP_NOT_EQ_INT}, [AST_NOT_EQ] = {OP_JUMP_NOT_NE, OP_JUMP_NOT_NE_INT},
        [AST_LT] = {OP_JUMP_NOT_LT, OP_JUMP_NOT_LT_INT}, [AST_LT_E] = {OP_JUMP_NOT_LE, OP_JUMP_NOT_LE_INT},
        [AST_GT] = {OP_JUMP_NOT_GT, OP_JUMP_NOT_GT_INT}, [AST_GT_E] = {OP_JUMP_NOT_GE, OP_JUMP_NOT_GE_INT}};
    return (jump_if ? taken : not_taken)[op][immediate];
}

static bool expr_is_none(const AstNode *e) { return e->kind == AST_Constant && e->Constant.value.kind == AST_CONST_NONE; }

static bool generate_compare_branch(Unit *u, const AstNode *e, bool jump_if, LabelId target) {
    if (e->Compare.ops.count != 1) return false;
    AstCompareOp op = e->Compare.ops.items[0];
    const AstNode *right_node = e->Compare.comparators.items[0];
    Reg mark = u->next_temp;
    int16_t n;
    if (op == AST_IS || op == AST_IS_NOT) {
        expr_check_is(u, e);
        bool same = (op == AST_IS) == jump_if;
        if (expr_is_none(right_node)) {
            Reg left = generate_expr(u, e->Compare.left);
            unit_at(u, e);
            emit_jump(u, same ? OP_JUMP_NONE : OP_JUMP_NOT_NONE, left, 0, target);
        } else {
            Reg left = expr_operand_before(u, e->Compare.left, right_node), right = generate_expr(u, right_node);
            unit_at(u, e);
            emit_jump(u, same ? OP_JUMP_IS : OP_JUMP_IS_NOT, left, right, target);
        }
    } else if (op == AST_IN || op == AST_NOT_IN) {
        return false;
    } else if (expr_small_immediate(u, right_node, INT16_MIN, INT16_MAX, &n)) {
        Reg left = generate_expr(u, e->Compare.left);
        unit_at(u, e);
        emit_jump(u, expr_branch_op(op, jump_if, true), left, n, target);
    } else {
        Reg left = expr_operand_before(u, e->Compare.left, right_node), right = generate_expr(u, right_node);
        unit_at(u, e);
        emit_jump(u, expr_branch_op(op, jump_if, false), left, right, target);
    }
    u->next_temp = mark;
    return true;
}

static void generate_bool_branch(Unit *u, const AstNode *e, bool jump_if, LabelId target) {
    bool is_and = e->BoolOp.op == AST_AND;
    /* `and` jumps out at the first false one, `or` at the first true one. */
    bool direct = is_and != jump_if;
    LabelId out = direct ? target : label_new(u);
    uint8_t *bound = NULL;
    for (uint32_t n = 0; n < e->BoolOp.values.count; n++) {
        bool last = n + 1 == e->BoolOp.values.count;
        if (last) generate_condition(u, e->BoolOp.values.items[n], jump_if, target);
        else generate_condition(u, e->BoolOp.values.items[n], !is_and, out);
        if (n == 0) bound = bound_save(u);
    }
    if (bound) bound_meet(u, bound);
    if (!direct) label_bind(u, out);
}

void generate_condition(Unit *u, const AstNode *e, bool jump_if, LabelId target) {
    int truth = const_truth(e);
    if (truth >= 0) {
        if (truth == jump_if) emit_jump(u, OP_JUMP, 0, 0, target);
        return;
    }
    if (const_is_debug_name(e)) {
        if ((u->g->options->optimize == 0) == jump_if) emit_jump(u, OP_JUMP, 0, 0, target);
        return;
    }
    if (e->kind == AST_UnaryOp && e->UnaryOp.op == AST_NOT) {
        generate_condition(u, e->UnaryOp.operand, !jump_if, target);
        return;
    }
    if (e->kind == AST_BoolOp) {
        generate_bool_branch(u, e, jump_if, target);
        return;
    }
    if (e->kind == AST_Compare && generate_compare_branch(u, e, jump_if, target)) return;
    Reg mark = u->next_temp;
    Reg r = generate_expr(u, e);
    unit_at(u, e);
    emit_jump(u, jump_if ? OP_JUMP_TRUE : OP_JUMP_FALSE, r, 0, target);
    u->next_temp = mark;
}

/* ---- displays ---------------------------------------------------------------------------------- */

static bool expr_has_starred(const AstSeq *elts) {
    for (uint32_t n = 0; n < elts->count; n++)
        if (elts->items[n]->kind == AST_Starred) return true;
    return false;
}

/* Appends items to the list (or set) in a register, one by one. */
static void generate_items_one_by_one(Unit *u, const AstSeq *elts, Reg collection, bool is_set) {
    for (uint32_t n = 0; n < elts->count; n++) {
        const AstNode *item = elts->items[n];
        Reg mark = u->next_temp;
        bool starred = item->kind == AST_Starred;
        Reg r = generate_expr(u, starred ? item->Starred.value : item);
        unit_at(u, item);
        emit(u, is_set ? starred ? OP_SET_UPDATE : OP_SET_ADD : starred ? OP_LIST_EXTEND : OP_LIST_APPEND, collection, r, 0);
        u->next_temp = mark;
    }
}

void generate_sequence_items(Unit *u, const AstSeq *elts, Reg list) { generate_items_one_by_one(u, elts, list, false); }

#define DISPLAY_ITEMS_MAX 3000
/* From so many constants on a list or set is made of a constant tuple or frozenset. */
#define DISPLAY_CONSTANTS_MIN 3

static bool generate_constant_collection(Unit *u, const AstSeq *elts, unsigned op, Reg dst) {
    bool is_set = op == OP_BUILD_SET;
    Value v;
    if (op == OP_BUILD_TUPLE || elts->count < DISPLAY_CONSTANTS_MIN || !expr_constant_items(u, elts, is_set, &v))
        return false;
    Reg mark = u->next_temp, collection = reg_is_temp(u, dst) ? dst : temp_new(u), items = temp_new(u);
    emit(u, op, collection, collection, 0);
    emit_const(u, items, v);
    emit(u, is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, collection, items, 0);
    if (collection != dst) emit(u, OP_MOVE, dst, collection, 0);
    u->next_temp = mark;
    return true;
}

void generate_collection(Unit *u, const AstSeq *elts, unsigned op, Reg dst) {
    if (generate_constant_collection(u, elts, op, dst)) return;
    Reg mark = u->next_temp;
    int32_t line = u->line, end_line = u->end_line, column = u->column, end_column = u->end_column;
    if (!expr_has_starred(elts) && elts->count <= DISPLAY_ITEMS_MAX) {
        Reg first = temp_reserve(u, elts->count);
        for (uint32_t n = 0; n < elts->count; n++) generate_into(u, elts->items[n], first + (Reg)n);
        u->line = line, u->end_line = end_line, u->column = column, u->end_column = end_column;
        emit(u, op, dst, first, (Reg)elts->count);
    } else {
        bool is_set = op == OP_BUILD_SET;
        Reg collection = op != OP_BUILD_TUPLE && reg_is_temp(u, dst) ? dst : temp_new(u);
        emit(u, is_set ? OP_BUILD_SET : OP_BUILD_LIST, collection, collection, 0);
        generate_items_one_by_one(u, elts, collection, is_set);
        u->line = line, u->end_line = end_line, u->column = column, u->end_column = end_column;
        if (op == OP_BUILD_TUPLE) emit(u, OP_LIST_TO_TUPLE, dst, collection, 0);
        else if (collection != dst) emit(u, OP_MOVE, dst, collection, 0);
    }
    u->next_temp = mark;
}

static void generate_dict(Unit *u, const AstNode *e, Reg dst) {
    Reg mark = u->next_temp;
    const AstSeq *keys = &e->Dict.keys, *values = &e->Dict.values;
    bool plain = keys->count <= DISPLAY_ITEMS_MAX;
    for (uint32_t n = 0; plain && n < keys->count; n++) plain = keys->items[n] != NULL;
    if (plain) {
        Reg first = temp_reserve(u, 2 * keys->count);
        for (uint32_t n = 0; n < keys->count; n++) {
            generate_into(u, keys->items[n], first + 2 * (Reg)n);
            generate_into(u, values->items[n], first + 2 * (Reg)n + 1);
        }
        unit_at(u, e);
        emit(u, OP_BUILD_DICT, dst, first, (Reg)keys->count);
        u->next_temp = mark;
        return;
    }
    Reg dict = reg_is_temp(u, dst) ? dst : temp_new(u);
    unit_at(u, e);
    emit(u, OP_BUILD_DICT, dict, dict, 0);
    for (uint32_t n = 0; n < keys->count; n++) {
        Reg inner = u->next_temp;
        if (keys->items[n]) {
            Reg key = expr_operand_before(u, keys->items[n], values->items[n]), value = generate_expr(u, values->items[n]);
            unit_at(u, e);
            emit(u, OP_DICT_ADD, dict, key, value);
        } else {
            Reg mapping = generate_expr(u, values->items[n]);
            unit_at(u, values->items[n]);
            emit(u, OP_DICT_UPDATE, dict, mapping, 0);
        }
        u->next_temp = inner;
    }
    if (dict != dst) emit(u, OP_MOVE, dst, dict, 0);
    u->next_temp = mark;
}

/* ---- strings ----------------------------------------------------------------------------------- */

static void generate_formatted(Unit *u, const AstNode *e, Reg dst) {
    Reg mark = u->next_temp;
    unsigned conversion = e->FormattedValue.conversion > 0 ? (unsigned)e->FormattedValue.conversion : 0;
    if (e->FormattedValue.format_spec) {
        Reg pair = temp_reserve(u, 2);
        generate_into(u, e->FormattedValue.value, pair);
        generate_into(u, e->FormattedValue.format_spec, pair + 1);
        unit_at(u, e);
        emit(u, OP_FORMAT_SPEC, dst, pair, (Reg)conversion);
    } else {
        Reg v = generate_expr(u, e->FormattedValue.value);
        unit_at(u, e);
        emit(u, OP_FORMAT, dst, v, (Reg)conversion);
    }
    u->next_temp = mark;
}

/* Very many parts are joined in pieces, which are joined again. */
static void generate_join(Unit *u, const AstNode *e, AstNode *const *parts, uint32_t count, Reg dst) {
    uint32_t step = 1;
    while (count / step > DISPLAY_ITEMS_MAX) step *= DISPLAY_ITEMS_MAX;
    uint32_t pieces = (count + step - 1) / step;
    Reg mark = u->next_temp, first = temp_reserve(u, pieces);
    for (uint32_t n = 0; n < pieces; n++) {
        uint32_t from = n * step, left = count - from;
        if (step == 1) generate_into(u, parts[n], first + (Reg)n);
        else generate_join(u, e, parts + from, left < step ? left : step, first + (Reg)n);
    }
    unit_at(u, e);
    emit(u, OP_BUILD_STRING, dst, first, (Reg)pieces);
    u->next_temp = mark;
}

static void generate_joined(Unit *u, const AstNode *e, Reg dst) {
    const AstSeq *parts = &e->JoinedStr.values;
    if (parts->count == 0) emit_const(u, dst, to_value(&static_empty_str));
    else if (parts->count == 1) generate_into(u, parts->items[0], dst);
    else generate_join(u, e, parts->items, parts->count, dst);
}

static void generate_interpolation(Unit *u, const AstNode *e, Reg dst) {
    Reg mark = u->next_temp, first = temp_reserve(u, 3);
    generate_into(u, e->Interpolation.value, first);
    emit_const(u, first + 1, unit_str(u, e->Interpolation.str));
    if (e->Interpolation.format_spec) generate_into(u, e->Interpolation.format_spec, first + 2);
    unit_at(u, e);
    emit_extra(u, OP_BUILD_INTERPOLATION, dst, first, e->Interpolation.format_spec ? 3 : 2,
               e->Interpolation.conversion > 0 ? (uint64_t)e->Interpolation.conversion : 0);
    u->next_temp = mark;
}

/* Strings and interpolations alternate: one string more, empty where two interpolations touch. */
static void generate_template(Unit *u, const AstNode *e, Reg dst) {
    const AstSeq *parts = &e->TemplateStr.values;
    Thread *t = u->g->t;
    Reg mark = u->next_temp, pair = temp_reserve(u, 2);
    uint32_t count = 0;
    Value strings = list_new(t, parts->count + 1);
    bool last_was_string = false;
    bool added = strings != NULL;
    Reg first = u->next_temp;
    for (uint32_t n = 0; n < parts->count && added && !u->g->failed; n++) {
        const AstNode *part = parts->items[n];
        if (part->kind == AST_Interpolation) {
            if (!last_was_string) added = list_append(t, strings, to_value(&static_empty_str));
            last_was_string = false;
            generate_interpolation(u, part, temp_new(u));
            count++;
        } else {
            added = list_append(t, strings, const_of(u, &part->Constant.value));
            last_was_string = true;
        }
    }
    if (added && !last_was_string) added = list_append(t, strings, to_value(&static_empty_str));
    Value tuple = added ? list_to_tuple(t, strings) : NULL;
    if (!tuple) {
        codegen_raised(u->g);
        return;
    }
    unit_at(u, e);
    emit(u, OP_BUILD_TUPLE, pair + 1, first, (Reg)count);
    emit_const(u, pair, tuple);
    emit(u, OP_BUILD_TEMPLATE, dst, pair, pair + 1);
    u->next_temp = mark;
}

/* ---- attributes and items ---------------------------------------------------------------------- */

static void generate_attribute(Unit *u, const AstNode *e, Reg dst) {
    if (generate_super_attribute(u, e, dst)) return;
    Reg mark = u->next_temp;
    Reg object = generate_expr(u, e->Attribute.value);
    unit_at_attribute(u, e, e);
    uint32_t name = unit_name(u, symtable_mangle(u->g->st, u->scope, e->Attribute.attr));
    if (name <= UINT16_MAX) {
        emit_extra(u, OP_LOAD_ATTR, dst, object, (Reg)name, 0);
    } else {
        Reg r = temp_new(u);
        emit_const(u, r, unit_str(u, symtable_mangle(u->g->st, u->scope, e->Attribute.attr)));
        emit(u, OP_LOAD_ATTR_WIDE, dst, object, r);
    }
    u->next_temp = mark;
}

static void expr_check_subscript(Unit *u, const AstNode *e) {
    const AstNode *v = e->Subscript.value, *i = e->Subscript.slice;
    const char *type = NULL;
    switch (v->kind) {
    case AST_Set: case AST_SetComp: type = "set"; break;
    case AST_GeneratorExp: type = "generator"; break;
    case AST_Lambda: type = "function"; break;
    case AST_TemplateStr: type = "string.templatelib.Template"; break;
    case AST_Constant:
        switch (v->Constant.value.kind) {
        case AST_CONST_NONE: type = "NoneType"; break;
        case AST_CONST_ELLIPSIS: type = "ellipsis"; break;
        case AST_CONST_INT: type = "int"; break;
        case AST_CONST_FLOAT: type = "float"; break;
        case AST_CONST_IMAGINARY: type = "complex"; break;
        case AST_CONST_TRUE: case AST_CONST_FALSE: type = "bool"; break;
        default: break;
        }
    }
    if (type) {
        codegen_warn(u, e, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
        return;
    }
    const char *container = v->kind == AST_Tuple ? "tuple" : v->kind == AST_List || v->kind == AST_ListComp ? "list"
        : v->kind == AST_JoinedStr ? "str" : v->kind == AST_Constant && v->Constant.value.kind == AST_CONST_STR ? "str"
        : v->kind == AST_Constant && v->Constant.value.kind == AST_CONST_BYTES ? "bytes" : NULL;
    const char *index = i->kind == AST_Tuple ? "tuple" : i->kind == AST_List || i->kind == AST_ListComp ? "list"
        : i->kind == AST_Dict || i->kind == AST_DictComp ? "dict" : i->kind == AST_Set || i->kind == AST_SetComp ? "set"
        : i->kind == AST_GeneratorExp ? "generator" : i->kind == AST_Lambda ? "function"
        : i->kind == AST_JoinedStr ? "str" : i->kind == AST_TemplateStr ? "string.templatelib.Template" : i->kind == AST_Constant ? (i->Constant.value.kind == AST_CONST_STR ? "str"
            : i->Constant.value.kind == AST_CONST_BYTES ? "bytes" : i->Constant.value.kind == AST_CONST_FLOAT ? "float"
            : i->Constant.value.kind == AST_CONST_IMAGINARY ? "complex" : i->Constant.value.kind == AST_CONST_NONE ? "NoneType"
            : i->Constant.value.kind == AST_CONST_ELLIPSIS ? "ellipsis" : NULL) : NULL;
    if (container && index)
        codegen_warn(u, e, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", container, index);
}

/* Both bounds of x[a:b] into two registers in a row. */
static Reg generate_slice_bounds(Unit *u, const AstNode *slice, uint32_t room) {
    Reg first = temp_reserve(u, room);
    const AstNode *bounds[] = {slice->Slice.lower, slice->Slice.upper, slice->Slice.step};
    for (uint32_t n = 0; n < room; n++) {
        if (bounds[n]) generate_into(u, bounds[n], first + (Reg)n);
        else emit_const(u, first + (Reg)n, NONE);
    }
    return first;
}

static void generate_subscript(Unit *u, const AstNode *e, Reg dst) {
    expr_check_subscript(u, e);
    Reg mark = u->next_temp;
    const AstNode *slice = e->Subscript.slice;
    Reg object = expr_operand_before(u, e->Subscript.value, slice);
    int16_t n;
    if (slice->kind == AST_Slice && !slice->Slice.step) {
        Reg bounds = generate_slice_bounds(u, slice, 2);
        unit_at(u, e);
        emit(u, OP_LOAD_SLICE, dst, object, bounds);
    } else if (expr_small_immediate(u, slice, INT16_MIN, INT16_MAX, &n)) {
        unit_at(u, e);
        emit_extra(u, OP_LOAD_ITEM_INT, dst, object, n, 0);
    } else {
        Reg key = generate_expr(u, slice);
        unit_at(u, e);
        emit_extra(u, OP_LOAD_ITEM, dst, object, key, 0);
    }
    u->next_temp = mark;
}

/* ---- all kinds --------------------------------------------------------------------------------- */

static void generate_unary(Unit *u, const AstNode *e, Reg dst) {
    static const uint16_t ops[] = {[AST_INVERT] = OP_INVERT, [AST_NOT] = OP_NOT, [AST_UADD] = OP_POSITIVE, [AST_USUB] = OP_NEGATIVE};
    Reg mark = u->next_temp;
    Reg operand = generate_expr(u, e->UnaryOp.operand);
    unit_at(u, e);
    emit(u, ops[e->UnaryOp.op], dst, operand, 0);
    u->next_temp = mark;
}

static void generate_yield(Unit *u, const AstNode *e, Reg dst) {
    if (u->unit_scope->kind != SCOPE_FUNCTION) {
        codegen_fail(u, e, "'yield' outside function");
        return;
    }
    Reg mark = u->next_temp, v = temp_new(u);
    if (e->Yield.value) generate_into(u, e->Yield.value, v);
    else emit_const(u, v, NONE);
    unit_at(u, e);
    if (u->unit_scope->is_coroutine) emit(u, OP_WRAP_ASYNC_YIELD, v, v, 0);
    emit(u, OP_YIELD, v, v, 0);
    emit(u, OP_MOVE, dst, v, 0);
    u->next_temp = mark;
}

static void generate_yield_from(Unit *u, const AstNode *e, Reg dst) {
    if (u->unit_scope->kind != SCOPE_FUNCTION) {
        codegen_fail(u, e, "'yield from' outside function");
        return;
    }
    if (u->unit_scope->is_coroutine) {
        codegen_fail(u, e, "'yield from' inside async function");
        return;
    }
    Reg mark = u->next_temp, iterator = temp_reserve(u, 2);
    generate_into(u, e->YieldFrom.value, iterator);
    unit_at(u, e);
    emit(u, OP_GET_YIELD_FROM_ITER, iterator, iterator, 0);
    emit_const(u, iterator + 1, NONE);
    generate_send_loop(u, iterator, iterator + 1);
    emit(u, OP_MOVE, dst, iterator + 1, 0);
    u->next_temp = mark;
}

static void generate_await_expr(Unit *u, const AstNode *e, Reg dst) {
    Reg mark = u->next_temp, v = temp_new(u);
    generate_into(u, e->Await.value, v);
    unit_at(u, e);
    generate_await(u, v, dst, 0);
    u->next_temp = mark;
}

static void generate_into_kind(Unit *u, const AstNode *e, Reg dst) {
    Value v;
    switch (e->kind) {
    case AST_BoolOp: generate_bool_op(u, e, dst); break;
    case AST_NamedExpr:
        generate_into(u, e->NamedExpr.value, dst);
        unit_at(u, e);
        name_store(u, e->NamedExpr.target->Name.id, dst);
        break;
    case AST_BinOp:
        if (const_value(u, e, &v)) emit_const(u, dst, v);
        else generate_binary(u, e, dst);
        break;
    case AST_UnaryOp:
        if (const_value(u, e, &v)) emit_const(u, dst, v);
        else generate_unary(u, e, dst);
        break;
    case AST_Lambda: generate_lambda(u, e, dst); break;
    case AST_IfExp: generate_if_expr(u, e, dst); break;
    case AST_Dict: generate_dict(u, e, dst); break;
    case AST_Set: generate_collection(u, &e->Set.elts, OP_BUILD_SET, dst); break;
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: generate_comprehension(u, e, dst); break;
    case AST_Await: generate_await_expr(u, e, dst); break;
    case AST_Yield: generate_yield(u, e, dst); break;
    case AST_YieldFrom: generate_yield_from(u, e, dst); break;
    case AST_Compare: generate_compare(u, e, dst); break;
    case AST_Call: generate_call(u, e, dst); break;
    case AST_FormattedValue: generate_formatted(u, e, dst); break;
    case AST_Interpolation: generate_interpolation(u, e, dst); break;
    case AST_JoinedStr: generate_joined(u, e, dst); break;
    case AST_TemplateStr: generate_template(u, e, dst); break;
    case AST_Constant: emit_const(u, dst, const_of(u, &e->Constant.value)); break;
    case AST_Attribute: generate_attribute(u, e, dst); break;
    case AST_Subscript: generate_subscript(u, e, dst); break;
    case AST_Starred: codegen_fail(u, e, "can't use starred expression here"); break;
    case AST_Name:
        if (const_value(u, e, &v)) emit_const(u, dst, v);
        else name_load(u, e->Name.id, dst);
        break;
    case AST_List: generate_collection(u, &e->List.elts, OP_BUILD_LIST, dst); break;
    case AST_Tuple:
        if (const_value(u, e, &v)) emit_const(u, dst, v);
        else generate_collection(u, &e->Tuple.elts, OP_BUILD_TUPLE, dst);
        break;
    case AST_Slice: {
        if (const_value(u, e, &v)) {
            emit_const(u, dst, v);
            break;
        }
        Reg mark = u->next_temp, bounds = generate_slice_bounds(u, e, e->Slice.step ? 3 : 2);
        unit_at(u, e);
        emit(u, OP_BUILD_SLICE, dst, bounds, e->Slice.step ? 3 : 2);
        u->next_temp = mark;
        break;
    }
    default: codegen_fail(u, e, "internal error: %s is no expression", ast_kind_name(e->kind));
    }
}

void generate_into(Unit *u, const AstNode *e, Reg dst) {
    if (u->g->failed) return;
    if (C_STACK_IS_LOW(u->g->t)) {
        raise_error(u->g->t, T_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        codegen_raised(u->g);
        return;
    }
    unit_at(u, e);
    /* While dst is being made, temporaries lie above it. */
    Reg mark = u->next_temp;
    if (dst >= u->next_temp) temp_reserve(u, (uint32_t)(dst + 1 - u->next_temp));
    generate_into_kind(u, e, dst);
    u->next_temp = mark;
}

void generate_effect(Unit *u, const AstNode *e) {
    Reg mark = u->next_temp;
    if (e->kind == AST_Constant) {
        /* nothing happens */
    } else if (e->kind == AST_Name) {
        Reg r = name_register(u, e->Name.id);
        if (r < 0 || !u->bound[r]) generate_into(u, e, temp_new(u));
    } else if (e->kind == AST_Call) {
        generate_call(u, e, mark); /* into its own window, so that the next call does not keep the result alive */
    } else {
        generate_into(u, e, temp_new(u));
    }
    u->next_temp = mark;
}
