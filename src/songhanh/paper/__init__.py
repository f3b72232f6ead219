"""Values become official papers (.docx, .pdf) and tables (.xlsx). Plain Python.

values       what a paper says: Paper, Head, Heading, Text, Bullet, Table, Annex, …
source       read_source(text) -> Paper: our own plans, kept as plain text
assignments  assignment_table(…) -> Paper, write_xlsx(…) -> bytes: who does what by when, by unit
annexes      TargetAnnex: targets beside what came of them, as .xlsx with live formulas and as a table
grid         write_grid(sheets) -> bytes: registers and lists as .xlsx
word, pdf    write_docx(paper) -> bytes, write_pdf(paper) -> bytes
lint         lint_docx(content) -> findings: what is not as Decree 30/2020/NĐ-CP prescribes
layout       the decree's table of elements, from `decree_30_2020.toml`
"""
