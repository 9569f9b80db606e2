/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables and statements out of the nouns' field tables.  Everything here is
 * SQL that SQLite and PostgreSQL read alike.
 */
#include "config.h"

#include "store/schema-internal.h"

#include "core/error-internal.h"
#include "store/store-internal.h"

/* The fields that have columns of their own in every table. */
enum { FIRST_FIELD = CPARENT_FIELD_ID + 1 };

#define HISTORY_COLUMNS                                                   \
    "\"seq\", \"at\", \"who\", \"why\", \"key\", \"noun\", \"id\", "      \
    "\"version\", \"salt\", \"digest\", \"body\", \"prev\", \"hash\""

int
cparent__schema_newest(cparent__nouns_fn nouns)
{
    int newest = CPARENT__PUBLISHED_SINCE;

    for (int n = 1; n < CPARENT_NOUN_COUNT; n++) {
        const cparent__noun *noun = nouns((cparent_noun)n);

        if (noun->since > newest)
            newest = noun->since;
        for (size_t f = 0; f < noun->count; f++) {
            if (noun->fields[f].since > newest)
                newest = noun->fields[f].since;
        }
    }
    return newest;
}

/* --- tables ------------------------------------------------------------ */

static void
create_noun(const cparent__engine_calls *calls, const cparent__noun *noun,
            int version, cparent__text *sql)
{
    cparent__text_addf(sql, "CREATE TABLE \"%s\" (\"authority\" %s NOT NULL, "
                            "\"id\" %s NOT NULL, \"version\" %s NOT NULL",
                       noun->name, calls->text_type, calls->text_type,
                       calls->integer_type);
    for (size_t f = FIRST_FIELD; f < noun->count; f++) {
        if (noun->fields[f].since <= version)
            cparent__text_addf(sql, ", \"%s\" %s", noun->fields[f].name,
                               calls->text_type);
    }
    cparent__text_addf(sql, ", PRIMARY KEY (\"authority\", \"id\"))%s",
                       calls->table_suffix);
}

static void
create_history(const cparent__engine_calls *calls, cparent__text *sql)
{
    static const struct {
        const char *name;
        bool number, optional;
    } columns[] = {
        { "authority", false, false }, { "seq", true, false },
        { "at", false, false },        { "who", false, false },
        { "why", false, false },       { "key", false, true },
        { "noun", false, false },      { "id", false, false },
        { "version", true, false },    { "salt", false, true },
        { "digest", false, false },    { "body", false, true },
        { "prev", false, false },      { "hash", false, false },
    };

    cparent__text_add(sql, "CREATE TABLE \"history\" (");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        cparent__text_addf(sql, "\"%s\" %s%s, ", columns[i].name,
                           columns[i].number ? calls->integer_type
                                             : calls->text_type,
                           columns[i].optional ? "" : " NOT NULL");
    /* One key covers a group of changes, one for each record; a change
     * without a key holds NULL, which is never equal to another. */
    cparent__text_addf(sql,
                       "PRIMARY KEY (\"authority\", \"seq\"), "
                       "UNIQUE (\"authority\", \"key\", \"noun\", \"id\"), "
                       "UNIQUE (\"authority\", \"noun\", \"id\", "
                       "\"version\"))%s",
                       calls->table_suffix);
}

/* Published statistics belong to no council: a row a release, and what its
 * breakdowns say in packed blocks. */
static void
create_published(const cparent__engine_calls *calls, cparent__text *sql)
{
    cparent__text_addf(
        sql,
        "CREATE TABLE \"published\" (\"batch\" %s NOT NULL, "
        "\"kind\" %s NOT NULL, \"dataset\" %s NOT NULL, "
        "\"digest\" %s NOT NULL, \"source\" %s NOT NULL, "
        "\"at\" %s NOT NULL, \"rows\" %s NOT NULL, \"head\" %s NOT NULL, "
        "PRIMARY KEY (\"batch\"), UNIQUE (\"digest\"))%s",
        calls->integer_type, calls->text_type, calls->text_type,
        calls->text_type, calls->text_type, calls->text_type,
        calls->integer_type, calls->bytes_type, calls->table_suffix);
}

static void
create_published_block(const cparent__engine_calls *calls,
                       cparent__text *sql)
{
    cparent__text_addf(
        sql,
        "CREATE TABLE \"published_block\" (\"batch\" %s NOT NULL, "
        "\"breakdown\" %s NOT NULL, \"bytes\" %s NOT NULL, "
        "PRIMARY KEY (\"batch\", \"breakdown\"))%s",
        calls->integer_type, calls->integer_type, calls->bytes_type,
        calls->table_suffix);
}

static cparent_status
run(cparent__engine *engine, cparent__text *sql, cparent_error *err)
{
    cparent_status status = cparent__text_status(sql, err);

    if (!status)
        status = engine->calls->exec(engine, cparent__text_string(sql), err);
    cparent__text_clear(sql);
    return status;
}

/* What is new in version `version` of one noun. */
static cparent_status
migrate_noun(cparent__engine *engine, const cparent__noun *noun, int version,
             cparent__text *sql, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    if (noun->since == version) {
        create_noun(engine->calls, noun, version, sql);
        return run(engine, sql, err);
    }
    for (size_t f = FIRST_FIELD; !status && f < noun->count; f++) {
        if (noun->since > version || noun->fields[f].since != version)
            continue;
        cparent__text_addf(sql, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s",
                           noun->name, noun->fields[f].name,
                           engine->calls->text_type);
        status = run(engine, sql, err);
    }
    return status;
}

