"""What we talk about: texts, addresses, changes, fates. Frozen values; no files, no printing."""
