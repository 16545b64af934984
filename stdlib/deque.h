/* collections.deque. */
#pragma once

#include "runtime/objects/type.h"

extern const TypeDef deque_typedef, deque_iterator_typedef, deque_reverse_iterator_typedef;
