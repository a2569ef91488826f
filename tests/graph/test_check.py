"""Every shape has an example that breaks it, and every quote is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import StoreError
from kg.graph import GraphView, check_store
from kg.graph.check import page_findings
from kg.ontology import SH, shapes_file
from kg.records import Evidence, PageReading
from tests.graph.conftest import build
from tests.graph.factory import PageMaker, day

Change = Callable[[str], GraphView]

FACT, EVIDENCE = "?x a kg:Fact", "?x a kg:Evidence"
BROKEN = {  # message → an update that provokes it
    "has no evidence: a fact": "DELETE { ?x prov:wasDerivedFrom ?y } "
    "WHERE { ?x a kg:Utterance ; prov:wasDerivedFrom ?y }",
    "does not name the rule": "DELETE { ?x kg:rule ?y } WHERE { ?x a kg:Participation ; kg:rule ?y }",
    "has no confidence between": "INSERT { ?x kg:confidence 1.5 } WHERE { ?x a kg:Fact }",
    "is an event that no": "DELETE { ?x prov:wasDerivedFrom ?y } "
    "WHERE { ?x skos:prefLabel '安委会会议'@zh ; prov:wasDerivedFrom ?y }",
    "does not stand on exactly one page": f"DELETE {{ ?x oa:hasSource ?y }} WHERE {{ {EVIDENCE} ; oa:hasSource ?y }}",
    "does not say on which lines": f"DELETE {{ ?x kg:lines ?y }} WHERE {{ {EVIDENCE} ; kg:lines ?y }}",
    "does not have exactly one position": "DELETE { ?x a oa:TextPositionSelector } "
    "WHERE { ?x a oa:TextPositionSelector }",
    "does not have exactly one quote": "DELETE { ?x a oa:TextQuoteSelector } WHERE { ?x a oa:TextQuoteSelector }",
    "has a quote that is not as long": "DELETE { ?x oa:exact ?y } INSERT { ?x oa:exact '短' } WHERE { ?x oa:exact ?y }",
    "has no start": "DELETE { ?x oa:start ?y } WHERE { ?x oa:start ?y }",
    "has no end": "DELETE { ?x oa:end ?y } WHERE { ?x oa:end ?y }",
    "does not end after its start": "DELETE { ?x oa:end ?y } INSERT { ?x oa:end 0 } WHERE { ?x oa:end ?y }",
    "has no words": "DELETE { ?x oa:exact ?y } WHERE { ?x oa:exact ?y }",
    "does not have exactly one subject": f"DELETE {{ ?x rdf:subject ?y }} WHERE {{ {FACT} ; rdf:subject ?y }}",
    "does not have exactly one predicate": f"INSERT {{ ?x rdf:predicate kg:lead }} WHERE {{ {FACT} }}",
    "does not have exactly one object": f"DELETE {{ ?x rdf:object ?y }} WHERE {{ {FACT} ; rdf:object ?y }}",
    "does not stand in exactly one article": f"DELETE {{ ?x kg:reportedIn ?y }} WHERE {{ {FACT} ; kg:reportedIn ?y }}",
    "names more than one rule": f"INSERT {{ ?x kg:rule 'another' }} WHERE {{ {FACT} }}",
    "does not name its subject": f"DELETE {{ ?x kg:subjectName ?y }} WHERE {{ {FACT} ; kg:subjectName ?y }}",
    "does not name its object": f"DELETE {{ ?x kg:objectName ?y }} WHERE {{ {FACT} ; kg:objectName ?y }}",
    "has a date of an unknown basis": f"INSERT {{ ?x kg:dateBasis kg:lead }} WHERE {{ {FACT} }}",
    "has more than one date": f"INSERT {{ ?x schema:startDate '1999'^^xsd:gYear }} "
    f"WHERE {{ {FACT} ; schema:startDate ?y }}",
    "has no direct edge": "DELETE { ?x kg:met ?y } WHERE { ?x kg:met ?y }",
    "does not have days to be found by": f"DELETE {{ ?x kg:since ?y }} WHERE {{ {FACT} ; kg:since ?y }}",
    "has no last day to be found by": "DELETE { ?x kg:until ?y } WHERE { ?x a kg:Tenure ; kg:until ?y }",
    "does not have exactly one preferred name": "DELETE { ?x skos:prefLabel ?y } "
    "WHERE { ?x a kg:Person ; skos:prefLabel ?y }",
    "is a part of more than one body": "INSERT { ?x org:subOrganizationOf ?y } "
    "WHERE { ?x a kg:Enterprise . ?y a kg:Organisation }",
    "is a part of itself": "INSERT { ?x org:subOrganizationOf ?x } WHERE { ?x a kg:GovernmentBody }",
    "is not in exactly one body": "DELETE { ?x org:postIn ?y } WHERE { ?x org:postIn ?y }",
    "is not of exactly one person": "DELETE { ?x org:member ?y } WHERE { ?x org:member ?y }",
    "is not in exactly one post": "DELETE { ?x kg:post ?y } WHERE { ?x a kg:Tenure ; kg:post ?y }",
    "no fact attests it": "DELETE { ?x kg:attestedBy ?y } WHERE { ?x a kg:Tenure ; kg:attestedBy ?y }",
    "has no known status": "DELETE { ?x kg:tenureStatus ?y } WHERE { ?x kg:tenureStatus ?y }",
    "is certain to a day before": "INSERT { ?x kg:certainTo '1999-01-01'^^xsd:date } WHERE { ?x kg:certainFrom ?y }",
    "ends before it begins": "INSERT { ?x time:hasBeginning ?y . ?y time:inXSDDate '2099-01-01'^^xsd:date } "
    "WHERE { ?x time:hasEnd ?end . BIND(IRI(CONCAT(STR(?x), '/late')) AS ?y) }",
    "is not of exactly one actor": "DELETE { ?x rdf:value ?y } WHERE { ?x rdf:value ?y }",
    "does not have exactly one known role": "INSERT { ?x kg:role kg:basisNone } WHERE { ?x a kg:Participation }",
    "has no place in the printed list": "DELETE { ?x kg:listOrder ?y } WHERE { ?x kg:listOrder ?y }",
    "does not belong to exactly one event": "DELETE { ?y sem:hasActor ?x } WHERE { ?y sem:hasActor ?x }",
    "shares its place in the printed list": "DELETE { ?x kg:listOrder ?y } INSERT { ?x kg:listOrder 1 } "
    "WHERE { ?x kg:listOrder ?y }",
    "goes nowhere": "DELETE { ?x kg:destination ?y } WHERE { ?x kg:destination ?y }",
    "has nobody who made it": "DELETE { ?x sem:hasActor ?y } WHERE { ?x a kg:Visit ; sem:hasActor ?y }",
    "is not about exactly one post": "DELETE { ?x kg:post ?y } WHERE { ?x a kg:Appointment ; kg:post ?y }",
    "is not by exactly one speaker": "DELETE { ?x schema:spokenByCharacter ?y } "
    "WHERE { ?x schema:spokenByCharacter ?y }",
    "has no text": "DELETE { ?x schema:text ?y } WHERE { ?x a kg:Page ; schema:text ?y }",
    "has no file name": "DELETE { ?x kg:fileName ?y } INSERT { ?x kg:fileName '' } WHERE { ?x kg:fileName ?y }",
    "has no hash": "DELETE { ?x kg:textSha256 ?y } INSERT { ?x kg:textSha256 'x' } WHERE { ?x kg:textSha256 ?y }",
    "is not on exactly one page": "INSERT { ?x schema:isPartOf ?y } WHERE { ?x a kg:Article . ?y a kg:Page }",
    "has no body": "DELETE { ?x schema:articleBody ?y } WHERE { ?x schema:articleBody ?y }",
    "has no lines": "DELETE { ?x kg:lines ?y } WHERE { ?x a kg:Article ; kg:lines ?y }",
    "was replaced by more than one entity": "INSERT { ?x dcterms:isReplacedBy ?y } "
    "WHERE { ?x a kg:Person . ?y a kg:Person }",
    "was replaced, but is still described": "INSERT { ?x dcterms:isReplacedBy ?x } WHERE { ?x a kg:Person }",
    "is in a post of one holder": "INSERT { ?x kg:certainFrom '2022-01-01'^^xsd:date ; "
    "kg:certainTo '2022-02-01'^^xsd:date } WHERE { ?x a kg:Tenure }",
    "sits on a standing committee": "INSERT { ?x kg:certainFrom '2022-01-01'^^xsd:date ; "
    "kg:certainTo '2022-02-01'^^xsd:date ; org:organization ?body . ?body kg:name '某县人大常委会' , '某县政府' } "
    "WHERE { ?x a kg:Tenure . BIND(IRI(CONCAT(STR(?x), '/body')) AS ?body) }",
}


def shape_findings(view: GraphView) -> list[str]:
    from kg.graph import check

    return [f"{one.severity} {one.message}" for one in check._shape_findings(view, lambda *_: None)]


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_graph_is_found(changed: Change, message: str):
    said = shape_findings(changed(BROKEN[message]))
    assert any(message in one for one in said), said[:5]


def test_every_message_of_the_shapes_has_an_example():
    shapes = Graph().parse(shapes_file())
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert len(messages) > 50
    assert [message for message in sorted(messages) if not any(message.startswith(known) for known in BROKEN)] == []


def paths(readings: list[PageReading], folder: Path) -> dict[str, Path]:
    return {one.page.id: folder / one.page.file for one in readings}


def test_a_whole_store_has_no_finding(view: GraphView, store: Path, readings: list[PageReading]):
    steps: list[tuple[str, int, int]] = []
    assert check_store(view, paths(readings, store.parent), lambda *step: steps.append(step)) == []
    assert {name for name, _, _ in steps} == {"checking shapes", "reading quotes again"}
    assert all(done <= total for _, done, total in steps)


def test_two_holders_of_one_post_are_a_warning_with_both_quotes(tmp_path: Path):
    post, body = {"post": "管委会主任"}, "东湖区管委会"
    first = PageMaker("a.txt").article("一", [("holdsPost", "赵一", body, post)], day("2021-03-01"))
    second = PageMaker("b.txt").article("二", [("holdsPost", "钱二", body, post)], day("2021-05-01"))
    third = PageMaker("c.txt").article("三月后", [("holdsPost", "赵一", body, post)], day("2021-06-01"))
    readings = [first.reading(), second.reading(), third.reading()]
    from kg.graph import open_store

    found = check_store(open_store(build(tmp_path / "store", readings)), paths(readings, tmp_path))
    (one,) = found
    assert one.severity == "warning"
    assert one.quotes == (
        "a.txt 2-2: 管委会主任赵一holdsPost东湖区管委会。",
        "b.txt 2-2: 管委会主任钱二holdsPost东湖区管委会。",
        "c.txt 2-2: 管委会主任赵一holdsPost东湖区管委会。",
    )


@pytest.mark.parametrize(
    ("second", "warned"),
    [
        (("东湖区政府", "副区长"), True),
        (("东湖区委", "副书记"), False),  # a party office goes with it
    ],
)
def test_posts_that_exclude_each_other_are_a_warning_with_both_quotes(
    tmp_path: Path, second: tuple[str, str], warned: bool
):
    from kg.graph import open_store

    congress = ("holdsPost", "赵一", "东湖区人大常委会", {"post": "副主任"})
    office = ("holdsPost", "赵一", second[0], {"post": second[1]})
    pages = [
        PageMaker(file).article(head, [fact], day(when)).reading()
        for file, head, fact, when in (
            ("a.txt", "一", congress, "2021-03-01"),
            ("b.txt", "二", office, "2021-05-01"),
            ("c.txt", "三", congress, "2021-06-01"),
        )
    ]
    found = check_store(open_store(build(tmp_path / "store", pages)), paths(pages, tmp_path))
    assert [(one.severity, len(one.quotes)) for one in found] == ([("warning", 3)] if warned else [])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.unlink(), "cannot be read again"),
        (lambda file: file.write_text("别的"), "has changed since"),
    ],
)
def test_a_page_that_is_gone_or_changed_is_found(tmp_path: Path, readings: list[PageReading], spoil, said: str):
    from kg.graph import open_store

    store = build(tmp_path / "store", readings)
    spoil(tmp_path / "b.txt")
    (one,) = check_store(open_store(store), paths(readings, tmp_path))
    assert (one.severity, one.about) == ("failure", str(tmp_path / "b.txt"))
    assert said in one.message


def test_a_page_whose_file_nobody_knows_is_found(view: GraphView, readings: list[PageReading], store: Path):
    known = paths(readings, store.parent)
    del known[readings[2].page.id]
    (one,) = check_store(view, known)
    assert "c.txt: nobody knows" in one.message


@pytest.mark.parametrize(
    ("start", "end", "quote", "wrong"),
    [(0, 4, "赵一调研", False), (1, 5, "赵一调研", True), (0, 4, "赵一考察", True), (3, 3, "", True)],
)
def test_a_quote_must_stand_where_it_says(
    store: Path, readings: list[PageReading], start: int, end: int, quote: str, wrong: bool
):
    page = readings[0].page
    evidence = Evidence(page.id, start, end, (1, 1), quote)
    assert bool(list(page_findings(page, store.parent / page.file, [evidence]))) is wrong


def test_a_store_elsewhere_cannot_be_checked_here(view: GraphView):
    class Remote:
        name = "http://127.0.0.1/sparql"
        answer = view.source.answer
        quads = view.source.quads

    with pytest.raises(StoreError, match="another machine"):
        check_store(GraphView(Remote()), {})
