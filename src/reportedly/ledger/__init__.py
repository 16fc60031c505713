"""
Every report that was read, every claim found in it, and what people decided: kept in one file.
"""
