-- DatumNakoming of the Tweede Kamer stood in `deadline`: it has a column of its own, under its own name.
ALTER TABLE register ADD COLUMN datum_nakoming TEXT;
UPDATE register SET datum_nakoming = deadline, deadline = NULL WHERE chamber = 'TK';
UPDATE register_history SET field = 'datum_nakoming' WHERE field = 'deadline';
