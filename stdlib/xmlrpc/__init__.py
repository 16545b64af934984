"""XML-RPC: calls of functions in other processes, as documents of XML that HTTP carries."""
