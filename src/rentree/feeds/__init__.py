"""What is written for others: one folder per target, each a desired state, an existing state and a writer."""
