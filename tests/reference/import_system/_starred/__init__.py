__all__ = ["one", "given"]
given = "given"
hidden = "hidden"
