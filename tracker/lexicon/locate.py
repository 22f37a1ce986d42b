"""Where in a file of the lexicon a fault is: asked only when there is one, as it takes reading the file again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from tracker.lexicon.schema import Fault, Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def located(name: str, text: bytes, faults: Iterable[Fault]) -> Iterator[str]:
    """The faults of a file, each as `verbs.yml:17: stance op|roepen: message`, in the order of their lines."""
    root = yaml.compose(text, Loader=_LOADER)
    told = sorted((_line(root, fault.path), f"{_place(root, fault.path)}{fault.message}") for fault in faults)
    return (f"{name}.yml:{line}: {message}" for line, message in told)


def repeated_keys(text: bytes) -> Iterator[Fault]:
    """Keys that stand twice in one map, of which YAML keeps the last and says nothing."""

    def within(node: yaml.Node, path: Path) -> Iterator[Fault]:
        if isinstance(node, yaml.MappingNode):
            seen = set()
            for key, value in node.value:
                if key.value in seen:
                    yield Fault((*path, key.value), f"{key.value!r} stands there twice, and only the last would count")
                seen.add(key.value)
                yield from within(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for place, item in enumerate(node.value):
                yield from within(item, (*path, place))

    root = yaml.compose(text, Loader=_LOADER)
    return within(root, ()) if root is not None else iter(())


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """What stands at a key or place of a node: the node that tells its line, and its value."""
    if isinstance(node, yaml.MappingNode):
        # the last of two equal keys is the one that counts
        found = [(key, value) for key, value in node.value if key.value == str(step) or key.value == step]
        return found[-1] if found else (None, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _line(root: yaml.Node | None, path: Path) -> int:
    line, node = root.start_mark.line if root is not None else 0, root
    for step in path:
        at, node = _step(node, step)
        if at is None:
            break
        line = at.start_mark.line
    return line + 1


def _place(root: yaml.Node | None, path: Path) -> str:
    """The keys that lead to a fault, and for an entry of a list its name: `stance op|roepen: `."""
    said, node = [], root
    for step in path:
        _, node = _step(node, step)
        if isinstance(step, str):
            said.append(step)
        elif name := _name(node):
            said.append(name)
    return f"{' '.join(said)}: " if said else ""


def _name(node: yaml.Node | None) -> str | None:
    """How an entry of a list is called."""
    fields = {key.value: value.value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    name = next(
        (fields[field] for field in ("rule", "name", "topic", "office", "event", "kind") if field in fields), None
    )
    return name if isinstance(name, str) else None
