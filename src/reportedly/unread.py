"""
What a file is that nothing here reads, by its first bytes, and what a person can do about it.
"""

GZIP = b"\x1f\x8b"

UNREAD = {
    b"PK\x03\x04": "a ZIP archive",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture, sound or video",
    b"ID3": "a sound",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"%!PS": "a PostScript file",
    b"WARC/": "a web archive",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"\0\0\x27\x0a": "a shapefile",
}

# What stands a little later in the file.
LATER = {(4, b"ftyp"): "a picture, sound or video", (257, b"ustar"): "an archive"}

# What is in a ZIP archive that is no archive to people.
PACKED = {
    b"word/document.xml": "a Word document",
    b"xl/workbook.xml": "a spreadsheet",
    b"ppt/presentation.xml": "a presentation",
    b"mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
    b"mimetypeapplication/epub": "a book",
}


def unread_kind(data: bytes) -> str | None:
    """
    What a file is that is not read, by its first bytes and, of a ZIP archive, by what is packed in it.
    """
    kind = next((kind for signature, kind in UNREAD.items() if data.startswith(signature)), None)
    if kind == "a ZIP archive":
        return next((inner for name, inner in PACKED.items() if name in data), kind)
    later = (kind for (at, signature), kind in LATER.items() if data.startswith(signature, at))
    return kind or next(later, None)
