"""Small invented contents for pages."""

from __future__ import annotations

from kg.pages import Actor, Claim, Contents, Place, Sheet, Story, gathered


def contents_of_sentences(sentences: list[tuple[str, str, str, str]], **page: str) -> Contents:
    """One page of sentences (subject, predicate, object, sentence), one claim each."""
    text, claims = "", []
    for number, (subject, predicate, target, sentence) in enumerate(sentences):
        place = Place("p", len(text), len(text) + len(sentence))
        claims.append(Claim(f"f{number:03}", predicate, subject, target, (place,), article="p-1"))
        text += sentence + "\n"
    names = sorted({name for subject, _, target, _ in sentences for name in (subject, target)})
    return gathered(
        [Actor(name, name, "Person") for name in names],
        claims,
        [Story("p-1", "p", ("头条",), ((1, len(sentences)),), ("金一",))],
        [Sheet("p", page.get("file", "page.txt"), text, page.get("paper", ""), "", "2021-09-03", "given")],
    )


def rings(count: int, size: int = 6) -> Contents:
    """`count` actors in rings of `size`, each ring joined to the next by one claim."""
    names = [f"{number:05}" for number in range(count)]
    pairs = [(at, at + 1 if (at + 1) % size and at + 1 < count else at - at % size) for at in range(count)]
    pairs += [(at, at + size) for at in range(0, count - size, size)]
    sentences = [(names[left], "met", names[right], f"{left}与{right}会面。") for left, right in pairs if left != right]
    return contents_of_sentences(sentences)
