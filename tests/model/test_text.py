"""The types of a text."""

from drafting.model.text import Text


def test_equal_texts_have_one_hash_and_none_looks_through_the_paragraphs_for_it():
    assert hash(Text("a", (), symbol="A/64/L.64")) == hash(Text("a", (), symbol="A/64/L.64"))
    assert hash(Text("a", ([],)))  # a list has none
