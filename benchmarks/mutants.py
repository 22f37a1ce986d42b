"""Change the code a little, again and again, and tell which changes no test notices.

    python benchmarks/mutants.py [AREA...] [--sample N] [--seed S] [--module NAME]

For each module of an area as many changes as `--sample` says are drawn, the same for the same seed: a comparison, a
number, a condition, a value that is returned. Tests are collected once; each change is made in a forked process, in the
code of the functions that are already there, and the tests of the area run until one fails. A change that hangs counts
as noticed. Exit code 1 when fewer than the share of FLOOR are noticed in an area.

    python benchmarks/mutants.py evaluation --sample 10
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib
import inspect
import os
import random
import resource
import sys
import types
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
HELD = ("tests/evaluation/test_golden.py",)
"""What whole documents and single sentences give."""
AREAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # area: its modules, and the tests that ought to notice
    "clauses": (
        ("tracker/dutch/clauses",),
        (
            "tests/dutch",
            "tests/extraction/commitments/test_matcher.py",
            "tests/extraction/commitments/test_traps.py",
            *HELD,
        ),
    ),
    "attributes": (
        ("tracker/extraction/commitments/attributes",),
        (
            *(
                f"tests/extraction/commitments/test_{name}.py"
                for name in "addressee beneficiary persons receiver_names status topic totals scan".split()
            ),
            "tests/extraction/test_deadlines.py",
            *HELD,
        ),
    ),
    "resolve": (
        tuple(
            f"tracker/resolve/{name}.py"
            for name in (
                "citations motion_candidates motions promise_candidates promise_life promise_terms promises rappel "
                "renditions threads"
            ).split()
        ),
        ("tests/resolve",),
    ),
    "evaluation": (("tracker/evaluation",), ("tests/evaluation",)),
}
FLOOR = 0.85
LONGEST = 60
"""Seconds of work that the tests of an area may take with a change in the code."""

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith", "endswith": "startswith"}


class Mutant(NamedTuple):
    """A change: where it is, what it makes of the line, and the tree of the module with it."""

    line: int
    said: str
    tree: ast.Module


def mutants(source: str) -> Iterator[tuple[int, int]]:
    """The places of a module where something can be changed: the node by its place in the walk, and which change."""
    tree = ast.parse(source)
    left_alone = set(_left_alone(tree))
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in left_alone:
            yield from ((place, change) for change in range(len(_changes(node))))


def mutant(source: str, place: int, change: int) -> Mutant:
    """The module with one change."""
    tree = ast.parse(source)
    node = list(ast.walk(tree))[place]
    before = ast.unparse(node)
    _changes(node)[change]()
    ast.fix_missing_locations(tree)
    return Mutant(getattr(node, "lineno", 0), f"{_short(before)}  ->  {_short(ast.unparse(node))}", tree)


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) < 90 else f"{line[:87]}..."


def _left_alone(tree: ast.Module) -> Iterator[int]:
    """Nodes that say nothing of what the code does: annotations, decorators, docstrings, fields, messages of errors."""
    # names of types: `Governed = tuple[int, str]`
    types = [
        node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp)
    ]
    parts = chain(types, chain.from_iterable(map(_parts_left_alone, ast.walk(tree))))
    return (id(inner) for part in parts if part is not None for inner in ast.walk(part))


def _parts_left_alone(node: ast.AST) -> list[ast.AST | None]:
    """What of a node is left alone, or the whole node."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            given = (arg.annotation for arg in ast.walk(node.args) if isinstance(arg, ast.arg))
            return [*node.decorator_list, node.returns, *given]
        case ast.ClassDef():
            fields = (part for part in node.body if isinstance(part, ast.AnnAssign | ast.Assign))
            return [*node.decorator_list, *fields]
        case ast.AnnAssign():
            return [node.annotation]
        case ast.Raise() | ast.Assert() | ast.Expr(ast.Constant(str())) | ast.If(ast.Name("TYPE_CHECKING")):
            return [node]
        case ast.Call(ast.Name("cast" | "lru_cache")):
            return [*node.args[:1]]
    return []


def _changes(node: ast.AST) -> list[Any]:
    """What can be done to a node, each a function that does it in place."""
    if isinstance(node, ast.Constant):
        return _constant_changes(node)
    if isinstance(node, ast.Attribute | ast.Name):
        return _name_changes(node)
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        return [lambda: setattr(node, "value", ast.Constant(None))]
    if isinstance(node, ast.If | ast.IfExp | ast.While) and isinstance(node.test, ast.Name | ast.Call | ast.Attribute):
        return [lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))]
    return _operator_changes(node)


def _operator_changes(node: ast.AST) -> list[Any]:
    match node:
        case ast.Compare() if type(node.ops[0]) in _COMPARISONS:
            return [lambda: node.ops.__setitem__(0, _COMPARISONS[type(node.ops[0])]())]
        case ast.BoolOp():
            return [lambda: setattr(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())]
        case ast.UnaryOp(ast.Not()):
            return [lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))]
        case ast.BinOp() if type(node.op) in _SUMS:
            return [lambda: setattr(node, "op", _SUMS[type(node.op)]())]
    return []


