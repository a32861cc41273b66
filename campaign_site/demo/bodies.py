"""A page's body as StreamField stores it, with the same keys on every load."""

import json
import uuid
from typing import Any

NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://demo.kommun.example/")
# What a block leaves out stands as empty, as it does once an editor has saved it.
EMPTY = {
    "phrases": {"heading": "", "intro": ""},
    "signs": {"intro": ""},
    "statement": {"text": ""},
}


def key_of(*names: object) -> uuid.UUID:
    """A key that stays: what it names is found again however a person renames it."""
    return uuid.uuid5(NAMES, "/".join(map(str, names)))


def body_of(blocks: list[dict[str, Any]], *owner: object) -> list[dict[str, Any]]:
    return [block_of(block, *owner, n) for n, block in enumerate(blocks)]


def block_of(block: dict[str, Any], *owner: object) -> dict[str, Any]:
    kind = block["type"]
    values = {name: value for name, value in block.items() if name != "type"}
    stored = {name: value_of(value, *owner, name) for name, value in values.items()}
    return {
        "type": kind,
        "value": EMPTY.get(kind, {}) | stored,
        "id": str(key_of(*owner, kind)),
    }


def value_of(value: Any, *owner: object) -> Any:
    if isinstance(value, str):
        return value.strip()
    return [
        {"type": "item", "value": item_of(item), "id": str(key_of(*owner, n))}
        for n, item in enumerate(value)
    ]


def item_of(item: Any) -> Any:
    if isinstance(item, str):
        return item.strip()
    return {name: value.strip() for name, value in item.items()}


def news(text: str) -> dict[str, Any]:
    """The first block of an edition's text: what is new since the last one."""
    return {"type": "notice", "heading": "Nytt", "tone": "neutral", "text": f"<p>{text}</p>"}


def as_text(body: list[dict[str, Any]]) -> str:
    return json.dumps(body, ensure_ascii=False)
