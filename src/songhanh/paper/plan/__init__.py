"""A plan of a year drafted by rule from plans that are there, as parts that people may rewrite, then a paper.

moving   what stands in an old plan, moved to another year; what a province asks, put for one commune
values   PlanFacts, and Line: a sentence with where it comes from
draft    draft_parts(facts) -> parts with their text
compose  compose_plan(facts, texts) -> Paper

No figure is invented: where nothing gives one, "…" stands and waits. Papers are Vietnamese by law.
"""
