"""What every room counts with: quantities, periods, Vietnamese text, numbers and dates. Plain Python."""
