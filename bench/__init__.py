"""Measurements, one file each: `python -m bench [NAME …]`.

A measurement is a module with `measure() -> Iterable[str]`, which yields lines to print, and a name in `MEASUREMENTS`.
What is compared is timed in the same run, in turn, and reported as the median of the pairs (`bench.pairs`): figures
from different runs do not compare.
"""

MEASUREMENTS = ("reading", "resolution", "page", "queries", "show", "serving", "face", "analysis")
