"""Results as JSON: one object with a schema name. Keys may be added to a schema, never changed or taken away."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

# kind of result -> the module here, and the function in it, that makes its object; loaded when one is printed
_FORMS = {
    "Text": ("texts", "text_json"),
    "Comparison": ("comparisons", "comparison_json"),
    "Excerpt": ("comparisons", "excerpt_json"),
    "Folders": ("comparisons", "folders_json"),
    "Summary": ("comparisons", "summary_json"),
    "Fates": ("fates", "fates_json"),
    "Origins": ("fates", "origins_json"),
    "History": ("fates", "history_json"),
}


def result_json(result: object) -> str:
    """Any result as text: its object, readable, not escaped, ending with a newline."""
    module, function = _FORMS[type(result).__name__]
    return as_json(getattr(import_module(f"{__name__}.{module}"), function)(result))


def as_json(result: dict[str, Any]) -> str:
    """An object as text, readable, not escaped, ending with a newline."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
