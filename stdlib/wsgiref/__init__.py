"""WSGI (PEP 3333), by which servers call applications of the web: parts of servers, and a small one."""
