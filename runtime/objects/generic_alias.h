/* list[int] and int | str. */
#pragma once

#include "runtime/objects/type.h"

typedef struct GenericAlias {
    Object header; /* T_GENERIC_ALIAS */
    Value origin;
    Value args;       /* tuple */
    Value parameters; /* tuple of type parameters among args, or NULL until asked for */
    bool starred;     /* *tuple[int]: what iterating over it gives */
} GenericAlias;

typedef struct Union {
    Object header;    /* T_UNION */
    Value args;       /* tuple, without duplicates */
    Value hashable;   /* frozenset: those of them that had a hash when it was made */
    Value unhashable; /* tuple: the others; NULL: none */
    Value parameters; /* or NULL until asked for */
} Union;

/* origin[args]: args may be a tuple. */
MUST_CHECK Value generic_alias_new(Thread *t, Value origin, Value args);
/* left | right of types, aliases, type variables and None; NOT_IMPLEMENTED for anything else. */
MUST_CHECK Value union_of(Thread *t, Value left, Value right); /* NOT_IMPLEMENTED unless both can be members */
MUST_CHECK Value union_or(Thread *t, Value left, Value right); /* as Union[left, right] */
/* Union[args]: flattened, without duplicates; a single one is itself. */
MUST_CHECK Value union_from_tuple(Thread *t, Value args);
/* The type parameters in a tuple of arguments, each once. */
MUST_CHECK Value generic_collect_parameters(Thread *t, Value args);
/* What arguments of the alias become when its parameters are replaced by items. */
MUST_CHECK Value generic_substitute(Thread *t, Value alias, Value args, Value parameters,
                                    Value item);
/* Adds how v reads in an annotation: "int", "list[int]", "...". */
MUST_CHECK bool generic_alias_add_repr(Thread *t, StrBuilder *b, Value v);
