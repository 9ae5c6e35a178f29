"""Word edits between two wordings, cut at words and laid out as a reader would mark them.

What is kept is found by `words_gaps`, dates and sums are made whole by `words_figures`, and spaces, brackets and the
style of signs are laid over what is kept by `words_layout`.
"""

from __future__ import annotations

from drafting.engines.words_figures import with_whole_figures
from drafting.engines.words_gaps import gaps_between
from drafting.engines.words_layout import Tokens, laid_out
from drafting.model.changes import Edit, Op


def diff_words(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`: kept and deleted runs joined are `old`, kept and inserted ones `new`.

    No edit cuts a word (see `tokens`). A deletion stands before the insertion that replaces it; neighbouring edits
    differ in their `op`, but for a BREAK and for brackets whose words are kept, which are edits of their own. Turned
    round, the same words are kept. Two empty strings give no edit.
    """
    if old == new:
        return (Edit(Op.KEEP, old),) if old else ()
    here, there = Tokens(old), Tokens(new)
    if (len(old), old) < (len(new), new):
        gaps = gaps_between(here.units, there.units, here.edges, there.edges)
    else:
        gaps = [gap.turned() for gap in gaps_between(there.units, here.units, there.edges, here.edges)]
    return laid_out(here, there, with_whole_figures(here, there, gaps))
