"""
What words tell of days: dates as they are written, named, counted from another or told by two ends.
"""
