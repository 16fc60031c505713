"""
Reports of one day and place by opposed outlets: which of them tell of one event, and which we join.
"""
