"""Variables whose values depend on the context."""

try:
    from _contextvars import Context, ContextVar, Token, copy_context
except ImportError:
    from _contextvars_python import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
