"""Write random CVs with labels: `python -m sessions.cv_makers.grammar --to FOLDER`.

A seed draws a person and, independently of it, a style; the same seed always makes the
same file.  `--seeds 0-199` says which, `--kinds txt,md,docx,canvas,web` what is made of
them, each seed one of the kinds by turns.  Web pages need Chromium.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from sessions.cv_makers import grammar_people as people
from sessions.cv_makers import grammar_style as styles
from sessions.cv_makers import grammar_writers as writers
from sessions.cv_makers.written_dates import undated

KINDS = {"txt": "txt", "md": "md", "docx": "docx", "canvas": "pdf", "web": "pdf"}
"""The kinds of files, and how their names end."""


def made(seed: int, kind: str) -> tuple[bytes, dict[str, object]]:
    """Return a file, or a web page to print, and its labels."""
    who = people.person(random.Random(f"person {seed}"))
    chance = random.Random(f"style {seed} {kind}")
    how = styles.style(chance, who, wide=kind in {"docx", "canvas", "web"})
    if how.head.group:
        who = styles.in_groups(who, chance)
    found, labels = list(styles.blocks(chance, who, how)), styles.labels(who, how)
    name = styles.name_of(who, how)
    match kind:
        case "txt":
            return writers.text(chance, found, how), labels
        case "md":
            return writers.markdown(chance, found, how), labels
        case "docx":
            return writers.word(chance, found, how, name), labels
        case "canvas":
            return writers.canvas(chance, found, how, name), labels
        case _:
            return writers.web(chance, found, how, name).encode(), labels


def _print(pages: list[tuple[Path, bytes]]) -> None:
    """Print pages with one Chromium, a batch at a time."""
    for index in range(0, len(pages), 10):
        with tempfile.TemporaryDirectory() as folder:
            for path, page in pages[index : index + 10]:
                source = Path(folder, f"{path.stem}.html")
                source.write_bytes(page)
                command = (
                    *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
                    *("--no-pdf-header-footer", f"--user-data-dir={folder}/profile"),
                    *(f"--print-to-pdf={path}", source.as_uri()),
                )
                subprocess.run(command, check=True, capture_output=True, timeout=120)
                path.write_bytes(undated(path.read_bytes()))


def write(seeds: range, kinds: list[str], folder: Path) -> None:
    """Write the file of each seed, of the kinds by turns."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for path, seed, kind in _named(seeds, kinds, folder):
        data, labels = made(seed, kind)
        said = yaml.dump(labels, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
        path.with_name(f"{path.name}.yaml").write_text(said, "utf-8")
        if kind == "web":
            pages.append((path, data))
        else:
            path.write_bytes(data)
    _print(pages)


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _named(
    seeds: range, kinds: list[str], folder: Path
) -> Iterator[tuple[Path, int, str]]:
    for seed in seeds:
        kind = kinds[seed % len(kinds)]
        yield folder.resolve() / f"{kind}-{seed:05}.{KINDS[kind]}", seed, kind


def main() -> None:
    """Read the command line, and write files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0-99")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--kinds", default="txt,md,docx,canvas")
    chosen = parser.parse_args()
    first, _, last = chosen.seeds.partition("-")
    kinds = chosen.kinds.split(",")
    write(range(int(first), int(last or first) + 1), kinds, chosen.to)


if __name__ == "__main__":
    main()
