"""
Maps and plots as drawings that stand in a page.
"""
