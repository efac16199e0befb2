"""The words people see: what was found or decided, said in their language. No decisions here."""
