"""Lets `python -m drafting` stand for the command."""

from drafting.cli import main

if __name__ == "__main__":
    main()
