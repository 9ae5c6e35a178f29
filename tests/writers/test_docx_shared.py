"""Real texts as Word files: adopted resolutions of ten years against one another, a draft against what was adopted."""

from itertools import pairwise

import pytest
from adopted import ADOPTED, adopted_text

from drafting.engines.compare import compare
from drafting.engines.meaning import flag
from drafting.library import Library
from drafting.writers import LAYOUTS, Redline, write

if not ADOPTED.exists():
    pytest.skip("the adopted texts are not beside the checkout", allow_module_level=True)

FILES = sorted(ADOPTED.glob("*.json"))
PAIRS = [*pairwise(FILES), *pairwise(FILES[::-1])]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda path: path.stem)
def test_a_redline_of_two_years_gives_both_back(old, new):
    comparison = flag(compare(adopted_text(old), adopted_text(new)))
    for comments in ("all", "none"):
        write(comparison, "x.docx", Redline(comments=comments, summary=True))  # it checks itself, or raises


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_draft_against_the_adopted_text_in_every_layout(layout, request):
    held = Library(request.config.rootpath / "texts")
    comparison = flag(compare(held.open(held.entry("L.64")), adopted_text(ADOPTED / "A_RES_64_293.json")))
    write(comparison, "x.docx", Redline(layout=layout))
