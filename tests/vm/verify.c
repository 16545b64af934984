/* The verifier: what the compiler makes passes, known mistakes are refused, and code with random changes is either refused or
 * runs without harm (which BUILD=asan and BUILD=debug would notice). An argument says how many changed programs to try. */
#include <signal.h>
#include <sys/time.h>

#include "compiler/compile.h"
#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "tests/runtime/check.h"
#include "vm/call.h"
#include "vm/machine.h"
#include "vm/verify.h"

/* ---- programs ---------------------------------------------------------------------------------- */

static const char *const programs[] = {
    "def f(a, b=2, *rest, c=3, **named):\n"
    "    if a < b and c: a, *b = rest or (1, 2, 3)\n"
    "    return [a, b, c, {**named}, {*rest}, f'{a!r:>{c}} {b}']\n"
    "def g(x): return f(x, *[1, 2], c=x, **{'k': x})\n"
    "r = [g(i) for i in range(4)]; f(1, 2, c=4, d=5)\n",

    "def outer(n):\n"
    "    total = 0\n"
    "    def add(k):\n"
    "        nonlocal total\n"
    "        total += k\n"
    "        return lambda: total + n\n"
    "    return [add(k)() for k in range(n)], total\n"
    "outer(3)\n"
    "def deep(): return outer(2), (lambda *a, **k: (a, k))(1, z=2)\n"
    "deep()\n",

    "def gen(n):\n"
    "    try:\n"
    "        for i in range(n):\n"
    "            got = yield i\n"
    "            if got: return got\n"
    "    finally:\n"
    "        n = None\n"
    "def both(n):\n"
    "    r = yield from gen(n)\n"
    "    yield r, n\n"
    "g = both(3); next(g); g.send(5); list(g); list(gen(2))\n"
    "h = both(2); next(h)\n"
    "try: h.throw(ValueError)\n"
    "except ValueError: pass\n"
    "gen(1).close(); sum(x * x for x in gen(3))\n",

    "class Base:\n"
    "    count = 0\n"
    "    def __init__(self, x): self.x = x; Base.count += 1\n"
    "    def get(self): return self.x\n"
    "    @property\n"
    "    def twice(self): return 2 * self.x\n"
    "class Sub(Base):\n"
    "    def __init__(self, x): super().__init__(x + 1)\n"
    "    def get(self): return super().get() + self.twice\n"
    "    def __eq__(self, o): return self.x == o.x\n"
    "    def __add__(self, o): return Sub(self.x + o.x)\n"
    "a = [Sub(i) for i in range(3)]; b = [s.get() for s in a]; a[0] == a[1]; (a[0] + a[1]).get(); del a[0].x\n",

    "def f(x):\n"
    "    try:\n"
    "        try: return 10 // x\n"
    "        except (TypeError, KeyError) as e: return str(e)\n"
    "        finally: y = 1\n"
    "    except ZeroDivisionError as e:\n"
    "        try: raise ValueError(x) from e\n"
    "        except ValueError: pass\n"
    "        else: x = 2\n"
    "    return x\n"
    "for v in (1, 0, 'a', None):\n"
    "    f(v)\n"
    "try:\n"
    "    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])\n"
    "except* ValueError as e: pass\n"
    "except* TypeError: pass\n"
    "except* KeyError as e: e.exceptions\n",

    "class M:\n"
    "    def __init__(self, quiet): self.quiet = quiet\n"
    "    def __enter__(self): return self\n"
    "    def __exit__(self, *e): return self.quiet\n"
    "def f(q):\n"
    "    with M(q) as m, M(True):\n"
    "        for i in range(3):\n"
    "            if i == 2: break\n"
    "            if i: continue\n"
    "            else: m.i = i\n"
    "        while i: i -= 1\n"
    "        assert not q, i\n"
    "        return m.i\n"
    "f(True); f(False)\n"
    "with M(True): [][0]\n",

    "def f(v):\n"
    "    match v:\n"
    "        case [1, *rest]: return rest\n"
    "        case {'k': x, **more}: return x, more\n"
    "        case complex(real=r, imag=0.0) | str(r): return r\n"
    "        case (a, b) if a is not b: return b\n"
    "        case None | True: return v\n"
    "        case int(n): return n + 1\n"
    "        case _: return [v]\n"
    "for v in ([1, 2, 3], {'k': 1, 'l': 2}, 2+0j, 'x', (3, 4), None, 9, b''): f(v)\n",

    "async def value(x): return x\n"
    "async def agen(n):\n"
    "    for i in range(n):\n"
    "        yield await value(i)\n"
    "class CM:\n"
    "    async def __aenter__(self): return 1\n"
    "    async def __aexit__(self, *e): return True\n"
    "async def main():\n"
    "    async with CM() as c:\n"
    "        r = [x async for x in agen(3)]\n"
    "        async for y in agen(2): c += y\n"
    "        else: c += len(r)\n"
    "        raise ValueError(c)\n"
    "    return r\n"
    "m = main()\n"
    "try: m.send(None)\n"
    "except StopIteration as e: r = e.value\n",

    "def f[T: int, *Ts, **P](x: T, *, k=1) -> T: return x, k\n"
    "class C[T = str]:\n"
    "    x: T\n"
    "    def m(self): return __class__\n"
    "type A[T] = list[T]\n"
    "f(1); C().m(); A.__name__; f.__type_params__\n"
    "name = 'n'; t = t'a{name!r:>5}b{1+2}'; [*t]; f'{t.strings}'\n",

    "import sys as s, builtins\n"
    "from sys import maxsize as m\n"
    "x = [1, 2, 3, 4]; x[1:3] = x[::2]; x[0] += 5; x[-1:] = []; del x[0]\n"
    "y = {k: v for k, v in zip('abc', x)}; z = {a for a in x if a % 2 or a > 1}\n"
    "w = x[0] if x else y; q = 1 < len(x) <= 3 != 5; n = -x[0] + ~3 ** 2 // 3 % 5 << 1 >> 1 & 7 | 8 ^ 1\n"
    "global_ = lambda: (yield)\n"
    "a = b = c = 'x' 'y'; a += b; (d, *_), e = [c, 1], 2; del d\n"
    "def named(a, /, b, *, c): return locals()\n"
    "named(1, b=2, c=3); named(*[1], **{'b': 1, 'c': 2}); print and None\n",
};

