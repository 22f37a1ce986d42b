"""The parts of office documents: packages, styles, numbering."""
