"""Words → what is asked. A word that has no place is left out only where no place is open for it; else it refuses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.asking import verbless
from kg.asking.phrases import MARKS, Phrase, phrases
from kg.asking.reading import Reading
from kg.asking.roles import Places, companions, places, says
from kg.asking.timing import timed
from kg.asking.vocabulary import classes_of
from kg.asking.words import Word
from kg.errors import QuestionError

ASKS = frozenset({"when", "times", "sum", "whether", "evidence", "most", "where"})
_POSTS = frozenset({"holdsPost", "appointed", "removed"})
_BESIDE = {  # pairs of verbs that ask one thing: which of them is the relation
    frozenset({"organised", "presided"}): "presided",
    frozenset({"holdsPost", "appointed"}): "appointed",
    frozenset({"holdsPost", "removed"}): "removed",
    frozenset({"plans", "organised"}): "plans",
    frozenset({"plans", "invests"}): "plans",
    frozenset({"locatedIn", "visited"}): "visited",
}
_BESIDE_A_DATE = frozenset({"before", "after", "from"})
_BESIDE_NO_VERB = frozenset({"relation", "heads", "did", "decisions", "successions"})
_OPEN_ENDED = frozenset({"name", "unknown", "class", "ending", "title", "verb", "quote"})  # what a topic may consist of


def read(words: Sequence[Word]) -> tuple[Reading, tuple[Word, ...]]:
    """The reading of a question and its words as they were taken. Raises QuestionError, saying which word stands in
    the way, where it cannot be read or would be answered with the answer to another question."""
    for word in words:
        if word.sort == "refused":
            raise QuestionError(word.value.format(word=word.text))
    known, period = timed(words)
    _refuse_stray(known, _BESIDE_A_DATE)
    known, topic = _with_topic(_without_apposition(known))
    known = _with_sums(tuple(_named_by_part(known)))
    _refuse_longer_names(known)
    said, passive, number = phrases([word for word in known if word.sort != "topic"])
    asks = frozenset(word.sort for word in known if word.sort in ASKS) | ({"number"} if number else set())
    relation, along = _relation(known)
    titles = [word.text for word in known if word.sort == "title"]
    if titles and relation not in _POSTS:
        relation = _relation_of_title(relation, titles)
    if not relation:
        sorts = frozenset(word.sort for word in known)
        reading = verbless.read(said, sorts, asks, period)
        return replace(reading, period=period, left_out=_refuse_unknown(known, None)), known
    _refuse_stray(known, _BESIDE_NO_VERB)
    verbs = [word.text for word in known if word.sort == "verb" and word.value == relation]
    mutual = any(says("mutual", relation, verb) for verb in verbs)
    passive = passive or any(says("inverse", relation, verb) for verb in verbs)
    found = companions(relation, said) if along else places(relation, said, passive=passive, mutual=mutual)
    left_out = _refuse_unknown(known, found)
    _refuse_lost(said, found)
    return (
        Reading(
            relation,
            found.of("subject"),
            found.of("object"),
            found.of("companion"),
            along == "accompanied",
            mutual,
            "".join(titles),
            topic,
            period,
            asks,
            left_out=left_out,
        ),
        known,
    )


def _with_sums(words: Sequence[Word]) -> tuple[Word, ...]:
    """多少 with no kind of thing behind it asks for the sum where the verb is 投资."""
    if not any(word.value == "invests" for word in words if word.sort == "verb"):
        return tuple(words)
    followed = [word.sort for word in words[1:]] + [""]
    return tuple(
        replace(word, sort="sum") if word.sort == "number" and after not in {"class", "ending"} else word
        for word, after in zip(words, followed, strict=True)
    )


def _refuse_longer_names(words: Sequence[Word]) -> None:
    """Raises QuestionError where a name goes on with a kind of thing (某公司集团): that is another name."""
    for word, after in itertools.pairwise(words):
        place = word.value != "part" and {one.type for one in word.called} <= {"Place", "Park", "Person"}
        if word.sort == "name" and not place and after.sort in {"class", "ending"}:
            raise QuestionError(f"{word.text}{after.text} is no name in this store; {word.called[0].name} is one")


def _refuse_stray(words: Sequence[Word], sorts: frozenset[str]) -> None:
    """Raises QuestionError for a word that means something only elsewhere: 张某之后谁任主任 gives no date."""
    for word in words:
        if word.sort in sorts:
            raise QuestionError(
                f"{word.text} has no place in this question: before and after go with a date, ask the rest alone"
            )


def _refuse_lost(said: Sequence[Phrase], found: Places) -> None:
    """Raises QuestionError where a name of the question stands in no place: the answer would be to another question."""
    kept = {name for slot in found.filled.values() for name in slot.names}
    for phrase in said:
        if not kept.issuperset(phrase.slot.names):
            raise QuestionError(f"{phrase.slot.text} has no place beside {found.relation}: ask for it on its own")


def _relation(words: Sequence[Word]) -> tuple[str, str]:
    """What the verbs ask, and the second verb where it says who else was there (accompanied, attended)."""
    verbs = {word.value: word.text for word in words if word.sort == "verb"}
    if "stated" in verbs and _asks_for_articles(words):
        verbs.pop("stated")  # 哪些文章提到甲 asks for articles
    if len(verbs) <= 1:
        return next(iter(verbs), ""), ""
    pair = frozenset(verbs)
    if pair in _BESIDE:
        return _BESIDE[pair], ""
    for second, firsts in (("accompanied", {"visited", "met", "attended"}), ("attended", {"visited"})):
        others = pair - {second}
        if second in pair and len(others) == 1 and others <= firsts:
            return next(iter(others)), second
    raise QuestionError(f"{'、'.join(verbs.values())}: it asks of several things at once; ask one question for each")


def _relation_of_title(relation: str, titles: Sequence[str]) -> str:
    if relation:
        raise QuestionError(f"{titles[0]} is a post; ask first who held it, then by name")
    return "holdsPost"


def _without_apposition(words: Sequence[Word]) -> tuple[Word, ...]:
    """A title that stands beside a person's name only describes it: 管委会主任张某, 张某书记."""
    out: list[Word] = []
    for at, word in enumerate(words):
        word = replace(word, sort="title") if word.sort == "name" and word.kinds == {"Post"} else word
        beside = [*out[-1:], *words[at + 1 : at + 2]]
        if word.sort == "title" and any("Person" in each.kinds for each in beside):
            follows = at + 1 < len(words) and "Person" in words[at + 1].kinds
            if follows and out and out[-1].sort == "name" and "Organisation" in out[-1].kinds:
                out[-1] = replace(out[-1], sort="beside")
            word = replace(word, sort="beside")
        out.append(word)
    return tuple(out)


