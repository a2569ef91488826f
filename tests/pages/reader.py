"""What a reader does with an open page."""

from __future__ import annotations

import time

from playwright.sync_api import Page


def search(page: Page, words: str) -> None:
    page.fill("#search", words)
    page.wait_for_selector("#hits [role=option]")
    page.keyboard.press("Enter")


def position(page: Page, name: str) -> tuple[float, float]:
    """Where a node is drawn on the screen."""
    x, y = page.evaluate(
        """name => {
            const { graph, network } = newspaperPage;
            const at = network.pixel(graph.entities.label.indexOf(name));
            const { left, top } = document.getElementById("mynetwork").getBoundingClientRect();
            return [left + at.x, top + at.y];
        }""",
        name,
    )
    return x, y


def wait_until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait for a JavaScript condition. (Playwright's own waiting evaluates text, which the policy forbids.)"""
    deadline = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(30)
