"""One file for each kind of register: its table and its columns, once."""
