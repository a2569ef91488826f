"""One HTML file from the parts: pyvis's network, the project's own template, script and style, vis-network inlined.

A Content-Security-Policy stands in the file: nothing may be fetched, and only scripts whose hash it names may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from kg.drawing import PALETTE
from kg.ontology import direct_edges, label
from kg.pages.scene import Item

HERE = Path(__file__).parent
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"

_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


@cache
def script() -> str:
    """The page's modules as one strict script, in the order that script/order.txt declares."""
    names = [line for line in (HERE / "script" / "order.txt").read_text("utf-8").split() if line]
    parts = [_EXPORT.sub("", _IMPORT.sub("", (HERE / "script" / name).read_text("utf-8"))) for name in names]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def vis_script() -> str:
    """vis-network as the pyvis package ships it, without the comment that names a source map on the network."""
    text = (VIS_NETWORK / "vis-network.min.js").read_text("utf-8")
    return re.sub(r"\n?//# sourceMappingURL=.*", "", text).replace("</script", "<\\/script")


def network(nodes: list[Item], edges: list[Item], title: str) -> Network:
    """A pyvis network with `nodes` and `edges` set at once: add_edge looks through all edges for every edge."""
    net = Network(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    net.nodes, net.edges = nodes, edges
    net.node_ids = [node["id"] for node in nodes]
    net.options = json.loads((HERE / "options.json").read_text("utf-8"))
    net.set_template_dir(str(HERE), "page.html")
    net.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    net.templateEnv.keep_trailing_newline = True
    return net


def rendered(net: Network, parts: dict[str, Any]) -> str:
    """The whole file as text. `parts` are the template's own values beside pyvis's (nodes, edges, options)."""
    scripts = {"vis_script": vis_script(), "page_script": script()}
    net.templateEnv.globals.update(
        parts,
        **scripts,
        policy=policy(scripts.values()),
        style=colours() + (HERE / "page.css").read_text("utf-8"),
        palette=PALETTE,
        words=page_words(),
    )
    return str(net.generate_html())


def colours() -> str:
    """The custom properties of light and dark paper, ink and type: CSS that whatever we show in a browser shares."""
    return (HERE / "colours.css").read_text("utf-8")


@cache
def page_words() -> dict[str, dict[str, dict[str, str]]]:
    """All words of the page as kind → key → {zh, en}: those of words.json and the ontology's labels.

    `predicates` has the ontology's direct edges, and "visited~" for what is read from the object's side.
    """
    words: dict[str, dict[str, dict[str, str]]] = json.loads((HERE / "words.json").read_text("utf-8"))
    classes = [name for name in PALETTE["types"] if name not in words["types"]]
    for kind, names in (("types", classes), ("predicates", direct_edges())):
        words[kind] |= {name: {"zh": label(name), "en": label(name, "en")} for name in names}
    return words


def policy(scripts: Iterable[str]) -> str:
    """The Content-Security-Policy: these scripts by hash, styles and images of the file itself, nothing else."""
    hashes = " ".join(f"'sha256-{_sha256(text)}'" for text in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
