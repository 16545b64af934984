"""Complete names and attributes for readline: what the Tab key does at the prompt."""

import builtins
import keyword

import __main__

__all__ = ["Completer"]


class Completer:
    """Complete names in a namespace, or in __main__ as it is when the key is pressed."""

    def __init__(self, namespace=None):
        if namespace is not None and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self.use_main_ns = namespace is None
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text, state):
        """Return the match number `state` (from 0) for the text before the cursor, or None."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            return self._indent(state)
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _indent(self, state):
        """At the beginning of a line the key indents."""
        if state:
            return None
        if not _readline_available:
            return "\t"
        _readline.insert_text("\t")
        _readline.redisplay()
        return ""

    def _callable_postfix(self, val, word):
        if not callable(val):
            return word
        try:
            import inspect  # large, and the prompt should start quickly

            parameters = inspect.signature(val).parameters
        except ValueError:
            return word + "("
        return word + ("(" if parameters else "()")

    def global_matches(self, text):
        """Return the keywords, names of the namespace and builtins that begin with the text."""
        matches = []
        seen = {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                matches.append(word + _keyword_postfix(word))
        for names in (self.namespace, builtins.__dict__):
            for word, value in list(names.items()):
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(value, word))
        return matches

    def attr_matches(self, text):
        """Return the attributes that `expression.beginning` may mean, with the expression.

        Only dotted names are evaluated, so that completing calls nothing. Names that begin with an underscore
        are left out until one is typed, those with two likewise."""
        expression, dot, beginning = text.rpartition(".")
        if not dot or not all(part.isidentifier() for part in expression.split(".")):
            return []
        try:
            thing = eval(expression, self.namespace)
        except Exception:
            return []
        words = set(dir(thing)) | {"__class__"}
        words.discard("__builtins__")
        if hasattr(thing, "__class__"):
            words.update(get_class_members(thing.__class__))
        hidden = "_" if beginning == "" else "__" if beginning == "_" else None
        while True:
            matches = [self._attribute(thing, expression, word) for word in words
                       if word.startswith(beginning) and not (hidden and word.startswith(hidden))]
            if matches or not hidden:
                return sorted(matches)
            hidden = "__" if hidden == "_" else None

    def _attribute(self, thing, expression, word):
        match = f"{expression}.{word}"
        try:
            of_class = getattr(type(thing), word, None)
            if hasattr(type(of_class), "__get__") and not callable(of_class):
                return match    # a property, slot or the like: to ask for the value would run code
            value = getattr(thing, word, None)
        except Exception:
            return match
        return match if value is None else self._callable_postfix(value, match)


def _keyword_postfix(word):
    if word in ("finally", "try"):
        return ":"
    return "" if word in ("False", "None", "True", "break", "continue", "pass", "else", "_") else " "


def get_class_members(klass):
    """Return the names of a class and of its bases."""
    names = dir(klass)
    for base in getattr(klass, "__bases__", ()):
        names += get_class_members(base)
    return names


try:
    import readline as _readline
except ImportError:
    _readline_available = False
else:
    _readline_available = True
    import atexit

    _readline.set_completer(Completer().complete)
    # The module is there to its end, what it completes may not be.
    atexit.register(_readline.set_completer, None)
