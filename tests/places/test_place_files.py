import json
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.places.files import rows_of
from reportedly.places.place_rows import LONGEST_NAME, NOT_UTF8, Bad, Row, feature_kinds, kinds

DUMP = "101\tUmm Zork\tUmm Zork\tUm Zurk,أم زرك\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t700\t\t\t\t2020-01-01"


def read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(rows_of(path))


def test_a_country_dump_gives_places_with_their_names(tmp_path):
    """
    A line of GeoNames is a place with its id, names, kind, division, country and people.
    """
    expected = Row(
        "geonames:101",
        "Umm Zork",
        ("Umm Zork", "Um Zurk", "أم زرك"),
        "village",
        "SY.12",
        "SY",
        35.1,
        36.2,
        700,
    )

    assert [expected] == read(tmp_path, "SY.txt", DUMP + "\n\n")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (DUMP.replace("101\t", "x\t", 1), "no GeoNames id in the first column"),
        (DUMP.replace("35.1", "95.1"), "latitude 95.1 is more than 90; are latitude and longitude swapped?"),
        (DUMP.replace("35.1", "nan"), "nan, 36.2 are no degrees: save it with degrees of WGS 84 (EPSG:4326)"),
        (DUMP.replace("\tP\t", "\tQ\t"), "no kind of place is known for feature class 'Q'"),
        (DUMP[:30], "4 columns; a country dump has 19, alternate names have 4 to 10"),
        (DUMP.replace("Umm Zork", "Z" * 10_000), "a name of 10,000 letters; 200 are the most"),
        (DUMP.replace("Umm Zork", "?").replace("Um Zurk,أم زرك", ""), "no name"),
    ],
)
def test_broken_lines_are_named_and_cost_no_others(tmp_path, line, reason):
    """
    A line that is no place is told by its number and what is wrong with it; the others are read.
    """
    bad, good = read(tmp_path, "SY.txt", f"{line}\n{DUMP}\n")

    assert (Bad(1, reason), "geonames:101") == (bad, good.id)


def test_bytes_that_are_no_text_are_named(tmp_path):
    """
    A line in another encoding is left out, not guessed at.
    """
    assert [Bad(1, NOT_UTF8)] == read(tmp_path, "SY.txt", DUMP.encode().replace(b"Umm", b"\xffmm"))


def test_alternate_names_are_rows_without_a_place(tmp_path):
    """
    A line of alternate names has a further name for a place; links and codes are no names.
    """
    lines = "1\t101\ten\tZorktown\t1\t\t\t\t\t\n2\t101\tlink\thttps://example.org\n"
    rows = read(tmp_path, "alternateNames.txt", lines)

    assert [Row("geonames:101", "", ("Zorktown",)), Bad(2, "no name")] == rows


def test_a_table_is_read_by_its_headings(tmp_path):
    """
    A CSV table may name its columns as people do, in any order.
    """
    table = "Latitude,Longitude,NAME,Other names,Governorate,Country\n35.5,36.5,Zork,Zurk;Sork,Idlib,sy\n"
    expected = Row("", "Zork", ("Zurk", "Sork"), "village", "Idlib", "SY", 35.5, 36.5)

    assert [expected] == read(tmp_path, "mine.csv", table)


def test_bad_rows_of_a_table_are_named(tmp_path):
    """
    A row of a table that is no place is told by its line.
    """
    table = "name,lat,lon,kind\nZork,north,36.5,\nZork,35,36,planet\n,35,36,town\nZ\ufffd,1,1,town\n"

    assert [
        Bad(2, "'north' is no latitude"),
        Bad(3, f"no kind of place is called 'planet'; there are {', '.join(sorted(kinds()))}"),
        Bad(4, "no name"),
        Bad(5, NOT_UTF8),
    ] == read(tmp_path, "mine.csv", table)


