"""The sample packs, in the order of the manifest."""

from samples import (
    eastholm_performance,
    marlshire_scrutiny,
    marlshire_supplement,
    nether_coombe,
    saltmere_council,
)
from samples.kit.book import Sample

SAMPLES: tuple[Sample, ...] = (
    marlshire_scrutiny.SAMPLE,
    saltmere_council.SAMPLE,
    eastholm_performance.SAMPLE,
    marlshire_supplement.SAMPLE,
    nether_coombe.AGENDA_SAMPLE,
    nether_coombe.MINUTES_SAMPLE,
)
