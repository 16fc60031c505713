"""
A small encoder that finds in the words of a report what no word list has thought of.
"""
