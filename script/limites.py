"""Checks the limits of the house that no other tool checks, and prints each breach with its file and line.

    python script/limites.py [FOLDER]

The exit code is 1 when a limit is passed. Limits: a module, a .sql file, a function, the depth of a function, the
place of imports, the names of modules, and no path of a developer's machine in any file.
"""

import ast
import fnmatch
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MODULE_LINES = 500
SQL_LINES = 150
FUNCTION_LINES = 50
FUNCTION_LINES_NEVER = 100
LONG_FUNCTIONS_SHARE = 0.05
LEVELS = 3
EMPTY_NAMES = frozenset({"util", "utils", "common", "helper", "helpers"})
# Written so that it does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|farm)/")

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# `with` and `try` open no level: they frame a step and decide nothing.
LEVEL_STATEMENTS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.Match)


@dataclass(frozen=True, order=True)
class Breach:
    """One place that passes a limit; `line` starts at 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Source:
    """One file of the project: its path below the root, with slashes, and its text."""

    path: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def read_project(root: Path) -> Iterator[Source]:
    """Gives every text file of the project: what .gitignore names is not part of it, nor is a binary file."""
    ignored = [".git", *ignored_patterns(root)]
    kept = [path for path in sorted(root.rglob("*")) if not is_ignored(path.relative_to(root), ignored)]
    for path in kept:
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            yield Source(path.relative_to(root).as_posix(), content.decode("utf-8", "replace"))


def ignored_patterns(root: Path) -> list[str]:
    """Reads .gitignore, of which only simple names are understood."""
    path = root / ".gitignore"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.strip().strip("/") for line in lines if line.strip()]


def is_ignored(path: Path, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for part in path.parts for pattern in patterns)


def check_project(root: Path) -> list[Breach]:
    """Returns every breach below `root`, in the order of the files."""
    sources = list(read_project(root))
    code = [source for source in sources if is_checked_code(source.path)]
    trees = [(source, ast.parse(source.text, source.path)) for source in code if source.path.endswith(".py")]
    return sorted(
        [
            *(breach for source in sources for breach in check_machine_paths(source)),
            *(breach for source in code for breach in check_file(source)),
            *(breach for source, tree in trees for breach in check_functions(source, tree)),
            *check_share_of_long_functions(trees),
        ]
    )


def is_checked_code(path: str) -> bool:
    """Migrations are written by Django."""
    return path.startswith(("src/", "tests/", "script/")) and "/migrations/" not in path


def check_machine_paths(source: Source) -> Iterator[Breach]:
    for number, line in enumerate(source.text.splitlines(), start=1):
        if found := MACHINE_PATH.search(line):
            yield Breach(source.path, number, f"path of a machine: {found.group()}")


def check_file(source: Source) -> Iterator[Breach]:
    path = Path(source.path)
    if path.suffix == ".py" and source.lines > MODULE_LINES:
        yield Breach(source.path, 1, f"module of {source.lines} lines, {MODULE_LINES} at most")
    if path.suffix == ".sql" and source.lines >= SQL_LINES:
        yield Breach(source.path, 1, f"SQL of {source.lines} lines, it must stay under {SQL_LINES}")
    if path.suffix == ".py" and EMPTY_NAMES.intersection(part.lower() for part in path.with_suffix("").parts):
        yield Breach(source.path, 1, "a name that says nothing: give the module its subject")


def check_functions(source: Source, tree: ast.Module) -> Iterator[Breach]:
    for function in functions_of(tree):
        if length(function) > FUNCTION_LINES_NEVER:
            message = f"{function.name} has {length(function)} lines, {FUNCTION_LINES_NEVER} at most"
            yield Breach(source.path, function.lineno, message)
        if (depth := depth_of(function)) > LEVELS:
            yield Breach(source.path, function.lineno, f"{function.name} has {depth} levels, {LEVELS} at most")
        for line in imports_in(function):
            yield Breach(source.path, line, f"import inside {function.name}")


def check_share_of_long_functions(trees: list[tuple[Source, ast.Module]]) -> list[Breach]:
    """Names the long functions, but only when there are too many of them in the whole project."""
    functions = [(source.path, function) for source, tree in trees for function in functions_of(tree)]
    long = [(path, function) for path, function in functions if length(function) >= FUNCTION_LINES]
    if len(long) <= LONG_FUNCTIONS_SHARE * len(functions):
        return []
    why = f"more than {LONG_FUNCTIONS_SHARE:.0%} of the functions have {FUNCTION_LINES} lines or more"
    return [Breach(path, item.lineno, f"{item.name} has {length(item)} lines, and {why}") for path, item in long]


def functions_of(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth_of(node: ast.AST) -> int:
    """Counts the deepest chain of loops, conditions and matches; `elif` is no deeper than its `if`."""
    return max((depth_below(child, parent=node) for child in ast.iter_child_nodes(node)), default=0)


def depth_below(node: ast.AST, *, parent: ast.AST) -> int:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return 0
    opens = isinstance(node, LEVEL_STATEMENTS) and not is_elif(node, parent)
    return int(opens) + depth_of(node)


def is_elif(node: ast.AST, parent: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(parent, ast.If) and parent.orelse == [node]


def imports_in(function: Function) -> list[int]:
    """An import of an inner function is that function's, so that it is said once."""
    own = [node for child in function.body for node in walk_own(child)]
    return [node.lineno for node in own if isinstance(node, (ast.Import, ast.ImportFrom))]


def walk_own(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, FUNCTIONS):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from walk_own(child)


def main(arguments: list[str]) -> int:
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    breaches = check_project(root)
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
