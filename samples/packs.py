"""The sample packs, in the order of the manifest."""

from samples import marlshire_scrutiny, saltmere_council
from samples.kit.book import Sample

SAMPLES: tuple[Sample, ...] = (
    marlshire_scrutiny.SAMPLE,
    saltmere_council.SAMPLE,
)