static uint64_t random_state = 88172645463325252u;
static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 16) % n);
}

static Code *test_compile(Thread *t, const char *source) {
    CompileOptions options = {.mode = COMPILE_EXEC};
    Code *code = compile_source(t, source, strlen(source), to_value(str_from_c(t, "<test>")), &options);
    if (!code) fprintf(stderr, "%s\n", source);
    CHECK(code != NULL);
    return code;
}

/* ---- known mistakes ---------------------------------------------------------------------------- */

typedef struct Mistake {
    const char *source, *message;
    uint16_t op;
    char field;              /* o a b c: of the first such instruction; x: its second word; f: flags; l: argument count; r: registers;
                                h: the first handler's target; s: its start; v: locals; e: drops the last word */
    uint16_t value;
} Mistake;

static const Mistake mistakes[] = {
    {"def f(a): return a", "unknown opcode", OP_RETURN, 'o', 60000},
    {"def f(a): return a", "registers out of range", OP_RETURN, 'a', 40},
    {"def f(a): return a", "runs off its end", OP_RETURN_NONE, 'o', OP_NOP},
    {"def f(a): return a", "no instructions", OP_RETURN, 'e', 100},
    {"def f(a): return a + g", "global name out of range", OP_LOAD_GLOBAL, 'b', 7},
    {"def f(a): return a.x", "name out of range", OP_LOAD_ATTR, 'c', 7},
    {"def f(a): return a.x", "cache must be empty", OP_LOAD_ATTR, 'x', 8},
    {"def f(a): return a + 'xyz'", "constant out of range", OP_LOAD_CONST, 'b', 9},
    {"def f(a):\n while a: a += 1", "jump out of range", OP_JUMP_TRUE, 'b', 500},
    {"def f(a):\n while a: a.x", "middle of an instruction", OP_JUMP_TRUE, 'b', 0xffff},
    {"def f(a):\n if a: a.x", "a jump leads to itself", OP_JUMP_FALSE, 'b', 0},
    {"def f(a): return [a]", "may have no value", OP_BUILD_LIST, 'c', 2},
    {"def f(a): return (lambda: a)", "needs a new function", OP_SET_FUNCTION, 'a', 0},
    {"def f(a): return (lambda: a)", "may have no value", OP_SET_FUNCTION, 'o', OP_NOP},
    {"def f(a): return [x for x in a]", "container of its own", OP_LIST_APPEND, 'a', 0},
    {"def f(a):\n def g(): return a\n return a", "needs a cell", OP_MAKE_CELL, 'o', OP_NOP},
    {"def f(a): return f'{a}b'", "needs a str", OP_FORMAT, 'o', OP_MOVE},
    {"def f(a): return g(a)", "registers out of range", OP_CALL, 'b', 1000},
    {"def f(a): return g(a)", "above the locals", OP_CALL, 'a', 0},
    {"def f(a): return g(k=a)", "constant out of range", OP_CALL_KW, 'x', 50},
    {"def f(a): return g(k=a)", "more names than arguments", OP_CALL_KW, 'b', 0},
    {"def f(a): yield a", "bad operand", OP_YIELD, 'f', CODE_OPTIMIZED},
    {"def f(a): return a", "begins with RETURN_GENERATOR", OP_RETURN, 'f', CODE_OPTIMIZED | CODE_GENERATOR},
    {"def f(a): return a", "more than one kind", OP_RETURN, 'f', CODE_COROUTINE | CODE_GENERATOR},
    {"def f(a): return a", "more parameters than locals", OP_RETURN, 'f', CODE_VARARGS},
    {"def f(a): return a", "more parameters than locals", OP_RETURN, 'l', 2},
    {"def f(a): return a", "bad number of registers", OP_RETURN, 'r', 1},
    {"def f(a): return a", "each local must have a name", OP_RETURN, 'v', 9},
    {"def f(a):\n try: g()\n except E: pass", "begin with PUSH_HANDLED", OP_NOP, 'h', 0},
    {"def f(a):\n try: g()\n except E: pass", "bad range of a handler", OP_NOP, 's', 90},
    {"def f(a):\n try: g()\n except E: pass", "PUSH_HANDLED", OP_JUMP, 'o', OP_NOP},
    {"def f(a):\n try: g()\n except E: pass", "what PUSH_HANDLED has left", OP_POP_HANDLED, 'a', 0},
    {"def f(a):\n try: g()\n finally: pass", "needs an exception", OP_RERAISE, 'a', 0},
    {"def f(a):\n x = a\n return x", "may have no value", OP_MOVE, 'o', OP_NOP},
    {"def f(a): return g", "bad operand", OP_LOAD_GLOBAL, 'o', OP_LOAD_NAME},
    {"def f(a):\n import x", "needs an int", OP_LOAD_INT, 'o', OP_MOVE},
};

