"""What people and their programs fill records in with: a workbook with drop-downs, and schemas that tell an editor every field."""
