-- 生产环境的三个角色和数据库。以超级用户运行一次（口令不留在命令历史里）：
--   psql -v ON_ERROR_STOP=1 -f roles.sql postgres
-- 口令随后用 \password portal_owner（staff、public 同样）设置。
-- 与 portal/database/roles.py 一致，有测试对照。

CREATE ROLE portal_owner LOGIN INHERIT;
CREATE ROLE portal_staff LOGIN NOINHERIT;
CREATE ROLE portal_public LOGIN NOINHERIT;

ALTER ROLE portal_owner SET timezone = 'Asia/Shanghai';

ALTER ROLE portal_staff SET timezone = 'Asia/Shanghai';
ALTER ROLE portal_staff SET lock_timeout = '3s';
ALTER ROLE portal_staff SET statement_timeout = '60s';
ALTER ROLE portal_staff SET idle_in_transaction_session_timeout = '120s';

ALTER ROLE portal_public SET timezone = 'Asia/Shanghai';
ALTER ROLE portal_public SET lock_timeout = '3s';
ALTER ROLE portal_public SET statement_timeout = '10s';
ALTER ROLE portal_public SET idle_in_transaction_session_timeout = '20s';

CREATE DATABASE portal OWNER portal_owner ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE portal FROM PUBLIC;
GRANT CONNECT ON DATABASE portal TO portal_owner, portal_staff, portal_public;
GRANT CREATE, TEMPORARY ON DATABASE portal TO portal_owner;
