"""A real SPARQL server understands the same questions, and gives the same rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.asking import ask
from kg.errors import QuestionError
from kg.graph import GraphView, open_endpoint, serialise
from tests.asking.questions import ANSWERED, REFUSED
from tests.graph.virtuoso import running

pytestmark = pytest.mark.xdist_group("servers")


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory, asked: GraphView) -> Iterator[GraphView]:
    with running(tmp_path_factory.mktemp("virtuoso")) as server:
        server.load(serialise(asked, "nquads"))
        yield open_endpoint(server.url)


def test_a_server_gives_the_same_rows(asked: GraphView, remote: GraphView):
    for question, _, _ in ANSWERED:
        here, there = ask(asked, question), ask(remote, question)
        assert there.understanding == here.understanding, question
        assert there.table.texts() == here.table.texts(), question


def test_a_server_refuses_the_same(remote: GraphView):
    for question, said in REFUSED:
        with pytest.raises(QuestionError) as error:
            ask(remote, question)
        assert said in str(error.value)
