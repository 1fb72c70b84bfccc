"""A draft of records that were never in a file, for checks and inspections."""

from otpath.catalogue.drafts import MODEL_BY_FILE, Draft, TopRecord
from otpath.catalogue.places import Spot

_FILE_BY_MODEL = {model: f"{file}/{file}.yaml" for file, model in MODEL_BY_FILE.items()}


def draft(*records: TopRecord) -> Draft:
    """Return a draft whose records stand in their files in this order."""
    spots = [Spot(_FILE_BY_MODEL[type(record)], index) for index, record in enumerate(records)]
    return Draft(
        tuple(zip(spots, records, strict=True)),
        tuple((spot.at("id"), record.id) for spot, record in zip(spots, records, strict=True)),
    )
