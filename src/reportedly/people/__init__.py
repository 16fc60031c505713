"""
Who may work in a ledger, how they sign in, and how two of them code the same report.
"""
