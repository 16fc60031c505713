"""
How the encoder learns from coded reports; needs the `train` extra.
"""
