package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A page that the agent wrote: HTML that is well-formed XML. */
record Html(Document document) {
    /** @throws AssertionError if it is not well-formed */
    static Html of(Path file) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Html(builder.parse(file.toFile()));
        } catch (SAXException e) {
            throw new AssertionError(file + " is not well-formed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The main point. */
    String point() {
        return texts("h1").get(0);
    }

    /** The texts of all elements of a tag. */
    List<String> texts(String tag) {
        var texts = new ArrayList<String>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    /** All text. */
    String text() {
        return document.getDocumentElement().getTextContent();
    }
}
