"""An issued plan, read: a document in, a Draft with spans and doubts out. Plain Python."""
