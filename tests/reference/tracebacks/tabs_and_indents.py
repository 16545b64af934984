# exit: 1
# A line is shown without its indentation.
class C:
	def f(self):
		if True:
				return	self.nothing +	1


C().f()
