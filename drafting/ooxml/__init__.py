"""Word's file: opened safely, walked, its tracked changes accepted or rejected; what reader, writer and self-check share."""
