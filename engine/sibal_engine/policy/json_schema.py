"""The JSON Schema of policy files, made from the registry, for editors that know `#:schema`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from sibal_engine.policy.kinds import MONTH
from sibal_engine.policy.model import Level
from sibal_engine.policy.schema import (
    ENTRY_KEYS,
    SCHEMA_VERSION,
    SERIES,
    SOURCE_KEYS,
    STANDINGS,
    Lasts,
    Series,
)
from sibal_engine.toml.reader import LONGEST_TEXT

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that editors of TOML understand."""
_TEXT: Mapping[str, Any] = {"type": "string", "maxLength": LONGEST_TEXT}
_NAME: Mapping[str, Any] = {**_TEXT, "minLength": 1}
_CODE: Mapping[str, Any] = {"type": "string", "pattern": r"^[0-9]{6}$"}
_ENTRY: Mapping[str, Any] = {
    "from": {**MONTH.schema, "description": "首月，或见到它的月份（since_unknown）"},
    "to": {**MONTH.schema, "description": "末月；按年公布的数必须写"},
    "since_unknown": {"type": "boolean", "description": "起始月没有记载"},
    "unknown": {"type": "boolean", "description": "已知的空缺，须写 note"},
    "frame": {"type": "boolean", "description": "全国框架：地方未知时可以代用"},
    "jump": {**_TEXT, "description": "与上年相差很大的原因"},
    "note": {**_TEXT, "description": "备注"},
    "source": {**_NAME, "description": "[[source]] 的 id"},
}
assert tuple(_ENTRY) == ENTRY_KEYS
_HEADER: Mapping[str, Any] = {
    "schema": {"const": SCHEMA_VERSION, "description": "格式版本"},
    "code": {**_CODE, "description": "GB/T 2260 代码"},
    "name": {**_NAME, "description": "地名"},
    "pinyin": {"type": "string", "pattern": "^[a-z]+( [a-z]+)*$", "description": "拼音"},
    "level": {"enum": [level.value for level in Level], "description": "层级"},
    "province": {**_CODE, "description": "所属省；直辖市写自己的代码"},
    "checked": {**MONTH.schema, "description": "最近一次与来源核对的月份"},
    "limitations": {"type": "array", "items": _TEXT, "description": "已知的不足"},
}


def _entry(series: Series) -> dict[str, Any]:
    """The schema of one entry: a value with its source, or an unknown with its note."""
    names = [field.name for field in series.fields]
    required = [field.name for field in series.fields if field.required]
    properties = {
        **{field.name: {**field.kind.schema, "description": field.zh} for field in series.fields},
        **{key: {"$ref": f"#/definitions/{key}"} for key in ENTRY_KEYS},
    }
    value: dict[str, Any] = {"required": ["source", *required]}
    if not required:
        value["anyOf"] = [{"required": [name]} for name in names]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["from"],
        "if": {"properties": {"unknown": {"const": True}}, "required": ["unknown"]},
        "then": {
            "required": ["note"],
            "properties": {**dict.fromkeys(names, False), "note": {"minLength": 1}},
        },
        "else": value,
    }


def _group(below: Sequence[tuple[Sequence[str], Series]]) -> dict[str, Any]:
    """The properties of one table: its series, and the tables that hold further ones."""
    properties: dict[str, Any] = {}
    for parts, _ in below:
        if parts[0] in properties:
            continue
        inner = [(path[1:], series) for path, series in below if path[0] == parts[0]]
        if len(inner) == 1 and not inner[0][0]:
            properties[parts[0]] = _array(inner[0][1])
        else:
            properties[parts[0]] = {
                "type": "object",
                "additionalProperties": False,
                "properties": _group(inner),
            }
    return properties


def _array(series: Series) -> dict[str, Any]:
    lasts = "按年公布，须写 to" if series.lasts is Lasts.PERIOD else "有效至另有规定"
    return {
        "type": "array",
        "description": f"{series.zh}（{lasts}）· {series.en}",
        "items": _entry(series),
    }


def _source() -> dict[str, Any]:
    properties: dict[str, Any] = dict.fromkeys(SOURCE_KEYS, _TEXT)
    properties |= {"id": _NAME, "title": _NAME, "standing": {"enum": list(STANDINGS)}}
    filled = {"minLength": 1}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["id", "title", "standing"],
        "if": {"properties": {"standing": {"const": "unverified"}}},
        "then": {"required": ["seen"], "properties": {"seen": filled}},
        "else": {
            "anyOf": [{"required": [key], "properties": {key: filled}} for key in ("number", "url")]
        },
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of one policy file."""
    return {
        "$schema": DIALECT,
        "title": "sibal-tui policy file",
        "description": "Made from the registry of series by sibal_engine.policy.json_schema.",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "code", "name", "checked"],
        "properties": {
            **_HEADER,
            **_group([(series.path.split("."), series) for series in SERIES]),
            "source": {"type": "array", "description": "来源", "items": _source()},
        },
        "definitions": dict(_ENTRY),
    }


def text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