static bool mistake_make(Code *code, const Mistake *m) {
    switch (m->field) {
    case 'f': code->flags = m->value; return true;
    case 'l': code->argument_count = m->value; return true;
    case 'r': code->register_count = m->value; return true;
    case 'v': code->local_count = m->value; return true;
    case 'h': code->handlers[0].target = code->handlers[0].end + m->value; return true;
    case 's': code->handlers[0].start = m->value; return true;
    case 'e': code->instruction_count = 0; return true;
    }
    for (uint32_t at = 0; at < code->instruction_count; at += opcode_info[INSTRUCTION_OP(code->instructions[at])].words) {
        Instruction i = code->instructions[at];
        if (INSTRUCTION_OP(i) != m->op) continue;
        unsigned shift = m->field == 'a' ? 16 : m->field == 'b' ? 32 : m->field == 'c' ? 48 : 0;
        if (m->field == 'x') code->instructions[at + 1] = m->value;
        else code->instructions[at] = (i & ~((uint64_t)0xffff << shift)) | (uint64_t)m->value << shift;
        return true;
    }
    return false;
}

static void test_mistakes(Thread *t) {
    bool passed = true;
    for (size_t n = 0; n < ARRAY_LENGTH(mistakes); n++) {
        const Mistake *m = &mistakes[n];
        Code *module = test_compile(t, m->source), *code = NULL;
        const Tuple *consts = tuple_of(module->consts);
        for (size_t k = 0; k < consts->length; k++)
            if (is_exact(consts->items[k], T_CODE)) code = code_of(consts->items[k]);
        CHECK(code != NULL && verify_code(t, module) && mistake_make(code, m));
        bool good = verify_code(t, module);
        Value text = good ? NULL : value_str(t, error_take(t));
        const char *message = text ? str_utf8(t, str_of(text), NULL, true) : "it passes";
        if (!strstr(message, m->message)) fprintf(stderr, "%s\n  should be: %s\n  but: %s\n", m->source, m->message, message);
        passed &= strstr(message, m->message) != NULL;
    }
    CHECK(passed);
}

/* ---- random changes ---------------------------------------------------------------------------- */

#define CODES_MAX 64

static size_t codes_in(Code *code, Code **all, size_t count) {
    if (count == CODES_MAX) return count;
    all[count++] = code;
    const Tuple *consts = tuple_of(code->consts);
    for (size_t n = 0; n < consts->length; n++)
        if (is_exact(consts->items[n], T_CODE)) count = codes_in(code_of(consts->items[n]), all, count);
    return count;
}