def _constant_changes(node: ast.Constant) -> list[Any]:
    value = node.value
    if isinstance(value, bool):
        return [lambda: setattr(node, "value", not value)]
    if isinstance(value, int | float):
        return [lambda: setattr(node, "value", value + 1)]
    return [lambda: setattr(node, "value", f"{value}XX")] if isinstance(value, str) and value else []


def _name_changes(node: ast.Attribute | ast.Name) -> list[Any]:
    field = "attr" if isinstance(node, ast.Attribute) else "id"
    name = getattr(node, field)
    return [lambda: setattr(node, field, _CALLS[name])] if name in _CALLS else []


def apply(module: types.ModuleType, tree: ast.Module) -> None:
    """Give the functions of a module the code of a changed one, and its other names their changed values."""
    changed = dict(vars(module))
    exec(compile(tree, str(module.__file__), "exec"), changed)
    for name, value in list(vars(module).items()):
        new = changed.get(name)
        if new is value or getattr(value, "__module__", module.__name__) != module.__name__:
            continue
        if isinstance(value, type):
            for inner, method in vars(value).items():
                _swap(method, vars(new).get(inner))
        elif not _swap(value, new) and not name.startswith("__"):
            setattr(module, name, new)


def _swap(old: object, new: object) -> bool:
    """Put the code of one function in the place of another's, also below `cache` and `property`."""
    for peel in ("__wrapped__", "fget", "__func__"):
        old, new = getattr(old, peel, old), getattr(new, peel, new)
    if not isinstance(old, types.FunctionType) or not isinstance(new, types.FunctionType):
        return False
    if old.__code__.co_freevars == new.__code__.co_freevars:
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    return True


def forget() -> None:
    """Empty every cache: what the unchanged code once found."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):
            found.cache_clear()


class Tries:
    """A pytest plugin that, instead of running the tests once, runs them once for each change."""

    def __init__(self, area: str, sample: int, seed: int, only: str | None) -> None:
        self.area, self.sample, self.seed, self.only = area, sample, seed, only
        self.total = self.noticed = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for each change; say at the end how many were noticed."""
        items = list(session.items)
        if _is_noticed(session, types.ModuleType("none"), None):
            raise pytest.UsageError("the tests fail as the code is")
        for path in self._modules():
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            source = path.read_text("utf-8")
            places = list(mutants(source))
            if not places:
                continue
            drawn = random.Random(f"{self.seed} {name}").sample(places, min(self.sample, len(places)))
            module = importlib.import_module(name)
            # the tests of the same name first, and those that hold much in little time: they notice soonest
            session.items = sorted(
                items, key=lambda item: (path.stem not in item.nodeid, "as_before" not in item.nodeid)
            )
            survivors = []
            for made in sorted((mutant(source, *each) for each in drawn), key=lambda made: made.line):
                if not _is_noticed(session, module, made):
                    survivors.append(made)
            self.total += len(drawn)
            self.noticed += len(drawn) - len(survivors)
            print(f"{name}: {len(drawn) - len(survivors)} of {len(drawn)} noticed, of {len(places)}", flush=True)
            for made in survivors:
                print(f"    {path.relative_to(ROOT)}:{made.line}: {made.said}", flush=True)
        return True

    def _modules(self) -> Iterator[Path]:
        for part in AREAS[self.area][0]:
            place = ROOT / part
            for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
                if self.only is None or path.stem == self.only:
                    yield path


def _is_noticed(session: pytest.Session, module: types.ModuleType, made: Mutant | None) -> bool:
    """Whether a test fails, or never ends, with a change in the code; with none, whether one fails as it is."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))
        _try(session, module, made)
    return os.waitpid(child, 0)[1] != 0


def _try(session: pytest.Session, module: types.ModuleType, made: Mutant | None) -> None:
    """Make the change and run the tests in this process, which ends with 0 when all pass."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    code = 1
    try:
        if made is not None:
            apply(module, made.tree)
        forget()
        session.testsfailed = 0
        session.shouldfail = session.shouldstop = False
        for place, item in enumerate(session.items):
            following = session.items[place + 1] if place + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                break
        code = 1 if session.testsfailed else 0
    finally:
        os._exit(code)


def main() -> None:
    """Try the areas that are named, all of them when none is."""
    parser = argparse.ArgumentParser(description=inspect.getdoc(sys.modules[__name__]).partition("\n")[0])
    parser.add_argument("areas", nargs="*", choices=[*AREAS, []], help="all of them when none is named")
    parser.add_argument("--sample", type=int, default=15, help="changes a module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="only the module of this name")
    given = parser.parse_args()
    low = []
    for area in given.areas or AREAS:
        tries = Tries(area, given.sample, given.seed, given.module)
        options = ["-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--assert=plain", "-s", *AREAS[area][1]]
        pytest.main(options, plugins=[tries])
        share = tries.noticed / tries.total if tries.total else 1
        print(f"== {area}: {tries.noticed} of {tries.total} noticed ({share:.0%})", flush=True)
        low += [area] if share < FLOOR else []
    sys.exit(f"too few noticed in {', '.join(low)}" if low else 0)


if __name__ == "__main__":
    main()
