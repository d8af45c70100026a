from django.conf import settings
from django.http import HttpRequest


def desk_person(request: HttpRequest) -> dict:
    """The person at the desk; nothing on public pages, which touch no session."""
    if not request.path_info.startswith(settings.DESK_PATH) or not hasattr(request, "user"):
        return {}
    return {"person": request.user, "user": request.user}  # the stock admin's templates say `user`
