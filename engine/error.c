#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "codes.h"

bool error_set(struct eca_error *err, enum eca_error_kind kind, const char *format, ...)
{
	va_list args;

	if (err->kind != ECA_OK)
		return false;
	err->kind = kind;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	return false;
}

bool error_errno(struct eca_error *err, const char *format, ...)
{
	const char *words = strerror(errno);
	va_list args;
	size_t length;

	if (err->kind != ECA_OK)
		return false;
	err->kind = ECA_ERROR_FILE;
	va_start(args, format);
	vsnprintf(err->text, sizeof(err->text), format, args);
	va_end(args);
	length = strlen(err->text);
	snprintf(err->text + length, sizeof(err->text) - length, ": %s", words);
	return false;
}

static void add(struct eca_findings *findings, const struct eca_finding *finding)
{
	struct eca_finding *place;

	if (findings->count == findings->capacity) {
		findings->capacity = findings->capacity ? 2 * findings->capacity : 16;
		findings->items = need_more_memory(findings->items,
		                                   findings->capacity * sizeof(*findings->items));
	}
	place = &findings->items[findings->count++];
	*place = *finding;
	place->file = need_copy(finding->file);
	place->text = need_copy(finding->text);
	findings->errors += finding->severity == ECA_SEVERITY_ERROR;
}

void findings_add(struct eca_findings *findings, enum eca_severity severity, const char *file,
                  int line, const char *text)
{
	const struct eca_finding finding = { severity, file, line, text,
	                                     codes_of_text(severity, text) };

	add(findings, &finding);
}

void findings_add_doubt(struct eca_findings *findings, const char *code,
                        const struct eca_place *at, const char *text)
{
	const struct eca_finding finding = { ECA_SEVERITY_WARNING, at->file, at->line, text, code };

	add(findings, &finding);
}

void eca_findings_free(struct eca_findings *findings)
{
	size_t i;

	for (i = 0; i < findings->count; i++) {
		free((char *)findings->items[i].file);
		free((char *)findings->items[i].text);
	}
	free(findings->items);
	*findings = (struct eca_findings){ 0 };
}
