"""The first run on a fresh machine, with packages made here: nothing is downloaded."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest

from bantin import first_run
from bantin.first_run import install, packages
from bantin.first_run.place import Place

PROJECT = Path(__file__).resolve().parents[1]

PYPROJECT = """
[project]
dependencies = ["goi-thu>=1.0,<2"]
optional-dependencies.dev = ["pytest>=1.0,<2"]
"""
# The command line of the copies: it tells what has reached it.
CLI = """
import json, sys
def main(arguments):
    import goi_thu
    print(json.dumps({"prefix": sys.prefix, "arguments": arguments, "package": goi_thu.__file__}))
    return 7
"""
PYTEST = "import json, os, sys; print(json.dumps({'cwd': os.getcwd(), 'arguments': sys.argv[1:]}))\n"
UNREACHABLE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}


@dataclass(frozen=True)
class Fresh:
    """A copy of the project's first run, and the shelf that its pip takes packages from."""

    folder: Path
    shelf: Path

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def lock(self, version: str = "1.0") -> None:
        engine = requirement(self.shelf, "goi_thu", version, "")
        (self.folder / "requirements.txt").write_text(engine)
        tests = requirement(self.shelf, "pytest", "1.0", PYTEST)
        (self.folder / "requirements-dev.txt").write_text(engine + tests)

    def start(self, python: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "BANTIN_"))}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.shelf.as_uri()}
        if "PIP_INDEX_URL" in environment:
            pip = {"PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [python, self.folder / "build.py", *arguments],
            cwd=self.folder.parent,
            env={**ours, **pip, "PYTHONUTF8": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, python: Path, *arguments: str, **environment: str) -> "Result":
        return result_of(self.start(python, *arguments, **environment))


@dataclass(frozen=True)
class Result:
    status: int
    output: str
    said: tuple[str, ...]

    @property
    def told(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.output)


def result_of(process: "subprocess.Popen[str]") -> Result:
    output, errors = process.communicate(timeout=60)
    return Result(process.returncode, output, tuple(errors.splitlines()))


def requirement(shelf: Path, module: str, version: str, source: str) -> str:
    """Put a package on the shelf; the line that locks it."""
    name = f"{module}-{version}"
    wheel = shelf / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {
            f"{module}.py": source,
            f"{name}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n",
            f"{name}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{name}.dist-info/RECORD": "",
        }.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return f"{module}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def make_copy(under: Path) -> Fresh:
    fresh = Fresh(under / "Bản Tin của huyện", under / "shelf")
    fresh.shelf.mkdir()
    shutil.copytree(PROJECT / "bantin" / "first_run", fresh.folder / "bantin" / "first_run")
    shutil.copytree(PROJECT / "bantin" / "vi", fresh.folder / "bantin" / "vi")
    shutil.copy(PROJECT / "build.py", fresh.folder)
    (fresh.folder / "bantin" / "__init__.py").touch()
    (fresh.folder / "bantin" / "cli.py").write_text(CLI)
    (fresh.folder / "pyproject.toml").write_text(PYPROJECT)
    fresh.lock()
    return fresh


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    return make_copy(tmp_path)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with nothing but its standard library."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    return python_of(folder)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, bare: Path) -> tuple[Fresh, Result]:
    """A project after its first run, and how that went; not to be changed."""
    project = make_copy(tmp_path_factory.mktemp("first"))
    return project, project.run(bare, "check", "--strict", "tiếng Việt", PYTHONDONTWRITEBYTECODE="1")


@pytest.fixture
def installed(first: tuple[Fresh, Result], tmp_path: Path) -> Fresh:
    """A copy of the project after its first run."""
    origin = first[0]
    shutil.copytree(origin.folder.parent, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Fresh(tmp_path / origin.folder.name, tmp_path / origin.shelf.name)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def test_first_run_installs_says_so_and_goes_on(first: tuple[Fresh, Result]) -> None:
    project, result = first
    assert result.said == ("Lần chạy đầu: đang cài các gói trong requirements.txt vào .venv, mất khoảng nửa phút …",)
    assert result.told["arguments"] == ["check", "--strict", "tiếng Việt"]
    assert Path(result.told["prefix"]) == project.venv
    assert result.status == 7


def test_first_run_compiles_the_engine_even_where_python_would_not(first: tuple[Fresh, Result]) -> None:
    modules = first[0].folder / "bantin"
    assert {Path(cache_from_source(str(each))).exists() for each in modules.rglob("*.py")} == {True}


def test_later_runs_need_no_network_and_say_nothing(installed: Fresh, bare: Path) -> None:
    shutil.rmtree(installed.shelf)
    result = installed.run(bare, "check", **UNREACHABLE)
    assert (result.status, result.said) == (7, ())
    assert Path(result.told["prefix"]) == installed.venv


def test_python_of_the_environment_runs_directly(installed: Fresh) -> None:
    assert installed.run(python_of(installed.venv)).said == ()


def test_changed_lock_is_installed(installed: Fresh, bare: Path) -> None:
    installed.lock("1.1")
    result = installed.run(bare)
    assert len(result.said) == 1
    assert result.status == 7
    assert list(installed.venv.rglob("goi_thu-1.1.dist-info"))
    assert not list(installed.venv.rglob("goi_thu-1.0.dist-info"))


def test_installation_that_was_cut_off_is_made_anew(installed: Fresh, bare: Path) -> None:
    place = Place(installed.folder, "requirements.txt")
    place.stamp.unlink()
    place.begun.touch()
    (half,) = installed.venv.rglob("goi_thu.py")
    half.unlink()
    assert installed.run(bare).status == 7
    assert place.stamp.exists()
    assert not place.begun.exists()


def test_upgraded_python_installs_again(installed: Fresh) -> None:
    stamp = Place(installed.folder, "requirements.txt").stamp
    right = stamp.read_bytes()
    stamp.write_bytes(b"3.10" + right[right.index(b"\n") :])
    result = installed.run(python_of(installed.venv))
    assert result.status == 7
    assert len(result.said) == 1
    assert stamp.read_bytes() == right


def test_two_first_runs_at_once_install_once(installed: Fresh, bare: Path) -> None:
    installed.lock("1.1")
    both = [installed.start(bare, "--lang", "en") for _ in range(2)]
    results = [result_of(process) for process in both]
    assert [result.status for result in results] == [7, 7]
    assert sorted(line.partition(":")[0].partition(" is")[0] for result in results for line in result.said) == [
        "Another run",
        "First run",
    ]


def test_tests_get_their_packages_and_run_in_the_project(installed: Fresh, bare: Path) -> None:
    result = installed.run(bare, "test", "--lang", "en", "-k", "hai từ")
    assert result.said == (
        "First run: installing the packages of requirements-dev.txt into .venv, about half a minute …",
    )
    assert result.told == {"cwd": str(installed.folder), "arguments": ["-k", "hai từ"]}
    assert installed.run(bare, "test", **UNREACHABLE).said == ()
    assert installed.run(bare, "check", **UNREACHABLE).said == ()


def test_refused_tests_leave_the_engine_as_it_was(installed: Fresh, bare: Path) -> None:
    assert installed.run(bare, "test", **UNREACHABLE).status == 2
    result = installed.run(bare, "check", **UNREACHABLE)
    assert (result.status, result.said) == (7, ())


def test_foreign_path_does_not_reach_into_the_environment(installed: Fresh, bare: Path, tmp_path: Path) -> None:
    (tmp_path / "goi_thu.py").touch()
    result = installed.run(bare, PYTHONPATH=str(tmp_path))
    assert Path(result.told["package"]).is_relative_to(installed.venv)


def test_no_network_is_one_sentence_and_leaves_nothing(fresh: Fresh, bare: Path) -> None:
    result = fresh.run(bare, **UNREACHABLE)
    _, sentence = result.said
    assert sentence.startswith("Không tải được các gói trong requirements.txt: không nối được tới kho gói Python; ")
    assert (result.status, result.output) == (2, "")
    assert not fresh.venv.exists()


def test_wrong_hash_is_refused_in_one_sentence(installed: Fresh, bare: Path) -> None:
    installed.lock("1.1")
    lock = installed.folder / "requirements.txt"
    lock.write_text(lock.read_text().partition("sha256:")[0] + "sha256:" + "0" * 64)
    result = installed.run(bare, "--lang", "en")
    assert result.status == 2
    assert len(result.said) == 2
    assert result.said[1].startswith("pip could not install the packages that are needed: THESE PACKAGES DO NOT MATCH")


def test_python_without_venv_is_one_sentence(fresh: Fresh, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "poor"], check=True)
    (library,) = (tmp_path / "poor").rglob("site-packages")
    (library / "sitecustomize.py").write_text("import sys; sys.modules['venv'] = None")
    result = fresh.run(python_of(tmp_path / "poor"), "--lang", "en")
    assert result.said[1:] == (
        "This Python lacks venv or ensurepip and cannot make .venv (Debian, Ubuntu: apt install python3-venv).",
    )
    assert result.status == 2
    assert not fresh.venv.exists()


def test_disk_that_refuses_is_one_sentence_naming_the_file(fresh: Fresh, bare: Path) -> None:
    fresh.venv.write_text("a file where the folder should be")
    result = fresh.run(bare, "--lang", "en")
    assert result.status == 2
    assert result.said[-1].startswith(".venv could not be prepared: ")
    assert str(fresh.venv) in result.said[-1]


def test_packages_that_are_there_need_no_environment(fresh: Fresh) -> None:
    (fresh.folder / "pyproject.toml").write_bytes((PROJECT / "pyproject.toml").read_bytes())
    (fresh.folder / "bantin" / "cli.py").write_text("def main(arguments): print('\"ran\"'); return 0")
    for _ in range(2):
        result = fresh.run(Path(sys.executable), **UNREACHABLE)
        assert (result.status, result.told, result.said) == (0, "ran", ())
    assert not fresh.venv.exists()


def test_packages_outside_the_bounds_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["pytest>=1000,<1001"]')
    assert not packages.are_there(Place(tmp_path, "requirements.txt"))


def test_answer_about_packages_holds_until_pyproject_changes(tmp_path: Path) -> None:
    place = Place(tmp_path, "requirements.txt")
    for bounds, answer in ((">=1,<1000", True), (">=1,<1000", True), (">=1000,<1001", False)):
        (tmp_path / "pyproject.toml").write_text(f'[project]\ndependencies = ["pytest{bounds}"]')
        assert packages.are_there(place) is answer


def test_old_python_is_told_in_one_sentence() -> None:
    source = (PROJECT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    old = "import sys, runpy; sys.version_info = (3, 8); runpy.run_path('build.py', run_name='__main__')"
    command = [sys.executable, "-X", "utf8", "-c", old]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (2, "Bản Tin cần Python 3.11 trở lên; đây là Python 3.8.\n")


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("3.1.6", True),
        ("3.1.10", True),
        ("3.2", True),
        ("3.1.6.post1", True),
        ("3.99.0+local", True),
        ("3.1.5", False),
        ("3.1", False),
        ("3.1.6rc1", False),
        ("3.1.6.dev3", False),
        ("4", False),
        ("4.0.0", False),
        ("4.0rc1", False),
        ("4.0.0a1", False),
        ("20251107", False),
        ("mới", False),
        ("", False),
    ],
)
def test_version_is_compared_with_its_bounds(version: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert packages.is_between(version, "3.1.6", "4") is fits


def test_closing_zeros_of_versions_do_not_count() -> None:
    assert packages.is_between("15.0", "15.0.0", "16")
    assert packages.is_between("15", "15.0", "16.0")
    assert not packages.is_between("16", "15", "16.0.0")


def test_every_requirement_of_the_project_can_be_judged() -> None:
    lines = packages.requirements((PROJECT / "pyproject.toml").read_text(encoding="utf-8"), "requirements-dev.txt")
    assert [line for line in lines if not packages.is_within(line)] == []
    with pytest.raises(ValueError, match=r"jinja2~=3\.1"):
        packages.is_within("jinja2~=3.1")


@pytest.mark.parametrize(
    ("arguments", "tests"),
    [
        (["test"], True),
        (["test", "-x"], True),
        (["--lang", "en", "test"], True),
        (["--lang=en", "test"], True),
        ([], False),
        (["build"], False),
        (["new", "page", "test"], False),
    ],
)
def test_command_test_is_known_by_its_place(arguments: list[str], tests: bool) -> None:  # noqa: FBT001 - a table
    assert first_run.asks_for_tests(arguments) is tests


@pytest.mark.parametrize(
    ("stderr", "sentence"),
    [
        (
            "WARNING: x\nERROR: No space left on device.\n",
            "pip could not install the packages that are needed: No space left on device.",
        ),
        ("Fatal Python error\n", "pip could not install the packages that are needed: Fatal Python error."),
    ],
)
def test_words_of_pip_become_one_sentence(stderr: str, sentence: str) -> None:
    assert install.why_pip_failed(stderr, "requirements.txt").en == sentence
