"""Trees of elements: ElementTree, and ElementPath and ElementInclude beside it."""
