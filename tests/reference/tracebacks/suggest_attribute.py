# exit: 1
# An attribute that is spelled nearly like one that exists gets a suggestion.
class Account:
    def __init__(self):
        self.balance = 1


Account().balanse
