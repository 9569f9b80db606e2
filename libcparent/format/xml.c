/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/xml-internal.h"

#include <expat.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* No document of a web service comes near these. */
enum { DEEPEST = 256, MOST_ATTRIBUTES = 256, PIECE = 1 << 20 };

typedef struct check {
    XML_Parser parser;
    int depth;
    bool doctype;
    bool deep;
    bool crowded;
} check;

static void XMLCALL
begin_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    check *c = user;
    int count = 0;

    (void)name;
    while (count <= 2 * MOST_ATTRIBUTES && attributes[count] != NULL)
        count += 2;
    c->crowded = count > 2 * MOST_ATTRIBUTES;
    c->deep = ++c->depth > DEEPEST;
    if (c->deep || c->crowded)
        XML_StopParser(c->parser, XML_FALSE);
}

static void XMLCALL
end_element(void *user, const XML_Char *name)
{
    check *c = user;

    (void)name;
    c->depth--;
}

static void XMLCALL
begin_doctype(void *user, const XML_Char *name, const XML_Char *system_id,
              const XML_Char *public_id, int internal)
{
    check *c = user;

    (void)name;
    (void)system_id;
    (void)public_id;
    (void)internal;
    c->doctype = true;
    XML_StopParser(c->parser, XML_FALSE);
}

static int
small(XML_Size number)
{
    return number < INT32_MAX ? (int)number : INT32_MAX - 1;
}

static cparent_status
fail(const check *c, const char *source, cparent_error *err)
{
    const int line = small(XML_GetCurrentLineNumber(c->parser));
    const int column = small(XML_GetCurrentColumnNumber(c->parser)) + 1;
    cparent_status status;

    if (XML_GetErrorCode(c->parser) == XML_ERROR_NO_MEMORY)
        return cparent__nomem(err);
    if (c->deep || c->crowded)
        return cparent__fail_at(err, CPARENT_E_LIMIT, source, line, column,
                                NULL,
                                c->deep ? "the elements are nested deeper "
                                          "than 256"
                                        : "the element has more than 256 "
                                          "attributes");
    if (c->doctype)
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_PARSE, source, line, column,
                             NULL, "a DOCTYPE is not accepted"),
            "take it out; a web service sends none");
    status = cparent__fail_at(
        err, CPARENT_E_PARSE, source, line, column, NULL,
        "the XML is not well formed: %s",
        XML_ErrorString(XML_GetErrorCode(c->parser)));
    return cparent__hint(err, status, "fetch the document again");
}

cparent_status
cparent__xml_check(const char *bytes, size_t size, const char *source,
                   cparent_error *err)
{
    static const XML_Memory_Handling_Suite memory = {
        cparent__malloc, cparent__realloc, cparent__free
    };
    check c = { XML_ParserCreate_MM(NULL, &memory, NULL), 0, false, false,
                false };
    cparent_status status = CPARENT_OK;
    size_t at = 0;

    if (c.parser == NULL)
        return cparent__nomem(err);
    XML_SetUserData(c.parser, &c);
    XML_SetElementHandler(c.parser, begin_element, end_element);
    XML_SetStartDoctypeDeclHandler(c.parser, begin_doctype);
    do {
        const size_t piece = size - at < PIECE ? size - at : PIECE;

        if (XML_Parse(c.parser, bytes + at, (int)piece, at + piece == size) !=
            XML_STATUS_OK) {
            status = fail(&c, source, err);
            break;
        }
        at += piece;
    } while (at < size);
    XML_ParserFree(c.parser);
    return status;
}
