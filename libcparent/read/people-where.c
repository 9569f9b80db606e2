/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

/* Where a name stands, by which it is somebody's, and what they are. */

/* A whole name without a title: two words, or an initial and one. */
int
cparent__plain_name(const cparent__sentence *s, int at)
{
    int words;
    const int used = cparent__name_words(s, at, s->count, false, &words);

    if (words == 0 || words > 3 || used < 2 ||
        cparent__is_capital_word(s, at + used))
        return 0;
    return used;
}

/* "Present:", "In attendance:", "Apologies were received from": a list of
 * persons, each with what they are in brackets. */
bool
cparent__lists_people(const cparent__sentence *s)
{
    static const char *const first[] = { "present", "apologies",
                                         "attendees", "attendance",
                                         "absent",  "substitutes", NULL };
    int at;

    if (cparent__cue_in(s, CPARENT__K_SAY, 0, 8) != NULL &&
        !cparent__token_among(s, 0, first))
        return false;
    for (at = 0; at < 4; at++)
        if (cparent__token_among(s, at, first))
            return cparent__mark_is(s, at + 1, ':') ||
                   (at == 0 && cparent__mark_is(s, 1, '-')) ||
                   cparent__token_is(s, at, "apologies");
    return false;
}

/* "Presented by: Hilary Okafor, IRO Manager" */
bool
cparent__begins_label(const cparent__sentence *s)
{
    int at;

    for (at = 1; at < s->count && at < 4; at++)
        if (cparent__mark_is(s, at, ':'))
            return true;
    return false;
}

/* Below "Present:", or on its line. */
bool
cparent__in_people_list(const cparent__reader *reader)
{
    return reader->people_block == reader->block_index ||
           cparent__lists_people(&reader->sentence) ||
           cparent__is_roster(&reader->sentence);
}

/* Does the post that follows a name without a bracket end at `at`?  ", Head
 * of Service, Children in Care, said" has a comma of its own. */
static bool
post_ends(const cparent__sentence *s, int at, bool dash)
{
    const char mark = s->tokens[at].mark;

    if (mark == '.' || mark == ';' || (dash && mark == '-') ||
        cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
        cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
        cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL)
        return true;
    return mark == ',' &&
           !(cparent__is_capital_word(s, at + 1) &&
             !cparent__is_name_word(s, at + 1) &&
             cparent__cue_in(s, CPARENT__K_SAY, at, at + 7) != NULL);
}

/* "(via Teams)": how somebody came, not what they are. */
static bool
is_manner(const cparent__sentence *s, int open)
{
    return cparent__mark_is(s, open, '(') &&
           cparent__cue_means(cparent__cue_at(s, CPARENT__K_NOT_NAME, open + 1),
                              "manner");
}

/* Where the words in [at, …) that say what somebody is end. */
static int
post_end(const cparent__sentence *s, int at, bool bracket, bool dash)
{
    int end = at;

    while (end < s->count && end < at + 20 && !is_manner(s, end) &&
           !(bracket ? cparent__mark_is(s, end, ')')
                     : post_ends(s, end, dash)))
        end++;
    return end;
}

static bool
names_post(const cparent__sentence *s, int from, int to, bool bracket)
{
    int at;

    for (at = from; at < to; at++)
        if (cparent__cue_at(s, CPARENT__K_POST, at) != NULL ||
            (bracket && cparent__cue_at(s, CPARENT__K_BODY, at) != NULL))
            return true;
    return false;
}

/* The post that follows a name: ", Head of Service for Children in Care". */
cparent__span
cparent__role_after(const cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    const bool bracket = cparent__mark_is(s, at, '(');
    const bool dash = cparent__mark_is(s, at, '-') && !s->tokens[at].glued;
    int end;

    if ((!bracket && !dash && !cparent__mark_is(s, at, ',')) ||
        is_manner(s, at))
        return none;
    at++;
    /* ", Imran Qazi (Director)": the next person, and what they are. */
    if (!bracket && (cparent__plain_name(s, at) > 0 ||
                     cparent__honorifics_at(s, at) > 0))
        return none;
    while (!bracket && (cparent__token_is_article(s, at) ||
                        cparent__token_is(s, at, "new") ||
                        cparent__token_is(s, at, "newly") ||
                        cparent__token_is(s, at, "appointed")))
        at++;
    end = post_end(s, at, bracket, dash);
    if (!names_post(s, at, end, bracket) || cparent__token_is(s, at, "and") ||
        (end == s->count && (bracket || !(cparent__in_people_list(reader) ||
                                          cparent__begins_label(s)))))
        return none;
    return cparent__tokens_span(s, at, end);
}

/* Back over "(Integrated Care Board)", which stands before token `at`. */
static int
before_bracket(const cparent__sentence *s, int at)
{
    int open = at - 1;

    if (!cparent__mark_is(s, open, ')'))
        return at;
    while (open > 0 && open > at - 9 && !cparent__mark_is(s, open, '('))
        open--;
    return cparent__mark_is(s, open, '(') ? open : at;
}

