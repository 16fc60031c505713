"""
What words tell of places: which words name one, what the name may mean, and how exact it is.
"""
