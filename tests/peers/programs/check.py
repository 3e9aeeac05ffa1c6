"""check.py LANG FILE...: textstat over many files in one process."""

import sys

try:
    import textstat
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)

lang, *files = sys.argv[1:]
textstat.set_lang(lang)
scores = [
    textstat.flesch_reading_ease,
    textstat.flesch_kincaid_grade,
    textstat.gunning_fog,
    textstat.smog_index,
    textstat.coleman_liau_index,
    textstat.automated_readability_index,
    textstat.sentence_count,
    textstat.syllable_count,
]
if lang == "en":
    scores += [textstat.dale_chall_readability_score, textstat.difficult_words]
total = 0.0
for file in files:
    with open(file, encoding="utf-8") as text:
        text = text.read()
    try:
        total += sum(score(text) for score in scores)
    except LookupError:
        print("textstat lacks its list of syllables, which nltk fetches", file=sys.stderr)
        sys.exit(3)
print(f"textstat: {total:.1f} in {len(files)} files")
