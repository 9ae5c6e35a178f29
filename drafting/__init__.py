"""Compare, track and redline negotiated resolution texts, paragraph by paragraph."""

__version__ = "0.1.0"
