import pytest

from reportedly.places.exactness import acled_geo_precision, codes, distance, radius, ucdp_where_prec
from reportedly.printed import schema
from reportedly.records import Place, Span


def place(precision):
    return Place(Span(0, 1), "X", precision)


@pytest.mark.parametrize(
    ("precision", "metres", "ucdp", "acled"),
    [
        ("exact", 10, 1, 1),
        ("town", 5_000, 1, 1),
        ("near", 25_000, 2, 2),
        ("district", 30_000, 3, 2),
        ("province", 100_000, 4, 3),
        ("region", 100_000, 5, 3),
        ("country", 500_000, 6, None),
        ("sea", 300_000, 7, 3),
    ],
)
def test_a_precision_has_a_radius_and_codes(precision, metres, ucdp, acled):
    """
    How exact a place is gives its radius and the codes of UCDP and ACLED.
    """
    one = place(precision)

    assert (metres, ucdp, acled) == (radius(one), ucdp_where_prec(one), acled_geo_precision(one))


def test_each_precision_has_its_codes():
    """
    No precision lacks a code, but for ACLED and the country.
    """
    assert set(codes("precisions")) == set(codes("ucdp_where_prec"))
    assert set(codes("precisions")) == set(codes("acled_geo_precision")) | {"country"}


def test_distances_read_as_people_say_them():
    """
    Short distances are told in metres, longer ones in kilometres.
    """
    assert ("10 m", "25 km") == (distance(10), distance(25_000))


def test_the_schema_allows_what_has_a_radius():
    """
    Every precision that a claim may have by the schema stands for a distance, and the other way round.
    """
    assert schema()["$defs"]["place"]["properties"]["precision"]["enum"] == list(codes("precisions"))
