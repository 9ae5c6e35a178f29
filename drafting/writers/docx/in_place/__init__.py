"""Redlines written on the old Word file: what did not change stays as it is, a part without changes byte for byte."""
