# SPDX-License-Identifier: MIT
"""The files of a folder OWNER/NAME/… as both hubs tell of them."""
import email.utils
import hashlib
import os
import re
import time
from urllib.parse import quote

import gguf

HEAD = 64


class File:
    """One file of a repository. `edition`: 1 stands for a newer one of the same size, other in each byte but the first."""

    hashes = {}

    def __init__(self, root, repo, path):
        self.repo, self.path = repo, path
        self.disk = os.path.join(root, repo, path)
        self.size = os.path.getsize(self.disk)

    def read(self, start, length, edition=0):
        with open(self.disk, "rb") as file:
            file.seek(start)
            data = file.read(length)
        kept = max(0, min(len(data), HEAD - start))
        return data[:kept] + bytes(byte ^ 1 for byte in data[kept:]) if edition else data

    def pieces(self, edition, length):
        """SHA-256 of each piece; of the whole when length is the size."""
        key = (self.disk, os.path.getmtime(self.disk), self.size, edition, length)
        if key not in File.hashes:
            File.hashes[key] = [hashlib.sha256(self.read(at, length, edition)).hexdigest()
                                for at in range(0, self.size, length)] or [hashlib.sha256().hexdigest()]
        return File.hashes[key]

    def sha256(self, edition=0):
        return self.pieces(edition, max(1, self.size))[0]

    def metalink(self, edition, length):
        """RFC 5854: the hash of the whole and of each piece."""
        hashes = "".join(f"<hash>{piece}</hash>" for piece in self.pieces(edition, length))
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<metalink xmlns="urn:ietf:params:xml:ns:metalink">'
                f'<file name="{os.path.basename(self.path)}"><size>{self.size}</size>'
                f'<hash type="sha-256">{self.sha256(edition)}</hash>'
                f'<pieces length="{length}" type="sha-256">{hashes}</pieces></file></metalink>\n').encode()


class Repositories:
    def __init__(self, root, gated=(), private=()):
        self.root, self.gated, self.private = root, gated, private

    def names(self):
        found = []
        for owner in sorted(os.listdir(self.root)):
            folder = os.path.join(self.root, owner)
            if os.path.isdir(folder):
                found += [f"{owner}/{name}" for name in sorted(os.listdir(folder)) if os.path.isdir(os.path.join(folder, name))]
        return found

    def files(self, repo):
        if repo not in self.names():
            return None
        top = os.path.join(self.root, repo)
        paths = [os.path.relpath(os.path.join(folder, name), top) for folder, _, names in os.walk(top) for name in names]
        return [File(self.root, repo, path) for path in sorted(paths)]

    def file(self, repo, path):
        return next((file for file in self.files(repo) or [] if file.path == path), None)

    def matching(self, words, limit):
        wanted = [word for word in re.split(r"[\s,]+", words.lower()) if word and word != "gguf"]
        found = [repo for repo in self.names() if repo not in self.private and all(word in repo.lower() for word in wanted)
                 and any(file.path.lower().endswith(".gguf") for file in self.files(repo))]
        return found[:limit]

    def license(self, repo):
        """What the head of the repository's README.md says, as on the hubs."""
        card = self.file(repo, "README.md")
        found = re.search(rb"^license:\s*(\S+)", card.read(0, 4096), re.M) if card else None
        return found.group(1).decode() if found else "apache-2.0"

    def downloads(self, repo):
        """Made of the name: the same on every run."""
        return int(hashlib.sha256(repo.encode()).hexdigest()[:5], 16)

    def changed(self, repo):
        return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(os.path.getmtime(os.path.join(self.root, repo))))

    # Hugging Face

    def gguf(self, repo):
        """Of the first of its files that is one."""
        return next((facts for file in self.files(repo) if file.path.endswith(".gguf") and (facts := gguf.told(file.disk))), None)

    def hf_models(self, words, limit, expand=()):
        """`expand`: these fields alone, as on the hub."""
        found = [{"id": repo, "modelId": repo, "author": repo.split("/")[0], "downloads": self.downloads(repo),
                  "likes": self.downloads(repo) % 997, "gated": "manual" if repo in self.gated else False,
                  "private": False, "lastModified": self.changed(repo), "pipeline_tag": "text-generation",
                  "tags": ["gguf", "license:" + self.license(repo)]} for repo in self.matching(words, limit)]
        found.sort(key=lambda model: -model["downloads"])
        if not expand:
            return found
        return [{"id": model["id"], **{field: model[field] for field in expand if field in model},
                 **({"gguf": facts} if "gguf" in expand and (facts := self.gguf(model["id"])) else {})} for model in found]

    def hf_tree(self, repo, wrong_hash):
        rows = []
        for file in self.files(repo):
            row = {"type": "file", "oid": hashlib.sha1(file.path.encode()).hexdigest(), "size": file.size, "path": file.path}
            if not file.path.endswith((".md", ".json", ".txt")):
                row["lfs"] = {"oid": told(file, wrong_hash), "size": file.size, "pointerSize": 135}
            rows.append(row)
        return rows

    # ModelScope

    def ms_models(self, words, limit):
        found = [{"id": repo, "display_name": repo.split("/")[1], "downloads": self.downloads(repo) // 3,
                  "likes": self.downloads(repo) % 101, "license": self.license(repo), "tags": ["gguf"],
                  "tasks": ["text-generation"], "last_modified": self.changed(repo)} for repo in self.matching(words, limit)]
        found.sort(key=lambda model: -model["downloads"])
        return {"success": True, "request_id": "1", "data": {"models": found, "total_count": len(found),
                                                             "page_number": 1, "page_size": limit}}

    def ms_files(self, repo, wrong_hash):
        rows = [{"Name": os.path.basename(file.path), "Path": file.path, "Type": "blob", "Size": file.size,
                 "Sha256": told(file, wrong_hash), "IsLFS": True, "Revision": "master"} for file in self.files(repo)]
        return {"Code": 200, "Success": True, "Message": "success", "Data": {"Files": rows}}


def told(file, wrong):
    return "0" * 64 if wrong else file.sha256()


def http_date(file):
    return email.utils.formatdate(os.path.getmtime(file.disk), usegmt=True)


def address(host, port, *parts):
    return f"http://{host}:{port}/" + "/".join(quote(part, safe="" if "=" in part else "/") for part in parts)
