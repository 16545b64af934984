"""What template strings are made of."""

_template = t'{0}'
Template = type(_template)
Interpolation = type(_template.interpolations[0])
del _template

__all__ = ['Interpolation', 'Template', 'convert']


def convert(obj, /, conversion):
    """Apply a conversion ('s', 'r', 'a' or None) to an object."""
    if conversion is None:
        return obj
    if conversion == 's':
        return str(obj)
    if conversion == 'r':
        return repr(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')
