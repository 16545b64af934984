import threading, time

def forever():
    while True: time.sleep(0.01)

def slow():
    time.sleep(0.05)
    print("not a daemon: waited for")

threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=slow).start()
print("main is done")
