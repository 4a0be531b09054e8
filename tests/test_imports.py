"""Imports go up the table only. Each library has one door, and nobody but the command reads the clock."""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent

# A module imports only from its own line (without cycles) and from the lines above it.
LAYERS = (
    ("vi",),
    ("first_run",),
    ("paths", "html", "days_off", "qr"),
    ("problems", "cores", "disk", "lock", "moment"),
    ("nodes", "addresses", "manifest", "pictures", "spans", "notices", "prose"),
    ("codec",),
    ("source", "glyphs", "characters", "fences", "yaml_alignment", "yaml_problems", "document"),
    ("stamps", "memo", "tool", "survey", "last", "recent", "intact", "standing", "still", "desk"),
    ("model",),
    ("project",),
    ("urls", "entries", "held", "site", "relations", "addressing", "references", "link", "files", "page_days"),
    ("markdown", "search"),
    ("proofreading",),
    ("reading", "recall", "named_pictures", "loading"),
    ("finished",),
    ("checks",),
    ("external",),
    ("views",),
    ("drawing", "template_files", "templating", "formats", "rendering"),
    ("outputs",),
    ("rows", "recollect", "before"),
    ("written", "ground", "journal", "writer"),
    ("printing",),
    ("built",),
    ("report",),
    ("pipeline", "rebuild"),
    (
        "scaffold",
        "value",
        "explain",
        "mentions",
        "mending",
        "reference_words",
        "reference",
        "arguments",
        "preview",
        "commands",
        "cli",
    ),
)

# The standard library aside, a library is imported only by the modules named here.
DOORS = {
    "distributed": ("cores",),
    "frontmatter": ("document",),
    "holidays": ("days_off",),
    "icalendar": ("formats",),
    "jinja2": ("templating",),
    "livereload": ("preview",),
    "markdown": ("markdown",),
    "markupsafe": ("templating",),
    "msgspec": (
        "manifest",
        "last",
        "still",
        "views",
        "rows",
        "before",
        "markdown",
        "search",
        "pictures",
        "named_pictures",
    ),
    "nh3": ("markdown",),
    "PIL": ("pictures",),
    "pydantic": ("model",),
    "pydantic_core": ("model",),
    "pymdownx": ("markdown",),
    "rich": ("report",),
    "segno": ("qr",),
    "tornado": ("preview",),
    "watchfiles": ("preview",),
    "yaml": ("document", "yaml_problems"),
}

