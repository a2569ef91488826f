"""The command `kg`: one file per command, each parses, calls a plain function and prints.

A command imports its room inside the function, so that `kg --help` does not wait for spaCy or rdflib.
"""

from __future__ import annotations

import sys

import typer

from kg.cli import (
    analyse,
    ask,
    build,
    check,
    explain,
    export,
    failures,
    page,
    push,
    queries,
    query,
    review,
    score,
    serve,
    show,
    timeline,
    who,
)

app = typer.Typer(
    name="kg",
    cls=failures.KgGroup,
    help="Turn raw pages of Chinese local newspapers into a knowledge graph whose every edge is a printed sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for name, command in (
    ("build", build.build),
    ("check", check.check),
    ("show", show.show),
    ("explain", explain.explain),
    ("query", query.query),
    ("queries", queries.queries),
    ("ask", ask.ask),
    ("export", export.export),
    ("page", page.page),
    ("push", push.push),
    ("review", review.review),
    ("who", who.who),
    ("timeline", timeline.timeline),
    ("serve", serve.serve),
    ("score", score.score),
):
    app.command(name, cls=failures.KgCommand)(command)
app.add_typer(analyse.app, name="analyse")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('newspaper-kg')}")
        raise typer.Exit


@app.callback(epilog="A page is a UTF-8, GB18030 or UTF-16 text file. Start with: kg build PAGES_FOLDER")
def _kg(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def main() -> None:
    """Entry point of the command; ends the process with its exit status."""
    sys.stdout = failures.sound(sys.stdout)
    try:
        app(prog_name="kg")
    except OSError as error:  # disk full, permissions, a store on a vanished disk: the machine's, not our, fault
        sys.stderr.write(f"kg: {error.strerror or error}{f': {error.filename}' if error.filename else ''}\n")
        sys.exit(1)
    except Exception as error:  # the one broad except of the project: the last line of defence before the user
        sys.exit(failures.report_bug(error))
