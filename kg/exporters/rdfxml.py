"""`rdfxml`: the union of all pages as RDF/XML, for tools that read nothing else."""

from kg.exporters.rdf import rdf_exporter

RDFXML = rdf_exporter("rdfxml", ".rdf", "RDF/XML: all statements, for older tools")
