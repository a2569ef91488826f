"""`csv`: the facts as a table, a row per fact, for spreadsheets and pandas."""

from kg.exporters.exporter import Exporter
from kg.exporters.facts import write_csv

CSV = Exporter("csv", ".csv", "every fact with its quotes, as a table", write_csv)