@pytest.mark.parametrize(
    ("lat", "lon", "place"),
    [
        ("33,51", "36,29", (33.51, 36.29)),
        ("-4.5", "-74,1", (-4.5, -74.1)),
        ("35.5N", "36.5 °E", (35.5, 36.5)),
        ("35°30'S", "36° 15' 36\" w", (-35.5, -36.26)),
    ],
)
def test_degrees_are_read_as_people_write_them(tmp_path, lat, lon, place):
    """
    Degrees may have a decimal comma, minutes and seconds, and the letter of their side.
    """
    [row] = read(tmp_path, "mine.csv", f"name\tlat\tlon\nZork\t{lat}\t{lon}\n")

    assert place == (row.lat, row.lon)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("Zork,120.5,35", "latitude 120.5 is more than 90; are latitude and longitude swapped?"),
        ("Zork,35,200", "longitude 200 is more than 180"),
        (
            "Zork,4163881,4007501",
            "4163881, 4007501 are no degrees: save it with degrees of WGS 84 (EPSG:4326)",
        ),
        ("Zork,0,0.0", "latitude and longitude are both 0: nobody filled them in"),
        ("Zork,,", "no latitude and longitude"),
        ("Zork,35,", "no longitude"),
        ("Zork,35E,36N", "'35E' is no latitude"),
        (
            "Zork,33,51,36,29",
            "more cells than the 3 columns; a cell with a comma in it stands in quotation marks",
        ),
        ("Z\0rk,35,36", "a name with a control character"),
    ],
)
def test_what_is_wrong_with_a_row_says_what_to_mend(tmp_path, cells, reason):
    """
    A row that is no place is named with what a person has to look at.
    """
    assert [reason] == [bad.reason for bad in read(tmp_path, "mine.csv", f"name,lat,lon\n{cells}\n")]


