"""File to reading: one module a format."""
