"""What became of the elements: words as units, their weights, likeness, evidence and verdicts."""
