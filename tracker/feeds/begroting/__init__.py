"""The annexes 'Moties en toezeggingen' of the bills of the budget."""
