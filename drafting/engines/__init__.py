"""Texts to result: alignment, word edits, comparison, tracking."""
