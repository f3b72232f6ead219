"""Settings of an installation, from its home's settings.toml and the environment; root urls; the application."""
