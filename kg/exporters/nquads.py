"""`nquads`: RDF 1.1 N-Quads, N-Triples with the page of each statement; what SPARQL servers load fastest."""

from kg.exporters.rdf import rdf_exporter

NQUADS = rdf_exporter("nquads", ".nq", "RDF N-Quads: as ntriples, with the page of each statement")
