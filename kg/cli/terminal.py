"""Standard output as rich knows it."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """rich's console, which leaves a closed pipe to the one door of all failures."""

    def on_broken_pipe(self) -> None:
        """Raises the BrokenPipeError that is being handled; rich itself would exit with status 1."""
        raise


def terminal() -> Console:
    """For text of pages: no wrapping (the terminal does that), no guessing at markup."""
    return Terminal(highlight=False, markup=False, emoji=False, soft_wrap=True)


def has_colours(console: Console) -> bool:
    """Can the marks be told by their colours?"""
    return console.color_system is not None and not console.no_color
