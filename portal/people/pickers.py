"""The admin's search-as-you-type lists; what is no number at all is not looked up."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from portal.database.row_keys import row_numbers


class _NumbersAlone:
    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [str(number) for number in row_numbers(value)], attrs)


class Picker(_NumbersAlone, AutocompleteSelect):
    pass


class SeveralPicker(_NumbersAlone, AutocompleteSelectMultiple):
    pass
