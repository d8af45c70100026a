"""What every page needs: the site's profile, the reader's mode, the navigation."""

from django.http import HttpRequest

MODES = ("standard", "large", "contrast")


def furniture(request: HttpRequest) -> dict:
    mode = request.COOKIES.get("mode", "standard")
    return {"mode": mode if mode in MODES else "standard"}
