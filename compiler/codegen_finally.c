/* Warnings about statements that leave a finally block and so lose the exception on its way (PEP 765). A walk of its own, since
 * the code of a finally block is generated more than once. */
#include "compiler/codegen_impl.h"

/* Inside a finally block; inside a loop that is inside that block. */
typedef struct FinallyPlace { bool in_finally, in_loop; } FinallyPlace;

static void finally_walk(Unit *u, const AstSeq *body, FinallyPlace place);

static void finally_walk_try(Unit *u, const AstSeq *body, const AstSeq *handlers, const AstSeq *orelse, const AstSeq *final_body, FinallyPlace place) {
    finally_walk(u, body, place);
    for (uint32_t n = 0; n < handlers->count; n++) finally_walk(u, &handlers->items[n]->ExceptHandler.body, place);
    finally_walk(u, orelse, place);
    finally_walk(u, final_body, (FinallyPlace){.in_finally = true});
}

static void finally_walk_loop(Unit *u, const AstSeq *body, const AstSeq *orelse, FinallyPlace place) {
    finally_walk(u, body, (FinallyPlace){place.in_finally, true});
    finally_walk(u, orelse, place);
}

static void finally_visit(Unit *u, const AstNode *s, FinallyPlace place) {
    const FinallyPlace outside = {0};
    switch (s->kind) {
    case AST_Return:
        if (place.in_finally) codegen_warn(u, s, "'return' in a 'finally' block");
        break;
    case AST_Break:
    case AST_Continue:
        if (place.in_finally && !place.in_loop) codegen_warn(u, s, "'%s' in a 'finally' block", s->kind == AST_Break ? "break" : "continue");
        break;
    case AST_FunctionDef: finally_walk(u, &s->FunctionDef.body, outside); break;
    case AST_AsyncFunctionDef: finally_walk(u, &s->AsyncFunctionDef.body, outside); break;
    case AST_ClassDef: finally_walk(u, &s->ClassDef.body, outside); break;
    case AST_For: finally_walk_loop(u, &s->For.body, &s->For.orelse, place); break;
    case AST_AsyncFor: finally_walk_loop(u, &s->AsyncFor.body, &s->AsyncFor.orelse, place); break;
    case AST_While: finally_walk_loop(u, &s->While.body, &s->While.orelse, place); break;
    case AST_If:
        finally_walk(u, &s->If.body, place);
        finally_walk(u, &s->If.orelse, place);
        break;
    case AST_With: finally_walk(u, &s->With.body, place); break;
    case AST_AsyncWith: finally_walk(u, &s->AsyncWith.body, place); break;
    case AST_Match:
        for (uint32_t n = 0; n < s->Match.cases.count; n++) finally_walk(u, &s->Match.cases.items[n]->match_case.body, place);
        break;
    case AST_Try: finally_walk_try(u, &s->Try.body, &s->Try.handlers, &s->Try.orelse, &s->Try.finalbody, place); break;
    case AST_TryStar: finally_walk_try(u, &s->TryStar.body, &s->TryStar.handlers, &s->TryStar.orelse, &s->TryStar.finalbody, place); break;
    default: break;
    }
}

/* The symbol table has been made: the nesting is one that the C stack bears. */
static void finally_walk(Unit *u, const AstSeq *body, FinallyPlace place) {
    for (uint32_t n = 0; n < body->count && !u->g->failed; n++) finally_visit(u, body->items[n], place);
}

void generate_finally_warnings(Unit *u, const AstSeq *body) { finally_walk(u, body, (FinallyPlace){0}); }
