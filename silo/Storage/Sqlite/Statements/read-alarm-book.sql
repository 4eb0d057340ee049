SELECT version, judged, definition, defined FROM alarm_books WHERE organisation = $organisation