static cparent_status
migrate_step(cparent__engine *engine, cparent__nouns_fn nouns, int version,
             cparent__text *sql, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    if (version == 1) {
        create_history(engine->calls, sql);
        status = run(engine, sql, err);
        if (!status)
            status = engine->calls->guard(engine, err);
    }
    if (version == CPARENT__PUBLISHED_SINCE) {
        create_published(engine->calls, sql);
        status = run(engine, sql, err);
        if (!status) {
            create_published_block(engine->calls, sql);
            status = run(engine, sql, err);
        }
    }
    for (int n = 1; !status && n < CPARENT_NOUN_COUNT; n++)
        status = migrate_noun(engine, nouns((cparent_noun)n), version, sql,
                              err);
    return status;
}

cparent_status
cparent__schema_migrate(cparent__engine *engine, cparent__nouns_fn nouns,
                        bool begun, cparent_error *err)
{
    int version = 0, newest = cparent__schema_newest(nouns);
    cparent__text sql = CPARENT__TEXT_INIT(CPARENT__SQL_LIMIT);
    cparent_status status =
        begun ? CPARENT_OK : engine->calls->begin(engine, true, err);

    /* Asked inside: another process may have done it meanwhile. */
    if (!status)
        status = engine->calls->version(engine, &version, err);
    bool old = !status && version < newest;
    while (!status && version < newest)
        status = migrate_step(engine, nouns, ++version, &sql, err);
    if (!status && old)
        status = engine->calls->set_version(engine, newest, err);
    if (!begun && !status)
        status = engine->calls->commit(engine, err);
    if (!begun && status)
        engine->calls->rollback(engine);
    cparent__text_free(&sql);
    return status;
}

/* --- statements -------------------------------------------------------- */

static void
add_fields(const cparent__noun *noun, const char *before, const char *after,
           cparent__text *sql)
{
    for (size_t f = FIRST_FIELD; f < noun->count; f++)
        cparent__text_addf(sql, "%s\"%s\"%s", before, noun->fields[f].name,
                           after);
}

static void
insert_sql(const cparent__noun *noun, cparent__text *sql)
{
    cparent__text_addf(sql, "INSERT INTO \"%s\" (\"version\"", noun->name);
    add_fields(noun, ", ", "", sql);
    cparent__text_add(sql, ", \"authority\", \"id\") VALUES (?");
    for (size_t f = 0; f < noun->count; f++)
        cparent__text_add(sql, ", ?");
    cparent__text_add(sql, ")");
}

void
cparent__schema_sql(const cparent__noun *noun, int kind, cparent__text *sql)
{
    switch (kind) {
    case CPARENT__SQL_GET:
        cparent__text_add(sql, "SELECT \"version\"");
        add_fields(noun, ", ", "", sql);
        cparent__text_addf(sql, " FROM \"%s\" WHERE \"authority\" = ? "
                                "AND \"id\" = ?", noun->name);
        break;
    case CPARENT__SQL_PAGE:
        cparent__text_add(sql, "SELECT \"version\", \"id\"");
        add_fields(noun, ", ", "", sql);
        cparent__text_addf(sql, " FROM \"%s\" WHERE \"authority\" = ? "
                                "AND \"id\" > ? ORDER BY \"id\" LIMIT ?",
                           noun->name);
        break;
    case CPARENT__SQL_INSERT:
        insert_sql(noun, sql);
        break;
    case CPARENT__SQL_UPDATE:
        cparent__text_addf(sql, "UPDATE \"%s\" SET \"version\" = ?",
                           noun->name);
        add_fields(noun, ", ", " = ?", sql);
        cparent__text_add(sql, " WHERE \"authority\" = ? AND \"id\" = ? "
                               "AND \"version\" = ?");
        break;
    case CPARENT__SQL_DELETE:
        cparent__text_addf(sql, "DELETE FROM \"%s\" WHERE \"authority\" = ? "
                                "AND \"id\" = ? AND \"version\" = ?",
                           noun->name);
        break;
    default:
        break;
    }
}

const char *
cparent__schema_history_sql(int kind)
{
    static const char *const sql[CPARENT__HISTORY_KINDS] = {
        [CPARENT__HISTORY_APPEND] =
            "INSERT INTO \"history\" (\"authority\", " HISTORY_COLUMNS
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [CPARENT__HISTORY_HEAD] =
            "SELECT \"seq\", \"hash\" FROM \"history\" "
            "WHERE \"authority\" = ? ORDER BY \"seq\" DESC LIMIT 1",
        [CPARENT__HISTORY_BY_KEY] =
            "SELECT \"seq\" FROM \"history\" WHERE \"authority\" = ? "
            "AND \"key\" = ? AND \"noun\" = ? AND \"id\" = ?",
        [CPARENT__HISTORY_BY_SEQ] =
            "SELECT \"hash\" FROM \"history\" WHERE \"authority\" = ? "
            "AND \"seq\" = ?",
        [CPARENT__HISTORY_BY_VERSION] =
            "SELECT \"body\" FROM \"history\" WHERE \"authority\" = ? "
            "AND \"noun\" = ? AND \"id\" = ? AND \"version\" = ?",
        [CPARENT__HISTORY_LATEST] =
            "SELECT \"version\" FROM \"history\" WHERE \"authority\" = ? "
            "AND \"noun\" = ? AND \"id\" = ? "
            "ORDER BY \"version\" DESC LIMIT 1",
        [CPARENT__HISTORY_WALK] =
            "SELECT " HISTORY_COLUMNS " FROM \"history\" "
            "WHERE \"authority\" = ? AND \"seq\" > ? ORDER BY \"seq\"",
    };

    return sql[kind];
}
