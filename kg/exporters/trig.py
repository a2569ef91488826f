"""`trig`: RDF 1.1 TriG, one named graph per page and one for what comes from all of them."""

from kg.exporters.rdf import rdf_exporter

TRIG = rdf_exporter("trig", ".trig", "RDF TriG: as turtle, one named graph per page")
