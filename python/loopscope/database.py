"""What the stand-ins for databases say to SQL: it is not understood, only looked at. Every table has three rows, 1, 2 and 3;
columns are what the query names; `pg_sleep(2)` takes two seconds.
"""

from __future__ import annotations

import re
from typing import Any

from .calls import unmeasured

ROWS = 3
"""So many are in a table that nobody has made."""

_SELECT = re.compile(r"\s*(?:with\b.*?\)\s*)?select\s+(?:distinct\s+)?(.*?)(?:\s+from\s+(\S+)(.*))?;?\s*$", re.I | re.S)
_ALL_IN_ONE = re.compile(r"\s*(count|sum|avg|min|max|exists)\s*\(", re.I)


def label(query: str) -> str:
    """A query on one line, cut short."""
    line = " ".join(query.split())
    return line if len(line) <= 60 else line[:59] + "…"


def seconds(query: str) -> float | None:
    """How long it takes, if it says so."""
    found = re.search(r"\bsleep\s*\(\s*([\d.]+)\s*\)|pg_sleep\s*\(\s*([\d.]+)\s*\)", query, re.I)
    return float(found[1] or found[2]) if found else None


def status(query: str) -> str:
    """What PostgreSQL says that it has done: `INSERT 0 1`."""
    first = (query.split() or [""])[0].upper()
    if first in ("INSERT", "UPDATE", "DELETE"):
        return "INSERT 0 1" if first == "INSERT" else f"{first} 1"
    if first == "SELECT":
        return f"SELECT {len(rows(query))}"
    return " ".join(query.upper().split()[:2]) if first in ("CREATE", "DROP", "ALTER") else first


@unmeasured
def rows(query: str, args: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """The rows that a query gives."""
    returning = re.search(r"\breturning\s+(.*?);?\s*$", query, re.I | re.S)
    if returning:
        return [_row(_columns(returning[1]), ROWS + 1)]
    select = _SELECT.match(query)
    if select is None:
        return []
    columns, rest = _columns(select[1]), select[3] or ""
    if select[2] is None or any(_ALL_IN_ONE.match(column) for _, column in columns) and "group by" not in rest.lower():
        return [_row(columns, 1)]
    if by_id := re.search(r"\bwhere\s+(?:\w+\.)?id\s*=\s*(?:(\d+)|[$:%?]\w*)", rest, re.I):
        k = by_id[1] or (args[0] if args else 1)
        return [_row(columns, int(k) if str(k).isdecimal() else 1)]
    limit = re.search(r"\blimit\s+(\d+)", rest, re.I)
    return [_row(columns, k) for k in range(1, min(int(limit[1]), 1000) + 1 if limit else ROWS + 1)]


def _columns(text: str) -> list[tuple[str, str]]:
    """Of each column its name and what stands for it."""
    parts, depth, part = [], 0, ""
    for letter in text + ",":
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth <= 0:
            parts.append(part.strip())
            part = ""
        else:
            part += letter
    named = []
    for part in filter(None, parts):
        if part == "*" or part.endswith(".*"):
            named += [("id", "id"), ("name", "name")]
            continue
        words = re.split(r"\s+as\s+|\s+(?=\w+$)", part, flags=re.I)
        name = words[-1] if len(words) > 1 else re.sub(r"\s*\(.*", "", part, flags=re.S).split(".")[-1]
        named.append((name.strip('"') if not name.isdecimal() else "?column?", words[0]))
    return named


def _row(columns: list[tuple[str, str]], k: int) -> dict[str, Any]:
    return {name: value(name, k, said) for name, said in columns}


def value(name: str, k: int, said: str = "") -> Any:
    """What stands in a column of row `k`; `said` is what the query says that it is."""
    if said.strip().isdecimal():
        return int(said)
    if said.startswith("'"):
        return said.strip("'")
    if _ALL_IN_ONE.match(said):
        return ROWS
    if name == "id" or name.endswith("_id") or re.search(r"age$|count|number|price|amount|total|quantity|stock", name):
        return k
    return f"{name}{k}@example.com" if "email" in name else f"{name} {k}"
