"""The SPARQL 1.1 Protocol and the Service Description, request by request."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from rdflib import Graph
from SPARQLWrapper import CSV, JSON, N3, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from kg.server.formats import ROWS, TRIPLES, preferred
from tests.server.serving import HTTP, Served

SELECT, ASK = "SELECT ?f { ?p kg:fileName ?f } ORDER BY ?f", "ASK { ?p a kg:Page }"
CONSTRUCT = "CONSTRUCT { ?p kg:fileName ?f } WHERE { ?p kg:fileName ?f }"
DESCRIBE = "DESCRIBE ?p { ?p a kg:Page }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
JSON_ROWS, XML_ROWS, TURTLE_TYPE = "application/sparql-results+json", "application/sparql-results+xml", "text/turtle"


def accept(value: str) -> dict[str, str]:
    return {"Accept": value}


# method, parameters of the address, headers, body, status, media type
REQUESTS = [
    ("GET", {"query": SELECT}, {}, None, 200, JSON_ROWS),
    ("GET", {"query": SELECT}, accept("*/*"), None, 200, JSON_ROWS),
    ("GET", {"query": SELECT}, accept("application/json"), None, 200, "application/json"),
    ("GET", {"query": SELECT}, accept(XML_ROWS), None, 200, XML_ROWS),
    ("GET", {"query": SELECT}, accept("text/csv"), None, 200, "text/csv"),
    ("GET", {"query": SELECT}, accept("text/tab-separated-values"), None, 200, "text/tab-separated-values"),
    ("GET", {"query": SELECT}, accept(f"text/csv;q=0.2, {XML_ROWS};q=0.8"), None, 200, XML_ROWS),
    ("GET", {"query": SELECT}, accept(f"*/*;q=0.1, {JSON_ROWS};q=0"), None, 200, "application/json"),
    ("GET", {"query": SELECT}, accept("text/*"), None, 200, "text/csv"),
    ("GET", {"query": SELECT}, BROWSER, None, 200, "application/xml"),
    ("GET", {"query": SELECT, "format": "json", "results": "json"}, {}, None, 200, JSON_ROWS),
    ("GET", {"query": ASK}, {}, None, 200, JSON_ROWS),
    ("GET", {"query": ASK}, accept(XML_ROWS), None, 200, XML_ROWS),
    ("GET", {"query": ASK}, accept("text/csv"), None, 200, "text/csv"),
    ("GET", {"query": CONSTRUCT}, {}, None, 200, TURTLE_TYPE),
    ("GET", {"query": CONSTRUCT}, accept("application/n-triples"), None, 200, "application/n-triples"),
    ("GET", {"query": CONSTRUCT}, accept("application/rdf+xml"), None, 200, "application/rdf+xml"),
    ("GET", {"query": CONSTRUCT}, accept("application/ld+json"), None, 200, "application/ld+json"),
    ("GET", {"query": DESCRIBE}, {}, None, 200, TURTLE_TYPE),
    ("GET", {}, {}, None, 200, TURTLE_TYPE),
    ("GET", {}, accept("application/rdf+xml"), None, 200, "application/rdf+xml"),
    ("GET", {}, BROWSER, None, 200, "text/html"),
    ("GET", {}, accept("image/png"), None, 406, "text/plain"),
    ("HEAD", {"query": SELECT}, {}, None, 200, JSON_ROWS),
    ("POST", {}, FORM, {"query": SELECT}, 200, JSON_ROWS),
    ("POST", {}, FORM | accept("text/csv"), {"query": SELECT}, 200, "text/csv"),
    ("POST", {}, {"Content-Type": f"{FORM['Content-Type']}; charset=UTF-8"}, {"query": SELECT}, 200, JSON_ROWS),
    ("POST", {}, QUERY, SELECT, 200, JSON_ROWS),
    ("POST", {}, {"Content-Type": 'Application/SPARQL-query;charset="utf-8"'}, CONSTRUCT, 200, TURTLE_TYPE),
    ("GET", {"query": ""}, {}, None, 400, "text/plain"),
    ("GET", {"query": "SELECT * {"}, {}, None, 400, "text/plain"),
    ("GET", {"query": [SELECT, ASK]}, {}, None, 400, "text/plain"),
    ("GET", {"query": SELECT, "default-graph-uri": "not an iri"}, {}, None, 400, "text/plain"),
    ("POST", {}, FORM, {}, 400, "text/plain"),
    ("POST", {}, QUERY, b"SELECT * { ?s ?p '\xff' }", 400, "text/plain"),
    ("POST", {}, FORM, b"query=%FF", 400, "text/plain"),
    ("GET", {"query": SELECT}, accept(TURTLE_TYPE), None, 406, "text/plain"),
    ("GET", {"query": CONSTRUCT}, accept("text/csv"), None, 406, "text/plain"),
    ("GET", {"query": CONSTRUCT}, accept("application/n-quads"), None, 406, "text/plain"),
    ("GET", {"query": SELECT}, accept("nonsense"), None, 406, "text/plain"),
    ("POST", {}, QUERY, SELECT + " #" + "x" * 1024 * 1024, 413, "text/plain"),
    ("POST", {}, {"Content-Type": "text/plain"}, SELECT, 415, "text/plain"),
    ("POST", {}, {}, b"query", 415, "text/plain"),
    ("POST", {}, {"Content-Type": "application/sparql-query; charset=gb18030"}, SELECT, 415, "text/plain"),
    ("PUT", {}, {}, None, 405, "text/plain"),
    ("DELETE", {"query": SELECT}, {}, None, 405, "text/plain"),
]


@pytest.mark.parametrize(("method", "url", "headers", "body", "status", "media"), REQUESTS)
def test_a_request_has_its_status_and_type(
    server: Served, method: str, url: dict, headers: dict, body: str | bytes | dict | None, status: int, media: str
) -> None:
    sent = {"data": body} if isinstance(body, dict) else {"content": body}
    headers = {"Accept": "*/*"} | headers
    answer = HTTP.request(method, server.sparql, params=url, headers=headers, **sent)
    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, media), answer.text
    assert "Access-Control-Allow-Origin" not in answer.headers
    if status >= 400:
        assert len(answer.text.splitlines()) == 1
    if status == 405:
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_a_complaint_names_the_place(server: Served) -> None:
    assert "does not parse: line 1, column 11" in server.get("SELECT * {").text


def test_head_has_the_length_and_no_body(server: Served) -> None:
    head = HTTP.head(server.sparql, params={"query": SELECT})
    assert head.content == b""
    assert head.headers["Content-Length"] == server.get(SELECT).headers["Content-Length"]


def test_one_answer_in_four_formats_is_one_answer(server: Served) -> None:
    names = [name for (name,) in list(csv.reader(io.StringIO(server.get(SELECT, Accept="text/csv").text)))[1:]]
    found = json.loads(server.get(SELECT).content)["results"]["bindings"]
    assert [row["f"]["value"] for row in found] == names
    tsv = server.get(SELECT, Accept="text/tab-separated-values").text
    assert [line.strip('"') for line in tsv.splitlines()[1:]] == names
    rows = ox.parse_query_results(server.get(SELECT, Accept=XML_ROWS).content, format=ox.QueryResultsFormat.XML)
    assert [row["f"].value for row in rows] == names
    assert len(names) == 5


def test_one_graph_in_four_formats_is_one_graph(server: Served) -> None:
    graphs = [set(Graph().parse(data=server.get(CONSTRUCT, Accept=media).content, format=media)) for media in TRIPLES]
    assert len(graphs) == 4
    assert all(graph == graphs[0] for graph in graphs)
    assert len(graphs[0]) == 5


COUNT, IN_GRAPHS = "SELECT (COUNT(*) AS ?n) { ?p a kg:Page }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?p a kg:Page } }"


def counted(server: Served, query: str, **graphs: object) -> int:
    answer = HTTP.get(server.sparql, params={"query": query} | {k.replace("_", "-"): v for k, v in graphs.items()})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_is_that_of_the_request_then_of_the_query_then_all(server: Served) -> None:
    found = server.get("SELECT ?g { GRAPH ?g { ?p a kg:Page } } ORDER BY ?g").json()["results"]["bindings"]
    one, two = (row["g"]["value"] for row in found[:2])
    absent = server.url + "/health"  # it is there, and yet nobody may fetch it as a graph
    assert (counted(server, COUNT), counted(server, IN_GRAPHS)) == (5, 5)
    assert counted(server, COUNT, default_graph_uri=one) == 1
    assert counted(server, COUNT, default_graph_uri=[one, two]) == 2
    assert counted(server, COUNT, default_graph_uri=absent) == 0
    assert counted(server, COUNT, named_graph_uri=one) == 0
    assert counted(server, IN_GRAPHS, named_graph_uri=one) == 1
    assert counted(server, IN_GRAPHS, default_graph_uri=one) == 0
    assert counted(server, COUNT.replace("{", f"FROM <{one}> {{", 1)) == 1
    assert counted(server, COUNT.replace("{", f"FROM NAMED <{one}> {{", 1)) == 0
    assert counted(server, IN_GRAPHS.replace("{", f"FROM NAMED <{one}> {{", 1)) == 1
    assert counted(server, COUNT.replace("{", f"FROM <{one}> {{", 1), default_graph_uri=[one, two]) == 2
    asked = len(server.log())
    assert counted(server, COUNT.replace("{", f"FROM <{absent}> {{", 1)) == 0
    assert not any("/health" in line for line in server.log()[asked:])


@pytest.mark.parametrize("media", TRIPLES)
def test_the_description_says_what_is_there(server: Served, media: str) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    content = HTTP.get(server.sparql, headers={"Accept": media}).content
    found = Graph().parse(data=content, format=media)
    query = f"SELECT ?format {{ ?s <{sd}endpoint> <{server.sparql}> ; <{sd}resultFormat> ?format }}"
    formats = {str(row.format).rsplit("/", 1)[1] for row in found.query(query)}
    rows = {f"SPARQL_Results_{name.name.split()[-1]}" for name in ROWS.values()}
    assert formats - rows == {"Turtle", "N-Triples", "RDF_XML", "JSON-LD"}
    assert rows <= formats
    assert found.query(f"ASK {{ ?s <{sd}feature> <{sd}UnionDefaultGraph> }}").askAnswer


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_every_format(server: Served, method: str) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setMethod(method)

    def asked(query: str, form: str) -> object:
        client.setQuery(query)
        client.setReturnFormat(form)
        return client.query().convert()

    names = [row["f"]["value"] for row in asked(SELECT, JSON)["results"]["bindings"]]
    assert len(names) == 5
    assert asked(SELECT, CSV).decode().split() == ["f", *names]
    assert asked(SELECT, TSV).decode().split() == ["?f", *(f'"{name}"' for name in names)]
    assert [node.firstChild.data for node in asked(SELECT, XML).getElementsByTagName("literal")] == names
    for form in (TURTLE, N3, RDFXML, XML):
        answer = asked(CONSTRUCT, form)
        graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer)
        assert sorted(map(str, graph.objects())) == names, form
    assert asked(ASK, JSON)["boolean"] is True


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("", JSON_ROWS), ("text/csv;q=nonsense", "text/csv"), ("*", JSON_ROWS), (";;,", None), ("a/b, c/d", None)],
)
def test_odd_accept_headers(header: str, chosen: str | None) -> None:
    assert preferred(header, ROWS) == chosen
