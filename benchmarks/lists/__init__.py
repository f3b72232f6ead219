"""What lists of registers cost with a hundred thousand entries, and the report with ten thousand in each."""
