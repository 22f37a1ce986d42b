"""What a document refers to: citations, motions, renditions, subjects; each decision pure, with its SQL beside it."""
