"""Fates as a page of its own for a browser, and as a picture of how the elements flowed into the plan."""