CLOCK = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}) | {
    f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime")
}
MAY_READ_THE_CLOCK = frozenset({"cli", "preview"})
NOBODYS = frozenset({"locale"})
STANDARD = sys.stdlib_module_names


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, by whom and at which line."""

    by: str
    name: str
    line: int


def modules(package: Path) -> dict[str, Path]:
    """Every module of the package by its name without the package's own (`model.prizes`; "" is the package)."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports(package: Path) -> Iterator[Import]:
    """Every import of the package, also those within functions; ours without the package's name."""
    known = modules(package)
    for by, path in known.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (Import(by, _inside(alias.name, package.name), node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (Import(by, name, node.lineno) for name in _from(node, by, path, known, package.name))


def _from(node: ast.ImportFrom, by: str, path: Path, known: dict[str, Path], package: str) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        above = f"{package}.{by}".split(".")
        above = above[: len(above) - node.level + (path.name == "__init__.py")]
        base = ".".join([*above, *filter(None, [node.module])])
    name = _inside(base, package)
    for alias in node.names:
        module = f"{name}.{alias.name}".lstrip(".")
        yield f".{module}" if name.startswith(".") and module in known else name


def _inside(name: str, package: str) -> str:
    """A module's name; ours begin with a dot."""
    top, _, rest = name.partition(".")
    return f".{rest}" if top == package else name


def violations(package: Path, layers: tuple[tuple[str, ...], ...], doors: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Each import that the tables do not allow, each cycle and each clock, in words."""
    found = list(imports(package))
    line_of = {name: number for number, names in enumerate(layers) for name in names}
    unplaced = sorted({top(name) for name in modules(package) if name} - set(line_of))
    said = [f"{name} stands in no line of the table" for name in unplaced]
    said += [f"{name} stands in the table but is no module" for name in sorted(set(line_of) - _tops(package))]
    if unplaced:
        return said
    said += [words for one in found if (words := _wrong(one, line_of, doors)) is not None]
    said += [f"cycle: {' → '.join(cycle)}" for cycle in cycles(found)]
    return said + [words for name, path in sorted(modules(package).items()) for words in ambient(name, path)]


def _tops(package: Path) -> set[str]:
    return {top(name) for name in modules(package) if name}


def top(name: str) -> str:
    """The part of the package that a module belongs to."""
    return name.split(".", 1)[0]


def _wrong(one: Import, line_of: dict[str, int], doors: Mapping[str, tuple[str, ...]]) -> str | None:
    by, library = top(one.by), top(one.name)
    if one.name.startswith("."):
        target = top(one.name[1:])
        if target and by and line_of[target] > line_of[by]:
            return f"{one.by}:{one.line} imports {one.name[1:]} from below"
        return None
    if library in NOBODYS:
        return f"{one.by}:{one.line} imports {library}, which is ambient"
    if library in doors and by not in doors[library]:
        return f"{one.by}:{one.line} imports {library} past its door"
    return None if library in doors or library in STANDARD else f"{one.by}:{one.line} imports {library}: it has no door"


def cycles(found: list[Import]) -> Iterator[tuple[str, ...]]:
    """Each cycle of modules once."""
    below: dict[str, set[str]] = {}
    for one in found:
        if one.name.startswith(".") and one.name[1:] != one.by:
            below.setdefault(one.by, set()).add(one.name[1:])
    done: set[str] = set()
    for start in sorted(below):
        yield from _cycles_from(start, below, done, ())


def _cycles_from(
    name: str, below: dict[str, set[str]], done: set[str], path: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if name in path:
        yield (*path[path.index(name) :], name)
    elif name not in done:
        for following in sorted(below.get(name, ())):
            yield from _cycles_from(following, below, done, (*path, name))
        done.add(name)


def ambient(name: str, path: Path) -> Iterator[str]:
    """Every look at a clock in a module that may have none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    looks = [
        (f"{node.value.id}.{node.attr}", node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    ]
    looks += [(look, 1) for look in imported if look.startswith("time.")]
    for look, line in looks:
        if look in CLOCK and top(name) not in MAY_READ_THE_CLOCK:
            yield f"{name}:{line} reads the clock ({look})"


def test_every_import_goes_up_the_table_or_through_its_door() -> None:
    assert violations(PROJECT / "bantin", LAYERS, DOORS) == []


MADE_UP = {
    "__init__.py": "",
    "low.py": "import yaml\n",
    "high.py": "from made import low\nimport made.low\n",
}
TABLE = (("low",), ("middle",), ("high",))
YAML_DOOR = {"yaml": ("low",)}


def made_up(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"middle.py": "", **MADE_UP, **files}.items():
        path = folder / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "made"


def test_nothing_is_said_of_a_tree_that_keeps_to_the_table(tmp_path: Path) -> None:
    assert violations(made_up(tmp_path, {}), TABLE, YAML_DOOR) == []


def test_import_from_below_is_found_in_every_spelling(tmp_path: Path) -> None:
    spellings = ("import made.high", "from made import high", "from made.high import x", "from . import high")
    for number, spelling in enumerate(spellings):
        package = made_up(tmp_path / str(number), {"middle.py": f"def late():\n    {spelling}\n"})
        assert violations(package, TABLE, YAML_DOOR) == ["middle:2 imports high from below"], spelling


def test_relative_import_within_a_folder_is_understood(tmp_path: Path) -> None:
    package = made_up(tmp_path, {"high.py": "", "high/__init__.py": "from .one import x\n", "high/one.py": "x = 1\n"})
    (package / "high.py").unlink()
    assert violations(package, TABLE, YAML_DOOR) == []
    (package / "middle.py").write_text("from .high.one import x\n", encoding="utf-8")
    assert violations(package, TABLE, YAML_DOOR) == ["middle:1 imports high.one from below"]


def test_cycle_within_a_line_is_found(tmp_path: Path) -> None:
    package = made_up(tmp_path, {"high.py": "import made.other\n", "other.py": "from made.high import x\n"})
    table = (("low",), ("middle",), ("high", "other"))
    assert violations(package, table, YAML_DOOR) == ["cycle: high → other → high"]


def test_library_past_its_door_or_without_one_is_found(tmp_path: Path) -> None:
    package = made_up(tmp_path, {"middle.py": "from yaml import load\nimport requests\n"})
    assert violations(package, TABLE, YAML_DOOR) == [
        "middle:1 imports yaml past its door",
        "middle:2 imports requests: it has no door",
    ]


def test_clock_and_locale_are_found(tmp_path: Path) -> None:
    text = "import locale\nfrom datetime import datetime\nnow = datetime.now\n"
    package = made_up(tmp_path, {"middle.py": text, "high.py": "from time import time\n"})
    assert violations(package, TABLE, YAML_DOOR) == [
        "middle:1 imports locale, which is ambient",
        "high:1 reads the clock (time.time)",
        "middle:3 reads the clock (datetime.now)",
    ]


def test_module_without_a_line_is_found(tmp_path: Path) -> None:
    package = made_up(tmp_path, {"new.py": ""})
    assert violations(package, (*TABLE, ("gone",)), YAML_DOOR) == [
        "new stands in no line of the table",
        "gone stands in the table but is no module",
    ]
