"""From the glyphs of a PDF to its running text: runs, lines, columns, page furniture, paragraphs."""
