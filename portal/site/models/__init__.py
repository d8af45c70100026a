from portal.site.models.article import Article
from portal.site.models.setting import Setting
from portal.site.models.upkeep import Upkeep

__all__ = ["Article", "Setting", "Upkeep"]
