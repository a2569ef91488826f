"""The spaCy `Language` of the product: Chinese, segmented by jieba, with this project's components.

`kg_persons`, `kg_titles`, `kg_surnames` and `kg_bodies` write typed mentions to `Doc._.mentions` (character
offsets: names need not fall on token boundaries). A trained pipeline named by the user adds its PER/ORG/GPE spans
as further candidates, under a rule name of their own.
"""

from __future__ import annotations

import logging
import warnings

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.mentions.aliases import find_aliases
from kg.mentions.bodies import BodyFinder, title_bodies
from kg.mentions.persons import PersonFinder
from kg.mentions.posts import TitleFinder
from kg.mentions.segmenting import RustTokenizer
from kg.mentions.surnames import called_by_surname
from kg.mentions.text import TextMap
from kg.records import Mention

COMPONENTS = ("kg_persons", "kg_titles", "kg_surnames", "kg_bodies", "kg_aliases")
_MODEL_LABELS = {
    "PER": ("Person", "Person"),
    "PERSON": ("Person", "Person"),
    "ORG": ("Organisation", "Organisation"),
    "GPE": ("Place", "Place"),
    "LOC": ("Place", "Place"),
    "FAC": ("Place", "Place"),
}

Doc.set_extension("mentions", default=(), force=True)
Doc.set_extension("text_map", default=None, force=True)


def load_language(model: str | None = None) -> Language:
    """The language of the extractor; `model` is the name or path of a trained Chinese spaCy pipeline to put beside it.

    Raises ModelError where the pipeline cannot be loaded.
    """
    _quiet_jieba()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    # Nobody asks what a word looks like, so that new words need not be looked at.
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # the stub does without
    nlp.tokenizer = RustTokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if model is not None:
        nlp.add_pipe("kg_model", config={"model": model})
    return nlp


def _quiet_jieba() -> None:
    """jieba warns of pkg_resources on import and announces its cache on stderr: neither is for users."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)


def _text_map(doc: Doc) -> TextMap:
    text_map: TextMap | None = doc._.text_map
    if text_map is None:
        text_map = doc._.text_map = TextMap(doc)
    return text_map


@Language.component("kg_persons")
def kg_persons(doc: Doc) -> Doc:
    """Adds persons: `Mention(kind="Person")`."""
    names = PersonFinder(_text_map(doc)).find()
    doc._.mentions = (
        *doc._.mentions,
        *(Mention("Person", n.start, n.end, n.text, "Person", f"person-{n.rule}", confidence(n.score)) for n in names),
    )
    return doc


@Language.component("kg_titles")
def kg_titles(doc: Doc) -> Doc:
    """Adds the posts next to persons: `Mention(kind="Post")`, one per title of a list."""
    text_map, mentions = _text_map(doc), doc._.mentions
    persons = sorted((m for m in mentions if m.kind == "Person"), key=lambda m: m.start)
    text = text_map.text
    titles = TitleFinder(text_map, persons).find()
    doc._.mentions = (
        *mentions,
        *(Mention("Post", t.start, t.end, text[t.start : t.end], t.head.columns[0], "title") for t in titles),
    )
    return doc


@Language.component("kg_surnames")
def kg_surnames(doc: Doc) -> Doc:
    """Adds persons called by surname and title: 沈局长."""
    doc._.mentions = called_by_surname(_text_map(doc), doc._.mentions)
    return doc


@Language.component("kg_bodies")
def kg_bodies(doc: Doc) -> Doc:
    """Adds bodies, places, projects and events by their endings."""
    text_map, mentions = _text_map(doc), doc._.mentions
    taken = sorted((m.start, m.end) for m in mentions)
    text = text_map.text
    found = BodyFinder(text_map, taken).find()
    doc._.mentions = (
        *mentions,
        *(Mention(b.kind, b.start, b.end, text[b.start : b.end], b.type, "ending") for b in found),
    )
    return doc


@Language.component("kg_aliases")
def kg_aliases(doc: Doc) -> Doc:
    """Adds further mentions of bodies under their short names."""
    text_map, mentions = _text_map(doc), doc._.mentions
    bodies = [m for m in mentions if m.kind == "Organisation"] + title_bodies(text_map, mentions)
    taken = sorted((m.start, m.end) for m in mentions if m.kind in ("Person", "Post", "Organisation"))
    doc._.mentions = (*mentions, *find_aliases(text_map.text, sorted(bodies, key=lambda m: m.start), taken))
    return doc


@Language.factory("kg_model", default_config={"model": ""})
class ModelSpans:
    """Adds the entity spans of a trained pipeline as mentions, rule `spacy:NAME`."""

    def __init__(self, nlp: Language, name: str, model: str) -> None:
        """Loads `model` (a package name or a path); raises ModelError where that fails."""
        try:
            self._model = spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(
                f"--spacy-model {model}: cannot be loaded ({reason}); give a path or an installed package"
            ) from error
        self._rule = f"spacy:{self._model.meta.get('name', 'model')}"

    def __call__(self, doc: Doc) -> Doc:
        """Runs the pipeline on the same text and adds its spans where no rule has found a mention."""
        taken = sorted((m.start, m.end) for m in doc._.mentions)
        extra = []
        for span in self._model(doc.text).ents:
            kind = _MODEL_LABELS.get(span.label_)
            if kind and all(span.end_char <= s or e <= span.start_char for s, e in taken):
                extra.append(Mention(kind[0], span.start_char, span.end_char, span.text, kind[1], self._rule, 0.6))
        doc._.mentions = (*doc._.mentions, *extra)
        return doc


def confidence(score: float) -> float:
    """A person score on the scale of 0.5 to 1 (two digits, so that bytes do not depend on rounding)."""
    return round(min(1.0, 0.5 + max(0.0, score) / 10), 2)
