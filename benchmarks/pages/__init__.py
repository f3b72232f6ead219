"""What pages cost, against bare Django pages that ask the same and print the same rows."""
