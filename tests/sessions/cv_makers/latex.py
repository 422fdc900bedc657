r"""CVs set by pdfLaTeX, in the manner of the templates that circulate.

Themes: jake (right dates, rules), classic (the OT1 encoding, whose accents are glyphs
of their own), moderncv (dates at the left), awesome (colour, small capitals), deedy
(two columns).
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sessions.cv_makers.layouts import Block, Layout, spans

_ENCODING = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
_ENCODINGS = {"classic": "", "jake": r"\input{glyphtounicode}\pdfgentounicode=1"}
_PREAMBLE = r"""\documentclass[10pt,a4paper]{article}
\usepackage[utf8]{inputenc}%s\usepackage{color}
\usepackage[margin=18mm]{geometry}\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}\pagestyle{%s}\raggedright
\definecolor{tone}{rgb}{%s}
\newcommand{\rowx}[2]{%%
\begin{tabular*}{\linewidth}[t]%%
{@{}l@{\extracolsep{\fill}}r@{}}#1 & #2\end{tabular*}\par}
\newcommand{\datedx}[2]{\makebox[34mm][l]{\small #1}%%
\parbox[t]{\dimexpr\linewidth-35mm}{#2}\par}
\newcommand{\itemx}[1]{\hangindent=5mm\hangafter=1\makebox[5mm][l]{$\bullet$}#1\par}
%s
\begin{document}
"""
_HEADINGS = {
    "jake": r"\newcommand{\headx}[1]{\vspace{8pt}{\large\scshape #1}\par\vspace{-6pt}"
    r"\rule{\linewidth}{.4pt}\par\vspace{2pt}}"
    r"\newcommand{\namex}[1]{\begin{center}{\Huge\scshape #1}\end{center}}",
    "classic": r"\newcommand{\headx}[1]{\section*{#1}}"
    r"\newcommand{\namex}[1]{{\LARGE\bfseries #1}\par\vspace{4pt}}",
    "moderncv": r"\newcommand{\headx}[1]{\vspace{8pt}\makebox[34mm][l]{\color{tone}"
    r"\rule{30mm}{3pt}}{\Large\color{tone}#1}\par\vspace{3pt}}"
    r"\newcommand{\namex}[1]{{\fontsize{28}{32}\selectfont #1}\par}",
    "awesome": r"\newcommand{\headx}[1]{\vspace{8pt}{\Large\bfseries{\color{tone}"
    r"#1}}\ \hrulefill\par\vspace{3pt}}"
    r"\newcommand{\namex}[1]{\begin{center}\fontsize{30}{34}\selectfont\sffamily"
    r"\bfseries #1\end{center}}\renewcommand{\familydefault}{\sfdefault}",
    "deedy": r"\newcommand{\headx}[1]{\vspace{9pt}{\large\sffamily\color{tone}"
    r"\MakeUppercase{#1}}\par\vspace{2pt}}"
    r"\newcommand{\namex}[1]{\begin{center}\fontsize{32}{36}\selectfont\sffamily #1"
    r"\end{center}}",
}
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"} | {"~": r"\~{}"})


def source(found: list[Block], layout: Layout) -> str:
    """Return the LaTeX source."""
    tone = "0,.31,.56" if layout.theme == "moderncv" else ".6,.1,.1"
    encoding = _ENCODINGS.get(layout.theme, _ENCODING)
    style = "plain" if layout.running else "empty"
    preamble = _PREAMBLE % (encoding, style, tone, _HEADINGS[layout.theme])
    head = [b for b in found if b.kind in {"top", "name", "headline", "contact"}]
    main = [b for b in found if b not in head and not b.side]
    side = [b for b in found if b.side and b not in head]
    lines = [*_lines(head, layout)]
    if side:
        lines.append(r"\begin{minipage}[t]{.31\textwidth}\raggedright")
        lines += _lines(side, layout)
        lines.append(
            r"\end{minipage}\hfill\begin{minipage}[t]{.65\textwidth}\raggedright"
        )
        lines += [*_lines(main, layout), r"\end{minipage}"]
    else:
        lines += _lines(main, layout)
    return preamble + "\n".join(lines) + "\n\\end{document}\n"


def _lines(found: list[Block], layout: Layout) -> Iterator[str]:
    for block in found:
        said = _inline(block.text)
        if block.first:
            yield r"\vspace{4pt}"
        match block.kind:
            case "name":
                yield rf"\namex{{{said}}}"
            case "headline" | "contact" if layout.theme in {"jake", "awesome", "deedy"}:
                yield rf"{{\centering\small {said}\par}}"
            case "heading":
                yield rf"\headx{{{said}}}"
            case "bullet":
                yield rf"\itemx{{{said}}}"
            case "dated":
                yield rf"\datedx{{{_inline(block.when)}}}{{{said}}}"
            case "row" if block.right:
                yield rf"\rowx{{{said}}}{{{_inline(block.right)}}}"
            case _:
                yield rf"{said}\par"


def _inline(text: str) -> str:
    return "".join(
        rf"\textbf{{{_tex(span.text)}}}"
        if span.bold
        else rf"\textit{{{_tex(span.text)}}}"
        if span.italic
        else _tex(span.text)
        for span in spans(text)
    )


def _tex(text: str) -> str:
    said = text.translate(_SPECIAL).replace("–", "--").replace("—", "---")
    return (
        said.replace("·", r"$\cdot$")
        .replace("|", "$|$")
        .replace("’", "'")
        .replace("•", r"$\bullet$")
        .replace("€", "EUR")
    )


def printed(source: str) -> bytes:
    """Return what pdfLaTeX makes of a source, the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cv.tex").write_text(
            "\\pdftrailerid{}\\pdfsuppressptexinfo=15\n" + source, "utf-8"
        )
        command = ("pdflatex", "-interaction=nonstopmode", "cv.tex")
        fixed = {"SOURCE_DATE_EPOCH": "1748736000", "FORCE_SOURCE_DATE": "1"}
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            check=False,
            env=os.environ | fixed,
        )
        if done.returncode:
            raise RuntimeError(done.stdout.decode(errors="replace")[-3000:])
        return Path(folder, "cv.pdf").read_bytes()
