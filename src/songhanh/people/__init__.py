"""Accounts, roles and sign-in; builds the Actor of every act."""
