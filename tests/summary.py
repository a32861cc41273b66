"""The closing lines of `script/test`: one line a run, and all of them together."""

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.results import write_section


@dataclass(frozen=True)
class Run:
    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.name:<10} {self.passed:>5} passed, {self.failed} failed, "
            f"{self.skipped} skipped in {self.seconds:.0f} s"
        )


def read_run(report: Path) -> Run:
    suite = ElementTree.parse(report).getroot().find("testsuite")
    count = {name: int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")}
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    return Run(report.stem, passed, failed, count["skipped"], float(suite.get("time")))


def main(folder: str, profile: str, seconds: str) -> int:
    runs = [read_run(report) for report in sorted(Path(folder).glob("*.xml"))]
    lines = [str(run) for run in runs]
    print("\n".join(lines))  # noqa: T201 - printing is what this module is for
    if profile == "full":
        write_section("Full test run", [*lines, f"All in {seconds} s."])
    passed, failed = sum(run.passed for run in runs), sum(run.failed for run in runs)
    skipped = sum(run.skipped for run in runs)
    closing = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    print(closing)  # noqa: T201
    # Nothing is skipped: a test that cannot run here is a missing set-up, not a pass.
    return 0 if passed and not failed and not skipped else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
