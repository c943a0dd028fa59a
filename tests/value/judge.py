"""Evaluates expressions under CPython: one JSON list a line, `[expression, {name: value, …}]`, and one value a line as the answer.

A float is `{"float": its bits}` or `{"float": "nan"}`, a range `{"range": [start, stop, step]}`, an exception
`{"error": [class, message]}`. What Loopscope refuses as too large is `{"limit": true}`, and is not made here either.
"""

import json
import operator
import struct
import sys

LARGEST = 16_000_000


def read(value):
    if isinstance(value, list):
        return [read(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "range" in value:
        return range(*value["range"])
    bits = value["float"]
    return float(bits) if isinstance(bits, str) else struct.unpack("d", struct.pack("Q", bits))[0]


def written(value):
    if isinstance(value, float):
        return {"float": struct.unpack("Q", struct.pack("d", value))[0]} if value == value else {"float": "nan"}
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return {"limit": True}
    if isinstance(value, range):
        return {"range": [value.start, value.stop, value.step]}
    if isinstance(value, list):
        return [written(item) for item in value]
    return value


def weight(value):
    """As Loopscope counts the bytes of a value."""
    if isinstance(value, list):
        return sum(24 + weight(item) for item in value)
    return len(value.encode()) if isinstance(value, str) else 0


def is_too_large(a, b):
    """Whether a sequence is to be repeated too often."""
    sequence, times = (a, b) if isinstance(a, (str, list)) else (b, a)
    return isinstance(times, int) and weight(sequence) * times > LARGEST


def evaluated(expression, names):
    try:
        values = {name: read(value) for name, value in names.items()}
        if "mul" in expression and is_too_large(values["a"], values["b"]):
            return {"limit": True}
        return written(eval(CODE.setdefault(expression, compile(expression, "case", "eval")), SCOPE, values))
    except Exception as error:
        # 3.12 has other words for this, but otherwise those of 3.11.
        message = str(error).replace("iterable argument is empty", "arg is an empty sequence")
        return {"error": [type(error).__name__, message]}


CODE = {}
SCOPE = {"operator": operator}
for line in sys.stdin:
    print(json.dumps(evaluated(*json.loads(line))))
