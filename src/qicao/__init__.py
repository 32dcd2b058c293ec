"""qicao (起草): drafts speeches for meetings from outlines and a phrase bank mined from real speeches."""
