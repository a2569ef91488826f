"""The door: `kg` and `python -m kg`."""

from __future__ import annotations

import sys

from kg.errors import SettingError


def main() -> None:
    """Run the command; ends the process with its exit status. A wrong `KG_…` is told before anything is loaded."""
    try:
        from kg.cli import main as command
    except SettingError as error:
        sys.stderr.write(f"kg: {error}\n")
        sys.exit(error.exit_code)
    command()


if __name__ == "__main__":
    main()
