"""Two kinds of register that only tests have: declarations and tables, as an application of their own."""
