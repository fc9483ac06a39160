"""The nightly scrape: what councils issued, found politely, fetched once, and accounted for.

In:  councils (a config file, or one site), a store, the network through `sites`.
Out: the store with what is new, and for each council a report: new, changed, unchanged, missing and why.
Not here: reading PDFs. `nightly` hands the store to `bulk` afterwards.
"""

from extractor.scrape.outcome import CouncilReport, Missing
from extractor.scrape.round import Options, scrape_council

__all__ = ["CouncilReport", "Missing", "Options", "scrape_council"]
