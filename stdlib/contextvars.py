"""Variables whose values depend on the context."""

from _collections_abc import Mapping
from _contextvars import Context, ContextVar, Token, copy_context

Mapping.register(Context)

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
