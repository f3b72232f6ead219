"""What laws, circulars and the national lists say, as data with its source. Plain Python."""
