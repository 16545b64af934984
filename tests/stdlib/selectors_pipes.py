import selectors, os, time
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
class F:
    def __init__(s,fd): s.fd=fd
    def fileno(s): return s.fd
    def __repr__(s): return 'F'
for cls in (selectors.SelectSelector, selectors.PollSelector, selectors.DefaultSelector):
    r,w=os.pipe(); s=cls(); m=s.get_map()
    fr=F(r); k=s.register(fr, selectors.EVENT_READ, 'data'); print(k.fd==r, k.events, k.data, k.fileobj is fr, len(m), fr in m, list(m)==[r], m[fr] is k, s.get_key(fr) is k)
    print(tr(s.register,fr,1)[0], tr(s.register,F(w),0), tr(s.register,F(w),8), tr(s.register,F(-1),1), tr(s.register,'x',1), tr(s.unregister,F(w)), tr(s.get_key,F(w)), tr(s.modify,F(w),1))
    print(s.select(0), s.select(-1)); s.register(w, selectors.EVENT_WRITE); print([(k.data,e) for k,e in s.select(1)])
    os.write(w,b'x'); print(sorted((k.data or '',e) for k,e in s.select(1)))
    k=s.modify(fr, selectors.EVENT_READ, 'new'); print(k.data, [k.data for k,e in s.select(0) if e==1]); s.modify(w, selectors.EVENT_WRITE|selectors.EVENT_READ)
    os.read(r,1); s.unregister(w); os.close(w); print([(k.data,e) for k,e in s.select(1)]); s.unregister(fr); t=time.monotonic(); print(s.select(.02), time.monotonic()-t>=.019)
    s.register(fr,1); fr.fd=-1; print(s.unregister(fr).data, len(m)); s.close(); print(s.get_map(), tr(s.get_key,fr)); os.close(r)
print(selectors.SelectorKey(1,2,3,4), issubclass(selectors.DefaultSelector, selectors.BaseSelector), tr(selectors.BaseSelector)[0])
