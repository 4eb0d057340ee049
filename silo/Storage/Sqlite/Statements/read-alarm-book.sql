SELECT version, judged, definition, defined, began, began_with FROM alarm_books WHERE organisation = $organisation
