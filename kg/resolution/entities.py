"""Clusters made into entities: their ids, labels, types, parents and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from kg.records import Entity
from kg.resolution.atoms import Atom
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.names import body_class, full_body, normal
from kg.resolution.persons import PersonAtom
from kg.resolution.places import Path, is_called, read_prefix, zones

_PRONOUNS: Final = ("该", "其", "他", "她", "它", "这", "我", "本", "此")
_MAX_REASONS: Final = 12
_MIN_FORM: Final = 2
_GENERIC: Final = {"Organisation", "Other", "Place"}  # types that an organisation may bear for want of a better one
_ABOVE: Final = {"PartyBody": ("委员会", "工作委员会"), "GovernmentBody": ("人民政府", "管理委员会")}
_TOP_ENDS: Final = ("人民政府", "街道办事处", "管理委员会", "代表大会常务委员会", "领导小组", "领导小组办公室")


def founding(atoms: Sequence[Atom]) -> Atom:
    """The atom whose id stands for the entity: the surest of its place and posts, then the first in print.

    It depends on the entity's own atoms alone, so pages about others never change an id.
    """
    return atoms[0] if len(atoms) == 1 else min(atoms, key=lambda atom: (_unsure(atom), *atom.first))


def _unsure(atom: Atom) -> tuple[int, int]:
    bare = not atom.held and not atom.byline if isinstance(atom, PersonAtom) else not atom.reading.explicit
    return (int(any(":" in part for part in atom.key)), int(bare))


def _label(atoms: Sequence[Atom]) -> str:
    """The name printed most, of the fullest kind: with its district, with a firm's legal form."""
    registered = [atom for atom in atoms if atom.reading.firm is not None and atom.reading.firm.legal]
    names = Counter(one.name for atom in registered or atoms for one in atom.members)
    placed = {name for name in names if read_prefix(normal(name), {}, bare=False).path}
    full = placed if placed and atoms[0].sort == "body" else {name for name in names if not _is_relative(name)}
    full = full or set(names)
    label = min(full, key=lambda name: (-names[name], -len(name), name))
    return own_name(label, atoms[0].reading.place) if atoms[0].sort == "body" else label


def own_name(name: str, place: Path) -> str:
    """A name that leans on its place, spelled out with it: 区教育局 or 该区教育局 in 某某区 is 某某区教育局."""
    prefix = read_prefix(normal(name), {})
    if prefix.relative and place and ":" not in place[-1] and is_called(place[-1], prefix.relative):
        return place[-1] + prefix.rest
    return name


def _class(atoms: Sequence[Atom], label: str) -> tuple[str, str]:
    """Kind and ontology class: the most frequent specific one, else what the end of the name says."""
    if all(atom.sort == "place" and not atom.reading.stem for atom in atoms):
        return "Place", "Place"
    kinds = Counter((one.argument.kind, one.argument.type) for atom in atoms for one in atom.members)
    exact = {pair: count for pair, count in kinds.items() if pair[1] not in _GENERIC}
    kind, type = min(exact or kinds, key=lambda one: (-kinds[one], one))
    named = body_class(normal(label)) if kind == "Organisation" and type in _GENERIC else None
    return kind, named or type


def _is_relative(name: str) -> bool:
    return bool(read_prefix(normal(name), {}).relative)


def _forms(atoms: Sequence[Atom], label: str) -> tuple[str, ...]:
    """Other printed forms. A person's are names only; a body's leave out 该公司 and the like."""
    forms = {form for atom in atoms for one in atom.members for form in (one.name, one.surface)}
    if atoms[0].sort == "person":
        forms = {form for form in forms if any(atom.reading.stem in normal(form) for atom in atoms)}
    forms |= _with_city(atoms, label)
    kept = {form for form in forms if len(form) >= _MIN_FORM and not form.startswith(_PRONOUNS)}
    return tuple(sorted(form for form in kept if form != label and not _is_whole(form, label)))


