"""Word documents: page layout, tracked changes, tables of fates, and the check of what was written."""
