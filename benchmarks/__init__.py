"""
Measured figures: each with its command, its data and its date in RESULTS.md.
"""
