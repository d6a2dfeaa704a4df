#include "findings_out.h"

#include <string.h>

#include "json_out.h"
#include "message.h"

static void end(struct buf *buf, struct eca_output *out)
{
	eca_output_write(out, buf->bytes, buf->used);
	buf_free(buf);
}

static void put_finding(struct buf *buf, const struct eca_finding *finding)
{
	json_out_object(buf);
	json_out_text_member(buf, "code", finding->code);
	json_out_text_member(buf, "severity", severity_word(finding->severity));
	json_out_text_member(buf, "file", finding->file);
	json_out_count_member(buf, "line", (size_t)finding->line);
	json_out_text_member(buf, "text", finding->text);
	buf_char(buf, '}');
}

void findings_json(const struct eca_findings *findings, const struct eca_model *model,
                   struct eca_output *out)
{
	struct buf buf = { 0 };
	size_t i;

	buf_char(&buf, '{');
	if (model)
		json_out_set_members(&buf, model);
	else
		json_out_text_member(&buf, "engine", ECA_VERSION);
	json_out_bool_member(&buf, "sound", !findings->errors);
	json_out_count_member(&buf, "errors", findings->errors);
	json_out_count_member(&buf, "warnings", findings->count - findings->errors);
	json_out_array(&buf, "findings");
	for (i = 0; i < findings->count; i++)
		put_finding(&buf, &findings->items[i]);
	buf_text(&buf, "\n]}\n");
	end(&buf, out);
}

/* ---- SARIF ---- */

static void object(struct buf *buf, const char *key)
{
	json_out_key(buf, key);
	buf_char(buf, '{');
}

static void text_object(struct buf *buf, const char *key, const char *text)
{
	object(buf, key);
	json_out_text_member(buf, "text", text);
	buf_char(buf, '}');
}

static void put_rule(struct buf *buf, const struct eca_code *code)
{
	json_out_object(buf);
	json_out_text_member(buf, "id", code->code);
	text_object(buf, "shortDescription", code->title);
	text_object(buf, "fullDescription", code->explanation);
	buf_char(buf, '}');
}

static void put_tool(struct buf *buf)
{
	size_t count, i;
	const struct eca_code *codes = eca_codes(&count);

	object(buf, "tool");
	object(buf, "driver");
	json_out_text_member(buf, "name", "eca check");
	json_out_text_member(buf, "version", ECA_VERSION);
	json_out_array(buf, "rules");
	for (i = 0; i < count; i++)
		put_rule(buf, &codes[i]);
	buf_text(buf, "\n]}}");
}

/* A path as a URI: bytes that may not stand in one as %XX. */
static void put_uri(struct buf *buf, const char *path)
{
	struct buf uri = { 0 };

	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c > ' ' && c < 0x7F && !strchr("\"#%<>?[\\]^`{|}:", c))
			buf_char(&uri, (char)c);
		else
			buf_format(&uri, "%%%02X", c);
	}
	json_out_text_member(buf, "uri", buf_string(&uri));
	buf_free(&uri);
}

static void put_location(struct buf *buf, const struct eca_finding *finding)
{
	json_out_key(buf, "locations");
	buf_text(buf, "[{");
	object(buf, "physicalLocation");
	object(buf, "artifactLocation");
	put_uri(buf, finding->file);
	buf_char(buf, '}');
	if (finding->line > 0) {
		object(buf, "region");
		json_out_count_member(buf, "startLine", (size_t)finding->line);
		buf_char(buf, '}');
	}
	buf_text(buf, "}}]");
}

static void put_result(struct buf *buf, const struct eca_finding *finding)
{
	json_out_object(buf);
	json_out_text_member(buf, "ruleId", finding->code);
	json_out_text_member(buf, "level", severity_word(finding->severity));
	text_object(buf, "message", finding->text);
	put_location(buf, finding);
	buf_char(buf, '}');
}

void findings_sarif(const struct eca_findings *findings, struct eca_output *out)
{
	struct buf buf = { 0 };
	size_t i;

	buf_char(&buf, '{');
	json_out_text_member(&buf, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_out_text_member(&buf, "version", "2.1.0");
	json_out_array(&buf, "runs");
	json_out_object(&buf);
	put_tool(&buf);
	json_out_array(&buf, "results");
	for (i = 0; i < findings->count; i++)
		put_result(&buf, &findings->items[i]);
	buf_text(&buf, "\n]}]}\n");
	end(&buf, out);
}
