"""Learn what each feature of a sentence weighs, and write `tracker/lexicon/weights.yml`.

    pip install 'commitment-tracker[learn]'
    python benchmarks/learn.py SAMPLES_DIR tests/gold seeds

Learned from are the sentences of annotated documents (`annotated.py`) on which rules fire; one is right when annotators
called it a commitment, must or may. Run it after a change of the lexicon. Keep the documents by which the program is
judged out of it. Printed is how well the documents of each tenth are judged by weights learned on the other nine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from math import exp
from pathlib import Path

import yaml
from annotated import Annotated, annotated_sets

from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD
from tracker.extraction.commitments.scan import find_matches

TARGET = Path(__file__).parent.parent / "tracker" / "lexicon" / "weights.yml"
HEADER = """# What each feature of a sentence (extract/commitments/features.py) weighs, in log-odds; `bias` is what one
# without a feature weighs. Written by benchmarks/learn.py from {sentences} annotated sentences on which rules fired.

"""
PARTS = 10
"""How many parts the documents are cut in to judge each by the others."""
FEWEST = 4
"""A feature of fewer sentences is not weighed."""
LIGHTEST = 0.05
"""A feature that weighs less is left out."""
STRENGTH = 0.2
"""How freely weights may grow (the inverse of the regularisation)."""
MAY = 0.5
"""What a sentence counts on which readers differ."""
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Example:
    """A sentence, its features where a rule fired (none elsewhere), and what annotators called it: must, may or no."""

    document: str
    features: frozenset[str]
    need: str


@dataclass(frozen=True)
class Weights:
    """What a sentence without features weighs, and each feature."""

    bias: float
    features: dict[str, float]

    def chance(self, example: Example) -> float:
        """The chance that a sentence is a commitment; 0 where no rule fired."""
        total = self.bias + sum(self.features.get(feature, 0.0) for feature in example.features)
        return 1 / (1 + exp(-total)) if example.features else 0.0


def examples(annotated: Annotated) -> Iterator[Example]:
    """The sentences of a document."""
    document = annotated.document
    events = extract_document(document).events
    features = {each.sentence.start: each.features for each in find_matches(document, events)}
    for sentence in document.sentences:
        need = annotated.need(document.text[sentence.start : sentence.end])
        if need is not None:
            yield Example(annotated.name, features.get(sentence.start, frozenset()), need)


def learn(learned_from: Sequence[Example]) -> Weights:
    """The weights by a regularised logistic regression."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    fired = [example for example in learned_from if example.features]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(example.features), 1.0) for example in fired])
    seen = matrix.getnnz(axis=0) >= FEWEST
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear", random_state=0)
    counts = [MAY if example.need == "may" else 1.0 for example in fired]
    model.fit(matrix[:, seen], [example.need != "no" for example in fired], sample_weight=counts)
    weights = zip(vectors.get_feature_names_out()[seen], model.coef_[0], strict=True)
    kept = {str(feature): round(float(weight), 2) for feature, weight in weights if abs(weight) >= LIGHTEST}
    return Weights(round(float(model.intercept_[0]), 2), kept)


def judged(found: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """Each example with its chance by weights learned on the other documents."""
    for part in range(PARTS):
        weights = learn([example for example in found if _part(example.document) != part])
        yield from ((example, weights.chance(example)) for example in found if _part(example.document) == part)


def _part(document: str) -> int:
    """In which part a document falls; both answers to one question fall in the same."""
    return int(sha256(document.partition("-")[0].encode()).hexdigest(), 16) % PARTS


def report(chances: Sequence[tuple[Example, float]]) -> Iterator[str]:
    """What share of the rows is right, by chance; and precision and recall at thresholds."""
    for low, high in pairwise(BANDS):
        band = [example.need != "no" for example, chance in chances if example.features and low <= chance < high]
        if band:
            yield f"{low:.2f} to {high:.2f}: {sum(band)} of {len(band)} right ({sum(band) / len(band):.3f})"
    for threshold in (0.0, DEFAULT_THRESHOLD, 0.7, 0.8):
        rows = [example.need for example, chance in chances if example.features and chance >= threshold]
        right, false = rows.count("must"), rows.count("no")
        wanted = sum(example.need == "must" for example, _ in chances)
        yield f"from {threshold}: precision {right / (right + false):.3f}, recall {right / wanted:.3f}"


def main() -> None:
    """Learn, judge, and write the weights."""
    if len(sys.argv) < 2 or len(sys.argv) % 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    found = [example for annotated in annotated_sets(sys.argv[1:]) for example in examples(annotated)]
    print("\n".join(report(list(judged(found)))))
    weights = learn(found)
    data = {"bias": weights.bias, "weights": dict(sorted(weights.features.items()))}
    body = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
    fired = sum(bool(example.features) for example in found)
    TARGET.write_text(HEADER.format(sentences=fired) + body, encoding="utf-8")
    print(f"{len(weights.features)} features of {fired} sentences weighed; {TARGET} written")


if __name__ == "__main__":
    main()
