"""People: the only place with streams, colours, exit codes and the clock."""