@pytest.mark.parametrize("name", ["mine.tsv", "mine.txt", "mine", "mine.CSV"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_known_by_its_headings(tmp_path, name, mark):
    """
    Whatever a file is called, headings make it a table, and GeoNames' columns a dump.
    """
    table = f"{mark}Name\tLatitude\tLongitude\tPop\nZork\t35,5\t36,5\t12 000\n"

    assert [Row("", "Zork", ("",), "town", "", "", 35.5, 36.5, 12_000)] == read(tmp_path, name, table)
    assert ["geonames:101"] == [row.id for row in read(tmp_path, name, mark + DUMP)]


def test_tags_below_the_headings_are_no_place(tmp_path):
    """
    A row that tags the columns for programs is passed over.
    """
    [row] = read(tmp_path, "mine.csv", "Village,lat,lon,name\n,#geo+lat,#geo+lon,#loc+name\n,35,36,Zork\n")

    assert "Zork" == row.name


def test_a_kind_may_have_capitals(tmp_path):
    """
    A kind of place is known in any letters.
    """
    assert ["city"] == [row.kind for row in read(tmp_path, "m.csv", "name,lat,lon,type\nZork,35,36,City\n")]


def test_of_a_place_given_twice_the_first_is_read(tmp_path):
    """
    A row that repeats another, or has its id, is named with the line of that.
    """
    table = "id,name,lat,lon\n,Zork,35,36\n,Zork,35,36\n7,Mork,35,36\n7,Bork,35,37\n"

    assert [Bad(3, "it repeats number 2"), Bad(5, "its id '7' is that of number 4, too (Mork)")] == [
        row for row in read(tmp_path, "mine.csv", table) if isinstance(row, Bad)
    ]


def test_names_of_divisions_are_further_names(tmp_path):
    """
    A line of GeoNames' lists of divisions has further names for the place of its id.
    """
    lines = "SY.12\tZork Province\tZorq\t101\nSY.12.03\tZork Area\tZork Area\t102\n"

    assert [
        Row("geonames:101", "", ("Zork Province", "Zorq")),
        Row("geonames:102", "", ("Zork Area", "Zork Area")),
    ] == read(tmp_path, "admin1CodesASCII.txt", lines)


def test_geonames_own_headings_above_a_dump_are_no_place(tmp_path):
    """
    A dump with the names of its columns in the first line is read as the table that it is.
    """
    head = (
        "geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature class\tfeature code"
        "\tcountry code\tcc2\tadmin1 code\ta2\ta3\ta4\tpopulation\televation\tdem\ttimezone\tmodified\n"
    )

    assert read(tmp_path, "SY.txt", DUMP) == read(tmp_path, "SY.txt", head + DUMP)


def test_a_table_without_coordinates_is_refused(tmp_path):
    """
    A table that lacks a column is refused, with what is missing.
    """
    with pytest.raises(UsageError, match="has no column lat, lon"):
        read(tmp_path, "mine.csv", "name,people\nZork,4\n")


@pytest.mark.parametrize(
    ("told", "people"),
    [("1200", 1200), ("1,200", 1200), ("60000.0", 60_000), ("²", 0), ("9" * 40, 0), ("some", 0)],
)
def test_people_are_read_as_tables_write_them(tmp_path, told, people):
    """
    A number of people may have commas or end in ".0"; what is no number of people is none.
    """
    [row] = read(tmp_path, "mine.csv", f'name,lat,lon,population\nZork,35,36,"{told}"\n')

    assert people == row.population


def test_a_cell_without_end_costs_no_other_line(tmp_path):
    """
    A cell that is longer than any is named by its line, and the lines after it are read.
    """
    bad, good = read(tmp_path, "mine.csv", f"name,lat,lon\n{'Z' * 200_000},1,2\nZork,35,36\n")

    assert (
        Bad(2, "a quotation mark that is not closed, or a cell of more than 131,072 letters"),
        "Zork",
    ) == (bad, good.name)


@pytest.mark.parametrize(
    "content",
    [
        b"Name;Lat;Lon\nZork;35.5;36.5\n",
        b"Name\tLat\tLon\nZork\t35.5\t36.5\n",
        "Name,Lat,Lon\nZork,35.5,36.5\n".encode("utf-16"),
    ],
)
def test_tables_are_read_as_spreadsheets_save_them(tmp_path, content):
    """
    Cells may be parted by semicolons or tabs, and the letters be of two bytes.
    """
    assert [Row("", "Zork", ("",), "village", "", "", 35.5, 36.5)] == read(tmp_path, "mine.csv", content)


BOUNDARY = {
    "type": "Feature",
    "properties": {
        "ADM2_EN": "Zork",
        "ADM2_AR": "زرك",
        "ADM2_PCODE": "SY0707",
        "ADM1_EN": "Idlib",
        "ADM0_PCODE": "SY",
    },
    "geometry": {"type": "Polygon", "coordinates": [[[36, 35], [37, 35], [37, 36], [36, 36], [36, 35]]]},
}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_boundaries_are_areas_with_their_names(tmp_path):
    """
    An administrative boundary is a district or a province, never a point, and has its names in all scripts.
    """
    [row] = read(tmp_path, "adm2.geojson", collection(BOUNDARY))

    assert ("SY0707", "Zork", "district", "Idlib", "SY") == (
        row.id,
        row.name,
        row.kind,
        row.admin1,
        row.country,
    )
    assert (35.5, 36.5) == (row.lat, row.lon)
    assert {"Zork", "زرك"} <= set(row.aliases)


def test_the_largest_part_says_where_an_area_is(tmp_path):
    """
    Of an area in several parts the largest one counts; a province is told from a district.
    """
    small, large = [[[1, 1], [1.1, 1], [1, 1.1]]], [[[36, 35], [38, 35], [36, 37]]]
    feature = {
        "properties": {"adm1_name": "Zork", "adm1_pcode": "SY99", "iso2": "SY"},
        "geometry": {"type": "MultiPolygon", "coordinates": [small, large]},
    }
    [row] = read(tmp_path, "adm1.json", collection(feature))

    assert ("province", 36, 37) == (row.kind, row.lat, row.lon)


def test_boundaries_without_english_names_are_named_in_another_language(tmp_path):
    """
    Countries that publish no English names give French, Spanish or their own; an id is no name.
    """
    told = {"ADM1_EN": None, "ADM1_AR": "زرك", "ADM1_FR": "Zorque", "ADM1_ID": 7, "ADM1_PCODE": "ML01"}
    [row] = read(tmp_path, "mli.geojson", collection(BOUNDARY | {"properties": told}))

    assert ("Zorque", ("زرك", "Zorque"), "province") == (row.name, row.aliases, row.kind)


PUBLISHED = [
    {"GID_2": "SYR.7.1_1", "NAME_2": "Zork", "VARNAME_2": "Zurk|NA", "NL_NAME_2": "NA", "NAME_1": "Idlib"}
    | {"GID_0": "SYR", "COUNTRY": "Syria"},
    {"admin2Name_en": "Zork", "admin2Pcode": "SY0707", "admin1Name_en": "Idlib", "admin0Pcode": "SY"},
    {"ADM2_EN": "Zork", "ADM2_PCODE": "SY0707", "ADM1_EN": "Idlib", "ADM0_PCODE": "SYR"},
    {"adm2_name": "Zork", "adm2_pcode": "SY0707", "adm1_name": "Idlib", "iso3": "SYR"},
    {"shapeName": "Zork", "shapeISO": "SY-07", "shapeGroup": "SYR", "shapeType": "ADM2", "NAME_1": "Idlib"},
]


@pytest.mark.parametrize("told", PUBLISHED)
@pytest.mark.parametrize("name", ["adm.geojson", "adm.csv"])
def test_areas_are_known_by_the_headings_of_their_publishers(tmp_path, told, name):
    """
    GADM, OCHA and geoBoundaries call an area's names otherwise, in maps as in tables.
    """
    at = {**told, "lat": "35.5", "lon": "36.5"}
    rows = f"{','.join(at)}\n{','.join(at.values())}\n"
    content = rows if name.endswith("csv") else collection(BOUNDARY | {"properties": told})
    [row] = read(tmp_path, name, content)

    assert ("Zork", "district", "Idlib", "SY") == (row.name, row.kind, row.admin1, row.country)
    assert row.id
    assert not {"NA", ""} & {row.id, row.name}


def test_an_area_across_the_line_of_dates_lies_there(tmp_path):
    """
    The middle of an area on both sides of 180 degrees is not on the other side of the earth.
    """
    ring = [[178, -18], [-178, -18], [-178, -16], [178, -16], [178, -18]]
    area = {"type": "Polygon", "coordinates": [ring]}
    [row] = read(tmp_path, "fji.geojson", collection(BOUNDARY | {"geometry": area}))

    assert (-17, 180) == (row.lat, row.lon)


def test_what_else_a_feature_holds_does_not_matter(tmp_path):
    """
    A property may be a list or an object; a file may be a single feature.
    """
    point = {"type": "Point", "coordinates": [36, 35]}
    feature = {"type": "Feature", "properties": {"name": "Zork", "tags": ["a"], "x": {}}, "geometry": point}

    assert ["Zork"] == [row.name for row in read(tmp_path, "one.geojson", json.dumps(feature))]


def test_points_of_a_map_are_places(tmp_path):
    """
    A point with a name is a place of the kind that it says.
    """
    feature = {
        "properties": {"name": "Zork camp", "kind": "landmark", "country": "SY"},
        "geometry": {"type": "Point", "coordinates": [36.5, 35.5]},
    }
    [row] = read(tmp_path, "camps.geojson", collection(feature))

    assert ("Zork camp", "landmark", 35.5, 36.5) == (row.name, row.kind, row.lat, row.lon)


ZORK = {"name": "Zork"}


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        (7, "no properties"),
        ({"properties": ZORK}, "it has no geometry"),
        ({"properties": ZORK, "geometry": {"type": "Point", "coordinates": []}}, "its geometry is broken"),
        (
            {"properties": ZORK, "geometry": {"type": "LineString", "coordinates": [[1, 1]]}},
            "its geometry is a LineString, no point or polygon",
        ),
        ({"properties": {}, "geometry": {"type": "Point", "coordinates": [1, 1]}}, "no name"),
    ],
)
def test_features_that_are_no_places_are_named(tmp_path, feature, reason):
    """
    A feature that is no place is told by its number.
    """
    assert [Bad(1, reason)] == read(tmp_path, "adm.geojson", collection(feature))


