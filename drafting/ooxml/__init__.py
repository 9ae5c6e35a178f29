"""Word's file, opened safely and walked; tracked changes accepted or rejected: what reader, writer and check share."""
