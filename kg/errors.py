"""What can go wrong, as one small tree.

    KgError
    ├── InputError       a page file, folder, gold set or output that cannot be used; a name that nothing has
    ├── LexiconError     a lexicon or frame file with a bad line (stops the build)
    ├── OntologyError    a term that ontology/kg.ttl does not declare (stops the build)
    ├── StoreError       a store that is missing, locked, of another version, or broken
    ├── QueryError       what cannot be asked: SPARQL that does not parse, a parameter, date or kind that is none
    │   ├── Refusal          SPARQL that is understood and not done: an update, a call to another server
    │   └── QuestionError    a question in words that cannot be asked; the message says why and what can be
    ├── SettingError     an environment variable KG_… that is not what it must be
    ├── CurationError    decisions in curation.yml that contradict each other or name nothing
    ├── ServerError      a server that cannot start: its extra is not installed, or the address is taken
    └── ModelError       a spaCy pipeline that cannot be loaded

Every message is one line: it names the file (or the query) and says what to do next. The command line
prints it to stderr without a traceback and exits with `exit_code`.
"""

from __future__ import annotations


class KgError(Exception):
    """Root of every error this package raises on purpose."""

    exit_code = 1


class InputError(KgError):
    """A page file, a folder, a gold set or a place to write to cannot be used, or nothing is called so."""


class LexiconError(KgError):
    """A lexicon or frame file has a bad line; the message names file and line."""


class OntologyError(KgError):
    """A name was used that `ontology/kg.ttl` does not declare."""


class StoreError(KgError):
    """The store is missing, locked by another build, of another version, or broken."""


class AddressError(StoreError):
    """What `--endpoint` names is no address of a server."""

    exit_code = 2


class QueryError(KgError):
    """The SPARQL does not parse, or a parameter, date, kind, predicate or format is missing or unknown."""

    exit_code = 2


class Refusal(QueryError):
    """The SPARQL is understood, and kg does no such thing: it writes nothing and asks no other server."""


class QuestionError(QueryError):
    """A question in words cannot be put to the store; the message says which word stands in the way."""


class SettingError(KgError):
    """A `KG_…` of the environment is not what it must be."""

    exit_code = 2


class CurationError(KgError):
    """Two decisions contradict each other, or one names nothing that exists."""


class ModelError(KgError):
    """A spaCy pipeline could not be loaded."""


class ServerError(KgError):
    """A server cannot start: its extra is not installed, or its address cannot be had."""
