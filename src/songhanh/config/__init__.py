"""Settings of an installation, root urls, the application, and the commands that work on it."""
