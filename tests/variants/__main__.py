"""See where the pipeline fails on drawn packs: `python -m tests.variants KIND [--packs 60] [--save FOLDER]`.

Prints the share of every part, the settings under which it fares worst, and the first differences in words.
"""

import argparse
from pathlib import Path

from tests.variants.measure import KINDS, by_knob, run, shares


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("kind", choices=sorted(KINDS))
    ask.add_argument("--packs", type=int, default=60)
    ask.add_argument("--part", help="show only this part")
    ask.add_argument("--show", type=int, default=12, help="differences to print")
    ask.add_argument("--save", type=Path, help="write the PDFs of failing packs here")
    told = ask.parse_args()
    trials = run(told.kind, told.packs)
    for part, share in shares(trials).items():
        if told.part and told.part != part:
            continue
        print(f"{share:7.3f}  {part}")
        for knob_share, knob, count in by_knob(trials, part)[:5]:
            if knob_share < share - 0.02:
                print(f"         {knob_share:.3f} with {knob} ({count} packs)")
    shown = 0
    for n, trial in enumerate(trials):
        why = [w for w in trial.why if not told.part or w.startswith(told.part)]
        if why and told.save:
            told.save.mkdir(parents=True, exist_ok=True)
            (told.save / f"{told.kind}-{n:03d}.pdf").write_bytes(trial.pdf)
        for line in why[:3]:
            if shown < told.show:
                shown += 1
                print(f"#{n:03d} {line[:400]}")


if __name__ == "__main__":
    main()
