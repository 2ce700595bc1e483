#!/usr/bin/env python3
"""Writes the cases of this folder, twenty of each kind, with what `model.py` works out for each.

    python3 test/vectors/recovery/generate.py           writes them
    python3 test/vectors/recovery/generate.py --check   ends with 1 where a file here, of test/vectors/backups or of src/drill/course/vectors says something else
"""

import json
import sys
from pathlib import Path

from drills import drills
from exposures import exposures
from model import expected
from runs import runs
from schedules import schedules

HERE = Path(__file__).parent


def cases():
    for kind, made in (("schedule", schedules()), ("run", runs()), ("exposure", exposures()), ("drill", drills())):
        for number, (reason, case) in enumerate(made, 1):
            name = f"{kind}-{number:02d}"
            yield name, {"id": name, "reason": reason, "input": case, "expected": expected(case)}


def written(case):
    return json.dumps(case, indent=2, ensure_ascii=False) + "\n"


def check():
    differing = [f"{name}.json" for name, case in cases() if (HERE / f"{name}.json").read_text() != written(case)]
    for folder in (HERE.parent / "backups", HERE.parents[2] / "src/drill/course/vectors"):
        for file in sorted(folder.glob("*.json")):
            case = json.loads(file.read_text())
            again = expected(case["input"])
            if any(again.get(key) != value for key, value in case["expected"].items()):
                differing.append(str(file))
    print(f"{len(differing)} differ", *differing)
    return 1 if differing else 0


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(check())
    for name, case in cases():
        (HERE / f"{name}.json").write_text(written(case))
