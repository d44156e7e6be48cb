"""STS-WEB: the « Emploi du temps » export."""
