import pwd,grp
def tr(f,*a):
    try: return f(*a)
    except Exception as e: return type(e).__name__, str(e)
for f,a in ((pwd.getpwnam,'nope_'),(pwd.getpwuid,99999),(pwd.getpwuid,'a'),(pwd.getpwuid,-1),(pwd.getpwuid,2**40),(pwd.getpwnam,b'root'),(pwd.getpwnam,'a\0'),(grp.getgrnam,'nope_'),(grp.getgrgid,99999),(grp.getgrgid,-5),(grp.getgrgid,1.5),(pwd.getpwuid,1.5),(grp.getgrnam,3)):
    print(tr(f,a))
u=pwd.getpwuid(0); print(u.pw_name, u.pw_uid, u[:4], type(u), u.pw_dir, u==pwd.getpwnam('root'), u in pwd.getpwall())
g=grp.getgrgid(0); print(g.gr_name, g, type(g), g==grp.getgrnam('root'), g in grp.getgrall(), grp.getgrgid(id=0)==g, grp.getgrnam(name='root')==g)
