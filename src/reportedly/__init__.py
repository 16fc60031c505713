"""
Reportedly reads reports about armed conflict and keeps who said what.
"""

__version__ = "0.1.0"
