"""
How what was found is told to people: in words, in sentences, field by field, marked in its text.
"""
