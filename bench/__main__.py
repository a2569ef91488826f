"""Runs the named measurements, or all: `python -m bench [NAME …]`."""

from __future__ import annotations

import importlib
import sys

from bench import MEASUREMENTS


def main(names: list[str]) -> int:
    """Print each measurement as it finishes; 2 for a name that is none."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"no measurement {unknown[0]}; there are: {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    for name in names or MEASUREMENTS:
        print(f"== {name}", flush=True)
        for line in importlib.import_module(f"bench.{name}").measure():
            print(line, flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
