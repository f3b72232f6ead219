"""First pages of each role, the door of villages, the setting up of an installation."""
