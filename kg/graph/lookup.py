"""What records refer to: quotes, names, files. All of them at once, or those of the nodes that somebody needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from kg.graph import reading_back as back
from kg.graph.descriptions import nodes, pairs, selected, terms_of
from kg.graph.iris import node_id
from kg.graph.source import Source
from kg.ontology import OA
from kg.records import Evidence

_NAMES, _FILES = "?a skos:prefLabel ?b", "?a kg:fileName ?b"
_HOMES = "?a a kg:Article ; schema:isPartOf ?b"


class Lookup:
    """Answers for the IRIs that it is asked for, `None` for all; what was read for all is never read again."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def all_quotes(self) -> Mapping[str, Evidence]:
        """Every printed stretch that something rests on, by the IRI of its node."""
        positions = selected(self.source, "?s a oa:TextPositionSelector")
        return back.quotes_of(
            nodes(self.source, "Evidence"), positions, selected(self.source, "?s a oa:TextQuoteSelector")
        )

    @cached_property
    def all_labels(self) -> Mapping[str, str]:
        """The name of every entity, event and post, by id."""
        return _names(pairs(self.source, _NAMES))

    @cached_property
    def all_files(self) -> Mapping[str, str]:
        """The file name of every page, by the IRI of its node."""
        return _firsts(pairs(self.source, _FILES))

    def quotes(self, of: Collection[str] | None) -> Mapping[str, Evidence]:
        """The printed stretches of these nodes."""
        if of is None or "all_quotes" in vars(self):
            return self.all_quotes
        found = nodes(self.source, "Evidence", of)
        parts = selected(
            self.source,
            "?s a ?selector",
            terms_of(each for node in found.values() for each in node.all(OA.hasSelector)),
        )
        return back.quotes_of(found, parts, parts)

    def labels(self, of: Collection[str] | None) -> Mapping[str, str]:
        """The names of these nodes, by id; what has none is left out."""
        if of is None or "all_labels" in vars(self):
            return self.all_labels
        return _names(pairs(self.source, _NAMES, a=terms_of(of)))

    def files(self, of: Collection[str] | None) -> Mapping[str, str]:
        """The file names of these pages."""
        if of is None or "all_files" in vars(self):
            return self.all_files
        return _firsts(pairs(self.source, _FILES, a=terms_of(of)))

    def homes(self, of: Collection[str] | None) -> Mapping[str, str]:
        """The pages that these articles stand on."""
        return _firsts(pairs(self.source, _HOMES, a=None if of is None else terms_of(of)))


def _firsts(found: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: values[0] for key, values in found.items()}


def _names(found: Mapping[str, list[str]]) -> dict[str, str]:
    return {node_id(key): name for key, name in _firsts(found).items()}
