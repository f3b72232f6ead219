"""Room evaluation: what was promised beside what happened, the verdicts on it, and what people remark."""
