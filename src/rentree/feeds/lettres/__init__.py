"""Letters that hand people their login and activation code: what each page says, and its PDF."""
