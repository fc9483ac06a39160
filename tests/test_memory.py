"""A worker's peak memory does not grow with the pages of a pack."""

from pathlib import Path

import pytest

from tests.bench.memory import joined, peak_megabytes

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.pdf"))
MOST_GROWTH_MB = 25         # over 600 pages; it was 60 when every page stayed in memory
MOST_MB = 260               # 150 of them are the trained pipeline and the libraries


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
def test_peak_memory_is_flat_over_pages(tmp_path):
    peaks = []
    for pages in (200, 800):
        path = tmp_path / f"{pages}.pdf"
        path.write_bytes(joined(SAMPLES, pages))
        peaks.append(peak_megabytes(path))
    assert peaks[1] - peaks[0] <= MOST_GROWTH_MB, peaks
    assert max(peaks) <= MOST_MB, peaks
