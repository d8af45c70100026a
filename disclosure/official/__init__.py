"""Official tables of the standard catalog, as bureaus send them: read into the fields of an item, and written again.

`table.read_table` is the way in: a file → a stream of rows, each with its line, what was understood cell by cell, and
why it is refused or ignored. `workbook.write` is the way out.
"""
