"""
What words tell of how many: numbers, groups of people, and the harm that came to them.
"""
