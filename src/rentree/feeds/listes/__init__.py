"""Lists for each school: who leaves and when the account goes; logins that look wrong because of a fiche."""
