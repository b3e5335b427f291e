"""Other partnerships' scores: beside a worksheet, and as figures among the reference pages."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.models.instrument import Instrument
from handrail.views.reference import FigureTable


@dataclass(frozen=True)
class Row:
    """One section of the comparison: how other partnerships scored it. Shown last, so that nobody scores by it."""

    title: str
    mean: str
    lowest: str
    highest: str
    share: int
    """The mean's place between the ends of the scale, in per cent, for drawing a bar."""


@dataclass(frozen=True)
class ComparisonTable:
    """Other partnerships' scores, one row a section."""

    title: str
    note: str
    partnerships: int
    rows: list[Row]


def comparison(catalogue: Catalogue, instrument: Instrument) -> ComparisonTable | None:
    """What stands beside a worksheet's own scores; nothing where there is no table or no scale."""
    if instrument.comparison is None or instrument.scale is None:
        return None
    rows = catalogue.records("comparison")[instrument.comparison.table]
    low, high = instrument.scale.levels[0].value, instrument.scale.levels[-1].value
    shown = []
    for section in instrument.sections:
        scores = sorted(float(row[section.id]) for row in rows)
        mean = sum(scores) / len(scores)
        share = round(100 * (mean - low) / ((high - low) or 1))
        shown.append(Row(section.title, f"{mean:.1f}", f"{scores[0]:g}", f"{scores[-1]:g}", share))
    return ComparisonTable(instrument.comparison.title, instrument.comparison.note, len(rows), shown)


def averages(catalogue: Catalogue, id: str) -> FigureTable:
    """One row a section: mean, lowest, highest. Raises LookupError where this site has no such scores."""
    instrument, table = _with_scores(catalogue, id)
    return _figure(
        instrument,
        "averages",
        table.title,
        [f"Average of {table.partnerships}", "Lowest", "Highest"],
        [(row.title, [row.mean, row.lowest, row.highest]) for row in table.rows],
        [[row.share, None, None] for row in table.rows],
        table.note,
    )


def every_score(catalogue: Catalogue, id: str) -> FigureTable:
    """One row a partnership, one column a section. Raises LookupError where this site has no such scores."""
    instrument, table = _with_scores(catalogue, id)
    rows = catalogue.records("comparison")[instrument.comparison.table]
    return _figure(
        instrument,
        "every-score",
        f"{table.title}: every score",
        [section.title for section in instrument.sections],
        [(row["partnership"], [row[section.id] for section in instrument.sections]) for row in rows],
        [],
        "",
    )


def _with_scores(catalogue: Catalogue, id: str) -> tuple[Instrument, ComparisonTable]:
    instrument = catalogue.instruments.get(id)
    table = comparison(catalogue, instrument) if instrument else None
    if table is None:
        raise LookupError(f"This site has no worksheet called {id} with other partnerships' scores.")
    return instrument, table


def _figure(instrument: Instrument, end: str, title: str, columns: list[str], rows: list, shares: list, note: str) -> FigureTable:
    told = instrument.comparison
    # Scores of other partnerships are always of a time that is over.
    return FigureTable(f"{told.table}-{end}", title, told.place, told.period, told.source, True, columns, rows, shares, note)
