import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef

from kg.cli.tables import aligned, as_csv, as_sparql_json
from kg.graph.rows import Table


def test_columns_line_up_under_wide_characters() -> None:
    assert list(aligned(["who", "n"], [["田望舒", "3"], ["Ann", "12"]])) == [
        "who     n",
        "──────  ──",
        "田望舒  3",
        "Ann     12",
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("x\n y", "x y"),
        ("管委\n  会", "管委会"),
        ("共3\n家", "共3家"),
        (" a \n", "a"),
        ("a\x07b", "a␇b"),
        ("\x9b2J", "�2J"),
    ],
)
def test_a_cell_stays_on_its_line(cell: str, shown: str) -> None:
    assert list(aligned(["a"], [[cell]]))[-1] == shown


def test_a_long_cell_is_cut() -> None:
    row = list(aligned(["a", "b"], [["管" * 100, "x"]]))[-1]
    assert row.endswith("管…  x")
    assert len(row) < 40


def test_no_rows_leave_the_heads() -> None:
    assert list(aligned(["a", "b"], [])) == ["a  b", "─  ─"]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_csv_reads_back(rows: list[tuple[str, str]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(["a", "b"], rows), newline="")))
    assert [tuple(row) for row in read[1:]] == rows


def test_sparql_json_follows_the_standard() -> None:
    row = (URIRef("http://x/y"), Literal("区长", lang="zh"), Literal(3), BNode("b1"), None)
    answer = as_sparql_json(Table(("a", "b", "c", "d", "e"), (row,)))
    assert answer["head"] == {"vars": ["a", "b", "c", "d", "e"]}
    assert answer["results"]["bindings"] == [
        {
            "a": {"type": "uri", "value": "http://x/y"},
            "b": {"type": "literal", "value": "区长", "xml:lang": "zh"},
            "c": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
            "d": {"type": "bnode", "value": "b1"},
        }
    ]
