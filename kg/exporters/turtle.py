"""`turtle`: the union of all pages as RDF 1.1 Turtle."""

from kg.exporters.rdf import rdf_exporter

TURTLE = rdf_exporter("turtle", ".ttl", "RDF Turtle: all statements, for people and RDF tools")
