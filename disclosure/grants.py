"""Who may touch the tables of disclosure. The catalog is public once saved; nothing of it is ever deleted."""

GRANTS = {
    "Domain": ("SIU", "S"),
    "CatalogItem": ("SIU", "S"),
    "ItemVersion": ("SIU", "S"),
    "CatalogUpload": ("SIU", "-"),
    "HeaderMapping": ("SIU", "-"),
    "Document": ("SIU", "-"),
    "DocumentHeader": ("SIU", "-"),
    "DocumentItem": ("SID", "-"),
    "Relation": ("SID", "-"),
    "CleanupDecision": ("SI", "-"),
    "Paper": ("SIUD", "S"),
    "Column": ("SIU", "S"),
    "ColumnState": ("SIUD", "S"),
    "ColumnCounting": ("SIU", "-"),
    "IndexCounter": ("SIU", "-"),
    "ImportBatch": ("SIU", "-"),
    "ImportLine": ("SI", "-"),
    "BatchApproval": ("SI", "-"),
    "WithheldItem": ("SIU", "-"),
    "WithheldReview": ("SI", "-"),
    "WithheldCount": ("SID", "S"),
    "Duty": ("SIU", "-"),
    "UnconcernedDomain": ("SIU", "S"),
    "Coverage": ("SID", "S"),  # counted anew each night
    "CoverageNight": ("SIU", "S"),
    "ItemQuestion": ("SIUD", "S"),
    "Series": ("SIU", "S"),
    "SeriesMember": ("SIUD", "-"),
    "SeriesPlace": ("S", "S"),  # the database writes it (sql/50_series.sql)
    "SeriesPick": ("SID", "S"),
}
