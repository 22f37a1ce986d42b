"""The papers, people and calendar of the States General: how they are numbered, named and addressed."""
