from portal.site.models.article import Article
from portal.site.models.setting import Setting

__all__ = ["Article", "Setting"]
