"""What people fill to give tasks, to report on them and to answer."""
