"""A periodic report drafted by rule from facts, as sections that people may rewrite, then as a paper.

values   what is known: ReportFacts (tasks, outreach, targets, remarks), each figure as it was counted
draft    draft_sections(facts) -> sections with their text; a section of which nothing is known stays empty
deeds    finished tasks as lines, villages added up
judged   what is said of targets: results, shortcomings, causes, outlook, petitions, the table
compose  compose_report(facts, sections, foot) -> Paper
erratum  compose_erratum(…) -> Paper: the công văn that corrects how an issued report was written

No figure is invented: what no fact tells is left to the office. Papers are Vietnamese by law.
"""
