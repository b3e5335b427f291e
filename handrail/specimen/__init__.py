"""The small site that `handrail new` writes. Every field is explained where it stands."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from string import Template

_HERE = Path(__file__).resolve().parent


def write(folder: Path, name: str, nation: str, areas: list[str], language: str, today: date) -> list[Path]:
    """Write the specimen into a folder, filled in. Gives the files written, in order.

    What people typed goes in between quotation marks, so that a colon or a hash in a name does no harm.
    """
    ids = [as_id(area) for area in areas]
    listed = "\n".join(
        f"  - id: {id}\n    name: {json.dumps(area, ensure_ascii=False)}" for id, area in zip(ids, areas, strict=True)
    )
    words = {
        "id": as_id(name),
        "name": json.dumps(name, ensure_ascii=False),
        "plain_name": name,
        "nation": nation,
        "areas": listed,
        "area_ids": ", ".join(dict.fromkeys(ids)),
        "language": language,
        "today": today.isoformat(),
        "review": (today + timedelta(days=182)).isoformat(),
        "review_soon": (today + timedelta(days=91)).isoformat(),
    }
    written = []
    for source in sorted(_HERE.rglob("*")):
        if source.suffix not in {".yml", ".md", ".ignore"}:
            continue
        relative = source.relative_to(_HERE)
        target = folder / (relative.with_name(".gitignore") if source.suffix == ".ignore" else relative)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(source.read_text("utf-8")).substitute(words), "utf-8")
        written.append(target)
    return written


def whole_service() -> str:
    """The specimen of a service with every field, filled in as an example."""
    text = (_HERE / "data" / "services" / "example-advice-line.yml").read_text("utf-8")
    days = {"today": "2026-11-23", "review": "2027-05-24", "review_soon": "2027-02-22"}
    return Template(text).substitute(days, area_ids="exampleton")


def as_id(words: str) -> str:
    """Small letters, figures and hyphens: “Ynys Môn” becomes ynys-mon. Words with none of them become “place”."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "place"