/* "Head of Service Joan Stone": the post right before a name. */
static cparent__span
role_abutting(const cparent__sentence *s, int name)
{
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int at;

    for (at = name - 1; at >= 0 && at >= name - 9; at--)
        if ((at == 0 || !cparent__is_capital_word(s, at - 1)) &&
            cparent__agent_at(s, at, name, &agent) == name - at &&
            agent == CPARENT__AGENT_POST) {
            at += cparent__token_is_article(s, at);
            return cparent__tokens_span(s, at, name);
        }
    return none;
}

/* "The Virtual School Headteacher, Mr Okonjo": the post before a name. */
cparent__span
cparent__role_before(const cparent__sentence *s, int name)
{
    const cparent__span none = { 0, 0 };
    const int end = before_bracket(s, name - 1);
    cparent__agent agent;
    int at;

    /* "Virtual School Head: Imogen Tarrant" */
    if (cparent__mark_is(s, name - 1, ':'))
        return cparent__agent_at(s, 0, name - 1, &agent) == name - 1 &&
                       agent == CPARENT__AGENT_POST
                   ? cparent__tokens_span(s, 0, name - 1)
                   : none;
    if (!cparent__mark_is(s, name - 1, ',') &&
        !cparent__mark_is(s, name - 1, '('))
        return role_abutting(s, name);
    for (at = end - 1; at >= 0 && at >= end - 9; at--) {
        const bool article = cparent__token_is_article(s, at);
        int used;

        if (at > 0 && !article &&
            ((s->tokens[at - 1].kind != CPARENT__MARK &&
              !cparent__token_is(s, at - 1, "by")) ||
             (cparent__mark_is(s, at - 1, '-') && s->tokens[at].glued)))
            continue;
        used = cparent__agent_at(s, at, end, &agent);
        if (used > 0 && agent == CPARENT__AGENT_POST &&
            at + used == end)
            return cparent__tokens_span(s, at + article, end);
    }
    return none;
}

/* Past others' names that "and" or a comma joins to the one before. */
static int
past_others(const cparent__sentence *s, int at)
{
    int steps, used;

    for (steps = 0; steps < 4; steps++) {
        const int next = at + (cparent__token_is(s, at, "and") ||
                               cparent__mark_is(s, at, ','));

        used = next > at ? cparent__honorifics_at(s, next) : 0;
        used += next > at ? cparent__plain_name(s, next + used) : 0;
        if (used == 0)
            break;
        at = next + used;
    }
    return at;
}

/* A verb of a person's right behind the name, or behind others' names. */
static bool
acts(const cparent__sentence *s, int at)
{
    static const char *const presence[] = { "attended", "joined", "left",
                                            "arrived",  "chaired", "sends",
                                            NULL };
    static const char *const going[] = { "leaving", "retiring", "joining",
                                         "attending", "replacing", NULL };
    static const char *const there[] = { "in",     "present", "absent",
                                         "unable", "unwell",  "not", NULL };
    static const char *const passive[] = {
        "thanked", "welcomed", "introduced", "appointed", "elected",
        "congratulated", "invited", "nominated", NULL
    };
    at = past_others(s, at);
    if ((cparent__token_is(s, at, "was") || cparent__token_is(s, at, "were")) &&
        cparent__token_among(s, at + 1, passive))
        return true;
    if ((cparent__token_is(s, at, "is") || cparent__token_is(s, at, "was")) &&
        cparent__token_among(s, at + 1, going))
        return true;
    if ((cparent__token_is(s, at, "was") || cparent__token_is(s, at, "were")) &&
        cparent__token_among(s, at + 1, there) &&
        (!cparent__token_is(s, at + 1, "in") ||
         cparent__token_is(s, at + 2, "attendance")) &&
        (!cparent__token_is(s, at + 1, "not") ||
         cparent__token_is(s, at + 2, "present")))
        return true;
    while (cparent__is_between_word(s, at))
        at++;
    return cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL ||
           cparent__token_among(s, at, presence) ||
           (cparent__token_is(s, at, "to") &&
            cparent__cue_at(s, CPARENT__K_VERB, at + 1) != NULL);
}

/* "Ravi Shah from the housing team explained". */
static bool
acts_from(const cparent__sentence *s, int at)
{
    const int from = at;

    if (!cparent__token_is(s, at, "from") && !cparent__token_is(s, at, "of") &&
        !cparent__mark_is(s, at, '-'))
        return false;
    for (at++; at < s->count && at < from + 10; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (cparent__cue_at(s, CPARENT__K_SAY, at) != NULL)
            return true;
    }
    return false;
}

/* "Presented by: Hilary Okafor", "Report author: …", "Chair: …": a label, and
 * nothing but who. */
