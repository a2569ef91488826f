"""What is printed, as triples: the page with its whole text, its articles, their bylines, and quotes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.graph import iris
from kg.graph.triples import Triples, date, decimal, node, text, truth, whole
from kg.graph.triples import named as named_term
from kg.graph.when import add_date
from kg.ontology import KG, OA, PROV, SDO, concept
from kg.records import Article, Credit, DateValue, Evidence, Page, PageDating


def add_page(triples: Triples, page: Page, dating: PageDating | None) -> None:
    """The page, its text exactly as decoded, and when it was printed as far as that is known."""
    at = iris.page(page.id)
    triples.type(at, KG.Page)
    triples.add(at, SDO.text, text(page.text))
    triples.add(at, KG.fileName, text(page.file))
    triples.add(at, KG.encoding, text(page.encoding))
    triples.add(at, KG.textSha256, text(page.sha256))
    triples.maybe(at, KG.paper, page.meta.paper)
    triples.maybe(at, SDO.issueNumber, page.meta.number)
    if page.meta.date:
        triples.add(at, KG.issueDate, date(page.meta.date))
    if dating:
        _add_dating(triples, at, dating)


def _add_dating(triples: Triples, at: str, dating: PageDating) -> None:
    if dating.date:
        triples.add(at, SDO.datePublished, date(dating.date))
    if dating.year is not None:
        triples.add(at, KG.year, whole(dating.year))
    triples.add(at, KG.dateBasis, named_term(concept("DateBasis", dating.basis)))
    triples.add(at, KG.confidence, decimal(dating.confidence))
    triples.maybe(at, KG.datingReasons, "\n".join(dating.reasons))
    add_evidence(triples, at, dating.evidence)


def add_article(triples: Triples, article: Article, number: int, when: DateValue | None) -> None:
    """An article in reading order; `number` is its place on the page from 1, `when` its main event was."""
    at = iris.article(article.id)
    triples.type(at, KG.Article)
    triples.add(at, SDO.isPartOf, node(iris.page(article.page)))
    triples.add(at, KG.ordinal, whole(number))
    triples.each(at, SDO.headline, (text(head) for head in article.headline))
    if len(article.headline) > 1:
        triples.add(at, KG.headlines, text("\n".join(article.headline)))
    triples.add(at, KG.lines, text(ranges(article.lines)))
    triples.add(at, SDO.articleBody, text(article.text))
    triples.add(at, KG.runs, text(" ".join(f"{run.start}:{run.page_start}:{run.length}" for run in article.runs)))
    triples.add(at, KG.blocks, text(" ".join(f"{block.role}:{block.start}:{block.end}" for block in article.blocks)))
    if article.source_date:
        triples.add(at, SDO.datePublished, date(article.source_date))
    triples.maybe(at, KG.sourceName, article.source_name)
    add_date(triples, at, when)
    for place, credit in enumerate(article.credits, 1):
        _add_credit(triples, article.id, place, credit)


def _add_credit(triples: Triples, article: str, place: int, credit: Credit) -> None:
    at = iris.credit(article, place)
    triples.add(iris.article(article), KG.credit, node(at))
    triples.type(at, KG.Credit)
    triples.add(at, SDO.name, text(credit.name))
    triples.add(at, KG.roleAsPrinted, text(credit.role))
    triples.add(at, KG.roleIsPrinted, truth(credit.printed_role))
    triples.add(at, KG.creditSpan, text(span(credit.start, credit.end)))
    triples.add(at, KG.ordinal, whole(place))
    triples.maybe(at, KG.employerAsPrinted, credit.employer)


def add_evidence(triples: Triples, of: str, quotes: Sequence[Evidence]) -> None:
    """Derive the node `of` from printed stretches, and describe them. Raises nothing; no quotes, no triples."""
    for quote in quotes:
        at = iris.evidence(quote.page, quote.start, quote.end)
        triples.add(of, PROV.wasDerivedFrom, node(at))
        triples.type(at, KG.Evidence)
        triples.add(at, OA.hasSource, node(iris.page(quote.page)))
        triples.add(at, KG.lines, text(ranges((quote.lines,))))
        triples.each(at, OA.hasSelector, (node(f"{at}/position"), node(f"{at}/quote")))
        triples.type(f"{at}/position", OA.TextPositionSelector)
        triples.add(f"{at}/position", OA.start, whole(quote.start))
        triples.add(f"{at}/position", OA.end, whole(quote.end))
        triples.type(f"{at}/quote", OA.TextQuoteSelector)
        triples.add(f"{at}/quote", OA.exact, text(quote.quote))


def span(start: int, end: int) -> str:
    """A span as it stands in the graph: 12-15, or "" where nothing is printed (-1)."""
    return f"{start}-{end}" if start >= 0 else ""


def ranges(of: Sequence[tuple[int, int]]) -> str:
    """Line ranges as they stand in the graph: 1-20 41-62."""
    return " ".join(f"{first}-{last}" for first, last in of)
