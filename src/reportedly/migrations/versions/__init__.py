"""
The steps. Each is named by four digits, so that a newer one is told by its name alone.
"""
