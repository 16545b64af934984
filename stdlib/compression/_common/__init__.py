"""What the modules of compression have in common."""
