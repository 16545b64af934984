# The longest operator is taken: what looks ambiguous is not.
x, y = 5, 3
print(x--y, x- -y, x+-+y, x**-y, x<-y, x>-y, x==-y, x//y, x<<y, not-x, ~-x, x if-y else y, x--y==8, 1<2<3, x>y>-y)
l = [1, 2, 3]
print(l[-1], l[::-1], l[:-1], l[1:][0], {x:-y}, (lambda:x)(), x!=y, (x:=y), [*l, *l])
z = 10
z//=3; z**=2; z<<=1; z>>=1; z|=1; z^=2; z&=~1; z-=-1; z@=type("M", (), {"__rmatmul__": lambda s, o: o})()
print(z)
