"""The command finds and reads the fonts that a source names."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from cvexport.cli import fonts as reading
from cvexport.cli.commands import cli
from cvexport.cli.fonts import with_fonts
from cvexport.errors import UnusableFont
from cvexport.model.settings import Font, Settings
from cvexport.unicode.scripts import EMOJI_FONT, PackagedFont, script
from helpers import tinyfonts
from helpers.fonts import font
from helpers.places import ROOT

HAN = "\u898b"
SOURCE = f"basics: {{name: Hanako {HAN}}}\n"


def named(*names: str) -> Settings:
    return Settings(fonts=tuple(map(Font, names)))


def build(folder: Path, source: str, *options: str) -> tuple[int, str]:
    (folder / "cv.yaml").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "cvexport", "build", "cv.yaml", *options],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Tiny.ttf").write_bytes(tinyfonts.truetype(HAN))
    return tmp_path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package with two fonts that can be imported but never is."""
    held = tmp_path / "site" / "fonts_of_mine" / "files"
    held.mkdir(parents=True)
    (held.parent / "__init__.py").write_text("raise SystemExit('this was run')")
    (held / "B.ttf").write_bytes(tinyfonts.truetype(HAN, family="B"))
    (held / "A.otf").write_bytes(tinyfonts.opentype(HAN, family="A"))
    (held / "readme.txt").write_text("no font")
    monkeypatch.syspath_prepend(str(held.parent.parent))
    return held


def test_font_paths_are_relative_to_the_source(folder: Path) -> None:
    (folder / "below").mkdir()
    source = f"{SOURCE}export: {{fonts: ../Tiny.ttf}}\n"
    (folder / "below/cv.yaml").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "cvexport", "-f", "pdf", "below/cv.yaml"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (0, True) == (run.returncode, (folder / "outputs").is_dir())


def test_fonts_of_a_package_are_read_in_order_of_name(
    package: Path,
) -> None:
    found = with_fonts(named("fonts-of-mine"), package).fonts
    assert ["fonts-of-mine/A.otf", "fonts-of-mine/B.ttf"] == [
        each.name for each in found
    ]
    assert (package / "A.otf").read_bytes() == found[0].data


@pytest.mark.parametrize("name", ["fonts-of-mine/B.ttf", "fonts-of-mine/files/B.ttf"])
def test_one_font_of_a_package_can_be_named(package: Path, name: str) -> None:
    [found] = with_fonts(named(name), package).fonts
    assert (package / "B.ttf").read_bytes() == found.data


def test_fonts_are_found_in_debian_packages() -> None:
    path = font("ko")
    for name in ("fonts-nanum/NanumGothic.ttf", "fonts-nanum/nanum/NanumGothic.ttf"):
        [found] = with_fonts(named(name), Path()).fonts
        assert path.read_bytes() == found.data
    assert len(with_fonts(named("fonts-nanum"), Path()).fonts) > 1


def test_fonts_keep_the_order_of_the_source(folder: Path, package: Path) -> None:
    found = with_fonts(named("Tiny.ttf", "fonts-of-mine/B.ttf"), folder).fonts
    assert ["Tiny.ttf", "fonts-of-mine/B.ttf"] == [each.name for each in found]


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("Tinny.ttf", "no such file or directory", 'did you mean "Tiny.ttf"?'),
        ("nowhere/Tiny.ttf", "no such file or directory", ""),
        ("no-such-package", "no installed package of this name", "the path of a font"),
        ("pytest", "no installed package of this name", "the path of a font"),
    ],
)
def test_a_missing_font_is_named_with_a_remedy(
    folder: Path, name: str, reason: str, hint: str
) -> None:
    with pytest.raises(UnusableFont) as caught:
        with_fonts(named(name), folder)
    assert name == caught.value.name
    [problem] = caught.value.problems
    assert reason in problem.message
    assert hint in problem.hint


def test_a_folder_is_not_a_font(folder: Path) -> None:
    (folder / "Dir.ttf").mkdir()
    with pytest.raises(UnusableFont, match="is a directory"):
        with_fonts(named("Dir.ttf"), folder)


def test_a_font_file_over_the_size_limit_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MAX_BYTES", 100)
    with pytest.raises(UnusableFont, match="it is larger than"):
        with_fonts(named("Tiny.ttf"), folder)


