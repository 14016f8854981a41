# SPDX-License-Identifier: MIT
"""Certificates for tests, made by the openssl command in a folder: ca.pem signs the rest."""
import os
import subprocess

NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def self_signed(folder, name, subject, extensions):
    added = [part for extension in extensions for part in ("-addext", extension)]
    openssl("req", "-x509", *NEW_KEY, "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem",
            "-subj", subject, "-days", "30", *added)


def signed(folder, name, subject, extensions, days="30"):
    request, settings = f"{folder}/{name}.csr", f"{folder}/{name}.ext"
    openssl("req", "-new", *NEW_KEY, "-keyout", f"{folder}/{name}.key", "-out", request, "-subj", subject)
    with open(settings, "w") as out:
        out.write("\n".join(extensions))
    openssl("x509", "-req", "-in", request, "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key",
            "-CAcreateserial", "-days", days, "-extfile", settings, "-out", f"{folder}/{name}.pem")


def make(folder):
    """good, expired and wrong-host are signed by ca; self-signed by nobody; client is for mutual TLS,
    its key once more as client-locked.key under the passphrase "open sesame"."""
    os.makedirs(folder, exist_ok=True)
    if os.path.exists(f"{folder}/client-locked.key"):
        return
    here = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    self_signed(folder, "ca", "/O=Loquat tests/CN=Test authority", ["basicConstraints=critical,CA:TRUE"])
    self_signed(folder, "self-signed", "/CN=localhost", [here])
    signed(folder, "good", "/CN=localhost", [here])
    signed(folder, "expired", "/CN=localhost", [here], days="-1")
    signed(folder, "wrong-host", "/CN=other.example", ["subjectAltName=DNS:other.example"])
    signed(folder, "client", "/CN=Test client", ["extendedKeyUsage=clientAuth"])
    openssl("ec", "-in", f"{folder}/client.key", "-aes128", "-passout", "pass:open sesame",
            "-out", f"{folder}/client-locked.key")