def _with_topic(words: Sequence[Word]) -> tuple[tuple[Word, ...], str]:
    """The words with the topic of what was said as one word, and the topic.

    After 关于, 就, 对: all up to the verb. After the verb: what stands there (谁强调过安全生产). Before it: what is
    unknown, where somebody else is asked for (安全生产谁说过).
    """
    at = next((at for at, word in enumerate(words) if word.sort == "verb"), None)
    if at is None or words[at].value != "stated" or _asks_for_articles(words):
        marks = [word for word in words if word.sort == "about"]
        return tuple(word for word in words if word not in marks), ""
    for start, end in _stretches(words, at):
        marked = words[start].sort in {"about", "at"}
        text = "".join(word.text for word in words[start + marked : end] if word.sort != "quote")
        return (*words[:start], Word("topic", text), *words[end:]), text
    return tuple(words), ""


def _stretches(words: Sequence[Word], verb: int) -> Iterator[tuple[int, int]]:
    """Where the topic may stand, the surest place first."""
    for at in range(verb):
        if words[at].sort == "about" or (words[at].sort == "at" and words[at].text == "对"):
            end = at + 1
            while end < verb and (words[end].sort in _OPEN_ENDED or words[end].text == "和"):
                end += 1
            if end > at + 1:
                yield at, end
    start = verb + 1
    while start < len(words) and words[start].sort in {"particle", "about"}:
        start += 1
    end = start
    while end < len(words) and words[end].sort in _OPEN_ENDED and not _is_utterance(words[end]):
        end += 1
    if end > start:
        yield start, end
    for at in range(verb):
        if words[at].sort == "unknown" and any(word.sort == "who" for word in words):
            yield at, at + 1


def _is_utterance(word: Word) -> bool:
    return word.sort == "class" and "Utterance" in classes_of(word.text)


def _asks_for_articles(words: Sequence[Word]) -> bool:
    return any(word.sort == "class" and "Article" in classes_of(word.text) for word in words)


def _named_by_part(words: Sequence[Word]) -> Iterator[Word]:
    """An unknown word that is a part of the name of one thing alone stands for it."""
    for word in words:
        alone = word.sort == "unknown" and len({one.id for one in word.called}) == 1
        yield replace(word, sort="name", value="part") if alone else word


def _refuse_unknown(words: Sequence[Word], found: Places | None) -> tuple[str, ...]:
    """What may be left out of the question. Raises QuestionError for an unknown word that some place is open for."""
    verb = next((at for at, word in enumerate(words) if word.sort == "verb"), len(words))
    left_out = [word.text for word in words if word.sort == "vague"]
    for at, word in enumerate(words):
        if word.sort != "unknown":
            continue
        if word.called:
            names = "、".join(sorted({one.name for one in word.called})[:8])
            raise QuestionError(f"{word.text}: which is meant? the store has {names}")
        place = "subject" if at < verb else "object"
        joined = at > 0 and (words[at - 1].sort in MARKS or words[at - 1].sort == "passive")
        longer = at > 0 and words[at - 1].sort == "name" and "Person" not in words[at - 1].kinds
        kind = words[at + 1].text if at + 1 < len(words) and words[at + 1].sort in {"class", "ending"} else ""
        if kind and at > 0 and words[at - 1].sort in {"which", "number"}:
            kind = ""  # 哪些民营企业: only a kind of enterprises, and not the name of one
        longer = longer or (at > 0 and words[at - 1].sort in {"class", "ending"})  # 项目9, 公司甲
        if found is None or found.is_open(place) or joined or longer or kind:
            whole = (words[at - 1].text if longer else "") + word.text + kind
            raise QuestionError(f"{whole} is no name in this store and no word that kg ask knows; see kg ask --help")
        left_out.append(word.text)
    return tuple(left_out)