static bool
is_labelled(const cparent__sentence *s, int from, int to)
{
    static const char *const parts[] = { "q", "a", "question", "answer",
                                         "response", "reply", NULL };
    static const char *const labels[] = {
        "by",   "presenter", "author", "authors", "officer", "lead",
        "chair", "chairman", "contact", "clerk", "owner", "sponsor",
        "officers", "members", "guests", "observers", "minutes", NULL
    };

    /* "Q: Lesley Cho (Health) – how many" */
    if (cparent__mark_is(s, from - 1, ':') && from <= 3 &&
        cparent__token_among(s, 0, parts))
        return cparent__mark_is(s, to, '-') || cparent__mark_is(s, to, '(') ||
               cparent__mark_is(s, to, ':');
    return cparent__mark_is(s, from - 1, ':') && from <= 5 &&
           cparent__token_among(s, from - 2, labels);
}

/* What stands before makes it a person: "introduced by", "thanked". */
static bool
is_acted_on(const cparent__sentence *s, int from)
{
    static const char *const by[] = {
        "introduced", "presented", "given",  "shown",    "led",
        "chaired",    "answered",  "moved",  "seconded", "proposed",
        "delivered",  "nominated", "raised", "asked",    "report",
        "presentation", "update", "paper", NULL
    };
    static const char *const direct[] = { "thanked", "welcomed",
                                          "congratulated", "introduced",
                                          "appointed", "elected", NULL };

    if (cparent__token_is(s, from - 1, "by"))
        return cparent__token_among(s, from - 2, by);
    return cparent__token_among(s, from - 1, direct);
}

bool
cparent__list_reaches(const cparent__sentence *s, int from)
{
    return cparent__mark_is(s, from - 1, ':') ||
           cparent__mark_is(s, from - 1, ',') ||
           cparent__mark_is(s, from - 1, ';') ||
           cparent__token_is(s, from - 1, "and") ||
           cparent__token_is(s, from - 1, "from");
}

/* "The Performance Manager (Lorcan Neill)": the name of a post's holder. */
static bool
holds_post(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *post;

    if (!cparent__mark_is(s, from - 1, '(') || !cparent__mark_is(s, to, ')'))
        return false;
    post = cparent__cue_last(s, CPARENT__K_POST, from - 9, from - 1);
    return post != NULL && cparent__is_capital_word(s, post->start);
}

/* "The Head of Safeguarding, Quality and Practice, Deirdre Slattery, said". */
static bool
is_apposed(const cparent__sentence *s, int from, int to)
{
    int at = to + 1;

    if (!cparent__mark_is(s, from - 1, ',') || !cparent__mark_is(s, to, ',') ||
        cparent__cue_last(s, CPARENT__K_POST, from - 14, from) == NULL)
        return false;
    while (cparent__is_between_word(s, at))
        at++;
    return cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL;
}

int
cparent__past_initials(const cparent__sentence *s, int from, int to)
{
    const cparent__token *letters = &s->tokens[to + 1];
    const char *text = s->text;

    return cparent__mark_is(s, to, '(') && cparent__mark_is(s, to + 2, ')') &&
                   letters->end - letters->start >= 2 &&
                   letters->end - letters->start <= 3 &&
                   text[letters->start] == text[s->tokens[from].start] &&
                   text[letters->end - 1] == text[s->tokens[to - 1].start]
               ? to + 3
               : to;
}

/* Two capitals in a row are a name only where somebody stands: before a
 * verb of saying or doing, a post, in a list of those present, or in the
 * brackets of an action. */
bool
cparent__stands_as_person(const cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *before = cparent__cue_at(s, CPARENT__K_POST, from - 1);

    if (cparent__is_given(s, from))
        return true;
    if (cparent__in_people_list(reader) &&
        (from == 0 || cparent__list_reaches(s, from)))
        return true;
    if (cparent__role_before(s, from).end != 0 || is_acted_on(s, from) ||
        is_labelled(s, from, to) || holds_post(s, from, to) ||
        is_apposed(s, from, to))
        return true;
    if (before != NULL && !s->tokens[from - 1].capital)
        return true;
    if (cparent__past_initials(s, from, to) > to)
        return true;
    if (cparent__mark_is(s, to, ',') || cparent__mark_is(s, to, '('))
        return cparent__role_after(reader, to).end != 0 || acts(s, to) ||
               (cparent__mark_is(s, to, ',') &&
                cparent__token_is(s, to + 1, "who"));
    if (cparent__mark_is(s, to, '-') &&
        cparent__role_after(reader, to).end != 0)
        return true;
    if (cparent__mark_is(s, from - 1, '/') || cparent__mark_is(s, to, '/') ||
        (cparent__cue_last(s, CPARENT__K_ACTION, from - 3, from) != NULL))
        return true;
    return acts(s, to) || acts_from(s, past_others(s, to));
}
