"""Records from elsewhere in, and ours out: spreadsheets and Open Referral UK."""
