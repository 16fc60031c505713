"""
What the accounts of many reports are gathered into, and how an event is told.
"""
