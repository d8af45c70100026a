"""What each granian worker loads: the portal's application, in a process that ends with granian's main one."""

from multiprocessing import parent_process

from portal.site.serving.lifeline import end_with_parent
from portal.wsgi import application

__all__ = ["application"]

if granian := parent_process():
    end_with_parent(parent=granian.pid)
