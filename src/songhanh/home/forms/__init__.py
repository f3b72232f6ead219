"""Forms of the village's page and of the setting up."""
