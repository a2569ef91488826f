"""`kg score`: how well the reader does against a gold set."""
