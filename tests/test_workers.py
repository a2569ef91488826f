import os

import pytest

from kg.report import noting
from kg.workers import WORTH_A_WORKER, spread, workers_for


def doubled(number: int) -> int:
    return 2 * number


def refused(number: int) -> int:
    with noting(f"while looking at {number}"):
        raise ValueError(f"{number} is refused")


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
@pytest.mark.parametrize("count", [0, 1, 50])
def test_results_come_in_the_order_of_the_items(jobs: int | None, count: int) -> None:
    assert list(spread(doubled, range(count), jobs)) == [2 * n for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_out(jobs: int) -> None:
    with pytest.raises(ValueError, match="0 is refused") as caught:
        list(spread(refused, range(4), jobs))
    assert caught.value.__notes__ == ["while looking at 0"]


def test_work_is_done_in_other_processes_only_where_asked() -> None:
    assert set(spread(process, range(4), 1)) == {os.getpid()}
    assert os.getpid() not in set(spread(process, range(4), 2))


def test_a_few_pages_are_not_worth_a_worker() -> None:
    assert workers_for(WORTH_A_WORKER - 1) == 1
    assert workers_for(10**6) <= (os.cpu_count() or 1)
