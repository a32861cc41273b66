"""The import contracts fail when an arrow is drawn upward."""

import graphlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("campaign_site", "pages", "schedules", "media")

# Each arrow is planted as a module of its own that imports what stands above it, or forbidden.
UPWARD = {
    "media.planted": "schedules.planted_target",
    "schedules.planted": "pages.planted_target",
    "pages.planted": "campaign_site.planted_target",
    "campaign_site.accounts.planted": "schedules.planted_target",
    "schedules.rules.planted": "schedules.models.planted_target",
    "schedules.models.planted": "schedules.queries.planted_target",
    "schedules.queries.planted": "schedules.actions.planted_target",
    "schedules.actions.planted": "schedules.forms.planted_target",
    "schedules.forms.planted": "schedules.views.planted_target",
    "schedules.views.planted": "schedules.urls",
    "schedules.rules.planted_django": "django",
    "pages.planted_recurrence": "schedule",
}
ILLEGAL = re.compile(r"^\s*-?\s*([\w.]*planted\w*) -> ([\w.]+) \(l\.\d+\)", re.MULTILINE)


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the four packages, free to be spoilt."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def check_imports(house: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )


def plant(house: Path, module: str, text: str) -> None:
    path = house / f"{module.replace('.', '/')}.py"
    if not path.exists():
        path.write_text(text)


def test_the_house_keeps_its_contracts(house):
    checked = check_imports(house)
    assert checked.returncode == 0, checked.stdout


def test_every_arrow_drawn_upward_is_seen(house):
    for module, target in UPWARD.items():
        if "." in target:
            plant(house, target, "")
        plant(house, module, f"import {target}\n")
    checked = check_imports(house)
    assert checked.returncode == 1
    assert set(ILLEGAL.findall(checked.stdout)) == set(UPWARD.items())


def test_a_loop_between_neighbours_is_seen(house):
    plant(house, "media.planted_one", "import media.planted_two\n")
    plant(house, "media.planted_two", "import media.planted_one\n")
    checked = check_imports(house)
    assert checked.returncode == 1
    assert "No cycles are allowed in media." in checked.stdout


def test_no_module_imports_itself_by_way_of_others():
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    # Raises CycleError, which names the loop.
    graphlib.TopologicalSorter(imports).prepare()