COLLECTED = {"type": "GeometryCollection", "geometries": [BOUNDARY["geometry"], {"type": "Point"}]}
POINTS = {"type": "MultiPoint", "coordinates": [[36, 35], [37, 36]]}
UNCLOSED = {"type": "Polygon", "coordinates": [BOUNDARY["geometry"]["coordinates"][0][:-1]]}


@pytest.mark.parametrize("geometry", [COLLECTED, POINTS, UNCLOSED])
def test_geometries_of_all_kinds_have_a_middle(tmp_path, geometry):
    """
    Collections, several points and rings that are not closed stand for a place, too.
    """
    [row] = read(tmp_path, "adm.geojson", collection(BOUNDARY | {"geometry": geometry}))

    assert (35.5, 36.5) == (row.lat, row.lon)


@pytest.mark.parametrize(
    "geometry", [None, {"type": "GeometryCollection"}, {"type": "Polygon", "coordinates": []}]
)
def test_a_place_without_a_geometry_is_named(tmp_path, geometry):
    """
    A feature without a point or a polygon is no place, and says which.
    """
    [bad] = read(tmp_path, "adm.geojson", collection(BOUNDARY | {"geometry": geometry}))

    assert bad.reason in {"it has no geometry", "its geometry is empty"}


def test_a_feature_without_a_name_shows_what_it_has(tmp_path):
    """
    Where no property is a name, the properties are listed: one of them may be renamed.
    """
    feature = BOUNDARY | {"properties": {"toponym": "Zork", "code": 3}}

    assert [Bad(1, "no name (its properties are toponym, code)")] == read(
        tmp_path, "adm.geojson", collection(feature)
    )


