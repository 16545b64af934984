import multiprocessing as mp

print(mp.get_all_start_methods()[0] in ("fork", "forkserver"), {"fork", "spawn"} <= set(mp.get_all_start_methods()))
print(mp.get_start_method(allow_none=True), mp.get_context("spawn").get_start_method())
mp.set_start_method("fork")
print(mp.get_start_method())
for call in (lambda: mp.set_start_method("spawn"), lambda: mp.get_context("x"), lambda: mp.get_context("fork").set_start_method("spawn")):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
mp.set_start_method("spawn", force=True)
print(mp.get_start_method(), mp.cpu_count() >= 1)
