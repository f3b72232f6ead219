"""What was promised: documents, drafts, confirmed plans and their versions."""
