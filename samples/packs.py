"""The sample packs, in the order of the manifest."""

from samples import (
    ashcombe_plan,
    eastholm_performance,
    fenmarsh_cabinet,
    marlshire_scrutiny,
    marlshire_supplement,
    nether_coombe,
    northmere_committee,
    saltmere_council,
    tarnvale_scrutiny,
)
from samples.kit.book import Sample

SAMPLES: tuple[Sample, ...] = (
    marlshire_scrutiny.SAMPLE,
    saltmere_council.SAMPLE,
    eastholm_performance.SAMPLE,
    marlshire_supplement.SAMPLE,
    nether_coombe.AGENDA_SAMPLE,
    nether_coombe.MINUTES_SAMPLE,
    northmere_committee.SAMPLE,
    fenmarsh_cabinet.SAMPLE,
    ashcombe_plan.SAMPLE,
    tarnvale_scrutiny.SAMPLE,
)