def _with_city(atoms: Sequence[Atom], label: str) -> set[str]:
    """A zone and its bodies under the city's name too: 高新区管委会 of one city is not that of the next."""
    place = max((atom.reading.place for atom in atoms), key=lambda path: (len(path), path))
    if len(place) < 2 or place[-1] not in zones().values() or not normal(label).startswith(place[-1]):
        return set()
    return {place[-2].removesuffix("市") + normal(label)}


def _is_whole(form: str, label: str) -> bool:
    """Whether `form` names the body that `label` is a part of: 某某领导小组 of 某某领导小组办公室."""
    named = normal(form)  # empty for a name of nothing but marks
    found, rest = normal(label).partition(named)[1:] if named else ("", "")
    return bool(found) and len(rest) > 1 and body_class(rest) not in (None, "Enterprise")


def _reasons(clusters: Clusters, root: str) -> tuple[str, ...]:
    """Distinct reasons with their score and how many links they made, strongest first."""
    counted = Counter((link.score, link.reason) for link in clusters.reasons.get(root, ()))
    lines = [
        f"{'decided' if score > 1 else f'{score:.2f}'} {reason}" + (f" ({times}×)" if times > 1 else "")
        for (score, reason), times in sorted(counted.items(), key=lambda one: (-one[0][0], one[0][1]))
    ]
    return tuple(lines[:_MAX_REASONS])


def build_entity(corpus: Corpus, clusters: Clusters, ids: Sequence[str]) -> Entity:
    """The entity of one cluster, without its parent."""
    atoms = [corpus.atom(id) for id in ids]
    chosen = founding(atoms).id
    label = _label(atoms)
    kind, type = _class(atoms, label)
    return Entity(
        id=chosen,
        kind=kind,
        type=type,
        label=label,
        alt_labels=_forms(atoms, label),
        replaces=tuple(sorted(atom.id for atom in atoms if atom.id != chosen)),
        reasons=_reasons(clusters, clusters.root(ids[0])),
    )


def parents(corpus: Corpus, clusters: Clusters, entity_of: Mapping[str, str]) -> dict[str, str]:
    """Entity.id of a body -> that of the body it is a part of: its name goes on where the parent's ends.

    `entity_of`: Atom.id -> Entity.id. A department without such a parent belongs to the government or committee
    of its place, where that is named.
    """
    bodies = [atom for atom in corpus.things.values() if atom.sort == "body" and atom.id in entity_of]
    where: dict[tuple[Path, str], str] = {}
    for atom in sorted(bodies, key=lambda atom: atom.id):
        if atom.reading.firm is None:
            where.setdefault((corpus.one_place[atom.reading.place], atom.reading.stem), entity_of[atom.id])
        for name in sorted({one.name for one in atom.members}):
            where.setdefault((corpus.one_place[atom.home], normal(name)), entity_of[atom.id])
    found: dict[str, str] = {}
    for atom in sorted(bodies, key=lambda atom: atom.id):
        parent = _parent(atom, corpus, where)
        if parent is not None and parent != entity_of[atom.id]:
            found.setdefault(entity_of[atom.id], parent)
    return {child: parent for child, parent in found.items() if not _loops(child, found)}


def _parent(atom: Atom, corpus: Corpus, where: Mapping[tuple[Path, str], str]) -> str | None:
    place, home = corpus.one_place[atom.reading.place], corpus.one_place[atom.home]
    stem = atom.reading.stem
    for name in sorted({stem, *map(normal, atom.names)}):
        for size in range(len(name) - 2, 1, -1):
            front = name[:size]
            if body_class(front) is None:
                continue
            parent = where.get((place, front)) or where.get((place, full_body(front))) or where.get((home, front))
            if parent is not None:
                return parent
    above = _ABOVE.get(body_class(normal(atom.members[0].name)) or "", ())
    if atom.reading.firm is not None or stem.endswith(_TOP_ENDS) or stem in ("委员会", "工作委员会"):
        return None
    return next((where[(place, name)] for name in above if (place, name) in where), None)


def _loops(child: str, found: Mapping[str, str]) -> bool:
    seen = {child}
    above = found.get(child)
    while above is not None:
        if above in seen:
            return True
        seen.add(above)
        above = found.get(above)
    return False
