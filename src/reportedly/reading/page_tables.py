"""
Tables by which old web pages lay out their text, told from those that hold figures.
"""

from lxml.html import HtmlElement, tostring

from reportedly.reading.fragments import parsed

# What stands in a cell that holds a text and no figure.
BLOCKS = frozenset({"blockquote", "div", "h1", "h2", "h3", "h4", "hr", "ol", "p", "table", "ul"})
CELLS = frozenset({"tbody", "td", "th", "thead", "tr"})


def without_layout(source: str) -> str:
    """
    A page in which the tables that lay it out are plain blocks; any other page as it is.
    """
    if "<table" not in source.lower():
        return source
    tree = parsed(source)
    tables = [] if tree is None else [table for table in tree.iter("table") if lays_out(table)]
    if tree is None or not tables:
        return source
    for table in tables:
        own = [part for part in table.iter(*CELLS) if next(part.iterancestors("table")) is table]
        for part in (table, *own):
            part.tag = "div"
    return str(tostring(tree, encoding="unicode"))


def lays_out(table: HtmlElement) -> bool:
    """
    Whether a table has one column only, or a cell that holds several paragraphs or another table.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    return all(len(row) < 2 for row in rows) or any(is_text(cell) for row in rows for cell in row)


def is_text(cell: HtmlElement) -> bool:
    """
    Whether a cell holds a text of several blocks.
    """
    blocks = sum(1 for part in cell.iter(*BLOCKS) if part is not cell)
    return blocks > 1 or sum(1 for _ in cell.iter("br")) > 3 or cell.find(".//table") is not None
