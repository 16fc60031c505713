"""
Who takes part: the actor list, the words that parties go by, and where a speaker stands.
"""
