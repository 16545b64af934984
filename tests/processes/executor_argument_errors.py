from concurrent.futures import ProcessPoolExecutor

for kwds in (dict(max_workers=0), dict(initializer=1), dict(max_tasks_per_child=0), dict(max_tasks_per_child="1")):
    try:
        ProcessPoolExecutor(**kwds)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
with ProcessPoolExecutor(1) as executor:
    try:
        executor.map(str, [], chunksize=0)
    except ValueError as error:
        print(error)
