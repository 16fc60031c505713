"""
Imports point one way: a module may use only those on the lines above its own.
"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "reportedly"

LAYERS = """
times places counts actors events drawing decisions people ledger
records errors unread lexicons folders ledger.tables ledger.recent ledger.originals ledger.name_lists
people.people_tables
tables decisions.numbering
telling telling.wording
printed events.records events.days
events.bonds
decisions.review decisions.corrections decisions.chain people.users people.passwords people.second_factor
decisions.claim_history decisions.decision_words
places.names places.kinds
places.gazetteer_file places.gazetteer_towns
places.boundaries places.points
places.shapes places.place_rows
places.dumps places.borders
places.maps
places.files
places.added
language language.tokens language.retold language.endings language.openings places.gazetteer
language.phrases language.headlines language.run_ons
language.analysis
times.conflicts times.calendar_days
times.clock
telling.sentences
actors.actor_list
weights
places.place_words places.areas
places.stand_ins
counts.cardinals places.toponyms places.worth places.exactness times.date_words
times.clauses
times.lying_ahead times.unit_steps times.named_wars places.beside
times.years
places.fit counts.amounts times.figure_dates times.seasons times.durations times.calendar_units counts.victims
places.bearings counts.ages counts.harm_senses counts.number_ranges counts.multiples
places.phrases
places.lookup places.lists places.parts places.spoken places.together places.unlisted places.named_again \
times.hours
places.between
counts.added_tolls counts.harm_tables
counts.harm_verbs
counts.no_people counts.number_shares
counts.numbers times.written_dates actors.parties counts.harm_words
times.feasts
times.stretches times.other_calendars actors.spellings actors.stances actors.files actors.search
actors.called_after
actors.phrases actors.own
actors.whose actors.rulers
times.weekdays times.open_sides times.begun_events times.numbered_days times.war_days times.calendar_parts \
times.lengths times.neighbours times.day_sets
times.named_days
times.distances times.time_sets counts.loose_numbers
times.narrowed
counts.groups times.relative_times times.dated_lists times.day_of_saying
times.since
times.time_ranges
counts.group_shares counts.group_lists counts.group_speakers
counts.group_parts
counts.counted_groups counts.bare_groups
counts.group_twice
counts.group_finds
counts.group_links
counts.harm_scene counts.harm_scopes
counts.bygone
counts.harm_nouns counts.harm_names counts.harm_remarks
counts.harm_subjects
counts.harm_links counts.harm_entries
counts.harm_company counts.harm_fates counts.told_again
reading.encoding reading.languages reading.gzipped reading.days reading.unreadable
reading.documents reading.signatures
reading.paths reading.fragments reading.paragraphs reading.wrapped reading.columns
reading.page_dates reading.page_tables
reading.text reading.jsonl reading.html reading.pdf reading.mail reading.feeds reading.fetch reading.sheets
reading.mailboxes reading.saved_pages
reading
claims.triggers claims.where
claims.event_features
claims.cues claims.sides claims.listed
claims.source_words
claims.speakers claims.introductions claims.personal_names
claims.subjects claims.saying
claims.speeches
claims.chains
claims.aftermath claims.naming claims.place_lines claims.antecedents
claims.attribution claims.certainty claims.events claims.actors claims.places claims.times \
claims.when claims.counts claims.evidence claims.links claims.roles claims.tolls claims.taken_back \
claims.weapons
claims.blame claims.whole_wars claims.carried_times claims.found
claims.voices
claims.drafts
claims
model model.labels model.distances
model.pieces model.weights
model.encoder
model.attributions
trained.choice trained.asked trained.agreed trained.surroundings trained.prepared \
trained.heard_numbers
trained.heard_places
trained.triggers trained.voices trained.parties trained.settings trained.links trained.tolls
trained.heard trained.draft trained.settled
trained
estimates.ranges
estimates.classes estimates.doers
estimates.weighing estimates.contested
estimates.leaving_out estimates.superseding estimates.voting
estimates.wounds
estimates.bounding estimates.parting
estimates.profiles estimates.grades
estimates
estimates.without estimates.tolls estimates.aggregates estimates.contradictions
readers
headline ledger.database filters
voices.wording voices.shingles voices.credits voices.claimants
voices.sketches voices.families
voices.copies voices.grouping
voices
masking masking.name_words
masking.uncased_names masking.capital_names
masking.persons
masking.blocks
ledger.rows ledger.reached events.accounts decisions.restated
decisions.additions ledger.claim_layers
joining.points joining.identity
joining.traits
joining.found joining.scenes
joining.attacks
joining.features joining.blocking joining.packing
joining.weighing joining.clustering
joining.many joining.parts
joining
ledger.account_rows ledger.event_rows workers
ledger.account_lines
ledger.account_rebuild
ledger.event_joining
ledger.ledger
hands
ledger.masks ledger.decisions ledger.voices ledger.users pipeline
ledger.copies
ledger.briefs ledger.pairs
ledger.report_index ledger.event_index ledger.around_report
ledger.sieve
ledger.ledger_reports ledger.to_join
ledger.ledger_events
events.doubts
events.suggestions
events.view
events.summary
ledger.foundations
ledger.ledger_views events.history
ledger.summaries
ledger.explore
decisions.deciding people.managing
scoring training training.standoff
people.agreement people.double_coding
ledger.ledger_work ledger.codings ledger.coding_steps ledger.history ledger.custody
people.adjudicating
training.own training.examples training.people training.network training.devices
training.shipped
training.corpora training.batches training.base training.export training.checkpoints
training.losses training.plan training.card
training.heldout training.evaluation training.calibrate training.teachers
training.course training.finish
training.slim
training.slim_lessons
training.slim_course
telling.published telling.highlights drawing.outlines drawing.time_axis
events.event_words events.event_json drawing.svg
drawing.plot_key drawing.map_room drawing.toll_frame
drawing.toll_plot drawing.map_plot
drawing.event_map events.matrix
telling.cards
pages pages.rendering pages.drafts pages.report_facts
pages.run_page pages.sheet
pages.event_page pages.events_page
web.settings web.people web.forms web.texts web.speaking web.headers web.catching_up web.errands
web.rewording web.job_board
web.reading_jobs web.far_jobs web.briefing
web.bench
web.sentences
web.code_words
web.phrasebook
web.answers web.choices
web.guard web.writes web.veil web.event_facts
web.blindness
web.event_page_facts web.report_facts web.lookups web.joining_facts
web.signing_in web.users_page web.me_page web.api_page web.explore web.event_page
web.events web.joining
web.event_acts
web.refusals
web.uploads
web.read_more
web.claim_editor
web.inbox web.report web.report_acts web.agreement_page web.history_page
web.coding_page
web.adjudication_page
web
web.processes
cli.program cli.options cli.train_options cli.terminal cli.columns cli.owner
cli.progress cli.table cli.user_options cli.each_file
cli.card cli.read cli.decision_log cli.review_options cli.event_table cli.event_options
cli.event_card
cli.actors cli.browse cli.voices cli.review cli.events cli.demo cli.gazetteer cli.serve cli.train
cli.user cli.verify cli.coding
cli
__main__
"""

LINE_OF = {module: line for line, modules in enumerate(LAYERS.splitlines()) for module in modules.split()}


def module_name(path):
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix("__init__").removesuffix(".")


FILES = {module_name(path): path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts}


def modules_used(path):
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names += [(f"{node.module}.{alias.name}", node.module) for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [(alias.name, alias.name) for alias in node.names]
    ours = [[name.removeprefix("reportedly.") for name in pair] for pair in names]
    return {whole if whole in FILES else parent for whole, parent in ours} & set(LINE_OF)


def test_every_module_has_its_line():
    """
    A new file is given its place in the order.
    """
    assert set(FILES) - {""} == set(LINE_OF)


@pytest.mark.parametrize("module", LINE_OF)
def test_imports_point_up_the_page(module):
    """
    A module uses only modules on the lines above its own.
    """
    wrong = {used for used in modules_used(FILES[module]) if LINE_OF[used] >= LINE_OF[module]}

    assert wrong == set()
