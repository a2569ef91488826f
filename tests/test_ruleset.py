from pathlib import Path

from kg.ruleset import ruleset_key


def model(folder: Path, content: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "config.cfg").write_text(content, encoding="utf-8")
    return str(folder)


def test_the_key_is_the_same_every_time() -> None:
    key = ruleset_key()
    ruleset_key.cache_clear()
    assert ruleset_key() == key
    assert len(key) == 16


def test_another_model_is_another_key(tmp_path: Path) -> None:
    one, other = model(tmp_path / "one", "a"), model(tmp_path / "other", "a")
    assert len({ruleset_key(), ruleset_key(one), ruleset_key(other), ruleset_key("not-installed")}) == 4


def test_a_model_that_was_trained_again_is_another_key(tmp_path: Path) -> None:
    before = ruleset_key(model(tmp_path / "one", "a"))
    ruleset_key.cache_clear()
    assert ruleset_key(model(tmp_path / "one", "b")) != before
