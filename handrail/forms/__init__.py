"""What people and programs fill records in with: a workbook with drop-downs, and schemas that tell an editor every field."""
