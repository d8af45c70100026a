from portal.site.models.setting import Setting

__all__ = ["Setting"]