def test_a_package_with_too_many_fonts_is_an_error_that_suggests_one(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MAX_FILES", 1)
    with pytest.raises(UnusableFont, match="contains 2 fonts") as caught:
        with_fonts(named("fonts-of-mine"), package)
    assert "fonts-of-mine/A.otf" in caught.value.problems[0].hint


# -- as the command reports it


def test_a_missing_font_is_reported_at_its_line_in_the_source(folder: Path) -> None:
    source = f"{SOURCE}export:\n  fonts:\n    - Tiny.ttf\n    - Tinny.ttf\n"
    code, output = build(folder, source)
    assert 2 == code
    assert "cv.yaml:5:7: error: export.fonts: Tinny.ttf: no such file" in output
    assert not (folder / "outputs").exists()


def test_an_unreadable_font_is_reported_at_its_line_in_the_source(folder: Path) -> None:
    (folder / "Bad.ttf").write_bytes(b"no font")
    code, output = build(folder, f"{SOURCE}export: {{fonts: [Bad.ttf]}}\n")
    assert 2 == code
    assert "cv.yaml:2:18: error: export.fonts: Bad.ttf: it can't be read" in output
    assert "Traceback" not in output


def test_a_name_without_a_font_suffix_is_an_error_in_the_source(folder: Path) -> None:
    code, output = build(folder, f"{SOURCE}export: {{fonts: [/etc/passwd]}}\n")
    assert 2 == code
    assert "export.fonts[0] must be a font file or the name of a package" in output


def test_fonts_are_not_read_for_formats_without_them(folder: Path) -> None:
    source = f"{SOURCE}export: {{fonts: [Tinny.ttf]}}\n"
    assert (0, "") == build(folder, source, "-f", "txt", "-f", "docx", "-q")


def test_a_character_missing_from_all_fonts_is_reported_at_its_line(
    folder: Path,
) -> None:
    source = f"# {HAN}\nbasics: {{name: Hanako {HAN}}}\n"
    code, output = build(folder, source)
    assert 2 == code
    message = f"cv.yaml:2:23: error: no font for the PDF has 1 Chinese character: {HAN}"
    assert message in output
    assert "name a font file that has them in export.fonts" in output


def test_a_character_missing_from_the_fonts_named_is_reported_at_its_line(
    folder: Path,
) -> None:
    source = f"{SOURCE}work: [{{name: \u3042}}]\nexport: {{fonts: [Tiny.ttf]}}\n"
    code, output = build(folder, source)
    assert 2 == code
    assert "cv.yaml:2:15: error" in output
    assert "no font for the PDF has 1 Japanese character: \u3042" in output


def test_text_that_needs_a_missing_package_is_reported_at_its_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "Tiny.ttf").write_bytes(tinyfonts.truetype("\u05e9"))
    source = "# \u05e9\nbasics: {name: Ana \u05e9}\nexport: {fonts: Tiny.ttf, fit: 1}\n"
    (folder / "cv.yaml").write_text(source, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    result = CliRunner().invoke(cli, ["-f", "pdf"])
    assert 2 == result.exit_code
    assert "cv.yaml:2:20: error: letters such as" in result.output
    assert 'run "pip install uharfbuzz pypdf"' in result.output


# -- fonts of packages that are found by their name


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of packages that the command, run from here, can import."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(site))
    return site


def install(site: Path, font: PackagedFont, data: bytes) -> None:
    module = font.package.replace("-", "_")
    (site / module).mkdir(exist_ok=True)
    (site / module / font.file).write_bytes(data)
    about = site / f"{module}-{font.version}.dist-info"
    about.mkdir(exist_ok=True)
    (about / "METADATA").write_text(f"Name: {font.package}\nVersion: {font.version}\n")
    with (about / "RECORD").open("a") as record:
        record.write(f"{module}/{font.file},,\n")


def test_an_installed_package_draws_its_script_without_a_setting(
    folder: Path, site: Path
) -> None:
    install(site, script("ja").font, tinyfonts.truetype(HAN))
    assert (0, "") == build(folder, SOURCE, "-q")
    assert 1 == len(list((folder / "outputs").glob("*.pdf")))


def test_fonts_that_a_source_names_come_before_those_of_packages(
    folder: Path, site: Path
) -> None:
    install(site, script("ja").font, b"no font")
    source = f"{SOURCE}export: {{fonts: Tiny.ttf}}\n"
    assert (0, "") == build(folder, source, "-q")


def test_what_the_installed_package_lacks_is_no_reason_to_install_it(
    folder: Path, site: Path
) -> None:
    install(site, script("ja").font, tinyfonts.truetype("\u672c"))
    code, output = build(folder, SOURCE)
    assert 2 == code
    assert "= name a font file that has them in export.fonts" in output


def test_one_message_for_each_script_says_what_to_install(folder: Path) -> None:
    text = "\u3042\u3044\u3046 \u898b, \u10d0\u10d1, \u05e9, \u2c80"
    source = f'basics: {{name: A, label: "{text}"}}\nskills: [\u3048]\n'
    code, output = build(folder, source)
    assert 2 == code
    found = re.findall(r"has (\d+ \w+ \w+: .*)", output)
    kana = "\u3042, \u3044, \u3046, \u898b, \u3048"
    assert [
        f"5 Japanese characters: {kana}; the first are at 1:27 and 2:10",
        "2 Georgian characters: \u10d0, \u10d1",
        "1 Hebrew character: \u05e9",
        "1 Coptic character: \u2c80",
    ] == found
    cjk, noto = script("ja").font, script("he").font
    assert [
        f"{cjk.package}=={cjk.version}",
        f"{noto.package}=={noto.version}",
        f"{noto.package}=={noto.version} uharfbuzz pypdf",
    ] == re.findall(r'run "pip install ([^"]+)"', output)


def test_emoji_that_are_kept_need_a_font_and_a_message_says_so(folder: Path) -> None:
    source = "basics: {name: A, label: \N{ROCKET}}\nexport: {emoji: true}\n"
    code, output = build(folder, source)
    assert 2 == code
    assert "cv.yaml:1:26: error: no font for the PDF has 1 emoji: \N{ROCKET}" in output
    assert 'delete "emoji: true" in export' in output


def test_emoji_that_are_kept_are_drawn_by_their_package(
    folder: Path, site: Path
) -> None:
    letters = "\N{ROCKET}\N{WOMAN}\N{PERSONAL COMPUTER}"
    install(site, EMOJI_FONT, tinyfonts.truetype(letters))
    label = "\N{ROCKET} \N{WOMAN}\u200d\N{PERSONAL COMPUTER} \u2764\ufe0f"
    source = f"basics: {{name: A, label: {label}}}\nexport: {{emoji: true}}\n"
    assert (0, "") == build(folder, source, "-q")


def test_the_extras_install_the_fonts_of_the_table() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    languages = {"cjk": "ja ko zh", "indic": "hi ta ml", "rtl": "ar he", "thai": "th"}
    for extra, tags in languages.items():
        for packaged in (script(tag).font for tag in tags.split()):
            assert f"{packaged.package}=={packaged.version}" in extras[extra]
    assert f"{EMOJI_FONT.package}=={EMOJI_FONT.version}" in extras["emoji"]
