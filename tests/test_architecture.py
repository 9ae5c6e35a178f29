"""The house rules: who may import whom, and that ARCHITECTURE.md draws the folder as it is."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "drafting"

# room -> the rooms it may import. The four siblings (readers, engines, writers, library/decisions) never meet.
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "vocabulary": {"errors"},
    "files": {"errors"},
    "archive": {"errors"},
    "formats": {"errors"},
    "inline": {"model", "errors"},
    "native": {"inline", "model", "errors"},
    "ooxml": {"archive", "formats", "model", "errors"},
    "readers": {"ooxml", "archive", "formats", "vocabulary", "native", "model", "errors"},
    "engines": {"vocabulary", "model", "errors"},
    "writers": {"ooxml", "vocabulary", "native", "model", "errors"},
    "library": {"files", "native", "model", "errors"},
    "decisions": {"files", "model", "errors"},
    "__init__": {"readers", "engines", "writers", "library", "decisions", "files", "native", "model", "errors"},
    "cli": {
        "__init__",
        "formats",
        "readers",
        "engines",
        "writers",
        "library",
        "decisions",
        "files",
        "native",
        "model",
        "errors",
    },
    "__main__": {"cli"},
}
HEAVY = {"docx", "lxml", "pypdfium2"}  # imported inside the function that needs them


@cache
def modules():
    """Every file with its room and its tree, parsed once."""
    return [
        (path, path.relative_to(PACKAGE).parts[0].removesuffix(".py"), ast.parse(path.read_text("utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)


def test_each_room_imports_only_what_the_table_allows():
    wrong = []
    for path, room, tree in modules():
        for _, name in imported(tree):
            if name.split(".")[0] != "drafting":
                continue
            target = name.split(".")[1] if "." in name else "__init__"
            if target != room and target not in ALLOWED[room]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_no_file_imports_itself_by_way_of_others():
    files = {
        ".".join(("drafting", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): tree
        for path, _, tree in modules()
    }
    needs = {
        name: {
            full if (full := f"{node.module}.{alias.name}") in files else node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module in files
            for alias in node.names
        }
        for name, tree in files.items()
    }
    assert tuple(TopologicalSorter(needs).static_order())  # a circle raises CycleError, which names it


def test_word_libraries_are_imported_only_inside_functions():
    top = []
    for path, _, tree in modules():
        outer = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
        for node in outer:
            names = [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            top += [f"{path.relative_to(ROOT)}: {n}" for n in names if n and n.split(".")[0] in HEAVY]
    assert top == []


def test_functions_and_files_stay_within_the_budget():
    large = []
    for path, _, tree in modules():
        lines = path.read_text("utf-8").count("\n")
        large += [f"{path.relative_to(ROOT)}: {lines} lines"] if lines > 400 else []
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 50:
                large.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert large == []


def test_who_uses_the_package_gets_its_types():
    assert (PACKAGE / "py.typed").exists()
    assert '"Typing :: Typed"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_tree_in_architecture_is_the_folder():
    drawn = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("```")[1]
    names = set(re.findall(r"\b[a-z_]+(?:\.py\b|/(?=\s))", drawn)) - {"drafting/"}
    paths = [p for p in PACKAGE.rglob("*") if not {"__pycache__", "_example"} & set(p.parts)]
    here = {p.name if p.is_file() else f"{p.name}/" for p in paths if p.is_dir() or p.suffix == ".py"}
    assert names - here == set()
    assert here - names == {"__init__.py"} - names
