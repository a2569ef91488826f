"""`kg check`: is the store whole and every quote printed?"""

from __future__ import annotations

import json

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store


def check(store: Store = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Validate the store against the shapes and read every quote again on its page.

    Exit status 1 when something fails. Warnings (two holders of one post, say) do not fail.
    """
    raise NotImplementedError
