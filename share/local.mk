# SPDX-License-Identifier: Apache-2.0
#
# The field's tables.  They are built into the library as they stand, and
# installed for people to read.
SHARE_TABLES = \
    %D%/act_words.tsv \
    %D%/authorities.tsv \
    %D%/challenge_rules.tsv \
    %D%/child_columns.tsv \
    %D%/geographic_levels.tsv \
    %D%/given_names.tsv \
    %D%/idle_words.tsv \
    %D%/indicators.tsv \
    %D%/linked_counts.tsv \
    %D%/measure_words.tsv \
    %D%/months.tsv \
    %D%/number_words.tsv \
    %D%/phrases_actions.tsv \
    %D%/phrases_arising.tsv \
    %D%/phrases_claims.tsv \
    %D%/phrases_decisions.tsv \
    %D%/phrases_figures.tsv \
    %D%/phrases_page.tsv \
    %D%/phrases_questions.tsv \
    %D%/principles.tsv \
    %D%/published_columns.tsv \
    %D%/published_indicators.tsv \
    %D%/reading_traps.tsv \
    %D%/roles.tsv \
    %D%/suppression_profiles.tsv \
    %D%/themes.tsv \
    %D%/time_identifiers.tsv \
    %D%/topic_words.tsv \
    %D%/units.tsv \
    %D%/voices.tsv
dist_pkgdata_DATA = $(SHARE_TABLES)

# Those of the statutory return.
RETURN_TABLES = \
    %D%/ssda903/codes.tsv \
    %D%/ssda903/columns.tsv \
    %D%/ssda903/districts.tsv \
    %D%/ssda903/indicators.tsv \
    %D%/ssda903/predicates.tsv
returntablesdir = $(pkgdatadir)/ssda903
dist_returntables_DATA = $(RETURN_TABLES)

# What each JSON document of the library looks like.
schemasdir = $(pkgdatadir)/schemas
dist_schemas_DATA = \
    %D%/schemas/cparent.arising-1.schema.json \
    %D%/schemas/cparent.compare-1.schema.json \
    %D%/schemas/cparent.protect-1.schema.json \
    %D%/schemas/cparent.reading-1.schema.json \
    %D%/schemas/cparent.report-1.schema.json \
    %D%/schemas/cparent.spc-1.schema.json \
    %D%/schemas/cparent.ssda903-1.schema.json
