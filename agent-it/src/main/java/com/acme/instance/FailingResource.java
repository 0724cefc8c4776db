package com.acme.instance;

import java.io.IOException;

/** Cannot be closed, but leaves its mark all the same. */
public final class FailingResource extends Resource {
    public FailingResource() {
        super("failing");
    }

    @Override
    public void close() throws IOException {
        super.close();
        throw new IOException("connection is closed");
    }
}
