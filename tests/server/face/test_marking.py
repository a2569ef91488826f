"""Cutting text at quotes never changes it."""

from hypothesis import given
from hypothesis import strategies as st

from kg.records import Span
from kg.server.face.marking import lines_of, marked, one_line

TEXT = st.text(alphabet="甲乙𠮷a\n\r <&", max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def spans_in(text: str, pairs: list[tuple[int, int]]) -> list[Span]:
    return [Span(min(pair), max(pair)) for pair in pairs if max(pair) <= len(text) and pair[0] != pair[1]]


@given(TEXT, SPANS, SPANS)
def test_the_pieces_are_the_text_and_each_lies_inside_or_outside_of_every_span(
    text: str, pale: list[tuple[int, int]], dark: list[tuple[int, int]]
) -> None:
    light, strong = spans_in(text, pale), spans_in(text, dark)
    lines = lines_of(text, light, strong)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text
    for piece in (piece for line in lines for piece in line):
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        for at in range(piece.start, piece.start + len(piece.text)):
            assert piece.light == any(start <= at < end for start, end in light)
            assert piece.strong == any(start <= at < end for start, end in strong)


def test_a_quote_reads_on_one_line() -> None:
    assert one_line("近日，林云\n　杉到\r\n长风公司") == "近日，林云杉到长风公司"
    assert one_line("made by Long\nWind Ltd.") == "made by Long Wind Ltd."


def test_names_are_marked_in_a_quote_whatever_spaces_print_has() -> None:
    pieces = marked("林　云\n杉到长风公司。林云杉说", ["林云杉", "", "长风公司", "(*"])
    assert [piece.text for piece in pieces if piece.strong] == ["林　云杉", "长风公司", "林云杉"]
    assert "".join(piece.text for piece in pieces) == "林　云杉到长风公司。林云杉说"


def test_a_stretch_without_an_end_of_line_stays_one_line() -> None:
    assert [piece.text for piece in marked("甲\n\n\n乙", ["甲"])] == ["甲", "乙"]
