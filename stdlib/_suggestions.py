"""Which name was probably meant."""

_MAX_CANDIDATES = 750
_MAX_LENGTH = 40
_CHANGE_COST, _CASE_COST = 2, 1


def _generate_suggestions(candidates, wrong_name):
    """Return the candidate that is most like a name, or None if none is much like it."""
    if not isinstance(candidates, list):
        raise TypeError("candidates must be a list")
    if not all(isinstance(name, str) for name in candidates):
        raise TypeError("all elements in 'candidates' must be strings")
    if len(candidates) > _MAX_CANDIDATES or len(wrong_name) > _MAX_LENGTH:
        return None
    best, best_distance = None, len(wrong_name)
    for name in candidates:
        if name == wrong_name:
            continue
        # A third of the characters may need a change, no more.
        limit = (len(name) + len(wrong_name) + 3) * _CHANGE_COST // 6
        limit = min(limit, best_distance - 1)
        distance = _distance(wrong_name, name, limit)
        if distance <= limit and (best is None or distance < best_distance):
            best, best_distance = name, distance
    return best


def _distance(a, b, limit):
    """Return what it costs to change a into b; any more than limit, if it is more."""
    if a == b:
        return 0
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return _CHANGE_COST * (len(a) + len(b))
    if len(a) > _MAX_LENGTH or len(b) > _MAX_LENGTH:
        return limit + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _CHANGE_COST > limit:
        return limit + 1
    # row[i] is the cost for the first i + 1 of a and those of b that were looked at.
    row = list(range(_CHANGE_COST, _CHANGE_COST * (len(a) + 1), _CHANGE_COST))
    for b_index, b_char in enumerate(b):
        diagonal = left = b_index * _CHANGE_COST
        for a_index, a_char in enumerate(a):
            replaced = diagonal + _replacement_cost(a_char, b_char)
            diagonal = row[a_index]
            left = row[a_index] = min(replaced, min(left, diagonal) + _CHANGE_COST)
        if min(row) > limit:
            return limit + 1
    return left


def _replacement_cost(a, b):
    if a == b:
        return 0
    return _CASE_COST if a.lower() == b.lower() else _CHANGE_COST
