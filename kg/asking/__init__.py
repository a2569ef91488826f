"""Answers questions in Chinese by form: a small grammar over names, labels and lexicons, no guessing.

    answer = ask(view, "张某 2021年 考察了 哪些 企业")
    answer.table                          # kg.graph.rows.Table
    answer.understanding.understood       # 张某 (Person person/1f0c…), 2021年 (2021-01-01…2021-12-31), …
    answer.understanding.left_out         # words that were not understood and that the answer does without
    answer.understanding.query.sparql     # the question as SPARQL, to be run again with kg query -e

How it goes, one module a step: `names` finds what the store knows by name · `words` cuts the question into words of
`vocabulary` (from `lexicons/asking.toml`, the ontology, triggers and reporting verbs), names and `dates` · `grammar`
gives each word its place and makes a `Reading`, or raises QuestionError and says why · `plans` writes the reading
as a named query where there is one, else as SPARQL of the pieces of `asking.toml`.

No word is passed over in silence: it is understood, or said to be left out where no place in the question is open for
it, or the question is refused.
"""

from kg.asking.answers import Answer, ask, understand

__all__ = ["Answer", "ask", "understand"]
