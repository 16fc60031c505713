"""
What people decide on claims and events: kept as a chain, never changed, and told in words.
"""
