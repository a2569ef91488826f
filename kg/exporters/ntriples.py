"""`ntriples`: RDF 1.1 N-Triples, one statement a line, sorted: for diff, grep and sort."""

from kg.exporters.rdf import rdf_exporter

NTRIPLES = rdf_exporter("ntriples", ".nt", "RDF N-Triples: one statement a line, sorted")
