package dev.windlass.testbed.pki;

import java.nio.file.Path;

/** A certificate and its private key, both as PEM files (the key in PKCS #8). */
public record CertificateFiles(Path certificate, Path key) {}
