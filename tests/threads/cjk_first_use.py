# Threads that come to an encoding's tables first, all at once.
import threading

text = '漢字かな한글'
names = ('gb18030', 'euc_jis_2004', 'shift_jisx0213', 'iso2022_jp_2', 'cp949', 'euc_kr')
start = threading.Barrier(8)
results = set()


def use():
    start.wait()
    for name in names:
        data = text.encode(name, 'ignore')
        results.add((name, data, data.decode(name)))


threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for result in sorted(results):
    print(*result)
