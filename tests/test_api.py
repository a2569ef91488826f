from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph as RdfGraph

import kg
from tests.conftest import SEEDS

PAGE = """区领导调研企业

本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研，区委副书记柏松年陪同。
（记者 程雨）
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    return kg.build(SEEDS, store=tmp_path_factory.mktemp("api") / "store")


def test_what_was_built_can_be_opened(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    built = kg.build([page], store=tmp_path / "store")
    assert kg.open(tmp_path / "store").facts() == built.facts() != ()
    assert [row.article.headline for row in built.articles()] == [("区领导调研企业",)]


def test_a_bad_file_is_a_warning_and_no_good_file_an_error(tmp_path: Path) -> None:
    good, bad = tmp_path / "page.txt", tmp_path / "bad.txt"
    good.write_text(PAGE, encoding="utf-8")
    bad.touch()
    with pytest.warns(UserWarning, match=r"bad\.txt: is empty"):
        kg.build([good, bad], store=tmp_path / "store")
    with (
        pytest.warns(UserWarning, match=r"bad\.txt: is empty"),
        pytest.raises(kg.KgError, match="none of 1 files"),
    ):
        kg.build(str(bad), store=tmp_path / "store")


def test_there_is_no_store_to_open(tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match="no store here"):
        kg.open(tmp_path / "nowhere")


def test_sparql_gives_rows_triples_or_a_truth(graph: kg.Graph) -> None:
    assert graph.sparql("ASK { ?x a kg:Person }") is True
    assert isinstance(graph.sparql("CONSTRUCT WHERE { ?a kg:met ?b }"), RdfGraph)
    named = graph.sparql("visitors", place="汉威科技")
    assert not isinstance(named, bool | RdfGraph)
    assert [row[1] for row in named.texts()] == ["张红军"]


def test_a_dataframe_holds_python_values(graph: kg.Graph) -> None:
    frame = graph.dataframe("most-visited")
    assert list(frame.columns) == ["visited", "visits"]
    assert frame["visits"].dtype.kind == "i"
    with pytest.raises(kg.KgError, match="only a SELECT"):
        graph.dataframe("ASK { ?x a kg:Person }")


@pytest.mark.parametrize(
    ("query", "says"), [("most-visted", "did you mean"), ("SELECT ?x WHERE", "does not parse"), ("", "does not parse")]
)
def test_a_wrong_query_is_an_error(graph: kg.Graph, query: str, says: str) -> None:
    with pytest.raises(kg.KgError, match=says):
        graph.sparql(query)


def test_what_is_handed_out_says_in_one_line_what_it_is(graph: kg.Graph) -> None:
    assert repr(graph) == f"Graph({graph.view.source.name}: 5 pages, 22 articles, {len(graph.facts())} facts)"
    assert repr(graph.sparql("SELECT ?a ?b { ?a kg:met ?b } LIMIT 1")) == "Table(a, b: 1 row)"
    answer = graph.ask("谁考察过汉威科技")
    assert repr(answer) == "Answer(谁考察过汉威科技: Table(date, visitor, quote, file, lines: 1 row))"
    whether = graph.ask("张红军有没有会见王德敏")
    assert repr(whether).startswith("Answer(张红军有没有会见王德敏: 没有见报 · not printed on these pages")
    finding = graph.analyse("centrality", kind="Person", top=3)
    assert repr(finding) == f"Finding(3 rows of Central: {finding.counted})"


def test_a_person_has_a_dossier_that_shows_itself(graph: kg.Graph) -> None:
    dossier = graph.person("郭程明")
    assert {row.object_label for row in dossier.doing["holdsPost"]} >= {"高新区管委会"}
    shown = dossier._repr_html_()
    assert "郭程明" in shown
    assert "003_79e4ab55ede5c635.txt" in shown
    assert repr(dossier).startswith("Dossier(郭程明, Person")


def test_a_dossier_shows_hostile_names_as_text(tmp_path: Path) -> None:
    page = tmp_path / "<b>page.txt"
    page.write_text(PAGE.replace("陪同", "<script>alert(1)</script>陪同"), encoding="utf-8")
    shown = kg.build(page, store=tmp_path / "store").person("田望舒")._repr_html_()
    assert "<script>" not in shown
    assert "<b>page" not in shown
    assert "&lt;b&gt;page.txt" in shown


@pytest.mark.parametrize(("name", "says"), [("没有此人", "nobody and nothing"), ("汉威科技", "is no person")])
def test_who_is_no_person_is_told(graph: kg.Graph, name: str, says: str) -> None:
    with pytest.raises(kg.KgError, match=says):
        graph.person(name)


def test_the_network_is_a_networkx_graph(graph: kg.Graph) -> None:
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    assert {"label", "type", "kind"} <= set.intersection(*(set(data) for _, data in network.nodes(data=True)))


def test_an_analysis_has_typed_rows_and_a_table(graph: kg.Graph) -> None:
    finding = graph.analyse("centrality", kind="Person", top=3)
    assert finding.rows[0].name == "张红军"
    frame = finding.dataframe()
    assert list(frame["name"]) == [row.name for row in finding.rows]
    assert frame["neighbours"].dtype.kind == "i"
    step = graph.analyse("path", "张红军", "汉威科技").dataframe().iloc[0]
    assert (step["predicate"], step["printed_place"]) == ("visited", "000_9ebea12dbf709d8a.txt:1-9")
    with pytest.raises(kg.KgError, match="riches is no analysis; choose one of centrality, communities"):
        graph.analyse("riches")


def test_the_package_offers_four_names() -> None:
    assert dir(kg) == kg.__all__ == ["Graph", "KgError", "build", "open"]
    with pytest.raises(AttributeError, match="it has Graph"):
        kg.nonsense  # noqa: B018
