"""What people decided about who is who: `curation.yml` read, checked, and found in the pages.

One entry is one decision. It names entities by name and by words of their company, never by id alone, so that it
holds when pages come and go::

    - verdict: same            # same different unsure rename drop
      what: {name: 张三, kind: Person, where: [某某区教育局]}
      as: {name: 张叁, kind: Person, where: [某某区教育局]}
      who: 李编辑
      why: 11月17日 misprints the name

`where`: words of the bodies, places, page files or article ids that the entity is printed with; all must fit.
`rename` has `to`; `rename` and `drop` have no `as`. `drop` says that the words name nobody and nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from kg.errors import CurationError
from kg.resolution.occurrences import SORTS

VERDICTS: Final = ("same", "different", "unsure", "rename", "drop")
_PAIRS: Final = ("same", "different", "unsure")
_KEYS: Final = {"verdict", "what", "as", "to", "who", "why"}


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """How a decision names an entity."""

    name: str
    kind: str = ""  # Person Organisation Place Project Event, "" for any
    where: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As messages show it: 张三 (某某区教育局)."""
        return self.name + (f" ({', '.join(self.where)})" if self.where else "")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One entry of curation.yml."""

    verdict: str  # one of VERDICTS
    what: Reference
    other: Reference | None = None  # `as` of same, different, unsure
    to: str = ""  # of rename
    who: str = ""
    why: str = ""
    source: str = ""  # file:line, for messages

    def __str__(self) -> str:
        """As messages show it: curation.yml:3 says 张三 same 张叁."""
        tail = str(self.other) if self.other else self.to
        return f"{self.source} says {self.what} {self.verdict} {tail}".rstrip()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of one file, in its order; a file that does not exist holds none.

    Raises CurationError, with file and line, for a file that is no list of such entries.
    """
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
        entries, node = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise CurationError(f"{path}: cannot be read as YAML ({reason}); correct the file") from error
    if entries is None:
        return ()
    if not isinstance(entries, list) or not isinstance(node, yaml.SequenceNode):
        raise CurationError(f"{path}: wanted a list of decisions; start each with '- verdict:'")
    lines = [item.start_mark.line + 1 for item in node.value]
    return tuple(_decision(entry, f"{path.name}:{line}") for entry, line in zip(entries, lines, strict=True))


def _decision(entry: object, source: str) -> Decision:
    if not isinstance(entry, dict) or entry.get("verdict") not in VERDICTS:
        raise CurationError(f"{source}: wanted an entry with verdict: one of {', '.join(VERDICTS)}")
    unknown = sorted(str(key) for key in entry.keys() - _KEYS)
    if unknown:
        raise CurationError(f"{source}: {unknown[0]} is no key of a decision; use {', '.join(sorted(_KEYS))}")
    verdict = str(entry["verdict"])
    wanted = {"what"} | ({"as"} if verdict in _PAIRS else set()) | ({"to"} if verdict == "rename" else set())
    present = entry.keys() & {"what", "as", "to"}
    if present != wanted:
        raise CurationError(
            f"{source}: {verdict} needs {' and '.join(sorted(wanted))} and nothing else of what, as, to"
        )
    other = _reference(entry["as"], source) if "as" in entry else None
    words = {key: str(entry.get(key) or "") for key in ("to", "who", "why")}
    return Decision(verdict, _reference(entry["what"], source), other, **words, source=source)


def _reference(value: object, source: str) -> Reference:
    if isinstance(value, str):
        return Reference(value)
    if not isinstance(value, dict) or not value.get("name") or value.keys() - {"name", "kind", "where"}:
        raise CurationError(f"{source}: wanted a name, or a mapping of name, kind and where")
    kind = str(value.get("kind") or "")
    if kind and kind not in SORTS:
        raise CurationError(f"{source}: {kind} is no kind of entity; use one of {', '.join(SORTS)}")
    where = value.get("where") or ()
    words = (where,) if isinstance(where, str) else tuple(map(str, where))
    return Reference(str(value["name"]), kind, words)


def entry_text(decision: Decision) -> str:
    """The decision as one YAML entry, ready to stand at the end of curation.yml."""
    entry: dict[str, Any] = {"verdict": decision.verdict, "what": _mapping(decision.what)}
    if decision.other is not None:
        entry["as"] = _mapping(decision.other)
    entry |= {key: getattr(decision, key) for key in ("to", "who", "why") if getattr(decision, key)}
    return yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120)


def _mapping(reference: Reference) -> Mapping[str, Any]:
    where = {"where": list(reference.where)} if reference.where else {}
    return {"name": reference.name, **({"kind": reference.kind} if reference.kind else {}), **where}
