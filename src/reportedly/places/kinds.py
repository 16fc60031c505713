"""
Which kinds of places are alike: what people live in, what stands within a town, and what other places lie in.

The kinds themselves are the precisions of `lexicons/place_words.toml`.
"""

SETTLED = frozenset({"village", "town", "city"})
INHABITED = SETTLED | {"neighbourhood"}
FACILITIES = frozenset({"landmark", "street", "neighbourhood"})
AREAS = frozenset({"district", "province", "region"})
# What other places lie in.
AROUND = AREAS | {"country"}
# What says no more than roughly where something is.
WIDE = frozenset({"country", "region", "province", "sea"})
