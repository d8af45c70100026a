"""Which tables a transaction has written, as the database itself counts."""


def written(connection) -> set[str]:
    """Tables with rows written since this transaction began, also those that were taken back on the way."""
    if connection.needs_rollback:
        return {"(a broken transaction)"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        if not cursor.fetchone()[0]:
            return set()
        cursor.execute(
            "SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
            " AND pg_stat_force_next_flush() IS NOT NULL"
        )
        return {name for (name,) in cursor.fetchall()}
