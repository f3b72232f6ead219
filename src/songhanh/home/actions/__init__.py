"""Acts of the setting up: several verbs of the rooms below in one transaction."""
