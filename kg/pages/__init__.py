"""The network page: one offline HTML file in which every edge is a clipping.

`write_page(view, Path("network.html"))` writes the whole graph; `focus` with `hops`, `date_from`, `date_to` and
`types` choose a part of it. `page_file` gives the same without writing, so that its size can be told first.
"""

from kg.pages.contents import Actor, Claim, Contents, Place, Sheet, Story, gathered
from kg.pages.source import contents_of
from kg.pages.writing import LIMIT, PageFile, page_file, write_contents, write_page

__all__ = [
    "LIMIT",
    "Actor",
    "Claim",
    "Contents",
    "PageFile",
    "Place",
    "Sheet",
    "Story",
    "contents_of",
    "gathered",
    "page_file",
    "write_contents",
    "write_page",
]
