"""What is said of fates in every output: what was not found, and where to look first."""

import pytest

from drafting.model.address import Series, place
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Verdict
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.fate_words import lost_words, some_words_in

WORDING = "to end theft and to exchange quartz officers in the ports"
TEXT = Text("plan", ())
OFFICERS = (WORDING.index("to exchange"), len(WORDING))


def carrier(number, *shared):
    """A paragraph that shares these words of the element."""
    words = (Evidence((WORDING.index(w), WORDING.index(w) + len(w)), (0, len(w))) for w in shared)
    paragraph = Paragraph(place(Series.PLAIN, number, "annex"), Kind.ANNEX, " ".join(shared))
    return Carrier(TEXT, paragraph, Degree.PARTIAL, 0.2, tuple(words))


@pytest.mark.parametrize(
    ("carriers", "said"),
    [
        ((), ""),
        ((carrier(1, "end theft"),), ""),
        ((carrier(1, "exchange"), carrier(2, "quartz officers")), " (some of its words: annex 2, annex 1)"),
        (
            (carrier(1, "ports"), carrier(2, "exchange"), carrier(3, "exchange", "quartz")),
            " (some of its words: annex 3, annex 2)",
        ),
    ],
)
def test_what_was_not_found_names_the_paragraphs_that_share_most_of_its_words(carriers, said):
    element = Element(Text("paper", ()), Paragraph(place(Series.PLAIN, 1), Kind.ITEM, WORDING))
    fate = Fate(element, Verdict.PARTIAL, carriers, (OFFICERS,))
    assert some_words_in(fate, OFFICERS) == said
    assert lost_words(fate) == [f"“to exchange quartz officers in the ports”{said}"]
