"""Files → `Page`: finds the page files, decodes their bytes, refuses what is no page.

Offsets count code points of the decoded text; nothing is normalised here, because every quote of every fact
must be found again in the file as it stands on disk.
"""

from kg.reading.files import PageFile, discover
from kg.reading.page import read_page

__all__ = ["PageFile", "discover", "read_page"]
