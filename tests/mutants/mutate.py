"""All small faults that can be put into a module.

In: the text of a module. Out: `Mutant`s, each a piece of the text and what stands in its place, in
the order of the file. Left alone is what no test could tell: annotations, decorators, docstrings,
messages of errors.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: characters `start` to `end` of a module's text become `new`."""

    line: int
    function: str
    """The outermost function around it, with its class; empty at the level of the module."""
    start: int
    end: int
    old: str
    new: str

    def put_into(self, text: str) -> str:
        """Return the text with the fault."""
        return text[: self.start] + self.new + text[self.end :]


def mutants_of(text: str) -> list[Mutant]:
    """Return every fault that can be put into a text, in order."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    raw, found = text.encode(), []
    for function, node in _walk(ast.parse(text), ""):
        start = len(raw[: starts[node.lineno - 1] + node.col_offset].decode())
        end = len(raw[: starts[node.end_lineno - 1] + node.end_col_offset].decode())
        found += [
            Mutant(node.lineno, function, start, end, text[start:end], new)
            for new in _changed(node)
        ]
    return sorted(found, key=lambda m: (m.start, m.end, m.new))


def functions_of(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield each outermost function of a module, with its class before its name."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{f.name}", f) for f in node.body if isinstance(f, FUNCTION))
        elif isinstance(node, FUNCTION):
            yield node.name, node


def _walk(node: ast.AST, function: str) -> Iterator[tuple[str, ast.stmt | ast.expr]]:
    """Yield what may be changed, with the function in which it stands."""
    if isinstance(node, ast.Module | ast.ClassDef):
        name = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for child in node.body:
            inner = f"{name}{child.name}" if isinstance(child, FUNCTION) else function
            yield from _walk(child, inner)
        return
    if isinstance(node, ast.Raise | ast.Import | ast.ImportFrom | ast.JoinedStr):
        return
    if isinstance(node, ast.stmt | ast.expr):
        yield function, node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child, function)


def _changed(node: ast.stmt | ast.expr) -> Iterator[str]:
    """Yield what may stand in the place of a node, as text in one line."""
    if isinstance(node, ast.stmt):
        yield from _changed_statement(node)
    else:
        yield from _changed_operator(node)
        yield from _changed_value(node)


def _changed_statement(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.Return(value=ast.Constant(value=None) | None):
            return
        case ast.Return():
            yield "return None"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield "pass"


def _changed_operator(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield _with(node, lambda n, p=place, o=op: n.ops.__setitem__(p, SWAPS[type(o)]()))
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPS:
            yield _with(node, lambda n, o=op: setattr(n, "op", SWAPS[type(o)]()))
        case ast.UnaryOp(op=ast.Not()):
            yield _text(node.operand)
        case ast.IfExp():
            yield _with(node, lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test)))


def _changed_value(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value)):
            yield str(value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield _with(node, lambda n, new=CALLS[name]: setattr(n.func, "id", new))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for place, part in enumerate(node.generators):
                if part.ifs:
                    yield _with(node, lambda n, p=place: setattr(n.generators[p], "ifs", []))


def _with(node: ast.expr, change: Callable[[ast.expr], object]) -> str:
    mutated = copy.deepcopy(node)
    change(mutated)
    return _text(mutated)


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"
