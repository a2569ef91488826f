"""The vocabulary: complete, in two languages, and the only place that names come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import OntologyError
from kg.ontology import (
    KG,
    OA,
    PREFIXES,
    concept,
    declared,
    direct_edges,
    is_a,
    kind_of,
    label,
    notation,
    parent,
    qualifier_of,
    qualifier_property,
    shapes_file,
    subclasses,
    terms,
    vocabulary_file,
)

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("term", terms().values(), ids=lambda term: term.name)
def test_every_name_is_described_in_zh_and_en(term):
    assert set(dict(term.labels)) == {"zh", "en"}
    assert set(dict(term.comments)) == {"zh", "en"}
    assert all(text.endswith(("。", ".")) for _, text in term.comments)
    if term.name in direct_edges():
        assert set(dict(term.inverse_labels)) == {"zh", "en"}
        assert term.domain


@pytest.mark.parametrize("use", [lambda: KG.holdsPots, lambda: KG["x"], lambda: OA.nothing, lambda: label("Persn")])
def test_a_misspelt_name_raises(use):
    with pytest.raises(OntologyError, match="is not declared in"):
        use()


@pytest.mark.parametrize(
    ("name", "kind"), [("Enterprise", "Organisation"), ("Visit", "Event"), ("Person", "Person"), ("Literal", "Literal")]
)
def test_the_kind_of_a_class(name: str, kind: str):
    assert kind_of(name) == kind


def test_the_tree_of_classes():
    assert parent("Enterprise") == "Organisation"
    assert parent("Case") is None
    assert is_a("Visit", "Entity")
    assert not is_a("Visit", "Person")
    wanted = {"PartyBody", "GovernmentBody", "LegislativeBody", "Enterprise", "ResearchInstitute", "Park", "Media"}
    assert set(subclasses("Organisation")) == wanted | {"Organisation"}
    assert set(subclasses("Event")) == {"Event", "Visit", "Meeting", "Talks", "Ceremony", "Appointment", "Removal"}


def test_the_direct_edges_are_those_of_the_guidelines():
    guidelines = (ROOT / "tests/gold/GUIDELINES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w /]+) \|", guidelines, re.MULTILINE)
    named = {name for row in rows for name in row.split(" / ")} - {"p", "attribute", "sameAs"}
    assert set(direct_edges()) == named


def test_concepts_by_code():
    assert concept("ActorRole", "lead") == KG.lead
    assert notation(str(KG.basisPage)) == "page"
    with pytest.raises(OntologyError, match="has no concept boss"):
        concept("ActorRole", "boss")
    with pytest.raises(OntologyError, match="is not a concept"):
        notation(str(KG.Person))


def test_qualifiers_have_properties():
    assert qualifier_property("post") == "postAsPrinted"
    assert qualifier_of("postAsPrinted") == "post"
    assert qualifier_of("met") is None
    with pytest.raises(OntologyError, match="qualifier colour"):
        qualifier_property("colour")


def test_every_related_name_is_declared():
    """Domains, ranges and parents of ours exist, and nothing of ours is used in the shapes that is not declared."""
    for term in terms().values():
        for iri in (*term.parents, term.domain, term.range):
            if iri and iri.startswith(str(KG)):
                declared(iri.removeprefix(str(KG)))
    for name in re.findall(r"\bkg:([A-Za-z]\w*)", shapes_file().read_text(encoding="utf-8")):
        declared(name)


def test_the_queries_use_declared_names_only():
    for file in sorted((ROOT / "kg/queries").glob("*.rq")):
        for name in re.findall(r"\bkg:([A-Za-z]\w*)", file.read_text(encoding="utf-8")):
            declared(name)


def test_every_class_is_aligned_with_a_standard():
    ours = ("Entity", "Credit", "Case", "DirectEdge")
    for name in (term.name for term in terms().values() if term.sort == "class"):
        above, at = set(), [name]
        while at:
            for iri in declared(at.pop()).parents:
                above.add(iri)
                if iri.startswith(str(KG)):
                    at.append(iri.removeprefix(str(KG)))
        assert name in ours or any(not iri.startswith(str(KG)) for iri in above), name


def test_rdflib_reads_the_files():
    assert len(Graph().parse(vocabulary_file())) > 900
    assert len(Graph().parse(shapes_file())) > 300


def test_no_other_module_holds_a_uri():
    """Only kg/ontology.py knows vocabularies; kg/settings.py has the prefix of data IRIs."""
    known = "|".join(re.escape(iri) for iri in PREFIXES.values())
    for file in sorted((ROOT / "kg").rglob("*.py")):
        if file.name not in {"ontology.py", "settings.py"}:
            assert not re.search(known, file.read_text(encoding="utf-8")), f"{file} holds a URI of a vocabulary"


def test_the_reference_is_current():
    from docs.ontology_reference import TARGET, reference

    assert TARGET.read_text(encoding="utf-8") == reference(), "run: make docs"
    for name in terms():
        assert f"### kg:{name}\n" in reference()
