"""The whole build, top to bottom: page files → articles → mentions → facts → dates → who is who → store.

What is read from one page depends on that page and the rules alone, so pages are read in worker processes and
kept in the store with `ruleset_key`: an unchanged page is not read again. Who is who is settled over all pages.
The same pages give the same store, whatever the order, the number of workers, and what was built before.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from functools import cache, partial
from pathlib import Path

from spacy.language import Language

from kg.articles import read_articles
from kg.dating import date_page
from kg.facts import read_facts
from kg.graph import StoreWriter
from kg.intake import take_in
from kg.mentions import find_mentions, load_language
from kg.records import Page, PageReading
from kg.report import BuildReport, Progress, Warn, noting, silent
from kg.resolution import Decision, read_decisions, resolve
from kg.ruleset import ruleset_key
from kg.workers import spread

CURATION = "curation.yml"
"""What people decided about who is who: a file beside the pages."""


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    jobs: int | None = None,
    model: str | None = None,
    progress: Progress = silent,
    warn: Warn = silent,
) -> BuildReport:
    """Read the pages at `paths` into `store`. A folder is mirrored, files are added to what is there.

    `jobs`: worker processes, None for as many as pay off. `model`: a spaCy pipeline to put beside the rules.
    Files that cannot be used are told to `warn` and counted; the others are built. Raises InputError when none
    can be used, and StoreError, ModelError, LexiconError, CurationError: the store is then as it was.
    """
    intake = take_in(paths, warn)
    _language(model)  # a model that cannot be loaded is said once, here, and not by each worker
    with StoreWriter(store, ruleset_key(model)) as writer:
        before = dict(writer.pages)
        staying = {id: Path(old.path) for id, old in before.items() if intake.keeps(id, Path(old.path))}
        places = intake.paths | staying
        pages = (*intake.pages, *(writer.reading(id).page for id in staying))

        kept = [reading for page in pages if (reading := writer.kept(page)) is not None]
        fresh = list(_read(set(pages) - {reading.page for reading in kept}, model, jobs, progress))
        readings = sorted((*kept, *fresh), key=lambda reading: reading.page.id)
        blank = [reading.page.id for reading in readings if not reading.articles]
        for page in blank:
            file = intake.named.get(page, places[page])
            warn(f"{file}: no article was found; check that it holds the text of a newspaper page")
        readings = [reading for reading in readings if reading.articles]

        progress("who is who", 0, 1)
        resolution = resolve(readings, _decisions(places.values()))
        progress("who is who", 1, 1)
        writer.commit(readings, resolution, {reading.page.id: places[reading.page.id] for reading in readings})
    return BuildReport(
        store=str(store),
        asked=intake.asked,
        failed=intake.failed + len(blank),
        pages=len(readings),
        read=len(fresh),
        kept=len(kept),
        removed=len(before.keys() - {reading.page.id for reading in readings}),
        articles=sum(len(reading.articles) for reading in readings),
        facts=sum(len(reading.facts) for reading in readings),
        entities=len(resolution.entities),
        cases=len(resolution.cases),
    )


def read_page_text(model: str | None, page: Page) -> PageReading:
    """All that is read from one page. `model` as for `build`."""
    with noting(f"while reading {page.file}"):
        articles = read_articles(page)
        mentions = find_mentions(_language(model), articles)
        facts = read_facts(page, articles, mentions)
        dating, article_dates, dated = date_page(page, articles, facts)
        return PageReading(page, articles, mentions, dated, dating, article_dates)


@cache
def _language(model: str | None) -> Language:
    language = load_language(model)
    gc.freeze()  # it stays for good: the collector need not go through all of it again and again
    return language


def _read(pages: Iterable[Page], model: str | None, jobs: int | None, progress: Progress) -> Iterable[PageReading]:
    unread = sorted(pages, key=lambda page: page.id)
    for done, reading in enumerate(spread(partial(read_page_text, model), unread, jobs), 1):
        progress("reading pages", done, len(unread))
        yield reading


def _decisions(pages: Iterable[Path]) -> tuple[Decision, ...]:
    """The decisions beside all pages of the store, also beside those that this build did not name."""
    folders = sorted({page.parent for page in pages})
    return tuple(decision for folder in folders for decision in read_decisions(folder / CURATION))
