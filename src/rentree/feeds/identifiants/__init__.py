"""The files of identifiers: every account of a project, and the thirteen-field file of each school."""
