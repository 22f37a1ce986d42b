"""Learn what each feature of a sentence weighs, and write `tracker/lexicon/weights.yml`.

    pip install 'commitment-tracker[learn]'
    python benchmarks/learn.py SAMPLES_DIR tests/gold seeds

Learned from are the sentences of annotated documents (`annotated.py`), whether rules fire on them or not: is one a
commitment (must or may), would a careful clerk enter it (must), and, from letters whose kinds are annotated with
`action`, which kind is it. Run it after a change of the lexicon. Keep the documents by
which the program is judged out of it. Printed is how well the documents of each tenth are judged by weights learned on
the other nine, answers apart from letters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import Any

import yaml
from annotated import Annotated, annotated_sets

from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD
from tracker.extraction.commitments.features import PreviousSentence, Surroundings, features_of
from tracker.extraction.commitments.finder import RULE
from tracker.extraction.commitments.matcher import is_question
from tracker.extraction.commitments.scan import Scanned, scan

TARGET = Path(__file__).parent.parent / "tracker" / "lexicon" / "weights.yml"
HEADER = """# What each feature of a sentence (extraction/commitments/features.py) weighs, in log-odds; `bias` is what a
# sentence without features weighs. Written by benchmarks/learn.py from {sentences} annotated sentences.

"""
PARTS = 10
"""How many parts the documents are cut in to judge each by the others."""
FEWEST = 6
"""A feature of fewer sentences is not weighed."""
LIGHTEST = 0.1
"""A feature that weighs less is left out."""
STRENGTH = 0.1
"""How freely weights may grow (the inverse of the regularisation)."""
FIRED = 4.0
"""How many times as freely as other features the number of rules that fired may weigh."""
MAY = 0.5
"""What a sentence counts on which readers differ."""
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Example:
    """A sentence, its features, whether a rule fired on it, and what annotators called it."""

    document: str
    features: frozenset[str]
    fired: bool
    need: str
    """must, may or no."""
    kind: str | None
    """The kind annotators named first, where they knew `action`."""


@dataclass(frozen=True)
class Model:
    """What a sentence without features weighs, and each feature."""

    bias: float
    features: dict[str, float]

    def chance(self, example: Example) -> float:
        """The chance that the answer is yes."""
        return 1 / (1 + exp(-self.bias - sum(self.features.get(feature, 0.0) for feature in example.features)))

    def as_data(self) -> dict[str, Any]:
        """For the file."""
        return {"bias": self.bias, "weights": dict(sorted(self.features.items()))}


def examples(annotated: Annotated) -> Iterator[Example]:
    """The sentences of a document, with the features they have before anything learned is looked at."""
    document = annotated.document
    previous: PreviousSentence | None = None
    for scanned in scan(document, extract_document(document).events):
        if not isinstance(scanned, Scanned):
            continue
        parse, matches = scanned.found.parse, [match for match in scanned.found.matches if match.rule != RULE]
        need = annotated.need(scanned.text)
        if need is not None and not scanned.found.skip_reason:
            features = features_of(
                matches, parse, Surroundings(previous, document.metadata.kind, scanned.sentence.kind)
            )
            yield Example(annotated.name, features, bool(matches), need, annotated.kind(scanned.text))
        previous = PreviousSentence(matches, is_question(parse))


def learn(learned_from: Sequence[Example], answer: Callable[[Example], bool]) -> Model:
    """The weights by a regularised logistic regression."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{f: _scale(f) for f in sorted(example.features)} for example in learned_from])
    seen = matrix.getnnz(axis=0) >= FEWEST
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear", random_state=0)
    counts = [MAY if example.need == "may" else 1.0 for example in learned_from]
    model.fit(matrix[:, seen], [answer(example) for example in learned_from], sample_weight=counts)
    weights = zip(vectors.get_feature_names_out()[seen], model.coef_[0], strict=True)
    scaled = ((str(feature), float(weight) * _scale(feature)) for feature, weight in weights)
    kept = {feature: round(weight, 2) for feature, weight in scaled if abs(weight) >= LIGHTEST}
    return Model(round(float(model.intercept_[0]), 2), kept)


def _scale(feature: str) -> float:
    """How freely a feature may weigh: that rules fired, and of which sort, must tell also where each is rare."""
    return FIRED if feature.startswith(("frames ", "priority ")) else 1.0


def is_commitment(example: Example) -> bool:
    """Whether annotators called a sentence a commitment."""
    return example.need != "no"


def is_core(example: Example) -> bool:
    """Whether a careful clerk would enter it."""
    return example.need == "must"


def judged(found: Sequence[Example], answer: Callable[[Example], bool]) -> Iterator[tuple[Example, float]]:
    """Each example with its chance by weights learned on the other documents."""
    for part in range(PARTS):
        model = learn([example for example in found if _part(example.document) != part], answer)
        yield from ((example, model.chance(example)) for example in found if _part(example.document) == part)


def _part(document: str) -> int:
    """In which part a document falls; both answers to one question fall in the same."""
    return int(sha256(document.partition("-")[0].encode()).hexdigest(), 16) % PARTS


def report(chances: Sequence[tuple[Example, float]], right: Callable[[Example], bool]) -> Iterator[str]:
    """What share of the rows is right, by chance; and precision and recall at thresholds."""
    for low, high in pairwise(BANDS):
        band = [right(example) for example, chance in chances if low <= chance < high]
        if band:
            yield f"{low:.2f} to {high:.2f}: {sum(band)} of {len(band)} right ({sum(band) / len(band):.3f})"
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, DEFAULT_THRESHOLD, 0.55, 0.6, 0.7):
        rows = [example for example, chance in chances if chance >= threshold]
        must = sum(example.need == "must" for example in rows)
        false = sum(not right(example) for example in rows)
        wanted = sum(example.need == "must" for example, _ in chances)
        yield f"from {threshold}: precision {must / ((must + false) or 1):.3f}, recall {must / wanted:.3f}"


def main() -> None:
    """Learn, judge, and write the weights."""
    if len(sys.argv) < 2 or len(sys.argv) % 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    found = [example for annotated in annotated_sets(sys.argv[1:]) for example in examples(annotated)]
    for name, answer in (("commitment", is_commitment), ("register", is_core)):
        chances = list(judged(found, answer))
        for group, letters in (("letters", True), ("answers", False)):
            print(f"-- {name}, {group}")
            print("\n".join(report([c for c in chances if ("." in c[0].document) is letters], answer)))
    kinds = [example for example in found if example.kind]
    data = {
        "commitment": learn(found, is_commitment).as_data(),
        "register": learn(found, is_core).as_data(),
        "kinds": {
            kind: learn(kinds, lambda example, kind=kind: example.kind == kind).as_data()
            for kind in sorted({str(example.kind) for example in kinds})
        },
    }
    body = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
    TARGET.write_text(HEADER.format(sentences=len(found)) + body, encoding="utf-8")
    print(f"{len(found)} sentences weighed, {len(kinds)} with a kind; {TARGET} written")


if __name__ == "__main__":
    main()
