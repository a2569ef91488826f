"""The network page in headless Chromium, beside pyvis pages of the same graph, in one run.

For each size: seconds to make the file, seconds until the first drawing is on the screen, frames a second while it is
dragged about. Beside it "pyvis, placed": what pyvis makes of the same nodes and edges with our positions and physics
off; and "pyvis": as `Network.from_nx` makes it. A pyvis page that needs over TIRED seconds is the last of its kind.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Late
from pyvis.network import Network

from bench.pairs import timed
from kg.drawing.communities import group_actors, weights_between
from kg.drawing.placement import place
from kg.pages import Actor, Claim, Contents, Place, Sheet, Story, gathered, page_file

SIZES = (200, 1_000, 5_000, 20_000, 100_000)
PATIENCE = 60.0
TIRED = 20.0
ROUNDS = 3
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
TYPES = ("Person", "Person", "Person", "Enterprise", "Enterprise", "GovernmentBody", "Event", "Place")
PREDICATES = ("visited", "met", "accompanied", "attended", "holdsPost")


class Shown(NamedTuple):
    """Seconds to make the file, to the first drawing; frames a second while dragged; None where not reached."""

    made: float
    drawn: float | None
    frames: float | None

    def __str__(self) -> str:
        drawn = f"{self.drawn:6.2f} s" if self.drawn is not None else f"> {PATIENCE:.0f} s"
        frames = f"{self.frames:5.0f} fps" if self.frames is not None else "       –"
        return f"made {self.made:6.2f} s   first drawing {drawn:>8}   drag {frames}"


def invented(count: int) -> Contents:
    """A graph of `count` actors in overlapping circles of about a hundred, one article for every four actors."""
    random = Random(count)
    actors = [
        Actor(f"actor/{at:06}", f"{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{at}", random.choice(TYPES)) for at in range(count)
    ]
    texts, claims, stories = [""] * (count // 32 + 1), [], []
    for story in range(count // 4):
        sheet = story // 8
        middle = random.randrange(count)
        circle = [min(count - 1, int(middle // 100 * 100 + random.expovariate(1 / 25))) for _ in range(8)]
        for number in range(8):
            subject, target = random.choice(circle), random.choice(circle) if number else random.randrange(count)
            if subject == target:
                continue
            quote = f"{actors[subject].label}一行近日到{actors[target].label}\n了解有关情况。"
            place_ = Place(f"page/{sheet:06}", len(texts[sheet]), len(texts[sheet]) + len(quote))
            date = f"20{random.randrange(18, 24)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
            claims.append(
                Claim(
                    f"{story:06}-{number}",
                    random.choice(PREDICATES),
                    actors[subject].id,
                    actors[target].id,
                    (place_,),
                    article=f"story/{story:06}",
                    start=date,
                    end=date,
                    basis="printed",
                )
            )
            texts[sheet] += quote + "\n"
        stories.append(Story(f"story/{story:06}", f"page/{sheet:06}", (f"第{story}篇",)))
    return gathered(
        actors, claims, stories, [Sheet(f"page/{at:06}", f"{at}.txt", text) for at, text in enumerate(texts)]
    )


def ours(contents: Contents, target: Path) -> None:
    """The page of this project."""
    page_file(contents, title="示例").write(target)


def plain(contents: Contents, target: Path) -> None:
    """What a pyvis user writes: from_nx, physics on."""
    _pyvis(contents, target, {})


def placed(contents: Contents, target: Path) -> None:
    """pyvis with positions computed beforehand and physics off."""
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    pairs = [(index[claim.subject], index[claim.object]) for claim in contents.claims if claim.object]
    weights = weights_between(len(index), pairs)
    _pyvis(contents, target, dict(enumerate(place(weights, group_actors(weights)).actors)))


def _pyvis(contents: Contents, target: Path, spots: dict[int, tuple[int, int]]) -> None:
    graph = nx.DiGraph()
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    for at, actor in enumerate(contents.actors):
        graph.add_node(at, label=actor.label, group=actor.type)
    graph.add_edges_from((index[claim.subject], index[claim.object]) for claim in contents.claims if claim.object)
    net = Network(height="100vh", directed=True, cdn_resources="in_line")
    net.from_nx(graph)
    if spots:
        net.toggle_physics(False)
        for node in net.nodes:
            node["x"], node["y"] = spots[node["id"]]
    target.write_text(net.generate_html(), "utf-8")


PAINTED = """() => {
    const canvas = document.querySelector("canvas");
    if (!canvas || canvas.width === 0) return false;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 3; at < data.length; at += 4 * 7) inked += data[at] > 0;
    return inked > 30;
}"""

COUNT_FRAMES = """() => {
    globalThis.frames_ = [];
    const tick = (now) => { globalThis.frames_.push(now); requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
}"""


def shown(browser: Browser, make: Callable[[Contents, Path], None], contents: Contents, folder: Path) -> Shown:
    """Make the page, open it with the network cut, drag it about."""
    target = folder / "page.html"
    made = timed(lambda: make(contents, target))
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    drawn: list[float] = []
    frames = None
    try:
        drawn.append(timed(lambda: _open(page, target)))
        frames = _frames_while_dragged(page)
    except Late:
        pass
    finally:
        context.close()
    return Shown(made, drawn[0] if drawn else None, frames)


def _open(page: Page, target: Path) -> None:
    """Until the drawing has ink. pyvis hides it behind a bar until physics rests: that counts as not drawn."""
    page.goto(target.as_uri(), wait_until="commit")
    page.wait_for_selector("canvas")
    while not page.evaluate(PAINTED) or page.locator("#loadingBar:visible").count():
        page.wait_for_timeout(20)


def _frames_while_dragged(page: Page, seconds: float = 2.0) -> float:
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.12, box["y"] + box["height"] * 0.9
    page.wait_for_timeout(1500)
    page.evaluate(COUNT_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    start = page.evaluate("performance.now()")
    step = 0
    while page.evaluate("performance.now()") < start + seconds * 1000:
        step += 1
        page.mouse.move(x + 3 * (step % 40), y - 2 * (step % 40))
    page.mouse.up()
    count, span = page.evaluate(
        f"(() => {{ const f = frames_.filter((t) => t >= {start}); return [f.length, f.at(-1) - f[0]]; }})()"
    )
    return float((count - 1) * 1000 / span) if count > 1 else 0.0


def measure() -> Iterator[str]:
    """One line for each size and kind of page; medians of ROUNDS for ours, one round for pyvis."""
    tired: set[str] = set()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        for size in SIZES:
            contents = invented(size)
            yield f"{size:,} entities, {len(contents.claims):,} facts"
            runs = [shown(browser, ours, contents, Path(folder)) for _ in range(ROUNDS)]
            yield f"  kg page        {_median(runs)}   {os.path.getsize(Path(folder) / 'page.html') / 1e6:.1f} MB"
            for name, make in (("pyvis, placed", placed), ("pyvis", plain)):
                if name in tired:
                    yield f"  {name:14} not tried: a smaller one took over {TIRED:.0f} s"
                    continue
                run = shown(browser, make, contents, Path(folder))
                yield f"  {name:14} {run}"
                if run.drawn is None or run.made + run.drawn > TIRED:
                    tired.add(name)
        browser.close()


def _median(runs: list[Shown]) -> Shown:
    def middle(values: list[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return statistics.median(known) if len(known) == len(values) else None

    made = middle([run.made for run in runs])
    assert made is not None
    return Shown(made, middle([run.drawn for run in runs]), middle([run.frames for run in runs]))


def _chromium() -> str:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        raise SystemExit("bench page needs Chromium; on Debian: apt install chromium")
    return found
