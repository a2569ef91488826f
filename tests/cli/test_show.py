import json
from pathlib import Path

from tests.conftest import SEEDS, Run


def test_a_dossier_has_posts_visits_words_and_companions_with_page_and_lines(kg: Run, seeds_store: Path) -> None:
    shown = kg("show", "张红军", "--store", seeds_store).stdout
    for head in ("Posts as printed", "Visits", "Said", "In the same events"):
        assert head in shown
    assert "汉威科技" in shown
    assert "000_9ebea12dbf709d8a.txt:1" in shown


def test_quotes_are_cut_around_the_name_unless_asked_for_in_full(kg: Run, seeds_store: Path) -> None:
    cut = kg("show", "汉威科技", "--store", seeds_store).stdout
    full = kg("show", "汉威科技", "--full", "--store", seeds_store).stdout
    assert "…」" in cut
    assert "…」" not in full
    assert len(full) > len(cut)


def test_json_has_every_quote_at_its_place(kg: Run, seeds_store: Path) -> None:
    dossiers = json.loads(kg("show", "汉威科技", "--json", "--store", seeds_store).stdout)
    rows = [row for dossier in dossiers for rows in dossier["done"].values() for row in rows]
    assert rows
    for row in rows:
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        for evidence in row["fact"]["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_an_id_is_a_name_too(kg: Run, seeds_store: Path) -> None:
    (first, *_) = json.loads(kg("show", "汉威科技", "--json", "--store", seeds_store).stdout)
    again = json.loads(kg("show", first["entity"]["id"], "--json", "--store", seeds_store).stdout)
    assert again == [first]


def test_an_unknown_name_gets_the_nearest_ones(kg: Run, seeds_store: Path) -> None:
    result = kg("show", "汉威", "--store", seeds_store)
    assert result.exit_code == 1
    assert "did you mean" in result.stderr
    assert "汉威科技" in result.stderr


def test_what_a_page_prints_cannot_steer_the_terminal(kg: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "区领导调研\n\n本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研\x1b[2J，听取\u202e汇报。\n"
        "（记者 程雨）\n",
        encoding="utf-8",
    )
    assert kg("build", page, "--store", tmp_path / "store").exit_code == 0
    shown = kg("show", "田望舒", "--full", "--store", tmp_path / "store").stdout
    assert "␛[2J" in shown
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
