"""How good the facts are, measured against pages that people have annotated.

    from kg.scoring import read_lines, score
    print(score(Path("tests/gold/seeds"), read_lines(Path("facts.jsonl")), read_lines(Path("articles.jsonl"))))

`goldset` reads the annotations, `comparing` and `matching` say when two statements are one, `layout` looks at how
articles were put together, `judging` counts, `confidence` and `floors` hold the counts against what was promised.
"""

from kg.scoring.confidence import Band, confidence_bands, confidence_table
from kg.scoring.floors import Floor, check_floors, lowered_floors, parse_floors, raise_floors, read_floors
from kg.scoring.judging import Miss, Score, Tally, Verdict, score
from kg.scoring.lines import read_lines

__all__ = [
    "Band",
    "Floor",
    "Miss",
    "Score",
    "Tally",
    "Verdict",
    "check_floors",
    "confidence_bands",
    "confidence_table",
    "lowered_floors",
    "parse_floors",
    "raise_floors",
    "read_floors",
    "read_lines",
    "score",
]
