"""Makes real Anki packages and a truth file about them.

Usage: make_real_packages.py OUT_DIR PICTURE
Writes real-legacy.apkg, real-latest.apkg and real.json. Needs the package `anki`. The cards are made and scheduled by
Anki itself; only the times of older answers are moved back, because nobody can wait for them.
"""

import json
import os
import sys
import tempfile

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.cards import CardId
from anki.scheduler.v3 import CardAnswer

DAY_MILLIS = 86_400_000


def add_note(col, type_name, deck, fields, tags=()):
    note = col.new_note(col.models.by_name(type_name))
    for name, value in fields.items():
        note[name] = value
    note.tags = list(tags)
    col.add_note(note, col.decks.id(deck))
    return note


def answer(col, card_id, ease):
    card = col.get_card(card_id)
    card.start_timer()
    states = col._backend.get_scheduling_states(card_id)
    ratings = {1: CardAnswer.AGAIN, 2: CardAnswer.HARD, 3: CardAnswer.GOOD, 4: CardAnswer.EASY}
    col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=ratings[ease]))


def move_back(col, card_id, days):
    """Moves all answers of a card, and what follows from them, into the past."""
    ids = col.db.list("select id from revlog where cid = ? order by id", card_id)
    for review_id in ids:
        moved = review_id - days * DAY_MILLIS
        while col.db.scalar("select count() from revlog where id = ?", moved):
            moved += 1
        col.db.execute("update revlog set id = ? where id = ?", moved, review_id)
    card = col.get_card(card_id)
    if card.last_review_time is not None:
        card.last_review_time -= days * 86_400
    if card.type == 2:
        card.due -= days
    col.update_card(card)


def build(col, picture):
    col.set_config("fsrs", True)
    expect = {}

    def expect_cards(note, pairs):
        for ord, (question, reply) in enumerate(pairs):
            expect[f"{note.guid} {ord}"] = {"question": question, "answer": reply}

    basic = [
        add_note(col, "Basic", "Course::Storage", {"Front": "What is <b>S3</b>?", "Back": "Object&nbsp;storage"}, ["aws", "exam::storage"]),
        add_note(col, "Basic", "Course::Storage", {"Front": "Name two classes", "Back": "<ul><li>Standard</li><li>Glacier</li></ul>"}),
        add_note(col, "Basic", "Course::Storage::Deep", {"Front": "a &lt; b &amp;&amp; c", "Back": "x<sup>2</sup><br>second line"}),
        add_note(col, "Basic", "Course", {"Front": r"Euler: \(e^{i\pi}\)", "Back": r"\[-1\]"}),
    ]
    expect_cards(basic[0], [("What is S3?", "Object storage")])
    expect_cards(basic[1], [("Name two classes", "Standard\nGlacier")])
    expect_cards(basic[2], [("a < b && c", "x^2\nsecond line")])
    expect_cards(basic[3], [("Euler: $e^{i\\pi}$", "$$-1$$")])

    name = col.media.add_file(picture)
    pictured = add_note(col, "Basic", "Course::Storage", {"Front": f'<img src="{name}">', "Back": "A red dot"})
    expect_cards(pictured, [(f"![]({name})", "A red dot")])

    reversed_note = add_note(col, "Basic (and reversed card)", "Words", {"Front": "casa", "Back": "house"})
    expect_cards(reversed_note, [("casa", "house"), ("house", "casa")])
    optional = add_note(col, "Basic (optional reversed card)", "Words", {"Front": "perro", "Back": "dog", "Add Reverse": "y"})
    expect_cards(optional, [("perro", "dog"), ("dog", "perro")])
    typed = add_note(col, "Basic (type in the answer)", "Words", {"Front": "gato", "Back": "cat"})
    expect_cards(typed, [("gato", "cat")])

    cloze = add_note(col, "Cloze", "Course", {"Text": "{{c1::Lambda}} runs for {{c2::15 minutes::how long}} at most", "Back Extra": "since 2018"})
    expect_cards(cloze, [
        ("____ runs for 15 minutes at most", "Lambda"),
        ("Lambda runs for ____ (how long) at most", "15 minutes"),
    ])

    scripted = add_note(col, "Basic", "Course", {"Front": '<script>alert(1)</script>Safe?<img src=x onerror="alert(2)">', "Back": "Yes"})
    expect_cards(scripted, [("Safe?![](x)", "Yes")])

    # Schedules: in review, relearning, learning, with a date of its own, forgotten, suspended, buried, flagged, filtered.
    first = [note.cards()[0].id for note in basic]
    for card_id in first[:3]:
        answer(col, card_id, 3)
        answer(col, card_id, 3)
        move_back(col, card_id, 20)
    for card_id, ease in zip(first[:3], (3, 1, 2)):
        answer(col, card_id, ease)
    answer(col, first[3], 1)
    dated, forgotten = reversed_note.cards()
    for card in (dated, forgotten):
        answer(col, card.id, 4)
        move_back(col, card.id, 10)
    col.sched.set_due_date([dated.id], "7")
    col.sched.schedule_cards_as_new([forgotten.id])
    for card in optional.cards():
        answer(col, card.id, 4)
    suspended, flagged = optional.cards()
    col.sched.suspend_cards([suspended.id])
    col.set_user_flag_for_cards(3, [flagged.id])
    buried = cloze.cards()[0]
    answer(col, buried.id, 4)
    col.sched.bury_cards([buried.id])
    away = typed.cards()[0]
    answer(col, away.id, 4)
    move_back(col, away.id, 2)
    deck = col.sched.get_or_create_filtered_deck(deck_id=0)
    deck.name = "Cram"
    del deck.config.search_terms[:]
    term = deck.config.search_terms.add()
    term.search = f"cid:{away.id}"
    term.limit = 10
    deck.config.reschedule = True
    col.sched.add_or_update_filtered_deck(deck)
    return expect


def describe(col, expect):
    offset_west = col.get_config("creationOffset") or 0
    created_day = (col.crt - offset_west * 60) // 86_400
    cards = []
    for card_id in sorted(col.find_cards("")):
        card = col.get_card(CardId(card_id))
        note = card.note()
        home_deck = card.odid or card.did
        due = card.odue if card.odid and card.odue else card.due
        key = f"{note.guid} {card.ord}"
        cards.append({
            "guid": note.guid,
            "ord": card.ord,
            "deck": col.decks.name(home_deck),
            "type": card.type,
            "isSuspended": card.queue == -1,
            "flag": card.user_flag(),
            "intervalDays": card.ivl,
            "dueDay": created_day + due if card.type == 2 else None,
            "dueSeconds": due if card.type in (1, 3) and due > 1_000_000_000 else None,
            "tags": note.tags,
            **expect[key],
            "reviews": [
                {"id": row[0], "ease": row[1], "type": row[2]}
                for row in col.db.execute("select id, ease, type from revlog where cid = ? order by id", card_id)
            ],
        })
    return {"anki": "26.9.3", "offsetMinutes": -offset_west, "cards": cards}


def main():
    out_dir, picture = sys.argv[1:3]
    col = Collection(os.path.join(tempfile.mkdtemp(), "made.anki2"))
    expect = build(col, picture)
    for name, legacy in (("legacy", True), ("latest", False)):
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
        col.export_anki_package(out_path=os.path.join(out_dir, f"real-{name}.apkg"), options=options, limit=None)
    with open(os.path.join(out_dir, "real.json"), "w", encoding="utf-8") as file:
        json.dump(describe(col, expect), file, indent=1, ensure_ascii=False, sort_keys=True)
        file.write("\n")
    col.close()


main()
