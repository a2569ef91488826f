"""The store over HTTP, read only: a SPARQL 1.1 endpoint and a small web face. Needs the extra `server`."""
