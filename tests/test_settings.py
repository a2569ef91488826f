"""Settings of the environment: an empty one counts as unset, a wrong one is told in one line."""

import pytest

from tests.conftest import Process

NAMES = ("KG_STORE", "KG_BASE_IRI", "KG_MAX_PAGE_BYTES", "KG_QUERY_SECONDS", "KG_QUERY_ROWS")


def test_an_empty_setting_is_as_good_as_none(kg_process: Process) -> None:
    result = kg_process("serve", "--help", env=dict.fromkeys(NAMES, ""))
    assert result.returncode == 0
    assert "[default: kg-store]" in " ".join(result.stdout.split()).replace("kg- store", "kg-store")
    assert "[default: 30.0" in result.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KG_MAX_PAGE_BYTES", "much"),
        ("KG_MAX_PAGE_BYTES", "-1"),
        ("KG_QUERY_SECONDS", "nan"),
        ("KG_QUERY_SECONDS", "inf"),
        ("KG_QUERY_ROWS", "1.5"),
        ("KG_BASE_IRI", "example.org/"),
        ("KG_BASE_IRI", "https://example.org/no-slash"),
        ("KG_BASE_IRI", "https://example.org/a b/"),
    ],
)
def test_a_wrong_setting_is_one_line(kg_process: Process, name: str, value: str) -> None:
    result = kg_process("queries", env={name: value})
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"kg: {name}={value}: is no ")
    assert len(result.stderr.splitlines()) == 1
