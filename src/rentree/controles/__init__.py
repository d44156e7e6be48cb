"""Rules of control: what is wrong in the exports, why it matters for the accounts, and what to do about it."""
