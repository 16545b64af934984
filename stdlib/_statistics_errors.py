"""What the parts of the module statistics raise."""


class StatisticsError(ValueError):
    __module__ = 'statistics'
