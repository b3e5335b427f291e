"""Records to the words a page shows. Views know no HTML and open no files; every figure shown is worked out here."""
