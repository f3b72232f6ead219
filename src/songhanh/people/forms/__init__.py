"""Forms of people: signing in, one-time links, roles, second factor, lists from Excel."""
