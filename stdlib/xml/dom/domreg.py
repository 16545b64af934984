"""Implementations of the Document Object Model, by their names and by what they can do."""

import os
import sys

# Modules of this library that have one, and functions that return one.
well_known_implementations = {'minidom': 'xml.dom.minidom', '4DOM': 'xml.dom.DOMImplementation'}
registered = {}


def registerDOMImplementation(name, factory):
    """Let a function return the implementation of this name."""
    registered[name] = factory


def _good_enough(dom, features):
    return all(dom.hasFeature(feature, version) for feature, version in features)


def _parse_feature_string(s):
    """Return [(feature, version or None)] of "core 2.0 xml"."""
    features = []
    words = s.split()
    for i, word in enumerate(words):
        if word[0] in '0123456789':
            if i == 0 or words[i - 1][0] in '0123456789':
                raise ValueError(f'bad feature name: {word!r}')
            continue
        following = words[i + 1] if i + 1 < len(words) else ''
        features.append((word, following if following[:1].isdigit() else None))
    return tuple(features)


def getDOMImplementation(name=None, features=()):
    """Return the implementation of that name, else the first that has the features."""
    module = well_known_implementations.get(name)
    if module:
        return __import__(module, {}, {}, ['getDOMImplementation']).getDOMImplementation()
    if name:
        return registered[name]()
    if not sys.flags.ignore_environment and 'PYTHON_DOM' in os.environ:
        return getDOMImplementation(name=os.environ['PYTHON_DOM'])
    if isinstance(features, str):
        features = _parse_feature_string(features)
    for factory in registered.values():
        dom = factory()
        if _good_enough(dom, features):
            return dom
    for known in well_known_implementations:
        try:
            dom = getDOMImplementation(name=known)
        except Exception:                # the module is not there, or is broken
            continue
        if _good_enough(dom, features):
            return dom
    raise ImportError('no suitable DOM implementation found')
