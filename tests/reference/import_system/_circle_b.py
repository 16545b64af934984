try:
    from _circle_a import value
except ImportError as e:
    text = str(e)
    raise ImportError(text[:text.index(" (/")] if " (/" in text else text.split(" (tests")[0]) from None
