# In the main thread _thread.interrupt_main() calls the handler before it returns.
import _thread
import signal

try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print('interrupted')
seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number == signal.SIGUSR1))
print(_thread.interrupt_main(signal.SIGUSR1), seen)
