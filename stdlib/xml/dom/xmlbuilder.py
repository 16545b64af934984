"""Loading and saving documents as DOM Level 3 has it: what implementations and documents inherit."""

import xml.dom

__all__ = ['DOMImplementationLS', 'DocumentLS']


class DocumentLS:
    """A document that can be loaded and saved."""

    async_ = False

    def _get_async(self):
        return False

    def _set_async(self, flag):
        if flag:
            raise xml.dom.NotSupportedErr('asynchronous document loading is not supported')

    def abort(self):
        """Refuse: as in CPython, there is no loading that could be stopped."""
        raise NotImplementedError("haven't figured out what this means yet")

    def load(self, uri):
        """Refuse: as in CPython, documents are loaded by the parsers alone."""
        raise NotImplementedError("haven't written this yet")

    def loadXML(self, source):
        """Refuse, as load() does."""
        raise NotImplementedError("haven't written this yet")

    def saveXML(self, snode):
        """Return a node, or the document, as XML."""
        if snode is None:
            snode = self
        elif snode.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr()
        return snode.toxml()


class DOMImplementationLS:
    """An implementation whose documents can be loaded."""

    MODE_SYNCHRONOUS = 1
    MODE_ASYNCHRONOUS = 2