@pytest.mark.parametrize("begin", ["", "\x1e"])
def test_features_may_stand_a_line_each(tmp_path, begin):
    """
    A feature a line is a map, too; a broken line costs no other.
    """
    lines = f"{begin}{json.dumps(BOUNDARY)}\n{begin}{{\n\n{begin}{json.dumps(BOUNDARY)}\n"
    first, *others = read(tmp_path, "adm.geojsonl", lines)

    assert ("Zork", [Bad(2, "broken JSON"), Bad(3, "it repeats number 1")]) == (first.name, others)


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:4258", True),
        ("urn:ogc:def:crs:EPSG::3857", False),
        ("EPSG:32637", False),
        ("EPSG:24326", False),
    ],
)
def test_a_map_in_other_coordinates_is_refused(tmp_path, name, degrees):
    """
    A map that says to be in anything but degrees is refused as a whole, with what to do.
    """
    crs = {"type": "name", "properties": {"name": name}}
    whole = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [BOUNDARY]})
    if degrees:
        assert ["Zork"] == [row.name for row in read(tmp_path, "adm.geojson", whole)]
    else:
        with pytest.raises(UsageError, match=f"coordinates of {name}; save it with degrees of WGS 84"):
            read(tmp_path, "adm.geojson", whole)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(BOUNDARY["geometry"]), "no name for it; save it as"),
        ('{"type": "Topology", "objects": {}}', "is TopoJSON; save it as GeoJSON"),
        ('{"features": []}', "has no features"),
        (
            '{"features": [{"properties": "\xe1"}]}'.encode("latin-1"),
            "is not UTF-8; save it as GeoJSON in UTF-8",
        ),
        (" \n", "is empty"),
    ],
)
def test_what_else_is_in_a_map_says_what_to_do(tmp_path, content, said):
    """
    What is no map of places is refused with what it is, and what to do.
    """
    with pytest.raises(UsageError, match=said):
        read(tmp_path, "adm.geojson", content)


@pytest.mark.parametrize("content", ["{", "[]", "[" * 100_000, '{"features": 3}'])
def test_what_is_no_geojson_is_refused(tmp_path, content):
    """
    A file that is no GeoJSON is refused as a whole.
    """
    with pytest.raises(UsageError, match="is no GeoJSON"):
        read(tmp_path, "adm.geojson", content)


def test_a_missing_file_is_said(tmp_path):
    """
    A file that is not there is said so.
    """
    with pytest.raises(UsageError, match="is not there"):
        rows_of(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04" + b"x" * 200_000 + b"xl/workbook.xml", "is a spreadsheet; save its table as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old office document; save its table as CSV"),
        (b"SQLite format 3\0", "is a database; save it as CSV .* or GeoJSON"),
        (b"\0\0\x27\x0a\0", "is a shapefile; save it as CSV .* or GeoJSON"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><kml/>", "is XML; save it as CSV .* or GeoJSON"),
        (b"%PDF-1.4", "is a PDF; save its table as CSV"),
        (b"\x89PNG\r\n", "is a picture; no list can be read from it"),
        (b"", "is empty"),
    ],
)
def test_a_file_that_holds_no_list_says_what_to_do(tmp_path, content, said):
    """
    A file of another kind is known by its bytes, whatever it is called, and says what to do.
    """
    with pytest.raises(UsageError, match=said):
        read(tmp_path, "places.csv", content)


def test_a_folder_and_an_address_are_no_files(tmp_path):
    """
    A folder and an address are told from a file that is missing.
    """
    with pytest.raises(UsageError, match="is a folder; name the files in it"):
        rows_of(tmp_path)
    with pytest.raises(UsageError, match="is an address; download the file"):
        rows_of(Path("https://example.org/adm.geojson"))


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\x1f\x8brest"])
@pytest.mark.parametrize("name", ["SY.zip", "SY.txt", "adm.geojson", "places.csv"])
def test_a_packed_file_is_refused_as_such(tmp_path, name, content):
    """
    A packed file is not read line by line; it says what to do.
    """
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UsageError, match="unpack it"):
        rows_of(tmp_path / name)


def test_the_kinds_of_features_are_kinds_of_places():
    """
    Each of GeoNames' feature classes has a kind, and each kind is one.
    """
    assert set("AHLPRSTUV") == {feature for feature in feature_kinds() if len(feature) == 1}
    assert {"village", "town", "city", "district", "province", "landmark"} <= kinds()
    assert LONGEST_NAME == 200
