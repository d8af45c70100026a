"""Staff add steps and read them; the public side adds through one function (sql/30_public.sql)."""

GRANTS = {
    "Trail": ("SI", "-"),
    "TrailHead": ("S", "-"),
}
