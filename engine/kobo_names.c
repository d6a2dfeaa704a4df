/* Which field of the form a column or key of an export is. */
#include <string.h>

#include "kobo.h"
#include "labels.h"

enum {
	NAME_MAX_LENGTH = 128,
	LABEL_MAX_LENGTH = 4096,
	LOOKED_UP_MAX = 32 << 20, /* in a file, so that slashes upon slashes cost no more */
};

/* Between the groups of a path, and before an option's column. */
static const char separators[] = "/-.|";

/* ---- What Kobo and ODK add ---- */

static bool is_one_of(const char *const *words, size_t count, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strlen(words[i]) == length && !memcmp(words[i], name, length))
			return true;
	return false;
}

static const char *const submissions[] = {
	"_uuid", "meta/instanceID", "meta-instanceID", "instanceID", "KEY",
};

bool kobo_is_mark(const char *name, size_t length)
{
	static const char *const marks[] = {
		"_uuid", "_submission_time", "__version__", "_validation_status", "meta/instanceID",
		"meta-instanceID", "formhub/uuid", "SubmissionDate", "meta/rootUuid",
	};

	return is_one_of(marks, sizeof(marks) / sizeof(marks[0]), name, length);
}

/* No id of a set begins with _ or has capital letters. */
static bool is_meta(const char *name, size_t length)
{
	static const char *const begins[] = { "_", "meta/", "meta-", "formhub/" };
	static const char *const metas[] = {
		"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber",
		"username", "email", "audit", "instanceName", "SubmissionDate", "SubmitterID",
		"SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
		"DeviceID", "Edits", "FormVersion",
	};
	size_t i;

	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (length >= strlen(begins[i]) && !memcmp(begins[i], name, strlen(begins[i])))
			return true;
	return is_one_of(metas, sizeof(metas) / sizeof(metas[0]), name, length);
}

/* ---- By name ---- */

/* The field or group of that name; NULL when there is none. */
static const struct kobo_field *find_name(const struct kobo *kobo, const char *name, size_t length)
{
	char padded[NAME_MAX_LENGTH + VOCABULARY_AHEAD] = "";
	size_t index;

	if (!length || length > NAME_MAX_LENGTH)
		return NULL;
	memcpy(padded, name, length);
	index = vocabulary_find(&kobo->names, padded, length);
	return index == ECA_NONE ? NULL : &kobo->fields[index];
}

static bool takes_several(const struct kobo_field *field)
{
	return field && field->kind == KOBO_ANSWER && field->column->read == read_multi;
}

/* An option of a multi by its name, or ECA_NONE. */
static size_t find_option(const struct kobo_field *field, const char *name, size_t length)
{
	char padded[NAME_MAX_LENGTH + VOCABULARY_AHEAD] = "";
	size_t option, extra;

	if (!length || length > NAME_MAX_LENGTH)
		return ECA_NONE;
	memcpy(padded, name, length);
	option = vocabulary_find(&field->column->choices, padded, length);
	for (extra = 0; option == ECA_NONE && extra < ECA_EXTRAS; extra++)
		if (!strcmp(eca_form_extra((enum eca_extra)extra), padded))
			option = field->column->choices.count + extra;
	return option;
}

static struct kobo_field option_field(const struct kobo_field *field, size_t option)
{
	return (struct kobo_field){ KOBO_OPTION, field->column, option };
}

/* Where the last part of a path begins, before `end`. */
static const char *last_part(const char *name, const char *end)
{
	while (end > name && !strchr(separators, end[-1]))
		end--;
	return end;
}

/* By the last part of a path, or by the last two where the last is an option. */
static struct kobo_field find_last(const struct kobo *kobo, const char *name, size_t length)
{
	const char *end = name + length, *last = last_part(name, end), *before;
	const struct kobo_field *field;

