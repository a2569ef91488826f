"""docs/extending.md tells the truth: its examples are done again, and each adds the fact that it promises."""

import re

from docs.worked_examples import DOCUMENT, current
from kg.lexicon import words

TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_the_worked_examples_come_out_as_shown() -> None:
    assert current() == TEXT, "run: make docs"


def test_each_example_shows_a_fact_that_was_not_there_before() -> None:
    for example in re.split(r"^## Example ", TEXT, flags=re.MULTILINE)[1:]:
        before, after = re.findall(r"^\$ kg show .*?^```", example, flags=re.DOTALL | re.MULTILINE)
        given = [sum(map(int, re.findall(r"(?:→|,) \w+ (\d+)", shown))) for shown in (before, after)]
        assert given[0] < given[1]


def test_no_example_teaches_what_the_lexicons_already_have() -> None:
    taught = re.findall(r"^```diff kg/lexicons/(\w+)\.txt\n\+(\S+)", TEXT, flags=re.MULTILINE)
    assert len(taught) == 4
    assert not [word for lexicon, word in taught if word in words(lexicon)]


def test_every_class_of_trigger_is_explained() -> None:
    from kg.facts.frames import FRAMES

    table = "".join(line for line in TEXT.splitlines(keepends=True) if line.lstrip().startswith("|"))
    assert set(FRAMES) - set(re.findall(r"`(\w+)`", table)) == set()
    assert {f"`{name}.txt`" for name in ("triggers", "reporting_verbs", "posts")} <= set(
        re.findall(r"`\w+\.txt`", TEXT)
    )
