"""
What was read, and what it comes to, as web pages of one file each: a run, an event, many events.
"""
