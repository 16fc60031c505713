import pytest

from reportedly.claims.actors import find_mentions
from reportedly.claims.evidence import find_evidence
from reportedly.language.analysis import analyse


def found(text):
    sentence = analyse(text)[0]
    evidence = find_evidence(sentence, text, find_mentions(sentence, text))
    return [(one.span.of(text), one.type, one.released_by) for one in evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Video footage from the town showed craters.", ("Video footage", "video", None)),
        ("A graphic video shows the raid.", ("A graphic video", "video", None)),
        ("Satellite images show burnt huts.", ("Satellite images", "satellite", None)),
        ("Photos of the bodies were seen.", ("Photos", "photo", None)),
        ("Leaked documents name the unit.", ("Leaked documents", "document", None)),
        ("The spokesman said so on Twitter.", ("on Twitter", "social_post", None)),
        ("Investigators found a mass grave near Bucha.", ("a mass grave", "remains", None)),
        ("An audio recording proves it.", ("An audio recording", "audio", None)),
    ],
)
def test_material_has_its_type(text, expected):
    """
    Media and material are found with their type and their words.
    """
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nusra Front released a video of the raid.", "Nusra Front"),
        ("A video posted by residents shows the raid.", "residents"),
        ("The amateur video posted online by activists shows the raid.", "activists"),
        ("On Monday, the ministry, which runs the camps, published photos.", "ministry"),
    ],
)
def test_who_made_it_public(text, expected):
    """
    Whoever released, posted or published the material is named.
    """
    assert [name for _, _, name in found(text)] == [expected]


def test_witnesses():
    """
    Somebody who saw it is evidence; a soldier who saw a chance is not.
    """
    assert found("An AFP photographer saw six bodies.") == [("An AFP photographer", "witness", None)]
    assert found("Soldiers saw six bodies.") == []


@pytest.mark.parametrize("text", ["They spoke in a video call.", "Shelling killed six people."])
def test_no_evidence(text):
    """
    Words that only look like material, and plain sentences, hold none.
    """
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A man walks past a house destroyed in shelling (Photo by John Smith/Getty Images)",
        "Police at the scene (Photo: Mike Forbes)",
        "Soldiers patrol in Kabul. REUTERS/Maxim Shemetov",
        "Ruins in Homs. AP Photo/Hassan Ammar",
        "Photo: AFP",
    ],
)
def test_credits_of_pictures_are_no_evidence(text):
    """
    Who took the picture above a caption says nothing of what is claimed.
    """
    assert [one for sentence in analyse(text) for one in find_evidence(sentence, text, ())] == []


def test_photos_of_an_agency_are_evidence():
    """
    Photos that somebody took are evidence where the sentence speaks of them.
    """
    assert found("Reuters photos showed craters.")[0][1] == "photo"
    assert found("A photo by a resident showed craters.")[0][1] == "photo"
