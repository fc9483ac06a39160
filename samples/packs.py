"""The sample packs, in the order of the manifest."""

from samples import marlshire_scrutiny
from samples.kit.book import Sample

SAMPLES: tuple[Sample, ...] = (
    marlshire_scrutiny.SAMPLE,
)