static void change_word(Code *code, uint32_t at) {
    Instruction *i = &code->instructions[at];
    unsigned shift = 16 * random_below(4);
    uint64_t field = *i >> shift & 0xffff;
    switch (random_below(8)) {
    case 0: field = random_below(shift ? code->register_count + 2 : OPCODE_COUNT + 1); break;
    case 1: field += 1; break;
    case 2: field -= 1; break;
    case 3: field = random_below(code->register_count + 1); break;
    case 4: field = code->instructions[random_below(code->instruction_count)] >> shift & 0xffff; break;
    case 5: *i = code->instructions[random_below(code->instruction_count)]; return;
    case 6: *i = INSTRUCTION(OP_NOP, 0, 0, 0); return;
    default: {
        uint32_t other = random_below(code->instruction_count);
        Instruction word = *i;
        *i = code->instructions[other];
        code->instructions[other] = word;
        return;
    }
    }
    *i = (*i & ~((uint64_t)0xffff << shift)) | (field & 0xffff) << shift;
}

static void change_field(Code *code) {
    uint32_t *const fields[] = {&code->argument_count, &code->positional_only_count, &code->keyword_only_count, &code->local_count,
                                &code->register_count, &code->first_free, &code->instruction_count};
    switch (random_below(4)) {
    case 0: code->flags ^= 1u << random_below(10); break;
    case 1: *fields[random_below(ARRAY_LENGTH(fields))] += random_below(3) - 1; break;
    case 2: {
        Tuple *consts = tuple_of(code->consts);
        if (consts->length < 2) break;
        size_t a = random_below((uint32_t)consts->length), b = random_below((uint32_t)consts->length);
        Value v = consts->items[a];
        consts->items[a] = consts->items[b];
        consts->items[b] = v;
        break;
    }
    default:
        if (code->handler_count) {
            HandlerRow *row = &code->handlers[random_below(code->handler_count)];
            uint32_t *ends[] = {&row->start, &row->end, &row->target};
            *ends[random_below(3)] += random_below(7) - 3;
        }
    }
}

/* A program that has run too long is made to unwind: its polls fail from now on. */
static Thread *running;
static void give_up(int signal) {
    (void)signal;
    sync_or(&running->poll, (uint32_t)POLL_EXITING);
}

static void run_changed(Thread *t, Code *code) {
    Dict *globals = dict_new(t);
    CHECK(globals && dict_set_name(t, globals, NAME(__builtins__), t->vm->builtins_module)
          && dict_set_name(t, globals, NAME(__name__), NAME_VALUE(__main__)));
    struct itimerval soon = {.it_value = {.tv_usec = 20000}}, never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &soon, NULL);
    Value result = vm_run_code(t, code, globals, NULL, NULL);
    setitimer(ITIMER_REAL, &never, NULL);
    sync_and(&t->poll, ~(uint32_t)POLL_EXITING);
    if (!result) error_clear(t);
    t->handled = NULL;
}

static void test_changes(Thread *t, uint32_t rounds) {
    uint32_t accepted = 0, reported = 0;
    for (uint32_t n = 0; n < rounds; n++) {
        Code *all[CODES_MAX], *top = test_compile(t, programs[random_below(ARRAY_LENGTH(programs))]);
        size_t count = codes_in(top, all, 0);
        for (uint32_t changes = 1 + random_below(3); changes > 0; changes--) {
            Code *code = all[random_below((uint32_t)count)];
            if (random_below(5) == 0) change_field(code);
            else change_word(code, random_below(code->instruction_count));
        }
        if (!verify_code(t, top)) {
            CHECK(error_matches(t, T_VALUE_ERROR));
            error_clear(t);
        } else {
            accepted++;
            run_changed(t, top);
        }
        if (n % 64 == 0) {
            gc_collect(t);
            if (!poll_actions(t)) error_clear(t);
        }
        reported++;
    }
    printf("%u of %u changed programs were accepted\n", accepted, reported);
    CHECK(accepted > rounds / 20 && accepted < rounds);
}

int main(int argc, char **argv) {
    MachineOptions options = {.heap_limit = (size_t)256 << 20, .no_standard_files = true};
    VM *vm = machine_new(&options);
    CHECK(vm != NULL);
    Thread *t = running = thread_current();
    struct sigaction action = {.sa_handler = give_up};
    sigaction(SIGALRM, &action, NULL);
    t->recursion_limit = 100;
    for (size_t n = 0; n < ARRAY_LENGTH(programs); n++) {
        Code *code = test_compile(t, programs[n]);
        CHECK(verify_code(t, code));
        run_changed(t, code);
    }
    test_mistakes(t);
    if (argc > 2) random_state += strtoull(argv[2], NULL, 10) * 0x9e3779b97f4a7c15u;
    test_changes(t, argc > 1 ? (uint32_t)atoi(argv[1]) : 3000);
    machine_free(vm);
    return 0;
}
