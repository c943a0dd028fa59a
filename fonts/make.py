"""Cuts the fonts of this folder out of their packages; README.md says which and how."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Latin, Greek, Cyrillic, kana, jamo, and the signs that people put into labels.
LETTERS = (
    "20-7E A0-17F 18F 192 1A0-1B0 218-21B 2C6-2DD 300-30C 391-3C9 400-45F 2010-2027 2030-203A 2044 2070-208E 20A9 "
    "20AC 2116 2122 2126 2150-215E 2190-2199 21D0-21D5 2200-22A0 2300-2328 2460-2473 2500-25FF 2605-2606 2610-2612 "
    "2660-266F 2713-2717 3000-3015 3041-30FF 3131-318E FF01-FF5E FFFD"
)
# Food, faces, animals, weather, tools, signs: no flags, and no variants of people.
EMOJI = (
    "203C 2049 231A-231B 2328 23CF 23E9-23FA 2600-2604 260E 2611 2614-2615 2620-2623 263A 2660-2668 267B 2692-26A1 "
    "26BD-26BE 26C4-26C5 26D4 2702-2705 2708-2728 2733-2734 2744-274E 2753-2757 2763-2764 2795-2797 27A1 2B05-2B07 "
    "2B1B-2B55 1F300-1F321 1F32D-1F37F 1F381-1F393 1F3AF-1F3B5 1F3C1 1F3C3-1F3C6 1F3E0-1F3E8 1F3ED 1F400-1F440 "
    "1F446-1F450 1F464-1F469 1F477 1F47B-1F480 1F494-1F4BB 1F4BE-1F4F7 1F500-1F517 1F525-1F52E 1F550-1F567 "
    "1F5A5-1F5A8 1F5C4 1F5D1 1F600-1F64F 1F680-1F6A2 1F6A6-1F6B2 1F6CE 1F6D1-1F6D2 1F6E0-1F6E9 1F6F0-1F6F6 "
    "1F7E0-1F7EB 1F914-1F917 1F920-1F92F 1F947-1F949 1F950-1F96F 1F973-1F97A 1F980-1F9AE 1F9C0-1F9CB 1F9D1 "
    "1F9E0-1F9FF 1FA99 1FAA3 1FAD0-1FADB 1FAE0"
)
SYLLABLES = range(0xAC00, 0xD7A4)


def ranges(text):
    for part in text.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def in_ks_x_1001(code):
    """Whether a syllable is one of the 2,350 that everyday Korean is written with."""
    try:
        return len(chr(code).encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def cut(source, target, codes, features, family=None):
    options = subset.Options(
        layout_features=features, hinting=False, glyph_names=False, notdef_outline=True, recalc_timestamp=False
    )
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    # Pretendard's licence keeps its name for the whole font.
    for record in list(font["name"].names) if family else []:
        if record.nameID in (1, 3, 4, 6):
            full = f"{family} {font['name'].getDebugName(2)}"
            name = {1: family, 6: full.replace(" ", "")}.get(record.nameID, full)
            font["name"].setName(name, record.nameID, record.platformID, record.platEncID, record.langID)
    if family:
        cff = font["CFF "].cff
        cff.fontNames = [full.replace(" ", "")]
        cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = full, family
    font.save(target)


def main(pretendard, noto_emoji):
    here = Path(__file__).parent
    static = Path(pretendard) / "dist/public/static"
    kern = ["kern", "ccmp", "mark", "mkmk", "locl"]
    letters = [*ranges(LETTERS)]
    everyday = [code for code in SYLLABLES if in_ks_x_1001(code)]
    family = "Loopscope Sans"
    cut(static / "Pretendard-Regular.otf", here / "loopscope-sans-regular.otf", [*letters, *SYLLABLES], kern, family)
    cut(static / "Pretendard-Bold.otf", here / "loopscope-sans-bold.otf", [*letters, *everyday], kern, family)
    emoji = Path(noto_emoji) / "500Medium/NotoEmoji_500Medium.ttf"
    cut(emoji, here / "noto-emoji-medium.ttf", [*ranges(EMOJI)], [])


main(*sys.argv[1:])
