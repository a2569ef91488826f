"""Every word of the face is there in both languages, and said somewhere."""

import re
from pathlib import Path

from kg.server.face import reader

HERE = Path(reader.__file__).parent
BUILT = ("kind-", "type-")  # keys that a template puts together


def test_both_languages_have_every_word_with_the_same_places() -> None:
    for key, said in reader.words().items():
        assert said.keys() - {"one"} == {"en", "zh"}, key
        assert set(re.findall(r"\{\w+\}", said["zh"])) == set(re.findall(r"\{\w+\}", said["en"])), key


def test_one_is_no_plural() -> None:
    assert [reader.Reader("en").word("facts", count=count) for count in (0, 1, 2)] == ["0 facts", "1 fact", "2 facts"]
    assert reader.Reader("zh").word("facts", count=1) == "1 条事实"


def test_no_word_is_left_over() -> None:
    ours = [path for suffix in ("*.py", "*.html") for path in HERE.rglob(suffix)] + list((HERE / "static").glob("*.js"))
    text = "".join(path.read_text("utf-8") for path in ours)
    assert [key for key in reader.words() if f'"{key}"' not in text and not key.startswith(BUILT)] == []
