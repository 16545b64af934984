import _failing_state

_failing_state.runs += 1
raise ValueError(f"run {_failing_state.runs}")