	if (last > name) {
		before = last_part(name, last - 1);
		field = find_name(kobo, before, (size_t)(last - 1 - before));
		if (takes_several(field))
			return option_field(field, find_option(field, last, (size_t)(end - last)));
	}
	field = find_name(kobo, last, (size_t)(end - last));
	return field && field->kind != KOBO_GROUP ? *field : (struct kobo_field){ 0 };
}

/* Whether a path begins with a group of the form, or is a name or an option alone. */
static bool is_path(const struct kobo *kobo, const char *name, size_t length)
{
	const char *end = name + length, *at = name;
	const struct kobo_field *first;

	while (at < end && !strchr(separators, *at))
		at++;
	first = find_name(kobo, name, (size_t)(at - name));
	return first && (at == end || first->kind == KOBO_GROUP || takes_several(first));
}

/* Whether it is made like a path, of names alone. */
static bool is_like_path(const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		char c = name[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
		    c != '_' && (!c || !strchr(separators, c)))
			return false;
	}
	return true;
}

/* ---- By label ---- */

static const struct kobo_field *find_whole_label(struct kobo *kobo, const char *label,
                                                 const char *end)
{
	const char *name;

	kobo->looked_up += (size_t)(end - label);
	if (kobo->looked_up > LOOKED_UP_MAX)
		return NULL;
	name = labels_find(kobo->labels, KOBO_HEADERS, label, (size_t)(end - label));
	return name ? find_name(kobo, name, strlen(name)) : NULL;
}

/* Labels of groups may stand before the field's, each with a slash. */
static const struct kobo_field *find_label(struct kobo *kobo, const char *label, const char *end)
{
	const struct kobo_field *field = NULL;

	while (label && !field) {
		field = find_whole_label(kobo, label, end);
		label = memchr(label, '/', (size_t)(end - label));
		label += label != NULL;
	}
	return field;
}

static size_t option_by_label(struct kobo *kobo, const struct kobo_field *field, const char *label,
                              const char *end)
{
	const struct eca_question *question =
		&kobo->answers->model->questions[field->column->question];
	const char *word = labels_answer(kobo->labels, question, label, (size_t)(end - label));

	if (word && !strcmp(word, "-"))
		word = eca_form_extra(ECA_EXTRA_NONE);
	return word ? find_option(field, word, strlen(word)) : ECA_NONE;
}

/* "Question/option", at any of the slashes. */
static struct kobo_field find_option_label(struct kobo *kobo, const char *label, const char *end)
{
	struct kobo_field found = { 0 };
	const char *slash = end;

	while ((slash = memrchr(label, '/', (size_t)(slash - label)))) {
		const struct kobo_field *field = find_label(kobo, label, slash);

		if (!takes_several(field))
			continue;
		found = option_field(field, option_by_label(kobo, field, slash + 1, end));
		if (found.option != ECA_NONE)
			break;
	}
	return found;
}

static struct kobo_field find_by_label(struct kobo *kobo, const char *label, size_t length)
{
	const struct kobo_field *field;
	struct kobo_field found;

	if (length > LABEL_MAX_LENGTH)
		return (struct kobo_field){ 0 };
	field = find_label(kobo, label, label + length);
	found = field ? *field : find_option_label(kobo, label, label + length);
	kobo->by_label |= found.kind != KOBO_UNKNOWN;
	return found;
}

/* ---- All ways ---- */

struct kobo_field kobo_find(struct kobo *kobo, const char *name, size_t length)
{
	struct kobo_field found = { 0 };

	if (is_path(kobo, name, length))
		found = find_last(kobo, name, length);
	if (found.kind == KOBO_UNKNOWN &&
	    is_one_of(submissions, sizeof(submissions) / sizeof(submissions[0]), name, length))
		found.kind = KOBO_SUBMISSION;
	if (found.kind == KOBO_UNKNOWN && is_meta(name, length))
		found.kind = KOBO_META;
	if (found.kind == KOBO_UNKNOWN)
		found = find_by_label(kobo, name, length);
	if (found.kind == KOBO_UNKNOWN && is_like_path(name, length))
		found = find_last(kobo, name, length);
	return found;
}
