from django.core.exceptions import BadRequest


class BadAddress(BadRequest):
    """An address that asks for something that cannot be; the message is for the reader, on a page with status 400."""
