"""Values become official papers (.docx, .pdf) and tables (.xlsx). Plain Python."""
