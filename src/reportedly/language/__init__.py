"""
Text into sentences and tokens, and phrases found in them.
"""
