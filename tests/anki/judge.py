"""Real Anki as a judge of our packages. Prints one JSON object.

judge.py import PACKAGE...         imports them one after the other into one empty collection
judge.py there-and-back PACKAGE OUT_DIR
                                   imports, answers three cards, rewords a note, exports both containers
Needs the package `anki`.
"""

import json
import os
import sys
import tempfile

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.scheduler.v3 import CardAnswer


def new_collection():
    col = Collection(os.path.join(tempfile.mkdtemp(), "judge.anki2"))
    col.set_config("fsrs", True)
    return col


def import_package(col, path, with_scheduling=True):
    options = ImportAnkiPackageOptions(with_scheduling=with_scheduling, with_deck_configs=True)
    log = col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "conflicting": len(log.conflicting),
        "duplicate": len(log.duplicate),
        "found": log.found_notes,
    }


def describe_card(col, card_id):
    card = col.get_card(card_id)
    note = card.note()
    memory = card.memory_state
    again = col.compute_memory_state(card_id)
    is_day = card.type == 2 or card.queue == 3
    config = col.decks.config_dict_for_deck_id(card.did)
    return {
        "guid": note.guid,
        "ord": card.ord,
        "noteType": note.note_type()["name"],
        "deck": col.decks.name(card.did),
        "tags": note.tags,
        "type": card.type,
        "queue": card.queue,
        "due": card.due - col.sched.today if is_day else card.due,
        "intervalDays": card.ivl,
        "reps": card.reps,
        "lapses": card.lapses,
        "flag": card.user_flag(),
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "stabilityAgain": again.stability if memory else None,
        "difficultyAgain": again.difficulty if memory else None,
        "question": card.question(),
        "answer": card.answer(),
        "reviews": col.db.scalar("select count() from revlog where cid = ?", card_id),
        "weights": list(config.get("fsrsParams6", [])),
        "desiredRetention": config.get("desiredRetention"),
    }


def describe(col):
    text, is_clean = col.fix_integrity()
    return {
        "cards": [describe_card(col, card_id) for card_id in sorted(col.find_cards(""))],
        "noteTypes": sorted(item.name for item in col.models.all_names_and_ids()),
        "isClean": is_clean,
        "integrity": text,
        "missingMedia": list(col.media.check().missing),
        "media": sorted(os.listdir(col.media.dir())),
    }


def run_import(paths):
    col = new_collection()
    logs = [import_package(col, path) for path in paths]
    plain = new_collection()
    without = import_package(plain, paths[0], with_scheduling=False)
    plain_types = sorted({plain.get_card(card_id).type for card_id in plain.find_cards("")})
    return {"logs": logs, "without": without, "typesWithout": plain_types, **describe(col)}


def answer(col, card_id):
    card = col.get_card(card_id)
    card.start_timer()
    states = col._backend.get_scheduling_states(card_id)
    col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD))


def run_there_and_back(path, out_dir):
    col = new_collection()
    import_package(col, path)
    ids = sorted(col.find_cards("is:review"))[:3]
    before = col.db.scalar("select max(id) from revlog")
    for card_id in ids:
        answer(col, card_id)
    reworded = col.get_card(sorted(col.find_cards("note:Recollect"))[-1]).note()
    reworded["Back"] = "Reworded <i>in</i> Anki"
    col.update_note(reworded)
    for name, legacy in (("legacy", True), ("latest", False)):
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
        col.export_anki_package(out_path=os.path.join(out_dir, f"back-{name}.apkg"), options=options, limit=None)
    answered = [
        {"guid": col.get_card(row[1]).note().guid, "id": row[0], "ease": row[2], "intervalDays": row[3]}
        for row in col.db.execute("select id, cid, ease, ivl from revlog where id > ? order by id", before)
    ]
    return {"answered": answered, "reworded": reworded.guid}


def main():
    command, *rest = sys.argv[1:]
    result = run_import(rest) if command == "import" else run_there_and_back(*rest)
    json.dump(result, sys.stdout)


main()
